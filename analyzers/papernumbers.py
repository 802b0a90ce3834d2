"""The numbers of papers behind a lead: one, a list, a range ("17/10 101, 17/10 102 und 10 103").

A list goes on as long as what follows is surely a number of the same kind: a count
("und 14 weiteren"), a year or a fraction ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from analyzers.ruletables import free, rule_table

MAX_LIST = 200
"""Numbers that one list can hold; a longer one is no list of papers."""

CERTAIN_DIGITS = 3
"""Digits from which a number of another term than the first one continues a list ("und 17/20 der Anlagen")."""

YEARS = range(1980, 2060)
"""What may be a year where a number stands without its term."""

_NUMBER = r"(?P<number>\d{1,2}[\s.]\d{3}|\d{1,5})(?![\d]|\s?/\s?\d|[.,](?!\d{1,2}\s?/)\d)"
_TERM = re.compile(rf"(?P<term>\d{{1,2}})\s{{0,2}}/\s{{0,2}}{_NUMBER}(?!\s?(?:%|km|Uhr|Prozent))")
_YEAR = re.compile(r"(?P<number>\d{1,4})(?:/(?P<part>\d{1,2}))?\s{0,2}/\s{0,2}(?P<term>\d{4}|\d{2})(?!\d|/\d|[.,]\d)")
_FILE = re.compile(r"(?P<term>\d{2})[-/](?P<number>\d{4,5})(?!\d)")
_RUNNING = re.compile(rf"(?<![\d/]){_NUMBER}")
_CLOSED = re.compile(r"\s?(?:[.,;:)\]]|und\b|sowie\b|(?:wird\s)?(?:verwiesen|hingewiesen|Bezug)|\Z)")
_GROUPED = re.compile(r"\d{1,2}[\s.]\d{3}")

_SHAPES = {"term": _TERM, "year": _YEAR, "file": _FILE, "running": _RUNNING}


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a paper as printed: its term (for the Bundesrat: its year, as printed), and where it stands.

    ``part`` is the figure between number and year by which the Bundesrat tells recommendations ("563/1/19").
    """

    term: int | None
    number: int
    start: int
    end: int
    year: str = ""
    part: str = ""
    grouped: bool = False


def numbers(text: str, at: int, shape: str) -> Iterator[Number]:
    """The numbers from here on, the first right here; none when there is no number of this shape."""
    found = _SHAPES[shape].match(text, at)
    if not found:
        return
    first = _number(found, shape)
    yield first
    at = first.end
    for _ in range(MAX_LIST):
        detail = _list("detail").match(text, at)
        begin = detail.end() if detail else at
        joint = _list("joint").match(text, begin)
        number = _next(text, joint.end(), shape, first, alone=begin == at) if joint else None
        if number is None:
            return
        yield number
        at = number.end


def _next(text: str, at: int, shape: str, first: Number, *, alone: bool) -> Number | None:
    """The next number of a list, in the term of the first one where it is printed ``alone``, without."""
    found = _SHAPES[shape].match(text, at)
    if shape == "file":
        return None
    if found and shape != "running":
        number = _number(found, shape)
        return number if _continues(number, first) or _CLOSED.match(text, number.end) else None
    found = _RUNNING.match(text, at)
    if alone and found and first.number >= 10 ** (CERTAIN_DIGITS - 1) and _is_short(text, found, first):
        return replace(_number(found, "running"), term=first.term, year=first.year)
    return None


def _continues(number: Number, first: Number) -> bool:
    return number.year != "" or number.term == first.term or number.number >= 10 ** (CERTAIN_DIGITS - 1)


def _is_short(text: str, found: re.Match[str], first: Number) -> bool:
    """Whether a number without term is one of the list: as long as the first, no year, and no count of things."""
    number = int(re.sub(r"\D", "", found.group("number")))
    same = len(str(number)) == len(str(first.number))
    year = number in YEARS and not _GROUPED.fullmatch(found.group("number"))
    return same and not year and bool(_end().match(text, found.end()))


@cache
def _list(part: str) -> re.Pattern[str]:
    return re.compile(free(rule_table("papers.toml")["list"][part]))


@cache
def _end() -> re.Pattern[str]:
    return re.compile("|".join(free(rf" ?(?:{row['pattern']})") for row in rule_table("papers.toml")["end"]))


def _number(found: re.Match[str], shape: str) -> Number:
    number = int(re.sub(r"\D", "", found.group("number")))
    grouped = bool(_GROUPED.fullmatch(found.group("number")))
    if shape == "running":
        return Number(None, number, found.start(), found.end(), grouped=grouped)
    if shape == "year":
        year, part = found.group("term")[-2:], found.group("part") or ""
        return Number(None, number, found.start(), found.end(), year=year, part=part)
    return Number(int(found.group("term")), number, found.start(), found.end(), grouped=grouped)
