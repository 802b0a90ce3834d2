"""Tables that run over pages: which rows are the head, and whether a table goes on from the page before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pages import PageText, PlacedTable, Word

MAX_HEAD_ROWS = 6
"""Rows of a table's head; the deepest seen has four."""

HEAD_MARGIN = 0.115
"""Part of the page's height, from the top, that a running head may take above a table that goes on."""

NOTE_SIZE = 0.93
"""What stands below a table that goes on is set in at most this part of the table's font size."""

PAGE_NUMBER_WORDS = 5
"""Words of a page number in the foot ("Seite 3 von 10")."""

SAME_EDGE = 5.0
"""Points by which the left and right edges of a table may differ from page to page."""

Rows = tuple[tuple[str, ...], ...]

_FIGURE = re.compile(r"[+–-]?\s?[\d.,\s]*\d[\d.,\s]*\s?[%€*]{0,3}$|[–-]$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_FOLDED = re.compile(r"[\W_]+")


def head_rows(rows: Rows, bold: Sequence[bool]) -> int:
    """How many rows from the top are the head: those in bold type, else those above the first row of figures.

    ``bold`` says of each row whether all its words are bold. A table of words alone
    in one type has one head row if all cells of its first row are filled.
    """
    bold_rows = leading_bold(bold)
    if 0 < bold_rows <= MAX_HEAD_ROWS and bold_rows < len(rows):
        return bold_rows
    for place, row in enumerate(rows[: MAX_HEAD_ROWS + 1]):
        if _is_data(row):
            return place
    return 1 if all(rows[0]) else 0


def leading_bold(bold: Sequence[bool]) -> int:
    """How many rows from the top are bold."""
    return next((place for place, row in enumerate(bold) if not row), len(bold))


def _is_data(row: Sequence[str]) -> bool:
    return bool(row[0]) and any(is_figure(cell) for cell in row[1:])


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure, a share, an amount or a dash; a year heads a column and is none."""
    return bool(_FIGURE.match(cell)) and not _YEAR.match(cell)


def continued_rows(first: PlacedTable, last: PlacedTable, above: PageText, page: PageText) -> Rows | None:
    """The rows by which the first table of ``page`` continues ``first``; None when it is a table of its own.

    ``last`` is the part of ``first`` on the page ``above``. The head, where it is
    printed again, is left out.
    """
    following = page.tables[0]
    if not (_same_shape(last, following) and _runs_out(last, above) and _begins_page(following, page)):
        return None
    rows = following.table.rows
    repeated = _repeated_rows(first.table.rows[:MAX_HEAD_ROWS], rows)
    if _is_parallel(first.table.rows[repeated:], rows[repeated:]):
        return None
    return rows[repeated:] if repeated or following.table.header_rows == 0 else None


def _is_parallel(one: Rows, other: Rows) -> bool:
    """Two tables of one form, the second for another period, open alike: a total and below it "darunter:"."""
    return len(one) > 1 and len(other) > 1 and bool(one[1][0]) and one[1][0] == other[1][0]


def _same_shape(one: PlacedTable, other: PlacedTable) -> bool:
    widest = [max(map(len, placed.table.rows)) for placed in (one, other)]
    return widest[0] == widest[1] and abs(one.x0 - other.x0) <= SAME_EDGE and abs(one.x1 - other.x1) <= SAME_EDGE


def _runs_out(placed: PlacedTable, page: PageText) -> bool:
    """Nothing but notes and a page number stands below the table."""
    if page.tables[-1] != placed:
        return False
    below = [word for word in page.words if word.top >= placed.bottom - 1]
    usual = _usual_size([word for word in page.words if word not in below]) or _usual_size(below)
    return len(below) <= PAGE_NUMBER_WORDS or all(word.size <= usual * NOTE_SIZE for word in below)


def _begins_page(placed: PlacedTable, page: PageText) -> bool:
    above = [word for word in page.words if word.top < placed.top]
    return all(word.bottom <= page.height * HEAD_MARGIN for word in above)


def _usual_size(words: Sequence[Word]) -> float:
    sizes = sorted(word.size for word in words)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _repeated_rows(head: Rows, rows: Rows) -> int:
    """How many rows are printed again; a total and "darunter" may be among them."""
    same = 0
    for one, other in zip(head, rows, strict=False):
        if list(map(_folded, one)) != list(map(_folded, other)) or not any(one):
            break
        same += 1
    return same


def _folded(cell: str) -> str:
    return _FOLDED.sub("", cell.casefold())
