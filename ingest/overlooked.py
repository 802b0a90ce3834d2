"""The net below all pairing: what still reads like a question or an answer's marker inside a part of the record.

Only labels count that nobody asks or answers: what is cited in an answer is asked and answered elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.body import Body
from ingest.dialect import Dialect
from ingest.dialecttable import with_all_forms
from ingest.extents import Extent, extent_of
from ingest.labels import number_of, parts
from ingest.marked import all_markers
from ingest.numbering import SURE, Candidate, candidates, looks_interrogative
from ingest.pairing import Pairs
from ingest.patterns import COMMON, beginnings, compiled
from ingest.questionend import asks
from ingest.records import Finding

BEGINNING = 60
"""Characters behind a number that tell whether it begins like a question."""

_DAMAGED = (
    r"$bol(?:(?:[Ff]r?\S{0,4} ?)?\(?(?P<label>\d{1,3}) ?[.,:;)–-]{0,3}|[A-Z][.,:;])(?= $interrogative)"
    r"|$bol(?:[Ff]rage|[Ff]r?\.) ?(?P<headed>\d{1,3}) ?[.,:;–-](?= [A-ZÄÖÜ])"
)
"""A number that is no marker in any form, in front of a question: "4 Welche", "(4) Wie", "S. Wann", "F. 4: Ist"."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The labels of all questions, of all answers, and their numbers."""

    asked: frozenset[str]
    answered: frozenset[str]
    numbers: frozenset[int]

    def is_open(self, label: str, *, asks: bool) -> bool:
        """Whether a label is missing within the count or directly behind it, or asked and not answered.

        Of what begins like a question (``asks``) also one of which only items are asked.
        """
        number = number_of(label)
        if label in self.asked:
            return bool(self.answered) and label not in self.answered and not asks
        missing = 0 < number <= max(self.numbers, default=0) + 1 and number not in self.numbers
        return missing or (asks and number in self.numbers)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a marker stands; its label is "" where it cannot be read."""

    label: str
    start: int
    end: int
    asks: bool


def overlooked(dialect: Dialect, body: Body, pairs: Pairs) -> Iterator[Finding]:
    """A finding for each place within a question or an answer that may be another one's beginning."""
    answered = frozenset(label for answer in pairs.answers for label in answer.labels)
    asked = frozenset(question.label for question in pairs.questions)
    told = _Told(asked, answered, frozenset(map(number_of, asked | answered)))
    seen: set[str] = set()
    for number, part in _parts(body, pairs):
        for place in sorted(_places(dialect, body, number, part), key=lambda place: place.start):
            if place.label not in seen and (not place.label or told.is_open(place.label, asks=place.asks)):
                seen.add(place.label)
                yield _finding(body, place, asked)


def _finding(body: Body, place: _Place, asked: frozenset[str]) -> Finding:
    words = " ".join(body.text[place.start : place.end + BEGINNING].split()[:6])
    of = f"Frage {place.label} oder ihre Antwort" if place.label else "eine Frage"
    message = f"Hier kann {of} beginnen, ohne dass sie erkannt wurde: „{words} …“"
    return Finding(
        "pair-overlooked", message, body.line_at(place.start).page, place.label if place.label in asked else None
    )


def _parts(body: Body, pairs: Pairs) -> Iterator[tuple[int, Extent]]:
    """The stretches of all questions and answers, with the last number of each."""
    for question in pairs.questions:
        yield number_of(question.label), extent_of(body, question)
    for answer in pairs.answers:
        yield max(map(number_of, answer.labels)), extent_of(body, answer)


def _places(dialect: Dialect, body: Body, number: int, part: Extent) -> Iterator[_Place]:
    every = with_all_forms(dialect)
    for mark in all_markers(every, body, *part):
        yield from (_Place(label, mark.start, mark.end, asks=False) for label in mark.labels if parts(label))
    for item in candidates(every.question, body, *part):
        if _asks(body, item, part[1]) or (item.headed and not item.is_sub):
            label = item.label if parts(item.label) else f"{number}{item.label}"
            yield _Place(label, item.start, item.end, asks=True)
    for match in compiled(COMMON, _DAMAGED, beginnings(flat=body.flat)).finditer(body.text, *part):
        yield _Place(match["label"] or match["headed"] or "", match.start(), match.end(), asks=True)


def _asks(body: Body, item: Candidate, end: int) -> bool:
    """Whether an item begins like a question, or bears its whole label and ends like one ("2. b) Handelt es sich?")."""
    begins = item.score >= SURE and looks_interrogative(body.text[item.end : item.end + BEGINNING])
    return begins or (item.is_sub and parts(item.label) is not None and asks(body.text, item.end, end))
