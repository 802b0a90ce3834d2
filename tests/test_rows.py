"""Tables that a text sets in columns by blanks: their rows stay lines, their cells are told where they are sure."""

import pytest

from ingest.records import Inquiry
from tests.test_printed_forms import parse
from tests.test_rare_forms import HAMBURG_HEAD

OPEN = "table-not-parted"


def answered(table: str) -> Inquiry:
    return parse(
        f"{HAMBURG_HEAD}1. Welche Mühlen gibt es?\nSiehe Tabelle:\n{table}Mehr gibt es nicht.\n2. Wann?\nJetzt.\n"
    )


def codes(record: Inquiry) -> set[str]:
    return {finding.code for finding in record.findings}


def test_columns_are_cells() -> None:
    record = answered(
        "Mühle            Bezirk     Jahr\nAlte Mühle       Mitte      1900\nNeue Mühle       Altona     1950\n"
    )
    (table,) = record.answers[0].tables
    rows = (("Mühle", "Bezirk", "Jahr"), ("Alte Mühle", "Mitte", "1900"), ("Neue Mühle", "Altona", "1950"))
    assert (table.rows, table.header_rows) == (rows, 1)
    printed = "\n".join("\t".join(row) for row in rows)
    assert record.answers[0].text == f"Siehe Tabelle:\n\n{printed}\n\nMehr gibt es nicht."
    assert record.answers[0].text.startswith("Mühle\t", table.start)
    assert OPEN not in codes(record)


def test_the_head_of_the_figures_may_leave_the_first_column_empty() -> None:
    (table,) = (
        answered("              2020    2021\nMitte           12      13\nAltona           7       8\n")
        .answers[0]
        .tables
    )
    assert table.rows == (("", "2020", "2021"), ("Mitte", "12", "13"), ("Altona", "7", "8"))


def test_rows_of_figures_stay_lines_and_are_told() -> None:
    record = answered("Mitte 12 13\nAltona 7 8\nBergedorf 1 0\n")
    assert record.answers[0].text == "Siehe Tabelle:\nMitte 12 13\nAltona 7 8\nBergedorf 1 0\nMehr gibt es nicht."
    assert record.answers[0].tables == ()
    assert [finding.label for finding in record.findings if finding.code == OPEN] == ["1"]


def test_rows_with_other_numbers_of_cells_stay_lines_and_are_told() -> None:
    record = answered("Mühle      Bezirk    Jahr\nAlte Mühle     Mitte\nNeue Mühle     Altona     1950    Verein\n")
    assert "Alte Mühle\tMitte\nNeue Mühle\tAltona" in record.answers[0].text
    assert OPEN in codes(record)


def test_words_with_one_figure_each_have_no_columns_to_be_told() -> None:
    record = answered("Mitte 410 000 Euro\nAltona 7 Euro\nBergedorf 160 000 Euro\n")
    assert "\nMitte 410 000 Euro\nAltona 7 Euro\nBergedorf 160 000 Euro\n" in record.answers[0].text
    assert OPEN not in codes(record)


PROSE = {
    "items of a list": "1.   Das Land zahlt.\n2.   Der Bund zahlt.\na)   Der Verein zahlt auch.\n",
    "lines set wide": "Die  Mühlen  sind  in  diesem  Land  von  Anfang  an  gezählt  worden, und zwar von allen gemeinsam und\n"
    "immer.  So ist es geblieben bis in das Jahr, in dem niemand mehr zählte.\n",
    "two lines that end in a year": "Gezählt wurde 2012\nund noch einmal 2013.\n",
}  # fmt: skip


@pytest.mark.parametrize("prose", PROSE.values(), ids=PROSE)
def test_prose_is_no_table(prose: str) -> None:
    record = answered(prose)
    assert record.answers[0].tables == ()
    assert OPEN not in codes(record)
    assert "\n\n" not in record.answers[0].text


def test_a_row_that_is_told_by_its_figures_alone_parts_no_sentence() -> None:
    """What ends in figures may be prose after all: lines are kept, and no paragraph begins there."""
    record = answered(
        "Abgabe an andere 20\nAbgabe an Behörden 16\nOrdnungswidrigkeiten nach §§ 41\n42 Absatz 2, 43 OWiG\n"
    )
    assert "nach §§ 41\n42 Absatz 2, 43 OWiG" in record.answers[0].text
    assert "\n\n" not in record.answers[0].text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (
            "Der Aus-\nbau  der Netze in den Landkrei-\nsen im Jahr 2019\nund im Jahr 2020\nund im Jahr 2021\n",
            "Der Ausbau  der Netze in den Landkreisen im Jahr 2019 und im Jahr 2020 und im Jahr 2021",
        ),
        (
            "Das wird wie folgt  beantwortet, weil\nes keine Zahlen gibt und  niemand sie\nzählt, auch wenn  das gut wäre\n",
            "Das wird wie folgt  beantwortet, weil es keine Zahlen gibt und  niemand sie zählt, auch wenn  das gut wäre",
        ),
    ],
)
def test_prose_with_gaps_and_figures_is_no_table(printed: str, read: str) -> None:
    record = answered(printed)
    assert " ".join(read.split()) in " ".join(record.answers[0].text.split())
    assert not record.answers[0].tables
    assert "\t" not in record.answers[0].text
