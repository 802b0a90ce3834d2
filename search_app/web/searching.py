"""From the state of a search to a page of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.archive import Archive
from search_app.config import PAGE_SIZE
from search_app.index.lookup import entries_of, look_up
from search_app.index.nodes import Node
from search_app.index.protocol import Filter, Grouping, Hit, Page, Query, SearchEngine, Sort
from search_app.index.query import parse_query
from search_app.web.scoping import scoped
from search_app.web.state import SearchState

_ENTRIES_A_PAPER = 2  # entries one by one stand closer than those below their papers


@dataclass(frozen=True, slots=True)
class Found:
    """A result with the search as it was read."""

    page: Page
    tree: Node | None
    size: int


def find(engine: SearchEngine, state: SearchState, papers: int = PAGE_SIZE) -> Found:
    """Search; ``papers`` stand on a page, or twice as many entries. Raises QuerySyntaxError and IndexUnavailable."""
    tree = parse_query(state.text)
    query = _query(state, tree, papers)
    return Found(engine.search(query), tree, query.size)


def scan(engine: SearchEngine, archive: Archive, state: SearchState) -> Iterator[Hit]:
    """All hits of a search in its order, streamed; the number of a paper is all of it, as the page leads there.

    Raises QuerySyntaxError, IndexUnavailable and ArchiveError at once.
    """
    tree = parse_query(state.text)
    named = None if state.filters else look_up(archive, state.text)
    if named is None or not named.papers:
        return engine.scan(_query(state, tree))
    return engine.scan(Query(entries_of(engine, named), sort=_without_words(state.sort)))


def count(engine: SearchEngine, state: SearchState) -> int:
    """How many entries a search finds. Raises QuerySyntaxError and IndexUnavailable."""
    query = _query(state, parse_query(state.text))
    return engine.search(replace(query, grouping=Grouping.NONE, page=1, size=1)).total


def effective_sort(state: SearchState) -> Sort:
    """The order: without words nothing is more relevant than anything else, so the newest come first."""
    return state.sort if state.text else _without_words(state.sort)


def _without_words(sort: Sort) -> Sort:
    return Sort.NEWEST if sort is Sort.RELEVANCE else sort


def _query(state: SearchState, tree: Node | None, papers: int = PAGE_SIZE) -> Query:
    return Query(
        tree=scoped(tree, state.scope),
        filters=tuple(Filter(chosen.field, chosen.values) for chosen in state.filters),
        sort=effective_sort(state),
        grouping=state.grouping,
        page=state.page,
        size=papers if state.grouping is Grouping.PAPER else papers * _ENTRIES_A_PAPER,
    )
