"""The programmes that the entries of a paper name, as the archive's curators want them named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from analyzers.programmes import TYPE, GivenNames
from analyzers.protocol import Annotation
from analyzers.registry import by_key, name_key
from ingest.archive import Archive
from ingest.curation import Decision
from ingest.records import Inquiry, Kind
from search_app.index.protocol import NamedProgramme
from search_app.index.slugs import slug as slug

LONGEST_TITLE = 120  # characters; a longer title of a document is a sentence and no name
MOST_STEPS = 8  # merges in a row; a circle ends here
_KEPT_NAMES = 4  # sets of names with their matchers that are kept ready
_EMPHASIS = re.compile(r"[*_]{2,}")


@dataclass(frozen=True, slots=True)
class Naming:
    """How programmes are named in an archive: what its curators decided, and the names that it brings itself."""

    decisions: Mapping[str, Decision] = field(default_factory=dict)
    given: GivenNames = field(default_factory=lambda: GivenNames({}), compare=False)

    def name(self, target: str) -> str | None:
        """The name that a programme goes by, None when it is hidden."""
        for _ in range(MOST_STEPS):
            decision = self.decisions.get(slug(target))
            if decision is None:
                return target
            if decision.is_hidden:
                return None
            if decision.goes_by is None or slug(decision.goes_by) == slug(target):
                return decision.goes_by or target
            target = decision.goes_by
        return target

    def by_place(self, inquiry: Inquiry, annotations: Sequence[Annotation]) -> Mapping[str, tuple[NamedProgramme, ...]]:
        """What each text of a record names, by its place there."""
        found: dict[str, dict[str, list[str]]] = {}
        for one in self._all(inquiry, annotations):
            if name := self.name(one.target):
                found.setdefault(one.place, {}).setdefault(name, []).append(" ".join(one.text.split()))
        return {place: tuple(NamedProgramme(n, tuple(p)) for n, p in names.items()) for place, names in found.items()}

    def _all(self, inquiry: Inquiry, annotations: Sequence[Annotation]) -> Iterator[Annotation]:
        """What was found, and what is named as the archive's own documents are; each place only once."""
        found = [one for one in annotations if one.type == TYPE]
        yield from found
        for one in self.given.analyze(inquiry):
            if not any(one.place == other.place and one.start < other.end and other.start < one.end for other in found):
                yield one


BARE = Naming()


def merged(by_place: Mapping[str, tuple[NamedProgramme, ...]], places: Sequence[str]) -> tuple[NamedProgramme, ...]:
    """What several places name together, each programme once, in their order."""
    found: dict[str, tuple[str, ...]] = {}
    for place in places:
        for each in by_place.get(place, ()):
            found[each.name] = (*found.get(each.name, ()), *each.printed)
    return tuple(NamedProgramme(name, printed) for name, printed in found.items())


def naming_of(archive: Archive) -> Naming:
    """The naming of an archive: its decisions, and the titles of its programme documents as further names."""
    decisions = archive.curation.decisions()
    names = {title: _known(title) for _, title in archive.titles(Kind.PROGRAMME) if _is_name(title)}
    names |= {each.name: each.name for each in decisions if each.is_confirmed}
    names |= {each.goes_by: each.goes_by for each in decisions if each.goes_by}
    return Naming({each.slug: each for each in decisions}, _given(tuple(sorted(names.items()))))


def titles_among(archive: Archive, papers: Iterable[str]) -> tuple[str, ...]:
    """The titles of those papers that are programme documents: names of what they describe."""
    chosen = set(papers)
    return tuple(title for paper, title in archive.titles(Kind.PROGRAMME) if paper in chosen and _is_name(title))


@lru_cache(_KEPT_NAMES)
def _given(names: tuple[tuple[str, str], ...]) -> GivenNames:
    return GivenNames(dict(names))


def _known(title: str) -> str:
    known = by_key().get(name_key(title))
    return known.name if known else title


def _is_name(title: str) -> bool:
    return len(title) <= LONGEST_TITLE and " " in title and not _EMPHASIS.search(title) and title[-1] not in ".?"


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Names by their slugs; of two with the same the first one counts."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(slug(name), name)
    return found
