"""Running heads, page numbers, foot notes, imprints and watermarks are labelled, and the text keeps all else."""

from pathlib import Path

import pytest
from drawn import HEIGHT, drawn, write
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from ingest import parse_source
from ingest.lines import read_lines
from ingest.noise import label_noise
from ingest.pages import Line
from ingest.records import Table
from ingest.sources import read_source, source_from_bytes
from samples.papers import MARK

SENTENCE = "Am Teich stehen Bänke, und im Wasser schwimmen Enten."


def lines(*pages: str) -> tuple[Line, ...]:
    found, gap = [], False
    for page, text in enumerate(pages, 1):
        for number, line in enumerate(text.split("\n"), 1):
            if line:
                found.append(Line(line, page, number, gap=gap))
            gap = not line
    return tuple(found)


def noise(found: tuple[Line, ...]) -> list[tuple[str, str]]:
    return [(line.noise, line.text) for line in found if line.noise]


def kept(found: tuple[Line, ...]) -> list[str]:
    return [line.text for line in found if not line.noise]


@pytest.mark.parametrize(
    "head",
    [
        "Drucksache 21/99001 – 2 – Deutscher Bundestag – 21. Wahlperiode",
        "Deutscher Bundestag – 21. Wahlperiode – 3 – Drucksache 21/99001",
        "Niedersächsischer Landtag – 19. Wahlperiode Drucksache 19/99137 4",
        "Abgeordnetenhaus Berlin – 17. Wahlperiode Drucksache 17 / 99 310 2",
        "Drucksache 8/9344 Landtag Mecklenburg-Vorpommern - 8. Wahlperiode",
    ],
)
@pytest.mark.parametrize("page", ["Die Enten {} schwimmen.", "{} Die Enten.", "Die Enten. {}"])
def test_a_running_head_is_cut_out_wherever_it_stands(head: str, page: str) -> None:
    found = label_noise(lines(page.format(head)))
    assert noise(found) == [("running-head", head)]
    assert " ".join(kept(found)) == " ".join(page.format("").split())


@pytest.mark.parametrize(
    "text",
    [
        "Siehe Antwort in Drucksache 17/99310 des Abgeordnetenhauses.",
        "Deutscher Bundestag Drucksache 21/99001",
        "Der Niedersächsische Landtag hat in der 19. Wahlperiode beraten.",
        "Landtag des Saarlandes 17. Wahlperiode Drucksache 17/9330",
        "(Deutscher Bundestag – 20. Wahlperiode – Drucksache 20/99001)",
    ],
)
def test_what_only_resembles_a_running_head_stays(text: str) -> None:
    assert noise(label_noise(lines(text))) == []


def test_lines_that_return_on_many_pages_are_running_heads() -> None:
    pages = [f"Teichblatt der Stadt Seefeld\nAusgabe {n}\n{SENTENCE} {n * 'x'}\nBlatt {n} von 5" for n in range(1, 6)]
    found = label_noise(lines(*pages))
    assert [kind for kind, _ in noise(found)].count("running-head") == 4  # on page 1 it is the head itself
    assert sum(SENTENCE in text for text in kept(found)) == 5


def test_a_word_that_often_begins_a_page_is_no_running_head() -> None:
    pages = [f"Antwort:\n{SENTENCE}\nEnde {'y' * n}" for n in range(1, 7)]
    assert noise(label_noise(lines(*pages))) == []


def test_page_numbers_count_with_the_pages() -> None:
    pages = [f"{n * 'y'} {SENTENCE}\n{SENTENCE}{'z' * n}\n- {n} -" for n in range(1, 5)]
    assert noise(label_noise(lines(*pages))) == [("page-number", f"- {n} -") for n in range(1, 5)]


def test_a_figure_at_the_end_of_a_page_is_no_page_number() -> None:
    pages = [f"{n * 'y'} {SENTENCE}\nEnten\n{figure}" for n, figure in enumerate(("412", "7", "96"), 1)]
    assert noise(label_noise(lines(*pages))) == []


def test_an_imprint_over_several_lines_is_labelled_as_a_whole() -> None:
    imprint = "Die Drucksachen des Abgeordnetenhauses sind bei der Kulturbuch-\nVerlag GmbH zu beziehen."
    found = label_noise(lines(f"{SENTENCE}\n{imprint}\n{SENTENCE}"))
    assert [kind for kind, _ in noise(found)] == ["imprint", "imprint"]
    assert kept(found) == [SENTENCE, SENTENCE]


def test_no_pattern_reaches_over_a_table() -> None:
    table = Line("a\tb", 1, 2, table=Table(1, 1, 0, (("a", "b"),)))
    begin = Line("Die Antwort wurde namens der Bundesregierung mit Schreiben des Amtes für Teiche", 1, 1)
    end = Line("vom 4. Mai 2026 übermittelt.", 1, 3)
    assert noise(label_noise((begin, table, end))) == []
    assert [kind for kind, _ in noise(label_noise((begin, end)))] == ["footnote", "footnote"]


def test_flat_text_gets_its_pages_from_the_running_heads() -> None:
    head = "Deutscher Bundestag – 21. Wahlperiode – {} – Drucksache 21/99001"
    found = label_noise(lines(f"Die Enten. {head.format(2)} Die Schwäne. {head.format(3)} Die Gänse."))
    assert [(line.page, line.noise) for line in found] == [
        (1, ""), (2, "running-head"), (2, ""), (3, "running-head"), (3, ""),
    ]  # fmt: skip


class TestFootnotes:
    """In text: a numbered block at the foot; in print: small type; in flat text: numbered links."""

    def test_a_numbered_block_at_the_foot_of_a_page(self) -> None:
        first = (
            f"{SENTENCE}\nDie Enten1 sind gezählt.2\n\n1 Siehe www.enten.example.\n2 Zählung vom Mai,\nergänzt im Juni."
        )
        second = f"{SENTENCE}\nAuch die Schwäne.3\n\n3 Zählung der Schwäne."
        found = label_noise(lines(first, second))
        assert [text for kind, text in noise(found) if kind == "footnote"] == [
            "1 Siehe www.enten.example.", "2 Zählung vom Mai,", "ergänzt im Juni.", "3 Zählung der Schwäne.",
        ]  # fmt: skip
        assert kept(found) == [SENTENCE, "Die Enten sind gezählt.", SENTENCE, "Auch die Schwäne."]

    def test_a_numbered_list_in_the_text_is_none(self) -> None:
        page = f"{SENTENCE}\n\n1 Enten\n2 Schwäne\n\n{SENTENCE}"
        assert noise(label_noise(lines(page))) == []

    def test_figures_that_are_no_marks_stay(self) -> None:
        text = "Es gab 2 Enten, CO2 und 12 Bänke im Jahr 2021.\nDie Zahl stieg.2 Gut so."
        page = f"{text}\n\n1 Ein Beleg.\n2 Noch ein Beleg."
        assert kept(label_noise(lines(page)))[:2] == [
            "Es gab 2 Enten, CO2 und 12 Bänke im Jahr 2021.",
            "Die Zahl stieg. Gut so.",
        ]

    def test_links_before_the_next_page_of_flat_text(self) -> None:
        body = " ".join([SENTENCE] * 20)
        notes = "1 https://www.enten.example/zaehlung-\nmai.html 2 Vgl. https://www.teich.example/a_b.".replace(
            "\n", " "
        )
        head = "Niedersächsischer Landtag – 19. Wahlperiode Drucksache 19/99137"
        found = label_noise(lines(f"{body} {notes} {head} {body}"))
        assert noise(found) == [("footnote", notes), ("running-head", head)]
        assert kept(found) == [body, body]

    def test_a_link_in_the_text_of_flat_pages_stays(self) -> None:
        body = " ".join([SENTENCE] * 20)
        text = f"{body} Zu finden ist Nummer 1 https://www.enten.example im Netz. {body}"
        assert noise(label_noise(lines(text))) == []

    def test_small_print_at_the_foot_of_a_printed_page(self) -> None:
        def draw(canvas: Canvas) -> None:
            write(canvas, [SENTENCE] * 10)
            end = 70 + canvas.stringWidth(SENTENCE, "Helvetica", 11)
            canvas.setFont("Helvetica", 6)
            canvas.drawString(end, HEIGHT - 100 - 14 * 9 + 4, "1")
            write(canvas, ["1 Gezählt im Mai von der", "Verwaltung der Teiche."], top=700, size=8)

        found = read_lines(drawn(draw))
        assert [text for kind, text in noise(found)] == ["1 Gezählt im Mai von der", "Verwaltung der Teiche."]
        assert kept(found) == [SENTENCE] * 10

    def test_a_question_in_smaller_type_at_the_foot_of_a_page_is_none(self) -> None:
        def draw(canvas: Canvas) -> None:
            write(canvas, [SENTENCE] * 10)
            write(canvas, ["3. Wie viele Enten schwimmen", "auf dem Teich?"], top=700, size=9)

        assert noise(read_lines(drawn(draw))) == []

    def test_a_raised_two_that_is_no_mark_stays(self) -> None:
        def draw(canvas: Canvas) -> None:
            write(canvas, ["Der Teich hat eine Fläche von 40 m"])
            end = 70 + canvas.stringWidth("Der Teich hat eine Fläche von 40 m", "Helvetica", 11)
            canvas.setFont("Helvetica", 6)
            canvas.drawString(end, HEIGHT - 100 + 4, "2")

        assert kept(read_lines(drawn(draw))) == ["Der Teich hat eine Fläche von 40 m²"]


@given(st.lists(st.text(alphabet="aäB1 .:–-/\u00b9\n", max_size=60), max_size=4))
def test_labelling_loses_nothing_but_marks_and_blanks(pages: list[str]) -> None:
    """Every letter is in a line, labelled or not, in the same order; only marks of notes may go."""
    given_lines = lines(*pages)
    found = label_noise(given_lines)
    letters = [c for line in given_lines for c in line.text if c.isalpha()]
    assert [c for line in found for c in line.text if c.isalpha()] == letters


@pytest.mark.parametrize("end", ["pdf", "txt"])
def test_what_is_printed_across_a_paper_is_kept(samples: Path, end: str) -> None:
    for path in sorted(samples.glob(f"*/*.{end}"))[::9]:
        record = parse_source(read_source(path))
        assert record.watermark == "Fiktives Muster des Anfragenarchivs – keine echte Drucksache", path


def test_an_advance_copy_says_so_and_other_papers_say_nothing(samples: Path) -> None:
    text = (samples / "bt" / "21-99060.txt").read_text("utf-8").replace(MARK, "")
    assert parse_source(source_from_bytes("a.txt", text.encode())).watermark is None
    advance = "Vorabfassung – wird durch die lektorierte Fassung ersetzt."
    first, _, rest = text.partition("\n\n")
    marked = parse_source(source_from_bytes("a.txt", f"{first}\n\n{advance}\n\n{rest}".encode()))
    assert marked.watermark == advance
