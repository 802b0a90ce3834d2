"""Elasticsearch finds what tantivy finds: the same entries, counts, facets and, under every explicit sort, order."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search_app.index.building import MOST_NEAR, WIDEST
from search_app.index.fields import FACETS
from search_app.index.nodes import And, Days, InField, Near, Node, Not, Or, Phrase, Prefix, Value, Words
from search_app.index.protocol import Filter, Grouping, Page, Query, SearchEngine, Sort
from search_app.index.query import parse_query
from search_app.index.tantivy_engine import TantivyEngine
from tests.engines import making
from tests.nodes import VERSIONS, Nodes
from tests.parity import CORPUS, SEARCHES, material, texts

TREES = int(os.environ.get("ANFRAGEN_TEST_TREES", "125"))  # a version and a place: 500 in all
ALL_HITS = 1000  # of one paper: all are compared, not the best ones, since scores differ between engines
PLACES = ["samples", "corpus"]
Pair = tuple[SearchEngine, SearchEngine]


@pytest.fixture(scope="module")
def tantivy() -> dict[str, TantivyEngine]:
    return {}


@pytest.fixture(scope="module", params=[(version, where) for version in VERSIONS for where in PLACES], ids="-".join)
def engines(
    request: pytest.FixtureRequest,
    nodes: Nodes,
    tantivy: dict[str, TantivyEngine],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Pair]:
    """Both engines over the same papers."""
    version, where = request.param
    if where == "corpus" and not CORPUS.is_dir():
        pytest.skip("../shared is not here: the real papers are not part of the project")
    if where not in tantivy:
        tantivy[where] = TantivyEngine.in_memory()
        tantivy[where].rebuild(material(where))
    with making(version, nodes, tmp_path_factory.mktemp("lock")) as make:
        other = make()
        other.rebuild(material(where))
        yield tantivy[where], other


def summary(page: Page) -> object:
    """All of a page but scores and the choice of the best."""
    return page.total, page.papers, page.pages, page.facets, [(g.paper, g.total) for g in page.groups]


def entries_of(engine: SearchEngine, query: Query) -> list[str]:
    return [hit.entry for hit in engine.scan(query)]


def compare(engines: Pair, query: Query) -> int:
    """Compare all that may be compared; returns how many entries are found."""
    first, second = engines
    for sort in (Sort.NEWEST, Sort.OLDEST):
        ordered = replace(query, sort=sort, grouping=Grouping.NONE)
        assert entries_of(first, ordered) == entries_of(second, ordered)
    explicit = query if query.sort is not Sort.RELEVANCE else replace(query, sort=Sort.NEWEST)
    pages = [engine.search(replace(explicit, per_paper=ALL_HITS)) for engine in engines]
    assert summary(pages[0]) == summary(pages[1])
    assert [hit.entry for hit in pages[0].hits] == [hit.entry for hit in pages[1].hits]
    marks = [[(hit.title, hit.questions, hit.answer) for hit in page.hits] for page in pages]
    assert marks[0] == marks[1]
    return pages[0].total


def test_the_list_touches_everything() -> None:
    assert len(SEARCHES) >= 150
    assert len(set(SEARCHES)) == len(SEARCHES)
    nodes = {type(node) for text in SEARCHES if text for node in walk(parse_query(text))}
    assert nodes == {Words, Prefix, Phrase, Near, InField, Value, Days, Not, And, Or}


def walk(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    yield node
    for child in getattr(node, "nodes", ()):
        yield from walk(child)
    if isinstance(node, Not | InField):
        yield from walk(node.node)


def test_the_searches_of_the_list_find_the_same(engines: Pair) -> None:
    found = 0
    for number, text in enumerate(SEARCHES):
        query = Query(parse_query(text), sort=tuple(Sort)[number % 3], grouping=tuple(Grouping)[number % 2], size=25)
        found += compare(engines, query) > 0
    assert found > len(SEARCHES) / 2


@pytest.mark.parametrize("facet", [field.name for field in FACETS])
def test_every_facet_narrows_the_same(engines: Pair, facet: str) -> None:
    (shown,) = (each for each in engines[0].search(Query()).facets if each.field == facet)
    values = tuple(value.value for value in shown.values)
    for chosen in (values[:1], values[-2:], ("nie gesehen",)):
        filters = (Filter(facet, chosen), Filter("parliament", ("be", "ni", "ohne")))
        for kept in (filters[:1], filters if facet != "parliament" else filters[1:]):
            query = Query(parse_query("Land ODER Schule ODER Kosten"), kept, Sort.NEWEST, size=30, whole=(facet,))
            assert summary(engines[0].search(query)) == summary(engines[1].search(query))


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("grouping", Grouping)
def test_every_page_has_the_same_hits(engines: Pair, sort: Sort, grouping: Grouping) -> None:
    for number in range(1, 15):
        query = Query(parse_query("Land ODER Jahr"), sort=sort, grouping=grouping, size=7, page=number)
        compare(engines, query)


def test_relevance_has_the_same_entries_and_papers(engines: Pair) -> None:
    for text in SEARCHES[:60]:
        query = Query(parse_query(text), sort=Sort.RELEVANCE)
        first, second = ([hit.entry for hit in engine.scan(query)] for engine in engines)
        assert sorted(first) == sorted(second)
        pages = [engine.search(replace(query, size=100, per_paper=ALL_HITS)) for engine in engines]
        assert {group.paper: group.total for group in pages[0].groups} == {g.paper: g.total for g in pages[1].groups}


@cache
def vocabulary() -> list[str]:
    return [word for text in texts("samples") for word in text.split() if any(map(str.isalnum, word))]


@cache
def sentences() -> list[list[str]]:
    return [text.split() for text in texts("samples") if len(text.split()) > 6]


@st.composite
def stretch(draw: st.DrawFn, least: int, most: int) -> Sequence[str]:
    """Words that stand side by side in a text, or some from anywhere."""
    length = draw(st.integers(least, most))
    if draw(st.booleans()):
        return draw(st.lists(st.sampled_from(vocabulary()), min_size=length, max_size=length))
    words = draw(st.sampled_from(sentences()))
    start = draw(st.integers(0, max(len(words) - length, 0)))
    return words[start : start + length]


@st.composite
def leaf(draw: st.DrawFn) -> Node:
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return Words(" ".join(draw(stretch(1, 3))), 0, 0)
    if kind == 1:
        return Prefix(draw(st.sampled_from(vocabulary()))[: draw(st.integers(2, 6))], 0, 0)
    if kind == 2:
        return Phrase(" ".join(draw(stretch(1, 4))), 0, 0)
    return Near(" ".join(draw(stretch(2, MOST_NEAR))), draw(st.integers(0, 12) | st.just(WIDEST)), 0, 0)


def combined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.map(lambda nodes: And(nodes, 0, 0)),
        several.map(lambda nodes: Or(nodes, 0, 0)),
        inner.map(lambda node: Not(node, 0, 0)),
    )


IN_TEXTS = st.recursive(leaf(), combined, max_leaves=4)
VALUES = {
    "parliament": ("be", "ni", "bt", "by", "ohne"),
    "party": ("SPD", "CDU", "GRÜNE", "AfD", "ohne"),
    "year": ("2022", "2023", "2024", "ohne"),
    "kind": ("kleine_anfrage", "schriftliche_anfrage", "programme"),
    "entry_kind": ("pair", "preamble", "section"),
    "term": ("17", "18", "19", "20", "ohne"),
}
DAY = st.none() | st.dates(date(2019, 1, 1), date(2025, 1, 1))
DAYS = st.tuples(DAY, DAY)


@st.composite
def narrowed(draw: st.DrawFn) -> Node:
    """A part that asks for one field: of text, of values, or days."""
    kind = draw(st.integers(0, 2))
    if kind == 0:
        field = draw(st.sampled_from(["title", "question", "answer", "body", "programmes"]))
        return InField(field, draw(IN_TEXTS), 0, 0)
    if kind == 1:
        field = draw(st.sampled_from(sorted(VALUES)))
        return Value(field, tuple(draw(st.sets(st.sampled_from(VALUES[field]), min_size=1, max_size=2))), "", 0, 0)
    first, last = draw(DAYS.filter(lambda days: days != (None, None)))
    return Days(first, last, "", 0, 0)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    tree = draw(st.recursive(leaf() | leaf() | narrowed(), combined, max_leaves=6))
    fields = draw(st.sets(st.sampled_from(sorted(VALUES)), max_size=2))
    filters = tuple(Filter(name, tuple(draw(st.sets(st.sampled_from(VALUES[name]), min_size=1)))) for name in fields)
    sort, grouping = draw(st.sampled_from(Sort)), draw(st.sampled_from(Grouping))
    return Query(tree, filters, sort, grouping, page=draw(st.integers(1, 3)), size=draw(st.integers(1, 20)))


@settings(max_examples=TREES, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
@given(query=queries())
def test_random_trees_find_the_same(engines: Pair, query: Query) -> None:
    compare(engines, query)
