"""The types of the analysis: what a query looks for, annotations for the record.

::

    text -> Columns, one a stream     for index, query and highlighter (columns.py)
    word of a query -> TermForms      what it looks for in these streams
    Inquiry -> Annotation             what an Analyzer found in a paper
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ingest.records import Inquiry


@dataclass(frozen=True, slots=True)
class TermForms:
    """What one word of a query looks for.

    An entry is found when its ``stem`` or ``parts`` stream holds ANY of
    ``stems``, or its ``parts`` stream holds ALL of ``parts`` (empty when the word
    is no compound). ``exact`` are the consecutive tokens of the word as typed,
    for the ``exact`` stream. A stop word need not be there at all. ``start``
    and ``end`` say where the word stands in the text of the query.
    """

    exact: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[str, ...] = ()
    is_stopword: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something found in a text of the record, with offsets in it.

    ``type`` is ``drucksache``, ``plenary``, ``law``, ``programme`` or ``url``;
    ``target`` is what it points at, ``place`` the text of the record it stands in
    (``question/4``, ``answer/4``, ``preamble/1``).
    """

    type: str
    text: str
    target: str
    start: int
    end: int
    place: str


class Analyzer(Protocol):
    """Something that reads a record and annotates it; its version goes into the fingerprint."""

    @property
    def name(self) -> str:
        """What its annotations are kept under."""

    @property
    def version(self) -> str:
        """Another one whenever it would find something else."""

    def analyze(self, inquiry: Inquiry) -> tuple[Annotation, ...]:
        """Find; never raises on any record."""
