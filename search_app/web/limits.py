"""How often one address may ask; the only importer of Flask-Limiter."""

from __future__ import annotations

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

PAGES = "300 per minute"  # ten times what a hasty reader opens
EXPORTS = "20 per minute"  # each may walk through the whole index
_SKIPPED = ("static",)

limiter = Limiter(get_remote_address, default_limits=[PAGES], storage_uri="memory://", headers_enabled=False)


def attach(app: Flask) -> None:
    """Count the requests of an application, but not those for its stylesheets and fonts."""
    limiter.init_app(app)
    limiter.request_filter(_is_static)


def _is_static() -> bool:
    return request.endpoint in _SKIPPED
