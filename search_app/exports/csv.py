"""Found entries as CSV, one line a hit: words for readers first, the codes for programs last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search_app.exports.cells import MEDIA_TYPE, lines
from search_app.exports.paperfacts import Facts, unknown
from search_app.exports.rows import Row, row
from search_app.index.names import DAY_NAMES, entry_name, kind_name, parliament_name
from search_app.index.protocol import Hit

__all__ = ["HEADINGS", "MEDIA_TYPE", "cells", "stream"]

HEADINGS: dict[str, str] = {
    "parliament_name": "Parlament",
    "reference": "Drucksache",
    "legislative_term": "Wahlperiode",
    "paper_kind_name": "Art",
    "title": "Titel",
    "kind_name": "Eintrag",
    "labels": "Nummer",
    "question": "Frage",
    "answer": "Antwort",
    "asked": "gefragt am",
    "received": "eingegangen am",
    "answered": "beantwortet am",
    "answer_received": "Antwort eingegangen am",
    "published": "verteilt oder veröffentlicht am",
    "date": "Datum",
    "date_name": "Datum ist",
    "request_reference": "Drucksache der Anfrage",
    "askers": "Fragende",
    "parties": "Parteien",
    "departments": "Ressort",
    "programmes": "Programme",
    "answering_body": "Ressort, wie gedruckt",
    "page": "Seite",
    "page_end": "bis Seite",
    "findings": "Lesehinweise der Drucksache",
    "url": "Adresse",
    "entry": "Kennung",
    "parliament": "Parlament, Kürzel",
    "paper_kind": "Art, Kürzel",
    "kind": "Eintrag, Kürzel",
    "date_of": "Datum ist, Kürzel",
}
"""The columns: words for readers first, and last the codes that never change, as JSONL has them."""
_SEPARATORS = {"departments": "; ", "programmes": "; "}  # their names have commas


def stream(hits: Iterable[Hit], base: str = "", facts: Facts = unknown) -> Iterator[bytes]:
    """Give the line of headings, then one line for each hit, as it comes; nothing is kept."""
    return lines(HEADINGS.values(), (cells(row(hit, base, facts)) for hit in hits))


def cells(values: Row) -> Iterator[object]:
    """The values of a row in the order of the columns; several values of one cell as text."""
    named: dict[str, object] = {**values, **_names(values)}
    for key in HEADINGS:
        value = named[key]
        yield _SEPARATORS.get(key, ", ").join(map(str, value)) if isinstance(value, list) else value


def _names(values: Row) -> dict[str, object]:
    """The words for codes."""
    return {
        "parliament_name": parliament_name(values["parliament"]) if values["parliament"] else None,
        "paper_kind_name": kind_name(values["paper_kind"]),
        "kind_name": entry_name(values["kind"]),
        "date_name": DAY_NAMES.get(values["date_of"] or ""),
    }
