"""Words of a page to lines in reading order: rows, columns, gaps.

A page is read from top to bottom. Where a run of rows leaves the same gutter
free in the middle, the left column is read before the right one; what spans the
gutter stands above, between or below. Geometry only, no meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from ingest.pages import Line, PageText, PlacedTable, Word
from ingest.upright import margin_notes, upright

MARGIN = "watermark"
"""The noise label of what runs up or down beside the text."""

SAME_ROW = 0.5
"""Two words share a row when they overlap by this part of the lower one's height."""

GUTTER_ROWS = 5
"""Rows that must leave the gutter free before two columns are believed; a table of names has fewer."""

GUTTER_WIDTH = 8.0
"""Points; printed gutters are 12 to 30 wide, word spaces at most 7."""

GUTTER_SEARCH = 0.1
"""Part of the page's width by which a gutter may stand off the middle, to either side."""

GUTTER_PLACES = 15
"""Places that are looked at on either side of the middle, some 4 points apart."""

SAME_EDGE = 1.5
"""Points by which the beginnings of a column's lines differ; in a chance gap of running text they differ by more."""

ALIGNED_PART = 0.6
"""Part of a column's lines that begin at the same place; the others are the first lines of paragraphs."""

COLUMN_WIDTH = 0.25
"""A column of running text takes at least this part of the page's width; a list of names less."""

COLUMN_FILL = 0.55
"""A column of running text fills at least this part of its width on the median row; a table column does not."""

BELOW_GAP = 2.2
"""What stands below both columns is further away than this multiple of their line distance; a paragraph is nearer."""

SIDE_SIZE = 0.85
"""The side column of a letterhead is set in at most this part of the letter's size ..."""

SIDE_EDGE = 0.6
"""... begins right of this part of the page's width ..."""

SIDE_ROWS = 6
"""... and has at least this many rows."""

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


@dataclass(frozen=True, slots=True)
class _TableWord(Word):
    """A line's height of a table that stands in one of two columns; the first one of a table carries it."""

    placed: PlacedTable | None = None


def page_lines(page: PageText) -> tuple[Line, ...]:
    """The lines of one page of words in reading order, numbered from 1."""
    if not page.tables:
        page = upright(page)
    across, beside = margin_notes(page.words)
    across, side = _side_column(across, page.width)
    page = replace(page, words=across)
    lines: list[Line] = []
    usual = _usual_distance(_rows(page.words))
    above: _Row | None = None
    for words, placed in _bands(page):
        for row in _in_columns(_rows(words), page.width):
            if text := tuple(word for word in row.words if not isinstance(word, _TableWord)):
                gap = _stands_apart(row, above, usual)
                lines.append(_line(page, replace(row, words=text), len(lines) + 1, gap=gap))
            for inner in _tables_of(row):
                lines.append(_table_line(inner, page.number, len(lines) + 1))
            above = row
        if placed is not None:
            lines.append(_table_line(placed, page.number, len(lines) + 1))
            above = None
    for note in (*beside, *side):
        lines.append(replace(_line(page, _Row(note), len(lines) + 1, gap=True), noise=MARGIN))
    return tuple(lines)


def _side_column(words: Sequence[Word], width: float) -> tuple[tuple[Word, ...], list[tuple[Word, ...]]]:
    """The words of a page, and the rows of the small print that stands in a column of its own at the right.

    Such a column belongs to the letterhead; its rows are level with those of the letter.
    """
    sizes = sorted(word.size for word in words)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    small = [word for word in words if word.size <= usual * SIDE_SIZE and word.x0 >= width * SIDE_EDGE]
    edges = [row.words[0].x0 for row in _rows(small)]
    edge = max(edges, key=lambda edge: sum(abs(edge - other) <= SAME_EDGE for other in edges), default=0.0)
    rows = [row.words for row in _rows(small) if abs(row.words[0].x0 - edge) <= SAME_EDGE]
    if len(rows) < SIDE_ROWS:
        return tuple(words), []
    taken = {id(word) for row in rows for word in row}
    return tuple(word for word in words if id(word) not in taken), rows


def _bands(page: PageText) -> Iterator[tuple[list[Word], PlacedTable | None]]:
    """The words between the tables of a page, each with the table below them.

    A table ends all columns, unless it stands in one of them: then it is among the words.
    """
    inner = [placed for placed in page.tables if _has_text_beside(placed, page)]
    height = _usual_distance(_rows(page.words)) if inner else 0.0
    words = [*page.words, *(word for placed in inner for word in _stand_ins(placed, height))]
    top = 0.0
    for placed in sorted(page.tables, key=lambda placed: placed.top):
        if placed not in inner:
            yield [word for word in words if top <= _middle(word) < placed.top], placed
            top = placed.top
    yield [word for word in words if top <= _middle(word)], None


def _has_text_beside(placed: PlacedTable, page: PageText) -> bool:
    """Whether a table takes one half of the page, and lines of text the other."""
    middle = page.width / 2
    if placed.x0 < middle < placed.x1:
        return False
    level = [word for word in page.words if placed.top <= _middle(word) <= placed.bottom]
    return any((word.x1 <= middle) != (placed.x1 <= middle) for word in level)


def _stand_ins(placed: PlacedTable, height: float) -> Iterator[_TableWord]:
    """Words without text that fill the place of a table, one for each line of this height in points."""
    count = max(1, round((placed.bottom - placed.top) / height)) if height > 0 else 1
    step = (placed.bottom - placed.top) / count
    for at in range(count):
        top = placed.top + at * step
        yield _TableWord("", placed.x0, top, placed.x1, top + step, step, placed=None if at else placed)


def _tables_of(row: _Row) -> Iterator[PlacedTable]:
    for word in row.words:
        if isinstance(word, _TableWord) and word.placed is not None:
            yield word.placed


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
    gutter = _gutter(rows, width)
    ordered: list[_Row] = []
    for free, run in groupby(rows, key=lambda row: _leaves_free(row, gutter)):
        part = list(run)
        ordered += _split(part, gutter, width) if free else part
    return ordered


def _gutter(rows: Sequence[_Row], width: float) -> float:
    """Where a gutter would stand: the place near the middle that most rows with words on both sides leave free."""
    step = width * GUTTER_SEARCH / GUTTER_PLACES
    places = [width / 2 + step * place for place in range(-GUTTER_PLACES, GUTTER_PLACES + 1)]
    counts = {x: sum(_is_beside(row, x) for row in rows) for x in places}
    best = [x for x in places if counts[x] == max(counts.values())]
    return min(best, key=lambda x: abs(x - width / 2)) if len(best) == len(places) else best[len(best) // 2]


def _is_beside(row: _Row, gutter: float) -> bool:
    return row.words[0].x1 < gutter < row.words[-1].x0 and _leaves_free(row, gutter)


def _leaves_free(row: _Row, gutter: float) -> bool:
    left, right = gutter - GUTTER_WIDTH / 2, gutter + GUTTER_WIDTH / 2
    for word in row.words:  # noqa: SIM110 (asked a hundred thousand times of a long paper; all() takes twice as long)
        if word.x1 > left and word.x0 < right:
            return False
    return True


def _split(rows: list[_Row], gutter: float, width: float) -> list[_Row]:
    """A run of rows as left and right column, where it is two columns; what stands above and below stays there."""
    words = [word for row in rows for word in row.words]
    left = [replace(row, column=1) for row in _rows([word for word in words if word.x0 < gutter])]
    right = [replace(row, column=2) for row in _rows([word for word in words if word.x0 >= gutter])]
    if not left or not right:
        return rows
    top, bottom = max(left[0].top, right[0].top), min(left[-1].bottom, right[-1].bottom)
    beside = [[row for row in side if row.bottom > top and row.top < bottom] for side in (left, right)]
    if not (_is_text(beside[0], width) and _is_text(beside[1], width)):
        return rows
    above = [row for row in rows if row.bottom <= top]
    below = _below(rows, bottom, _usual_distance(left), gutter)
    end = below[0].top if below else float("inf")
    return [*above, *(row for row in [*left, *right] if row.bottom > top and row.top < end), *below]


def _below(rows: Sequence[_Row], bottom: float, usual: float, gutter: float) -> list[_Row]:
    """The rows from the first that stands apart below the place where one of two columns ends.

    Where many rows stay left of the gutter, the left column goes on.
    """
    for place, (above, row) in enumerate(pairwise(rows), 1):
        if row.top >= bottom and row.top - above.top > usual * BELOW_GAP:
            rest = list(rows[place:])
            left = list(takewhile(lambda each: each.words[-1].x1 <= gutter, rest))
            return rest[len(left) :] if len(left) >= GUTTER_ROWS else rest
    return []


def _is_text(rows: Sequence[_Row], width: float) -> bool:
    """Lines of one column of running text: enough of them, wide, well filled, most begin at the same place."""
    if len(rows) < GUTTER_ROWS:
        return False
    column = max(row.words[-1].x1 for row in rows) - min(row.words[0].x0 for row in rows)
    if column < width * COLUMN_WIDTH:
        return False
    filled = sorted(sum(word.x1 - word.x0 for word in row.words) / column for row in rows)
    edges = [row.words[0].x0 for row in rows]
    aligned = max(sum(abs(edge - other) <= SAME_EDGE for other in edges) for edge in edges)
    return filled[len(filled) // 2] >= COLUMN_FILL and aligned >= len(rows) * ALIGNED_PART


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
