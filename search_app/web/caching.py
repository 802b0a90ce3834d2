"""Pages that did not change are not made again.

Every page is made from its address, the archive, the index and the day alone. So one digest of
these is the ETag of all of them, and a browser that has it gets 304 before anything is searched.
"""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from os import getpid

from flask import Blueprint, Flask, Response, g, request
from flask.typing import ResponseReturnValue

from search_app.web.store import fingerprint

_UNCACHED = {"status.show", "status.show_json"}  # tell of the quarantine, which has no serial number
_ASSETS_SECONDS = 86_400  # stylesheets and fonts carry a digest of their content in their address
_PROCESS = str(getpid())  # a restarted program may print other pages


def attach(app: Flask, *blueprints: Blueprint) -> None:
    """Answer unchanged pages of these blueprints with 304."""
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _ASSETS_SECONDS
    for blueprint in blueprints:
        blueprint.before_request(_unchanged)
        blueprint.after_request(_tagged)


def _unchanged() -> ResponseReturnValue | None:
    if request.method not in ("GET", "HEAD") or request.endpoint in _UNCACHED:
        return None
    g.etag = f"{fingerprint()}-{date.today():%Y%m%d}-{version('anfragenarchiv')}-{_PROCESS}"
    return Response(status=304) if request.if_none_match.contains_weak(g.etag) else None


def _tagged(response: Response) -> Response:
    tag = g.get("etag")
    if tag and response.status_code in (200, 304):
        response.set_etag(tag, weak=True)
        response.headers["Cache-Control"] = "no-cache"
    return response
