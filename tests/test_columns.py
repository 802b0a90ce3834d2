"""Words of a page to lines in reading order: rows, two columns, what spans them, margin notes."""

import pytest
from drawn import HEIGHT, WIDTH, drawn, write
from reportlab.pdfgen.canvas import Canvas

from ingest import pdf
from ingest.columns import page_lines
from ingest.pages import Line, Word
from ingest.upright import is_sideways

LEFT = [f"Links {n} steht eine Zeile vom Teich und" for n in range(1, 13)]
RIGHT = [f"Rechts {n} geht es weiter mit den Enten" for n in range(1, 13)]


def lines(draw) -> tuple[Line, ...]:  # type: ignore[no-untyped-def]
    (page,) = pdf.pages(drawn(draw))
    return page_lines(page)


def texts(draw) -> list[str]:  # type: ignore[no-untyped-def]
    return [line.text for line in lines(draw) if not line.noise]


def two_columns(canvas: Canvas, *, offset: float = 0) -> None:
    write(canvas, LEFT, x=60, top=150)
    write(canvas, RIGHT, x=320, top=150 + offset)


@pytest.mark.parametrize("offset", [0, 3, 7])
def test_the_left_column_is_read_before_the_right_one(offset: float) -> None:
    """Also where the lines of the columns do not stand at the same height."""
    assert texts(lambda canvas: two_columns(canvas, offset=offset)) == LEFT + RIGHT


def test_what_spans_the_columns_stands_above_and_below_them() -> None:
    head = "Eine Überschrift, die über beide Spalten der ganzen Seite reicht und lang ist"
    foot = "Ein Satz darunter, der wieder über die ganze Breite der Seite läuft und endet"

    def draw(canvas: Canvas) -> None:
        write(canvas, [head], x=60, top=110)
        two_columns(canvas)
        write(canvas, [foot], x=60, top=360)

    assert texts(draw) == [head, *LEFT, *RIGHT, foot]


def test_a_short_line_below_both_columns_is_read_last() -> None:
    def draw(canvas: Canvas) -> None:
        two_columns(canvas)
        write(canvas, ["Berlin, den 3. Mai"], x=60, top=400)

    assert texts(draw) == [*LEFT, *RIGHT, "Berlin, den 3. Mai"]


def test_a_chance_gap_in_running_text_is_no_gutter() -> None:
    """Five lines that happen to leave the middle free, as in justified text."""
    parts = [("Im Park standen im Jahr gut", 301.0), ("gezählte dreihundert Bänke für", 296.0)] * 3

    def draw(canvas: Canvas) -> None:
        for place, (left, x) in enumerate(parts):
            write(canvas, [left], x=120, top=100 + 14 * place)
            write(canvas, ["und ebenso viele Enten, wie es"], x=x + place, top=100 + 14 * place)

    assert texts(draw) == [f"{left} und ebenso viele Enten, wie es" for left, _ in parts]


def test_a_list_of_names_beside_figures_is_read_row_by_row() -> None:
    names = [f"Teich {n}" for n in range(1, 11)]

    def draw(canvas: Canvas) -> None:
        write(canvas, names, x=60)
        write(canvas, [f"{n} Enten" for n in range(1, 11)], x=320)

    assert texts(draw) == [f"Teich {n} {n} Enten" for n in range(1, 11)]


def test_lines_are_numbered_and_know_gap_indent_and_size() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Erste Zeile am Teich", "zweite Zeile am Teich", "dritte Zeile am Teich"], top=100)
        write(canvas, ["Neuer Absatz am Teich", "und seine zweite Zeile"], x=90, top=170)

    found = lines(draw)
    assert [line.number for line in found] == [1, 2, 3, 4, 5]
    assert [line.gap for line in found] == [False, False, False, True, False]
    assert [round(line.indent) for line in found] == [70, 70, 70, 90, 90]
    assert {line.page for line in found} == {1}
    assert all(line.size > 10 for line in found)


def test_a_note_that_runs_up_the_margin_is_noise_and_stands_apart() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, LEFT, x=100)
        canvas.rotate(90)
        canvas.drawString(200, -40, "Vorabfassung - wird durch die lektorierte Fassung ersetzt.")

    found = lines(draw)
    assert [line.text for line in found if not line.noise] == LEFT
    assert [(line.noise, line.text) for line in found if line.noise] == [
        ("watermark", "Vorabfassung - wird durch die lektorierte Fassung ersetzt.")
    ]


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_printed_sideways_is_read_upright(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(*((WIDTH, 0) if turn == 90 else (0, HEIGHT)))
        canvas.rotate(turn)
        canvas.setFont("Helvetica", 11)
        for place, line in enumerate(LEFT):
            canvas.drawString(80, 400 - 14 * place, line)

    assert texts(draw) == LEFT


def test_short_tall_words_are_upright() -> None:
    assert not is_sideways(Word("I", 0, 0, 3, 12, 12))
    assert is_sideways(Word("Fassung", 0, 0, 12, 40, 12))
