"""Papers and pairs at their permanent addresses, and the originals beside them."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from papers import berlin

from analyzers.annotations import annotate, to_plain
from ingest import parse_source, serial
from ingest.archive import Archive
from ingest.sources import read_source, source_from_bytes
from search_app import create_app
from search_app.cli import main
from search_app.config import Settings

pytest_plugins = ("web_fixtures",)


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.text


def words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_each_question_stands_beside_its_answer(client: FlaskClient) -> None:
    sections = re.findall(r'<section class="paar.*?</section>', page(client, "/berlin/18/99120"), re.DOTALL)
    shown = [words(section) for section in sections]
    assert len(shown) == 5
    assert shown[1].startswith("Frage 1 Welche Schulen im Bezirk")
    assert "Antwort, Seite 2 Saniert werden zurzeit" in shown[1]


def test_a_joint_answer_is_one_object(client: FlaskClient) -> None:
    text = page(client, "/berlin/18/99120")
    assert text.count("paar--gemeinsam") == 1
    joint = re.search(r'<section class="paar paar--gemeinsam".*?</section>', text, re.DOTALL)
    assert joint is not None
    assert words(joint[0]).count("Frage 3 ") == 1
    assert words(joint[0]).count("Frage 4 ") == 1
    assert words(joint[0]).count("Gemeinsame Antwort zu 3 und 4") == 1
    assert 'id="frage-4"' in joint[0]


def test_foot_notes_stand_below_the_paper(client: FlaskClient) -> None:
    text = page(client, "/thueringen/8/99714")
    notes = words(text[text.index('id="fussnoten"') :].partition("</section>")[0])
    assert "* Auf einen Abdruck der Anlage wird verzichtet." in notes
    assert notes.endswith("Seite 2")
    assert "Fußnoten" not in page(client, "/berlin/18/99120")


def test_the_topic_printed_above_a_question_is_shown(client: FlaskClient) -> None:
    assert "Überschrift: Bestand der Anlagen" in words(page(client, "/berlin/19/99006"))


def test_the_sentence_that_announces_an_answer_is_read_with_it(client: FlaskClient) -> None:
    sentence = "Die Fragen 3 und 4 werden wegen ihres Sachzusammenhangs gemeinsam beantwortet."
    assert sentence in words(page(client, "/niedersachsen/19/99101"))
    assert sentence in words(page(client, "/niedersachsen/19/99101/3"))
    assert "/niedersachsen/19/99101/3" in page(client, '/suche?q="wegen+ihres+Sachzusammenhangs"')


def test_a_table_is_a_table_and_stands_once(client: FlaskClient) -> None:
    text = page(client, "/berlin/18/99120")
    assert '<th scope="col">Geplante Kosten in Euro</th>' in text
    assert '<td class="zahl">4.200.000</td>' in text
    assert text.count("4.200.000") == 1


def test_preambles_and_findings_are_shown(client: FlaskClient) -> None:
    text = words(page(client, "/niedersachsen/19/99101"))
    assert "Vorbemerkung der Fragestellenden" in text
    assert "Vorbemerkung der Antwortenden" in text
    assert "Automatisch gelesen." in text
    other = words(page(client, "/bundestag/21/99001"))
    assert "4 Fragen, ohne Antwort in diesem Papier." in other
    assert "Dieses Papier enthält nur die Fragen." in other


def test_a_page_break_is_marked_and_leads_to_the_page(client: FlaskClient) -> None:
    assert '/berlin/19/99142/original#page=2">Seite 2</a>' in page(client, "/berlin/19/99142")


def test_words_of_the_search_are_marked_and_carried_on(client: FlaskClient) -> None:
    text = page(client, "/berlin/18/99120?q=Schulkonferenzen")
    assert "<mark>Schulkonferenzen</mark>" in text
    assert 'href="/berlin/18/99120/3?q=Schulkonferenzen"' in text
    assert "<mark>" not in page(client, "/berlin/18/99120")
    assert client.get("/berlin/18/99120?q=(kaputt").status_code == 200


@pytest.mark.parametrize("label", ["3", "4"])
def test_a_pair_has_its_own_page(client: FlaskClient, label: str) -> None:
    text = page(client, f"/berlin/18/99120/{label}")
    assert '<link rel="canonical" href="/berlin/18/99120/3">' in text
    shown = words(text)
    assert "Welche Wünsche der Schulkonferenzen" in shown
    assert "Saniert werden zurzeit" not in shown
    assert "Drs. 18/99120" in shown
    assert "zu den Fragen 3 und 4, S. 3." in shown
    assert "Davor Frage 2" in shown
    assert "Danach Frage 5" in shown


def test_the_citation_names_what_is_needed(client: FlaskClient) -> None:
    record = json.loads(client.get("/berlin/18/99120/1.json").data)
    assert record["citation"] == (
        "Abgeordnetenhaus von Berlin, Drs. 18/99120, Schriftliche Anfrage von Dr. Anna-Lena Beispiel (SPD) "
        "vom 12.02.2018, Antwort vom 28.02.2018, zu Frage 1, S. 2."
    )


def test_the_record_is_the_one_that_is_parsed(client: FlaskClient, samples: Path) -> None:
    record = json.loads(client.get("/berlin/18/99120.json").data)
    parsed = json.loads(serial.to_json(parse_source(read_source(samples / "be" / "18-99120.pdf"))))
    parsed["source"]["name"] = record["source"]["name"]
    assert {key: record[key] for key in parsed} == parsed
    assert record["url"] == "/berlin/18/99120"
    assert record["language"] == "de"


def test_the_record_has_the_references_that_are_parsed(client: FlaskClient, samples: Path) -> None:
    inquiry = parse_source(read_source(samples / "be" / "17-99310.pdf"))
    parsed = [to_plain(each) for each in annotate(inquiry)]
    assert "LHO" in {each["target"] for each in parsed}
    assert json.loads(client.get("/berlin/17/99310.json").data)["references"] == parsed
    pair = json.loads(client.get("/berlin/17/99310/3.json").data)
    assert pair["references"] == [each for each in parsed if each["in"] in ("question/3", "answer/3")]
    assert "LHO" in {each["target"] for each in pair["references"]}


def test_the_record_of_a_section_has_its_own_references(client: FlaskClient, notice: str) -> None:
    whole = json.loads(client.get(f"{notice}.json").data)
    (link,) = whole["references"]
    assert link["type"] == "url"
    for number in range(1, len(whole["sections"]) + 1):
        found = json.loads(client.get(f"{notice}/s{number}.json").data)["references"]
        assert found == ([link] if link["in"] == f"section/{number}" else [])


def test_a_pair_as_json_holds_its_questions_and_its_answer(client: FlaskClient) -> None:
    record = json.loads(client.get("/berlin/18/99120/4.json").data)
    assert record["id"] == "be/18/99120/3"
    assert record["labels"] == ["3", "4"]
    assert [question["label"] for question in record["questions"]] == ["3", "4"]
    assert record["answer"]["text"].startswith("Die Schulkonferenzen werden")
    assert json.loads(client.get("/berlin/18/99120/v1.json").data)["preamble"]["by"] == "government"


def test_inquiry_and_answer_lead_to_each_other(client: FlaskClient) -> None:
    assert "Antwort dazu: 21/99060" in words(page(client, "/bundestag/21/99001"))
    assert "Anfrage dazu: 21/99001" in words(page(client, "/bundestag/21/99060"))


def test_a_document_without_a_number_has_sections(client: FlaskClient, notice: str) -> None:
    text = page(client, notice)
    assert "Merkblatt zur Gartenpflege" in text
    assert 'href="https://garten.example/rosen?a=1&amp;b=2" rel="nofollow noreferrer"' in text
    assert client.get(f"{notice}/s1").status_code == 200
    assert client.get(f"{notice}/s1.json").status_code == 200


def test_the_original_of_a_pdf_is_the_stored_file(client: FlaskClient, samples: Path) -> None:
    answer = client.get("/berlin/18/99120/original")
    assert answer.content_type == "application/pdf"
    assert answer.data == (samples / "be" / "18-99120.pdf").read_bytes()
    assert answer.headers["Content-Disposition"] == "inline; filename=berlin-18-99120.pdf"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
    answer.close()


def test_an_older_version_can_be_opened(client: FlaskClient) -> None:
    other = re.search(r'href="(/berlin/18/99120/original\?fassung=[0-9a-f]{16})"', page(client, "/berlin/18/99120"))
    assert other is not None
    answer = client.get(other[1])
    assert answer.content_type == "text/plain; charset=utf-8"
    assert "Schulsanierung" in answer.text
    answer.close()


def test_html_is_never_sent_as_html(client: FlaskClient) -> None:
    hits = json.loads(client.get("/suche.json?q=eingeladen+Teich").data)["hits"]
    party = next(hit for hit in hits if hit["paper"].startswith("dok/"))
    answer = client.get(f"/{party['paper']}/original")
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"].endswith(".html.txt")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
    answer.close()


def test_a_vorlage_shows_its_head(client: FlaskClient, vorlage: str) -> None:
    shown = words(page(client, vorlage))
    assert "Nr. 9746/VI Vorlage Arbeitsplan des Teichamtes" in shown
    assert "Nummer 9746/VI Vorgelegt von Bezirksamt Teichhausen Datum 23.05.2024" in shown
    assert "Bezirksamt Teichhausen, Arbeitsplan des Teichamtes, Vorlage Nr. 9746/VI vom 23.05.2024." in shown
    assert "Drucksache 9746/VI" not in shown
    assert "Drs. 9746/VI" not in shown


def test_a_document_has_contents_by_level_and_tables_with_a_head(client: FlaskClient, vorlage: str) -> None:
    text = page(client, vorlage)
    contents = re.search(r'<nav class="rand sprungliste.*?</nav>', text, re.DOTALL)
    assert contents is not None
    assert words(contents[0]).split("Inhalt ")[1] == (
        "1. Gegenstand der Vorlage 2. Die BVV wird um Kenntnisnahme gebeten Anlage A. Begründung"
    )
    assert '<li class="stufe-2"><a href="#s5">' in contents[0]
    assert re.search(r'<h4 class="abschnitt-text__titel"><a [^>]*>A\. Begründung:</a></h4>', text)
    assert '<th scope="col">Gremium</th>' in text
    assert '<td class="zahl">12</td>' in text
    assert text.count("Beirat für Weiher") == 1


def test_a_document_with_few_headings_has_no_contents(client: FlaskClient, notice: str) -> None:
    assert "sprungliste" not in page(client, notice)


def test_a_number_that_is_no_drucksache_is_found(client: FlaskClient, vorlage: str) -> None:
    hits = json.loads(client.get('/suche.json?q=nummer:"9746/VI"').data)["hits"]
    assert {hit["paper"] for hit in hits} == {vorlage.strip("/")}


def test_the_versions_of_a_paper_are_told_apart(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        for answer in ("Eins.", "Zwei.", "Drei."):
            source = source_from_bytes("30001.txt", berlin(30001, answer=answer).encode())
            archive.store(source, parse_source(source))
    with create_app(Settings(home=tmp_path)).test_client() as reader:
        text = words(page(reader, "/berlin/19/30001"))
    lines = re.findall(r"(\d\. Fassung \(Text\)(?: , hier gezeigt)?)", text)
    assert lines == ["3. Fassung (Text) , hier gezeigt", "2. Fassung (Text)", "1. Fassung (Text)"]


def test_the_permanent_address_is_whole(client: FlaskClient) -> None:
    for path in ("/berlin/18/99120", "/berlin/18/99120/3"):
        assert f'<p class="zitat nicht-druck">http://localhost{path}</p>' in page(client, path)


def test_what_is_printed_across_a_paper_stands_in_its_head(client: FlaskClient, home: Path) -> None:
    mark = "Fiktives Muster des Anfragenarchivs – keine echte Drucksache"
    for path in ("/berlin/18/99120", "/berlin/18/99120/3"):
        assert f"Aufdruck „{mark}“" in words(page(client, path))
        assert client.get(f"{path}.json").json["watermark"] == mark  # type: ignore[index]
    assert "Aufdruck" not in words(page(client, "/berlin/19/30001"))
    shown = CliRunner().invoke(main, ["show", "--home", str(home), "be/18/99120"])
    assert f"Aufdruck: {mark}" in shown.stdout
