"""Hits of `programm:`, `gesetz:` and `verweist:` show the place that names what was asked for."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from papers import berlin

from analyzers.enriching import enrich
from analyzers.protocol import Annotation
from ingest import parse_source
from ingest.archive import Archive
from ingest.records import Answer
from ingest.sources import source_from_bytes
from search_app import create_app
from search_app.config import Settings
from search_app.index.documents import entries
from search_app.index.following import follow
from search_app.index.protocol import Passage
from search_app.index.shown import read_hit
from search_app.index.tantivy_engine import TantivyEngine
from search_app.web import namedplaces as named_places
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


@pytest.fixture
def noting(tmp_path: Path) -> FlaskClient:
    """A paper with two answers; the foot note of the second one refers to what no text of it names."""
    text = "Die Bänke werden gestrichen.1\nSo ist es.\n\n1 Vgl. Drs. 19/777.\fDas gilt auch 2024."
    with Archive.open(tmp_path) as archive:
        source = source_from_bytes("a.txt", berlin(50001, answer=text).encode())
        archive.store(source, parse_source(source))
        enrich(archive)
        follow(archive, TantivyEngine(tmp_path / "index"), jobs=1)
    return create_app(Settings(tmp_path)).test_client()


def noted(client: FlaskClient, **asked: str) -> dict[str, bool]:
    """The pairs that were found, and whether they are said to have it in a foot note."""
    _, *hits = re.split(r'id="e-be-19-50001-', client.get("/suche", query_string=asked).text)
    return {each[0]: "Verweis in einer Fußnote" in each for each in hits}


def test_a_hit_whose_foot_note_has_it_says_so(noting: FlaskClient) -> None:
    for asked in ({"q": "verweist:19/777"}, {"verweist": "be/19/777"}):
        assert noted(noting, **asked) == {"2": True}
    for query in ("gestrichen", "verweist:19/777 gestrichen"):
        assert noted(noting, q=query) == {"2": False}


@pytest.mark.parametrize("other", ["parlament:be", "jahr:2000-2030"])
def test_a_hit_says_nothing_of_the_foot_notes_of_others(noting: FlaskClient, other: str) -> None:
    assert noted(noting, q=f"verweist:19/777 ODER {other}") == {"1": False, "2": True}


def test_a_pair_has_the_references_of_its_own_foot_notes(noting: FlaskClient) -> None:
    pairs = (noting.get(f"/berlin/19/50001/{label}.json").json for label in "12")
    found = [[(each["in"], each["target"]) for each in pair["references"]] for pair in pairs if pair]
    assert found == [[], [("note/1", "be/19/777")]]


def test_words_of_the_search_are_marked_beside_the_name(client: FlaskClient) -> None:
    _, marks = marked(client, q="gesetz:SchulG zulässig")
    assert set(marks) == {"§ 4 SchulG", "zulässig"}


def referring(text: str, *printed: str, place: str = "answer/1") -> list[Annotation]:
    """References to a law, each where its text first stands."""
    return [
        Annotation("law", each, "TeichVO", text.index(each), text.index(each) + len(each), place) for each in printed
    ]


def marks_of(shown: str, references: list[Annotation], *printed: str) -> list[str]:
    hits = (read_hit(each.values["shown"]) for each in entries(replace(HARBOUR, answers=(Answer(("1",), "Ja.", 1),))))
    hit = next(each for each in hits if each.labels == ("1",))
    answer = named_places.marked(replace(hit, answer=Passage(shown)), printed, references).answer
    assert answer
    return [shown[mark.start : mark.end] for mark in answer.marks]


def test_references_are_marked_where_they_stand_and_nowhere_else() -> None:
    text = "Es gilt § 1 TeichVO. Kein Verweis: § 1 TeichVO."
    assert marks_of(text, referring(text, "§ 1 TeichVO")) == ["§ 1 TeichVO"]
    assert marks_of(text, referring(text, "§ 1 TeichVO", place="answer/2")) == []


def test_words_that_announce_an_answer_move_its_marks() -> None:
    text = "Es gilt § 1 TeichVO."
    announced = f"Die Fragen 1 und 2 werden gemeinsam beantwortet.\n\n{text}"
    assert marks_of(announced, referring(text, "§ 1 TeichVO")) == ["§ 1 TeichVO"]


def test_in_a_text_that_changed_references_are_marked_by_their_form() -> None:
    references = referring("Es gilt § 1 TeichVO.", "§ 1 TeichVO")
    assert marks_of("Weiterhin gilt § 1\nTeichVO, nicht § 1 TeichVOX.", references) == ["§ 1\nTeichVO"]


def test_every_reference_of_a_long_list_is_marked() -> None:
    forms = [f"§ {number} TeichVO" for number in range(100, 400)]
    text = ", ".join(forms)
    assert marks_of(text, referring(text, *forms)) == forms


def test_only_so_many_forms_are_looked_for() -> None:
    forms = [f"Teichfonds {number}" for number in range(100, 400)]
    assert marks_of(", ".join(forms), [], *forms) == forms[:50]
