"""An eighteenth parliament is one table and samples: the program with one more file in `ingest/dialects`, and no Python.

The packages are copied, the table is laid beside the others, and the commands run in processes of their own.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TABLE = """
[parliament]
code = "xx"
slug = "musterland"
name = "Musterland"
assembly = "Musterlandtag"
printed = ["Musterlandtag"]
kinds = ["kleine_anfrage"]

[options]
answers = "marked"
name_list = "name-bracket-party"
questions = ["number"]
markers = ["to"]

[[detect]]
pattern = 'Musterlandtag'
score = 6
examples = ["Musterlandtag"]

[[kind]]
pattern = 'Kleine Anfrage'
kind = "kleine_anfrage"
examples = ["Kleine Anfrage"]

[[field]]
pattern = 'Drucksache (?P<reference>$number)'
examples = ["Drucksache 1/1"]

[[field]]
pattern = 'Kleine Anfrage (?P<askers>[^\\n]{3,200}) vom (?P<asked>$date)'
examples = ["Kleine Anfrage Anna Muster (SPD) vom 3. März 2026"]

[[field]]
pattern = 'vom $date\\n+(?P<title>[^\\n]{3,300})\\n'
examples = ["vom 3. März 2026\\n\\nEnten\\n"]

[[field]]
where = "anywhere"
pattern = 'Antwort des (?P<answering_body>$ministry) vom (?P<answered>$date)'
examples = ["Antwort des Ministeriums für Teiche vom 4. April 2026"]

[[boundary]]
role = "answers"
pattern = 'Antwort des $ministry vom $date'
examples = ["Antwort des Ministeriums für Teiche vom 4. April 2026"]

[[noise]]
kind = "imprint"
pattern = 'Gedruckt auf Entenpapier'
examples = ["Gedruckt auf Entenpapier"]
"""
PAPER = """Musterlandtag Drucksache 3/99004
Kleine Anfrage Anna Muster (SPD), Ben Beispiel (CDU) vom 3. März 2026

Enten auf dem Teich

1. Wie viele Enten gibt es?
2. Wovon leben sie?
Gedruckt auf Entenpapier
3. Wer zählt sie?

Antwort des Ministeriums für Teiche vom 4. April 2026

Zu 1. und 3.:
Zwölf; der Teichwart zählt sie.

Zu 2.:
Von Brot.
"""


@pytest.fixture(scope="module")
def enlarged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packages with one table and one sample more."""
    folder = tmp_path_factory.mktemp("musterland")
    for package in ("ingest", "analyzers", "search_app"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", ".fetched"))
    (folder / "ingest" / "dialects" / "xx.toml").write_text(TABLE, encoding="utf-8")
    sample = folder / "samples" / "xx" / "3-99004.txt"
    sample.parent.mkdir(parents=True)
    sample.write_text(PAPER, encoding="utf-8")
    sample.with_suffix(".json").write_text("{}", encoding="utf-8")
    return folder


def run(folder: Path, *args: str) -> str:
    command = [sys.executable, "-m", "search_app.cli", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_it_is_listed_with_its_samples(enlarged: Path) -> None:
    rows = {row["code"]: row for row in json.loads(run(enlarged, "dialects", "--format", "json"))}
    assert len(rows) == 18
    assert (rows["xx"]["name"], rows["xx"]["samples"]) == ("Musterland", 1)


def test_its_papers_are_recognised_and_paired(enlarged: Path) -> None:
    record = json.loads(run(enlarged, "parse", "samples/xx/3-99004.txt"))
    assert (record["parliament"], record["reference"], record["kind"]) == ("xx", "3/99004", "kleine_anfrage")
    assert record["title"] == "Enten auf dem Teich"
    assert [(asker["name"], asker["party"]) for asker in record["askers"]] == [
        ("Anna Muster", "SPD"),
        ("Ben Beispiel", "CDU"),
    ]
    assert record["answering_body"] == "Ministeriums für Teiche"
    assert (record["dates"]["asked"], record["dates"]["answered"]) == ("2026-03-03", "2026-04-04")
    assert [q["text"] for q in record["questions"]] == [
        "Wie viele Enten gibt es?",
        "Wovon leben sie?",
        "Wer zählt sie?",
    ]
    assert [(a["labels"], a["text"]) for a in record["answers"]] == [
        (["1", "3"], "Zwölf; der Teichwart zählt sie."),
        (["2"], "Von Brot."),
    ]


def test_its_papers_have_an_address_in_the_archive(enlarged: Path, tmp_path: Path) -> None:
    home = str(tmp_path)
    run(enlarged, "ingest", "--home", home, "samples/xx/3-99004.txt")
    assert "Wovon leben sie?" in run(enlarged, "show", "--home", home, "xx/3/99004")
