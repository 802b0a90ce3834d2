"""Hits of `programm:`, `gesetz:` and `verweist:` show the place that names what was asked for."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from papers import berlin

from analyzers.enriching import enrich
from ingest import parse_source
from ingest.archive import Archive
from ingest.records import Answer
from ingest.sources import source_from_bytes
from search_app import create_app
from search_app.config import Settings
from search_app.index.following import follow
from search_app.index.tantivy_engine import TantivyEngine
from tests.inquiries import HARBOUR, store

FILLING = "Die Bänke am Teich werden jedes Jahr im Mai gestrichen und im Herbst gereinigt. " * 30
NAMING = (
    "Das Projekt kommt aus dem Europäischen\nSozialfonds. Die Teichpflegeverordnung (TeichVO) gilt; nach § 4 SchulG und "
    "der Drs. 19/777 ist das zulässig. Neben ESFERA steht der ESF. "
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home: Path = tmp_path_factory.mktemp("home")
    with Archive.open(home) as archive:
        store(archive, replace(HARBOUR, answers=(Answer(("1",), FILLING + NAMING + FILLING + "§ 9 TeichVO.", 1),)))
        enrich(archive)
        follow(archive, TantivyEngine(home / "index"), jobs=1)
    return create_app(Settings(home)).test_client()


def marked(client: FlaskClient, **asked: str) -> tuple[str, list[str]]:
    """The excerpt of the one answer, and what is marked in it."""
    page = client.get("/suche", query_string=asked).text
    shown = page[page.index('<article class="gruppe"') : page.index("</article>")]
    return shown, [" ".join(each.split()) for each in re.findall(r"<mark>(.*?)</mark>", shown, re.DOTALL)]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ({"q": "programm:ESF"}, "Europäischen Sozialfonds"),
        ({"q": 'programm:"Europäischer Sozialfonds"'}, "Europäischen Sozialfonds"),
        ({"q": "programm:(ESF ODER BENN)"}, "Europäischen Sozialfonds"),
        ({"programm": "Europäischer Sozialfonds"}, "Europäischen Sozialfonds"),
        ({"q": "gesetz:SchulG"}, "§ 4 SchulG"),
        ({"q": "gesetz:schulgesetz"}, "§ 4 SchulG"),
        ({"gesetz": "SchulG"}, "§ 4 SchulG"),
        ({"q": "gesetz:teichpflegeverordnung"}, "Teichpflegeverordnung (TeichVO)"),
        ({"q": 'gesetz:"teichpflegeverordnung § 9"'}, "§ 9 TeichVO"),
        ({"q": "verweist:berlin/19/777"}, "Drs. 19/777"),
        ({"verweist": "be/19/777"}, "Drs. 19/777"),
    ],
    ids=str,
)
def test_a_hit_shows_where_it_names_what_is_asked_for(client: FlaskClient, asked: dict[str, str], first: str) -> None:
    shown, marks = marked(client, **asked)
    assert marks[0] == first
    assert "[…]" in shown


def test_only_what_is_asked_for_is_marked(client: FlaskClient) -> None:
    _, marks = marked(client, q="programm:ESF")
    assert set(marks) == {"Europäischen Sozialfonds", "ESF"}
    _, marks = marked(client, q="Bänke -programm:BENN")
    assert set(marks) == {"Bänke"}


def test_a_hit_whose_foot_note_has_it_says_so(tmp_path: Path) -> None:
    text = "Die Bänke werden gestrichen.1\nSo ist es.\n\n1 Vgl. Drs. 19/777.\fDas gilt auch 2024."
    with Archive.open(tmp_path) as archive:
        source = source_from_bytes("a.txt", berlin(50001, answer=text).encode())
        archive.store(source, parse_source(source))
        enrich(archive)
        follow(archive, TantivyEngine(tmp_path / "index"), jobs=1)
    reader = create_app(Settings(tmp_path)).test_client()
    for asked in ({"q": "verweist:19/777"}, {"verweist": "be/19/777"}):
        assert "Verweis in einer Fußnote" in reader.get("/suche", query_string=asked).text
    for query in ("gestrichen", "verweist:19/777 gestrichen"):
        assert "Verweis in einer Fußnote" not in reader.get("/suche", query_string={"q": query}).text


def test_words_of_the_search_are_marked_beside_the_name(client: FlaskClient) -> None:
    _, marks = marked(client, q="gesetz:SchulG zulässig")
    assert set(marks) == {"§ 4 SchulG", "zulässig"}
