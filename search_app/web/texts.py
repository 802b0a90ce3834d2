"""A clean text to what a page shows of it: paragraphs, page breaks, tables, marked words, links.

::

    text + spans + tables + marks -> TextBlock, TextBlock ...

Nothing is left out and nothing added: the segments of all paragraphs and cells joined are the text
without the blanks between them. A table stands in the text as lines with tabs, from its ``start`` on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.records import Span, Table
from search_app.index.protocol import Mark
from search_app.web.itemlists import lines

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_NUMBER = re.compile(r"[-–+]?\s*\d[\d.,\s]*(?:%|€|Euro|Prozent)?", re.ASCII)
_LONGEST_WORD = 200  # characters; what has no blank for so long is no word, and is cut anywhere
_BLANK = re.compile(r"\s")
_URL = re.compile(r"https?://[^\s<>\"„“”]{3,2000}")
_URL_END = ".,;:!?)]}'’"  # what closes a sentence and belongs to no address


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text: marked when the query found it, a link when it is an address or a reference.

    ``note`` says what a reference is that leads nowhere in the archive, ``also`` is a second address, at the end of
    its link. ``page`` is set on the empty segment that stands where a new page begins inside a paragraph.
    """

    text: str
    marked: bool = False
    href: str | None = None
    page: int | None = None
    note: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class TextLink:
    """A stretch of a text that refers to something: where it leads, None for nowhere, and a note for readers.

    ``also`` is a second address, for which a sign stands behind the stretch.
    """

    start: int
    end: int
    href: str | None
    note: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its lines, more than one where list items begin; ``items`` says which lines are such."""

    lines: tuple[tuple[Segment, ...], ...]
    items: tuple[bool, ...] = ()

    @property
    def runs(self) -> tuple[tuple[bool, tuple[tuple[Segment, ...], ...]], ...]:
        """The lines in runs: those of a list together, those between lists together."""
        flags = self.items or (False,) * len(self.lines)
        grouped = groupby(zip(flags, self.lines, strict=True), key=lambda pair: pair[0])
        return tuple((is_item, tuple(line for _, line in run)) for is_item, run in grouped)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Here begins another page of the paper."""

    page: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; numbers are set to the right."""

    text: tuple[Segment, ...]
    is_number: bool


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with its rows of head cells and of other cells, all of equal length."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    page: int
    page_end: int
    number: int


TextBlock = Paragraph | PageBreak | TableBlock


def blocks(
    text: str,
    spans: Sequence[Span] = (),
    tables: Sequence[Table] = (),
    marks: Sequence[Mark] = (),
    links: Sequence[TextLink] = (),
) -> tuple[TextBlock, ...]:
    """Cut a text into what stands below each other; ``spans`` and ``tables`` say where pages and tables begin."""
    return tuple(_Cutter(text, spans, tables, _Cover(marks), _Links(text, links)).cut())


def segments(text: str, marks: Sequence[Mark] = (), links: Sequence[TextLink] = ()) -> tuple[Segment, ...]:
    """Cut a short text, a title or a question, into marked and other stretches."""
    return tuple(_segments(text, 0, len(text), _Cover(marks), _Links(text, links)))


class _Links:
    """The references of a text and the web addresses beside them; where two overlap, the earlier and longer stays."""

    def __init__(self, text: str, links: Sequence[TextLink]) -> None:
        self._text = text
        self._given: list[TextLink] = []
        for link in sorted(links, key=lambda link: (link.start, -link.end)):
            if not self._given or link.start >= self._given[-1].end:
                self._given.append(link)
        self._starts = [link.start for link in self._given]

    def between(self, start: int, end: int) -> Iterator[TextLink]:
        """Those that begin in a stretch, each cut at its end."""
        given = self._given[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        yield from (replace(link, end=min(link.end, end)) for link in given)
        for begin, (stop, href) in _links(self._text, start, end):
            if not any(link.start < stop and begin < link.end for link in given):
                yield TextLink(begin, stop, href)


class _Cover:
    """Sorted stretches, asked whether they cover a place."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self.starts = [mark.start for mark in ordered]
        self.ends = [mark.end for mark in ordered]

    def __contains__(self, place: int) -> bool:
        at = bisect_right(self.starts, place) - 1
        return at >= 0 and place < self.ends[at]

    def bounds(self, start: int, end: int) -> Iterator[int]:
        """Begins and ends between two places."""
        for at in range(max(0, bisect_right(self.starts, start) - 1), bisect_right(self.starts, end)):
            yield from (place for place in (self.starts[at], self.ends[at]) if start < place < end)


class _Cutter:
    def __init__(self, text: str, spans: Sequence[Span], tables: Sequence[Table], cover: _Cover, links: _Links) -> None:
        self._text = text
        self._links = links
        new = [span for before, span in pairwise(spans) if span.page != before.page]
        self._breaks = [(_after_word(text, span.start), span.page) for span in new]
        self._tables = sorted(enumerate(tables, 1), key=lambda numbered: numbered[1].start)
        self._cover = cover
        self._done = 0  # how far the text was used up by a table

    def cut(self) -> Iterator[TextBlock]:
        for found in _PARAGRAPH.finditer(self._text):
            if found.end() > self._done:
                yield from self._paragraph(max(found.start(), self._done), found.end())
        yield from self._pages_until(len(self._text) + 1)
        while self._tables:  # their lines were lost at the end of the text
            yield self._table()

    def _paragraph(self, start: int, end: int) -> Iterator[TextBlock]:
        """One paragraph with the page break before it; a table inside cuts it in two."""
        yield from self._pages_until(start)
        while self._tables and self._tables[0][1].start < end:
            at = max(self._tables[0][1].start, start)
            if self._text[start:at].strip():
                yield self._lines(start, at)
            yield self._table()
            start = max(at, self._done)
            yield from self._pages_until(start)
        if self._text[start:end].strip():
            yield self._lines(start, end)

    def _pages_until(self, place: int) -> Iterator[PageBreak]:
        """Page breaks that stand at or before a place and were not given yet."""
        while self._breaks and self._breaks[0][0] <= place:
            yield PageBreak(self._breaks.pop(0)[1])

    def _table(self) -> TableBlock:
        """The next table; its cells are read from its lines in the text, where the marks are."""
        number, table = self._tables.pop(0)
        rows, self._done = _placed_rows(self._text, table)
        kept = [at for at in range(max(map(len, rows), default=0)) if any(row[at][0] for row in rows if at < len(row))]
        cells = tuple(tuple(self._cell(row[at] if at < len(row) else ("", 0)) for at in kept) for row in rows)
        head, body = cells[: table.header_rows], cells[table.header_rows :]
        return TableBlock(head, body, table.page, table.page_end, number)

    def _cell(self, placed: tuple[str, int]) -> Cell:
        text, start = placed
        end = start + len(text)
        shown = (
            _segments(self._text, start, end, self._cover, self._links)
            if self._text[start:end] == text
            else [Segment(text)]
        )
        return Cell(tuple(shown) if text else (), _NUMBER.fullmatch(text.strip()) is not None)

    def _lines(self, start: int, end: int) -> Paragraph:
        found = lines(self._text, start, end)
        return Paragraph(tuple(self._line(line.start, line.end) for line in found), tuple(x.is_item for x in found))

    def _line(self, start: int, end: int) -> tuple[Segment, ...]:
        inside = []
        while self._breaks and self._breaks[0][0] < end:
            inside.append(self._breaks.pop(0))
        return tuple(_segments(self._text, start, end, self._cover, self._links, inside))


def _after_word(text: str, place: int) -> int:
    """Where the word ends that a place stands in; a place between words is right as it is."""
    if place <= 0 or text[place - 1 : place].isspace():
        return place
    rest = _BLANK.search(text, place, place + _LONGEST_WORD)
    return rest.start() if rest else min(len(text), place + _LONGEST_WORD)


def _segments(
    text: str, start: int, end: int, cover: _Cover, links: _Links, breaks: Sequence[tuple[int, int]] = ()
) -> Iterator[Segment]:
    begun = {link.start: link for link in links.between(start, end)}
    pages = dict(breaks)
    ends = (link.end for link in begun.values())
    cuts = sorted({start, end, *begun, *ends, *cover.bounds(start, end), *pages})
    current: TextLink | None = None
    for begin, stop in pairwise(cuts):
        if begin in pages:
            yield Segment("", page=pages[begin])
        current = begun.get(begin, current)
        inside = current if current and begin < current.end else None
        yield _segment(text, begin, stop, inside, is_marked=begin in cover)


def _segment(text: str, start: int, end: int, link: TextLink | None, *, is_marked: bool) -> Segment:
    if link is None:
        return Segment(text[start:end], is_marked)
    return Segment(text[start:end], is_marked, link.href, note=link.note, also=link.also if end == link.end else "")


def _links(text: str, start: int, end: int) -> Iterator[tuple[int, tuple[int, str]]]:
    """Where addresses of the web begin: with their end and the address."""
    for found in _URL.finditer(text, start, end):
        address = found.group().rstrip(_URL_END)
        yield found.start(), (found.start() + len(address), address)


def _placed_rows(text: str, table: Table) -> tuple[list[list[tuple[str, int]]], int]:
    """The cells of a table with their places in the text, and where its lines end."""
    rows: list[list[tuple[str, int]]] = []
    at = table.start
    for row in table.rows:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if [cell.strip() for cell in text[at:stop].rstrip().split("\t")] != _stripped(row):
            return [[(cell, len(text)) for cell in each] for each in table.rows], at if rows else table.start
        rows.append(_cells(text[at:stop], at))
        at = min(stop + 1, len(text))
    return rows, at


def _stripped(row: Sequence[str]) -> list[str]:
    """A row as its line shows it: without the blanks at the end, where empty cells are lost."""
    return [cell.strip() for cell in "\t".join(row).rstrip().split("\t")]


def _cells(line: str, at: int) -> list[tuple[str, int]]:
    cells = []
    for cell in line.split("\t"):
        cells.append((cell, at))
        at += len(cell) + 1
    return cells
