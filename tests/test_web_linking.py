"""The pages of an inquiry that is printed in two papers: each names the other, a pair shows both sources."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from ingest.archive import Archive
from ingest.records import Inquiry, Question
from search_app import create_app
from search_app.cli import main
from search_app.config import Settings
from search_app.index.following import follow
from search_app.index.tantivy_engine import TantivyEngine
from tests.two_papers import ANSWERED, ASKED, TEXTS, file_of, origin, questions

# the answer prints the first question, the beginning of the second, and neither the third nor who asked when
CUT = replace(
    ANSWERED,
    askers=(),
    questions=(*questions("1", page=3), Question("2", "Wann wurden sie zuletzt gestrichen, und", 4)),
)
# a letter without a number of its own: both papers share the number of the inquiry
NI_ASKED = replace(ASKED, source=origin("3", "text/plain"), parliament="ni", reference="19/8000", legislative_term=19)
NI_LETTER = replace(
    CUT, source=origin("4"), parliament="ni", reference=None, legislative_term=19, request_reference="19/8000"
)
OPEN = replace(ASKED, source=origin("5"), reference="21/7005")
_ADDRESSES = count(1)


def keep(archive: Archive, *records: Inquiry) -> None:
    for record in records:
        archive.store(file_of(record), record)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    with Archive.open(folder) as archive:
        keep(archive, ASKED, CUT, NI_LETTER, NI_ASKED, OPEN)
        follow(archive, TantivyEngine(folder / "index"), jobs=1)
    return folder


@pytest.fixture
def client(home: Path) -> Iterator[FlaskClient]:
    with create_app(Settings(home=home)).test_client() as reader:
        reader.environ_base["REMOTE_ADDR"] = f"10.3.0.{next(_ADDRESSES)}"
        yield reader


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text


def record(client: FlaskClient, address: str) -> dict[str, Any]:
    return json.loads(page(client, address))  # type: ignore[no-any-return]


def words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split()).replace(" ,", ",").replace(" ;", ";")


def links(markup: str) -> dict[str, str]:
    """The words of every link with its address."""
    return {
        words(text): html.unescape(to)
        for to, text in re.findall(r'<a[^>]*? href="([^"]*)"[^>]*>(.*?)</a>', markup, re.DOTALL)
    }


INQUIRY = f"/bundestag/21/7001/original?fassung={'a' * 16}"
LETTER = f"/niedersachsen/19/8000/original?fassung={'3' * 16}"


def test_the_page_of_the_answer_names_the_paper_of_the_inquiry(client: FlaskClient) -> None:
    text = page(client, "/bundestag/21/7100")
    facts = text[text.index('<dl class="kopfdaten">') : text.index("</dl>")]
    assert "Anfrage Drucksache 21/7001, Original ansehen" in words(facts)
    assert links(facts) == {"Drucksache 21/7001": "/bundestag/21/7001", "Original ansehen": INQUIRY}
    assert "Aus dem Papier der Anfrage Fragende, Datum der Anfrage, Eingang der Anfrage, Vorbemerkung" in words(facts)
    assert "Ada Muster (FDP)" in words(facts)


def test_the_original_that_is_named_is_the_file_of_the_inquiry(client: FlaskClient) -> None:
    for address, letter in ((INQUIRY, "a"), (LETTER, "3")):
        answer = client.get(address)
        assert answer.data == letter.encode() * 64
        answer.close()


def test_the_page_of_the_inquiry_leads_each_question_to_its_pair(client: FlaskClient) -> None:
    text = page(client, "/bundestag/21/7001")
    assert "Beantwortet in Drucksache 21/7100, Original ansehen" in words(text)
    assert "3 Fragen, ohne Antwort in diesem Papier. Die Antworten stehen in Drucksache 21/7100." in words(text)
    to = links(text)
    for label in TEXTS:
        target = to[f"Antwort auf Frage {label} in Drucksache 21/7100"]
        assert target == f"/bundestag/21/7100/{label}"
        assert TEXTS[label] in words(page(client, target))
    assert "Die Antwort steht in einer eigenen Drucksache" not in text
    alone = words(page(client, "/bundestag/21/7005"))
    assert "Die Antwort steht in einer eigenen Drucksache." in alone
    assert "Beantwortet in" not in alone


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "/bundestag/21/7100/1",
            "Gedruckt in: Antwort, Drucksache 21/7100, Seite 3; Anfrage, Drucksache 21/7001, Seite 2",
        ),
        (
            "/bundestag/21/7100/2",
            "Wortlaut aus: Anfrage, Drucksache 21/7001, Seite 2; auch in: Antwort, Drucksache 21/7100, Seite 4",
        ),
        ("/bundestag/21/7100/3", "Wortlaut aus: Anfrage, Drucksache 21/7001, Seite 2"),
        ("/niedersachsen/19/8000/3", "Wortlaut aus: Anfrage, Drucksache 19/8000, Seite 2"),
    ],
)
def test_the_page_of_a_pair_shows_both_sources(client: FlaskClient, address: str, expected: str) -> None:
    text = page(client, address)
    assert expected in words(text)
    number = "21/7100" if "bundestag" in address else "19/8000"
    assert f"Antwort, Drucksache {number}, Seite 3" in words(text)


def test_a_page_of_the_inquiry_opens_in_the_file_of_the_inquiry(client: FlaskClient) -> None:
    to = links(page(client, "/bundestag/21/7100/1"))
    assert to["Anfrage, Drucksache 21/7001, Seite 2"] == f"{INQUIRY}#page=2"
    assert to["Antwort, Drucksache 21/7100, Seite 3"] == "/bundestag/21/7100/original#page=3"
    # a text has no pages to open
    assert links(page(client, "/niedersachsen/19/8000/3"))["Anfrage, Drucksache 19/8000, Seite 2"] == LETTER


def test_the_page_of_the_answer_marks_only_what_it_does_not_print(client: FlaskClient) -> None:
    text = words(page(client, "/bundestag/21/7100"))
    assert "Gedruckt in:" not in text
    assert text.count("Wortlaut aus: Anfrage") == 2


def test_the_preamble_of_the_inquiry_says_where_it_stands(client: FlaskClient) -> None:
    text = page(client, "/bundestag/21/7100/v1")
    assert "Text, Anfrage, Drucksache 21/7001, Seite 1 Leuchttürme sind rot und weiß." in words(text)
    assert links(text)["Anfrage, Drucksache 21/7001, Seite 1"] == f"{INQUIRY}#page=1"


def test_both_papers_under_one_number_share_a_page_and_keep_their_files(client: FlaskClient) -> None:
    text = page(client, "/niedersachsen/19/8000")
    assert "Anfrage Drucksache 19/8000 mit eigenem Papier, Original ansehen" in words(text)
    assert links(text)["Original ansehen"] == LETTER
    assert links(text)["Papier der Anfrage (Text)"] == LETTER
    assert [TEXTS[label] in words(text) for label in TEXTS] == [True] * 3


def test_the_twin_of_the_answer_says_the_same(client: FlaskClient) -> None:
    twin = record(client, "/bundestag/21/7100.json")
    (linked,) = twin["linked"]
    assert (linked["paper_id"], linked["part"], linked["reference"]) == ("bt/21/7001", "inquiry", "21/7001")
    assert (linked["url"], linked["original"]) == ("/bundestag/21/7001", INQUIRY)
    assert [(q["origin"], q["page"], q["other_page"]) for q in twin["questions"]] == [
        (None, 3, 2),
        ("a" * 64, 2, 4),
        ("a" * 64, 2, None),
    ]


def test_the_twin_of_a_pair_says_where_each_text_is_printed(client: FlaskClient) -> None:
    twin = record(client, "/bundestag/21/7100/2.json")
    own = {"part": "answer", "paper": "bt/21/7100", "page": 4, "original": "/bundestag/21/7100/original#page=4"}
    other = {"part": "inquiry", "paper": "bt/21/7001", "page": 2, "original": f"{INQUIRY}#page=2"}
    assert twin["questions"][0]["printed"] == [other, own]
    assert twin["linked"][0]["url"] == "/bundestag/21/7001"


def test_the_twin_of_the_inquiry_leads_to_the_pair(client: FlaskClient) -> None:
    whole, single = record(client, "/bundestag/21/7001.json"), record(client, "/bundestag/21/7001/3.json")
    assert whole["linked"][0]["url"] == "/bundestag/21/7100"
    assert single["linked"][0]["url"] == "/bundestag/21/7100/3"
    assert single["linked"][0]["part"] == "answer"
    assert record(client, "/bundestag/21/7005.json")["linked"] == []


def test_a_search_for_the_number_of_the_inquiry_leads_to_the_answer(client: FlaskClient) -> None:
    answer = client.get("/suche?q=21/7001")
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/bundestag/21/7100")


def test_a_hit_that_only_the_inquiry_prints_names_no_page_of_the_answer(client: FlaskClient) -> None:
    found = record(client, "/suche.json?q=weiß+rot&parlament=bt&gruppe=paar")
    (preamble,) = (hit for hit in found["hits"] if hit["paper"] == "bt/21/7100" and hit["entry"].endswith("/v1"))
    assert (preamble["page"], preamble["page_end"]) == (None, None)
    assert "gedruckt im Papier der Anfrage" in page(client, "/suche?q=weiß+rot&gruppe=paar")
    assert client.get("/suche.csv?q=weiß+rot").status_code == 200


def test_the_list_says_which_inquiries_are_answered(client: FlaskClient) -> None:
    text = page(client, "/bundestag")
    assert text.count("beantwortet") == 1
    assert "21/7001" in text


def shown(home: Path, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["show", *arguments, "--home", str(home)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_show_follows_the_number_of_the_inquiry(home: Path) -> None:
    assert shown(home, "21/7001") == shown(home, "21/7100")
    assert "Anfrage: 21/7001 (bt/21/7001)" in shown(home, "21/7001")
    assert "Frage 3 (gedruckt im Papier der Anfrage)" in shown(home, "21/7001")
    assert TEXTS["3"] in shown(home, "21/7001", "3")
    assert json.loads(shown(home, "21/7001", "--format", "json"))["linked"][0]["paper_id"] == "bt/21/7001"
