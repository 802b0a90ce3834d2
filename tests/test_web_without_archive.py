"""A web process that has no archive of its own: results, papers and pairs come from the index alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.archive import Archive
from search_app import create_app
from search_app.config import Settings
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.following import follow
from search_app.web.fromindex import paper_from_index
from tests.inquiries import PAPERS
from tests.test_elastic_outages import fill


@pytest.fixture
def settings(elastic: ElasticSettings, tmp_path: Path) -> Settings:
    """Settings of a process whose own archive is empty, beside an index that another one filled."""
    fill(tmp_path / "there")
    with Archive.open(tmp_path / "there") as archive:
        follow(archive, ElasticEngine(elastic, tmp_path / "lock.sqlite"), jobs=1)
    return Settings(tmp_path / "here", elastic=elastic)


def test_pages_of_results_papers_and_pairs_need_the_index_alone(settings: Settings) -> None:
    client = create_app(settings).test_client()
    found = client.get("/suche?q=Beschwerden").get_data(as_text=True)
    assert "/berlin/19/20001/1" in found
    pair = client.get("/berlin/19/20001/2")
    assert pair.status_code == 200
    for text in (
        "Welche Lärmschutzwände sind geplant?",
        "Was kosten sie?",
        "kostet 2,5 Mio. Euro",
        "Lärmschutz am Westhafen",
    ):
        assert text in pair.get_data(as_text=True)
    paper = client.get("/berlin/19/20001").get_data(as_text=True)
    assert "Anwohnende klagen über nächtliche Kräne." in paper
    assert "Dr. Ada Muster" in paper
    record = client.get("/niedersachsen/19/400/2.json").get_json()
    assert record["answer"]["text"] == "Die Sanierung der alten Schule beginnt 2025."
    assert client.get(f"/dok/{'3' * 16}").status_code == 200
    assert "/original" not in paper
    assert "Ohne gefundene Antwort" not in paper
    archived = create_app(replace(settings, home=settings.home.parent / "there")).test_client()
    asked = [each.text for each in PAPERS[0].questions]
    kept = archived.get("/berlin/19/20001").get_data(as_text=True)
    assert [paper.count(text) for text in asked] == [kept.count(text) for text in asked]
    assert client.get("/berlin/19/20001/original").status_code == 404
    assert client.get("/berlin/19/99999").status_code == 404
    assert client.get("/berlin/19/20001/77").status_code == 404


def test_the_index_tells_the_texts_of_a_paper_as_the_archive_does(settings: Settings) -> None:
    assert settings.elastic is not None
    engine = ElasticEngine(settings.elastic, settings.index / "lock.sqlite")
    for kept in PAPERS:
        found = paper_from_index(engine, kept.paper_id)
        assert found is not None
        told = found.inquiry
        assert (told.paper_id, told.title, told.kind) == (kept.paper_id, kept.title, kept.kind)
        assert [(a.labels, a.text, a.page) for a in told.answers] == [(a.labels, a.text, a.page) for a in kept.answers]
        assert [replace(each, spans=()) for each in told.preambles] == [replace(p, spans=()) for p in kept.preambles]
        assert {q.label for q in told.questions} <= {q.label for q in kept.questions}
    engine.close()
