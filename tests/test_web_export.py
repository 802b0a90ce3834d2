"""What is taken away is exactly what is on screen."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ingest.errors import AnfragenError
from search_app import create_app
from search_app.config import Settings
from search_app.exports import csv as csv_export
from search_app.exports import jsonl as jsonl_export
from search_app.index.protocol import EntryKind, Hit, NumberedQuestion, Passage

pytest_plugins = ("web_fixtures",)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def on_screen(client: FlaskClient, query: str) -> list[str]:
    """The entries of all pages of a result, in their order."""
    found: list[str] = []
    number, pages = 1, 1
    while number <= pages:
        page = json.loads(client.get(f"/suche.json?{query}&seite={number}").data)
        found += [hit["entry"] for hit in page["hits"]]
        number, pages = number + 1, page["pages"]
    return found


@pytest.mark.parametrize(
    "query",
    [
        "q=Bänke&gruppe=paar",
        "q=Bänke&gruppe=paar&sortierung=alt",
        "q=Schule&parlament=be",
        "q=Muster&jahr=2017..2025&partei=SPD&gruppe=paar",
        "q=gestrichen&in=antwort&sortierung=neu&gruppe=paar",
        "parlament=ni&gruppe=paar",
    ],
)
def test_an_export_is_the_result_in_its_order(client: FlaskClient, query: str) -> None:
    expected = on_screen(client, query)
    assert expected
    lines = client.get(f"/suche.jsonl?{query}").text.splitlines()
    assert [json.loads(line)["entry"] for line in lines] == expected
    assert [row["Kennung"] for row in rows(client.get(f"/suche.csv?{query}").data)] == expected


def test_csv_opens_in_german_spreadsheets(client: FlaskClient) -> None:
    answer = client.get("/suche.csv?q=Schulkonferenzen")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "attachment; filename=anfragen.csv"
    assert answer.data.startswith("\ufeffParlament;Drucksache;".encode())
    assert answer.data.endswith(b"\r\n")
    (row,) = rows(answer.data)
    assert row["Drucksache"] == "18/99120"
    # words for readers, and the codes that stay for programs
    names = ("Parlament", "Art", "Eintrag", "Datum ist")
    assert [row[name] for name in names] == ["Berlin", "Schriftliche Anfrage", "Frage und Antwort", "Antwort"]
    codes = [row[f"{name}, Kürzel"] for name in names]
    assert codes == ["be", "schriftliche_anfrage", "pair", "answered"]
    assert row["Nummer"] == "3, 4"
    assert row["Frage"].count("\n\n") == 1
    assert row["Adresse"] == "http://localhost/berlin/18/99120/3"
    assert row["Fragende"] == "Dr. Anna-Lena Beispiel (SPD)"
    assert row["Parteien"] == "SPD"
    assert row["Ressort"] == row["Ressort, wie gedruckt"] == "Senatsverwaltung für Bildung, Jugend und Familie"


def test_days_and_the_number_of_the_inquiry_come_from_the_record(client: FlaskClient) -> None:
    (lower, *_) = rows(client.get("/suche.csv?q=nummer:18/99205").data)
    assert (lower["eingegangen am"], lower["beantwortet am"]) == ("2021-09-14", "2021-10-19")
    (federal, *_) = rows(client.get("/suche.csv?q=nummer:21/99060").data)
    assert federal["Drucksache der Anfrage"] == "21/99001"
    (hamburg, *_) = rows(client.get("/suche.csv?q=nummer:21/99118").data)
    assert hamburg["verteilt oder veröffentlicht am"] == "2016-11-18"
    (line, *_) = client.get("/suche.jsonl?q=nummer:21/99060").text.splitlines()
    assert json.loads(line)["request_reference"] == "21/99001"
    (hit, *_) = json.loads(client.get("/suche.json?q=nummer:18/99205 muster&gruppe=paar").data)["hits"]
    assert hit["received"] == "2021-09-14"


def test_what_only_the_archive_knows_stays_empty_without_it() -> None:
    head, line = (chunk.decode() for chunk in csv_export.stream(_hits(1)))
    assert "eingegangen am" in head
    assert ";2023-03-17;;;2023-03-17;" in line


def test_addresses_are_those_that_readers_reach(home: Path) -> None:
    reader = create_app(Settings(home=home, address="https://anfragen.example")).test_client()
    (row,) = rows(reader.get("/suche.csv?q=Schulkonferenzen").data)
    assert row["Adresse"] == "https://anfragen.example/berlin/18/99120/3"
    assert "https://anfragen.example/berlin/18/99120" in reader.get("/berlin/18/99120").text


@pytest.mark.parametrize(
    "written", ["anfragen.example", "ftp://a.example", "https://a.example/?x", "https://a@b", "/a"]
)
def test_an_address_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(AnfragenError, match="ANFRAGEN_ADDRESS"):
        Settings.from_environment({"ANFRAGEN_ADDRESS": written})


def test_jsonl_keeps_types(client: FlaskClient) -> None:
    answer = client.get("/suche.jsonl?q=Schulkonferenzen")
    assert answer.content_type == "application/jsonl; charset=utf-8"
    row = json.loads(answer.text)
    assert row["labels"] == ["3", "4"]
    assert row["answered"] == "2018-02-28"
    assert row["legislative_term"] == 18


def test_a_formula_stays_text(client: FlaskClient) -> None:
    (answer,) = {row["Antwort"] for row in rows(client.get('/suche.csv?q="ist keine Formel"').data)}
    assert answer.startswith("'=HYPERLINK")
    line = json.loads(client.get('/suche.jsonl?q="ist keine Formel"').text)
    assert line["answer"].startswith("=HYPERLINK")


@pytest.mark.parametrize("name", ["suche.csv", "suche.jsonl"])
def test_a_mistake_is_told_before_anything_is_sent(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/{name}?q=(Schule")
    assert answer.status_code == 400
    assert "Klammer" in json.loads(answer.data)["error"]["message"]
    assert client.get(f"/{name}?seite=x").status_code == 400


@pytest.mark.parametrize("name", ["suche.csv", "suche.jsonl"])
def test_an_export_without_hits_is_an_empty_file(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/{name}?q=gibtesnichtwirklich")
    assert answer.status_code == 200
    assert len(answer.text.splitlines()) == (1 if name.endswith("csv") else 0)


def _hits(number: int) -> Iterator[Hit]:
    for at in range(number):
        yield Hit(
            entry=f"be/19/{at}/1", kind=EntryKind.PAIR, paper=f"be/19/{at}", parliament="be", reference=f"19/{at}",
            term=19, paper_kind="kleine_anfrage", title=Passage("Titel"), labels=("1",),
            questions=(NumberedQuestion("1", Passage("Frage? " * 50), 1),), heading=None,
            answer=Passage("Antwort. " * 200), page=1, page_end=1, askers=("Ina Feldmann (GRÜNE)",), body=None,
            asked=None, answered=date(2023, 3, 17), day=date(2023, 3, 17), questions_in_paper=1, findings=0,
        )  # fmt: skip


@pytest.mark.parametrize("write", [csv_export.stream, jsonl_export.stream])
def test_a_large_export_needs_no_memory(write: object) -> None:
    assert callable(write)
    tracemalloc.start()
    total = sum(len(line) for line in write(_hits(20_000)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert total > 40_000_000
    assert peak < 2_000_000


def test_names_stand_beside_what_is_printed() -> None:
    (hit,) = _hits(1)
    hit = replace(
        hit,
        body="Bundesministeriums des Innern; Auswärtigen Amts",
        departments=("Bundesministerium des Innern", "Auswärtiges Amt"),
    )
    line = "".join(chunk.decode() for chunk in csv_export.stream([hit]))
    (row,) = csv.DictReader(io.StringIO(line.lstrip("\ufeff"), newline=""), delimiter=";")
    assert row["Ressort"] == "Bundesministerium des Innern; Auswärtiges Amt"
    assert row["Ressort, wie gedruckt"] == "Bundesministeriums des Innern; Auswärtigen Amts"
    (line,) = (json.loads(chunk) for chunk in jsonl_export.stream([hit]))
    assert line["departments"] == ["Bundesministerium des Innern", "Auswärtiges Amt"]
    assert line["answering_body"] == hit.body


def test_a_text_too_long_for_a_cell_says_so() -> None:
    (hit,) = _hits(1)
    _, line = csv_export.stream([replace(hit, answer=Passage("x" * 40_000))])
    (row,) = csv.reader(io.StringIO(line.decode()), delimiter=";")
    assert max(map(len, row)) == 32_767
    assert any(cell.endswith("[…]") for cell in row)
