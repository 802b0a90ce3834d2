"""What the archive knows of a paper beside what its entries in the index show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ingest.archive import Archive
from ingest.records import Asker, Inquiry, Part
from search_app.askers import everyone

_KEPT = 500  # papers whose facts are remembered: the entries of one often come one behind the other


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Days beside those of question and answer, the number of the inquiry's own paper, and who asks.

    ``request_reference`` is None where question and answer stand in one paper, or the paper only asks.
    """

    received: date | None = None
    answer_received: date | None = None
    published: date | None = None
    request_reference: str | None = None
    people: tuple[Asker, ...] = ()
    factions: tuple[str, ...] = ()


Facts = Callable[[str], PaperFacts | None]
"""Tells the facts of a paper by its id, None where they are not known."""


def unknown(paper: str) -> PaperFacts | None:
    """Know nothing: for whoever has no archive at hand."""
    del paper
    return None


def facts_of(archive: Archive) -> Facts:
    """The facts as the records of an archive have them; to be asked in the thread that opened it."""

    def read(paper: str) -> PaperFacts | None:
        stored = archive.get(paper)
        return _facts(stored.inquiry) if stored else None

    return lru_cache(_KEPT)(read)


def _facts(inquiry: Inquiry) -> PaperFacts:
    dates = inquiry.dates
    own = (other.reference for other in inquiry.linked if other.part is Part.INQUIRY)
    return PaperFacts(
        received=dates.received,
        answer_received=dates.answer_received,
        published=dates.published,
        request_reference=inquiry.request_reference or next(own, None),
        people=everyone(inquiry),
        factions=inquiry.factions,
    )
