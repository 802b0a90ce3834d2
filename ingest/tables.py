"""Ruled tables of a PDF: pages of words to pages whose tables are cells. The only importer of pdfplumber.

pdfplumber finds the cells between the ruling lines, on pages that have such lines; the words
come from `ingest.pdf` and are laid into the cells. A table that runs over pages becomes one.
"""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ingest.hyphens import mend
from ingest.pages import PageText, PlacedTable, Word
from ingest.records import SourceFile, Table
from ingest.tablepages import continued_rows, head_rows, is_figure

if TYPE_CHECKING:
    from pdfplumber.page import Page

MIN_COLUMNS = MIN_ROWS = 2
"""A grid with fewer is a frame around text."""

PROSE_CELL = 400
"""Characters; a cell that is longer holds running text."""

PROSE_PART = 0.5
"""A grid with more of its text in such cells is a form or a layout, not a table; its words stay running text."""

SAME_LINE = 0.5
"""Two words of a cell share a line when they overlap by this part of the lower one's height."""

LEVEL = 3.0
"""Points by which lines of one row may stand higher or lower than each other."""

# what pdfminer raises on files that are wrong in a way it does not foresee; such a page keeps its words as text
_DEFECTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table on one page: boxes (left, top, right, bottom) in rows, None where one is merged away."""

    page: int
    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def with_tables(source: SourceFile, pages: Sequence[PageText], ruled: Sequence[int]) -> tuple[PageText, ...]:
    """The same pages with the tables of those numbered in ``ruled``; the words of a table leave their page's."""
    if not ruled:
        return tuple(pages)
    by_page: dict[int, list[PlacedTable]] = {}
    left = {page.number: page for page in pages}
    for grid in grids(source, ruled):
        page = left[grid.page]
        placed = _placed(grid, page.words)
        if placed is not None:
            by_page.setdefault(grid.page, []).append(placed)
            left[grid.page] = replace(page, words=tuple(word for word in page.words if not _is_in(word, grid.box)))
    found = [replace(page, tables=tuple(by_page.get(page.number, ()))) for page in left.values()]
    return tuple(_joined(found))


def grids(source: SourceFile, ruled: Sequence[int]) -> Iterator[Grid]:
    """The grids on the pages with these numbers, from top to bottom; a page that pdfplumber cannot read has none."""
    import pdfplumber
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    broken = (MalformedPDFException, PdfminerException, *_DEFECTS)
    try:
        document = pdfplumber.open(io.BytesIO(source.data), pages=list(ruled))
    except broken:
        return
    try:
        pages = document.pages
    except broken:  # closing would ask for the pages again
        return
    with document:
        for page in pages:
            try:
                found = [_grid(page, table) for table in page.find_tables()]
            except broken:
                found = []
            page.close()
            yield from sorted((grid for grid in found if grid is not None), key=lambda grid: grid.box[1])


def _grid(page: Page, table: Any) -> Grid | None:
    rows = tuple(tuple(_shifted(page, cell) for cell in row.cells) for row in table.rows)
    box = _shifted(page, table.bbox)
    if box is None or len(rows) < MIN_ROWS or max(map(len, rows)) < MIN_COLUMNS:
        return None
    return Grid(page.page_number, box, rows)


def _shifted(page: Page, box: Box | None) -> Box | None:
    """Shift a box: pdfplumber counts from the corner of the sheet, `ingest.pdf` from that of its visible part."""
    if box is None:
        return None
    x, y = page.bbox[:2]
    return box[0] - x, box[1] - y, box[2] - x, box[3] - y


def _placed(grid: Grid, words: Sequence[Word]) -> PlacedTable | None:
    """The grid with its words; None for a frame around running text and for a grid without words."""
    boxes = [cell for row in grid.rows for cell in row if cell is not None]
    held: dict[Box, list[Word]] = {}
    for word in words:
        around = [box for box in boxes if _is_in(word, box)]
        if around:
            held.setdefault(min(around, key=_area), []).append(word)
    cells = [[held.get(cell, []) if cell else [] for cell in row] for row in grid.rows]
    printed = [(texts, all(w.bold for words in row for w in words)) for row in cells for texts in _row_texts(row)]
    rows = tuple(texts for texts, _ in printed)
    length = sum(len(text) for row in rows for text in row)
    prose = sum(len(text) for row in rows for text in row if len(text) > PROSE_CELL)
    if not length or prose > length * PROSE_PART:
        return None
    heads = head_rows(rows, [bold for _, bold in printed])
    return PlacedTable(Table(grid.page, grid.page, heads, rows), *grid.box)


def _is_in(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _row_texts(cells: Sequence[Sequence[Word]]) -> list[tuple[str, ...]]:
    """The texts of a row of cells; several rows where figures are stacked in it without a line between them.

    The words of a stacked row end at the height of its figures.
    """
    lines = [_cell_lines(words) for words in cells]
    stacks = [cell for cell in lines if len(cell) > 1 and all(is_figure(text) for _, text in cell)]
    heights = [height for height, _ in stacks[0]] if len(stacks) > 1 and _stand_level(stacks) else []
    bounds = [float("-inf"), *(height + LEVEL for height in heights[:-1]), float("inf")]
    return [
        tuple(_mended(text for height, text in cell if above < height <= below) for cell in lines)
        for above, below in pairwise(bounds)
    ]


def _stand_level(stacks: Sequence[Sequence[tuple[float, str]]]) -> bool:
    heights = [[height for height, _ in stack] for stack in stacks]
    return all(
        len(other) == len(heights[0])
        and all(abs(one - two) <= LEVEL for one, two in zip(heights[0], other, strict=True))
        for other in heights[1:]
    )


def _mended(lines: Iterable[str]) -> str:
    text = ""
    for line in lines:
        text = mend(text, line)
    return text


def _cell_lines(words: Sequence[Word]) -> list[tuple[float, str]]:
    """The lines of a cell, each with the height at which it stands."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.bottom):
        if rows and _shares_line(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [(row[0].bottom, " ".join(word.text for word in sorted(row, key=lambda word: word.x0))) for row in rows]


def _shares_line(one: Word, other: Word) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > SAME_LINE * min(one.bottom - one.top, other.bottom - other.top)


def _joined(pages: Sequence[PageText]) -> list[PageText]:
    """Pages whose first table goes on from the page before give it away to that table."""
    kept = [list(page.tables) for page in pages]
    owner = 0, -1  # on which page, and as which of its tables, the table that may go on began; -1 is none
    for place, page in enumerate(pages):
        if not page.tables:
            owner = place, -1
            continue
        rows = None
        if owner[1] >= 0:
            first, above = kept[owner[0]][owner[1]], pages[place - 1]
            rows = continued_rows(first, above.tables[-1], above, page)
        if rows is not None:
            table = replace(first.table, page_end=page.number, rows=first.table.rows + rows)
            kept[owner[0]][owner[1]] = replace(first, table=table)
            del kept[place][0]
        if kept[place]:
            owner = place, len(kept[place]) - 1
    return [replace(page, tables=tuple(tables)) for page, tables in zip(pages, kept, strict=True)]
