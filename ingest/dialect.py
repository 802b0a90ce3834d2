"""How a parliament prints, as data: the types of a dialect's table.

`ingest.dialecttable` reads a table, `ingest.patterns` says how its patterns are written, `ingest.registry` knows them
all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ingest.patterns import beginnings, compiled
from ingest.records import Kind, Part

FIELDS = frozenset(
    {
        "reference",
        "request_reference",
        "inquiry_number",
        "title",
        "askers",
        "factions",
        "answering_body",
        "answering_body_rest",
        "agreed_with",
        "signed_by",
        "term",
    }
    | {"asked", "received", "forwarded", "answered", "answer_received", "published", "dated"}
)
"""The head fields that a pattern may name as its groups."""


class Where(StrEnum):
    """Where a pattern is searched: before the body, behind it, in foot notes and running heads, all over."""

    HEAD = "head"
    TAIL = "tail"
    NOTES = "notes"
    ANYWHERE = "anywhere"


class Infers(StrEnum):
    """When the end of a field is inferred and not printed: in every text, or only in one without line breaks."""

    ALWAYS = "always"
    FLAT = "flat"


class Role(StrEnum):
    """What a boundary pattern marks.

    ``body`` ends the head, ``end`` closes the last answer (its last match counts), ``annex`` too (its first match
    behind the last answer's beginning). ``questions`` is the sentence that puts the questions, ``list-end`` closes a
    list of questions without answers, ``answers`` opens the part of the answers. ``answered`` stands in every paper
    that answers: where a dialect has such a pattern and a paper does not, it holds questions only.
    """

    BODY = "body"
    END = "end"
    ANNEX = "annex"
    ASKER_PREAMBLE = "asker-preamble"
    GOVERNMENT_PREAMBLE = "government-preamble"
    QUESTIONS = "questions"
    LIST_END = "list-end"
    ANSWERS = "answers"
    ANSWERED = "answered"


class AnswerStyle(StrEnum):
    """How answers are told from questions.

    ``marked``: each has a marker that names its questions ("Zu 4. und 5.:"). ``bare``: each has a marker that
    names none ("Antwort:"). ``follow``: it simply follows its question. ``below``: the marker stands below its
    questions, which have no number of their own.
    """

    MARKED = "marked"
    BARE = "bare"
    FOLLOW = "follow"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a table; compiled, when it is asked for, for texts with and without line breaks.

    ``part`` is the half of an inquiry that a paper must print for a field to be looked for, any when None;
    ``label`` is the label of a question whose number is not printed ("Frage:") or cannot be read ("Frage l:").
    """

    source: str
    table: str
    examples: tuple[str, ...]
    where: Where = Where.HEAD
    score: int = 0
    role: Role | None = None
    kind: Kind | None = None
    infers: Infers | None = None
    label: str | None = None
    part: Part | None = None

    def regex(self, *, flat: bool) -> re.Pattern[str]:
        """The pattern for a text with (``flat=False``) or without line breaks; raises DialectError."""
        return _compiled(self.table, self.source, flat=flat)


@dataclass(frozen=True, slots=True)
class NoiseRow:
    """A pattern of what is printed on a page and is no text of the paper; see ``_noise.toml`` for its keys."""

    kind: str
    source: str
    table: str
    examples: tuple[str, ...]
    page_number: bool = False


@dataclass(frozen=True, slots=True)
class Parliament:
    """Who prints: two-letter code, word in addresses, names, kinds of inquiry read.

    ``printed`` are the names as running heads print them, capitals aside.
    """

    code: str
    slug: str
    name: str
    assembly: str
    kinds: tuple[Kind, ...]
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialect:
    """One parliament's table."""

    parliament: Parliament
    answers: AnswerStyle
    name_list: str
    smaller_questions: bool
    unheaded_preamble: bool
    nominative: bool
    detect: tuple[Rule, ...]
    kinds: tuple[Rule, ...]
    fields: tuple[Rule, ...]
    boundaries: tuple[Rule, ...]
    question: tuple[Rule, ...]
    answer: tuple[Rule, ...]
    noise: tuple[NoiseRow, ...] = ()


@cache
def _compiled(table: str, source: str, *, flat: bool) -> re.Pattern[str]:
    return compiled(table, source, beginnings(flat=flat))
