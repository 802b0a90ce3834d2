"""Candidate numbers of questions, and the one consistent sequence among them.

A number at the beginning of a line may be a question, a list inside an answer, a
date, a row of a table. No line decides that alone: the whole paper is looked at,
and the chain that starts low, counts on without gaps and looks most like questions
is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from ingest.body import Body
from ingest.dialect import Rule
from ingest.labels import parse_labels, parts
from ingest.patterns import COMMON, compiled

MAX_STEP = 3
"""A chain may leave out this many numbers at once: lines are lost, whole pages are seldom."""

GAP_COST = 4.0
"""Points that each left-out number costs, somewhat less than a sure question brings."""

LATE_COST = 2.0
"""Points for each number that the chain begins above 1."""

LOOK = 1500
"""Characters behind a number in which a question mark is looked for; long questions have some 1,200."""

MAX_LABEL = 400
"""The highest number believed; the longest Große Anfragen have some 300 questions."""

STEM_LENGTH = 900
"""Characters between a number and its first item; what is further away belongs to another question."""

MIN_HEADED = 2
HEADED_PART = 0.6
"""Questions headed "Frage 3:", and their part of the highest number, from which a paper counts as headed throughout."""

SURE = 4.0
"""Points from which a number is a question: it begins like one, or several smaller signs meet."""

MIN_LIST = 2
"""Numbers from 1 on that make a list; a single "1." may be a lost beginning."""

KEPT = 4
"""Candidates of a number that a chain may go on from."""

NEIGHBOURS = 6
"""Candidates that may stand between a number and its first item."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may begin a question: its label, where its marker begins and its text begins.

    ``headed`` says that the word stands with it ("Frage 3:").
    """

    label: str
    start: int
    end: int
    score: float = 0.0
    headed: bool = False

    @property
    def number(self) -> int:
        """The whole number, 0 for a letter alone."""
        found = parts(self.label)
        return found[0] if found else 0

    @property
    def is_sub(self) -> bool:
        """Whether this is a lettered or decimal item."""
        found = parts(self.label)
        return found is None or bool(found[1] or found[2])


class _Mark(NamedTuple):
    """A number as it is printed, before anyone looks at what follows: a hostile text has hundreds of thousands."""

    label: str
    start: int
    end: int
    headed: bool


@lru_cache(maxsize=4)  # the ways of pairing that a paper is tried with look at the same places
def candidates(rules: tuple[Rule, ...], body: Body, start: int, end: int) -> tuple[Candidate, ...]:
    """Every place between two offsets that looks like a question's number, best marker first at a place."""
    found: dict[int, _Mark] = {}
    for rule in rules:
        for match in rule.regex(flat=body.flat).finditer(body.text, start, end):
            at = match.start() if rule.label else match.start("label")
            label = rule.label or _label(match["label"])
            if label and at not in found:
                found[at] = _Mark(label, *match.span(), "Fr" in match.group())
    told = _without_repeats(_widest(found.values()), body.text)
    return _headed_alone([Candidate(c.label, c.start, c.end, _likeness(body, c.end, end), c.headed) for c in told])


def _without_repeats(found: Sequence[_Mark], text: str) -> list[_Mark]:
    """The marks, of one with nothing behind it but the same number again ("Frage 7: 7.") both as one."""
    kept: list[_Mark] = []
    for mark in found:
        if kept and kept[-1].label == mark.label and not text[kept[-1].end : mark.start].strip():
            mark = _Mark(mark.label, kept.pop().start, mark.end, mark.headed)
        kept.append(mark)
    return kept


def _widest(found: Iterable[_Mark]) -> list[_Mark]:
    """Marks in the order of the text; of two that end together, "2. b)" and "b)", the one that begins first."""
    at_end: dict[int, _Mark] = {}
    for mark in sorted(found, key=attrgetter("start")):
        at_end.setdefault(mark.end, mark)
    return list(at_end.values())


def _headed_alone(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Where most questions are headed "Frage 3:", a bare number is an item of a list and no question."""
    headed = {c.number for c in found if c.headed}
    if len(headed) < MIN_HEADED or len(headed) < max(headed) * HEADED_PART:
        return tuple(found)
    return tuple(c for c in found if c.headed or c.is_sub)


def _label(text: str) -> str:
    labels = parse_labels(text)
    known = parts(labels[0]) if labels else None
    return labels[0] if labels and (known is None or 0 < known[0] <= MAX_LABEL) else ""


def _likeness(body: Body, at: int, end: int) -> float:
    """How much the text behind a number looks like a question, in points."""
    text, stop = body.text, min(at + LOOK, end)
    score = 1.0
    if _counts().match(text, at, stop):
        score -= 6.0  # a date, an ordinal, a quantity: never a question
    if _asks().match(text, at, stop):
        score += 3.0
    mark = text.find("?", at, stop)
    if mark >= 0 and text.find("\n\n", at, mark) < 0:
        score += 2.0 if mark - at < LOOK // 2 else 0.5
    line = body.line_at(at)
    return score + (1.0 if line.gap else 0.0) + (1.0 if line.bold else 0.0)


@cache
def _asks() -> re.Pattern[str]:
    """The words that a question begins with; the look at the first letter alone passes most places by."""
    return compiled(COMMON, r"\s*[„\"(]?(?=[A-ZÄÖÜ])$asking", {})


@cache
def _counts() -> re.Pattern[str]:
    """What follows a number that counts something."""
    return compiled(COMMON, r"\s*$counted", {})


def best_chain(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best sequence of whole numbers: rising, dense, beginning low. Sub-items are left out.

    The chain with the most points wins; each candidate brings its own, each gap costs.
    """
    items = _without_lists([c for c in found if not c.is_sub])
    best: list[float] = []
    back: list[int] = []
    latest: dict[int, list[int]] = {}
    for place, item in enumerate(items):
        number = item.number
        points, previous = item.score - LATE_COST * (number - 1), -1
        for step in range(1, MAX_STEP + 1):
            for before in latest.get(number - step, ()):
                value = best[before] + item.score - GAP_COST * (step - 1)
                if value > points:
                    points, previous = value, before
        best.append(points)
        back.append(previous)
        before_it = latest.setdefault(number, [])
        # only the best few of a number can be part of a better chain: keeps lists of thousands linear
        if len(before_it) < KEPT or points > best[before_it[-1]]:
            latest[number] = sorted([*before_it, place], key=lambda p: -best[p])[:KEPT]
    return _trace(items, best, back)


def _without_lists(items: Sequence[Candidate]) -> list[Candidate]:
    """The numbers without those of later lists: 1, 2, 3 ... of which none is sure to be a question.

    Else the end of a list in the last answer would go on counting where the questions end.
    """
    kept: list[Candidate] = []
    place = 0
    while place < len(items):
        end = place + 1
        while items[place].number == 1 and end < len(items) and items[end].number == end - place + 1:
            end += 1
        run = items[place:end]
        if len(run) < MIN_LIST or not kept or any(c.score >= SURE or c.headed for c in run):
            kept += run
        place = end
    return kept


def number_chain(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best chain of numbers, where "1. a)" or "1.1" opens a number that has no line of its own."""
    whole = [
        replace(c, label=str(c.number)) if c.is_sub and _opens(c) and not _has_number_above(found, place) else c
        for place, c in enumerate(found)
    ]
    at = {c.start: c for c in found}
    return tuple(at[c.start] for c in _with_left_out(whole, best_chain(whole)))


def _with_left_out(found: Sequence[Candidate], chain: Sequence[Candidate]) -> list[Candidate]:
    """The chain with sure questions out of their place: 1 and 3 are answered together, then comes 2, the last."""
    numbers = {c.number for c in chain}
    whole = list(chain)
    for item in found if chain else ():
        sure = item.headed or item.score >= SURE
        inside = chain[0].number < item.number < chain[-1].number and item.start > chain[0].start
        before = item.headed and item.number == chain[-1].number + 1 and chain[0].start < item.start < chain[-1].start
        if (before or (inside and sure)) and not item.is_sub and item.number not in numbers:
            numbers.add(item.number)
            whole.append(item)
    return sorted(whole, key=lambda c: c.start)


def _opens(candidate: Candidate) -> bool:
    known = parts(candidate.label)
    return known is not None and (known[2] == "a" or (known[1] == 1 and not known[2]))


def _has_number_above(found: Sequence[Candidate], place: int) -> bool:
    """Whether the number of an opening item stands shortly before it, with a line of its own."""
    item = found[place]
    near = (c for c in reversed(found[max(place - NEIGHBOURS, 0) : place]) if item.start - c.end < STEM_LENGTH)
    return any(not c.is_sub and c.number == item.number for c in near)


def _trace(items: Sequence[Candidate], best: Sequence[float], back: Sequence[int]) -> tuple[Candidate, ...]:
    if not best:
        return ()
    place = max(range(len(best)), key=lambda p: (best[p], -p))
    if best[place] <= 0:
        return ()
    chain: list[Candidate] = []
    while place >= 0:
        chain.append(items[place])
        place = back[place]
    return tuple(reversed(chain))


def within(found: Sequence[Candidate], start: int, end: int) -> Sequence[Candidate]:
    """The candidates that begin between two offsets; ``found`` is in the order of the text."""
    first, last = (bisect_left(found, at, key=lambda each: each.start) for at in (start, end))
    return found[first:last]


def sub_run(found: Sequence[Candidate], number: int, start: int, end: int) -> tuple[Candidate, ...]:
    """The items of one number between two offsets, in order without gaps: a, b, c ... or n.1, n.2, n.3 ...

    The first item that fits decides which of both; their labels become "1a" and "1.1". ``found`` is in the order
    of the text.
    """
    run: list[Candidate] = []
    lettered: bool | None = None
    for item in within(found, start, end):
        place = _sub_place(item, number)
        if place is None or lettered not in (None, place[0]):
            continue
        if place[1] == len(run) + 1:
            lettered = place[0]
            label = f"{number}{chr(ord('a') + len(run))}" if lettered else f"{number}.{len(run) + 1}"
            run.append(Candidate(label, item.start, item.end, item.score))
    return tuple(run)


def _sub_place(item: Candidate, number: int) -> tuple[bool, int] | None:
    """Whether an item is lettered, and its place among those of its number from 1; None for another number's."""
    known = parts(item.label)
    if known is not None and known[0] != number:
        return None
    letter = item.label if known is None else known[2]
    if letter:
        return True, ord(letter) - ord("a") + 1
    return (False, known[1]) if known is not None and known[1] else None


def looks_interrogative(text: str) -> bool:
    """Whether a text begins like a question."""
    return bool(_asks().match(text))
