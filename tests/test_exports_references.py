"""What is referred to, as a long table, as edges and as GraphML."""

import csv
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from papers import berlin

from ingest import parse_source
from ingest.archive import Archive
from ingest.records import Answer, Note
from ingest.sources import source_from_bytes
from tests.inquiries import HARBOUR, SCHOOLS, store

CITED = replace(HARBOUR, answers=HARBOUR.answers[:1], questions=HARBOUR.questions[:1])
CITING = replace(
    SCHOOLS,
    answers=(Answer(("1",), "Siehe Abgeordnetenhaus von Berlin, Drs. 19/20001, und § 4 SchulG.", 1),),
    notes=(Note("1 www.beispiel.example/a?b=<c>&d", 1),),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Archive.open(tmp_path) as archive:
        store(archive, CITING)
    return tmp_path


def run(home: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "search_app.cli", "export", "--home", str(home), *args]
    return subprocess.run(command, capture_output=True)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_an_edge_is_resolved_when_its_paper_comes(home: Path) -> None:
    before = rows(run(home, "--edges").stdout)
    assert [(row["source"], row["target"], row["resolved"]) for row in before if row["type"] == "drucksache"] == [
        ("ni/19/400/1", "be/19/20001", "")
    ]
    with Archive.open(home) as archive:
        store(archive, CITED)
    after = rows(run(home, "--edges", "schule").stdout + run(home, "--edges").stdout)
    assert {row["resolved"] for row in after if row["target"] == "be/19/20001"} == {"be/19/20001"}


def test_the_long_table_has_places(home: Path) -> None:
    table = rows(run(home, "--references").stdout)
    assert [(row["source"], row["place"], row["type"], row["target"]) for row in table] == [
        ("ni/19/400", "note/1", "url", "beispiel.example/a?b="),
        ("ni/19/400/1", "answer/1", "drucksache", "be/19/20001"),
        ("ni/19/400/1", "answer/1", "law", "SchulG § 4"),
    ]


@pytest.mark.parametrize(("mark", "source"), [("1", "be/19/50001/2"), ("", "be/19/50001")])
def test_a_foot_note_is_of_the_entry_that_has_its_mark_or_of_the_paper(tmp_path: Path, mark: str, source: str) -> None:
    answer = f"Die Bänke sind alt.{mark}\nSo ist es.\n\n1 Vgl. Drs. 19/777.\fDas gilt auch 2024."
    file = source_from_bytes("a.txt", berlin(50001, answer=answer).encode())
    with Archive.open(tmp_path) as archive:
        archive.store(file, parse_source(file))
    named = [row["source"] for row in rows(run(tmp_path, "--references").stdout) if row["target"] == "be/19/777"]
    assert named == [source]
    others = rows(run(tmp_path, "--references", "Bänke -alt").stdout)
    assert [row["target"] for row in others if row["place"] == "note/1"] == ["be/19/777"] * (not mark)


def test_graphml_is_well_formed(home: Path) -> None:
    tree = ElementTree.fromstring(run(home, "--edges", "--format", "graphml").stdout)  # noqa: S314 our own file
    names = {node.get("id") for node in tree.iter("{http://graphml.graphdrawing.org/xmlns}node")}
    edges = list(tree.iter("{http://graphml.graphdrawing.org/xmlns}edge"))
    assert len(edges) == 3
    assert {edge.get(end) for edge in edges for end in ("source", "target")} == names


def test_forms_that_do_not_go_together_are_wrong_usage(home: Path) -> None:
    assert run(home, "--format", "graphml").returncode == 2
    assert run(home, "--edges", "--format", "jsonl").returncode == 2
