"""Programmes, projects, funds and networks that a paper names, each under the name it is known by.

Three sources: the registry of this project, discovery in the text, and the titles of the
archive's own programme documents, which are looked for by `GivenNames`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from analyzers.passages import passages
from analyzers.protocol import Annotation
from analyzers.ruleversion import programme_rules
from ingest.records import Inquiry

if TYPE_CHECKING:
    from analyzers.programmefinder import Finder, Given

TYPE = "programme"


class Programmes:
    """The analyzer of programmes; see `analyzers.protocol.Analyzer`. Reading is loaded when it first reads."""

    name = "programmes"

    @property
    def version(self) -> str:
        """Another one whenever a rule, a table or the library changes."""
        return programme_rules()

    def analyze(self, inquiry: Inquiry) -> tuple[Annotation, ...]:
        """Give every mention, in the order of the paper; overlapping ones only once."""
        return _finder().annotate(tuple(passages(inquiry)))


class GivenNames:
    """Names that an archive brings: titles of its programme documents, and what its curators confirmed."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take names and the name that each goes by."""
        self._names = dict(names)
        self._given: Given | None = None

    def analyze(self, inquiry: Inquiry) -> tuple[Annotation, ...]:
        """Give every mention of these names."""
        if not self._names:
            return ()
        if self._given is None:
            from analyzers.programmefinder import Given

            self._given = Given(self._names)
        return self._given.annotate(tuple(passages(inquiry)))


@cache
def _finder() -> Finder:
    from analyzers.programmefinder import Finder

    return Finder()
