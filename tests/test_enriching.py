"""What papers refer to is read once a record and analyzer, renewed when either changes, and kept beside the archive."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from analyzers import enriching
from analyzers.enriching import Enriched, enrich
from analyzers.references import References
from analyzers.store import AnnotationStore
from ingest.archive import Archive
from ingest.records import Answer, Inquiry, Note
from tests.inquiries import HARBOUR, SCHOOLS, store

CITING = replace(
    SCHOOLS,
    answers=(Answer(("1",), "Siehe die Antwort zu Frage 2 der Drs. 19/300 und § 4 SchulG sowie BT-Drs. 20/1.", 1),),
    notes=(Note("1 www.beispiel.example/a", 1),),
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path) as opened:
        store(opened, HARBOUR)
        store(opened, CITING)
        yield opened


def targets(archive: Archive, paper: str) -> list[str]:
    with AnnotationStore.open(archive.home) as store:
        return [each.target for each in store.of(paper)]


def test_all_is_read_once(archive: Archive) -> None:
    read: list[str] = []
    assert enrich(archive, on_paper=read.append) == Enriched(papers=2)
    assert sorted(read) == ["be/19/20001", "ni/19/400"]
    assert targets(archive, "ni/19/400") == ["ni/19/300/2", "ni/19/300", "SchulG § 4", "bt/20/1", "beispiel.example/a"]
    assert enrich(archive, on_paper=read.append) == Enriched()
    assert len(read) == 2


def test_only_what_changed_is_read_again(archive: Archive) -> None:
    enrich(archive)
    store(archive, replace(CITING, answers=(Answer(("1",), "Siehe Drs. 19/301.", 1),), notes=()))
    read: list[str] = []
    assert enrich(archive, on_paper=read.append) == Enriched(papers=1)
    assert read == ["ni/19/400"]
    assert targets(archive, "ni/19/400") == ["ni/19/301"]


def test_a_paper_that_is_gone_is_forgotten(archive: Archive) -> None:
    enrich(archive)
    store(archive, replace(CITING, reference="19/401"))
    assert enrich(archive) == Enriched(papers=1, gone=1)
    assert targets(archive, "ni/19/400") == []
    assert "ni/19/300" in targets(archive, "ni/19/401")


def test_another_version_of_an_analyzer_reads_all_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    enrich(archive)
    monkeypatch.setattr(References, "version", "another")
    assert enrich(archive) == Enriched(papers=2)
    assert enrich(archive) == Enriched()


def test_a_run_that_was_stopped_goes_on(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        store(archive, numbered(number))
    monkeypatch.setattr(enriching, "PORTION", 5)
    read: list[str] = []

    def stop(paper: str) -> None:
        read.append(paper)
        if len(read) == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        enrich(archive, on_paper=stop)
    assert enrich(archive).papers == 32 - 15  # whole portions were kept


def test_a_run_that_was_killed_goes_on(tmp_path: Path) -> None:
    papers = 240
    with Archive.open(tmp_path) as archive:
        for number in range(papers):
            store(archive, numbered(number))
    command = [sys.executable, "-m", "search_app.cli", "enrich", "--home", str(tmp_path), "--jobs", "2"]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not 0 < (before := read_so_far(tmp_path)) < papers:
        assert run.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < until
        time.sleep(0.005)
    readers = children(run.pid)
    run.kill()
    assert run.wait() == -signal.SIGKILL
    while any(Path(f"/proc/{pid}").exists() for pid in readers):
        assert time.monotonic() < until, "a process outlives the one that started it"
        time.sleep(0.05)
    before = read_so_far(tmp_path)
    assert 0 < before < papers

    with Archive.open(tmp_path) as archive:
        assert enrich(archive) == Enriched(papers=papers - before)
        assert all(len(targets(archive, paper)) == 5 for paper in archive.papers())
        assert enrich(archive) == Enriched()


def children(pid: int) -> list[int]:
    """The processes that a process started, where the system tells."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # one that has just ended
            stat = path.read_text()
            if int(stat.rpartition(")")[2].split()[1]) == pid:
                found.append(int(stat.partition(" ")[0]))
    return found


def read_so_far(home: Path) -> int:
    """How many papers have readings on disk."""
    if not (home / "annotations.sqlite").exists():
        return 0
    with AnnotationStore.open(home) as store:
        return len({paper for paper, _ in store.readings()})


def numbered(number: int) -> Inquiry:
    """One of many papers that refer to the same."""
    return replace(CITING, source=replace(CITING.source, sha256=f"{number:064x}"), reference=f"19/{500 + number}")


def test_several_processes_find_the_same(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enriching, "WORTH_PROCESSES", 1)
    assert enrich(archive, jobs=2) == Enriched(papers=2)
    assert len(targets(archive, "ni/19/400")) == 5


def test_what_points_at_a_paper_and_at_a_law(archive: Archive) -> None:
    enrich(archive)
    with AnnotationStore.open(archive.home) as store:
        assert {(c.paper_id, c.annotation.target) for c in store.citations("drucksache", "ni/19/300")} == {
            ("ni/19/400", "ni/19/300"),
            ("ni/19/400", "ni/19/300/2"),
        }
        assert [c.annotation.target for c in store.citations("law", "SchulG")] == ["SchulG § 4"]
        assert store.citations("drucksache", "ni/19/30") == ()
        assert list(store.named("law")) == [("SchulG § 4", "ni/19/400", 1)]


def test_the_annotations_may_be_deleted(archive: Archive) -> None:
    enrich(archive)
    for file in archive.home.glob("annotations.sqlite*"):
        file.unlink()
    assert enrich(archive) == Enriched(papers=2)


def test_ingest_enriches_what_it_takes_in_and_the_command_finds_nothing_left(tmp_path: Path, samples: Path) -> None:
    run("ingest", str(samples / "be" / "17-99310.txt"), "--home", str(tmp_path))
    done = run("enrich", "--home", str(tmp_path))
    assert "0 Dokumente gelesen" in done.stderr
    with AnnotationStore.open(tmp_path) as store:
        assert sorted(each.target for each in store.of("be/17/99310")) == [
            "Ankommen im Kiez",
            "Ankommen im Kiez",
            "Europäischer Sozialfonds",
            "LHO",
        ]


def test_without_an_archive_nothing_is_made(tmp_path: Path) -> None:
    done = run("enrich", "--home", str(tmp_path / "leer"))
    assert done.returncode == 1
    assert "kein Archiv" in done.stderr


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "search_app.cli", *args], capture_output=True, text=True)
