"""An inquiry that is printed in two papers: what is found of it, under which number, while papers come and go."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.linking import answered_by, link
from ingest.records import Inquiry
from search_app.index.documents import entries
from search_app.index.following import follow, rebuild, stale
from search_app.index.lookup import Named, look_up
from search_app.index.protocol import Hit, Query
from search_app.index.query import parse_query
from search_app.index.shown import read_hit
from search_app.index.tantivy_engine import TantivyEngine
from tests.two_papers import ANSWERED, ASKED, SAXON, SAXON_ASKED, THURINGIAN, THURINGIAN_ASKED, TWO_PAPERS, file_of

BARE = replace(ANSWERED, questions=(), askers=(), dates=replace(ANSWERED.dates, asked=None))
ALONE = ["v1", "1", "2", "3"]


def keep(archive: Archive, *records: Inquiry) -> None:
    for record in records:
        archive.store(file_of(record), record)


def found(engine: TantivyEngine, text: str = "") -> list[str]:
    return sorted(hit.entry for hit in engine.scan(Query(parse_query(text))))


def under(paper: str, *names: str) -> list[str]:
    return sorted(f"{paper}/{name}" for name in names or ALONE)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def engine(archive: Archive) -> TantivyEngine:
    return TantivyEngine(archive.home / "index")


@pytest.mark.parametrize("pair", TWO_PAPERS.values(), ids=TWO_PAPERS)
def test_the_questions_of_an_inquiry_move_to_the_answer_that_comes(
    archive: Archive, engine: TantivyEngine, pair: tuple[Inquiry, Inquiry]
) -> None:
    asked, answered = pair
    keep(archive, asked)
    follow(archive, engine)
    assert found(engine) == under(asked.paper_id)
    keep(archive, answered)
    assert not follow(archive, engine).rebuilt
    assert found(engine) == under(answered.paper_id)
    assert {hit.answer is None for hit in engine.scan(Query())} == {False}
    rebuild(archive, engine)
    assert found(engine) == under(answered.paper_id)
    assert stale(archive, engine) == ""


def test_the_inquiry_that_comes_last_gives_its_words_to_the_answer(archive: Archive, engine: TantivyEngine) -> None:
    keep(archive, BARE)
    follow(archive, engine)
    assert found(engine, "Durchschnitt") == []
    keep(archive, ASKED)
    follow(archive, engine)
    assert found(engine, "frage:Durchschnitt") == ["bt/21/7100/3"]
    assert found(engine) == under("bt/21/7100")


def test_papers_that_are_parted_again_have_their_own_entries(archive: Archive, engine: TantivyEngine) -> None:
    keep(archive, ASKED, ANSWERED)
    follow(archive, engine)
    keep(archive, replace(ANSWERED, request_reference="21/7002"))
    follow(archive, engine)
    assert found(engine) == sorted([*under("bt/21/7001"), *under("bt/21/7100", "1", "2", "3")])


@pytest.mark.parametrize("number", ["21/7001", "21/7100", "7001"])
def test_a_linked_entry_is_found_by_either_number(archive: Archive, engine: TantivyEngine, number: str) -> None:
    keep(archive, ASKED, ANSWERED)
    follow(archive, engine)
    assert found(engine, f"nummer:{number}") == under("bt/21/7100")


def test_a_running_number_is_a_number_too(archive: Archive, engine: TantivyEngine) -> None:
    keep(archive, THURINGIAN_ASKED)
    follow(archive, engine)
    assert found(engine, "nummer:8/980") == under(THURINGIAN_ASKED.paper_id)
    keep(archive, THURINGIAN)
    follow(archive, engine)
    assert found(engine, "nummer:8/980") == found(engine, "nummer:8/1714") == under("th/8/1714")


def test_who_asked_is_found_when_only_the_inquirys_paper_names_them(archive: Archive, engine: TantivyEngine) -> None:
    keep(archive, ANSWERED)
    follow(archive, engine)
    assert found(engine, "fragesteller:Beispiel") == []
    keep(archive, ASKED)
    follow(archive, engine)
    assert found(engine, "fragesteller:Beispiel") == under("bt/21/7100")


def hits(inquiry: Inquiry) -> list[Hit]:
    return [read_hit(entry.values["shown"]) for entry in entries(inquiry)]  # type: ignore[arg-type]


def test_no_hit_points_to_a_page_of_the_other_paper() -> None:
    preamble, first, second, third = hits(link(ASKED, replace(BARE, answers=BARE.answers[:2])))
    assert (preamble.page, preamble.page_end) == (None, None)
    assert [question.page for question in (*first.questions, *second.questions)] == [None, None]
    assert (first.page, second.page, third.page) == (3, 3, None)
    assert [question.page for hit in hits(link(ASKED, ANSWERED)) for question in hit.questions] == [3, 3, 3]


def test_an_answered_inquiry_has_no_entries_and_one_without_answer_has() -> None:
    assert entries(answered_by(ASKED, (ANSWERED,))) == ()
    assert len(entries(ASKED)) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21/7001", Named(("bt/21/7100",))),
        ("bt/21/7001", Named(("bt/21/7100",))),
        ("Bundestag 21/7001 Frage 2", Named(("bt/21/7100",), "2")),
        ("21/7100", Named(("bt/21/7100",))),
        ("8/980", Named(("th/8/1714",))),
        ("Kleine Anfrage 8/980", Named(("th/8/1714",))),
        (THURINGIAN_ASKED.paper_id, Named((THURINGIAN_ASKED.paper_id,))),
        ("8/3284", Named(("sn/8/3284",))),
    ],
)
def test_the_number_of_an_inquiry_leads_to_its_answer(archive: Archive, text: str, expected: Named) -> None:
    keep(archive, ASKED, ANSWERED, THURINGIAN_ASKED, THURINGIAN, SAXON_ASKED, SAXON)
    assert look_up(archive, text) == expected


def test_without_an_answer_it_leads_to_the_inquiry(archive: Archive) -> None:
    keep(archive, ASKED, THURINGIAN_ASKED)
    assert look_up(archive, "21/7001") == Named(("bt/21/7001",))
    assert look_up(archive, "8/980") == Named((THURINGIAN_ASKED.paper_id,))


def test_a_paper_of_that_number_goes_before_the_inquiry_of_that_running_number(archive: Archive) -> None:
    keep(archive, THURINGIAN, replace(ANSWERED, parliament="th", reference="8/980", request_reference=None))
    assert look_up(archive, "8/980") == Named(("th/8/980",))
