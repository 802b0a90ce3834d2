"""Serving the pages; the only importer of waitress."""

from __future__ import annotations

import errno
import logging
import socket
from contextlib import ExitStack
from typing import Any

from waitress import create_server

from ingest.disk import refusal
from ingest.errors import AnfragenError
from search_app import create_app
from search_app.config import Settings

_PROXY_HEADERS = {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"}
_BACKLOG = 64  # connections that may wait
_BODY_LIMIT = 65_536  # bytes of a request: these pages take no uploads


class CannotServe(AnfragenError):
    """The address cannot be listened on; the message is for people."""


def serve(settings: Settings) -> None:
    """Serve the archive until interrupted; prints the address. Raises CannotServe and SettingsError."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a reader waits a moment is no news
    app = create_app(settings)  # first, since a wrong setting would leave the socket open
    server = create_server(
        app,
        sockets=[_listen(settings)],
        threads=settings.threads,
        ident=None,
        max_request_body_size=_BODY_LIMIT,
        **_believing(settings.proxies),
    )
    print(f"Anfragenarchiv: {address(settings)} (beenden mit Strg+C)", flush=True)
    try:
        server.run()
    finally:
        server.close()


def _believing(proxies: int) -> dict[str, Any]:
    """Which word of how many proxies is believed on who asks and under which address; that of none without any."""
    if not proxies:
        return {}
    return {"trusted_proxy": "*", "trusted_proxy_count": proxies, "trusted_proxy_headers": _PROXY_HEADERS}


def address(settings: Settings) -> str:
    """Where the pages are: ``http://127.0.0.1:8000/``."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"


def _listen(settings: Settings) -> socket.socket:
    """Take the port before anything else, so that a busy one is told in one sentence."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        with ExitStack() as undo:
            listening = undo.enter_context(socket.socket(family, kind))
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(place)
            listening.listen(_BACKLOG)
            undo.pop_all()
    except OSError as error:
        raise CannotServe(_reason(settings, error)) from error
    return listening


def _reason(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Auf {settings.host}, Port {settings.port}, läuft schon ein Programm. "
            f"Wählen Sie einen anderen Port: „anfragen serve --port {settings.port + 1}“."
        )
    if error.errno == errno.EACCES:
        return f"Port {settings.port} darf nur der Systemverwalter öffnen. Wählen Sie einen Port ab 1024."
    return f"{settings.host}, Port {settings.port}, kann nicht geöffnet werden: {refusal(error)}."
