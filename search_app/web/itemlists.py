"""The lines of a paragraph, and which of them are items of a printed list.

A text has a line break before an item where the paper shows one. Some papers run their
items together, and most let the text go on behind the last item on a line of its own,
which a clean text does not tell from the item: both are taken apart where it is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analyzers.sentences import sentence_end

_BREAK = re.compile(r"(?<=\n)(?=[^\n])|(?<=\s)(?=[•▪●◦‣] )")
_MARKER = re.compile(r"[•▪●◦‣·*\-–—]\s+\S|\(?(?:\d{1,2}|[a-z]{1,2}|[ivx]{1,5})[.)]\s+\S")
_DASH = re.compile(r"([-–]) ")
_SHORT = 60  # characters of an item that may stand in a row with others; a longer stretch is a sentence with dashes
_FEWEST = 3  # items from which on a row of dashes is a list
_GOES_ON = re.compile(r"(?:[,;]|[,;]?\s(?:und|oder|sowie|bzw\.))\s*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a text that stands on a line of its own."""

    start: int
    end: int
    is_item: bool


def lines(text: str, start: int, end: int) -> tuple[Line, ...]:
    """Cut a paragraph into its lines; joined they are the paragraph."""
    cuts = [start, *(found.start() for found in _BREAK.finditer(text, start, end)), end]
    whole = [Line(a, b, _MARKER.match(text, a, b) is not None) for a, b in pairwise(cuts) if a < b]
    apart = [part for line in whole for part in _row(text, line)]
    return tuple(_ended(text, apart))


def _row(text: str, line: Line) -> Sequence[Line]:
    """The items of a line like "- Name - Anschrift - Nummer", else the line itself."""
    dash = _DASH.match(text, line.start, line.end) if line.is_item else None
    if dash is None:
        return (line,)
    others = re.compile(rf"(?<=\s){dash[1]} (?=\S)").finditer(text, dash.end(), line.end)
    cuts = [line.start, *(found.start() for found in others), line.end]
    items = [Line(a, b, is_item=True) for a, b in pairwise(cuts)]
    fits = len(items) >= _FEWEST and all(each.end - each.start <= _SHORT for each in items)
    return items if fits else (line,)


def _ended(text: str, whole: Sequence[Line]) -> Iterator[Line]:
    """Let a list end with the sentence that its items form: what follows in the last item stands below it."""
    for at, line in enumerate(whole):
        end = sentence_end(text, line.start) if _is_last(text, whole, at) else line.end
        if not line.start < end < line.end or not text[end : line.end].strip():
            yield line
            continue
        rest = end + len(text[end : line.end]) - len(text[end : line.end].lstrip())
        yield replace(line, end=rest)
        yield Line(rest, line.end, is_item=False)


def _is_last(text: str, whole: Sequence[Line], at: int) -> bool:
    """Whether this is the last item of a list of which all others go on without a full stop."""
    if not whole[at].is_item or (at + 1 < len(whole) and whole[at + 1].is_item):
        return False
    before = at
    while before and whole[before - 1].is_item:
        before -= 1
    others = whole[before:at]
    return bool(others) and all(_GOES_ON.search(text, each.start, each.end) for each in others)
