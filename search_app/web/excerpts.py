"""A long text to the stretches that matter for a search, with […] where something was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search_app.index.protocol import Mark, Passage
from search_app.stretches import GAP, Stretch, stretches
from search_app.web.texts import Segment, segments

LENGTH = 420  # characters of an excerpt: five to seven lines beside a question
_SPACE = re.compile(r"\s+")


def excerpt(passage: Passage, length: int = LENGTH) -> tuple[Segment, ...]:
    """Choose what to show of a passage: all of it when it is short, else where the marks are."""
    return tuple(_shown(passage, stretches(passage, length)))


def _one_line(text: str) -> str:
    """The same text with every blank as a space; offsets stay."""
    return _SPACE.sub(lambda found: " " * len(found.group()), text)


def _shown(passage: Passage, windows: list[Stretch]) -> Iterator[Segment]:
    for window in windows:
        if window.start > 0:
            yield Segment(f" {GAP} ")
        marks = tuple(
            Mark(max(mark.start, window.start) - window.start, min(mark.end, window.end) - window.start)
            for mark in passage.marks
            if mark.start < window.end and mark.end > window.start
        )
        yield from segments(_one_line(passage.text[window.start : window.end]), marks)
    if windows[-1].end < len(passage.text):
        yield Segment(f" {GAP}")
