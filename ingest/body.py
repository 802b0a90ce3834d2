"""The text of a paper as one string that knows where each character stood.

Patterns are matched on this string, whatever the file was: a line's end is a
newline, a paragraph's an empty line, a broken word is already whole. In a text
that lost its line breaks the whole paper is one line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.hyphens import mend_breaks, seam
from ingest.pages import Line
from ingest.records import Span, Table
from ingest.rows import Piece, with_rows

FLAT_LINE = 2000
"""Characters; a line longer than this has lost its line breaks, no page is that wide."""

FLAT_MEAN = 250
"""Characters; printed lines have some 90, paragraphs kept as one line some 400 but with headings between."""

_TAIL = 120
"""Characters of the text so far that decide how the next line is joined: more than any word or address."""

_LIST_ITEM = re.compile(r"(?:[•–-]|\d{1,2}[.)]|[a-z]\)) (?=\S)")
_BLANKS = re.compile(r"[ \t]{2,}|\t")


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """``text`` of ``lines``; ``starts`` are the offsets at which the lines begin in it. Equal only to itself."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    flat: bool

    def line_at(self, offset: int) -> Line:
        """The line that an offset stands in."""
        return self.lines[max(bisect_right(self.starts, offset) - 1, 0)]

    def value(self, start: int, end: int, *, rows: bool = True) -> tuple[str, tuple[Span, ...], tuple[Table, ...]]:
        """Clean text of a stretch, the pages it stands on, and the tables in it.

        Line ends become blanks; paragraphs stay as empty lines, rows of tables and items of lists as lines. ``rows``
        says whether tables are looked for in lines of running text.
        """
        parts: list[str] = []
        length = 0
        marks: list[tuple[Line, int]] = []
        tables: list[Table] = []
        pieces = self._pieces(start, end)
        behind_rows = False
        for line, piece, apart, is_rows, _ in with_rows(pieces) if rows and not self.flat else pieces:
            on_own_line = is_rows or behind_rows or (parts and _begins_item(parts[-1], piece))
            gap = "" if not parts else "\n\n" if apart else "\n" if on_own_line else ""
            behind_rows = is_rows
            if gap:  # only the last part is touched: a text of a hundred thousand lines stays linear
                length -= len(parts[-1]) - len(parts[-1].rstrip())
                parts[-1] = parts[-1].rstrip() + gap
                length += len(gap)
            marks.append((line, length))
            if line.table is not None:
                tables.append(replace(line.table, start=length))
            parts.append(piece)
            length += len(piece)
        text = "".join(parts).rstrip()
        return text, _spans(marks, len(text)), tuple(tables)

    def open_rows(self, start: int, end: int) -> bool:
        """Whether a stretch holds a table whose columns cannot be told: its text has the rows as lines."""
        return not self.flat and any(not piece.parted for piece in with_rows(self._pieces(start, end)))

    def _pieces(self, start: int, end: int) -> list[Piece]:
        first = max(bisect_right(self.starts, start) - 1, 0)
        pieces: list[Piece] = []
        for place in range(first, len(self.lines)):
            begin = max(self.starts[place], start)
            if begin >= end:
                break
            stop = min(self.starts[place + 1] if place + 1 < len(self.starts) else len(self.text), end)
            line = self.lines[place]
            raw = self.text[begin:stop]
            piece = raw.strip("\n") if line.table is not None else _BLANKS.sub(" ", raw.replace("\n", " "))
            if not piece.strip():
                continue
            apart = bool(pieces) and self.text.endswith("\n\n", 0, self.starts[place])
            pieces.append(Piece(line, piece if pieces else piece.lstrip(), apart))
        return pieces


def _begins_item(before: str, piece: str) -> bool:
    """Whether a line is a new item of a list and not a number or dash that stands in a sentence."""
    return bool(_LIST_ITEM.match(piece)) and (piece.startswith("•") or before.rstrip(" ").endswith(tuple(".:;,!?")))


def _spans(marks: Sequence[tuple[Line, int]], end: int) -> tuple[Span, ...]:
    heads = [
        (line, at) for place, (line, at) in enumerate(marks) if place == 0 or line.page != marks[place - 1][0].page
    ]
    stops = [*(at for _, at in heads[1:]), end][: len(heads)]
    return tuple(
        Span(line.page, min(at, end), min(stop, end), line.number)
        for (line, at), stop in zip(heads, stops, strict=True)
    )


def body_of(lines: Sequence[Line]) -> Body:
    """One text of lines that are no noise, words broken at line ends mended."""
    flat = is_flat(lines)
    parts: list[str] = []
    tail = ""
    length = 0
    starts: list[int] = []
    kept: list[Line] = []
    after_table = False
    for line in lines:
        piece = _piece(line)
        if not piece:
            continue
        glue, drop = _glue(tail, piece, line, flat=flat, after_table=after_table)
        if drop:
            parts[-1] = parts[-1][:-drop]
            length -= drop
        if not glue and parts and not flat and " " not in piece:
            parts[-1] = _with_own_line(parts[-1])
        parts += [glue, piece]
        starts.append(length + len(glue))
        length += len(glue) + len(piece)
        tail = (tail[: len(tail) - drop] + glue + piece)[-_TAIL:]
        kept.append(line)
        after_table = line.table is not None
    return Body("".join(parts), tuple(kept), tuple(starts), flat)


def _with_own_line(text: str) -> str:
    """A line whose last word fills the next one all alone: the word stands there, and a short last line stays one."""
    before, blank, word = text.rpartition(" ")
    return f"{before}\n{word}" if blank and before.strip() else text


def is_flat(lines: Sequence[Line]) -> bool:
    """Whether the text lost its line breaks."""
    lengths = [len(line.text) for line in lines if line.is_text]
    return bool(lengths) and (max(lengths) > FLAT_LINE or sum(lengths) > FLAT_MEAN * len(lengths))


def _piece(line: Line) -> str:
    return line.text if line.table is not None else mend_breaks(_BLANKS.sub(" ", line.text).strip())


def _glue(tail: str, piece: str, line: Line, *, flat: bool, after_table: bool) -> tuple[str, int]:
    """What stands between the text so far and a line, and how many characters of the former fall away."""
    if not tail:
        return "", 0
    if line.table is not None or after_table:
        return "\n\n", 0
    between, lost = seam(tail, piece)
    if line.gap and not lost:
        return "\n\n", 0
    return ("\n" if between and not flat else between), lost
