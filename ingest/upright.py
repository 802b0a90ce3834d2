"""Words that run up or down the page: a margin note, or a whole page printed sideways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.pages import PageText, Word

TALL = 1.8
"""A word whose box is higher than this multiple of its width runs up or down the page."""

LETTERS = 3
"""Letters from which the box of a word tells its direction; "I" and "1)" are tall as they are."""

SAME_STRIP = 0.5
"""Points by which the edges of two words of one line that runs up or down may differ; their font has one height."""


def is_sideways(word: Word) -> bool:
    """Whether a word runs up or down the page."""
    return len(word.text) >= LETTERS and word.bottom - word.top > TALL * (word.x1 - word.x0)


def upright(page: PageText) -> PageText:
    """The same page, turned by a quarter when most of its words run up or down."""
    long = [word for word in page.words if len(word.text) >= LETTERS]
    sideways = [word for word in long if is_sideways(word)]
    if len(sideways) * 2 <= len(long):
        return page
    turn = _turned_up if _runs_up(sideways) else _turned_down
    words = tuple(turn(word, page) for word in page.words)
    return replace(page, width=page.height, height=page.width, words=words)


def _runs_up(words: Sequence[Word]) -> bool:
    """Whether the next word of a line stands higher on the page."""
    steps = [one.top - other.top for one, other in pairwise(words) if abs(one.x0 - other.x0) < one.x1 - one.x0]
    return sum(step > 0 for step in steps) * 2 >= len(steps)


def _turned_up(word: Word, page: PageText) -> Word:
    return _turned(word, page.height - word.bottom, word.x0, page.height - word.top, word.x1)


def _turned_down(word: Word, page: PageText) -> Word:
    return _turned(word, word.top, page.width - word.x1, word.bottom, page.width - word.x0)


def _turned(word: Word, x0: float, top: float, x1: float, bottom: float) -> Word:
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, size=round(bottom - top, 1))


def margin_notes(words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[tuple[Word, ...], ...]]:
    """The words that run across the page, and the lines beside them that run up or down."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        elif is_sideways(word):
            lines.append([word])
    taken = {id(word) for line in lines for word in line}
    across = [word for word in words if id(word) not in taken]
    beside = tuple(tuple(line) for line in lines if _is_beside(line, across))
    kept = {id(word) for line in beside for word in line}
    return tuple(word for word in words if id(word) not in kept), beside


def _goes_on(line_end: Word, word: Word) -> bool:
    """Whether a word, however short, takes the same strip of the page as the one before it."""
    return abs(word.x0 - line_end.x0) <= SAME_STRIP and abs(word.x1 - line_end.x1) <= SAME_STRIP


def _is_beside(line: Sequence[Word], across: Sequence[Word]) -> bool:
    left, right = min(word.x0 for word in line), max(word.x1 for word in line)
    return not any(word.x0 < right and word.x1 > left for word in across)
