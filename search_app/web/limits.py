"""How often one address may ask; the only importer of Flask-Limiter."""

from __future__ import annotations

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import parse_many

from ingest.errors import SettingsError
from search_app.web.store import store

EXPORTS = "20 per minute"  # each may walk through the whole index
_SKIPPED = ("static",)


def _pages() -> str:
    return store().settings.rate_limit


limiter = Limiter(get_remote_address, default_limits=[_pages], storage_uri="memory://", headers_enabled=False)


def attach(app: Flask, rate: str) -> None:
    """Count the requests of an application, but not those for its stylesheets and fonts.

    ``rate`` is what one address may ask for, as Flask-Limiter writes it; without one nothing is
    limited. Raises SettingsError for a rate that cannot be read.
    """
    try:
        parse_many(rate or EXPORTS)
    except ValueError as error:
        raise SettingsError(f"ANFRAGEN_RATE_LIMIT={rate}: hier steht eine Grenze wie „300 per minute“.") from error
    limiter.init_app(app)


@limiter.request_filter
def _is_free() -> bool:
    return request.endpoint in _SKIPPED or not store().settings.rate_limit
