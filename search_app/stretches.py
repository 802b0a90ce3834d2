"""Which stretches of a long text matter for a search, for pages and terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from search_app.index.protocol import Mark, Passage

GAP = "[…]"
"""Stands for what is left out."""

_BEFORE = 120  # characters shown before a found word, when a sentence begins there
_AFTER = 160  # characters shown after it
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.!?:][\"“”]?\s+(?=[A-ZÄÖÜ„\"])")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text by its offsets."""

    start: int
    end: int


def stretches(passage: Passage, length: int) -> list[Stretch]:
    """Choose what to show of a passage: all of it when it is short, else where the marks are, else how it begins.

    Some words more than ``length`` characters may be chosen, so that none is cut.
    """
    if len(passage.text) <= length:
        return [Stretch(0, len(passage.text))]
    if not passage.marks:
        return [Stretch(0, _word_end(passage.text, length))]
    chosen: list[Stretch] = []
    for mark in _telling(passage):
        if sum(window.end - window.start for window in chosen) >= length:
            break
        chosen = _merged([*chosen, _around(passage.text, mark)])
    return _widened(passage.text, chosen, length)


def _telling(passage: Passage) -> Iterator[Mark]:
    """Marks in the order in which they deserve a place: each word once, then the others."""
    seen: set[str] = set()
    again: list[Mark] = []
    for mark in passage.marks:
        word = passage.text[mark.start : mark.end].casefold()
        if word in seen:
            again.append(mark)
            continue
        seen.add(word)
        yield mark
    yield from again


def _around(text: str, mark: Mark) -> Stretch:
    """The words before and after a mark, from the begin of its sentence when that is near."""
    floor = max(0, mark.start - _BEFORE)
    begins = [found.end() for found in _SENTENCE.finditer(text, floor, mark.start)]
    start = 0 if floor == 0 else begins[-1] if begins else _word_start(text, floor)
    return Stretch(start, _word_end(text, mark.end + _AFTER))


def _merged(windows: list[Stretch]) -> list[Stretch]:
    """Windows in order, those that touch made one."""
    merged: list[Stretch] = []
    for window in sorted(windows, key=lambda window: window.start):
        if merged and window.start <= merged[-1].end + len(GAP):
            merged[-1] = replace(merged[-1], end=max(merged[-1].end, window.end))
        else:
            merged.append(window)
    return merged


def _widened(text: str, windows: list[Stretch], length: int) -> list[Stretch]:
    """Give what is left of the length to the last window."""
    left = length - sum(window.end - window.start for window in windows)
    if left <= 0:
        return windows
    last = windows[-1]
    return [*windows[:-1], replace(last, end=_word_end(text, last.end + left))]


def _word_start(text: str, place: int) -> int:
    """The next place from which on a word begins."""
    found = _SPACE.search(text, place)
    return found.end() if found else place


def _word_end(text: str, place: int) -> int:
    """The last place at or before this one where a word ends; all of the text when it is short."""
    if place >= len(text):
        return len(text)
    space = max(text.rfind(" ", 0, place + 1), text.rfind("\n", 0, place + 1))
    return space if space > 0 else place
