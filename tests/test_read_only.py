"""An archive that may only be read: it is searched, shown and served; what would write says in German why it does not."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from analyzers.enriching import enrich
from ingest.archive import Archive
from ingest.disk import refusal
from search_app.index.following import follow
from search_app.index.tantivy_engine import TantivyEngine
from tests.inquiries import PAPERS, numbered, store
from tests.nodes import free_port

# the administrator writes everywhere, unless the rights of the office are put down
PLAIN = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
pytestmark = pytest.mark.skipif(
    bool(PLAIN) and not shutil.which("setpriv"),
    reason="the administrator may write everywhere, and there is no setpriv",
)


def _fill(folder: Path) -> None:
    with Archive.open(folder) as archive:
        for inquiry in PAPERS:
            store(archive, inquiry)


def _set(folder: Path, *, writable: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod((0o755 if path.is_dir() else 0o644) if writable else (0o555 if path.is_dir() else 0o444))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("home")
    _fill(folder)
    with Archive.open(folder) as archive:
        enrich(archive)
        follow(archive, TantivyEngine(folder / "index"))
    _set(folder, writable=False)
    yield folder
    _set(folder, writable=True)


def command(*arguments: str | Path) -> list[str]:
    return [*PLAIN, sys.executable, "-m", "search_app.cli", *map(str, arguments)]


def run(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments, "--home", home), capture_output=True, text=True)


def test_it_is_searched_shown_and_exported(home: Path) -> None:
    found = run(home, "search", "--format", "json", "Wand")
    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(found.stdout)["total"] == 1
    shown = run(home, "show", "19/20001", "2")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Geplant ist eine Wand." in shown.stdout
    exported = run(home, "export", "--format", "jsonl")
    assert (exported.returncode, exported.stderr, len(exported.stdout.splitlines())) == (0, "", 11)
    status = run(home, "status")
    assert (status.returncode, status.stderr) == (0, "")
    assert status.stdout.rstrip().endswith("aktuell")
    assert run(home, "index", "--check").stderr == "Archiv und Suchindex stimmen überein.\n"


def test_it_is_served(home: Path) -> None:
    port = free_port()
    with subprocess.Popen(
        command("serve", "--home", home, "--port", str(port)), stdout=subprocess.PIPE, text=True
    ) as pages:
        try:
            assert pages.stdout is not None
            pages.stdout.readline()
            for path in (
                "/",
                "/suche?q=Wand",
                "/berlin/19/20001",
                "/berlin/19/20001/2",
                "/gesetze",
                "/programme",
                "/status",
            ):
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
                    assert answer.status == 200
        finally:
            pages.kill()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["index"], "Fehler: Der Suchindex kann nicht geschrieben werden: Das Recht dazu fehlt.\n"),
        (["index", "--rollback"], "Fehler: Es gibt keinen vorigen Suchindex, zu dem zurückgegangen werden kann.\n"),
        (
            ["ingest", "{paper}"],
            "Fehler: Das Archiv in {home} kann nur gelesen werden: Das Recht zu schreiben fehlt.\n",
        ),
        (["ingest", "--retry"], "Fehler: Das Archiv in {home} kann nur gelesen werden"),
        (["programme", "hide", "EUROCITIES"], "Fehler: Kein Programm des Archivs heißt „EUROCITIES“"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_writes_says_why_it_does_not(home: Path, samples: Path, arguments: list[str], expected: str) -> None:
    paper = str(samples / "be" / "18-99120.txt")
    done = run(home, *(each.replace("{paper}", paper) for each in arguments))
    assert done.stderr.startswith(expected.replace("{home}", str(home)))
    assert len(done.stderr.splitlines()) == 1
    assert done.returncode == 1


def test_an_index_behind_its_archive_answers_and_says_so(tmp_path: Path) -> None:
    _fill(tmp_path)
    with Archive.open(tmp_path) as archive:
        enrich(archive)
        follow(archive, TantivyEngine(tmp_path / "index"))
        store(archive, numbered(1))
    _set(tmp_path, writable=False)
    done = run(tmp_path, "search", "Wand")
    _set(tmp_path, writable=True)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "1 Eintrag in 1 Dokument")
    why = f"{tmp_path}/annotations.sqlite: Das Recht zu schreiben fehlt."
    assert done.stderr == f"Der Suchindex ist nicht auf dem neuesten Stand. {why}\n"


def test_without_an_index_it_is_told_that_none_can_be_made(tmp_path: Path) -> None:
    _fill(tmp_path)
    _set(tmp_path, writable=False)
    done = run(tmp_path, "search", "Wand")
    shown = run(tmp_path, "status")
    _set(tmp_path, writable=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Fehler: Der Suchindex kann nicht geschrieben werden: Das Recht dazu fehlt.\n"
    assert (shown.returncode, "3 Dokumente" in shown.stdout) == (0, True)


def test_it_is_read_while_somebody_else_writes(tmp_path: Path) -> None:
    """What stands in the other's log is read, too."""
    _fill(tmp_path)
    with Archive.open(tmp_path) as archive:
        store(archive, numbered(1))
        assert (tmp_path / "catalogue.sqlite-wal").stat().st_size
        _set(tmp_path, writable=False)
        done = run(tmp_path, "status")
        _set(tmp_path, writable=True)
    assert (done.returncode, "4 Dokumente" in done.stdout) == (0, True)


def test_no_word_of_the_system_is_passed_on(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_text("keine Datenbank, sondern ein Text")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection, pytest.raises(sqlite3.Error) as caught:
        connection.execute("SELECT * FROM a")
    assert refusal(caught.value) == "Die Datei ist keine Datenbank"
    assert refusal(PermissionError(13, "Permission denied")) == "Das Recht dazu fehlt"
    assert refusal(OSError(40, "Too many levels")) == "Fehler ELOOP"
    assert refusal(ValueError("insides of a library")) == "Fehler ValueError"
