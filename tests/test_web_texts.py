"""Texts to what a page shows: nothing lost, nothing twice, marks and places kept."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.records import Span, Table
from search_app.index.protocol import Mark, Passage
from search_app.web.excerpts import LENGTH, excerpt
from search_app.web.texts import PageBreak, Paragraph, Segment, TableBlock, blocks, segments

LETTERS = st.text(alphabet="abc äß.•\n\t„“", max_size=400)


def shown(parts: tuple[Segment, ...]) -> str:
    return "".join(part.text for part in parts)


def marks_of(parts: tuple[Segment, ...]) -> list[str]:
    return [part.text for part in parts if part.marked]


@given(LETTERS, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 30))))
def test_no_letter_of_a_text_is_lost_or_doubled(text: str, places: list[tuple[int, int]]) -> None:
    marks, end = [], 0
    for start, length in sorted(places):
        if start >= end and start + length <= len(text) and length:
            marks.append(Mark(start, start + length))
            end = start + length
    spans = tuple(Span(page, page * 40, page * 40 + 40) for page in range(1, 9))
    paragraphs = [block for block in blocks(text, spans, (), marks) if isinstance(block, Paragraph)]
    letters = "".join(shown(line) for paragraph in paragraphs for line in paragraph.lines)
    assert re.sub(r"\s", "", letters) == re.sub(r"\s", "", text)
    marked = "".join("".join(marks_of(line)) for paragraph in paragraphs for line in paragraph.lines)
    assert re.sub(r"\s", "", marked) == re.sub(r"\s", "", "".join(text[mark.start : mark.end] for mark in marks))


def test_a_page_break_stands_where_the_page_begins() -> None:
    text = "Erster Absatz.\n\nZweiter Absatz geht weiter."
    first, page, second = blocks(text, (Span(1, 0, 16), Span(2, 16, len(text))))
    assert page == PageBreak(2)
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    (inside,) = blocks(text[16:], (Span(1, 0, 8), Span(2, 8, 27)))
    assert isinstance(inside, Paragraph)
    assert [part.page for part in inside.lines[0] if part.page] == [2]


def test_items_of_a_list_begin_their_own_lines() -> None:
    (paragraph,) = blocks("Vorgesehen sind: • ein Tor • zwei Bänke\n1. Farbe\n2. Pinsel")
    assert isinstance(paragraph, Paragraph)
    assert [shown(line).strip() for line in paragraph.lines] == [
        "Vorgesehen sind:",
        "• ein Tor",
        "• zwei Bänke",
        "1. Farbe",
        "2. Pinsel",
    ]


def runs(text: str) -> list[tuple[bool, list[str]]]:
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    return [(is_list, [shown(line).strip() for line in found]) for is_list, found in paragraph.runs]


def test_items_that_run_together_are_taken_apart() -> None:
    row = "Betroffen sind:\n- Name - Postanschrift - E-Mail-Adresse, sofern angegeben - Kundennummer"
    assert runs(row) == [
        (False, ["Betroffen sind:"]),
        (True, ["- Name", "- Postanschrift", "- E-Mail-Adresse, sofern angegeben", "- Kundennummer"]),
    ]
    # dashes within a sentence, and a single one, are no list
    for line in (
        "- das Amt – so der Senat – prüft",
        "- OVG Teichhausen - Außenstelle Weiher",
        "- a" + " - b" * 2 + "x" * 80,
    ):
        assert runs(f"Vorspann:\n{line}")[1] == (True, [line])


def test_a_sentence_after_a_list_is_no_part_of_its_last_item() -> None:
    text = "Bezahlt wurden:\n1. zwei Verträge,\n2. Honorare sowie\n3. eine Bank. Außerdem gilt § 4. Das reicht."
    assert runs(text) == [
        (False, ["Bezahlt wurden:"]),
        (True, ["1. zwei Verträge,", "2. Honorare sowie", "3. eine Bank."]),
        (False, ["Außerdem gilt § 4. Das reicht."]),
    ]
    # items that are sentences may have several: nothing says where the list ends
    whole = "Es gilt:\n- Das Tor ist zu.\n- Die Bank ist grün. Sie bleibt so."
    assert runs(whole)[1] == (True, ["- Das Tor ist zu.", "- Die Bank ist grün. Sie bleibt so."])


def test_a_page_never_begins_inside_a_word() -> None:
    text = "Die Teichpflegeverordnung gilt."
    (paragraph,) = blocks(text, (Span(1, 0, 9), Span(2, 9, len(text))))
    assert isinstance(paragraph, Paragraph)
    (line,) = paragraph.lines
    assert [part.text or part.page for part in line] == ["Die Teichpflegeverordnung", 2, " gilt."]


def test_a_table_takes_the_place_of_its_lines() -> None:
    text = "Die Kosten:\n\nBank\tEuro\nam Teich\t1.200\n\nMehr ist nicht bekannt."
    table = Table(1, 1, 1, (("Bank", "Euro"), ("am Teich", "1.200")), start=13)
    before, shown_table, after = blocks(text, (), (table,), (Mark(23, 31),))
    assert isinstance(shown_table, TableBlock)
    assert [[shown(cell.text) for cell in row] for row in shown_table.head] == [["Bank", "Euro"]]
    assert [[shown(cell.text) for cell in row] for row in shown_table.body] == [["am Teich", "1.200"]]
    assert shown_table.body[0][0].text == (Segment("am Teich", marked=True),)
    assert shown_table.body[0][1].is_number
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)


def test_empty_columns_of_a_table_are_left_out() -> None:
    text = "\tJahr\t\t2020\n\tBänke\t\t7"
    table = Table(1, 1, 1, (("", "Jahr", "", "2020"), ("", "Bänke", "", "7")), start=0)
    (block,) = blocks(text, (), (table,))
    assert isinstance(block, TableBlock)
    assert [len(row) for row in (*block.head, *block.body)] == [2, 2]


def test_a_table_that_is_not_in_the_text_is_shown_all_the_same() -> None:
    table = Table(1, 1, 0, (("a", "b"),), start=4)
    found = blocks("Ohne Tabelle.", (), (table,))
    assert any(isinstance(block, TableBlock) for block in found)
    letters = "".join(shown(line) for block in found if isinstance(block, Paragraph) for line in block.lines)
    assert letters == "Ohne Tabelle."


def test_an_address_becomes_a_link_without_the_full_stop() -> None:
    (_, link, rest) = segments("Siehe https://teich.example/a?b=1&c=2.")
    assert link == Segment("https://teich.example/a?b=1&c=2", href="https://teich.example/a?b=1&c=2")
    assert rest == Segment(".")
    assert all(part.href is None for part in segments("Siehe javascript:alert(1) und ftp://teich.example"))


def test_a_short_text_is_its_own_excerpt() -> None:
    assert shown(excerpt(Passage("Am Teich stehen\n\nsieben Bänke."))) == "Am Teich stehen  sieben Bänke."


def test_an_excerpt_shows_what_was_found_and_says_what_is_left_out() -> None:
    text = "Anfang. " * 100 + "Hier stehen Bänke am Teich. " + "Mitte. " * 100 + "Und hier Enten. " + "Ende. " * 50
    marks = tuple(Mark(text.index(word), text.index(word) + len(word)) for word in ("Bänke", "Enten"))
    parts = excerpt(Passage(text, marks))
    assert marks_of(parts) == ["Bänke", "Enten"]
    assert shown(parts).count("[…]") == 3
    assert "Hier stehen" in shown(parts)
    assert len(shown(parts)) < 2 * LENGTH


@given(st.text(alphabet="ab .\n", min_size=500, max_size=3000), st.lists(st.integers(0, 2900), max_size=30))
def test_an_excerpt_is_made_of_the_text(text: str, starts: list[int]) -> None:
    marks = tuple(Mark(start, start + 3) for start in sorted(set(starts)) if start + 3 <= len(text))
    merged = tuple(mark for at, mark in enumerate(marks) if at == 0 or mark.start >= marks[at - 1].end)
    pieces = shown(excerpt(Passage(text, merged))).split("[…]")
    flat = re.sub(r"\s", " ", text)
    for piece in pieces:
        assert piece.strip() in flat
