"""The commands that search: what they print where, and their exit codes."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ingest.archive import Archive
from ingest.records import Answer, Finding, Part, Question
from search_app.cli import main
from search_app.index.protocol import Page
from search_app.printing import rest_text
from tests.inquiries import HARBOUR, PAPERS, numbered, store


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with Archive.open(tmp_path) as archive:
        for inquiry in PAPERS:
            store(archive, inquiry)
    return tmp_path


def run(*args: object, stdin: str = "") -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


def test_search_prints_one_object_for_programs(home: Path) -> None:
    done = run("search", "--home", home, "--format", "json", "--limit", "20", "Wand")
    assert done.exit_code == 0
    printed = json.loads(done.stdout)
    assert (printed["total"], printed["papers"]) == (1, 1)
    (hit,) = printed["hits"]
    assert (hit["paper"], hit["labels"], hit["date"], hit["page"]) == ("be/19/20001", ["2", "3"], "2023-11-20", 1)
    assert hit["title"] == HARBOUR.title
    assert hit["question"] == "Welche Lärmschutzwände sind geplant?\n\nWas kosten sie?"
    assert hit["answer"].startswith("Geplant ist eine Wand.")
    assert hit["url"] == "/berlin/19/20001/2"
    assert hit["score"] > 0
    assert printed["facets"]["party"] == {"GRÜNE": 1, "SPD": 1}


def test_search_limits_hits_and_not_totals(home: Path) -> None:
    printed = json.loads(run("search", "--home", home, "--format", "json", "--limit", "2", "partei:SPD").stdout)
    assert (len(printed["hits"]), printed["total"]) == (2, 5)
    second = json.loads(
        run("search", "--home", home, "--format", "json", "--limit", "2", "--page", "2", "partei:SPD").stdout
    )
    assert not {hit["entry"] for hit in printed["hits"]} & {hit["entry"] for hit in second["hits"]}


def test_search_prints_text_for_people(home: Path) -> None:
    done = run("search", "--home", home, "Wand")
    assert done.stdout.startswith("1 Eintrag in 1 Dokument\n")
    assert "be/19/20001/2  Lärmschutz am Westhafen" in done.stdout
    assert "    2: Welche Lärmschutzwände sind geplant?" in done.stdout
    assert "→ Geplant ist eine Wand." in done.stdout


def test_search_shows_the_place_that_was_found(home: Path) -> None:
    filling = "Das Land prüft dies und teilt das Ergebnis mit. " * 20
    question = f"{filling}Wie ist der Zustand der Fähre?"
    found = numbered(
        1,
        questions=(Question("1", question, 1),),
        answers=(Answer(("1",), f"{filling}Die Fähre ist neu.\n\nSie fährt. {filling}", 1),),
    )
    with Archive.open(home) as archive:
        store(archive, found)
    printed = " ".join(run("search", "--home", home, "Fähre").stdout.split())
    assert "1: […] Wie ist der Zustand der Fähre? → […] Die Fähre ist neu. Sie fährt. Das Land" in printed
    assert printed.endswith(" […]")
    begun = " ".join(run("search", "--home", home, "nummer:18/1").stdout.split())
    assert "1: Das Land prüft" in begun  # nothing of the texts was found


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--limit", 2), "Treffer 1 bis 2 von 5; weitere mit --limit 2 --page 2."),
        (("--limit", 2, "--page", 2), "Treffer 3 bis 4 von 5; weitere mit --limit 2 --page 3."),
        (("--limit", 2, "--page", 3), "Treffer 5 bis 5 von 5."),
        (("--limit", 2, "--page", 9), "Seite 9 gibt es nicht: die letzte zeigt --limit 2 --page 3."),
        ((), ""),
        (("--limit", 5), ""),
    ],
)
def test_search_says_which_hits_it_prints_and_how_to_see_more(
    home: Path, options: tuple[object, ...], said: str
) -> None:
    run("index", "--home", home)
    assert run("search", "--home", home, *options, "partei:SPD").stderr.strip() == said
    assert run("search", "--home", home, "--format", "json", *options, "partei:SPD").stderr == ""


def test_the_next_page_needs_no_limit_that_nobody_typed() -> None:
    page = Page(total=312, papers=9, groups=(), number=2, pages=16)
    assert rest_text(page, 20).endswith(" von 312; weitere mit --page 3.")


def test_without_a_hit_the_same_advice_is_given_as_on_the_page(home: Path) -> None:
    run("index", "--home", home)
    done = run("search", "--home", home, "Lärmschutz Schwimmhalle")
    assert (done.exit_code, done.stdout) == (0, "0 Einträge in 0 Dokumenten\n")
    assert "„Schwimmhalle“ kommt im Archiv nicht vor." in done.stderr
    assert "Lärmschutz: allein 5, ohne diesen Teil 0" in done.stderr
    assert "Lärmschutz ODER Schwimmhalle (5 Treffer)" in done.stderr
    assert "Das Archiv enthält 10 Fragen aus 3 Dokumenten." in done.stderr
    number = run("search", "--home", home, "19/29999")
    assert "Die Drucksache 19/29999 liegt nicht im Archiv." in number.stderr


def test_a_number_of_a_paper_that_is_there_leads_to_it(home: Path) -> None:
    done = run("search", "--home", home, "Drs. 19/20001")
    assert "nennt eine Drucksache: anfragen show zeigt sie" in done.stderr
    assert "liegt nicht im Archiv" not in done.stderr


def test_an_unknown_field_is_named(home: Path) -> None:
    done = run("search", "--home", home, "fragen:Wand")
    assert "„fragen:“ ist kein Feld; es wurde als Wort gesucht. Meinten Sie „frage:“?" in done.stderr


def test_a_mistake_in_a_long_text_is_shown_alone(home: Path) -> None:
    done = run("search", "--home", home, "Wand " * 100 + "(Hafen")
    assert done.exit_code == 2
    assert max(map(len, done.stderr.splitlines())) < 130
    assert done.stderr.splitlines()[-1].index("^") == done.stderr.splitlines()[-2].index("(")


def test_the_index_is_made_when_it_is_missing_and_says_so_beside_the_data(home: Path) -> None:
    done = run("search", "--home", home, "--format", "json", "Wand")
    assert json.loads(done.stdout)["total"] == 1
    assert done.stderr == "Suchindex neu gebaut: 3 Dokumente des Archivs gelesen.\n"
    with Archive.open(home) as archive:
        store(archive, numbered(1))
    again = run("search", "--home", home, "--format", "json", "Brücke")
    assert json.loads(again.stdout)["total"] == 1
    assert again.stderr == "Suchindex nachgeführt: 1 Dokument des Archivs gelesen.\n"


def test_a_mistake_is_wrong_usage_and_shown_with_its_place(home: Path) -> None:
    done = run("search", "--home", home, "Wand (Hafen")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Die Klammer wird nicht geschlossen." in done.stderr
    assert "  Wand (Hafen\n       ^" in done.stderr


@pytest.mark.parametrize("command", [["search", "x"], ["show", "19/1"], ["export"], ["index"], ["status"]])
def test_without_an_archive_nothing_is_made(tmp_path: Path, command: list[str]) -> None:
    home = tmp_path / "nowhere"
    done = run(*command, "--home", home)
    assert done.exit_code == 1
    assert "liegt kein Archiv" in done.stderr
    assert not home.exists()


def test_index_rebuilds(home: Path) -> None:
    done = run("index", "--home", home)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Suchindex gebaut: 11 Einträge aus 3 von 3 Dokumenten des Archivs.\n"


def test_papers_of_the_archive_are_told_from_those_that_have_entries(home: Path) -> None:
    with Archive.open(home) as archive:  # a paper that only asks has its entries where it is answered
        asked = numbered(1, part=Part.INQUIRY, answers=(), preambles=())
        store(archive, asked)
        store(archive, numbered(2, request_reference="18/1"))
    assert "5 Dokumente des Archivs gelesen." in run("search", "--home", home, "x").stderr
    assert "aus 4 von 5 Dokumenten des Archivs." in run("index", "--home", home).stderr
    status = run("status", "--home", home).stdout
    assert "  5 Dokumente mit " in status
    assert re.search(r"^Suchindex \(\w+\): 12 Einträge aus 4 von 5 Dokumenten des Archivs$", status, re.MULTILINE)


def match(*cases: object) -> Result:
    lines = "\n".join(case if isinstance(case, str) else json.dumps(case) for case in cases)
    return run("match", stdin=lines + "\n")


def test_match_answers_each_line_in_order() -> None:
    text = "Die Sanierung der Grundschulen beginnt."
    done = match(
        {"text": text, "query": "Schule"},
        {"text": text, "query": '"Schule"'},
        {"text": text, "query": "Grundschule -Turnhalle"},
        {"text": "Ein anderer Text.", "query": "Schule"},
        {"text": "", "query": "Schule"},
        {"text": text, "query": ""},
    )
    assert [json.loads(line)["match"] for line in done.stdout.splitlines()] == [True, False, True, False, False, False]
    assert (done.exit_code, done.stderr) == (0, "")


def test_match_says_what_is_wrong_with_a_query_and_goes_on() -> None:
    done = match({"text": "Schule", "query": "(Schule"}, {"text": "Schule", "query": "Schule"})
    assert [json.loads(line)["match"] for line in done.stdout.splitlines()] == [False, True]
    assert done.stderr == "Zeile 1: Die Klammer wird nicht geschlossen. (Stelle 0)\n"
    assert done.exit_code == 0


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"text": "a"}', '{"text": 1, "query": "a"}', "[" * 100_000])
def test_match_names_a_line_that_is_no_case_and_goes_on(line: str) -> None:
    done = match(line, {"text": "Schule", "query": "Schule"})
    assert [json.loads(line)["match"] for line in done.stdout.splitlines()] == [False, True]
    assert done.stderr.startswith("Zeile 1: ")
    assert done.exit_code == 1


def test_match_takes_more_lines_than_one_index_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search_app.index.matching.PORTION", 3)
    done = match(*({"text": f"Wort{number}", "query": f"Wort{number % 2}"} for number in range(7)))
    assert [json.loads(line)["match"] for line in done.stdout.splitlines()] == [True, True] + [False] * 5


def test_show_prints_a_paper_and_a_pair(home: Path) -> None:
    paper = json.loads(run("show", "--home", home, "--format", "json", "19/20001").stdout)
    assert (paper["reference"], len(paper["questions"])) == ("19/20001", 7)
    pair = json.loads(run("show", "--home", home, "--format", "json", "Drs. 19/20001", "3").stdout)
    assert (pair["entry"], pair["labels"]) == ("be/19/20001/2", ["2", "3"])
    assert json.loads(run("show", "--home", home, "--format", "json", "Drs. 19/20001 Frage 3").stdout) == pair
    assert json.loads(run("show", "--home", home, "--format", "json", "be/19/20001/v1").stdout)["kind"] == "preamble"


def test_show_prints_text(home: Path) -> None:
    pair = run("show", "--home", home, "19/20001", "2").stdout
    assert "Frage 3 (Seite 1)\nWas kosten sie?" in pair
    assert "Antwort (Seite 1)\nGeplant ist eine Wand." in pair
    paper = run("show", "--home", home, "ni/19/400").stdout
    assert paper.startswith("Sanierung der Grundschulen im Landkreis Musterland\nDrucksache: 19/400\n")
    assert "Beantwortet: 01.03.2024" in paper
    assert "Keine Antwort gefunden." in paper


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["19/1"], 1, "keine Drucksache 19/1"),
        (["Hafen"], 2, "keine Nummer"),
        (["19/20001", "9"], 1, "es gibt: v1, 1, 2, 4a, 4b"),
    ],
)
def test_show_says_what_it_does_not_find(home: Path, args: list[str], code: int, message: str) -> None:
    done = run("show", "--home", home, *args)
    assert (done.exit_code, done.stdout) == (code, "")
    assert message in done.stderr


def test_show_offers_all_papers_with_the_number(home: Path) -> None:
    with Archive.open(home) as archive:
        store(archive, numbered(1, reference="19/20001"))
    done = run("show", "--home", home, "19/20001")
    assert done.exit_code == 1
    assert "be/19/20001, ni/19/20001" in done.stderr


def test_export_writes_all_hits(home: Path, tmp_path: Path) -> None:
    done = run("export", "--home", home, "--format", "jsonl")
    assert len(done.stdout.splitlines()) == 11
    assert all(json.loads(line)["paper"] for line in done.stdout.splitlines())
    target = tmp_path / "out.csv"
    assert run("export", "--home", home, "-o", target, "parlament:be Kräne").exit_code == 0
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig")), delimiter=";"))
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("19/20001", ["v1", "1", "2", "4a", "4b"]),
        ("Drs. 19 / 20 001", ["v1", "1", "2", "4a", "4b"]),
        ("be/19/20001", ["v1", "1", "2", "4a", "4b"]),
        ("19/20001 Frage 3", ["2"]),
        ("be/19/20001/v1", ["v1"]),
    ],
)
def test_a_number_is_exported_as_its_paper_and_not_as_papers_that_name_it(
    home: Path, query: str, expected: list[str]
) -> None:
    with Archive.open(home) as archive:
        store(archive, numbered(1, answers=(Answer(("1",), "Siehe Drucksache 19/20001 und 17/11310.", 1),)))
    done = run("export", "--home", home, "--format", "jsonl", "--sort", "alt", query)
    assert [json.loads(line)["entry"] for line in done.stdout.splitlines()] == [
        f"be/19/20001/{each}" for each in expected
    ]
    assert "be-19-20001," in run("export", "--home", home, "--format", "bibtex", query).stdout


def test_a_number_that_no_paper_has_is_looked_for_in_the_texts_as_on_the_page(home: Path) -> None:
    with Archive.open(home) as archive:
        store(archive, numbered(1, answers=(Answer(("1",), "Siehe Drucksache 17/11310.", 1),)))
    run("index", "--home", home)
    done = run("export", "--home", home, "--format", "jsonl", "17/11310")
    assert [json.loads(line)["entry"] for line in done.stdout.splitlines()] == ["ni/18/1/1"]
    assert done.stderr == "Im Archiv ist keine Drucksache 17/11310: ausgegeben wird, was diese Nummer nennt.\n"


@pytest.mark.parametrize("form", ["csv", "jsonl", "bibtex", "ris"])
def test_an_export_of_nothing_says_so_beside_the_data(home: Path, form: str) -> None:
    run("index", "--home", home)
    done = run("export", "--home", home, "--format", form, "17/11310")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == (form == "csv")  # the headings
    first, second, *_ = done.stderr.splitlines()
    assert first == "Nichts gefunden: die Ausgabe hat keinen Eintrag."
    assert second == "Die Drucksache 17/11310 liegt nicht im Archiv."


def test_an_export_of_no_references_says_so_once(home: Path) -> None:
    run("index", "--home", home)
    done = run("export", "--home", home, "--edges", "Lärmschutz")
    assert done.stderr == "Kein Treffer verweist auf etwas: die Ausgabe hat keinen Eintrag.\n"


@pytest.mark.parametrize(("form", "begins"), [("xlsx", b"PK"), ("bibtex", b"@techreport{"), ("ris", b"TY  - RPRT\r\n")])
def test_export_writes_other_formats(home: Path, tmp_path: Path, form: str, begins: bytes) -> None:
    target = tmp_path / "out"
    assert run("export", "--home", home, "--format", form, "-o", target, "Wand").exit_code == 0
    assert target.read_bytes().startswith(begins)
    assert run("export", "--home", home, "--format", form, "--edges").exit_code == 2


def test_addresses_are_whole_when_it_is_known_where_the_pages_are(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANFRAGEN_ADDRESS", "https://anfragen.example/")
    url = "https://anfragen.example/berlin/19/20001/2"
    assert json.loads(run("search", "--home", home, "--format", "json", "Wand").stdout)["hits"][0]["url"] == url
    assert json.loads(run("show", "--home", home, "--format", "json", "19/20001", "2").stdout)["url"] == url
    assert url in run("export", "--home", home, "Wand").stdout


def test_status_says_what_is_there_and_whether_the_index_follows(home: Path) -> None:
    before = json.loads(run("status", "--home", home, "--format", "json").stdout)
    assert before["archive"]["papers"] == 3
    assert "anfragen index" in before["index"]["stale"]
    run("index", "--home", home)
    after = json.loads(run("status", "--home", home, "--format", "json").stdout)
    assert (after["index"]["entries"], after["index"]["stale"]) == (11, "")
    text = run("status", "--home", home).stdout
    assert "3 Dokumente mit 10 Fragen und 6 Antworten" in text
    assert text.rstrip().endswith("aktuell")


def test_status_counts_findings_by_parliament_and_code(tmp_path: Path) -> None:
    gap, odd = Finding("numbering-gap", "Frage 2 fehlt."), Finding("title-missing", "Ein Titel fehlt.")
    with Archive.open(tmp_path) as archive:
        for inquiry in (
            replace(HARBOUR, findings=(gap, odd)),
            numbered(1, findings=(gap,)),
            numbered(2, findings=(gap, gap)),
            replace(PAPERS[2], findings=(odd,)),
        ):
            store(archive, inquiry)
    found = json.loads(run("status", "--home", tmp_path, "--format", "json").stdout)["archive"]
    assert found["findings_by_parliament"] == [
        {"parliament": None, "code": "title-missing", "papers": 1},
        {"parliament": "be", "code": "numbering-gap", "papers": 1},
        {"parliament": "be", "code": "title-missing", "papers": 1},
        {"parliament": "ni", "code": "numbering-gap", "papers": 2},
    ]
    lines = [line.split() for line in run("status", "--home", tmp_path).stdout.splitlines()]
    assert ["Lesehinweise", "alle", "Berlin", "Niedersachsen", "ohne", "Parlament"] in lines
    assert "Lücke in der Zählung 3 1 2 0".split() in lines
    assert "Titel nicht erkannt 2 1 0 1".split() in lines


def test_status_without_findings_has_no_table(home: Path) -> None:
    assert "Lesehinweise" not in run("status", "--home", home).stdout


def test_taking_in_updates_the_index(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Bericht über Parkbänke\n\nDie Parkbänke sind grün.\n", "utf-8")
    home = tmp_path / "home"
    done = run("ingest", "--home", home, "--jobs", "1", paper)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Suchindex neu gebaut: 1 Dokument des Archivs gelesen." in done.stderr
    assert json.loads(run("search", "--home", home, "--format", "json", "Parkbank").stdout)["total"] >= 1


def test_help_is_instant_and_loads_nothing_heavy() -> None:
    heavy = {"tantivy", "flask", "lark", "simplemma", "pdfplumber", "pypdfium2", "rich", "spacy"}
    code = "import sys, search_app.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not heavy & set(loaded)


def test_every_command_is_there() -> None:
    assert {"ingest", "index", "search", "match", "show", "export", "serve", "status", "inspect", "dialects"} <= set(
        main.commands
    )
