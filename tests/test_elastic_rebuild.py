"""The index on a cluster is rebuilt beside the one that answers, whatever happens meanwhile."""

import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.errors import IndexUnavailable
from search_app.index.documents import entries
from search_app.index.elastic.connection import Connection
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.elastic.shelf import Shelf
from search_app.index.following import Followed, follow, rebuild, stale
from search_app.index.protocol import Entry, Origin, Query
from search_app.index.query import parse_query
from tests.inquiries import PAPERS, REPORT, SCHOOLS, numbered, store

PAIRS = int(os.environ.get("ANFRAGEN_TEST_PAIRS", "400"))
READERS = 4


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path) as opened:
        for inquiry in PAPERS:
            store(opened, inquiry)
        yield opened


@pytest.fixture
def engine(elastic: ElasticSettings, tmp_path: Path) -> Iterator[ElasticEngine]:
    made = ElasticEngine(elastic, tmp_path / "lock.sqlite")
    yield made
    made.close()


def indexes(settings: ElasticSettings) -> tuple[str, ...]:
    connection = Connection(settings)
    with connection.working() as client:
        found = Shelf(settings).names(client)
    connection.close()
    return found


def papers(engine: ElasticEngine) -> set[str]:
    return {group.paper for group in engine.search(Query(size=100)).groups}


def test_the_index_follows_its_archive(archive: Archive, engine: ElasticEngine) -> None:
    assert follow(archive, engine) == Followed(rebuilt=True, papers=3)
    assert follow(archive, engine) == Followed(rebuilt=False, papers=0)
    store(archive, numbered(1))
    store(archive, replace(SCHOOLS, questions=SCHOOLS.questions[:1], answers=SCHOOLS.answers[:1], preambles=()))
    assert stale(archive, engine).startswith("2 Änderungen")
    assert follow(archive, engine) == Followed(rebuilt=False, papers=2)
    assert [hit.entry for hit in engine.paper("ni/19/400")] == ["ni/19/400/1"]
    assert stale(archive, engine) == ""


def test_what_a_crash_left_undone_is_done_by_the_next_run(archive: Archive, engine: ElasticEngine) -> None:
    follow(archive, engine)
    before = engine.status().origin
    store(archive, numbered(1))
    store(archive, numbered(2))
    engine.update("ni/18/1", entries(numbered(1)))  # the crash: where it came from was not noted
    assert engine.status().origin == before
    assert follow(archive, engine) == Followed(rebuilt=False, papers=2)
    assert {"ni/18/1", "ni/18/2"} <= papers(engine)


def test_an_index_of_another_archive_or_program_is_rebuilt(archive: Archive, engine: ElasticEngine) -> None:
    follow(archive, engine)
    engine.apply([], Origin("another", 1))
    assert "anderen Archiv" in stale(archive, engine)
    assert follow(archive, engine).rebuilt
    age(engine)
    assert "anderen Fassung" in stale(archive, engine)
    assert follow(archive, engine).rebuilt


def age(engine: ElasticEngine) -> None:
    """Let the index look as if an older program had made it."""
    with engine.connection.working() as client:
        name, meta = engine.shelf.current(client)
        client.indices.put_mapping(index=name, meta=asdict(replace(meta, fingerprint="old")))


def test_several_processes_ready_the_same_entries(
    archive: Archive, engine: ElasticEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        store(archive, numbered(number))
    rebuild(archive, engine, jobs=1)
    alone = [(hit.entry, hit) for hit in engine.scan(Query())]
    monkeypatch.setattr("search_app.index.following._WORTH_PROCESSES", 1)
    monkeypatch.setattr("search_app.index.following._PORTION", 2)
    assert rebuild(archive, engine, jobs=2) == 8
    assert [(hit.entry, hit) for hit in engine.scan(Query())] == alone


def test_one_index_before_is_kept(engine: ElasticEngine, elastic: ElasticSettings) -> None:
    for paper in (REPORT, SCHOOLS, numbered(1)):
        engine.rebuild(entries(paper))
    assert len(indexes(elastic)) == 2
    engine.roll_back()
    assert papers(engine) == {SCHOOLS.paper_id}


def test_indexes_of_others_are_left_alone(engine: ElasticEngine, elastic: ElasticSettings, tmp_path: Path) -> None:
    longer = replace(elastic, index=f"{elastic.index}-archiv")
    other = ElasticEngine(longer, tmp_path / "other.sqlite")
    other.rebuild(entries(REPORT))
    with engine.connection.working() as client:
        client.indices.create(index=f"{elastic.index}-notizen")
        for _ in range(3):
            engine.rebuild(entries(SCHOOLS))
        assert papers(other) == {REPORT.paper_id}
        assert client.indices.exists(index=f"{elastic.index}-notizen")
        client.indices.delete(index=[f"{elastic.index}-notizen", *indexes(longer)])
    other.close()


def test_a_name_that_is_taken_is_told(engine: ElasticEngine, elastic: ElasticSettings) -> None:
    with engine.connection.working() as client:
        client.indices.create(index=elastic.index)
        with pytest.raises(IndexUnavailable, match="ANFRAGEN_SEARCH_INDEX"):
            engine.rebuild(entries(SCHOOLS))
        client.indices.delete(index=elastic.index)


SLOW_BUILD = """
import json, sys, time
from pathlib import Path
from search_app.index.documents import entries
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.elastic.settings import ElasticSettings
from tests.inquiries import numbered

def slowly():
    for number in range(int(sys.argv[4])):
        yield from entries(numbered(number))
    print("building", flush=True)
    time.sleep(60)

ElasticEngine(ElasticSettings((sys.argv[1],), index=sys.argv[2]), Path(sys.argv[3])).rebuild(slowly())
"""


def test_a_killed_build_leaves_the_old_index_and_the_next_one_clears_up(
    engine: ElasticEngine, elastic: ElasticSettings, root: Path, tmp_path: Path
) -> None:
    engine.rebuild(entries(REPORT))
    command = [sys.executable, "-c", SLOW_BUILD, elastic.hosts[0], elastic.index, str(tmp_path / "lock.sqlite")]
    with subprocess.Popen([*command, str(PAIRS)], cwd=root, stdout=subprocess.PIPE) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == b"building\n"
        build.kill()
    assert papers(engine) == {REPORT.paper_id}
    assert len(indexes(elastic)) == 2
    engine.rebuild(entries(SCHOOLS))
    assert papers(engine) == {SCHOOLS.paper_id}
    kept = indexes(elastic)
    engine.roll_back()
    assert (len(kept), papers(engine)) == (2, {REPORT.paper_id})


def edition(number: int) -> Iterator[Entry]:
    """So many pairs, all of which say in which edition of the index they stand."""
    for each in range(PAIRS):
        yield from entries(numbered(each, title=f"Brücke in Ausgabe {number}"))


def test_readers_notice_nothing_of_a_rebuild(elastic: ElasticSettings, engine: ElasticEngine, tmp_path: Path) -> None:
    engine.rebuild(edition(0))
    seen: Counter[str] = Counter()
    faults: list[str] = []
    done = threading.Event()

    def read(reader: ElasticEngine) -> None:
        while not done.is_set():
            try:
                page = reader.search(Query(parse_query("Brücke"), size=20))
            except IndexUnavailable as error:
                faults.append(f"failed: {error}")
                continue
            titles = {hit.title.text for hit in page.hits}
            if not page.hits or page.total != PAIRS or page.papers != PAIRS:
                faults.append(f"empty or cut: {page.total}, {page.papers}, {len(page.hits)}")
            if len(titles) != 1:
                faults.append(f"mixed: {titles}")
            seen.update(titles)

    readers = [ElasticEngine(elastic, tmp_path / "lock.sqlite") for _ in range(READERS)]
    threads = [threading.Thread(target=read, args=(reader,)) for reader in readers]
    for thread in threads:
        thread.start()
    try:
        for number in (1, 2):
            assert engine.rebuild(edition(number)) == PAIRS
    finally:
        done.set()
        for thread in threads:
            thread.join()
        for reader in readers:
            reader.close()
    print(f"{sum(seen.values())} answers: {dict(seen)}")
    assert faults == []
    assert {"Brücke in Ausgabe 0", "Brücke in Ausgabe 1"} <= set(seen)
