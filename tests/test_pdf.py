"""Words of a PDF: boxes, hyphens, bold type, raised marks, letter-spacing, turned pages, damaged files."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from drawn import HEIGHT, WIDTH, drawn, pdf, source, table, write
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest import pdf as reader
from ingest.errors import DamagedFile, EncryptedFile, NeedsOcr, TooLarge
from ingest.letterspacing import letter_spaced, word_lengths
from ingest.pages import Word
from ingest.records import SourceFile
from ingest.repair import unprotected

LINES = ["Wie viele Bänke stehen am Teich?", "Am Teich stehen sieben Bänke."]


def word(text: str, found: tuple[Word, ...]) -> Word:
    (only,) = [word for word in found if word.text == text]
    return only


def test_words_have_boxes_from_the_top_left() -> None:
    (page,) = reader.pages(drawn(lambda canvas: write(canvas, LINES, x=70, top=100)))
    assert [word.text for word in page.words] == " ".join(LINES).split()
    assert (page.number, round(page.width), round(page.height)) == (1, round(WIDTH), round(HEIGHT))
    first, second = word("Wie", page.words), word("Am", page.words)
    assert first.x0 == pytest.approx(70, abs=1)
    assert first.top < 100 < first.bottom
    assert second.top - first.top == pytest.approx(14, abs=0.5)
    assert first.x0 < first.x1 < word("viele", page.words).x0


def test_a_hyphen_at_a_line_end_cuts_the_word_and_stays() -> None:
    (page,) = reader.pages(
        drawn(lambda canvas: write(canvas, ["Der Senat fördert die Integrati-", "onspolitik im Park."]))
    )
    assert [word.text for word in page.words][4:6] == ["Integrati-", "onspolitik"]
    assert [word.text for word in page.words if word.hyphenated] == ["Integrati-"]
    assert word("onspolitik", page.words).top > word("Integrati-", page.words).top


def test_bold_is_told_by_the_font() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Der Teich ist tief"])
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(70, 600, "Vorbemerkung")

    (page,) = reader.pages(drawn(draw))
    assert [word.text for word in page.words if word.bold] == ["Vorbemerkung"]
    assert word("Vorbemerkung", page.words).size > word("Teich", page.words).size


def test_raised_digits_are_superscript_and_other_digits_stay() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Im Jahr 2013 standen 14 Enten"])
        end = 70 + canvas.stringWidth("Im Jahr 2013 standen 14 Enten", "Helvetica", 11)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(end, HEIGHT - 100 + 4, "12")

    (page,) = reader.pages(drawn(draw))
    assert [word.text for word in page.words] == ["Im", "Jahr", "2013", "standen", "14", "Enten¹²"]


@pytest.mark.parametrize("gap", [1.6, 2.5, 4.0])
def test_letter_spaced_words_close_up_and_stay_apart(gap: float) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Ein Satz davor steht hier."])
        canvas.drawString(70, 600, "Vorbemerkung der Fragesteller", charSpace=gap)

    (page,) = reader.pages(drawn(draw))
    assert [word.text for word in page.words][-3:] == ["Vorbemerkung", "der", "Fragesteller"]


def test_rows_of_single_letters_in_a_table_are_not_closed_up() -> None:
    (page,) = reader.pages(drawn(lambda canvas: table(canvas, [["a", "b", "c", "d"], ["e", "f", "g", "h"]], 100)))
    assert [word.text for word in page.words] == list("abcdefgh")


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6), st.floats(1.0, 4.0))
def test_word_lengths_are_found_again(lengths: list[int], gap: float) -> None:
    boxes, x = [], 0.0
    for length in lengths:
        for _ in range(length):
            boxes.append((x, 0.0, x + 5, 10.0))
            x += 5 + gap
        x += gap + 2
    found = word_lengths(boxes)
    # as many gaps between words as between letters, and the usual gap cannot be told
    if sum(lengths) > 2 * len(lengths):
        assert found == lengths
    assert sum(found) in (0, len(boxes))


@pytest.mark.parametrize(
    "line", ["Wie viele Bänke stehen am Teich?", "0 0,0 4 0,1 4 0,1", "z. B. in der Stadt", "Nr. 3 c) und d) am See"]
)
def test_ordinary_lines_are_not_letter_spaced(line: str) -> None:
    assert list(letter_spaced(line)) == []


def changed(data: bytes, change: Callable[[pikepdf.Page], None]) -> SourceFile:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document.pages[0])
        document.save(out)
    return source(out.getvalue())


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    """The page is drawn turned and says so; what is shown is the upright text."""

    def draw(canvas: Canvas) -> None:
        if turn == 90:
            canvas.translate(WIDTH, 0)
        elif turn == 180:
            canvas.translate(WIDTH, HEIGHT)
        elif turn == 270:
            canvas.translate(0, HEIGHT)
        canvas.rotate(turn)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(70, 300, "Erste Zeile oben")
        canvas.drawString(70, 280, "Zweite Zeile darunter")

    (page,) = reader.pages(changed(pdf(draw), lambda page: page.rotate(turn, relative=False)))
    shown = (HEIGHT, WIDTH) if turn in (90, 270) else (WIDTH, HEIGHT)
    assert (round(page.width), round(page.height)) == tuple(map(round, shown))
    first, second = word("Erste", page.words), word("Zweite", page.words)
    assert first.x0 == pytest.approx(70, abs=1)
    assert first.bottom == pytest.approx(page.height - 300, abs=4)
    assert second.top - first.top == pytest.approx(20, abs=1)
    assert first.size == pytest.approx(second.size)


def test_the_visible_part_of_a_sheet_counts_from_its_own_corner() -> None:
    def crop(page: pikepdf.Page) -> None:
        page.cropbox = pikepdf.Array([50, 0, 545, 792])

    (page,) = reader.pages(changed(pdf(lambda canvas: write(canvas, LINES)), crop))
    assert word("Wie", page.words).x0 == pytest.approx(20, abs=1)
    assert word("Wie", page.words).bottom == pytest.approx(100 - (HEIGHT - 792), abs=4)


def test_pages_with_lines_of_both_directions_are_ruled() -> None:
    def underlined(canvas: Canvas) -> None:
        write(canvas, LINES)
        for y in (700, 650, 600):
            canvas.line(70, y, 500, y)

    paper = drawn(underlined, lambda canvas: table(canvas, [["A", "B"], ["1", "2"]], 100))
    assert reader.ruled_pages(paper) == (2,)


def test_a_drawing_of_thousands_of_lines_is_no_table() -> None:
    def hatched(canvas: Canvas) -> None:
        write(canvas, LINES)
        for step in range(reader.MAX_RULES):
            canvas.line(step % 500, 50, step % 500, 60 + step % 7)
            canvas.line(50, step % 500, 60 + step % 7, step % 500)

    assert reader.ruled_pages(drawn(hatched)) == ()


def test_pictures_only_need_ocr() -> None:
    with pytest.raises(NeedsOcr, match="OCR"):
        reader.pages(drawn(lambda canvas: canvas.rect(50, 50, 200, 200, fill=1)))


def picture(canvas: Canvas, width: float, height: float) -> None:
    canvas.drawImage(ImageReader(io.BytesIO(b"P5 2 2 255\n\x80\x80\x80\x80")), 50, 50, width, height)


def test_pages_that_pictures_cover_are_told_from_those_with_a_crest_and_empty_ones() -> None:
    paper = drawn(
        lambda canvas: write(canvas, LINES),
        lambda canvas: picture(canvas, 500, 700),
        lambda canvas: picture(canvas, 90, 90),
        lambda canvas: canvas.rect(10, 10, 20, 20),
        lambda canvas: [picture(canvas, 500, 60) for _ in range(6)],
        lambda canvas: picture(canvas, 5000, 10),
    )
    assert reader.pictured_pages(paper, ()) == (2, 5)
    assert reader.pictured_pages(paper, {2}) == (5,)
    assert reader.page_count(paper) == 6


def test_a_picture_within_a_form_covers_as_much_as_the_form_is_drawn() -> None:
    def framed(canvas: Canvas, scale: float) -> None:
        canvas.beginForm(f"bild{scale}")
        picture(canvas, 50, 70)
        canvas.endForm()
        canvas.translate(50 - 50 * scale, 50 - 50 * scale)
        canvas.scale(scale, scale)
        canvas.doForm(f"bild{scale}")

    paper = drawn(lambda canvas: framed(canvas, 7), lambda canvas: framed(canvas, 1))
    assert reader.pictured_pages(paper, ()) == (1,)


def test_a_copy_for_other_programs_has_the_pages_and_no_signature() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(lambda canvas: write(canvas, LINES)))) as document:
        document.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array())
        document.save(out, encryption=pikepdf.Encryption(owner="geheim", user=""))
    copy = unprotected(source(out.getvalue()))
    with pikepdf.open(io.BytesIO(copy)) as document:
        assert not document.is_encrypted
        assert "/AcroForm" not in document.Root
    (page,) = reader.pages(source(copy))
    assert [word.text for word in page.words] == " ".join(LINES).split()


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    with pytest.raises(TooLarge, match="3 Seiten"):
        reader.pages(drawn(*[lambda canvas: write(canvas, LINES)] * 3))


def encrypted(user: str) -> bytes:
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(lambda canvas: write(canvas, LINES)))) as document:
        document.save(data, encryption=pikepdf.Encryption(owner="geheim", user=user))
    return data.getvalue()


def test_an_encrypted_file_is_named_and_one_without_a_password_to_open_it_is_read() -> None:
    with pytest.raises(EncryptedFile, match="Passwort"):
        reader.pages(source(encrypted("geheim")))
    (page,) = reader.pages(source(encrypted("")))
    assert [word.text for word in page.words] == " ".join(LINES).split()


def test_a_file_without_its_cross_references_is_repaired() -> None:
    whole = pdf(*[lambda canvas: write(canvas, LINES)] * 3)
    cut = whole[: whole.rindex(b"xref\n0")]
    pages = reader.pages(source(cut))
    assert [[word.text for word in page.words] for page in pages] == [" ".join(LINES).split()] * 3


@pytest.mark.parametrize("part", [0.05, 0.2, 0.4, 0.6, 0.8])
def test_a_cut_file_is_read_whole_or_not_at_all(part: float) -> None:
    """Every page differs, so a page that lost its text cannot hide."""
    numbers = ["eins", "zwei", "drei", "vier", "fünf", "sechs"]
    whole = pdf(*[lambda canvas, number=number: write(canvas, [f"Seite {number} am Teich"] * 20) for number in numbers])
    found = read_or_reason(whole[: int(len(whole) * part)])
    assert found == numbers or (isinstance(found, str) and found.startswith("Das PDF ist beschädigt"))


def read_or_reason(data: bytes) -> list[str] | str:
    """The second word of each page, or why there is none."""
    try:
        return [page.words[1].text for page in reader.pages(source(data))]
    except DamagedFile as error:
        return error.reason


@given(st.binary(max_size=300), st.integers(0, 400))
def test_rubbish_is_an_unreadable_file_and_nothing_else(rubbish: bytes, at: int) -> None:
    whole = pdf(lambda canvas: write(canvas, LINES))
    spoiled = b"%PDF-1.4\n" + whole[9 : 9 + at] + rubbish + whole[9 + at + len(rubbish) :]
    try:
        found = reader.pages(source(spoiled))
    except (DamagedFile, EncryptedFile, NeedsOcr, TooLarge):
        return
    assert len(found) >= 1


@pytest.mark.corpus
def test_the_real_papers_keep_their_words(shared: Path) -> None:
    path = shared / "corpus" / "bundestag" / "bundestag-18-705.pdf"
    pages = reader.pages(source(path.read_bytes()))
    assert len(pages) == 48
    assert "Vorbemerkung" in {word.text for word in pages[0].words}
    assert all(word.x0 <= word.x1 and word.top <= word.bottom for page in pages for word in page.words)
