"""What a foot note refers to is found at the text that its mark stood in, and nowhere where that is not known."""

from dataclasses import replace
from pathlib import Path

import pytest
from papers import berlin

from analyzers.enriching import enrich
from ingest import parse_source
from ingest.archive import Archive
from ingest.records import Answer, Inquiry, Note, Question, Section, Span
from ingest.sources import source_from_bytes
from search_app.index.following import follow
from search_app.index.noted import notes_by_place
from search_app.index.protocol import Grouping, Query
from search_app.index.query import parse_query
from search_app.index.tantivy_engine import TantivyEngine
from tests.inquiries import HARBOUR, REPORT

NOTES = "Die Bänke werden im Mai gestrichen.{mark}\nSo wurde es beschlossen.\n\n1 Vgl. Drs. 19/777 und § 7 LHO.\fDas gilt auch 2024."


def read(mark: str) -> Inquiry:
    return parse_source(source_from_bytes("a.txt", berlin(50001, answer=NOTES.format(mark=mark)).encode()))


def found(home: Path, record: Inquiry, *queries: str) -> list[list[str]]:
    with Archive.open(home) as archive:
        source = source_from_bytes("a.txt", berlin(50001).encode())
        archive.store(source, replace(record, source=replace(record.source, sha256=source.sha256)))
        enrich(archive)
        engine = TantivyEngine(home / "index")
        follow(archive, engine, jobs=1)
        asked = (Query(parse_query(each), grouping=Grouping.NONE) for each in queries)
        return [[hit.entry for hit in engine.search(each).hits] for each in asked]


def test_a_note_is_found_at_the_answer_that_has_its_mark(tmp_path: Path) -> None:
    record = read("1")
    (note,) = record.notes
    assert (note.page, note.line is not None) == (2, True)
    assert "1" not in record.answers[1].text.split(".")[0]
    here = ["be/19/50001/2"]
    assert found(tmp_path, record, "verweist:berlin/19/777", "gesetz:LHO", "verweist:19/778") == [here, here, []]


def test_a_note_without_its_mark_is_found_nowhere(tmp_path: Path) -> None:
    record = replace(read("1"), notes=(Note("1 Vgl. Drs. 19/777.", 2),))
    assert found(tmp_path, record, "verweist:19/777") == [[]]


def span(page: int, line: int) -> tuple[Span, ...]:
    return (Span(page, 0, 10, line),)


def noted(note: Note, *answers: Answer, questions: tuple[Question, ...] = ()) -> dict[str, tuple[str, ...]]:
    return dict(notes_by_place(replace(HARBOUR, preambles=(), questions=questions, answers=answers, notes=(note,))))


ONE, TWO = Answer(("1", "2"), "Ja.", 1, spans=span(1, 4)), Answer(("3",), "Nein.", 1, spans=span(1, 9))


@pytest.mark.parametrize(
    ("note", "place"),
    [
        (Note("1 a", 1, 4), "answer/1"),
        (Note("1 a", 1, 8), "answer/1"),
        (Note("1 a", 1, 9), "answer/3"),
        (Note("1 a", 1, 40), "answer/3"),
        (Note("1 a", 1, 3), None),  # above both of them, as in the head
        (Note("1 a", 2, 9), None),  # nothing stands on this page
        (Note("* a", 1), None),
    ],
)
def test_the_text_that_began_last_above_the_mark_has_the_note(note: Note, place: str | None) -> None:
    assert noted(note, ONE, TWO) == ({place: ("note/1",)} if place else {})


def test_where_it_is_open_what_stands_where_no_text_has_the_note() -> None:
    flat = Answer(("3",), "Nein.", 1, spans=span(1, 4))
    assert noted(Note("1 a", 1, 4), ONE, flat) == {}
    unknown = Question("3", "Was kosten sie?", 1)
    assert noted(Note("1 a", 1, 4), ONE, questions=(unknown,)) == {}
    elsewhere = replace(unknown, origin="be/19/1")  # of the other paper, whose pages are not these
    assert noted(Note("1 a", 1, 4), ONE, questions=(elsewhere,)) == {"answer/1": ("note/1",)}


def test_sections_have_notes_too() -> None:
    section = Section("Ausgangslage", "Die Radwege sind schmal.", 1, spans=span(1, 2))
    record = replace(REPORT, sections=(section,), notes=(Note("1 a", 1, 2), Note("2 b", 1, 3)))
    assert notes_by_place(record) == {"section/1": ("note/1", "note/2")}
