"""The search app: index, exports, pages and command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from search_app.config import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Make the web application for an archive; without settings for the one of the environment.

    It opens nothing yet: archive and index are opened by the first request that needs them.
    """
    # late, so that `anfragen --help` loads no web framework
    from search_app.config import Settings
    from search_app.web import wire

    return wire(settings or Settings.from_environment())
