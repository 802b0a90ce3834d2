"""Ruled tables: cells, merged cells, tables over pages, frames that are no tables, prose around them."""

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from drawn import HEIGHT, drawn, source, table, write
from reportlab.pdfgen.canvas import Canvas

from ingest import pdf, tables
from ingest.body import body_of
from ingest.lines import read_lines
from ingest.pages import PageText
from ingest.records import SourceFile, Table
from ingest.tablepages import head_rows

HEAD = ["Teich", "Enten", "Schwäne"]
FIRST = [[f"Teich {n}", str(n), str(n * 2)] for n in range(1, 6)]
SECOND = [[f"Weiher {n}", str(n), str(n * 3)] for n in range(1, 4)]
THIRD = [["Tümpel 1", "2", "0"]]


def read(paper: SourceFile) -> tuple[PageText, ...]:
    return tables.with_tables(paper, pdf.pages(paper), pdf.ruled_pages(paper))


def found(*draw: Callable[[Canvas], None]) -> list[Table]:
    return [placed.table for page in read(drawn(*draw)) for placed in page.tables]


def rows(table: Table) -> list[list[str]]:
    return [list(row) for row in table.rows]


def test_cells_are_read_in_rows_and_a_broken_word_is_mended() -> None:
    body = [["Teich", "Enten"], ["Nördlicher Ge-\nmeindeteich", "1 234"], ["CDU/CSU-\nFraktion", "–"]]
    (only,) = found(lambda canvas: table(canvas, body, 100))
    assert rows(only) == [["Teich", "Enten"], ["Nördlicher Gemeindeteich", "1 234"], ["CDU/CSU-Fraktion", "–"]]
    assert (only.page, only.page_end, only.header_rows) == (1, 1, 1)


def test_a_merged_cell_holds_its_text_once() -> None:
    body = [["Teich", "Zahl der", ""], ["", "Enten", "Schwäne"], *FIRST]
    (only,) = found(lambda canvas: table(canvas, body, 100, spans=[(1, 0, 2, 0), (0, 0, 0, 1)]))
    assert rows(only)[:2] == [["Teich", "Zahl der", ""], ["", "Enten", "Schwäne"]]
    assert only.header_rows == 2


def test_words_of_a_table_are_no_running_text_and_the_table_stands_in_its_place() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Davor steht ein Satz über Enten."], top=90)
        table(canvas, [HEAD, *FIRST], 110)
        write(canvas, ["Danach steht ein Satz über Schwäne."], top=300)

    lines = read_lines(drawn(draw))
    assert [line.table is not None for line in lines] == [False, True, False]
    assert lines[1].text.splitlines()[1] == "Teich 1\t1\t2"
    body = body_of(lines)
    text, _, _ = body.value(0, len(body.text))
    assert text.startswith("Davor steht ein Satz über Enten.\n\nTeich\tEnten\tSchwäne\nTeich 1\t1\t2")
    assert text.endswith("\n\nDanach steht ein Satz über Schwäne.")


def over_pages(second: Sequence[Sequence[str]], *, first_top: float = 640, between: str = "") -> list[Table]:
    def one(canvas: Canvas) -> None:
        write(canvas, ["Fiktives Papier – 1 –"], top=50)
        write(canvas, ["Es folgt eine Tabelle der Enten."], top=90)
        table(canvas, [HEAD, *FIRST], first_top)

    def two(canvas: Canvas) -> None:
        write(canvas, ["Fiktives Papier – 2 –"], top=50)
        write(canvas, [between], top=110)
        table(canvas, second, 130 if between else 90)

    return found(one, two)


def test_a_table_that_goes_on_is_one_and_its_repeated_head_is_dropped() -> None:
    (only,) = over_pages([HEAD, *SECOND])
    assert rows(only) == [HEAD, *FIRST, *SECOND]
    assert (only.page, only.page_end) == (1, 2)


def test_a_table_that_goes_on_without_its_head_is_one() -> None:
    (only,) = over_pages(SECOND)
    assert rows(only) == [HEAD, *FIRST, *SECOND]


def test_a_total_that_is_printed_again_with_the_head_is_dropped_too() -> None:
    head = [HEAD, ["gesamt", "15", "30"], ["darunter", "", ""]]
    (only,) = found(lambda c: table(c, [*head, *FIRST], 600), lambda c: table(c, [*head, *SECOND], 80))
    assert rows(only) == [*head, *FIRST, *SECOND]


def test_a_table_over_three_pages_is_one() -> None:
    def page(body: Sequence[Sequence[str]], top: float) -> Callable[[Canvas], None]:
        return lambda canvas: table(canvas, body, top)

    (only,) = found(page([HEAD, *FIRST], 600), page([HEAD, *SECOND], 80), page([HEAD, *THIRD], 80))
    assert rows(only) == [HEAD, *FIRST, *SECOND, *THIRD]
    assert (only.page, only.page_end) == (1, 3)


@pytest.mark.parametrize(
    ("second", "between"),
    [
        ([HEAD, *SECOND], "Dazu kommen die Weiher:"),
        ([["Weiher", "Gänse", "Störche"], *SECOND], ""),
        ([["Teich", "Enten"], ["Weiher 1", "4"]], ""),
    ],
    ids=["text between", "another head", "other columns"],
)
def test_other_tables_stay_apart(second: list[list[str]], between: str) -> None:
    one, two = over_pages(second, between=between)
    assert rows(one) == [HEAD, *FIRST]
    assert rows(two) == second
    assert (two.page, two.page_end) == (2, 2)


def test_the_same_form_for_another_year_is_another_table() -> None:
    """Both open with a total and "darunter:", so the second is no continuation."""
    one = [HEAD, ["Jahr 2020", "15", "30"], ["darunter:", "", ""], *FIRST]
    two = [HEAD, ["Jahr 2021", "16", "31"], ["darunter:", "", ""], *FIRST]
    assert len(found(lambda canvas: table(canvas, one, 600), lambda canvas: table(canvas, two, 80))) == 2


def test_text_below_the_table_ends_it() -> None:
    def one(canvas: Canvas) -> None:
        table(canvas, [HEAD, *FIRST], 500)
        write(canvas, ["Die Enten wurden im Mai gezählt,", "die Schwäne im Juni des Jahres."], top=700)

    assert len(found(one, lambda canvas: table(canvas, [HEAD, *SECOND], 80))) == 2


def test_a_frame_around_text_is_no_table() -> None:
    prose = "Im Park am Teich stehen Bänke, auf denen man sitzen und den Enten zusehen kann."

    def framed(canvas: Canvas) -> None:
        canvas.rect(60, HEIGHT - 300, 480, 240)
        canvas.rect(62, HEIGHT - 298, 476, 236)
        write(canvas, [prose] * 8, size=10)

    def form(canvas: Canvas) -> None:
        for left in (60, 300):
            for top in (300, 540):
                canvas.rect(left, HEIGHT - top, 240, 240)
                write(canvas, [prose[:40]] * 14, x=left + 5, top=top - 220, size=10)

    assert found(framed, form) == []
    assert len([line for line in read_lines(drawn(framed)) if line.text == prose]) == 8


@pytest.mark.parametrize(
    ("body", "bold", "expected"),
    [
        ([("Teich", "Enten"), ("A", "1")], [False, False], 1),
        ([("Teich", "2020"), ("A", "1")], [False, False], 1),
        ([("", "Zahl"), ("", "absolut"), ("A", "1")], [False, False, False], 2),
        ([("Teich", "Art"), ("Nord", "tief"), ("Süd", "flach")], [True, False, False], 1),
        ([("A", "1"), ("B", "2")], [False, False], 0),
        ([("Teich", ""), ("Nord", "tief")], [False, False], 0),
    ],
)
def test_head_rows(body: list[tuple[str, ...]], bold: list[bool], expected: int) -> None:
    assert head_rows(tuple(body), bold) == expected


def test_a_file_that_pdfplumber_cannot_read_has_no_tables_and_keeps_its_words() -> None:
    paper = drawn(lambda canvas: table(canvas, [HEAD, *FIRST], 100))
    broken = source(b"%PDF-1.4\nkeine Seiten\n%%EOF\n")
    pages = tables.with_tables(broken, pdf.pages(paper), [1])
    assert [page.tables for page in pages] == [()]
    assert pages == pdf.pages(paper)


@pytest.mark.corpus
def test_tables_of_the_real_papers_are_right(shared: Path) -> None:
    """Every filled cell of the hand-checked tables, in printed order."""
    index = json.loads((shared / "corpus" / "tables" / "index.json").read_text(encoding="utf-8"))
    paper = shared / "corpus" / "bundestag" / "bundestag-18-705.pdf"
    placed = [one.table for page in read(source(paper.read_bytes())) for one in page.tables]
    for entry in (entry for entry in index if entry["paper"] == paper.stem):
        with (shared / "corpus" / "tables" / entry["csv"]).open(newline="", encoding="utf-8") as file:
            gold = [cell for row in csv.reader(file) for cell in map(squeezed, row) if cell]
        candidates = [one for one in placed if one.page == entry["page_from"] and one.page_end == entry["page_to"]]
        assert gold in [[cell for row in one.rows for cell in map(squeezed, row) if cell] for one in candidates]


def squeezed(cell: str) -> str:
    return "".join(cell.split()).replace("–", "-").replace("-", "").casefold()
