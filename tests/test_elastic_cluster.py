"""Three nodes, of which one dies: nothing that was acknowledged is lost, and readers notice nothing."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import IndexUnavailable
from search_app.index.documents import entries
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.protocol import Entry, Origin, Query
from search_app.index.query import parse_query
from tests.inquiries import numbered
from tests.nodes import Node, Nodes

VERSION = "9.2"
PAPERS = int(os.environ.get("ANFRAGEN_TEST_CLUSTER_PAPERS", "600"))
PORTION = 60  # papers of one update
KILL_AFTER = 3  # updates
ANSWERS = int(os.environ.get("ANFRAGEN_TEST_ANSWERS", "30"))  # after the death of the node
LONGEST = 120.0  # seconds for them


@pytest.fixture(scope="module")
def cluster(nodes: Nodes) -> Iterator[list[Node]]:
    made = nodes.cluster(VERSION, 3)
    yield made
    for node in made:
        node.stop()


@pytest.fixture
def settings(cluster: list[Node]) -> ElasticSettings:
    return ElasticSettings(tuple(node.url for node in cluster), index="verbund", shards=2, replicas=1, timeout=30.0)


@pytest.fixture
def engine(settings: ElasticSettings, tmp_path: Path) -> Iterator[ElasticEngine]:
    made = ElasticEngine(settings, tmp_path / "lock.sqlite")
    yield made
    made.close()


@pytest.fixture
def victim(cluster: list[Node], engine: ElasticEngine) -> Iterator[Node]:
    """A node that may be killed; it comes back afterwards."""
    everyone_is_there(cluster)
    node = cluster[-1]
    yield node
    node.start()
    node.wait(nodes=3)


def everyone_is_there(cluster: list[Node]) -> None:
    cluster[0].wait(nodes=3)


def all_green(engine: ElasticEngine) -> None:
    with engine.connection.working() as client:
        client.cluster.health(index="verbund-*", wait_for_status="green", timeout="90s")


def portion(number: int) -> list[tuple[str, tuple[Entry, ...]]]:
    return [(f"ni/18/{each}", entries(numbered(each))) for each in range(number * PORTION, (number + 1) * PORTION)]


def test_nothing_acknowledged_is_lost_when_a_node_dies_while_loading(engine: ElasticEngine, victim: Node) -> None:
    engine.rebuild(())
    all_green(engine)
    acknowledged: list[str] = []
    for number in range(PAPERS // PORTION):
        changes = portion(number)
        killer = threading.Timer(0.05, victim.kill)
        if number == KILL_AFTER:
            killer.start()
        engine.apply(changes, Origin("archiv", number + 1))
        acknowledged += [entry.id for _, several in changes for entry in several]
        if number == KILL_AFTER:
            killer.join()
    assert victim.process is not None
    assert victim.process.poll() is not None
    held = {each.id: each.digest for each in engine.held()}
    assert set(held) == set(acknowledged)
    assert -1 not in held.values()
    assert engine.status().origin == Origin("archiv", PAPERS // PORTION)


def test_a_rebuild_that_loses_a_node_is_whole_or_leaves_the_old_index(
    engine: ElasticEngine, victim: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search_app.index.elastic.loading.PATIENCE", 5.0)
    old = [entry for _, several in portion(0) for entry in several]
    engine.rebuild(old)
    all_green(engine)

    def losing() -> Iterator[Entry]:
        for number in range(PAPERS // PORTION):
            if number == KILL_AFTER:
                victim.kill()
            yield from (entry for _, several in portion(number) for entry in several)

    try:
        expected = engine.rebuild(losing())
    except IndexUnavailable as error:
        print(f"the rebuild failed: {error}")
        expected = len(old)
    assert len({each.id for each in engine.held()}) == expected
    new = [entry for number in range(PAPERS // PORTION) for _, several in portion(number) for entry in several]
    assert engine.rebuild(new) == len(new)
    with engine.connection.working() as client:
        assert len(engine.shelf.names(client)) == 2


def test_no_page_fails_when_a_node_dies_while_searching(engine: ElasticEngine, victim: Node) -> None:
    new = [entry for number in range(3) for _, several in portion(number) for entry in several]
    engine.rebuild(new)
    all_green(engine)
    before, after, faults = 0, 0, []
    killer = threading.Timer(1.0, victim.kill)
    killer.start()
    until = time.monotonic() + LONGEST
    while after < ANSWERS and time.monotonic() < until:
        is_dead = not killer.is_alive()
        try:
            page = engine.search(Query(parse_query("Brücke"), size=10))
        except IndexUnavailable as error:
            faults.append(str(error))
            continue
        assert page.total == len(new) == page.papers
        before, after = (before, after + 1) if is_dead else (before + 1, after)
    killer.join()
    print(f"{before} answers before, {after} after, {len(faults)} failed")
    assert faults == []
    assert before > 0
    assert after == ANSWERS
