"""Help and wrong usage are told in German, whatever language the environment names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from ingest.errors import IndexUnavailable
from search_app.cli import main
from search_app.clickwords import WORDS
from search_app.exports.formats import BY_NAME
from tests.inquiries import filled

# words that click and the system use, and German does not
ENGLISH = re.compile(
    r"\b(error|usage|options?:|commands?|try|for help|missing|invalid|value|no such|did you mean|required|requires|default"
    r"|unexpected|extra|does not|exist|directory|range|valid|show this|exit|show the|integer|file|text|path|permission"
    r"|could not|open|aborted|version)\b",
    re.I,
)
NAMES = re.compile(r"\[(text\|json|csv[|\w]*)\]|-[-\w]+|'[^']*'|„[^“]*“|\banfragen \w+|\bpaths?\b(?=\.)")

WRONG = (
    ([], 2, "Aufruf: anfragen [OPTIONEN] BEFEHL [ARGUMENTE]..."),
    (["suche"], 2, "Fehler: Den Befehl „suche“ gibt es nicht."),
    (["search"], 2, "Fehler: Es fehlt das Argument 'SUCHE'."),
    (["search", "a", "b"], 2, "Fehler: Das ist zu viel: b"),
    (["search", "a", "b", "c"], 2, "Fehler: Das ist zu viel: b c"),
    (["search", "a", "--limt", "3"], 2, "Fehler: Die Option „--limt“ gibt es nicht. Meinten Sie '--limit'?"),
    (
        ["search", "a", "--limit", "0"],
        2,
        "Ungültiger Wert für '--limit': 0 geht nicht; möglich ist eine Zahl von 1 bis 1000.",
    ),
    (["search", "a", "--page", "0"], 2, "Ungültiger Wert für '--page': 0 geht nicht; möglich ist eine Zahl ab 1."),
    (["search", "-Schule"], 2, "gibt es nicht. Was mit „-“ beginnt und keine Option ist, steht hinter „--“: anfragen"),
    (["search", "--Schule"], 2, "steht hinter „--“: anfragen search -- SUCHE"),
    (["export", "-Schule"], 2, "steht hinter „--“: anfragen export -- SUCHE"),
    (["show", "-x"], 2, "steht hinter „--“: anfragen show -- DRUCKSACHE"),
    (["status", "-x"], 2, "Fehler: Die Option „-x“ gibt es nicht.\n"),
    (["search", "a", "--limit", "zehn"], 2, "Ungültiger Wert für '--limit': „zehn“ ist keine Zahl."),
    (["search", "a", "--limit"], 2, "Fehler: Die Option „--limit“ braucht einen Wert."),
    (["search", "a", "--sort", "x"], 2, "„x“ gibt es nicht; möglich sind 'relevanz', 'neu', 'alt'."),
    (["index", "--check=3"], 2, "Fehler: Die Option „--check“ nimmt keinen Wert."),
    (["parse"], 2, "Fehler: Es fehlt das Argument 'DATEI...'."),
    (["parse", "/nicht/da"], 2, "Ungültiger Wert für 'DATEI...': „/nicht/da“ gibt es nicht."),
    (["inspect", "/"], 2, "Ungültiger Wert für 'DATEI': „/“ ist ein Ordner."),
    (["references", "/nicht/da"], 2, "„/nicht/da“: Es gibt die Datei oder den Ordner nicht."),
    (["programme"], 2, "Aufruf: anfragen programme [OPTIONEN] BEFEHL [ARGUMENTE]..."),
    (["programme", "zeig"], 2, "Fehler: Den Befehl „zeig“ gibt es nicht."),
    (["programme", "import", "/nicht/da"], 2, "„/nicht/da“: Es gibt die Datei oder den Ordner nicht."),
    (["ingest"], 2, "Fehler: Es fehlt der PFAD"),
    (["show", "Hafen"], 2, "„Hafen“ ist keine Nummer einer Drucksache."),
    (["export", "-o", "/nicht/da.csv"], 1, "Die Datei „/nicht/da.csv“ lässt sich nicht schreiben: Es gibt die Datei"),
    (["export", "-o", "/"], 2, "Ungültiger Wert für '--output' / '-o': „/“ ist ein Ordner."),
    (["export", "--format", "xml"], 2, "„xml“ gibt es nicht; möglich sind 'csv', "),
    (["serve", "--port", "70000"], 2, "70000 geht nicht; möglich ist eine Zahl von 0 bis 65535."),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("home"))


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("ANFRAGEN_HOME", str(home))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="anfragen")


def english(text: str) -> list[str]:
    """The English words of a text; names of options and what was typed are not looked at."""
    return [found[0] for found in ENGLISH.finditer(NAMES.sub(" ", text))]


@pytest.mark.parametrize(
    ("arguments", "code", "expected"), WRONG, ids=[" ".join(case[0]) or "nothing" for case in WRONG]
)
def test_wrong_usage_is_told_in_german(arguments: list[str], code: int, expected: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert expected in done.stderr
    if not expected.startswith("Aufruf"):
        assert english(done.stderr) == []


def _paths(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            yield from _paths(each, (*path, name))


@pytest.mark.parametrize("path", list(_paths(main)), ids=" ".join)
def test_help_is_german(path: tuple[str, ...]) -> None:
    done = run(*path, "--help")
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Aufruf: {' '.join(('anfragen', *path))} [OPTIONEN]")
    # names of commands and options are words of the program
    placeholders = re.findall(r"\b[A-Z]{4,}\b", done.stdout.replace('"', ""))
    assert not {"INTEGER", "RANGE", "DIRECTORY", "FILENAME", "TEXT", "PATH", "OPTIONS", "COMMAND"} & set(placeholders)
    heads = re.findall(r"^\w+:", done.stdout, re.M)
    assert set(heads) <= {"Aufruf:", "Optionen:", "Befehle:", "Argumente:"}
    assert "Show " not in done.stdout
    assert "[default" not in done.stdout
    assert "<=" not in done.stdout


def test_the_version_is_told_in_german() -> None:
    assert run("--version").stdout.startswith("anfragen, Fassung ")


def test_sentences_keep_what_they_are_filled_with() -> None:
    """A German sentence asks for nothing that click does not give it."""
    blank = re.compile(r"{(\w+)(?:!r)?}")
    for english_sentence, german in WORDS.items():
        assert set(blank.findall(german)) <= set(blank.findall(english_sentence)), english_sentence


def test_a_file_is_replaced_only_by_a_whole_one(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "paare.jsonl"
    assert run("export", "--format", "jsonl", "-o", str(target)).exit_code == 0
    before = target.read_bytes()

    def broken(*_: object) -> Iterator[bytes]:
        yield b"{}"
        raise IndexUnavailable("Der Suchindex ist weg.")

    monkeypatch.setitem(BY_NAME, "jsonl", replace(BY_NAME["jsonl"], write=broken))
    done = run("export", "--format", "jsonl", "-o", str(target))
    assert (done.exit_code, done.stderr) == (1, "Fehler: Der Suchindex ist weg.\n")
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["paare.jsonl"]
