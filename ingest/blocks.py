"""The lines of a document to blocks: what stands together between two gaps, and how it is set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.body import Body
from ingest.documenttable import document_table
from ingest.hyphens import mend
from ingest.pages import Line

LARGER = 1.08
"""A line is set larger than the text from this multiple of its size; sizes of one font differ by less."""

TEXT_LENGTH = 80
"""Characters from which a line is running text, whatever it ends with."""

MAX_TEXT = 400
"""Characters of a block that are looked at: more than any title has."""

MIN_CONTENTS = 3
"""Lines that end in page numbers which only grow, from which they are a table of contents without a heading."""

_LIST_ITEM = re.compile(r"(?:[•▪»–-]|\d{1,2}[.)]|[a-z]\)) ")
_LEADER = re.compile(r"(?:\.{4,}|(?:\. ){3,}|…|\t)\s*\d{1,3}$")
_PAGE = re.compile(r"\s(\d{1,3})$")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ``first`` to before ``last`` of a body; ``size`` is that of a PDF's larger type, 0 for that of the text.

    ``alone`` says that there is a gap above and below; ``contents`` that it is part of a table of contents.
    """

    lines: tuple[Line, ...]
    first: int
    last: int
    text: str
    size: float = 0.0
    bold: bool = False
    alone: bool = False
    contents: bool = False

    @property
    def level(self) -> int:
        """The level of a heading in Markdown or HTML, 0 for anything else."""
        return self.lines[0].level

    @property
    def is_table(self) -> bool:
        """Whether the block is a table."""
        return self.lines[0].table is not None

    @property
    def reads_like_text(self) -> bool:
        """Whether it is running text, a list or a table, and no heading, name or address."""
        if self.is_table or len(self.text) >= TEXT_LENGTH or _LIST_ITEM.match(self.text):
            return True
        return self.text.endswith((".", "!", "?", ";", ".“")) and " " in self.text


def blocks(body: Body) -> tuple[Block, ...]:
    """All blocks of a body, in order; none of a body without lines."""
    if not body.lines:
        return ()
    usual, bold = _usual_size(body.lines), _is_mostly_bold(body.lines)
    starts = [place for place, line in enumerate(body.lines) if _begins(body.lines, place, usual, is_bold=bold)]
    contents = _contents(body.lines)
    found = []
    for first, last in zip(starts, [*starts[1:], len(body.lines)], strict=True):
        lines = body.lines[first:last]
        below = last == len(body.lines) or body.lines[last].gap or body.lines[last].table is not None
        above = lines[0].gap or first == 0 or body.lines[first - 1].table is not None
        larger, heavy = _look(lines[0], usual, is_bold=bold)
        found.append(
            Block(lines, first, last, _text(lines), larger, heavy, above and below, contents.issuperset({first}))
        )
    return tuple(found)


def _begins(lines: Sequence[Line], place: int, usual: float, *, is_bold: bool) -> bool:
    line = lines[place]
    if place == 0 or line.gap or line.table is not None or lines[place - 1].table is not None:
        return True
    return _look(line, usual, is_bold=is_bold) != _look(lines[place - 1], usual, is_bold=is_bold)


def _look(line: Line, usual: float, *, is_bold: bool) -> tuple[float, bool]:
    """How a line differs from the text: its larger size, else 0, and whether it alone is bold."""
    larger = round(line.size, 1) if usual and line.size > usual * LARGER else 0.0
    return larger, line.bold and not is_bold


def _text(lines: Sequence[Line]) -> str:
    """The text of a block, of a long one its beginning: a paragraph of a hundred thousand lines stays linear."""
    text = ""
    for line in lines if lines[0].table is None else ():
        text = mend(text, " ".join(line.text.split()))
        if len(text) > MAX_TEXT:
            break
    return text


def _usual_size(lines: Sequence[Line]) -> float:
    """The font size that most characters have, 0 where sizes are not known."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _is_mostly_bold(lines: Sequence[Line]) -> bool:
    return sum(len(line.text) for line in lines if line.bold) * 2 > sum(len(line.text) for line in lines)


def _contents(lines: Sequence[Line]) -> frozenset[int]:
    """The places of lines that are a table of contents: with leaders, or ending in page numbers that only grow."""
    found = {place for place, line in enumerate(lines) if line.table is None and _LEADER.search(line.text)}
    opened = document_table().contents
    run: list[int] = []
    pages: list[int] = []
    headed = False
    for place, line in enumerate(lines):
        number = _PAGE.search(line.text) if line.table is None and len(line.text) <= TEXT_LENGTH * 2 else None
        if number and (not pages or int(number[1]) >= pages[-1]):
            run.append(place)
            pages.append(int(number[1]))
            continue
        found |= set(run) if len(run) >= (1 if headed else MIN_CONTENTS) else set()
        run, pages = [], []
        headed = any(rule.lined.search(line.text.strip()) for rule in opened) if len(line.text) < TEXT_LENGTH else False
    return frozenset(found | (set(run) if len(run) >= MIN_CONTENTS else set()))
