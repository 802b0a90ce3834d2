"""Parliamentary papers and plenary minutes that a text refers to.

::

    lead ("Drs.") -> numbers -> whose parliament? -> which question? -> Found

What leads to a number stands in ``papers.toml``; a number without a lead is none:
years, fractions, file numbers and telephone numbers have the same shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from analyzers.assemblies import genitive, mentions
from analyzers.found import Context, Found
from analyzers.papernumbers import Number, numbers
from analyzers.questionlabels import Pointed, labels_before, labels_behind
from analyzers.ruletables import free, rule_table
from analyzers.sentences import sentence_start
from analyzers.whosepaper import BUNDESRAT, PaperPlace, is_later, parliament_of

PAPER_SLASHES = 2
"""Slashes in the target of a paper; that of a question has one more."""


RECENT_TERMS = 1
"""Terms back from the paper's own that a weak lead may name."""

_RANGE = re.compile(r"\s{0,2}(?:bis|–|-)\s{0,2}")

_BRACKET = re.compile(r"\s?\(")

_MAY_NAME = re.compile(r"\d\s{0,2}[/-]\s{0,2}\d|Anfragen?\s|Dru?c?k?s|DRUCKS")
"""A text without any of this names no paper: most texts are passed over at once."""


@dataclass(frozen=True, slots=True)
class Lead:
    """One row of the table: what stands in front of a number, and what it says about it."""

    type: str
    numbers: str
    pattern: re.Pattern[str]
    parliament: str | None
    only: tuple[str, ...]
    never: tuple[str, ...]
    exact: bool
    shorthand: bool

    def holds(self, context: Context) -> bool:
        """Whether these words lead to a paper in the papers of this parliament."""
        if self.only and context.parliament not in self.only:
            return False
        return context.parliament not in self.never


@cache
def leads() -> tuple[Lead, ...]:
    """The table of leads, the surest first."""
    return tuple(_lead(row) for row in rule_table("papers.toml")["lead"])


def _lead(row: Mapping[str, Any]) -> Lead:
    return Lead(
        type=row["type"],
        numbers=row["numbers"],
        pattern=re.compile(rf"(?<![\w/-])(?:{free(row['pattern'])}){_house(row)}\s{{0,2}}\(?(?=\d)"),
        parliament=row.get("parliament"),
        only=tuple(row.get("only", ())),
        never=tuple(row.get("never", ())),
        exact=row.get("exact", False),
        shorthand=row.get("shorthand", False),
    )


def _house(row: Mapping[str, Any]) -> str:
    """The parliament that may stand between the plain word and the number ("Drucksache des Bundestages 19/100")."""
    return rf"(?P<house>{genitive()})?" if row.get("house") else ""


def papers(text: str, context: Context) -> Iterator[Found]:
    """The papers and minutes that a text names, as it names them; one may come more than once."""
    if not _MAY_NAME.search(text):
        return
    taken: set[int] = set()
    for lead in leads():
        if not lead.holds(context):
            continue
        end = 0
        for found in lead.pattern.finditer(text):
            chain = [] if found.end() < end else _numbers(text, found.end(), lead)
            if not chain or chain[0].start in taken:
                continue
            end = chain[-1].end
            taken.update(number.start for number in chain)
            yield from _chain(text, context, _with_house(lead, found), found.start(), chain)
    yield from _shorthand(text, context)


def _with_house(lead: Lead, found: re.Match[str]) -> Lead:
    """The lead with the parliament that its words name here."""
    start, end = found.span("house") if "house" in found.re.groupindex else (-1, -1)
    named = next(mentions(found.string, start, end), None) if start >= 0 else None
    return replace(lead, parliament=named.parliament) if named else lead


def _numbers(text: str, at: int, lead: Lead) -> list[Number]:
    """The numbers behind a lead; those of the Bundesrat have another shape and are told from it."""
    chain = list(numbers(text, at, lead.numbers))
    return chain or (list(numbers(text, at, "year")) if lead.numbers == "term" and lead.type == "drucksache" else [])


def named_again(text: str, named: Sequence[Found]) -> Iterator[Found]:
    """Papers named without their number ("der o. g. Drucksache"), where the text before names one paper alone."""
    own = sorted((each for each in named if _is_paper(each)), key=lambda each: each.end)
    before: set[str] = set()
    place = 0
    for found in _again().finditer(text):
        while place < len(own) and own[place].end <= found.start():
            before.add(own[place].target)
            place += 1
        if len(before) == 1:
            pointed = labels_before(text, found.start(), sentence_start(text, found.start()))
            yield from _with_questions("drucksache", next(iter(before)), found.start(), found.end(), pointed)


def _is_paper(found: Found) -> bool:
    return found.type == "drucksache" and found.target.count("/") == PAPER_SLASHES


@cache
def _again() -> re.Pattern[str]:
    return re.compile("|".join(free(row["pattern"]) for row in rule_table("papers.toml")["again"]))


def _chain(text: str, context: Context, lead: Lead, start: int, chain: list[Number]) -> Iterator[Found]:
    first, end = sentence_start(text, start), chain[-1].end
    code = parliament_of(PaperPlace(text, first, start, end), context, lead.parliament, chain[0])
    if code is None or (code != BUNDESRAT and lead.numbers == "term" and chain[0].year):
        return
    before = labels_before(text, start, first) if lead.type == "drucksache" else None
    for place, number in enumerate(chain):
        target = _target(context, lead, code, number)
        if target is None or (lead.exact and not _is_sure(context, number)):
            continue
        at = start if place == 0 else number.start
        yield from _with_questions(lead.type, target, at, number.end, before if place == 0 else None)
        behind = _behind(text, number, is_last=number.end == end) if lead.type == "drucksache" else None
        if behind:
            yield from _questions(target, behind, at, behind.end)


def _behind(text: str, number: Number, *, is_last: bool) -> Pointed | None:
    """The questions of a number of a list; those of any but the last stand in brackets."""
    return labels_behind(text, number.end) if is_last or _BRACKET.match(text, number.end) else None


def _with_questions(kind: str, target: str, start: int, end: int, before: Pointed | None) -> Iterator[Found]:
    yield Found(kind, target, start, end)
    if before:
        yield from _questions(target, before, before.start, end)


def _questions(target: str, pointed: Pointed, start: int, end: int) -> Iterator[Found]:
    for label in pointed.labels:
        yield Found("drucksache", f"{target}/{label.label}", start, end)


def _target(context: Context, lead: Lead, code: str, number: Number) -> str | None:
    if lead.numbers == "year" or code == BUNDESRAT:
        year = number.year or f"{number.number:02d}"[-2:]
        part = f"/{number.part}" if number.part else ""
        return f"{BUNDESRAT}/{number.number if number.year else number.term}{part}/{year}"
    term = context.term if number.term is None else number.term
    if not term or not number.number or (code == context.parliament and is_later(context, term)):
        return None
    kind = "plenary/" if lead.type == "plenary" else ""
    return f"{code}/{kind}{term}/{number.number}"


def _is_sure(context: Context, number: Number) -> bool:
    if number.term is None or context.term is None:
        return False
    return 0 <= context.term - number.term <= RECENT_TERMS and number.number >= 100 and number.number not in _YEARS


_YEARS = range(1980, 2060)


def _shorthand(text: str, context: Context) -> Iterator[Found]:
    """Numbers whose term is told in words: "Drucksache 12 118 dieser Wahlperiode"."""
    for lead in (lead for lead in leads() if lead.shorthand):
        for found in lead.pattern.finditer(text):
            number = next(numbers(text, found.end(), "running"), None)
            if number is None:
                continue
            term = _term_behind(text, number.end, context)
            if term and context.parliament and not is_later(context, term):
                yield Found("drucksache", f"{context.parliament}/{term}/{number.number}", found.start(), number.end)


def _term_behind(text: str, at: int, context: Context) -> int | None:
    for pattern in _terms():
        found = pattern.match(text, at)
        if found:
            printed = found.groupdict().get("term")
            return int(printed) if printed else context.term
    return None


@cache
def _terms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(free(rf" {row['pattern']}\b")) for row in rule_table("papers.toml")["term"])
