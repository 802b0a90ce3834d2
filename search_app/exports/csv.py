"""CSV for spreadsheets as they are set up in Germany.

Semicolons separate the columns and a byte order mark stands in front: so Excel with German
settings and LibreOffice open the file with a double click, umlauts and columns right. Lines end
with CRLF and quotes are doubled (RFC 4180). A cell that a spreadsheet would read as a formula
gets an apostrophe in front: the text comes from papers and must stay text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from search_app.exports.rows import Row, row
from search_app.index.names import DAY_NAMES, entry_name, kind_name, parliament_name
from search_app.index.protocol import Hit

MEDIA_TYPE = "text/csv; charset=utf-8"
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
    "answered": "beantwortet am",
    "date": "Datum",
    "date_name": "Datum ist",
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
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # the byte order mark
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CELL_LIMIT = 32_767  # characters; what Excel takes into one cell, it drops the rest without a word
_CUT = " […]"
_SEPARATORS = {"departments": "; ", "programmes": "; "}  # their names have commas


def stream(hits: Iterable[Hit], base: str = "") -> Iterator[bytes]:
    """Give the line of headings, then one line for each hit, as it comes; nothing is kept."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";")
    buffer.write(_MARK)
    writer.writerow(HEADINGS.values())
    yield _taken(buffer)
    for hit in hits:
        writer.writerow(_cells(row(hit, base)))
        yield _taken(buffer)


def table(rows: Iterable[Sequence[object]]) -> bytes:
    """Write any table, its headings first, in the same form."""
    buffer = io.StringIO(newline="")
    buffer.write(_MARK)
    writer = csv.writer(buffer, delimiter=";")
    writer.writerows([_cell(value, ", ") for value in each] for each in rows)
    return _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    """Take what was written out of the buffer."""
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _cells(values: Row) -> Iterator[object]:
    named: dict[str, object] = {**values, **_names(values)}
    for key in HEADINGS:
        yield _cell(named[key], _SEPARATORS.get(key, ", "))


def _names(values: Row) -> dict[str, object]:
    """The words for codes."""
    return {
        "parliament_name": parliament_name(values["parliament"]) if values["parliament"] else None,
        "paper_kind_name": kind_name(values["paper_kind"]),
        "kind_name": entry_name(values["kind"]),
        "date_name": DAY_NAMES.get(values["date_of"] or ""),
    }


def _cell(value: object, separator: str) -> object:
    if isinstance(value, list):
        value = separator.join(str(part) for part in value)
    if not isinstance(value, str):
        return value
    text = f"'{value}" if value.startswith(_FORMULA) else value
    return text if len(text) <= _CELL_LIMIT else text[: _CELL_LIMIT - len(_CUT)] + _CUT
