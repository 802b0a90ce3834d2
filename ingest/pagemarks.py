"""Pages of a text that has no form feeds, told by the numbers that a copy put on them.

Copies of printed papers count their pages in three ways: "(2)" alone on a line, "2" alone on a line, and, where every
page became one paragraph, "2" in front of each. Numbers that do not count on without a gap are text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.pages import Line

PAGE_NUMBER = "page-number"

PAGE = 200
"""Letters that stand between two page numbers, at least, on average."""

_IN_BRACKETS = re.compile(r"\((\d{1,3})\)")
_ALONE = re.compile(r"(\d{1,3})")
_IN_FRONT = re.compile(r"(\d{1,3}) +(?=\S)")
_RUNS_ON = re.compile(r"[^.?!:;)“”\"\s]\s*\Z")
_ASKS = re.compile(r"[?:]\s*\Z")


def counted(lines: Sequence[Line]) -> list[Line]:
    """The same lines, page numbers labelled and the pages set that they count; as they are where nothing counts."""
    if len({line.page for line in lines}) > 1 or any(line.table is not None for line in lines):
        return list(lines)
    for marks in (_alone(lines, _IN_BRACKETS), _unasked(lines), _in_front(lines)):
        if _counts(marks, sum(len(line.text) for line in lines)):
            return _numbered(lines, marks)
    return list(lines)


def _alone(lines: Sequence[Line], form: re.Pattern[str]) -> dict[int, tuple[int, int]]:
    """Places of lines that are nothing but a number, each with the number and its length."""
    return {
        place: (int(found[1]), len(line.text))
        for place, line in enumerate(lines)
        if (found := form.fullmatch(line.text))
    }


def _unasked(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Numbers alone on a line; none when one of them may be an answer or stands below another figure."""
    marks = _alone(lines, _ALONE)
    answers = any(place == 0 or _ASKS.search(lines[place - 1].text) or place - 1 in marks for place in marks)
    return {} if answers else marks


def _in_front(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Numbers in front of paragraphs; none when a paragraph has no number."""
    marks: dict[int, tuple[int, int]] = {}
    for place, line in enumerate(lines):
        if place and not line.gap:
            continue
        found = _IN_FRONT.match(line.text)
        if found is None:
            return {}
        marks[place] = (int(found[1]), found.end())
    return marks


def _counts(marks: dict[int, tuple[int, int]], letters: int) -> bool:
    """Whether numbers count the pages of a text, the first of which may have none."""
    numbers = [number for number, _ in marks.values()]
    first = numbers[0] if numbers else 0
    enough = bool(numbers) and numbers[-1] > 1 and letters >= PAGE * numbers[-1]
    return enough and first in (1, 2) and numbers == list(range(first, first + len(numbers)))


def _numbered(lines: Sequence[Line], marks: dict[int, tuple[int, int]]) -> list[Line]:
    """The lines on their pages; a sentence that runs over to the next page goes on there."""
    page, number, before, paged = 1, 0, "", list[Line]()
    for place, line in enumerate(lines):
        text, gap, length = line.text, line.gap, 0
        if place in marks:
            page, number, length = max(page, marks[place][0]), 1, marks[place][1]
            paged.append(replace(line, text=text[:length].strip(), page=page, number=1, noise=PAGE_NUMBER))
        if rest := text[length:]:
            opens = bool(paged) and paged[-1].noise == PAGE_NUMBER
            number += 1
            paged.append(
                replace(line, text=rest, page=page, number=number, gap=gap and not (opens and _RUNS_ON.search(before)))
            )
            before = rest
    return paged
