"""What a paper refers to on its page: links in the text, lists beside it, both ways and whenever papers come and go."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from analyzers.enriching import enrich
from ingest.archive import Archive
from ingest.records import Answer, Note
from search_app import create_app
from search_app.config import Settings
from search_app.index.following import follow
from search_app.index.protocol import Mark
from search_app.index.tantivy_engine import TantivyEngine
from search_app.web.official import official_address
from search_app.web.texts import TextLink, segments
from tests.inquiries import HARBOUR, SCHOOLS, store

CITING = replace(
    SCHOOLS,
    answers=(
        Answer(
            ("1",),
            "Siehe Abgeordnetenhaus von Berlin, Drs. 19/20001, die Antwort zu Frage 2 der Drs. 19/99, BT-Drs. 19/24870"
            " und § 4 SchulG (https://beispiel.example/a).",
            1,
        ),
    ),
)


def follow_all(archive: Archive) -> None:
    enrich(archive)
    follow(archive, TantivyEngine(archive.home / "index"))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path) as opened:
        store(opened, CITING)
        follow_all(opened)
        yield opened


@pytest.fixture
def client(archive: Archive) -> FlaskClient:
    return create_app(Settings(archive.home)).test_client()


def page(client: FlaskClient, path: str = "/niedersachsen/19/400") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


SEARCH = "/suche?q=verweist%3A"


def test_a_paper_that_is_not_here_leads_to_all_that_names_it(client: FlaskClient) -> None:
    link = (
        f'<a class="verweis" href="{SEARCH}be%2F19%2F20001" title="nicht im Archiv, zeigt alles, was darauf verweist">'
    )
    for path in ("/niedersachsen/19/400", "/niedersachsen/19/400/1"):
        assert f"{link}Drs. 19/20001</a>" in page(client, path)
    listed = rf'<a href="{re.escape(SEARCH)}be%2F19%2F20001">Berlin 19/20001</a> <span class="leise">\(nicht im Archiv\)</span></li>'
    assert re.search(listed, page(client))
    assert '<a href="/niedersachsen/19/400/1?' in page(client, f"{SEARCH}be%2F19%2F20001")


def test_a_question_of_a_paper_that_is_not_here_leads_to_all_that_names_the_paper(client: FlaskClient) -> None:
    text = page(client)
    assert f'href="{SEARCH}ni%2F19%2F99" ' in text
    assert "Frage 2 der Drs. 19/99</a>" in text


def test_a_paper_that_is_not_here_leads_to_its_parliament_too_where_the_address_is_known(client: FlaskClient) -> None:
    text = page(client)
    official, search = "https://dserver.bundestag.de/btd/19/248/1924870.pdf", f"{SEARCH}bt%2F19%2F24870"
    assert re.search(
        rf'<a class="netz" href="{re.escape(official)}"[^>]* title="nicht im Archiv, beim Parlament öffnen">BT-Drs. 19/24870</a>'
        rf'<a class="auch" href="{re.escape(search)}"[^>]* aria-label="Alles, was auf BT-Drs. 19/24870 verweist"></a>',
        text,
    )
    listed = text[text.index('id="verweist-auf"') :]
    assert f'href="{official}" rel="nofollow noreferrer">Bundestag 19/24870</a>' in listed
    assert f'<a class="leise" href="{search}"' in listed


def test_laws_and_web_addresses_are_linked(client: FlaskClient) -> None:
    text = page(client)
    assert 'href="https://beispiel.example/a"' in text
    assert '<a class="verweis" href="/suche?q=gesetz%3A%22SchulG+%C2%A7+4%22">§ 4 SchulG</a>' in text


def test_what_only_a_foot_note_names_leads_to_no_search_without_hits(archive: Archive, client: FlaskClient) -> None:
    note = Note("Vgl. Abgeordnetenhaus von Berlin, Drs. 19/20001.", 1)
    store(archive, replace(CITING, answers=(Answer(("1",), "Ja.", 1),), notes=(note,)))
    follow_all(archive)
    text = page(client)
    assert '<span class="verweis" title="nicht im Archiv">Drs. 19/20001</span>' in text
    assert f"{SEARCH}be" not in text


def test_the_page_of_a_paper_that_is_not_here_says_what_names_it(client: FlaskClient) -> None:
    missing = unescape(client.get("/bundestag/19/24870").text)
    assert f'<a href="{SEARCH}bt%2F19%2F24870">Alles, was auf diese Drucksache verweist</a>' in missing
    assert 'href="https://dserver.bundestag.de/btd/19/248/1924870.pdf"' in missing
    assert SEARCH not in client.get("/berlin/19/777").text


def test_a_paper_that_comes_later_is_linked_and_knows_who_names_it(archive: Archive, client: FlaskClient) -> None:
    store(archive, HARBOUR)
    follow_all(archive)
    assert '<a class="verweis" href="/berlin/19/20001">Drs. 19/20001</a>' in page(client)
    other = page(client, "/berlin/19/20001")
    assert "Wird erwähnt in" in other
    assert 'href="/niedersachsen/19/400"' in other


def test_a_paper_that_goes_is_not_here_any_more(archive: Archive, client: FlaskClient) -> None:
    store(archive, HARBOUR)
    follow_all(archive)
    store(archive, replace(HARBOUR, reference="19/20002"))
    follow_all(archive)
    text = page(client)
    assert 'verweist">Drs. 19/20001</a>' in text
    assert 'href="/berlin/19/20001"' not in text


def test_a_question_of_a_paper_has_its_own_address(archive: Archive, client: FlaskClient) -> None:
    store(archive, replace(SCHOOLS, source=replace(SCHOOLS.source, sha256="9" * 64), reference="19/99"))
    follow_all(archive)
    assert 'href="/niedersachsen/19/99/2"' in page(client)


def test_the_page_of_a_pair_has_the_links_too(client: FlaskClient) -> None:
    assert "§ 4 SchulG</a>" in page(client, "/niedersachsen/19/400/1")


def test_facets_of_the_result_name_laws_and_papers(client: FlaskClient) -> None:
    text = page(client, "/suche?q=gesetz:SchulG")
    assert "Gesetz" in text
    assert "Bundestag 19/24870" in text


@pytest.mark.parametrize(
    "text",
    [
        "§" * 10_000,
        "§ 1 AsylG, " * 2_000,
        "„" * 5_000 + "“" * 5_000,
        "Drs. 19/20001 " * 2_000,
        "ӓ" * 5_000 + "Drs. 19/1",
    ],
    ids=["signs", "sections", "quotes", "papers", "look-alikes"],
)
def test_hostile_texts_break_no_page(archive: Archive, client: FlaskClient, text: str) -> None:
    store(archive, replace(CITING, answers=(Answer(("1",), text, 1),)))
    follow_all(archive)
    assert len(page(client)) > len(text)


def test_the_second_address_stands_once_behind_its_link() -> None:
    link = TextLink(6, 18, "https://beispiel.example", "", "/suche")
    shown = segments("Siehe Drs. 19/2000 dort", (Mark(6, 9),), (link,))
    assert [(each.text, each.also) for each in shown] == [
        ("Siehe ", ""),
        ("Drs", ""),
        (". 19/2000", "/suche"),
        (" dort", ""),
    ]


def test_links_that_overlap_keep_the_first_and_longest() -> None:
    text = "Antwort zu 2 in Drs. 1/2 steht."
    links = (TextLink(16, 24, "/a"), TextLink(0, 24, "/b"), TextLink(16, 20, None, "x"))
    shown = segments(text, (), links)
    assert [(each.text, each.href) for each in shown] == [("Antwort zu 2 in Drs. 1/2", "/b"), (" steht.", None)]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("bt/19/24870", "https://dserver.bundestag.de/btd/19/248/1924870.pdf"),
        ("bt/plenary/20/83", "https://dserver.bundestag.de/btp/20/20083.pdf"),
        (
            "ni/19/2752",
            "https://www.landtag-niedersachsen.de/drucksachen/drucksachen_19_05000/02501-03000/19-02752.pdf",
        ),
        ("br/318/22", "https://www.bundesrat.de/SharedDocs/drucksachen/2022/0301-0400/318-22.pdf"),
        ("zz/1/2", None),
        ("be/19/1", None),
        ("bt/x/y", None),
    ],
)
def test_the_address_of_a_paper_at_its_parliament(target: str, address: str | None) -> None:
    assert official_address(target) == address


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("Siehe die Antwort zu Frage 2 der Drucksache 19/20001 des Abgeordnetenhauses von Berlin.", True),
        ("Es wird auf die Antwort zu Frage 2 der Drs. 19/20001 des Abgeordnetenhauses von Berlin verwiesen.", True),
        ("Siehe Abgeordnetenhaus von Berlin, Drs. 19/20001.", False),  # no question is named
        ("Ja. Siehe die Antwort zu Frage 2 der Drucksache 19/20001 des Abgeordnetenhauses von Berlin.", False),
        ("Siehe die Antwort zu Frage 9 der Drucksache 19/20001 des Abgeordnetenhauses von Berlin.", False),
    ],
)
def test_an_answer_that_only_points_shows_what_it_points_to(
    archive: Archive, client: FlaskClient, text: str, is_shown: bool
) -> None:
    store(archive, replace(CITING, answers=(Answer(("1",), text, 1),)))
    follow_all(archive)
    assert "Geplant ist eine Wand." not in page(client)
    store(archive, HARBOUR)
    for path in ("/niedersachsen/19/400", "/niedersachsen/19/400/1"):
        shown = page(client, path)
        folded = re.search(r"<details class=\"verwiesen\">.*?</details>", shown, re.DOTALL)
        assert (folded is not None) == is_shown, shown
        if folded:
            assert "Geplant ist eine Wand." in folded[0]
            assert 'href="/berlin/19/20001/2"' in folded[0]
            assert "Seite 1" in folded[0]


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("Siehe Antwort zu Frage 1.", True),
        ("Auf die Antworten zu den Fragen 1 und 3 wird verwiesen.", True),
        ("Die Schulen wurden saniert, siehe Antwort zu Frage 1.", False),
    ],
)
def test_the_page_of_a_pair_shows_the_answer_of_its_own_paper_that_it_points_to(
    archive: Archive, client: FlaskClient, text: str, is_shown: bool
) -> None:
    answers = (Answer(("1",), "Saniert wurden drei Schulen.", 1), Answer(("2",), text, 1))
    store(archive, replace(CITING, answers=answers))
    alone = page(client, "/niedersachsen/19/400/2")
    folded = re.search(r"<details class=\"verwiesen\">.*?</details>", alone, re.DOTALL)
    assert (folded is not None and "Saniert wurden drei Schulen." in folded[0]) == is_shown
    assert 'verwiesen">' not in page(client)
