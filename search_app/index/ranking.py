"""Ranked entries to pages: stable ties, groups of a paper, what is listed of each. Knows no engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ranked(Generic[T]):
    """An entry that was found: its address in the engine, its score, and the numbers that order it."""

    address: T
    score: float
    key: int
    paper: int
    position: int = 0


def stable(ranked: Sequence[Ranked[T]], *, complete: bool) -> list[Ranked[T]]:
    """Order by score, ties by the unique key; without its last scores when there may be more of them.

    What the engine gives among equal scores is its own choice, so an incomplete
    result is only good down to the last score but one.
    """
    lowest = ranked[-1].score if ranked and not complete else float("-inf")
    return sorted((each for each in ranked if each.score > lowest), key=lambda each: (-each.score, each.key))


def papers(ranked: Iterable[Ranked[T]]) -> list[int]:
    """The papers in the order of their best entries."""
    return list(dict.fromkeys(each.paper for each in ranked))


def grouped(ranked: Iterable[Ranked[T]], wanted: Sequence[int]) -> list[list[Ranked[T]]]:
    """The entries of each wanted paper, best first."""
    groups: dict[int, list[Ranked[T]]] = {paper: [] for paper in wanted}
    for each in ranked:
        groups[each.paper].append(each)
    return [sorted(group, key=lambda each: (-each.score, each.position)) for group in groups.values()]


def listed(group: Sequence[Ranked[T]], most: int) -> list[Ranked[T]]:
    """The best entries of a paper, in printed order."""
    return sorted(group[:most], key=lambda each: each.position)
