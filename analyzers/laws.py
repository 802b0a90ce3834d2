"""Laws and their provisions that a text refers to.

::

    "§ 3 Abs. 1 und § 7 AsylG" -> groups of provisions -> the law behind them, else before them -> Found

A provision without a law is none of ours: sections of contracts and statutes look the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from analyzers.found import Found
from analyzers.lawnames import LawName, LawNames
from analyzers.provisions import Group, groups
from analyzers.ruletables import free, rule_table
from analyzers.sentences import sentence_start

NEAR = 160
"""Characters between a law and a provision behind it in one sentence ("Das SGB VIII sieht in § 42")."""


def laws(text: str, names: LawNames) -> Iterator[Found]:
    """The laws and provisions that a text names, as it names them; one may come more than once."""
    alone = list(names.alone(text))
    starts = [law.start for law in alone]
    taken: list[tuple[int, int]] = []
    pending: list[Group] = []
    for group in groups(text):
        if not group.joined:
            yield from _without(text, pending, alone, starts)
            pending = []
        pending.append(group)
        law = _behind(text, group.end, names)
        if law:
            taken.append((pending[0].start, law.end))
            yield from _provisions(pending, law.target, law.end)
            pending = []
    yield from _without(text, pending, alone, starts)
    yield from _alone(alone, taken)


def _provisions(pending: Sequence[Group], law: str, end: int) -> Iterator[Found]:
    """Each provision of a law that stands behind them all."""
    for group in pending:
        for provision in group.provisions:
            yield Found("law", f"{law} {provision.sign} {provision.number}", provision.start, max(end, provision.end))


def _behind(text: str, at: int, names: LawNames) -> LawName | None:
    found = _between().match(text, at)
    start = found.end() if found else at
    return names.with_provision(text, start) or (names.with_provision(text, at) if start != at else None)


def _without(text: str, pending: Sequence[Group], alone: Sequence[LawName], starts: Sequence[int]) -> Iterator[Found]:
    """Provisions that no law follows: they are of the law before them in the sentence."""
    if not pending or _no_law().match(text, pending[-1].end):
        return
    law = _before(text, pending[0].start, alone, starts)
    if law:
        for group in pending:
            for each in group.provisions:
                yield Found("law", f"{law.target} {each.sign} {each.number}", each.start, each.end)


def _before(text: str, at: int, alone: Sequence[LawName], starts: Sequence[int]) -> LawName | None:
    place = bisect_right(starts, at) - 1
    if place < 0:
        return None
    law = alone[place]
    near = law.end <= at and law.end >= max(sentence_start(text, at), at - NEAR)
    return law if near and "\t" not in text[law.end : at] else None  # another cell of a table is another sentence


def _alone(alone: Sequence[LawName], taken: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """The laws that are named without a provision."""
    starts = [start for start, _ in taken]
    for law in alone:
        place = bisect_right(starts, law.start) - 1
        if place < 0 or law.start >= taken[place][1]:
            yield Found("law", law.target, law.start, law.end)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(free(rule_table("lawforms.toml")["between"]))


@cache
def _no_law() -> re.Pattern[str]:
    return re.compile(free(rule_table("lawforms.toml")["no_law"]))
