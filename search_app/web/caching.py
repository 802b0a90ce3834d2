"""Pages that did not change are not made again.

Every page is made from its address, the archive, the index, the day and the running program alone. So
one digest of these is the ETag of all of them, and a browser that has it gets 304 before anything is searched.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from importlib.metadata import version
from os import getpid

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue

from search_app.web.store import fingerprint

# the status tells of the quarantine, which has no serial number; a file has an ETag of its own
_UNCACHED = {"static", "status.show", "status.show_json", "paper.original", "export.show"}
_ASSETS_SECONDS = 86_400  # stylesheets and fonts carry a digest of their content in their address
_DIGITS = 20  # of the digest in an ETag


def attach(app: Flask) -> None:
    """Answer unchanged pages of an application with 304."""
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _ASSETS_SECONDS
    app.before_request(_unchanged)
    app.after_request(_tagged)


def _unchanged() -> ResponseReturnValue | None:
    if request.method not in ("GET", "HEAD") or request.endpoint is None or request.endpoint in _UNCACHED:
        return None
    made_of = f"{fingerprint()} {date.today():%Y%m%d} {version('anfragenarchiv')} {getpid()}"
    g.etag = sha256(made_of.encode()).hexdigest()[:_DIGITS]
    return Response(status=304) if request.if_none_match.contains_weak(g.etag) else None


def _tagged(response: Response) -> Response:
    tag = g.get("etag")
    if tag and response.status_code in (200, 304):
        response.set_etag(tag, weak=True)
        response.headers["Cache-Control"] = "no-cache"
    return response
