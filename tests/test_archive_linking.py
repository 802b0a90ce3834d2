"""Two papers of one inquiry in the archive: every order of arrival, corrections, second readings, what goes away."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.errors import ArchiveError
from ingest.holdings import Status
from ingest.linking import answered_by, link
from ingest.records import Inquiry, Kind, Part, Question
from tests.two_papers import (
    ANSWERED,
    ASKED,
    SAXON,
    SAXON_ASKED,
    TEXTS,
    THURINGIAN,
    THURINGIAN_ASKED,
    TWO_PAPERS,
    file_of,
    origin,
    questions,
)

CORRECTED = replace(ANSWERED, source=origin("1"), answering_body="Bundesministerium für Türme und Tore")
ASKED_AGAIN = replace(
    ASKED, source=origin("2"), questions=(*questions("1", "2"), Question("3", "Was kostet alles?", 2))
)
BARE = replace(ANSWERED, questions=())


def keep(archive: Archive, *records: Inquiry) -> list[Status]:
    return [archive.store(file_of(record), record).status for record in records]


def stands(archive: Archive, paper_id: str) -> Inquiry:
    found = archive.get(paper_id)
    assert found is not None
    return found.inquiry


def contents(archive: Archive) -> dict[str, Inquiry]:
    return {paper.paper_id: paper.inquiry for paper in archive.iter_stored()}


def changed(archive: Archive, since: int) -> set[str]:
    return {paper for _, paper in archive.changes_since(since)}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "home") as opened:
        yield opened


@pytest.mark.parametrize("pair", TWO_PAPERS.values(), ids=TWO_PAPERS)
@pytest.mark.parametrize("backwards", [False, True], ids=["inquiry first", "answer first"])
def test_whichever_comes_first_one_linked_record_stands(
    archive: Archive, pair: tuple[Inquiry, Inquiry], backwards: bool
) -> None:
    asked, answered = pair
    keep(archive, *(reversed(pair) if backwards else pair))
    assert stands(archive, answered.paper_id) == link(asked, answered)
    if asked.paper_id == answered.paper_id:
        assert list(archive.papers()) == [answered.paper_id]
    else:
        assert stands(archive, asked.paper_id) == answered_by(asked, (answered,))
        assert sorted(archive.papers()) == sorted([asked.paper_id, answered.paper_id])
    originals = {version.sha256 for each in archive.papers() for version in archive.versions(each)}
    assert originals == {asked.source.sha256, answered.source.sha256}


@pytest.mark.parametrize("pair", [(ASKED, ANSWERED), (THURINGIAN_ASKED, THURINGIAN)], ids=["bt", "th"])
def test_the_second_paper_changes_both_in_one_transaction(archive: Archive, pair: tuple[Inquiry, Inquiry]) -> None:
    asked, answered = pair
    for first, second in (pair, pair[::-1]):
        with Archive.open(archive.home / str(first.part)) as fresh:
            assert keep(fresh, first) == [Status.NEW]
            serial = fresh.last_serial()
            assert keep(fresh, second) == [Status.NEW]
            assert changed(fresh, serial) == {asked.paper_id, answered.paper_id}
            serial = fresh.last_serial()
            assert keep(fresh, first, second) == [Status.UNCHANGED] * 2
            assert fresh.last_serial() == serial


def test_the_original_of_each_stays_under_its_own_paper(archive: Archive) -> None:
    keep(archive, ASKED, ANSWERED)
    assert [version.sha256 for version in archive.versions(ASKED.paper_id)] == [ASKED.source.sha256]
    assert [version.sha256 for version in archive.versions(ANSWERED.paper_id)] == [ANSWERED.source.sha256]
    own = archive.version(ANSWERED.source.sha256)
    assert own is not None
    assert own.inquiry == ANSWERED


def test_inquiry_and_answer_under_one_number_are_told_apart(archive: Archive) -> None:
    assert keep(archive, SAXON, SAXON_ASKED) == [Status.NEW, Status.VERSION]
    versions = {version.sha256: (version.part, version.current) for version in archive.versions("sn/8/3284")}
    assert versions == {SAXON.source.sha256: (Part.ANSWER, True), SAXON_ASKED.source.sha256: (Part.INQUIRY, False)}


@pytest.mark.parametrize(
    "records",
    [
        (ASKED, ANSWERED, CORRECTED),
        (ASKED, ASKED_AGAIN, BARE),
        (SAXON_ASKED, SAXON, replace(SAXON, source=origin("3"))),
        (SAXON_ASKED, SAXON, replace(SAXON_ASKED, source=origin("3"), title="Berichtigt")),
        (replace(ASKED, source=replace(ASKED.source, media_type="text/plain")), ASKED_AGAIN, BARE),
        (ASKED, ANSWERED, replace(ANSWERED, source=origin("3"), reference="21/7300")),
        (THURINGIAN_ASKED, THURINGIAN, replace(THURINGIAN_ASKED, source=origin("4", "text/plain"))),
    ],
    ids=["answer", "inquiry", "saxon answer", "saxon inquiry", "text copy", "supplement", "copy without number"],
)
def test_three_papers_end_the_same_in_every_order_that_keeps_the_versions(
    tmp_path: Path, records: tuple[Inquiry, ...]
) -> None:
    ended = []
    for number, order in enumerate(permutations(range(3))):
        # of two versions the later one replaces: that order is part of what is said
        same = [place for place in order if _twins(records[place], records)]
        if same != sorted(same):
            continue
        with Archive.open(tmp_path / str(number)) as archive:
            keep(archive, *(records[place] for place in order))
            ended.append(contents(archive))
    assert len(ended) >= 3
    assert all(each == ended[0] for each in ended)


def _twins(record: Inquiry, records: tuple[Inquiry, ...]) -> bool:
    alike = [each for each in records if (each.part, each.paper_id, each.source.media_type)
             == (record.part, record.paper_id, record.source.media_type)]  # fmt: skip
    return len(alike) > 1


def test_a_corrected_answer_replaces_and_the_old_one_is_history(archive: Archive) -> None:
    keep(archive, ANSWERED, ASKED)
    serial = archive.last_serial()
    assert keep(archive, CORRECTED) == [Status.CHANGED]
    assert stands(archive, "bt/21/7100") == link(ASKED, CORRECTED)
    assert stands(archive, "bt/21/7001") == answered_by(ASKED, (CORRECTED,))
    assert changed(archive, serial) == {"bt/21/7001", "bt/21/7100"}
    old = archive.version(ANSWERED.source.sha256)
    assert old is not None
    assert old.inquiry == ANSWERED


def test_a_corrected_inquiry_changes_the_linked_record(archive: Archive) -> None:
    keep(archive, ASKED, BARE)
    assert keep(archive, ASKED_AGAIN) == [Status.CHANGED]
    assert stands(archive, "bt/21/7100").questions[2].text == "Was kostet alles?"
    assert stands(archive, "bt/21/7100").linked[0].source == ASKED_AGAIN.source


def test_several_answers_are_all_named(archive: Archive) -> None:
    supplement = replace(ANSWERED, source=origin("3"), reference="21/7300")
    keep(archive, ANSWERED, ASKED, supplement)
    assert stands(archive, "bt/21/7001") == answered_by(ASKED, (ANSWERED, supplement))
    assert stands(archive, "bt/21/7300") == link(ASKED, supplement)
    summary = archive.find("bt", 21, 7001)[0]
    assert (summary.paper_id, summary.answered_by) == ("bt/21/7001", "bt/21/7300")


def test_a_second_reading_that_loses_the_number_parts_them_again(archive: Archive) -> None:
    keep(archive, ASKED, ANSWERED)
    serial = archive.last_serial()
    assert keep(archive, replace(ANSWERED, request_reference=None)) == [Status.CHANGED]
    assert stands(archive, "bt/21/7001") == ASKED
    assert stands(archive, "bt/21/7100") == replace(ANSWERED, request_reference=None)
    assert changed(archive, serial) == {"bt/21/7001", "bt/21/7100"}
    keep(archive, ANSWERED)
    assert stands(archive, "bt/21/7100") == link(ASKED, ANSWERED)


def test_a_second_reading_that_moves_the_inquiry_parts_and_joins(archive: Archive) -> None:
    keep(archive, ASKED, ANSWERED)
    keep(archive, replace(ASKED, reference="21/7002"))
    assert contents(archive) == {"bt/21/7002": replace(ASKED, reference="21/7002"), "bt/21/7100": ANSWERED}
    serial = archive.last_serial()
    assert keep(archive, ASKED) == [Status.CHANGED]
    assert changed(archive, serial) == {"bt/21/7001", "bt/21/7002", "bt/21/7100"}
    assert contents(archive) == {"bt/21/7001": answered_by(ASKED, (ANSWERED,)), "bt/21/7100": link(ASKED, ANSWERED)}


def test_a_second_reading_of_the_inquiry_changes_the_linked_record(archive: Archive) -> None:
    keep(archive, ASKED, BARE)
    better = replace(ASKED, questions=(replace(ASKED.questions[0], text="Besser gelesen?"), *ASKED.questions[1:]))
    serial = archive.last_serial()
    assert keep(archive, better) == [Status.CHANGED]
    assert stands(archive, "bt/21/7100") == link(better, BARE)
    assert changed(archive, serial) == {"bt/21/7001", "bt/21/7100"}


def test_a_second_reading_of_a_saxon_inquiry_in_the_history_is_a_change(archive: Archive) -> None:
    bare = replace(SAXON, questions=())
    keep(archive, SAXON_ASKED, bare)
    better = replace(SAXON_ASKED, title="Anstrich der Türme", questions=questions("1", "2"))
    assert keep(archive, better) == [Status.CHANGED]
    assert stands(archive, "sn/8/3284") == link(better, bare)


def test_an_answer_that_was_taken_for_the_inquiry_gives_it_its_place_back(archive: Archive) -> None:
    misread = replace(SAXON, part=Part.INQUIRY, answers=(), reference="8/3284", request_reference=None)
    keep(archive, SAXON_ASKED, misread)
    keep(archive, replace(SAXON, questions=()))
    assert stands(archive, "sn/8/3284") == link(SAXON_ASKED, replace(SAXON, questions=()))


def test_only_the_answer_that_stands_answers(archive: Archive) -> None:
    keep(archive, ASKED, ANSWERED)
    keep(archive, replace(CORRECTED, request_reference="21/7002"))
    assert stands(archive, "bt/21/7001") == ASKED
    assert stands(archive, "bt/21/7100").linked == ()


def test_inquiries_of_two_kinds_may_have_one_running_number(archive: Archive) -> None:
    large = replace(THURINGIAN_ASKED, kind=Kind.GROSSE_ANFRAGE)
    keep(archive, large, THURINGIAN)
    assert contents(archive) == {large.paper_id: large, "th/8/1714": THURINGIAN}


def test_an_answer_that_turns_out_to_be_none_is_unlinked(archive: Archive) -> None:
    keep(archive, ASKED, ANSWERED)
    keep(archive, replace(ANSWERED, part=None, questions=(), answers=()))
    assert stands(archive, "bt/21/7001") == ASKED
    assert archive.find("bt", 21, 7001)[0].answered_by is None


NOTICE = replace(
    ANSWERED, source=origin("5"), kind=Kind.UNTERRICHTUNG, part=None, title="Zurückziehung", questions=(), answers=()
)


@pytest.mark.parametrize("reference", ["21/7200", "21/7100", None])
@pytest.mark.parametrize("kind", [Kind.UNTERRICHTUNG, Kind.OTHER])
def test_a_notice_that_withdraws_an_answer_neither_replaces_nor_answers(
    archive: Archive, reference: str | None, kind: Kind
) -> None:
    notice = replace(NOTICE, reference=reference, kind=kind)
    keep(archive, notice, ASKED, ANSWERED)
    keep(archive, replace(notice, source=origin("6")))
    assert stands(archive, "bt/21/7100") == link(ASKED, ANSWERED)
    assert stands(archive, "bt/21/7001") == answered_by(ASKED, (ANSWERED,))


def test_questions_printed_twice_are_counted_once(archive: Archive) -> None:
    keep(archive, ASKED)
    assert archive.counts().questions == 3
    keep(archive, ANSWERED)
    assert (archive.counts().papers, archive.counts().questions, archive.counts().answers) == (2, 3, 3)


def test_the_running_number_is_found_and_is_no_number_of_a_paper(archive: Archive) -> None:
    keep(archive, THURINGIAN_ASKED, THURINGIAN)
    assert archive.find("th", 8, 980) == ()
    found = {paper.paper_id: paper.answered_by for paper in archive.find_running("th", 8, 980)}
    assert found == {"th/8/1714": None, THURINGIAN_ASKED.paper_id: "th/8/1714"}
    assert archive.find_running(None, 8, 980) == archive.find_running("th", 8, 980)
    assert archive.find_running("bt", 8, 980) == ()


def test_findings_and_numbers_of_questions_are_those_of_the_linked_record(archive: Archive) -> None:
    keep(archive, ASKED, BARE)
    (summary,) = archive.find("bt", 21, 7100)
    assert (summary.questions, summary.answers) == (3, 3)


def test_two_records_that_share_a_number_in_different_parliaments_stay_apart(archive: Archive) -> None:
    other = replace(ASKED, source=origin("9"), parliament="sl")
    keep(archive, other, ANSWERED)
    assert contents(archive) == {"sl/21/7001": other, "bt/21/7100": ANSWERED}


# an archive made by the program before it knew links: inquiry and answer of the Bundestag, a notice, both papers of
# Sachsen under one number
def older(home: Path) -> Path:
    home.mkdir()
    connection = sqlite3.connect(home / "catalogue.sqlite")
    connection.executescript((Path(__file__).parent / "catalogue_v1.sql").read_text(encoding="utf-8"))
    connection.close()
    return home


def test_an_archive_of_the_first_schema_is_brought_up_in_place(tmp_path: Path) -> None:
    with Archive.open(older(tmp_path / "old")) as archive:
        linked, marked = stands(archive, "bt/21/7100"), stands(archive, "bt/21/7001")
        assert [question.text for question in linked.questions] == list(TEXTS.values())
        assert linked.linked[0].paper_id == "bt/21/7001"
        assert marked.is_answered_elsewhere
        assert stands(archive, "sn/8/3284").linked[0].source == SAXON_ASKED.source
        assert stands(archive, "bt/21/7200").title == "Zurückziehung"
        assert changed(archive, 5) == {"bt/21/7001", "bt/21/7100", "sn/8/3284"}
        assert archive.count() == 4
        # it goes on as any other archive
        assert keep(archive, ASKED) == [Status.UNCHANGED]
        assert keep(archive, CORRECTED) == [Status.CHANGED]
        assert keep(archive, replace(SAXON_ASKED, source=origin("0"))) == [Status.VERSION]
        assert stands(archive, "sn/8/3284").part is Part.ANSWER
        key, serial = archive.key, archive.last_serial()
    with Archive.open(tmp_path / "old") as again:
        assert (again.key, again.last_serial()) == (key, serial)


def test_an_older_archive_with_a_broken_record_is_left_as_it_was(tmp_path: Path) -> None:
    home = older(tmp_path / "old")
    connection = sqlite3.connect(home / "catalogue.sqlite")
    connection.execute("UPDATE version SET record = x'7b' WHERE number = 3")
    connection.commit()
    connection.close()
    with pytest.raises(ArchiveError, match="beschädigt"):
        Archive.open(home)
    connection = sqlite3.connect(home / "catalogue.sqlite")
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'handle'").fetchone() == (0,)
    connection.close()
