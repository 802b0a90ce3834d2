"""The pages of programmes and the decisions of their curators, over a real archive, index and application."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from papers import berlin

from analyzers.enriching import enrich
from analyzers.registry import IN_COMMON_USE
from ingest import parse_source
from ingest.archive import Archive
from ingest.sources import source_from_bytes
from search_app import create_app
from search_app.cli import main
from search_app.config import Settings
from search_app.index.following import follow, rebuild
from search_app.index.programmes import Naming, slug
from search_app.index.tantivy_engine import TantivyEngine
from search_app.web.evidence import evidence
from tests import inquiries as shared
from tests.web_fixtures import VORLAGE

ANSWERS = (
    "Im Landesprogramm „Starke Orte“ (STO) und aus dem ESF werden Vorhaben gefördert.",
    "Das STO wird fortgeführt; das Landesprogramm „Starke Orte“ (STO) endet 2030.",
    "Das Projekt „Einmalig“ wurde beendet.",
    "Das Landesprogramm „Starke Orte und Plätze“ ist neu. EUROCITIES berät.",
    'Das Projekt „<b>Fett</b>“ läuft. <script>alert("x")</script>',
    "Das Landesprogramm „Starke Orte und Plätze“ wächst.",
)


def fill(home: Path, answers: tuple[str, ...] = ANSWERS, first: int = 50001) -> None:
    with Archive.open(home) as archive:
        for number, answer in enumerate(answers, first):
            source = source_from_bytes(f"{number}.txt", berlin(number, answer=answer).encode())
            archive.store(source, parse_source(source))
        follow(archive, TantivyEngine(home / "index"), jobs=1)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive with a Vorlage, which tests only read."""
    folder = tmp_path_factory.mktemp("filled")
    with Archive.open(folder) as archive:
        source = source_from_bytes("vorlage.txt", VORLAGE.encode())
        archive.store(source, parse_source(source))
    fill(folder)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    fill(tmp_path)
    return tmp_path


@pytest.fixture
def client(home: Path) -> Iterator[FlaskClient]:
    with create_app(Settings(home=home)).test_client() as reader:
        yield reader


def run(home: Path, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["programme", *arguments, "--home", str(home)])
    assert done.exit_code == 0, done.output
    return done.stdout


def listed(home: Path) -> dict[str, int]:
    rows = map(json.loads, run(home, "list", "--format", "json").splitlines())
    return {row["name"]: row["entries"] for row in rows}


def test_slugs_are_readable_and_never_empty() -> None:
    assert slug("Demokratie leben!") == "demokratie-leben"
    assert slug("Erasmus+") == "erasmus-plus"
    assert slug("Für Größe & Maß") == "fuer-groesse-mass"
    assert slug("…") == "x"


def test_the_page_of_a_programme_has_its_names_numbers_and_pairs(client: FlaskClient) -> None:
    page = client.get("/programm/starke-orte")
    assert page.status_code == 200
    assert "<h1" in page.text
    assert "2 Paare" in page.text
    assert "in den Texten gefunden, nicht verzeichnet" in page.text
    assert re.search(r"<svg class=\"diagramm\"[^>]*role=\"img\"", page.text)
    assert "style=" not in page.text
    numbers = client.get("/programm/starke-orte.json").json
    assert numbers["names"] == {"STO": 3, "Starke Orte": 2}
    assert (numbers["pairs"], numbers["papers"], numbers["known"]) == (2, 2, False)
    assert numbers["by_parliament"] == {"Berlin": 2}
    assert sum(numbers["by_year"].values()) == 2
    assert numbers["by_department"] == {"Senatsverwaltung für Parks und Teiche": 2}
    assert "Stellen nach antwortendem Ressort" in page.text
    assert numbers["together"] == {"Europäischer Sozialfonds": 1}


def test_twins_and_the_export_hold_the_same_pairs(client: FlaskClient) -> None:
    export = client.get("/programm/starke-orte.csv")
    assert export.status_code == 200
    assert export.mimetype == "text/csv"
    assert export.text.count("be/19/5000") >= 2


def test_the_page_says_in_words_where_the_registry_saw_the_name(home: Path, client: FlaskClient) -> None:
    assert "<dd>Berlin 17/11310</dd>" in client.get("/programm/eurocities").text
    with Archive.open(home) as archive:
        shared.store(archive, replace(shared.HARBOUR, reference="17/11310", legislative_term=17))
    assert '<dd><a href="/berlin/17/11310">Berlin 17/11310</a></dd>' in client.get("/programm/eurocities").text


@pytest.mark.parametrize(
    ("seen", "text", "href"),
    [
        (IN_COMMON_USE, "allgemein bekannter Name, ohne einzelnes Dokument", None),
        ("Verordnung (EU) 2021/817", "Verordnung (EU) 2021/817", None),
        ("be/19/50001", "Berlin 19/50001", "/berlin/19/50001"),
        ("be/19/60001", "Berlin 19/60001", None),
        ("bt/19/24870", "Bundestag 19/24870", "https://dserver.bundestag.de/btd/19/248/1924870.pdf"),
        ("www.exist.example", "www.exist.example", "https://www.exist.example"),
        ('http://a.example/"b', 'http://a.example/"b', "http://a.example/%22b"),
        ("javascript://a.example/b", "javascript://a.example/b", None),
        ("ftp://a.example/b", "ftp://a.example/b", None),
        ("Vorlage 9746/VI der BVV Teichhausen", "Vorlage 9746/VI der BVV Teichhausen", "/dok/"),
        ("Vorlage 9746/VI der BVV Anderswo", "Vorlage 9746/VI der BVV Anderswo", None),
        ("Vorlage „Arbeitsplan des Teichamtes“", "Vorlage „Arbeitsplan des Teichamtes“", "/dok/"),
        ("Vorlage „Arbeitsplan der Teiche“", "Vorlage „Arbeitsplan der Teiche“", None),
    ],
)
def test_where_a_name_was_seen_is_a_link_where_it_can_be_looked_up(
    filled: Path, seen: str, text: str, href: str | None
) -> None:
    with Archive.open(filled) as archive:
        told = evidence(seen, archive, TantivyEngine(filled / "index"))
    assert told.text == text
    assert (told.href or "").startswith(href) if href else told.href is None
    assert told.is_outside == (href or "").startswith("http")


def test_a_title_that_two_documents_have_leads_to_none(home: Path) -> None:
    with Archive.open(home) as archive:
        seen = f"Veröffentlichung „{shared.REPORT.title}“"
        shared.store(archive, shared.REPORT)
        assert evidence(seen, archive, TantivyEngine(home / "index")).href
        shared.store(archive, replace(shared.REPORT, source=shared.source("8")))
        assert evidence(seen, archive, TantivyEngine(home / "index")).href is None


def test_another_name_leads_to_the_page(client: FlaskClient) -> None:
    answer = client.get("/programm/esf")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/programm/europaeischer-sozialfonds")
    assert client.get("/programm/esf.json").headers["Location"] == "/programm/europaeischer-sozialfonds.json"


def test_what_one_paper_names_only_leads_to_the_search_and_has_no_page(client: FlaskClient) -> None:
    answer = client.get("/programm/einmalig")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/suche?programm=Einmalig")
    page = client.get("/programme").text
    assert "Einmalig" not in page
    assert "2 weitere Namen nennt jeweils bisher nur ein Dokument" in page
    assert "sobald ihn mindestens 2 Dokumente nennen" in page


def test_the_command_says_which_names_have_a_page(home: Path, client: FlaskClient) -> None:
    rows = list(map(json.loads, run(home, "list", "--format", "json").splitlines()))
    paged = sorted(row["name"] for row in rows if row["page"])
    assert paged == sorted(row["name"] for row in client.get("/programme.json").json["programmes"])
    done = CliRunner().invoke(main, ["programme", "list", "--home", str(home)])
    assert "Einmalig  (gefunden, nur in einem Dokument: keine Seite)" in done.stdout
    assert f"{len(rows)} Namen, davon {len(paged)} mit eigener Seite." in done.stderr


def test_an_unknown_programme_is_not_found(client: FlaskClient) -> None:
    assert client.get("/programm/gibt-es-nicht").status_code == 404
    assert client.get("/programm/gibt-es-nicht.json").status_code == 404


def test_the_list_has_letters_a_search_and_twins(client: FlaskClient) -> None:
    names = [row["name"] for row in client.get("/programme.json").json["programmes"]]
    assert names == ["EUROCITIES", "Europäischer Sozialfonds", "Starke Orte", "Starke Orte und Plätze"]
    chosen = client.get("/programme.json?buchstabe=S").json["programmes"]
    assert [row["slug"] for row in chosen] == ["starke-orte", "starke-orte-und-plaetze"]
    assert [row["name"] for row in client.get("/programme.json?q=esf").json["programmes"]] == [
        "Europäischer Sozialfonds"
    ]
    assert client.get("/programme.csv").text.startswith("\ufeffslug;name;known")
    page = client.get("/programme?q=%3Cscript%3E")
    assert "<script>" not in page.text
    assert "Kein Programm heißt so" in page.text


def test_a_found_name_is_text_and_never_markup(client: FlaskClient) -> None:
    page = client.get("/suche?q=Projekt")
    assert page.status_code == 200
    assert "<b>Fett</b>" not in page.text


def test_hits_show_the_programmes_they_name_and_a_field_finds_them(client: FlaskClient) -> None:
    page = client.get("/suche?q=programm%3AEUROCITIES")
    assert 'href="/programm/eurocities"' in page.text
    assert client.get("/suche.json?q=programm%3Aeurocities").json["total"] == 1
    found = client.get("/suche.json", query_string={"programm": "Starke Orte"}).json
    assert found["total"] == 2
    assert found["hits"][0]["programmes"][0] == "Starke Orte"


def test_merging_is_applied_at_once_and_leads_old_addresses_on(home: Path, client: FlaskClient) -> None:
    run(home, "merge", "Starke Orte und Plätze", "Starke Orte")
    assert client.get("/programm/starke-orte.json").json["papers"] == 4
    assert client.get("/programm/starke-orte-und-plaetze").headers["Location"] == "/programm/starke-orte"


def test_renaming_and_hiding_are_applied_and_taken_back(home: Path) -> None:
    run(home, "rename", "starke-orte", "Orte stark machen")
    assert listed(home)["Orte stark machen"] == 2
    run(home, "hide", "Orte stark machen")
    assert "Orte stark machen" not in listed(home)
    run(home, "hide", "--undo", "Orte stark machen")
    assert listed(home)["Orte stark machen"] == 2


def test_a_confirmed_name_has_a_page(home: Path, client: FlaskClient) -> None:
    run(home, "confirm", "Einmalig")
    assert client.get("/programm/einmalig.json").json["known"] is True
    run(home, "confirm", "--undo", "Einmalig")
    assert client.get("/programm/einmalig").status_code == 303


def test_decisions_survive_new_papers_new_readings_and_a_rebuilt_index(home: Path) -> None:
    run(home, "merge", "Starke Orte und Plätze", "Starke Orte")
    run(home, "hide", "Einmalig")
    fill(home, ("Das Landesprogramm „Starke Orte und Plätze“ und das Projekt „Einmalig“ laufen.",), 50101)
    with Archive.open(home) as archive:
        rebuild(archive, TantivyEngine(home / "index"), jobs=1)
    names = listed(home)
    assert names["Starke Orte"] == 5
    assert "Starke Orte und Plätze" not in names
    assert "Einmalig" not in names


def test_decisions_are_one_file(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    run(home, "merge", "Starke Orte und Plätze", "Starke Orte")
    run(home, "confirm", "Einmalig")
    kept = tmp_path_factory.mktemp("kept") / "programme.json"
    run(home, "export", "--output", str(kept))
    other = tmp_path_factory.mktemp("other")
    fill(other)
    run(other, "import", str(kept))
    assert listed(other) == listed(home)
    assert run(other, "export") == kept.read_text(encoding="utf-8")
    kept.write_text("[]", encoding="utf-8")
    run(other, "import", str(kept))
    assert listed(other)["Starke Orte und Plätze"] == 2


@pytest.mark.parametrize(
    "arguments", [("merge", "Starke Orte", "starke-orte"), ("hide", "Gibt es nicht"), ("rename", "Starke Orte", "…")]
)
def test_what_cannot_be_decided_is_said(home: Path, arguments: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, ["programme", *arguments, "--home", str(home)])
    assert done.exit_code != 0
    assert "Traceback" not in done.output


def test_merging_in_a_circle_is_refused(home: Path) -> None:
    run(home, "merge", "Starke Orte und Plätze", "Starke Orte")
    done = CliRunner().invoke(
        main, ["programme", "merge", "Starke Orte", "Starke Orte und Plätze", "--home", str(home)]
    )
    assert done.exit_code == 1
    assert listed(home)["Starke Orte"] == 4


def test_every_name_leads_to_a_programme_that_was_renamed(home: Path) -> None:
    """Also the other names that are known of it, and over several steps."""
    fill(home, ("Das Programm BENN wird fortgesetzt.", "Berlin Entwickelt Neue Nachbarschaften hilft hier."), 50301)
    run(home, "rename", "BENN", "Nachbarschaften neu")
    run(home, "rename", "Nachbarschaften neu", "Neue Nachbarschaften Berlins")
    client = create_app(Settings(home)).test_client()
    for name in ("benn", "berlin-entwickelt-neue-nachbarschaften", "nachbarschaften-neu"):
        answer = client.get(f"/programm/{name}")
        assert (answer.status_code, answer.location) == (301, "/programm/neue-nachbarschaften-berlins")


def test_a_name_as_it_is_printed_leads_to_its_page(home: Path) -> None:
    client = create_app(Settings(home)).test_client()
    for typed, ending in (("Starke%20Orte", ""), ("STARKE-ORTE", ".json")):
        answer = client.get(f"/programm/{typed}{ending}")
        assert (answer.status_code, answer.location) == (301, f"/programm/starke-orte{ending}")
    assert client.get("/programm/GIBT-ES-NICHT").status_code == 404


def test_a_name_that_another_programme_has_is_refused(home: Path) -> None:
    done = CliRunner().invoke(
        main, ["programme", "rename", "Starke Orte", "Starke Orte und Plätze", "--home", str(home)]
    )
    assert (done.exit_code, "anfragen programme merge" in done.output) == (1, True)
    run(home, "rename", "Starke Orte", "Starke Orte!")


def test_a_circle_in_a_file_ends() -> None:
    from ingest.curation import Decision

    decisions = {"a": Decision("a", "A", "B"), "b": Decision("b", "B", "A")}
    assert Naming(decisions).name("A") in ("A", "B")


@pytest.mark.parametrize("content", ['[{"name": 1}]', "{}", "null", '"a"'])
def test_an_imported_file_that_is_none_is_refused(home: Path, tmp_path: Path, content: str) -> None:
    bad = tmp_path / "falsch.json"
    bad.write_text(content, encoding="utf-8")
    done = CliRunner().invoke(main, ["programme", "import", str(bad), "--home", str(home)])
    assert done.exit_code == 1
    assert "keine Entscheidungen" in done.output


DOCUMENT = """# Rahmenkonzept Lebendige Teiche

## Ziele

Das Rahmenkonzept beschreibt, wie Teiche gepflegt werden sollen. Es gilt für alle Bezirke und wird jedes Jahr fortgeschrieben.
"""


def test_a_programme_document_that_comes_later_names_what_earlier_papers_mention(home: Path) -> None:
    from ingest.records import Kind

    fill(home, ("Grundlage ist das Rahmenkonzept Lebendige Teiche des Bezirks.",), 50201)
    assert "Rahmenkonzept Lebendige Teiche" not in listed(home)
    with Archive.open(home) as archive:
        source = source_from_bytes("konzept.md", DOCUMENT.encode())
        record = replace(parse_source(source), kind=Kind.PROGRAMME, title="Rahmenkonzept Lebendige Teiche")
        archive.store(source, record)
        done = follow(archive, TantivyEngine(home / "index"), jobs=1)
    assert done.papers == 2
    assert not done.rebuilt
    with create_app(Settings(home=home)).test_client() as client:
        numbers = client.get("/programm/rahmenkonzept-lebendige-teiche.json").json
    assert numbers["known"] is True
    assert numbers["pairs"] == 1
    assert [each["title"] for each in numbers["documents"]] == ["Rahmenkonzept Lebendige Teiche"]

    with Archive.open(home) as archive:
        archive.store(source, replace(record, title="Rahmenkonzept Stille Weiher"))
        assert follow(archive, TantivyEngine(home / "index"), jobs=1).papers == 2
    assert "Rahmenkonzept Lebendige Teiche" not in listed(home)


def test_the_page_of_a_paper_links_the_programmes_that_it_names(home: Path) -> None:
    with Archive.open(home) as archive:
        enrich(archive, jobs=1)
    run(home, "rename", "Starke Orte", "Orte stark machen")
    with create_app(Settings(home=home)).test_client() as client:
        page = client.get("/berlin/19/50001").text
    assert 'href="/programm/orte-stark-machen"' in page
    assert 'href="/programm/europaeischer-sozialfonds"' in page
    assert "Genannte Programme" in page


def test_a_name_finds_its_programme_and_no_parts_of_other_names(home: Path) -> None:
    texts = (
        "Gefördert wird aus dem Europäischen Sozialfonds und dem Programm „Integration durch Arbeit“.",
        "Der Integrationsfonds hilft den Bezirken.",
        "Das Programm BENN wird fortgesetzt.",
        "Berlin Entwickelt Neue Nachbarschaften hilft hier.",
    )
    fill(home, texts, 50401)
    client = create_app(Settings(home)).test_client()

    def found(query: str) -> set[str]:
        return {hit["text"] if "text" in hit else hit["answer"] for hit in client.get(query).get_json()["hits"]}

    assert found("/suche.json?q=programm:integrationsfonds") == {texts[1]}
    assert found("/suche.json?q=programm:benn") == set(texts[2:])
