"""A long text to the stretches that matter for a search, with […] where something was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from search_app.index.protocol import Mark, Passage
from search_app.web.texts import Segment, segments

LENGTH = 420  # characters of an excerpt: five to seven lines beside a question
_BEFORE = 120  # characters shown before a found word, when a sentence begins there
_AFTER = 160  # characters shown after it
_GAP = "[…]"
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.!?:][\"“”]?\s+(?=[A-ZÄÖÜ„\"])")


@dataclass(frozen=True, slots=True)
class _Window:
    start: int
    end: int


def excerpt(passage: Passage, length: int = LENGTH) -> tuple[Segment, ...]:
    """Choose what to show of a passage: all of it when it is short, else where the marks are."""
    if len(passage.text) <= length:
        return segments(_one_line(passage.text), passage.marks)
    windows = _windows(passage, length)
    return tuple(_shown(passage, windows))


def _one_line(text: str) -> str:
    """The same text with every blank as a space; offsets stay."""
    return _SPACE.sub(lambda found: " " * len(found.group()), text)


def _windows(passage: Passage, length: int) -> list[_Window]:
    if not passage.marks:
        return [_Window(0, _word_end(passage.text, length))]
    chosen: list[_Window] = []
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


def _around(text: str, mark: Mark) -> _Window:
    """The words before and after a mark, from the begin of its sentence when that is near."""
    floor = max(0, mark.start - _BEFORE)
    begins = [found.end() for found in _SENTENCE.finditer(text, floor, mark.start)]
    start = 0 if floor == 0 else begins[-1] if begins else _word_start(text, floor)
    return _Window(start, _word_end(text, mark.end + _AFTER))


def _merged(windows: list[_Window]) -> list[_Window]:
    """Windows in order, those that touch made one."""
    merged: list[_Window] = []
    for window in sorted(windows, key=lambda window: window.start):
        if merged and window.start <= merged[-1].end + len(_GAP):
            merged[-1] = replace(merged[-1], end=max(merged[-1].end, window.end))
        else:
            merged.append(window)
    return merged


def _widened(text: str, windows: list[_Window], length: int) -> list[_Window]:
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


def _shown(passage: Passage, windows: list[_Window]) -> Iterator[Segment]:
    for window in windows:
        if window.start > 0:
            yield Segment(f" {_GAP} ")
        marks = tuple(
            Mark(max(mark.start, window.start) - window.start, min(mark.end, window.end) - window.start)
            for mark in passage.marks
            if mark.start < window.end and mark.end > window.start
        )
        yield from segments(_one_line(passage.text[window.start : window.end]), marks)
    if windows[-1].end < len(passage.text):
        yield Segment(f" {_GAP}")
