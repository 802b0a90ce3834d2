"""The pages: one blueprint a noun, thin views, frozen view models."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

from search_app.config import Settings
from search_app.web import (
    caching,
    errors,
    export,
    frame,
    help,
    laws,
    limits,
    listing,
    paper,
    programme,
    search,
    security,
    start,
    status,
    store,
)

_COMPRESSED = [
    "text/html",
    "text/css",
    "text/csv",
    "text/plain",
    "application/json",
    "application/jsonl",
    "image/svg+xml",
]


def wire(settings: Settings) -> Flask:
    """Put the parts of the web application together; decides nothing else."""
    app = Flask("search_app", static_folder="static", template_folder="templates")
    app.config["COMPRESS_MIMETYPES"] = _COMPRESSED
    app.url_map.strict_slashes = False  # whoever types a slash at the end means the same page
    store.attach(app, settings)
    frame.attach(app)
    errors.attach(app)
    security.attach(app)
    limits.attach(app, settings.rate_limit)
    caching.attach(app)
    for page in (start, search, export, help, status, laws, programme, listing, paper):
        app.register_blueprint(page.blueprint)
    Compress(app)
    return app
