"""The number of a paper, as people write it, to the papers that have it.

``17/11310``, ``17 / 11 310``, ``Drs. 17/11310 Frage 3``, ``Berlin 17/11310``, and the ids
that this program prints: ``be/17/11310/3``, ``dok/0123456789abcdef``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.archive import Archive
from search_app.index.names import parliament_of
from search_app.index.nodes import Value
from search_app.index.numbers import read_number
from search_app.index.protocol import SearchEngine

_ID = re.compile(r"([^\W\d_]{2,30})/(\d{1,2})/(\d{1,7})(?:/([\w.-]{1,20}))?")
_DOCUMENT = re.compile(r"(dok/[0-9a-f]{16})(?:/([\w.-]{1,20}))?")


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: papers with that number, one a parliament, and the question if it says one."""

    papers: tuple[str, ...]
    label: str | None = None


def look_up(archive: Archive, text: str) -> Named | None:
    """Find the papers that a text names; None when it names none, no papers when the archive lacks them."""
    written = text.strip()
    if match := _DOCUMENT.fullmatch(written):
        return Named((match[1],) if archive.get(match[1]) else (), match[2])
    if match := _ID.fullmatch(written):
        parliament = parliament_of(match[1])
        return _found(archive, parliament.code if parliament else match[1], int(match[2]), int(match[3]), match[4])
    number = read_number(written)
    return _found(archive, number.parliament, number.term, number.number, number.label) if number else None


def entries_of(engine: SearchEngine, named: Named) -> Value:
    """What finds all entries of the papers that were named, or those of the question where they have it.

    Raises IndexUnavailable.
    """
    paired = [_labelled(engine, paper, named.label) for paper in named.papers] if named.label else []
    found = tuple(entry for entries in paired for entry in entries)
    return Value("id", found, "", 0, 0) if found else Value("paper", named.papers, "", 0, 0)


def _labelled(engine: SearchEngine, paper: str, label: str) -> Iterator[str]:
    return (hit.entry for hit in engine.paper(paper) if label in hit.labels or hit.entry == f"{paper}/{label}")


def _found(archive: Archive, code: str | None, term: int, number: int, label: str | None) -> Named:
    """Papers with this number, else those that answer the inquiry with this number, else with this running number.

    An inquiry's own paper leads to the one where its questions stand with their answers.
    """
    found = archive.find(code, term, number)
    own = [paper for paper in found if (paper.term, paper.number) == (term, number)]
    named = own or found or archive.find_running(code, term, number)
    return Named(tuple(dict.fromkeys(paper.answered_by or paper.paper_id for paper in named)), label)
