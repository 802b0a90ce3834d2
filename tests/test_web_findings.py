"""Findings stand where they belong: at the head data, at their pair, at their section; and are counted on the status page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from inquiries import HARBOUR, REPORT, SCHOOLS, store

from ingest.archive import Archive
from ingest.checks import check
from ingest.naming import named
from ingest.records import Answer, Finding, Inquiry, Question
from search_app import create_app
from search_app.config import Settings
from search_app.findingtable import FindingRow, finding_table
from search_app.index.following import follow
from search_app.index.tantivy_engine import TantivyEngine
from search_app.web.papers import keyed_pairs
from search_app.web.placing import HEAD, placed

HEAD_FINDING = Finding("number-missing", "Die eigene Nummer ist nicht gedruckt.")
LABELLED = Finding("numbering-gap", "Vor Frage 3 fehlt etwas.", 1, "3")
PAGED = Finding("joint-answer-inferred", "Hier ist etwas erschlossen.", 2)
NOWHERE = Finding("odd", "Auf Seite 9 ist etwas.", 9)


def places(inquiry: Inquiry) -> dict[str, list[str]]:
    found = placed(inquiry, tuple(keyed_pairs(inquiry)))
    return {key: [each.code for each in several] for key, several in found.items()}


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        (HEAD_FINDING, HEAD),
        (LABELLED, "2"),  # the joint answer to 2 and 3
        (replace(LABELLED, label="4.1"), "4b"),  # only continues 4b
        (replace(LABELLED, label="77"), "1"),  # no such label: what begins on its page
        (PAGED, "4a"),  # begins on page 2, the joint answer only goes on there
        (NOWHERE, HEAD),
    ],
)
def test_a_finding_has_one_place(finding: Finding, place: str) -> None:
    assert places(replace(HARBOUR, findings=(finding,))) == {place: [finding.code]}


def test_what_only_goes_on_on_a_page_is_its_place_when_nothing_begins_there() -> None:
    short = replace(HARBOUR, questions=HARBOUR.questions[:3], answers=HARBOUR.answers[:2], findings=(PAGED,))
    assert places(short) == {"2": [PAGED.code]}


def test_findings_of_documents_stand_at_their_sections() -> None:
    assert places(replace(REPORT, findings=(HEAD_FINDING, PAGED))) == {HEAD: ["number-missing"], "s2": [PAGED.code]}


def test_no_finding_is_lost() -> None:
    findings = (HEAD_FINDING, LABELLED, PAGED, NOWHERE, LABELLED)
    assert sum(map(len, places(replace(HARBOUR, findings=findings)).values())) == len(findings)


BROKEN = replace(
    SCHOOLS,
    answering_body="Niedersächsischen Kultusministeriums",
    questions=(*SCHOOLS.questions, Question("5", "Was kommt danach?", 3)),
    answers=(*SCHOOLS.answers, Answer(("9",), "Das wird geprüft.", 3)),
    title=None,
)


@pytest.fixture(scope="module")
def app_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    papers = [
        named(replace(BROKEN, findings=check(BROKEN))),
        replace(REPORT, findings=(HEAD_FINDING, PAGED)),
        replace(HARBOUR, findings=(LABELLED,)),
    ]
    with Archive.open(home) as archive:
        for paper in papers:
            store(archive, paper)
        follow(archive, TantivyEngine(home / "index"), jobs=1)
    return home


@pytest.fixture
def client(app_home: Path) -> Iterator[FlaskClient]:
    with create_app(Settings(home=app_home)).test_client() as reader:
        yield reader


def words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def section(text: str, anchor: str) -> str:
    """The pair or section that holds an anchor."""
    parts = re.findall(r'<section class="(?:paar|abschnitt-text).*?</section>', text, re.DOTALL)
    return words(next(part for part in parts if f'id="{anchor}"' in part))


def test_each_finding_of_a_paper_stands_at_its_place(client: FlaskClient) -> None:
    text = client.get("/niedersachsen/19/400").text
    head = words(text[text.index('<header class="fluss">') : text.index('<div class="paare">')])
    assert "Lesehinweis: Der Titel ist nicht zu erkennen." in head
    assert "Zu Frage 3" not in head
    assert "Weitere Lesehinweise stehen bei: Frage 3 , Frage 5 , Antwort zu 9 ." in head
    third = section(text, "frage-3")
    assert "Ohne Antwort Lesehinweis: Zu Frage 3 wurde keine Antwort gefunden. ( Seite 2 )" in third
    assert third.count("keine Antwort gefunden") == 1
    assert "Bitte sehen Sie im Original nach." in third
    assert "Zwischen Frage 3 und Frage 5 fehlen Nummern." in section(text, "frage-5")
    assert "die Frage nicht gefunden." in section(text, "frage-9")
    assert "Lesehinweis" not in section(text, "frage-1")
    anchors = re.findall(r'\sid="([^"]+)"', text)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(anchors)


def test_findings_of_a_document_stand_at_head_and_section(client: FlaskClient) -> None:
    text = client.get(f"/{REPORT.paper_id}").text
    assert "Lesehinweis: Hier ist etwas erschlossen. ( Seite 2 )" in section(text, "s2")
    assert "Lesehinweis" not in section(text, "s1")
    assert words(text).count("Die eigene Nummer ist nicht gedruckt.") == 1
    assert "Weitere Lesehinweise stehen bei: Abschnitt 2 ." in words(text)


def test_the_page_of_a_pair_shows_its_own_findings(client: FlaskClient) -> None:
    text = words(client.get("/berlin/19/20001/2").text)
    assert "Lesehinweis: Vor Frage 3 fehlt etwas." in text
    other = words(client.get("/berlin/19/20001/1").text)
    assert "Vor Frage 3 fehlt etwas." not in other
    assert "Zu diesem Dokument gibt es einen Lesehinweis, er steht auf seiner Seite" in other


def test_the_head_shows_the_normal_name_and_what_is_printed(client: FlaskClient) -> None:
    text = words(client.get("/niedersachsen/19/400").text)
    assert (
        "Beantwortet von Niedersächsisches Kultusministerium gedruckt: „Niedersächsischen Kultusministeriums“" in text
    )
    assert "gedruckt:" not in words(client.get("/berlin/19/20001").text)


def test_the_record_of_a_pair_has_the_names_too(client: FlaskClient) -> None:
    record = json.loads(client.get("/niedersachsen/19/400/1.json").data)
    assert record["departments"] == [
        {
            "printed": "Niedersächsischen Kultusministeriums",
            "name": "Niedersächsisches Kultusministerium",
            "key": "kultus",
            "note": None,
        }
    ]
    assert [party["key"] for party in record["parties"]] == ["cdu"]


def test_the_status_page_counts_by_parliament_and_code(client: FlaskClient) -> None:
    text = client.get("/status").text
    table = words(text[text.index('id="hinweise"') :].partition("</table>")[0])
    assert "Was beim Lesen auffiel Dokumente davon" in table
    assert "Lücke in der Zählung 2 Berlin 1, Niedersachsen 1" in table
    assert "Titel nicht erkannt 1 Niedersachsen 1" in table
    assert "gemeinsame Antwort erschlossen 1 ohne Parlament 1" in table
    counts = json.loads(client.get("/status.json").data)["archive"]["findings_by_parliament"]
    assert {"parliament": "ni", "code": "title-missing", "papers": 1} in counts


def test_an_empty_table_has_no_rows() -> None:
    assert finding_table(()).rows == ()


def test_rows_are_ordered_by_how_often_and_titles(app_home: Path) -> None:
    with Archive.open(app_home) as archive:
        rows = finding_table(archive.counts().findings_by_parliament).rows
    assert rows[0] == FindingRow("numbering-gap", "Lücke in der Zählung", 2, (1, 1, 0))
    assert [row.total for row in rows] == sorted((row.total for row in rows), reverse=True)
