"""Pages for what went wrong: each says what it was and how to go on; none shows how the program works inside."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, NotFound, TooManyRequests

from ingest.errors import ArchiveError, IndexUnavailable, SearchUnreachable
from search_app.exports.formats import BY_SUFFIX
from search_app.web.answers import json_answer
from search_app.web.frame import asked_query
from search_app.web.state import BadParameter

PROBLEM = "application/problem+json"
_LOG = logging.getLogger(__name__)
_WAIT = 60  # seconds after which a reader who asked too often may ask again
_TEXTS: dict[int, tuple[str, str]] = {
    400: ("So geht es nicht", "Die Adresse enthält etwas, das hier nicht vorkommen kann."),
    404: (
        "Diese Seite gibt es nicht",
        "Unter dieser Adresse ist nichts. Drucksachen stehen unter Parlament, Wahlperiode und Nummer, zum Beispiel "
        "/berlin/17/11310; sonst hilft die Suche weiter.",
    ),
    405: ("So geht es nicht", "Diese Seite kann nur gelesen werden."),
    413: ("Zu viel auf einmal", "Die Anfrage an diese Seite ist zu groß."),
    414: ("Zu viel auf einmal", "Die Adresse dieser Seite ist zu lang."),
    429: ("Zu viele Anfragen", "Sie haben in kurzer Zeit sehr oft gefragt. Bitte warten Sie eine Minute."),
    500: (
        "Ein Fehler auf unserer Seite",
        "Das hätte nicht passieren dürfen. Bitte versuchen Sie es später noch einmal; der Fehler ist vermerkt.",
    ),
    503: (
        "Zurzeit nicht möglich",
        "Das Archiv ist gerade nicht erreichbar. Bitte versuchen Sie es später noch einmal.",
    ),
}
_LATER = 30  # seconds after which a search engine that does not answer may be asked again
_UNREACHABLE = (
    "Die Suche antwortet zurzeit nicht. Drucksachen und ihre Originale lassen sich weiter über ihre Adresse öffnen; "
    "bitte versuchen Sie die Suche in einer halben Minute noch einmal."
)
_NO_INDEX = (
    "Der Suchindex fehlt oder kann nicht gelesen werden. Drucksachen lassen sich über ihre Adresse "
    "öffnen; für die Suche muss der Index mit „anfragen index“ neu gebaut werden."
)


@dataclass(frozen=True, slots=True)
class Link:
    """A way on from an error page."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ErrorView:
    """What an error page shows."""

    status: int
    title: str
    message: str
    links_heading: str = ""
    links: tuple[Link, ...] = ()
    query: str = ""
    retry: int = _WAIT


class MissingPaper(NotFound):
    """A paper or pair that the archive does not have, with what lies near it."""

    def __init__(self, title: str, message: str, links_heading: str = "", links: tuple[Link, ...] = ()) -> None:
        super().__init__(message)
        self.view = ErrorView(404, title, message, links_heading, links)


def attach(app: Flask) -> None:
    """Let an application answer every error with a page, or with JSON where JSON was asked for."""
    app.register_error_handler(MissingPaper, lambda error: respond(error.view))
    app.register_error_handler(BadParameter, lambda error: bad_request(str(error)))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(SearchUnreachable, _unreachable)
    app.register_error_handler(IndexUnavailable, _no_index)
    app.register_error_handler(ArchiveError, _no_archive)
    app.register_error_handler(Exception, _unexpected)


def bad_request(message: str) -> ResponseReturnValue:
    """Answer 400 with a sentence that says what cannot be."""
    return respond(ErrorView(400, _TEXTS[400][0], message, query=asked_query()))


def respond(view: ErrorView) -> ResponseReturnValue:
    """Answer with an error page, in the format that was asked for."""
    g.is_error = True
    headers = {"Retry-After": str(view.retry)} if view.status in (429, 503) else {}
    if request.path.endswith((".json", *(f".{suffix}" for suffix in BY_SUFFIX))):
        error = {"status": view.status, "title": view.title, "message": view.message}
        # a problem object of RFC 9457; `error` says the same to those who knew it first
        problem = {"type": "about:blank", "title": view.title, "status": view.status, "detail": view.message}
        answer = json_answer({**problem, "error": error})
        answer.mimetype = PROBLEM
        return answer, view.status, headers
    return render_template("errors/fehler.html", view=view), view.status, headers


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:  # a redirect is no error
        return error.get_response()
    title, message = _TEXTS.get(status, ("Das hat nicht geklappt", "Diese Anfrage kann nicht beantwortet werden."))
    if isinstance(error, TooManyRequests):
        _LOG.info("too many requests from %s", request.remote_addr)
    return respond(ErrorView(status, title, message))


def _unreachable(error: SearchUnreachable) -> ResponseReturnValue:
    _LOG.warning("search engine: %s", error)
    return respond(ErrorView(503, _TEXTS[503][0], _UNREACHABLE, query=asked_query(), retry=_LATER))


def _no_index(error: IndexUnavailable) -> ResponseReturnValue:
    _LOG.warning("no index: %s", error)
    return respond(ErrorView(503, _TEXTS[503][0], _NO_INDEX, query=asked_query()))


def _no_archive(error: ArchiveError) -> ResponseReturnValue:
    _LOG.error("no archive: %s", error)
    return respond(ErrorView(503, *_TEXTS[503]))


def _unexpected(error: Exception) -> ResponseReturnValue:
    _LOG.error("%s %s failed", request.method, request.path, exc_info=error)
    return respond(ErrorView(500, *_TEXTS[500]))
