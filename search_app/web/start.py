"""The start page: a search box, the newest answers, what lies in the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ingest.holdings import Counts
from search_app.addresses import slug_of
from search_app.index.fields import WITHOUT
from search_app.index.names import parliament_name
from search_app.index.protocol import EntryKind, Filter, Page, Query, SearchEngine, Sort
from search_app.web import german
from search_app.web.answers import json_answer
from search_app.web.examples import Example, examples
from search_app.web.listed import PaperLine, hit_line
from search_app.web.state import SearchState
from search_app.web.store import archive, engine, index_status

blueprint = Blueprint("start", __name__)

_NEWEST = 8  # papers in the list
_LOOKED_AT = 24  # papers looked at for it: some only ask
_EMPTY = "Noch liegt nichts im Archiv. „anfragen ingest ORDNER“ nimmt Drucksachen auf, „anfragen index“ baut den Index."


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """How much of one parliament there is."""

    name: str
    href: str
    papers: str
    pairs: str


@dataclass(frozen=True, slots=True)
class StartView:
    """What the start page shows."""

    examples: tuple[Example, ...]
    newest: tuple[PaperLine, ...]
    holdings: tuple[HoldingRow, ...]
    papers: str
    pairs: str
    note: str
    empty: str


@blueprint.get("/")
def show() -> ResponseReturnValue:
    """The start page; it works without an index too, so that a new archive can be looked at."""
    return render_template("start/start.html", view=_view())


@blueprint.get("/index.json")
def show_json() -> ResponseReturnValue:
    """The twin of the start page."""
    return json_answer(_view())


def _view() -> StartView:
    counts = archive().counts()
    page = _newest_page(engine()) if index_status() else None
    entries = _entries(page) if page else {}
    return StartView(
        examples=examples(engine()) if page and page.total else (),
        newest=tuple(_answered(page))[:_NEWEST] if page else (),
        holdings=tuple(_rows(counts, entries)),
        papers=german.number(counts.papers),
        pairs=german.number(sum(entries.values())),
        note=_note(counts),
        empty=_EMPTY,
    )


def _note(counts: Counts) -> str:
    """What a pair is, and where the questions of papers that only ask are counted."""
    asking = counts.answered_elsewhere
    told = f" Papiere, die nur fragen ({german.number(asking)}), zählen ihre Paare bei der Antwort." if asking else ""
    return f"Ein Paar ist eine Antwort mit ihren Fragen; auch Fragen ohne Antwort zählen.{told}"


def _newest_page(searching: SearchEngine) -> Page:
    """The newest papers that have pairs."""
    pairs = Filter("entry_kind", (EntryKind.PAIR.value,))
    return searching.search(Query(filters=(pairs,), sort=Sort.NEWEST, size=_LOOKED_AT))


def _answered(page: Page) -> Iterator[PaperLine]:
    """Papers of which an answer was found."""
    for group in page.groups:
        if any(hit.answer for hit in group.hits):
            yield hit_line(group.hits[0])


def _entries(page: Page) -> dict[str, int]:
    """Pairs of each parliament: the facet of a search for all pairs counts them."""
    facet = next((facet for facet in page.facets if facet.field == "parliament"), None)
    return {value.value: value.count for value in facet.values} if facet else {}


def _rows(counts: Counts, entries: dict[str, int]) -> Iterator[HoldingRow]:
    for share in counts.parliaments:
        code = share.value
        yield HoldingRow(
            name=parliament_name(code) if code else "ohne Parlament",
            href=f"/{slug_of(code)}" if code else SearchState().with_values("parliament", (WITHOUT,)).url(),
            papers=german.number(share.papers),
            pairs=german.number(entries.get(code or WITHOUT, 0)),
        )
