"""What is taken away is exactly what is on screen."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from flask.testing import FlaskClient

from ingest.errors import AnfragenError, SearchUnreachable
from search_app import create_app
from search_app.config import Settings
from search_app.exportcli import _FORMS
from search_app.exports import bibtex, ris, xlsx
from search_app.exports import csv as csv_export
from search_app.exports import jsonl as jsonl_export
from search_app.exports.formats import FORMATS
from search_app.exports.paperfacts import unknown
from search_app.exports.titles import sorted_name, titles
from search_app.index.documents import entries
from search_app.index.protocol import EntryKind, Hit, NumberedQuestion, Passage
from search_app.index.shown import read_hit
from tests.inquiries import HARBOUR

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


def test_a_secret_in_an_address_is_not_repeated() -> None:
    with pytest.raises(AnfragenError) as told:
        Settings.from_environment({"ANFRAGEN_ADDRESS": "https://anna:geheim@a.example"})
    assert "geheim" not in str(told.value)


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


@pytest.mark.parametrize("name", ["suche.csv", "suche.jsonl", "suche.xlsx", "suche.bib", "suche.ris"])
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


def test_the_number_of_a_paper_is_all_of_it_as_the_page_leads_there(client: FlaskClient) -> None:
    assert client.get("/suche?q=18/99120").headers["Location"] == "/berlin/18/99120"
    lines = client.get("/suche.jsonl?q=18/99120").text.splitlines()
    found = [json.loads(line)["entry"] for line in lines]
    assert found == [f"be/18/99120/{key}" for key in ("v1", "1", "2", "3", "5")]
    (pair,) = client.get("/suche.jsonl?q=18/99120+Frage+4").text.splitlines()
    assert json.loads(pair)["entry"] == "be/18/99120/3"
    assert client.get("/suche.bib?q=18/99120").text.count("@techreport{") == 1
    assert client.get("/suche.bib?q=17/11310").text == ""
    filtered = "q=18/99120&parlament=be"  # with a filter the page searches the texts
    assert [
        json.loads(each)["entry"] for each in client.get(f"/suche.jsonl?{filtered}").text.splitlines()
    ] == on_screen(client, filtered)


def _hits(number: int) -> Iterator[Hit]:
    for at in range(number):
        yield Hit(
            entry=f"be/19/{at}/1", kind=EntryKind.PAIR, paper=f"be/19/{at}", parliament="be", reference=f"19/{at}",
            term=19, paper_kind="kleine_anfrage", title=Passage("Titel"), labels=("1",),
            questions=(NumberedQuestion("1", Passage("Frage? " * 50), 1),), heading=None,
            answer=Passage("Antwort. " * 200), page=1, page_end=1, askers=("Ina Feldmann (GRÜNE)",), body=None,
            asked=None, answered=date(2023, 3, 17), day=date(2023, 3, 17), questions_in_paper=1, findings=0,
        )  # fmt: skip


@pytest.mark.parametrize("write", [csv_export.stream, jsonl_export.stream, xlsx.stream])
def test_a_large_export_needs_no_memory(write: object) -> None:
    assert callable(write)
    tracemalloc.start()
    number = 2_000 if write is xlsx.stream else 20_000  # it is slower and packs what repeats
    total = sum(len(line) for line in write(_hits(number)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert total > (20_000 if write is xlsx.stream else 40_000_000)
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


def sheets(data: bytes) -> list[list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [list(sheet.values) for sheet in book.worksheets]


def test_a_workbook_has_the_rows_of_the_csv_and_real_days(client: FlaskClient) -> None:
    answer = client.get("/suche.xlsx?q=Schule&parlament=be")
    assert answer.content_type == xlsx.MEDIA_TYPE
    assert answer.headers["Content-Disposition"] == "attachment; filename=anfragen.xlsx"
    ((head, *lines),) = sheets(answer.data)
    expected = rows(client.get("/suche.csv?q=Schule&parlament=be").data)
    assert list(head) == list(expected[0])
    assert [line[head.index("Kennung")] for line in lines] == [row["Kennung"] for row in expected]
    day = lines[0][head.index("beantwortet am")]
    assert isinstance(day, datetime)
    assert day.date().isoformat() == expected[0]["beantwortet am"]
    assert isinstance(lines[0][head.index("Seite")], int)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "#REF!", "\x00\x0bmit Steuerzeichen"]
)
def test_no_text_of_a_workbook_is_a_formula(text: str) -> None:
    (hit,) = _hits(1)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx.stream([replace(hit, answer=Passage(text))]))))
    cell = next(cell for cell in book.active[2] if cell.column == list(csv_export.HEADINGS).index("answer") + 1)  # type: ignore[index]
    assert (cell.data_type, cell.value) == ("s", text.replace("\x00", "").replace("\x0b", ""))
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


def test_a_workbook_goes_on_on_another_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST", 2)
    found = sheets(b"".join(xlsx.stream(_hits(5))))
    assert [len(sheet) for sheet in found] == [3, 3, 2]
    assert len({sheet[0] for sheet in found}) == 1


def test_who_answered_has_the_normal_name() -> None:
    hit = replace(next(_hits(1)), body="Niedersächsischen Kultusministeriums", departments=("Kultusministerium",))
    (named,) = titles([hit], "", unknown)
    (printed,) = titles([replace(hit, departments=())], "", unknown)
    assert (named.answered_by, printed.answered_by) == ("Kultusministerium", "Niedersächsischen Kultusministeriums")


def test_bibtex_has_each_paper_once(client: FlaskClient) -> None:
    answer = client.get("/suche.bib?q=nummer:18/99120")
    assert answer.content_type == "application/x-bibtex; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "attachment; filename=anfragen.bib"
    assert (
        answer.text
        == """@techreport{be-18-99120,
  author = {Beispiel, Anna-Lena},
  title = {{Schulsanierung in Musterberg: Stand der Bauvorhaben}},
  institution = {Abgeordnetenhaus von Berlin},
  type = {Schriftliche Anfrage},
  number = {Drucksache 18/99120},
  year = {2018},
  month = {2},
  date = {2018-02-28},
  note = {Antwort: Senatsverwaltung für Bildung, Jugend und Familie},
  langid = {ngerman},
  url = {http://localhost/berlin/18/99120},
}

"""
    )
    assert "author = {{Fraktion SPD}}," in client.get("/suche.bib?q=nummer:16/99264").text


def test_ris_has_each_paper_once(client: FlaskClient) -> None:
    answer = client.get("/suche.ris?q=nummer:17/99415")
    assert answer.content_type == "application/x-research-info-systems; charset=utf-8"
    lines = answer.text.split("\r\n")
    assert lines[:2] == ["TY  - RPRT", "AU  - van der Muster, Karl-Heinz"]
    assert {"PB  - Abgeordnetenhaus von Berlin", "SN  - Drucksache 17/99415", "DA  - 2013/04/08"} <= set(lines)
    assert "UR  - http://localhost/berlin/17/99415" in lines
    assert lines[-3:] == ["ER  - ", "", ""]
    assert all(line[2:6] == "  - " for line in lines if line)
    assert lines.count("TY  - RPRT") == 1
    found = client.get("/suche.ris?q=Schule").text
    assert found.count("TY  - RPRT") == client.get("/suche.json?q=Schule").json["papers"]  # type: ignore[index]


def test_nothing_of_a_title_means_anything_to_tex_or_ris() -> None:
    (hit,) = _hits(1)
    odd = replace(hit, title=Passage("100 % von {A} & B_C\n\\input{x} ~ #1 $"), askers=("Ina Feldmann (GRÜNE)", "SPD"))
    (record,) = (chunk.decode() for chunk in bibtex.stream([odd, odd]))
    plain = r"title = {{100 \% von \{A\} \& B\_C \textbackslash{}input\{x\} \textasciitilde{} \#1 \$}},"
    assert plain in record
    assert "author = {Feldmann, Ina and {SPD}}," in record
    (record,) = (chunk.decode() for chunk in ris.stream([odd]))
    assert "TI  - 100 % von {A} & B_C \\input{x} ~ #1 $\r\n" in record


def test_no_title_is_taken_for_a_name() -> None:
    (hit,) = _hits(1)
    titled = replace(hit, askers=("Dr. h. c. Maria Muster (SPD)", "Dr. von Beispiel (CDU)"))
    (record,) = (chunk.decode() for chunk in bibtex.stream([titled]))
    assert "author = {Muster, Maria and {von Beispiel}}," in record
    (record,) = (chunk.decode() for chunk in ris.stream([titled]))
    assert "AU  - Muster, Maria\r\nAU  - von Beispiel\r\n" in record


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dr. Anna-Lena Beispiel", "Beispiel, Anna-Lena"),
        ("Prof. Dr. h. c. Maria Muster", "Muster, Maria"),
        ("Dr. h.c. Karl J. Muster", "Muster, Karl J."),
        ("Dr.-Ing. K. Muster", "Muster, K."),
        ("PD Dr. med. habil. Karl van der Muster", "van der Muster, Karl"),
        ("MUDr. PhDr. / Univ.Prag Josef Muster", "Muster, Josef"),
        ("Dr. Muster", "Muster"),
        ("Maria Muster, M.A.", "Muster, Maria"),
        ("Maria Muster MdL", "Muster, Maria"),
        ("Alexander Graf Muster", "Graf Muster, Alexander"),
        ("Karl Freiherr von und zu Muster", "Freiherr von und zu Muster, Karl"),
        ("Karl-Heinz van der Muster", "van der Muster, Karl-Heinz"),
        ("Fabio De Masi", "De Masi, Fabio"),
        ("Dr. Karla Van Der Muster", "Van Der Muster, Karla"),
        ("Karla El Muster", "El Muster, Karla"),
        ("Al Karl Muster", "Muster, Al Karl"),
        ("Beispielrich", "Beispielrich"),
        ("von Beispiel", "von Beispiel"),
    ],
)
def test_names_are_sorted_by_the_family(name: str, expected: str) -> None:
    assert sorted_name(name) == expected


def test_the_command_line_offers_the_formats_of_the_web(client: FlaskClient) -> None:
    assert sorted(_FORMS[None]) == sorted(each.name for each in FORMATS)
    page = client.get("/suche?q=Schule").text
    for each in FORMATS:
        assert f'href="/suche.{each.suffix}?q=Schule"' in page
    assert all(each.label in client.get("/export").text for each in FORMATS)


def test_a_workbook_that_breaks_off_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def broken() -> Iterator[Hit]:
        yield read_hit(entries(HARBOUR)[0].values["shown"])  # type: ignore[arg-type]
        raise SearchUnreachable

    with pytest.raises(SearchUnreachable):
        list(xlsx.stream(broken()))
    assert not list(tmp_path.iterdir())
