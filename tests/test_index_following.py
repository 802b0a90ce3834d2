"""The index follows its archive, whatever happened between the two."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.errors import IndexUnavailable
from search_app.index import following
from search_app.index.documents import entries
from search_app.index.following import Followed, follow, rebuild, stale
from search_app.index.generations import Generations, read_meta, write_meta
from search_app.index.protocol import Origin, Query
from search_app.index.tantivy_engine import TantivyEngine
from tests.inquiries import HARBOUR, PAPERS, REPORT, SCHOOLS, numbered, store


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path) as opened:
        for inquiry in PAPERS:
            store(opened, inquiry)
        yield opened


@pytest.fixture
def engine(archive: Archive) -> TantivyEngine:
    return TantivyEngine(archive.home / "index")


def papers(engine: TantivyEngine) -> set[str]:
    return {group.paper for group in engine.search(Query(size=100)).groups}


def test_the_first_time_all_is_built_then_only_what_changed(archive: Archive, engine: TantivyEngine) -> None:
    assert follow(archive, engine) == Followed(rebuilt=True, papers=3)
    assert follow(archive, engine) == Followed(rebuilt=False, papers=0)
    store(archive, numbered(1))
    assert stale(archive, engine).startswith("Eine Änderung")
    assert follow(archive, engine) == Followed(rebuilt=False, papers=1)
    assert papers(engine) == {"be/19/20001", "ni/19/400", f"dok/{'3' * 16}", "ni/18/1"}
    assert stale(archive, engine) == ""


def test_a_changed_paper_replaces_its_entries(archive: Archive, engine: TantivyEngine) -> None:
    follow(archive, engine)
    store(archive, replace(SCHOOLS, questions=SCHOOLS.questions[:1], answers=SCHOOLS.answers[:1], preambles=()))
    follow(archive, engine)
    assert [hit.entry for hit in engine.paper("ni/19/400")] == ["ni/19/400/1"]


def test_a_paper_that_became_another_one_leaves_nothing_behind(archive: Archive, engine: TantivyEngine) -> None:
    follow(archive, engine)
    store(archive, replace(SCHOOLS, reference="19/401"))
    follow(archive, engine)
    assert engine.paper("ni/19/400") == ()
    assert len(engine.paper("ni/19/401")) == 4


def test_what_was_stored_before_a_crash_is_found_by_the_next_run(archive: Archive, engine: TantivyEngine) -> None:
    follow(archive, engine)
    status = engine.status()
    store(archive, numbered(1))
    store(archive, numbered(2))
    # the crash: one of the two papers reached the index, where it came from was not noted
    engine.update("ni/18/1", ())
    assert engine.status().origin == status.origin
    assert follow(archive, engine) == Followed(rebuilt=False, papers=2)
    assert {"ni/18/1", "ni/18/2"} <= papers(engine)


def test_an_index_that_is_rolled_back_while_changes_are_read_gets_all_of_them(archive: Archive) -> None:
    engine, other = (TantivyEngine(archive.home / "index") for _ in range(2))
    follow(archive, engine)
    store(archive, numbered(1))
    rebuild(archive, engine)
    store(archive, numbered(2))

    came = engine.status().origin.serial
    last = archive.last_serial()
    other.roll_back()
    # what was read against the index that answered before
    engine.apply([("ni/18/2", entries(numbered(2)))], Origin(archive.key, last, since=came))
    assert engine.status().origin.serial < came
    follow(archive, engine)
    assert {"ni/18/1", "ni/18/2"} <= papers(engine)
    assert not stale(archive, engine)


def test_an_index_of_another_archive_or_another_program_is_rebuilt(archive: Archive, engine: TantivyEngine) -> None:
    follow(archive, engine)
    engine.apply([], Origin("another", 1))
    assert "anderen Archiv" in stale(archive, engine)
    assert follow(archive, engine).rebuilt
    generation = Generations(archive.home / "index").current()
    assert generation is not None
    write_meta(generation, replace(read_meta(generation), fingerprint="old"))
    assert "anderen Fassung" in stale(archive, engine)
    assert follow(archive, engine) == Followed(rebuilt=True, papers=3)


def test_an_index_ahead_of_its_archive_is_rebuilt(archive: Archive, engine: TantivyEngine) -> None:
    follow(archive, engine)
    engine.apply([], Origin(archive.key, 999))
    assert follow(archive, engine).rebuilt


@pytest.mark.parametrize("damage", ["index.json", "meta.json"])
def test_a_damaged_index_is_rebuilt(archive: Archive, engine: TantivyEngine, damage: str) -> None:
    follow(archive, engine)
    generation = Generations(archive.home / "index").current()
    assert generation is not None
    (generation / damage).write_text("{")
    fresh = TantivyEngine(archive.home / "index")
    assert follow(archive, fresh) == Followed(rebuilt=True, papers=3)
    assert len(papers(fresh)) == 3


def test_leftovers_of_a_killed_build_are_swept(archive: Archive, engine: TantivyEngine) -> None:
    follow(archive, engine)
    left = archive.home / "index" / "g-0123456789abcdef"
    left.mkdir()
    (left / "half").write_bytes(b"x")
    rebuild(archive, engine)
    folders = [path for path in (archive.home / "index").iterdir() if path.is_dir()]
    assert len(folders) == 2  # the one that answers, and the one before
    assert left not in folders


def test_a_damaged_index_is_not_gone_back_to(archive: Archive, engine: TantivyEngine) -> None:
    follow(archive, engine)
    before = Generations(archive.home / "index").current()
    assert before is not None
    store(archive, numbered(1))
    rebuild(archive, engine)
    (before / "index.json").write_text("{")
    with pytest.raises(IndexUnavailable, match="beschädigt"):
        engine.roll_back()
    assert len(papers(engine)) == 4


SLOW_BUILD = """
import sys, time
from pathlib import Path
from search_app.index.documents import entries
from search_app.index.tantivy_engine import TantivyEngine
from tests.inquiries import numbered

def slowly():
    yield from entries(numbered(1))
    print("building", flush=True)
    time.sleep(60)

TantivyEngine(Path(sys.argv[1])).rebuild(slowly())
"""


def test_a_killed_build_leaves_the_old_index_and_no_lock(archive: Archive, engine: TantivyEngine, root: Path) -> None:
    follow(archive, engine)
    command = [sys.executable, "-c", SLOW_BUILD, str(archive.home / "index")]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == b"building\n"
        build.kill()
    assert len(papers(TantivyEngine(archive.home / "index"))) == 3
    store(archive, numbered(1))
    assert follow(archive, engine) == Followed(rebuilt=False, papers=1)
    rebuild(archive, engine)
    assert len([path for path in (archive.home / "index").iterdir() if path.is_dir()]) == 2


def test_many_changes_are_followed_in_several_commits(
    archive: Archive, engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(archive, engine)
    monkeypatch.setattr(following, "BATCH", 3)
    for number in range(8):
        store(archive, numbered(number))
    seen: list[str] = []
    assert follow(archive, engine, on_paper=seen.append) == Followed(rebuilt=False, papers=8)
    assert seen == [f"ni/18/{number}" for number in range(8)]
    assert engine.status().origin.serial == archive.last_serial()


def test_several_processes_make_the_same_index(
    archive: Archive, engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        store(archive, numbered(number))
    rebuild(archive, engine, jobs=1)
    alone = [(hit.entry, hit) for hit in engine.scan(Query())]
    monkeypatch.setattr(following, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(following, "_PORTION", 2)
    assert rebuild(archive, engine, jobs=2) == 8
    assert [(hit.entry, hit) for hit in engine.scan(Query())] == alone


def test_an_empty_archive_has_an_empty_index(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        engine = TantivyEngine(tmp_path / "index")
        assert follow(archive, engine) == Followed(rebuilt=True, papers=0)
        assert engine.search(Query()).total == 0


def test_the_papers_are_those_of_the_archive(archive: Archive, engine: TantivyEngine) -> None:
    follow(archive, engine)
    assert papers(engine) == {HARBOUR.paper_id, SCHOOLS.paper_id, REPORT.paper_id} == set(archive.papers())
