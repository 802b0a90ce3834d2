"""A paper as lists of literature have it: who wrote it, what it is, where and when it was printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from search_app.addresses import path_of
from search_app.exports.paperfacts import Facts
from search_app.index.names import is_numbered, kind_name, parliament_of
from search_app.index.protocol import Hit

_TITLE = re.compile(
    r"(?:(?:MU|Ph|JU|RN|Pa)?Dr|Prof|Mag|Dipl|Priv|Doz|Ing|Univ|Lic|[a-zäöü]{1,6})\.\S*|PD|Dr|Prof|Professor(?:in)?|/"
)
"""A word before a name that is a title or a piece of one: "Dr.-Ing.", "h.", "c."; an initial has a capital."""
_DEGREE = re.compile(r"Md[ABEL]|MdEP|MBA|MPH|(?:LL|M|B)\.\s?(?:M|A|Sc)\.")
_NOBLE = frozenset(
    "Graf Gräfin Freiherr Freifrau Freiin Baron Baronin Prinz Prinzessin Fürst Fürstin Ritter Edler".split()
)
"""What is a part of the family's name since titles of nobility were abolished (Art. 109 WRV)."""
_PARTICLES = frozenset("Al Da De Del Della Den Der Di Dos Du El La Le Ten Ter Van Von".split())
"""What belongs to the family's name with a capital too: "Karla De Muster"; in small letters any word does."""


@dataclass(frozen=True, slots=True)
class Title:
    """One paper; ``people`` are members who ask, ``bodies`` Fraktionen, without both whoever issues it."""

    paper: str
    title: str
    people: tuple[str, ...]
    bodies: tuple[str, ...]
    assembly: str
    kind: str
    number: str
    answered_by: str
    day: date | None
    url: str


def titles(hits: Iterable[Hit], base: str, facts: Facts) -> Iterator[Title]:
    """The papers of some hits, each once, in the order of their first hits; only their ids are kept."""
    seen: set[str] = set()
    for hit in hits:
        if hit.paper not in seen:
            seen.add(hit.paper)
            yield _title(hit, base, facts)


def _title(hit: Hit, base: str, facts: Facts) -> Title:
    people, bodies = _authors(hit, facts)
    # by its normal name: many papers print "des Niedersächsischen Ministeriums ..."
    body = "; ".join(hit.departments) or hit.body or ""
    parliament = parliament_of(hit.parliament or "")
    return Title(
        paper=hit.paper,
        title=hit.title.text or "Ohne erkannten Titel",
        people=people,
        bodies=bodies or (() if people or not body else (body,)),
        assembly=parliament.assembly if parliament else "",
        kind=kind_name(hit.paper_kind),
        number=_number(hit.reference or "", of_parliament=parliament is not None),
        answered_by=body if people or bodies else "",
        day=hit.day,
        url=base + path_of(hit.paper),
    )


def _number(reference: str, *, of_parliament: bool) -> str:
    return f"Drucksache {reference}" if of_parliament and is_numbered(reference) else reference


def _authors(hit: Hit, facts: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Members and Fraktionen; without an archive as the index has them, where a Fraktion has no party behind it."""
    known = facts(hit.paper)
    if known:
        return tuple(asker.name for asker in known.people), tuple(f"Fraktion {name}" for name in known.factions)
    people = tuple(name.rpartition(" (")[0] for name in hit.askers if name.endswith(")"))
    return people, tuple(name for name in hit.askers if not name.endswith(")"))


def sorted_name(name: str) -> str:
    """A name as it is sorted: "Dr. h. c. Karl van der Muster" is "van der Muster, Karl".

    Academic titles belong to no field of such a record: programs that keep literature would take them for names.
    """
    words = _untitled(name.split())
    first = len(words) - 1
    while first > 0 and (words[first - 1].islower() or words[first - 1] in _NOBLE | _PARTICLES):
        first -= 1
    family, given = " ".join(words[first:]), " ".join(words[:first])
    return f"{family}, {given}" if given else family or name


def _untitled(words: list[str]) -> list[str]:
    """The words of a name between the titles before it and the degrees and offices behind it."""
    while len(words) > 1 and _TITLE.fullmatch(words[0]):
        words = words[1:]
    while len(words) > 1 and _DEGREE.fullmatch(words[-1].rstrip(",")):
        words = [*words[:-2], words[-2].rstrip(",")]
    return words
