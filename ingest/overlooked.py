"""The net below all pairing: what still reads like a question or an answer's marker inside a part of the record.

Only labels count that nobody asks or answers: what is cited in an answer is asked and answered elsewhere.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import combinations

from ingest.body import Body
from ingest.cited import cited
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

NEAR = 4
"""Characters in front of a question in which the sentence before it ends: a full stop, line ends."""

_DAMAGED = (
    r"$bol(?:(?:[Ff]r?\S{0,4} ?)?\(?(?P<label>\d{1,3}) ?[.,:;)–-]{0,3}|[A-Z][.,:;])(?= $interrogative)"
    r"|$bol(?:[Ff]rage|[Ff]r?\.) ?(?P<headed>\d{1,3}) ?[.,:;–-](?= [A-ZÄÖÜ])"
)
"""A number that is no marker in any form, in front of a question: "4 Welche", "(4) Wie", "S. Wann", "F. 4: Ist"."""


_MISREAD = {"r": "rntvi", "a": "aäoe", "g": "gqy", "e": "eco"}
"""The letters of "Frage" behind its first, and for which small letters recognition takes them; or for no letter."""


def _misread(kept: Container[str]) -> str:
    """A pattern of "Frage" in which only the letters of ``kept`` are certain, each other misread or lost."""
    letters = ((right, rf"(?:[{like}]|[^\sa-zäöüß])?") for right, like in _MISREAD.items())
    return "F" + "".join(right if right in kept else misread for right, misread in letters)


_FRAGE = "|".join(("FRAGE", *map(_misread, combinations(_MISREAD, 2))))

_UNNUMBERED = (
    r"$bol$asking\b[^.?!:]{5,500}\?(?![“”)])"
    rf"|$bol(?!Zu (?:den |der )?Fragen? |Zu[rm] )Z\S{{1,2}} (?=F\S{{3,6}})(?:{_FRAGE})[nN]? ?"
    r"(?:[^\s:;a-zäöüß]\S{0,2}|[lo][.)]?) ?[:;](?=\s)"
    r"|$bolZu Frage (?:[^\s\d:;a-z]{1,3}|[lo]) ?[:;](?=\s)"
)
"""What no answer has in it: a sentence that asks, a marker that cannot be read ("Zu Fr4ge 2:", "Zu Frage Z:").

Of its word two letters at most are misread: "Zu Figur 2:" or "Zu Ferien A:" are none, and "Zur Frage 2: ja" is prose.
"""

_SENTENCE_ENDS = tuple('.?!)“”"')


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
    for places in _parts(dialect, body, pairs):
        for place in sorted(places, key=lambda place: place.start):
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


def _parts(dialect: Dialect, body: Body, pairs: Pairs) -> Iterator[list[_Place]]:
    """What stands in each question and each answer."""
    for question in pairs.questions:
        yield list(_places(dialect, body, number_of(question.label), extent_of(body, question)))
    for answer in pairs.answers:
        part = extent_of(body, answer)
        number = max(map(number_of, answer.labels))
        places = list(_places(dialect, body, number, part))
        yield [*places, *_unnumbered(body, part, {place.end for place in places})]


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


def _unnumbered(body: Body, part: Extent, ends: Container[int]) -> Iterator[_Place]:
    """Questions without a number and markers without one; what is quoted, or stands behind a colon, is cited.

    ``ends`` are the offsets at which numbers and markers end: what stands behind these is told by them.
    """
    elsewhere = cited(body, part)
    for match in compiled(COMMON, _UNNUMBERED, beginnings(flat=body.flat)).finditer(body.text, *part):
        start = match.start()
        near = max(start - NEAR, part[0])
        before = body.text[near:start].rstrip()
        told = near + len(before) in ends or any(begin <= start < end for begin, end in elsewhere)
        if before.endswith(_SENTENCE_ENDS) and not told:
            yield _Place("", start, match.end(), asks=True)


def _asks(body: Body, item: Candidate, end: int) -> bool:
    """Whether an item begins like a question, or bears its whole label and ends like one ("2. b) Handelt es sich?")."""
    begins = item.score >= SURE and looks_interrogative(body.text[item.end : item.end + BEGINNING])
    return begins or (item.is_sub and parts(item.label) is not None and asks(body.text, item.end, end))
