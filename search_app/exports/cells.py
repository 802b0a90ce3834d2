"""Lines of CSV as spreadsheets set up in Germany open them, a piece at a time.

Semicolons separate the columns and a byte order mark stands in front: so Excel with German
settings and LibreOffice open the file with a double click, umlauts and columns right. Lines end
with CRLF and quotes are doubled (RFC 4180). A cell that a spreadsheet would read as a formula
gets an apostrophe in front: the text comes from papers and must stay text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

MEDIA_TYPE = "text/csv; charset=utf-8"
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # the byte order mark
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CELL_LIMIT = 32_767  # characters; what Excel takes into one cell, it drops the rest without a word
_CUT = " […]"


def lines(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """Give the line of headings, then one line for each row, as it comes; nothing is kept."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";")
    buffer.write(_MARK)
    writer.writerow(head)
    yield _taken(buffer)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        yield _taken(buffer)


def _cell(value: object) -> object:
    """A value as a cell: a text that looks like a formula guarded, one too long for a cell cut."""
    if not isinstance(value, str):
        return value
    return cut(f"'{value}" if is_like_formula(value) else value)


def is_like_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text that is typed for a formula."""
    return text.startswith(_FORMULA)


def cut(text: str) -> str:
    """A text as a cell can hold it: one that is too long says that it was cut."""
    return text if len(text) <= _CELL_LIMIT else text[: _CELL_LIMIT - len(_CUT)] + _CUT


def _taken(buffer: io.StringIO) -> bytes:
    """Take what was written out of the buffer."""
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()
