"""The tree of a search as it was typed: frozen nodes, each with its place in the text.

::

    Schule -Turnhalle frage:"offene Ganztagsschule"
    And(Words, Not(Words), InField(Phrase))

Nothing here is analysed yet: what a word also finds is decided in ``plan.py``.
``start`` and ``end`` are character offsets in the search as typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Words:
    """A run of bare words, each to be found in any of its forms, alone or within a compound.

    The run stays whole because "§ 35 a" or "17 / 11 310" are one thing to look for.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of words: ``Wohn*``; ``text`` is without the star."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Quoted words, to be found as written and side by side; ``text`` is without the quotes."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Near:
    """Quoted words with ``~n``: at most ``distance`` other words between them, in any order."""

    text: str
    distance: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class InField:
    """What is asked of one field of text only; ``field`` is a row of the field table."""

    field: str
    node: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """A field that has one of some exact values: ``partei:SPD``, ``jahr:2012``."""

    field: str
    values: tuple[str, ...]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included; None leaves an end open."""

    first: date | None
    last: date | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    node: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    nodes: tuple[Node, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of these."""

    nodes: tuple[Node, ...]
    start: int
    end: int


Node = Words | Prefix | Phrase | Near | InField | Value | Days | Not | And | Or
