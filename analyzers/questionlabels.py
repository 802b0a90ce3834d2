"""The questions of a paper that an answer names: "Antwort zu den Fragen 2 bis 5 in", ", Antwort zu 2. a)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analyzers.ruletables import free, rule_table

WINDOW = 240
"""Characters in front of a paper in which its questions are looked for."""

_START = re.compile(r"\b(?:Fragen?|Antwort(?:en)?|Ziffern?|Teilfragen?|Einzelfragen?)\b")
_LABEL = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)?\.?\s?([a-z](?![\wäöüß]))?")


@dataclass(frozen=True, slots=True)
class Label:
    """A question as its paper labels it ("2a", "1.2"), and where it is named."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pointed:
    """The questions that are named, and the stretch in which they are."""

    labels: tuple[Label, ...]
    start: int
    end: int


def labels_before(text: str, at: int, first: int) -> Pointed | None:
    """The questions whose naming leads right up to a place; ``first`` is where the sentence begins."""
    for found in _START.finditer(text, max(at - WINDOW, first), at):
        whole = _pattern("before").fullmatch(text, found.start(), at)
        if whole:
            return Pointed(tuple(_labels(whole)), whole.start(), at)
    return None


def labels_behind(text: str, at: int) -> Pointed | None:
    """The questions that are named right behind a paper's number."""
    found = _pattern("after").match(text, at)
    return Pointed(tuple(_labels(found)), at, found.end("labels")) if found else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    row = rule_table("papers.toml")["question"]
    labels = f"{row['label']}(?:{row['joint']}{row['label']})*"
    tail = " ?" if name == "before" else r"(?![\w/])" + row["of_another"]
    return re.compile(free(row[name].replace("$labels", labels) + tail))


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(free(rule_table("papers.toml")["question"]["joint"]))


def _labels(found: re.Match[str]) -> Iterator[Label]:
    """Each label; a letter alone is one of the number before it ("1 a und b")."""
    start, end = found.span("labels")
    number, at = "", start
    cuts = [*_joint().finditer(found.string, start, end), None]
    for cut in cuts:
        stop = cut.start() if cut else end
        parts = _LABEL.match(found.string, at, stop)
        number = (parts.group(1) if parts else "") or number
        if number:
            yield Label(number + ((parts.group(2) if parts else "") or ""), at, stop)
        at = cut.end() if cut else end
