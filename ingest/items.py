"""Items of lists to lines that stand apart, in documents that are no inquiry.

A dash also stands in the middle of a sentence; a list has several lines with the same mark between two gaps.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.pages import Line

MIN_ITEMS = 2
"""Lines with the same mark, from which they are a list."""

_MARK = re.compile(r"([•▪»–-]) (?=\S)")


def with_items_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines; each that begins an item of a list has a gap above."""
    return tuple(line for block in _blocks(lines) for line in _apart(block))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and line.gap:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _apart(block: Sequence[Line]) -> Iterator[Line]:
    marks = Counter(_mark(line) for line in block)
    for line in block:
        mark = _mark(line)
        yield replace(line, gap=True) if mark and marks[mark] >= MIN_ITEMS else line


def _mark(line: Line) -> str:
    found = _MARK.match(line.text) if line.table is None else None
    return found[1] if found else ""
