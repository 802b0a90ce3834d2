"""Rows of a table that a text sets in columns by blanks: each stays a line, parted into cells where that is sure.

Only lines of running text are looked at; ruled tables of a PDF and those of Markdown and HTML are cells already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.pages import Line
from ingest.records import Table
from ingest.tablepages import head_rows

MIN_ROWS = 3
"""Lines from which they are a table; fewer may be prose that happens to end in figures."""

MIN_PARTED = 2
"""Lines with the same number of cells, from which these are columns."""

LONGEST_CELL = 60
"""Characters of a cell; between longer ones the blanks are those of justified prose."""

LONGEST_ROW = 100
"""Characters of a row that is told by its figures alone."""

_COLUMN = re.compile(r"[ ]*\t[ \t]*| {2,}")
_MARK = re.compile(r"(?:[•▪»–—-]|\(?(?:\d{1,3}(?:\.\d{1,2})?|[a-z]|[ivx]{1,5})[.)]{1,2}|(?:Zu|Frage|Antwort)\b.*)$")
_FIGURE = r"(?:[+–-]?\d[\d.,/]*(?: ?(?:%|€|Euro|EUR|Mio\.|km|ha))?|[–-]|k\. ?A\.)"
_WIDE = re.compile(r"\t| {3}")
_FIGURE_CELL = re.compile(_FIGURE)
_FIGURES = re.compile(rf"(?!.*[.?!;:] )\S[^?!;]*?(?:\s{_FIGURE})+")
_GOES_ON = re.compile(r"(?!davon|darunter|gesamt|insgesamt|unbekannt|keine?\b|ohne|sonstige)[a-zäöüß]")
"""How a line begins that goes on with the sentence above it, whatever figure it ends with."""

_FIGURES_BESIDE = re.compile(rf"\s{_FIGURE}\s(?!\d{{3}}\b){_FIGURE}\Z")


class Piece(NamedTuple):
    """A part of a line in a stretch of text; ``apart`` when a paragraph begins with it.

    ``rows`` says that it holds those of a table, ``parted`` that their cells are known.
    """

    line: Line
    text: str
    apart: bool
    rows: bool = False
    parted: bool = True


def with_rows(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those that are rows of one table as one piece; it stands apart when its columns are sure."""
    found: list[Piece] = []
    run: list[tuple[Piece, tuple[str, ...]]] = []
    for before, piece in zip([None, *pieces], pieces, strict=False):
        cells = _cells(piece) if before is None or piece.apart or before.text[-1:].isspace() else ()
        if run and (piece.apart or not cells):
            found += _closed(run)
            run = []
        if cells:
            run.append((piece, cells))
            continue
        found.append(piece._replace(apart=True) if found and found[-1].rows and found[-1].line.table else piece)
    return [*found, *_closed(run)]


def _cells(piece: Piece) -> tuple[str, ...]:
    """The cells of a row; the whole line as one where only its figures say that it is a row; none for other lines."""
    whole = piece.line.text.strip()
    if piece.line.table is not None or piece.text.split() != whole.split():
        return ()
    cells = tuple(_COLUMN.split(whole))
    if len(cells) > 1 and max(map(len, cells)) <= LONGEST_CELL and not (_MARK.match(cells[0]) and len(cells) == 2):
        return cells
    is_row = len(whole) <= LONGEST_ROW and _FIGURES.fullmatch(whole) and not _GOES_ON.match(whole)
    return (piece.text.strip(),) if is_row else ()


def _closed(run: Sequence[tuple[Piece, tuple[str, ...]]]) -> list[Piece]:
    """One piece for the table that a run is, else its pieces."""
    rows = _filled([(piece.line.indent, cells) for piece, cells in run])
    width = {len(row) for row in rows}
    parted = len(width) == 1 and 1 not in width and _are_columns([piece.line.text for piece, _ in run], rows)
    if len(rows) < (MIN_PARTED if parted else MIN_ROWS) or not (parted or 1 in width or _is_spaced(run)):
        return [piece for piece, _ in run]
    first, last = run[0][0].line, run[-1][0].line
    if parted:
        first = replace(first, table=Table(first.page, last.page, head_rows(tuple(rows), ()), tuple(rows)))
    plain = all(len(row) == 1 and not _FIGURES_BESIDE.search(row[0]) for row in rows)  # a word and its figure
    text = "\n".join("\t".join(row) for row in rows)
    return [Piece(first, text, apart=parted or run[0][0].apart, rows=True, parted=parted or plain)]


def _are_columns(lines: Sequence[str], rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether gaps in lines are those between columns: of figures, or below each other; set prose has gaps too."""
    if any("\t" in line for line in lines):
        return True
    if all(any(_FIGURE_CELL.fullmatch(cell) for cell in row[1:]) for row in rows):
        return True
    gaps = [[gap.end() for gap in _COLUMN.finditer(line)][-(len(rows[0]) - 1) :] for line in lines]
    return len(rows) >= MIN_ROWS and all(max(column) - min(column) <= 1 for column in zip(*gaps, strict=False))


def _is_spaced(run: Sequence[tuple[Piece, tuple[str, ...]]]) -> bool:
    """Whether most rows have a wide gap or a figure in a cell: narrow gaps are also those of set prose."""
    rows = [
        bool(_WIDE.search(piece.line.text.strip())) or any(_FIGURE_CELL.fullmatch(cell) for cell in cells[1:])
        for piece, cells in run
    ]
    return sum(rows) * 2 > len(rows)


def _filled(run: Sequence[tuple[float, tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """The rows; one that begins further right than all others with a cell less has none in the first column."""
    width = max((len(cells) for _, cells in run), default=0)
    edge = max((indent for indent, cells in run if len(cells) == width), default=0.0)
    return [("", *cells) if len(cells) == width - 1 > 0 and indent > edge else cells for indent, cells in run]
