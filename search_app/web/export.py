"""Exactly the result on screen, as a file: streamed, so that a large one needs no memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from ingest.archive import Archive
from ingest.errors import QuerySyntaxError
from search_app.exports.formats import BY_SUFFIX, Format, Write
from search_app.exports.paperfacts import facts_of
from search_app.index.protocol import Hit
from search_app.web.answers import json_answer
from search_app.web.frame import base_address
from search_app.web.limits import EXPORTS, limiter
from search_app.web.searching import scan
from search_app.web.state import read_state
from search_app.web.store import archive, engine, store

blueprint = Blueprint("export", __name__)

_SUFFIXES = ",".join(BY_SUFFIX)


@blueprint.get(f"/suche.<any({_SUFFIXES}):suffix>")
@limiter.limit(EXPORTS)
def show(suffix: str) -> ResponseReturnValue:
    """All hits of the search in a format."""
    return _export(BY_SUFFIX[suffix])


def _export(form: Format) -> ResponseReturnValue:
    try:
        state = read_state(request.args.to_dict(flat=False))
        hits = scan(engine(), archive(), state)
        first = list(_first(hits))  # a mistake must be told before the answer has begun
    except QuerySyntaxError as error:
        return json_answer({"error": {"status": 400, "message": str(error), "position": error.position}}, 400)
    answer = Response(streamed(form.write, chain(first, hits)), content_type=form.media_type)
    answer.headers["Content-Disposition"] = f"attachment; filename=anfragen.{form.suffix}"
    return answer


def streamed(write: Write, hits: Iterable[Hit]) -> Iterator[bytes]:
    """What a format makes of hits, with an archive that stays open as long as the answer takes. Raises ArchiveError."""
    return _streamed(write, hits, base_address(), store().settings.home)


def _streamed(write: Write, hits: Iterable[Hit], base: str, home: Path) -> Iterator[bytes]:
    with Archive.open(home) as holdings:  # that of the request is closed before the answer is read
        yield from write(hits, base, facts_of(holdings))


def _first(hits: Iterator[Hit]) -> Iterator[Hit]:
    for hit in hits:
        yield hit
        return
