"""What curators decided about programmes outlives new papers, new readings and a rebuilt index, on every engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from papers import berlin

from ingest import parse_source
from ingest.archive import Archive
from ingest.records import Inquiry
from ingest.sources import source_from_bytes
from search_app import curating
from search_app.index.following import follow, rebuild
from search_app.index.nodes import Value
from search_app.index.protocol import Query, SearchEngine
from tests.engines import Maker

ANSWERS = (
    "Das Landesprogramm „Starke Orte“ fördert Vorhaben.",
    "Das Landesprogramm „Starke Orte und Plätze“ ist neu.",
    "Das Projekt „Helle Wege“ läuft; das Projekt „Kein Name“ auch.",
    "Das Projekt „Helle Wege“ endet; das Projekt „Kein Name“ auch.",
)
LATER = (
    "Das Landesprogramm „Starke Orte“ endet, „Starke Orte und Plätze“ auch.",
    "Das Projekt „Helle Wege“ wächst, das Projekt „Kein Name“ nicht.",
)


def take_in(archive: Archive, answers: tuple[str, ...], first: int) -> None:
    for number, answer in enumerate(answers, first):
        source = source_from_bytes(f"{number}.txt", berlin(number, answer=answer).encode())
        archive.store(source, parse_source(source))


@pytest.fixture
def engine(maker: Maker) -> SearchEngine:
    return maker()


def named(engine: SearchEngine) -> set[str]:
    return set(curating.counts(engine))


def papers_with(engine: SearchEngine, name: str) -> set[str]:
    return {hit.paper for hit in engine.scan(Query(Value("programme", (name,), name, 0, 0)))}


def decide(archive: Archive, engine: SearchEngine) -> None:
    curating.merge(archive, engine, "Starke Orte und Plätze", "Starke Orte")
    curating.apply(archive, engine, (replace(curating.decision(archive, "Helle Wege"), goes_by="Lichte Wege"),))
    curating.apply(archive, engine, (replace(curating.decision(archive, "Kein Name"), is_hidden=True),))


def proper(engine: SearchEngine, papers: int) -> None:
    """All decisions hold: the merged, the renamed and the hidden one."""
    assert named(engine) == {"Starke Orte", "Lichte Wege"}
    assert len(papers_with(engine, "Starke Orte")) + len(papers_with(engine, "Lichte Wege")) == papers


def test_decisions_outlive_new_papers_new_readings_and_a_rebuilt_index(engine: SearchEngine, tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        take_in(archive, ANSWERS, 50001)
        follow(archive, engine, jobs=1)
        assert named(engine) == {"Starke Orte", "Starke Orte und Plätze", "Helle Wege", "Kein Name"}
        decide(archive, engine)
        proper(engine, 4)
        take_in(archive, LATER, 50011)
        follow(archive, engine, jobs=1)
        proper(engine, 6)
        rebuild(archive, engine, jobs=1)
        proper(engine, 6)
        reread(archive)
        follow(archive, engine, jobs=1)
        proper(engine, 6)


def reread(archive: Archive) -> None:
    """All papers come in once more, read a little differently, as after an update of the program."""
    for paper in tuple(archive.papers()):
        stored = archive.get(paper)
        assert stored is not None
        changed: Inquiry = replace(stored.inquiry, title=f"{stored.inquiry.title} (neu gelesen)")
        original = archive.original(changed.source.sha256)
        assert original is not None
        archive.store(source_from_bytes(changed.source.name, original.path.read_bytes()), changed)
