"""How long a result page takes among 100,000 pairs, with facets and highlights; goal: p95 of 25 ms."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import quantiles
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from search_app.index.documents import entries
from search_app.index.protocol import Entry, Filter, Query, Sort
from search_app.index.query import parse_query
from search_app.index.tantivy_engine import TantivyEngine
from tests.benchmarks.generated import NOUNS, Writer

PAIRS = 100_000
PORTIONS = 40
QUERIES = 400
GOAL = 25  # milliseconds
SIZE = 10  # papers on a page

pytestmark = pytest.mark.usefixtures("benchmarks_only")


def portion(number: int) -> list[Entry]:
    """A part of all entries; its papers have numbers of their own."""
    writer = Writer(number)
    wanted = range(number * 1_000, number * 1_000 + PAIRS // PORTIONS // 7 + 1)
    return [entry for paper in wanted for entry in entries(writer.paper(paper))]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TantivyEngine]:
    """An index on disk with all the pairs."""
    made = TantivyEngine(tmp_path_factory.mktemp("index"))
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        made.rebuild(entry for several in pool.map(portion, range(PORTIONS)) for entry in several)
    yield made
    made.close()


def words(seed: int) -> Callable[[], str]:
    """Gives words as people search for them: simple nouns, and compounds common and rare."""
    chance = random.Random(seed)  # noqa: S311  # chance of a test, no secret
    texts = [word for word in Writer(seed).text(3_000).replace(".", "").split() if len(word) > 4]
    return lambda: chance.choice(NOUNS) if chance.random() < 0.4 else chance.choice(texts)


def searches() -> list[Query]:
    """A mixture of all that can be typed and chosen."""
    word = words(7)
    forms = [
        lambda: word(),
        lambda: f"{word()} {word()}",
        lambda: f"{word()} {word()} {word()}",
        lambda: f"{word()} -{word()}",
        lambda: f"{word()} ODER {word()}",
        lambda: f'"{word()} {word()}"~5',
        lambda: f"frage:{word()}",
        lambda: f"{word()[:5]}*",
        lambda: f"{word()} partei:SPD von:2010 bis:2016",
        lambda: "",
    ]
    made = []
    for number in range(QUERIES):
        filters = (Filter("parliament", ("be", "ni")), Filter("year", ("2012",))) if number % 4 == 0 else ()
        sort = Sort.NEWEST if number % 5 == 0 else Sort.RELEVANCE
        page = 3 if number % 7 == 0 else 1
        made.append(Query(parse_query(forms[number % len(forms)]()), filters, sort, page=page, size=SIZE))
    return made


def test_a_page_among_100_000_pairs(engine: TantivyEngine, benchmark: BenchmarkFixture) -> None:
    asked = searches()
    taken: list[float] = []

    def ask_all() -> None:
        taken.clear()
        for query in asked:
            before = perf_counter()
            engine.search(query)
            taken.append((perf_counter() - before) * 1000)

    benchmark.pedantic(ask_all, rounds=3, warmup_rounds=1)
    cuts = quantiles(taken, n=100)
    benchmark.extra_info |= {"p50 ms": round(cuts[49], 2), "p95 ms": round(cuts[94], 2)}
    print(f"\n{engine.status().entries} pairs: p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms, max {max(taken):.1f} ms")
    assert sum(engine.search(query).total for query in asked) > QUERIES
