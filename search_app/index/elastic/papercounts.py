"""How many papers are found, exactly, without a bucket for each of them.

Elasticsearch's `cardinality` counts by hashes. Up to `MOST` values it keeps the upper 25 bits of each hash, counts
the different ones, and adds what the chance of equal ones would cost (linear counting; its documentation calls
such counts "close to accurate"). So it is exact for values of which the hashes differ in these bits, once that
addition is taken off again. Every paper of an index has such a value, made of a number by turning the hash
around. Sources: `BitMixer.mix64`, `HyperLogLogPlusPlus` and `AbstractLinearCounting` of Elasticsearch, the same in
8.19 and 9.2. The engine's tests would notice another hash: the counts were then as inexact as everybody's.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import expm1
from typing import Any

NUMBER, CELL = "paper_number", "paper_cell"
"""Fields: the number of a paper in its index, counted from 0, and the value that is counted."""
PAPERS = "papers"
MOST = 40_000
"""Papers that are counted exactly at a time, the largest precision that can be asked for."""

_CELLS = 25  # bits that linear counting keeps of a hash
_REST = 64 - _CELLS
_WORD = (1 << 64) - 1
_SIGN = 1 << 63
_FACTORS = (0x4CD6944C5CC20B6D, 0xFC12C5B19D3259E9)  # of mix64
_INVERSES = tuple(pow(factor, -1, 1 << 64) for factor in _FACTORS)
_SPREAD = 0x9E3779B97F4A7C15
"""Odd, so it only reorders the cells. Beyond `MOST` Elasticsearch estimates from how they are spread: too high by up to
a third here, so that it is noticed; such an estimate is never shown."""


class PaperNumbers:
    """The numbers of the papers of an index; those that have none yet get the next ones."""

    def __init__(self, known: Mapping[str, int] | None = None, following: int = 0) -> None:
        """``known`` are papers with their numbers, ``following`` is the first number that no paper has."""
        self._known = dict(known or {})
        self._following = following

    def fields(self, paper: str) -> dict[str, int]:
        """What the entries of a paper are counted by."""
        number = self._known.get(paper)
        if number is None:
            number = self._known[paper] = self._following
            self._following += 1
        return {NUMBER: number, CELL: cell(number)}


def cell(number: int) -> int:
    """The value whose hash begins with bits of its own for each number below 2**25."""
    mixed = number * _SPREAD & _WORD
    hashed = (mixed & ((1 << _CELLS) - 1)) << _REST | mixed >> _CELLS
    value = _unmixed(hashed)
    return value - 2 * _SIGN if value >= _SIGN else value


def fits(kept: Mapping[str, Any]) -> bool:
    """Whether the two fields of an entry belong together."""
    number = kept.get(NUMBER)
    return isinstance(number, int) and kept.get(CELL) == cell(number)


def _unmixed(hashed: int) -> int:
    """The number that `mix64` turns into this one."""
    first, second = _INVERSES
    hashed = hashed ^ hashed >> 32
    hashed = hashed * second & _WORD
    hashed = hashed ^ hashed >> 29 ^ hashed >> 58
    hashed = hashed * first & _WORD
    return hashed ^ hashed >> 32


def mixed(value: int) -> int:
    """The hash of Elasticsearch for a whole number (`BitMixer.mix64`)."""
    first, second = _FACTORS
    value &= _WORD
    value = (value ^ value >> 32) * first & _WORD
    value = (value ^ value >> 29) * second & _WORD
    return value ^ value >> 32


def counting() -> dict[str, Any]:
    """The aggregation that counts the papers."""
    return {"cardinality": {"field": CELL, "precision_threshold": MOST}}


def counted(aggregations: Mapping[str, Any]) -> int | None:
    """The number of papers in an answer, None where they are too many for one count."""
    number = _number(aggregations)
    return number if number <= MOST else None


def _number(aggregations: Mapping[str, Any]) -> int:
    cells = 1 << _CELLS
    # linear counting gives cells * ln(cells / (cells - number)), to the next whole number
    return round(cells * -expm1(-aggregations[PAPERS]["value"] / cells))


def nearly() -> dict[str, Any]:
    """The aggregation for an index of an earlier program, whose papers have no numbers: right but for a few."""
    return {"cardinality": {"field": "paper_key", "precision_threshold": MOST}}


def highest() -> dict[str, Any]:
    """The aggregation that gives the highest number of a found paper."""
    return {"max": {"field": NUMBER}}


def in_portions(last: int) -> dict[str, Any]:
    """The aggregation that counts the papers up to a number, so many numbers at a time that each count is exact.

    Each portion takes some 256 kB of memory in the cluster: 6 MB for a million papers.
    """
    ranges = [{"from": first, "to": first + MOST} for first in range(0, last + 1, MOST)]
    return {"range": {"field": NUMBER, "ranges": ranges}, "aggs": {PAPERS: counting()}}


def counted_in_portions(aggregation: Mapping[str, Any]) -> int:
    """The number of papers in such an answer."""
    return sum(map(_number, aggregation["buckets"]))
