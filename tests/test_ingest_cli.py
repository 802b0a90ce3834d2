"""The commands ingest, inspect and dialects, as a user runs them."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from papers import berlin, pdf_of_text, write_papers

from ingest import cli
from ingest.archive import Archive

HEAVY = ("pdfplumber", "pypdfium2", "pikepdf", "msgspec", "sqlite3", "rich", "platformdirs", "multiprocessing")


def run(*arguments: str | Path, obj: object = None) -> Result:
    group = click.Group(commands=cli.COMMANDS)
    return CliRunner().invoke(group, [str(argument) for argument in arguments], obj=obj)


def test_an_ingest_tells_what_it_did_on_stderr(tmp_path: Path) -> None:
    write_papers(tmp_path / "in", 2)
    first = run("ingest", "--home", tmp_path / "home", "--jobs", "1", tmp_path / "in")
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == "2 neu, 0 geändert, 0 unverändert, 0 fehlgeschlagen.\n"
    second = run("ingest", "--home", tmp_path / "home", "--jobs", "1", tmp_path / "in")
    assert second.stderr == "0 neu, 0 geändert, 2 unverändert, 0 fehlgeschlagen.\n"


def test_data_files_beside_the_papers_are_passed_over_and_counted(tmp_path: Path) -> None:
    write_papers(tmp_path / "in", 1)
    (tmp_path / "in" / "30001.json").write_text("{}")
    result = run("ingest", "--home", tmp_path / "home", "--jobs", "1", tmp_path / "in")
    assert result.exit_code == 0
    assert "1 neu" in result.stderr
    assert "1 übergangen" in result.stderr


def test_a_text_copy_beside_its_pdf_is_told_as_a_further_version(tmp_path: Path) -> None:
    (tmp_path / "anfrage.txt").write_text(berlin(30001))
    (tmp_path / "anfrage.pdf").write_bytes(pdf_of_text(berlin(30001)))
    result = run("ingest", "--home", tmp_path / "home", tmp_path / "anfrage.pdf", tmp_path / "anfrage.txt")
    named, counted = result.stderr.splitlines()
    assert named == f"{tmp_path / 'anfrage.txt'}: weitere Fassung von be/19/30001; es gilt die bisherige."
    assert counted == "1 neu, 0 geändert, 0 unverändert, 1 als weitere Fassung abgelegt, 0 fehlgeschlagen."
    (tmp_path / "anfrage.txt").write_text(berlin(30001) + "\n")
    again = run("ingest", "--home", tmp_path / "home", "--format", "json", tmp_path / "anfrage.txt")
    assert json.loads(again.stdout)["versions"] == [{"name": str(tmp_path / "anfrage.txt"), "paper": "be/19/30001"}]


def test_many_further_versions_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_NAMED", 1)
    for number in (30001, 30002, 30003):
        (tmp_path / f"{number}.txt").write_text(berlin(number))
        (tmp_path / f"{number}.pdf").write_bytes(pdf_of_text(berlin(number)))
    result = run(
        "ingest", "--home", tmp_path / "home", *sorted(tmp_path.glob("*.pdf")), *sorted(tmp_path.glob("*.txt"))
    )
    assert result.stderr.count("weitere Fassung von") == 1
    assert "... und 2 weitere dieser Art.\n3 neu" in result.stderr


def test_json_goes_to_stdout(tmp_path: Path) -> None:
    write_papers(tmp_path / "in", 1)
    (tmp_path / "in" / "leer.txt").write_bytes(b"")
    result = run("ingest", "--home", tmp_path / "home", "--format", "json", tmp_path / "in")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (told["new"], told["changed"], told["version"], told["unchanged"], told["failed"]) == (1, 0, 0, 0, 1)
    assert (told["failures"][0]["name"], told["failures"][0]["code"]) == (str(tmp_path / "in" / "leer.txt"), "empty")


def test_the_home_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANFRAGEN_HOME", str(tmp_path / "named"))
    write_papers(tmp_path / "in", 1)
    assert run("ingest", "--jobs", "1", tmp_path / "in").exit_code == 0
    with Archive.open(tmp_path / "named") as archive:
        assert archive.count() == 1


def test_standard_input_is_taken_in(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from ingest.cli import ingest; ingest()", "--home", str(tmp_path), "-"]
    done = subprocess.run(command, input=berlin(30001), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with Archive.open(tmp_path) as archive:
        assert list(archive.papers()) == ["be/19/30001"]


def test_what_hangs_onto_an_ingest_is_called_with_the_archive_also_when_files_failed(tmp_path: Path) -> None:
    write_papers(tmp_path / "in", 1)
    (tmp_path / "in" / "leer.txt").write_bytes(b"")
    seen = []
    attached = cli.Attached(after_ingest=lambda archive: seen.extend(archive.papers()))
    assert run("ingest", "--home", tmp_path / "home", tmp_path / "in", obj=attached).exit_code == 1
    assert seen == ["be/19/30001"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ingest"], "Es fehlt der PFAD"),
        (["ingest", "--retry", "--again"], "--retry steht allein"),
        (["ingest", "--parliament", "xx", "."], "„xx“"),
        (["ingest", "--jobs", "0", "."], "--jobs"),
        (["ingest", "gibt/es/nicht"], "gibt/es/nicht"),
        (["inspect"], "DATEI"),
        (["dialects", "--format", "xml"], "xml"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_archive_that_cannot_be_opened_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"das ist keine Datenbank" * 100)
    (tmp_path / "anfrage.txt").write_text(berlin(30001))
    result = run("ingest", "--home", tmp_path, tmp_path / "anfrage.txt")
    assert result.exit_code == 1
    assert "catalogue.sqlite" in result.stderr
    assert "Traceback" not in result.output


def test_again_reads_all_originals_and_retry_what_failed(tmp_path: Path) -> None:
    file = tmp_path / "anfrage.txt"
    file.write_text(berlin(30001))
    home = ("--home", tmp_path / "home", "--jobs", "1")
    run("ingest", *home, file)
    assert run("ingest", *home, "--again").stderr.startswith("0 neu, 0 geändert, 1 unverändert")
    assert run("ingest", *home, "--retry").stderr.startswith("0 neu, 0 geändert, 0 unverändert, 0 fehlgeschlagen")


def test_help_needs_none_of_the_heavy_libraries() -> None:
    script = (
        "import sys\nfrom ingest.cli import ingest\n"
        "try:\n    ingest(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
    assert "Nimmt Drucksachen in das Archiv auf" in done.stdout


def test_inspect_shows_every_stage(tmp_path: Path) -> None:
    file = tmp_path / "anfrage.txt"
    file.write_text(berlin(30001, "3. Mai bis 5. Mai."))
    result = run("inspect", file)
    assert result.exit_code == 0
    stages = [line for line in result.stdout.splitlines() if line.startswith("== ")]
    assert stages == [f"== {name} ==" for name in ("Zeilen", "Dialekte", "Kopf", "Nummern", "Blöcke", "Befunde")]
    shown = " ".join(result.stdout.split())
    assert "1.1 Drucksache 19 / 30 001" in shown
    assert "erkannt: be" in shown
    assert "title: Bänke am Teich Nummer 30001 (S. 1, Z. 14)" in shown
    assert "genommen 2. Wann werden die Bänke gestrichen?" in shown
    assert "liegen gelassen 3. Mai bis 5. Mai." in shown
    assert "Antwort auf 2: 3. Mai bis 5. Mai." in shown


def test_inspect_of_another_document_shows_its_findings(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Ein Brief\n\nLiebe Ina,\n\nam Teich war es schön.\n")
    result = run("inspect", file)
    assert result.exit_code == 0
    assert "erkannt: keiner" in result.stdout
    assert "unknown-parliament" in result.stdout


def test_inspect_of_what_cannot_be_read_is_a_message(tmp_path: Path) -> None:
    file = tmp_path / "leer.txt"
    file.write_bytes(b"")
    result = run("inspect", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Die Datei ist leer." in result.stderr


def test_dialects_are_listed_with_their_kinds() -> None:
    rows = {row["code"]: row for row in json.loads(run("dialects", "--format", "json").stdout)}
    assert {"be", "bt", "ni"} <= set(rows)
    assert (rows["be"]["slug"], rows["be"]["assembly"]) == ("berlin", "Abgeordnetenhaus von Berlin")
    assert "schriftliche_anfrage" in rows["be"]["kinds"]
    told = run("dialects").stdout.splitlines()
    assert [line[:2] for line in told] == sorted(rows)
