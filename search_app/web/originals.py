"""The stored file of a paper, handed out so that nothing in it can do anything here."""

from __future__ import annotations

from flask import Response, send_file

from ingest.holdings import Original
from search_app.web.twopapers import PDF

_TEXT = "text/plain"
_ENDINGS = {PDF: "pdf", "text/html": "html.txt", "text/markdown": "md.txt", _TEXT: "txt"}
_SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def send_original(original: Original, path: str) -> Response:
    """Send a file: PDF as such, everything else as plain text, under a name made from the paper's address.

    HTML is never sent as HTML: it came from anywhere and would run beside our pages.
    """
    is_pdf = original.media_type == PDF
    name = f"{path.strip('/').replace('/', '-')}.{_ENDINGS.get(original.media_type, 'bin')}"
    readable = is_pdf or original.media_type.startswith("text/")
    answer = send_file(
        original.path,
        mimetype=PDF if is_pdf else _TEXT if readable else "application/octet-stream",
        as_attachment=not readable,
        download_name=name,
        etag=True,
        conditional=True,
    )
    answer.headers["Content-Security-Policy"] = _SANDBOX
    answer.headers.setdefault("Content-Disposition", f"inline; filename={name}")
    return answer
