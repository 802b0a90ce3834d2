"""All programmes that the index knows, by slug: made once for each state of the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from analyzers.registry import Programme, by_key, name_key, programmes
from ingest.archive import Archive
from ingest.curation import Decision
from ingest.records import Kind
from search_app.index.nodes import Value
from search_app.index.programmes import slug
from search_app.index.protocol import Query, SearchEngine
from search_app.index.slugs import end_of

FIELD = "programme"
ENOUGH_PAPERS = 2  # papers that name what was only found, before it has a page of its own
_KEPT = 2  # states of the index that are remembered


@dataclass(frozen=True, slots=True)
class Listed:
    """A programme with the number of entries that name it; ``known`` is its row in the registry."""

    slug: str
    name: str
    entries: int
    known: Programme | None
    is_confirmed: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it is known or confirmed and not only found in texts."""
        return self.known is not None or self.is_confirmed


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Programmes with a page, by slug; those that one paper names only; other slugs and the ones they lead to."""

    pages: Mapping[str, Listed]
    single: Mapping[str, Listed]
    others: Mapping[str, str]


def naming_query(name: str) -> Value:
    """What finds the entries that name a programme, exactly."""
    return Value(FIELD, (name,), name, 0, len(name))


PAGE_RULE = (
    "Eine eigene Seite haben Namen, die verzeichnet oder bestätigt sind; ein Name, der nur in den Texten gefunden "
    f"wurde, hat sie, sobald ihn mindestens {ENOUGH_PAPERS} Dokumente nennen."
)
"""The rule in words, for page and command."""


class Catalogues:
    """Makes the catalogue of an engine and keeps it as long as the index stays as it is."""

    def __init__(self, engine: SearchEngine) -> None:
        self._engine = engine
        self._kept = lru_cache(_KEPT)(self._make)

    def catalogue(self, state: str, archive: Archive) -> Catalogue:
        """The catalogue; ``state`` tells one state of archive and index from another. Raises IndexUnavailable."""
        titles = tuple(title for _, title in archive.titles(Kind.PROGRAMME))
        return self._kept(state, archive.curation.decisions(), titles)

    def _make(self, state: str, decisions: tuple[Decision, ...], titles: tuple[str, ...]) -> Catalogue:
        del state
        confirmed = {slug(each.goes_by or each.name) for each in decisions if each.is_confirmed or each.goes_by}
        confirmed |= {slug(title) for title in titles}
        pages: dict[str, Listed] = {}
        single: dict[str, Listed] = {}
        for name, entries in self._counts():
            short = slug(name)
            listed = Listed(short, name, entries, by_key().get(name_key(name)), short in confirmed)
            (pages if self._has_page(listed) else single).setdefault(short, listed)
        return Catalogue(pages, single, _others(pages, decisions))

    def _counts(self) -> list[tuple[str, int]]:
        page = self._engine.search(Query(size=1, whole=(FIELD,)))
        facet = next((facet for facet in page.facets if facet.field == FIELD), None)
        return [(value.value, value.count) for value in facet.values] if facet else []

    def _has_page(self, listed: Listed) -> bool:
        if listed.is_sure:
            return True
        if listed.entries < ENOUGH_PAPERS:
            return False
        return self._engine.search(Query(naming_query(listed.name), size=1)).papers >= ENOUGH_PAPERS


def _others(pages: Mapping[str, Listed], decisions: tuple[Decision, ...]) -> dict[str, str]:
    """Slugs that lead to another page: of other names, and of what was merged or renamed."""
    moved = {each.slug: slug(each.goes_by) for each in decisions if each.goes_by}
    found = {slug(name): slug(known.name) for known in programmes() for name in known.names} | moved
    ends = {short: end_of(to, moved) for short, to in found.items()}
    return {short: to for short, to in ends.items() if short not in pages and to in pages}
