"""Many files into the archive: with the real reader, real processes and a real archive."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from papers import berlin, write_papers

from ingest.archive import Archive
from ingest.holdings import Status
from ingest.pipeline import Report, Step, ingest_paths, reread, retry

PAPERS = 200
IN_THE_MIDDLE = 40  # papers stored when the run is killed


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "home") as opened:
        yield opened


def title(archive: Archive, paper_id: str) -> str | None:
    found = archive.get(paper_id)
    assert found is not None
    return found.inquiry.title


def answer(archive: Archive, paper_id: str) -> str:
    found = archive.get(paper_id)
    assert found is not None
    return found.inquiry.answers[1].text


def test_a_folder_goes_in_and_a_second_run_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    ids = write_papers(tmp_path / "in", 5)
    assert ingest_paths(archive, [tmp_path / "in"], jobs=1) == Report(new=5)
    assert list(archive.papers()) == ids
    assert title(archive, "be/19/30002") == "Bänke am Teich Nummer 30002"
    assert answer(archive, "be/19/30002") == "Die Bänke werden im Mai gestrichen."
    serial = archive.last_serial()
    # no time to read anything: what is known is not read again
    assert ingest_paths(archive, [tmp_path / "in"], jobs=1, time_limit=0) == Report(unchanged=5)
    assert archive.last_serial() == serial


def test_the_number_of_processes_makes_no_difference(archive: Archive, tmp_path: Path) -> None:
    write_papers(tmp_path / "in", 6)
    (tmp_path / "in" / "kaputt.pdf").write_bytes(b"%PDF-1.7\n")
    with Archive.open(tmp_path / "other") as other:
        reports = [ingest_paths(archive, [tmp_path / "in"], jobs=1), ingest_paths(other, [tmp_path / "in"], jobs=3)]
        assert [(report.new, report.failed) for report in reports] == [(6, 1)] * 2
        assert list(archive.iter_inquiries()) == list(other.iter_inquiries())
        assert list(archive.changes_since(0)) == list(other.changes_since(0))


def test_the_same_document_under_two_names_is_one_paper(archive: Archive, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(berlin(30001))
    report = ingest_paths(archive, [tmp_path / "a.txt", tmp_path / "b.txt"], jobs=1)
    assert report == Report(new=1, unchanged=1)
    (version,) = archive.versions("be/19/30001")
    assert [Path(name).name for name in archive.names(version.sha256)] == ["a.txt", "b.txt"]


def test_of_two_versions_in_one_run_the_later_stands_and_stays(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (("1.txt", "Vorläufig: im Mai."), ("2.txt", "Endgültig: im Juni.")):
        (tmp_path / "in" / name).write_text(berlin(30001, text))
    assert ingest_paths(archive, [tmp_path / "in"], jobs=2) == Report(new=1, changed=1)
    assert ingest_paths(archive, [tmp_path / "in"], jobs=2) == Report(unchanged=2)
    assert ingest_paths(archive, [tmp_path / "in" / "1.txt"], jobs=1, again=True) == Report(unchanged=1)
    assert answer(archive, "be/19/30001") == "Endgültig: im Juni."
    assert len(archive.versions("be/19/30001")) == 2


def test_a_changed_file_replaces_the_record(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "anfrage.txt"
    file.write_text(berlin(30001, "Im Mai."))
    ingest_paths(archive, [file], jobs=1)
    file.write_text(berlin(30001, "Erst im Juni."))
    assert ingest_paths(archive, [file], jobs=1) == Report(changed=1)
    assert answer(archive, "be/19/30001") == "Erst im Juni."
    newest, oldest = archive.versions("be/19/30001")
    original = archive.original(oldest.sha256)
    assert original is not None
    assert original.path.read_text() == berlin(30001, "Im Mai.")
    assert newest.current


def test_every_file_is_told_in_the_order_of_the_input(archive: Archive, tmp_path: Path) -> None:
    write_papers(tmp_path / "in", 3)
    (tmp_path / "in" / "30002.txt").write_bytes(b"")
    steps: list[Step] = []
    report = ingest_paths(archive, [tmp_path / "in"], jobs=2, on_progress=steps.append)
    assert [Path(step.name).name for step in steps] == ["30001.txt", "30002.txt", "30003.txt"]
    assert [step.status for step in steps] == [Status.NEW, None, Status.NEW]
    assert steps[1].error is report.failures[0]


def test_the_parliament_that_was_named_is_kept_for_every_later_reading(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "auszug.txt"
    file.write_text(berlin(30001))
    assert ingest_paths(archive, [file], jobs=1, parliament="ni").new == 1
    (paper_id,) = archive.papers()
    stored = archive.get(paper_id)
    assert stored is not None
    assert (stored.given, stored.inquiry.parliament) == ("ni", "ni")
    assert ingest_paths(archive, [file], jobs=1) == Report(unchanged=1)
    assert reread(archive, jobs=1) == Report(unchanged=1)
    assert ingest_paths(archive, [file], jobs=1, parliament="be") == Report(changed=1)
    assert list(archive.papers()) == ["be/19/30001"]


def test_originals_are_read_anew_where_they_lie(archive: Archive, tmp_path: Path) -> None:
    write_papers(tmp_path / "in", 2)
    ingest_paths(archive, [tmp_path / "in"], jobs=1)
    stored = archive.get("be/19/30001")
    assert stored is not None
    data = (tmp_path / "in" / "30001.txt").read_bytes()
    (source, _), _ = archive.sources()
    assert (source.data, source.sha256) == (data, hashlib.sha256(data).hexdigest())
    archive.store(source, replace(stored.inquiry, title="Falsch gelesen"))
    for file in (tmp_path / "in").iterdir():
        file.unlink()
    assert reread(archive, jobs=1) == Report(changed=1, unchanged=1)
    assert title(archive, "be/19/30001") == "Bänke am Teich Nummer 30001"


def test_a_failed_file_that_was_mended_is_taken_in_by_retrying(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "anfrage.txt"
    file.write_bytes(b"")
    assert ingest_paths(archive, [file], jobs=1).failed == 1
    assert retry(archive, jobs=1).failed == 1
    (failure,) = archive.quarantined()
    assert (failure.code, failure.attempts) == ("empty", 2)
    file.write_text(berlin(30001))
    assert retry(archive, jobs=1) == Report(new=1)
    assert archive.quarantined() == ()


def test_a_failed_file_that_is_gone_is_retried_from_its_copy(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "anfrage.pdf"
    file.write_bytes(b"%PDF-1.7\nabgebrochen")
    first = ingest_paths(archive, [file], jobs=1)
    file.unlink()
    second = retry(archive, jobs=1)
    assert [error.code for error in second.failures] == [error.code for error in first.failures]
    (failure,) = archive.quarantined()
    assert archive.quarantined_data(failure) == b"%PDF-1.7\nabgebrochen"


def test_a_broken_zip_that_was_mended_leaves_the_quarantine(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "paket.zip"
    with zipfile.ZipFile(file, "w") as paket:
        paket.writestr("anfrage.txt", berlin(30001))
    whole = file.read_bytes()
    file.write_bytes(whole[:200])
    assert ingest_paths(archive, [file], jobs=1).failed == 1
    file.write_bytes(whole)
    assert retry(archive, jobs=1) == Report(new=1)
    assert archive.quarantined() == ()


def test_a_member_of_a_zip_is_tried_again_in_its_zip(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "paket.zip"
    for content in (b"", berlin(30002).encode()):
        with zipfile.ZipFile(file, "w") as paket:
            paket.writestr("gut.txt", berlin(30001))
            paket.writestr("leer.txt", content)
        if not content:
            assert ingest_paths(archive, [file], jobs=1).new == 1
    (failure,) = archive.quarantined()
    assert failure.place == f"{file}/leer.txt"
    assert retry(archive, jobs=1) == Report(new=1)
    assert archive.quarantined() == ()


def test_a_failure_whose_member_is_gone_leaves_the_quarantine(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "paket.zip"
    with zipfile.ZipFile(file, "w") as paket:
        paket.writestr("leer.txt", b"")
    ingest_paths(archive, [file], jobs=1)
    with zipfile.ZipFile(file, "w") as paket:
        paket.writestr("anders.txt", berlin(30001))
    assert retry(archive, jobs=1) == Report()
    assert archive.quarantined() == ()


def test_a_file_name_that_is_no_utf8_is_spelled_out(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        Path(os.fsdecode(bytes(folder) + b"/m\xfchle.txt")).write_text(berlin(30001))
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    assert ingest_paths(archive, [folder], jobs=1) == Report(new=1)
    (version,) = archive.versions("be/19/30001")
    assert version.name.endswith("m\\udcfchle.txt")


def _command(home: Path, folder: Path) -> list[str]:
    run = "from ingest.cli import ingest; ingest()"
    return [sys.executable, "-c", run, "--home", str(home), "--jobs", "2", str(folder)]


def _stored(home: Path) -> int:
    """How many papers another process has stored so far."""
    if not (home / "catalogue.sqlite").exists():
        return 0
    connection = sqlite3.connect(home / "catalogue.sqlite")
    try:
        return int(connection.execute("SELECT count(*) FROM paper").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are just being made
        return 0
    finally:
        connection.close()


def test_two_runs_at_once_share_the_work_and_store_nothing_twice(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "in"
    ids = write_papers(folder, 40)
    runs = [subprocess.Popen(_command(home, folder), stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    with Archive.open(home) as archive:
        assert list(archive.papers()) == ids
        assert len(list(archive.changes_since(0))) == archive.last_serial() == len(ids)


def test_a_run_that_was_killed_is_resumed_and_nothing_is_there_twice(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "in"
    ids = write_papers(folder, PAPERS)
    run = subprocess.Popen(_command(home, folder), stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while _stored(home) < IN_THE_MIDDLE:
        assert run.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < until
        time.sleep(0.01)
    os.kill(run.pid, signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    before = _stored(home)
    assert IN_THE_MIDDLE <= before < PAPERS

    done = subprocess.run(_command(home, folder), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"{PAPERS - before} neu, 0 geändert, {before} unverändert, 0 fehlgeschlagen" in done.stderr
    with Archive.open(home) as archive:
        assert list(archive.papers()) == ids
        assert archive.counts().originals == PAPERS
        assert all(len(archive.versions(paper_id)) == 1 for paper_id in ids)
        assert len(list(archive.changes_since(0))) == PAPERS
        assert archive.quarantined() == ()
        assert all(title(archive, paper_id) for paper_id in ids)
