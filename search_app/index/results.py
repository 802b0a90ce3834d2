"""From a query to its page: order, groups of a paper, totals, facets.

Written against `Found`, the few questions that an engine answers about one state of
its index, so that pages are put together in one way only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from search_app.index.facets import MOST_VALUES, facet
from search_app.index.fields import FACETS
from search_app.index.plan import All, Beginning, Between, Plan, leaves, plan
from search_app.index.protocol import Facet, Filter, Group, Grouping, Held, Hit, Page, Query, Sort
from search_app.index.ranking import Ranked, grouped, listed, papers, stable

FIRST_LOOK = 200  # entries asked for at first: fills most pages, and more cost little
NEXT_LOOK = 8  # how many times more, each time they do not fill the page
WALKED = 5000  # entries of one step of an export
KEYS = {Sort.NEWEST: "newest", Sort.OLDEST: "oldest"}
"""The numbers by which days order; see `sortkeys`."""

Q = TypeVar("Q")
A = TypeVar("A")
T = TypeVar("T")


class Found(Protocol[Q, A]):
    """One state of an index: ``Q`` is a query of the engine, ``A`` the address of an entry."""

    def query(self, found: Plan, filters: Sequence[Filter]) -> Q:
        """What a plan and chosen values ask for."""

    def within(self, query: Q, papers: Sequence[int]) -> Q:
        """The same, in these papers only."""

    def count(self, query: Q) -> int:
        """How many entries are found."""

    def ranked(self, query: Q, sort: Sort, limit: int) -> list[Ranked[A]]:
        """The first entries in this order; among equal scores the choice is the engine's."""

    def papers(self, query: Q) -> int:
        """How many papers the found entries belong to."""

    def counts(self, query: Q, fields: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """How many found entries have each value of these fields."""

    def held(self) -> Iterator[Held]:
        """All entries with the digests of their content."""

    def hit(self, address: A, score: float = 0.0, found: Plan | None = None) -> Hit:
        """An entry as it is shown, with marks when it is said what was looked for."""


def result_page(index: Found[Q, A], asked: Query) -> Page:
    """Find, and put one page together."""
    found = plan(asked.tree)
    query = index.query(found, asked.filters)
    total = index.count(query)
    owners = index.papers(query)
    if asked.grouping is Grouping.PAPER:
        groups = _papers_of_page(index, asked, query, total)
    else:
        groups = [[each] for each in _slice(_first(index, query, asked, total, asked.page * asked.size), asked)]
    units = owners if asked.grouping is Grouping.PAPER else total
    return Page(
        total=total,
        papers=owners,
        groups=tuple(_group(index, group, asked, found) for group in groups),
        facets=_facets(index, asked, found, query),
        number=asked.page,
        pages=max(1, -(-units // asked.size)),
    )


def all_hits(index: Found[Q, A], asked: Query) -> Iterator[Hit]:
    """All hits in the order of the result, streamed; without marks."""
    sort = order_of(asked)
    ranked = _by_score(index, asked) if sort is Sort.RELEVANCE else _by_day(index, asked, sort)
    for each in ranked:
        yield index.hit(each.address, each.score)


def _by_score(index: Found[Q, A], asked: Query) -> list[Ranked[A]]:
    """All entries, best first: scores know no place to go on from, so that all are held."""
    query = index.query(plan(asked.tree), asked.filters)
    ranked = stable(index.ranked(query, Sort.RELEVANCE, max(index.count(query), 1)), complete=True)
    if asked.grouping is not Grouping.PAPER:
        return ranked
    return [each for group in grouped(ranked, papers(ranked)) for each in listed(group, len(group))]


def _by_day(index: Found[Q, A], asked: Query, sort: Sort) -> Iterator[Ranked[A]]:
    """All entries in the order of their keys, some at a time; in this order those of a paper stand together anyway."""
    found, limit, low = plan(asked.tree), WALKED, 0
    given: set[tuple[int, int]] = set()
    while True:
        query = index.query(All((found, Between(KEYS[sort], low, None))), asked.filters)
        ranked = index.ranked(query, sort, limit)
        yield from (each for each in ranked if (each.paper, each.position) not in given)
        if len(ranked) < limit:
            return
        # keys are unique but for an unlikely chance: what has the last one may have more beside it
        limit = WALKED if ranked[-1].key > low else limit * 2
        low = ranked[-1].key
        given = {(each.paper, each.position) for each in ranked if each.key == low}


def _first(index: Found[Q, A], query: Q, asked: Query, total: int, wanted: int) -> list[Ranked[A]]:
    """At least so many entries in their order, fewer only when there are no more."""
    for ranked in _looks(index, query, asked, total):
        if len(ranked) >= wanted:
            return ranked
    return ranked


def _looks(index: Found[Q, A], query: Q, asked: Query, total: int) -> Iterator[list[Ranked[A]]]:
    """The beginning of the result in its order, longer each time, at last all of it."""
    sort = order_of(asked)
    limit = FIRST_LOOK
    while limit < total:
        ranked = index.ranked(query, sort, limit)
        yield stable(ranked, complete=False) if sort is Sort.RELEVANCE else ranked
        limit *= NEXT_LOOK
    yield stable(index.ranked(query, sort, max(total, 1)), complete=True)


def order_of(asked: Query) -> Sort:
    """Relevance needs words: where nothing but values or beginnings is asked for, the newest come first."""
    scored = any(not isinstance(leaf, Beginning) for leaf in leaves(plan(asked.tree)))
    return Sort.NEWEST if asked.sort is Sort.RELEVANCE and not scored else asked.sort


def _papers_of_page(index: Found[Q, A], asked: Query, query: Q, total: int) -> list[list[Ranked[A]]]:
    """The entries of each paper of the page, best first; papers in the order of their best entries."""
    owners: list[int] = []
    for ranked in _looks(index, query, asked, total):
        owners = papers(ranked)
        if len(owners) >= asked.page * asked.size:
            break
    wanted = _slice(owners, asked)
    if not wanted:
        return []
    theirs = index.within(query, wanted)
    return grouped(index.ranked(theirs, Sort.RELEVANCE, max(index.count(theirs), 1)), wanted)


def _slice(found: Sequence[T], asked: Query) -> Sequence[T]:
    return found[(asked.page - 1) * asked.size : asked.page * asked.size]


def _group(index: Found[Q, A], group: Sequence[Ranked[A]], asked: Query, found: Plan) -> Group:
    hits = tuple(index.hit(each.address, each.score, found) for each in listed(group, asked.per_paper))
    return Group(hits[0].paper, hits, len(group))


def _facets(index: Found[Q, A], asked: Query, found: Plan, query: Q) -> tuple[Facet, ...]:
    """Count the choices of all facets; a field with a choice is counted as if there were none in it."""
    chosen = {each.field: each.values for each in asked.filters}
    counts = dict(index.counts(query, [field.name for field in FACETS if field.name not in chosen]))
    for name in chosen:
        others = [each for each in asked.filters if each.field != name]
        counts |= index.counts(index.query(found, others), [name])
    return tuple(
        facet(field, counts[field.name], chosen.get(field.name, ()), None if field.name in asked.whole else MOST_VALUES)
        for field in FACETS
    )
