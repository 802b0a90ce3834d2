"""Words of a page to lines in reading order: rows, columns, gaps.

A page is read from top to bottom. Where a run of rows leaves the same gutter
free in the middle, the left column is read before the right one; what spans the
gutter stands above, between or below. Geometry only, no meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.records import Line, PageText, PlacedTable, Word

SAME_ROW = 0.5
"""Two words share a row when they overlap by this part of the lower one's height."""

GUTTER_ROWS = 5
"""Rows that must leave the gutter free before two columns are believed; a table of names has fewer."""

GUTTER_WIDTH = 8.0
"""Points; printed gutters are 12 to 30 wide, word spaces at most 7."""

COLUMN_FILL = 0.55
"""A column of running text fills at least this part of its width on the median row; a table column does not."""

PARAGRAPH_GAP = 1.5
"""A line stands apart when its distance to the line above is this multiple of the page's usual distance."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Words side by side, from left to right; ``column`` 0 is full width, 1 left, 2 right."""

    words: tuple[Word, ...]
    column: int = 0

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)


def page_lines(page: PageText) -> tuple[Line, ...]:
    """The lines of one page of words in reading order, numbered from 1."""
    lines: list[Line] = []
    usual = _usual_distance(_rows(page.words))
    above: _Row | None = None
    for words, placed in _bands(page):
        for row in _in_columns(_rows(words), page.width):
            lines.append(_line(page, row, len(lines) + 1, gap=_stands_apart(row, above, usual)))
            above = row
        if placed is not None:
            lines.append(_table_line(placed, page.number, len(lines) + 1))
            above = None
    return tuple(lines)


def _bands(page: PageText) -> Iterator[tuple[list[Word], PlacedTable | None]]:
    """The words between the tables of a page, each with the table below them; a table ends all columns."""
    top = 0.0
    for placed in sorted(page.tables, key=lambda placed: placed.top):
        yield [word for word in page.words if top <= _middle(word) < placed.top], placed
        top = placed.top
    yield [word for word in page.words if top <= _middle(word)], None


def _middle(word: Word) -> float:
    return max((word.top + word.bottom) / 2, 0.0)


def _table_line(placed: PlacedTable, page: int, number: int) -> Line:
    text = "\n".join("\t".join(row) for row in placed.table.rows)
    return Line(text, page, number, gap=True, indent=placed.x0, table=placed.table)


def _rows(words: Sequence[Word]) -> list[_Row]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        for row in reversed(rows[-3:]):
            if _overlap(word, row[-1]) > SAME_ROW:
                row.append(word)
                break
        else:
            rows.append([word])
    built = [_Row(tuple(sorted(row, key=lambda w: w.x0))) for row in rows]
    return sorted(built, key=lambda row: row.top)


def _overlap(one: Word, other: Word) -> float:
    height = min(one.bottom - one.top, other.bottom - other.top)
    return (min(one.bottom, other.bottom) - max(one.top, other.top)) / height if height > 0 else 0.0


def _in_columns(rows: list[_Row], width: float) -> list[_Row]:
    middle = width / 2
    ordered: list[_Row] = []
    for free, run in groupby(rows, key=lambda row: _leaves_gutter(row, middle)):
        part = list(run)
        ordered += _split(part, middle) if free and _is_two_column(part, middle, width) else part
    return ordered


def _leaves_gutter(row: _Row, middle: float) -> bool:
    half = GUTTER_WIDTH / 2
    return all(word.x1 <= middle + half or word.x0 >= middle - half for word in row.words)


def _is_two_column(rows: list[_Row], middle: float, width: float) -> bool:
    both = [row for row in rows if row.words[0].x0 < middle <= row.words[-1].x0]
    if len(both) < GUTTER_ROWS:
        return False
    left = min(row.words[0].x0 for row in both)
    right = max(row.words[-1].x1 for row in both)
    filled = sorted(
        min(_width(row.words, left, middle) / (middle - left), _width(row.words, middle, right) / (right - middle))
        for row in both
    )
    return filled[len(filled) // 2] >= COLUMN_FILL


def _width(words: Sequence[Word], start: float, end: float) -> float:
    return sum(word.x1 - word.x0 for word in words if start - 1 <= word.x0 < end)


def _split(rows: list[_Row], middle: float) -> list[_Row]:
    left = [_Row(part, 1) for row in rows if (part := tuple(w for w in row.words if w.x0 < middle - GUTTER_WIDTH / 2))]
    right = [
        _Row(part, 2) for row in rows if (part := tuple(w for w in row.words if w.x0 >= middle - GUTTER_WIDTH / 2))
    ]
    return left + right


def _usual_distance(rows: Sequence[_Row]) -> float:
    distances = sorted(b.top - a.top for a, b in pairwise(rows) if 0 < b.top - a.top)
    return distances[len(distances) // 2] if distances else 0.0


def _stands_apart(row: _Row, above: _Row | None, usual: float) -> bool:
    if above is None or row.column != above.column:
        return False
    distance = row.top - above.top
    return usual > 0 and distance > max(usual, row.bottom - row.top) * PARAGRAPH_GAP


def _line(page: PageText, row: _Row, number: int, *, gap: bool) -> Line:
    return Line(
        text=" ".join(word.text for word in row.words),
        page=page.number,
        number=number,
        gap=gap,
        size=_common_size(row.words),
        bold=all(word.bold for word in row.words),
        indent=row.words[0].x0,
    )


def _common_size(words: Sequence[Word]) -> float:
    weights: dict[float, int] = {}
    for word in words:
        weights[word.size] = weights.get(word.size, 0) + len(word.text)
    return max(weights, key=lambda size: weights[size])
