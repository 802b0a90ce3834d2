"""Elasticsearch beside what it is built on: a search written by hand, a bare bulk, memory; tantivy's figures beside.

``ANFRAGEN_BENCH_PAIRS`` says how many pairs, 100,000 if nothing is said.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time, sleep
from typing import Any

import pytest
from elasticsearch import helpers

from analyzers.annotations import annotate
from analyzers.enriching import enrich
from ingest.archive import Archive
from search_app.index.documents import entries
from search_app.index.elastic.connection import Client
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.elastic.loading import load, put
from search_app.index.elastic.mapping import index_settings, mappings
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.elastic.wire import document, ready
from search_app.index.fields import FACETS
from search_app.index.following import rebuild
from search_app.index.plan import Term, leaves, plan
from search_app.index.protocol import Entry, Filter, Query
from search_app.index.query import parse_query
from search_app.index.tantivy_engine import TantivyEngine
from tests.benchmarks.generated import NOUNS, Writer, papers
from tests.engines import elastic_settings, remove
from tests.inquiries import store
from tests.nodes import Nodes

PAIRS = int(os.environ.get("ANFRAGEN_BENCH_PAIRS", "100000"))
VERSION = "9.2"
QUERIES = 200
OVER_BY_HAND = 1.3  # the most that our search may take, over a request written by hand
MEMORY = 250  # megabytes that an export may take above what the program takes anyway
BULK = 4000  # pairs that are loaded bare and by us
WARMING = 12  # times that they are loaded before the first measurement
FLAT = 1.5  # how many times the memory of a tenth of the pairs

pytestmark = pytest.mark.usefixtures("benchmarks_only")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of generated papers, as `anfragen ingest` leaves it: with what they refer to."""
    folder = tmp_path_factory.mktemp("home")
    with Archive.open(folder) as archive:
        for inquiry in papers(PAIRS):
            store(archive, inquiry)
        began = perf_counter()
        enrich(archive)
        print(f"\nreferences: {PAIRS / (perf_counter() - began):.0f} pairs/s, once, when a paper is taken in")
    return folder


@pytest.fixture(scope="module")
def made() -> list[Entry]:
    """Entries of further papers, for what is measured with finished documents."""
    return list(islice((entry for paper in papers(BULK, seed=5) for entry in entries(paper)), BULK))


@dataclass
class Filled:
    """Both engines over the same archive, and how long each took to be filled."""

    elastic: ElasticEngine
    settings: ElasticSettings
    tantivy: TantivyEngine


@pytest.fixture(scope="module")
def filled(home: Path, nodes: Nodes, made: list[Entry]) -> Iterator[Filled]:
    settings = elastic_settings(nodes.shared(VERSION).url)
    elastic, tantivy = ElasticEngine(settings, home / "lock.sqlite"), TantivyEngine(home / "index")
    # a node that has just started spends a third of its time on compiling itself; a cluster runs for months
    for _ in range(WARMING):
        elastic.rebuild(map(ready, made))
    with Archive.open(home) as archive:
        for engine in (elastic, tantivy):
            began = perf_counter()
            rebuild(archive, engine)
            seconds, number = perf_counter() - began, engine.status().entries
            print(f"\nanalysis and loading, {engine.name}: {number} pairs, {number / seconds:.0f} pairs/s")
    with elastic.connection.working() as client:
        size = client.indices.stats(index=settings.index, metric="store")["_all"]["total"]["store"]["size_in_bytes"]
    embedded = sum(path.stat().st_size for path in (home / "index").rglob("*") if path.is_file())
    print(f"on disk: Elasticsearch {size / PAIRS / 1000:.1f} kB a pair, tantivy {embedded / PAIRS / 1000:.1f} kB")
    yield Filled(elastic, settings, tantivy)
    elastic.close()
    remove(settings)


def searches() -> list[tuple[str, Query]]:
    """Words as people search for them, a third with a chosen facet."""
    words = [word for word in Writer(7).text(4_000).replace(".", "").split() if len(word) > 5]
    texts = [f"{NOUNS[n % 60]} {words[n]}" if n % 2 else words[n] for n in range(QUERIES)]
    chosen = (Filter("parliament", ("be", "ni")),)
    return [(text, Query(parse_query(text), chosen if n % 3 == 0 else ())) for n, text in enumerate(texts)]


def by_hand(query: Query) -> dict[str, Any]:
    """The request that somebody who knows the fields would write for the same hits and facets."""
    fields = ("title", "question", "answer")
    must = []
    for leaf in leaves(plan(query.tree)):
        assert isinstance(leaf, Term)
        should: list[dict[str, Any]] = []
        for stem in leaf.stems:
            each = [f"{field}_stem{n}^1" for field in fields for n in ("", "_1", "_2", "_3")]
            names = [*each, *(f"{field}_parts^0.7" for field in fields)]
            should.append({"multi_match": {"query": stem, "fields": names, "type": "best_fields"}})
        if leaf.parts:
            several = " ".join(leaf.parts)
            should += [{"match": {f"{f}_parts": {"query": several, "operator": "and", "boost": 0.4}}} for f in fields]
        must.append({"bool": {"should": should, "minimum_should_match": 1}})
    facets = {f.name: {"terms": {"field": f.name, "size": 100}} for f in FACETS}
    body: dict[str, Any] = {
        "query": {"bool": {"must": must}},
        "size": query.size,
        "source": False,
        "track_total_hits": True,
        "sort": [{"_score": "desc"}, {"newest": "asc"}],
        "collapse": {
            "field": "paper_key",
            "inner_hits": {"name": "best", "size": 5, "_source": ["shown", "columns"]},
        },
        "aggs": {**facets, "papers": {"cardinality": {"field": "paper_key", "precision_threshold": 40000}}},
    }
    if query.filters:
        (chosen,) = query.filters
        terms = {"terms": {chosen.field: list(chosen.values)}}
        own = facets.pop(chosen.field)
        rest = {**facets, "papers": body["aggs"]["papers"]}
        body["post_filter"] = terms
        body["aggs"] = {chosen.field: own, "all": {"filter": terms, "aggs": rest}}
    return body


def fetch(url: str) -> Any:
    return urllib.request.urlopen(url)  # noqa: S310


def milliseconds(ask: Callable[[], object]) -> float:
    began = perf_counter()
    ask()
    return (perf_counter() - began) * 1000


def told(name: str, taken: list[float]) -> str:
    cuts = quantiles(taken, n=20)
    return f"{name}: median {median(taken):.1f} ms, p95 {cuts[18]:.1f} ms"


def test_a_search_beside_one_written_by_hand(filled: Filled) -> None:
    with filled.elastic.connection.working() as client:
        asked = searches()
        ours: list[float] = []
        hand: list[float] = []
        embedded: list[float] = []
        for turn in range(2):  # the first one warms up
            ours, hand, embedded = [], [], []
            for _, query in asked:
                body = by_hand(query)
                hand.append(milliseconds(lambda body=body: client.search(index=filled.settings.index, **body)))
                ours.append(milliseconds(lambda query=query: filled.elastic.search(query)))
                embedded.append(milliseconds(lambda query=query: filled.tantivy.search(query)))
            del turn
        same(client, filled, asked)
    ratio = median(mine / other for mine, other in zip(ours, hand, strict=True))
    print(f"\n{told('engine.search', ours)}; {told('by hand', hand)}; median ratio {ratio:.2f}")
    print(told("tantivy", embedded))
    assert ratio <= OVER_BY_HAND


def same(client: Client, filled: Filled, asked: list[tuple[str, Query]]) -> None:
    """What was written by hand finds the same, or the comparison says nothing."""
    for _, query in asked[::10]:
        found = client.search(index=filled.settings.index, **by_hand(query))
        assert found["hits"]["total"]["value"] == filled.elastic.search(query).total


def test_a_page_over_http(filled: Filled, home: Path) -> None:
    for name, env in (("Elasticsearch", environment(filled.settings)), ("tantivy", {})):
        with serving(home, env) as address:
            taken = []
            for text, _ in searches()[:100]:
                url = f"{address}/suche?q={urllib.parse.quote(text)}"
                taken.append(milliseconds(lambda url=url: fetch(url).read()))
        print(f"\npage over HTTP, {told(name, taken[5:])}")


def environment(settings: ElasticSettings) -> dict[str, str]:
    return {
        "ANFRAGEN_SEARCH_URL": settings.hosts[0],
        "ANFRAGEN_SEARCH_INDEX": settings.index,
        "ANFRAGEN_SEARCH_TIMEOUT": "60",
        "ANFRAGEN_RATE_LIMIT": "",
    }


class serving:  # noqa: N801
    """The application in a process of its own."""

    def __init__(self, home: Path, env: Mapping[str, str]) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        run = "import sys; from search_app.server import serve; from search_app.config import Settings\n"
        run += "from dataclasses import replace; from pathlib import Path\n"
        run += "serve(replace(Settings.of(Path(sys.argv[1])), port=int(sys.argv[2])))"
        command = [sys.executable, "-c", run, str(home), str(port)]
        self.address = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.DEVNULL)

    def __enter__(self) -> str:
        for _ in range(600):
            try:
                fetch(f"{self.address}/hilfe").read()
            except OSError:
                sleep(0.1)
            else:
                return self.address
        raise AssertionError("the server does not come up")

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.wait()

    def memory(self, name: str) -> float:
        """A line of what the system says of its memory, in megabytes: RssAnon is its own, VmHWM the most of all.

        The latter counts the pages of index files that the system lends to whoever reads them.
        """
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition(f"{name}:")[2].split()[0]) / 1000


@dataclass(frozen=True)
class Exported:
    """What an export took: pairs, its own memory above idle, with lent pages too (MB), seconds."""

    pairs: int
    own: float
    all: float
    seconds: float


def test_the_memory_of_an_export(filled: Filled, home: Path) -> None:
    for name, env in (("Elasticsearch", environment(filled.settings)), ("tantivy", {})):
        tenth, whole = export(home, env, "?jahr=2012&jahr=2013"), export(home, env, "")
        for each in (tenth, whole):
            print(
                f"\nexport as CSV, {name}: {each.pairs} pairs, {each.own:.0f} MB, with pages of files {each.all:.0f} MB; "
                f"{each.pairs / each.seconds:.0f} pairs/s"
            )
        assert whole.own <= MEMORY
        assert name == "tantivy" or whole.own <= max(FLAT * tenth.own, tenth.own + 30)


def export(home: Path, env: Mapping[str, str], query: str) -> Exported:
    server = serving(home, env)
    with server as address:
        fetch(f"{address}/suche?q=Schule").read()
        idle, idle_all = server.memory("RssAnon"), server.memory("VmHWM")
        own, lines, began = idle, 0, perf_counter()
        with fetch(f"{address}/suche.csv{query}") as answer:
            for line in answer:
                lines += line.count(b";") > 3 or line.count(b",") > 3
                if lines % 200 == 0:
                    own = max(own, server.memory("RssAnon"))
        return Exported(lines, own - idle, server.memory("VmHWM") - idle_all, perf_counter() - began)


def test_loading_beside_a_bare_bulk(filled: Filled, made: list[Entry]) -> None:
    """The same finished documents, sent by the client's own helper and by us."""
    finished = [document(entry) for entry in made]
    readied = [ready(entry) for entry in made]
    seconds: dict[str, list[float]] = {"bare": [], "ours": []}
    with filled.elastic.connection.working() as client:
        for _ in range(3):
            for name, send in (("bare", bare(client, finished)), ("ours", ours(filled, readied))):
                index = f"{filled.settings.index}-20260101t000000-00000000"
                made_index = {"settings": index_settings(filled.settings), "mappings": mappings({})}
                client.indices.create(index=index, **made_index)
                seconds[name].append(milliseconds(lambda send=send, index=index: send(index)) / 1000)
                client.indices.delete(index=index)
    rates = {name: BULK / median(taken) for name, taken in seconds.items()}
    print(
        f"\nfinished documents: ours {rates['ours']:.0f}/s, helpers.bulk {rates['bare']:.0f}/s, "
        f"ratio {rates['ours'] / rates['bare']:.2f}"
    )


def bare(client: Client, finished: list[dict[str, Any]]) -> Callable[[str], object]:
    return lambda index: helpers.bulk(client, ({"_index": index, "_source": each} for each in finished))


def ours(filled: Filled, readied: list[Entry]) -> Callable[[str], object]:
    return lambda index: load(filled.elastic.connection, index, map(put, readied))


def test_where_the_time_goes(filled: Filled) -> None:
    """Processor time of each stage, so that a slow machine and a slow stage can be told apart."""
    some = list(papers(1400, seed=9))
    for paper in some[:60]:
        entries(paper, annotate(paper))
    some = some[60:]
    began = process_time()
    annotated = [annotate(paper) for paper in some]
    read = process_time()
    made = [entry for paper, found in zip(some, annotated, strict=True) for entry in entries(paper, found)]
    analysed = process_time()
    for entry in made:
        ready(entry)
    done = process_time()
    number = len(made) / 1000
    stages = {"references": read - began, "analysis": analysed - read, "JSON": done - analysed}
    print("\nprocessor time a pair: " + ", ".join(f"{name} {taken / number:.2f} ms" for name, taken in stages.items()))
