"""A broken embedded index: one German sentence for who searches, the library's own words in the log."""

import logging
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.errors import IndexUnavailable
from search_app import create_app
from search_app.config import Settings
from search_app.index.following import follow
from search_app.index.protocol import Query
from search_app.index.tantivy_engine import TantivyEngine
from tests.inquiries import HARBOUR, store


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """An archive whose index lost what tantivy itself must read."""
    with Archive.open(tmp_path) as archive:
        store(archive, HARBOUR)
        follow(archive, TantivyEngine(tmp_path / "index"), jobs=1)
    for meta in (tmp_path / "index").rglob("meta.json"):
        meta.write_text("{")
    return tmp_path


def test_what_the_library_says_is_logged_and_not_shown(broken: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(IndexUnavailable) as told:
        TantivyEngine(broken / "index").search(Query())
    (record,) = caplog.records
    assert (record.levelname, record.name) == ("WARNING", "search_app.index.embedded")
    said = record.getMessage().removeprefix("Die Suchmaschine sagt selbst: ")
    assert said != record.getMessage()
    assert str(told.value.__cause__)[:40].split()[0] in said
    assert str(told.value) == "Der Suchindex lässt sich nicht lesen, „anfragen index“ baut ihn neu."


def test_what_readers_type_does_not_come_into_the_log(broken: Path, caplog: pytest.LogCaptureFixture) -> None:
    with create_app(Settings(broken)).test_client() as client, caplog.at_level(logging.WARNING):
        answer = client.get("/suche?q=Geheimwort")
    assert answer.status_code == 503
    assert "Die Suchmaschine sagt selbst" in caplog.text
    assert "Geheimwort" not in caplog.text
    assert "sagt selbst" not in answer.text


def test_a_long_message_with_signs_is_one_short_line(
    broken: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: TantivyEngine, folder: Path) -> None:
        raise ValueError("erste Zeile\n\x1b[31m" + "Wort " * 500)

    monkeypatch.setattr(TantivyEngine, "load", fails)
    with caplog.at_level(logging.WARNING), pytest.raises(IndexUnavailable):
        TantivyEngine(broken / "index").status()
    message = caplog.records[0].getMessage()
    assert message.isprintable()
    assert "ValueError: erste Zeile" in message
    assert len(message) < 400
