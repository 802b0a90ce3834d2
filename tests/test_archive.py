"""The archive: versions, history, changes, quarantine, several writers; a real database in a real folder."""

import hashlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest import catalogue
from ingest.archive import Archive
from ingest.errors import ArchiveError, DamagedFile, TooLarge
from ingest.holdings import FindingShare, Share, Status, Stored, TermShare
from ingest.quarantine import file_of
from ingest.records import Answer, Asker, Dates, Finding, Inquiry, Kind, Part, Question, Source, SourceFile

TEXT = "text/plain"
PDF = "application/pdf"


def source(content: str, name: str = "anfrage.txt", media_type: str = TEXT) -> SourceFile:
    data = content.encode()
    return SourceFile(name, hashlib.sha256(data).hexdigest(), media_type, data)


def paper(of: SourceFile, reference: str | None = "17/100", **fields: object) -> Inquiry:
    read_from = Source(of.name, of.sha256, of.media_type, 1)
    inquiry = Inquiry(
        read_from,
        Kind.SCHRIFTLICHE_ANFRAGE,
        "be",
        reference,
        part=Part.BOTH,
        title="Bänke am Mühlenteich",
        questions=(Question("1", "Wie viele Bänke stehen am Mühlenteich?", 1),),
        answers=(Answer(("1",), "Dort stehen drei Bänke.", 1),),
    )
    return replace(inquiry, **fields)  # type: ignore[arg-type]


def keep(archive: Archive, content: str, reference: str | None = "17/100", **fields: object) -> Stored:
    file = source(content)
    return archive.store(file, paper(file, reference, **fields))


def stands(archive: Archive, paper_id: str = "be/17/100") -> bytes:
    """The content of the file whose record stands for the paper."""
    found = archive.get(paper_id)
    assert found is not None
    original = archive.original(found.sha256)
    assert original is not None
    return original.path.read_bytes()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "home") as opened:
        yield opened


def test_a_stored_paper_comes_back_whole(archive: Archive) -> None:
    file = source("Erste Fassung", name="ordner/anfrage.txt")
    inquiry = paper(file, askers=(Asker("Dr. Ina Feld", "GRÜNE"),), dates=Dates(asked=date(2013, 1, 18)))
    assert archive.store(file, inquiry) == Stored(Status.NEW, "be/17/100")
    found = archive.get("be/17/100")
    assert found is not None
    assert found.inquiry == inquiry
    original = archive.original(file.sha256)
    assert original is not None
    assert (original.name, original.media_type, original.size) == ("ordner/anfrage.txt", TEXT, len(file.data))
    assert original.path.read_bytes() == file.data
    assert original.path.parent.parent == archive.home / "originals"


def test_what_is_not_there_is_none(archive: Archive) -> None:
    assert archive.get("be/17/100") is None
    assert archive.original("0" * 64) is None
    assert archive.find("be", 17, 100) == ()
    assert archive.versions("be/17/100") == ()
    assert list(archive.papers()) == []
    assert archive.last_serial() == 0


def test_the_same_file_twice_changes_nothing(archive: Archive) -> None:
    keep(archive, "Erste Fassung")
    serial = archive.last_serial()
    assert keep(archive, "Erste Fassung").status is Status.UNCHANGED
    assert archive.last_serial() == serial
    assert len(archive.versions("be/17/100")) == 1


def test_the_same_file_under_another_name_is_unchanged_and_both_names_are_known(archive: Archive) -> None:
    first, second = source("Ein Text", name="a.txt"), source("Ein Text", name="b.txt")
    archive.store(first, paper(first))
    assert archive.store(second, paper(second)).status is Status.UNCHANGED
    assert archive.names(first.sha256) == ("a.txt", "b.txt")
    found = archive.get("be/17/100")
    assert found is not None
    assert found.inquiry.source.name == "a.txt"


def test_a_new_version_replaces_the_record_and_keeps_the_old_one_as_history(archive: Archive) -> None:
    keep(archive, "Erste Fassung", title="Vorläufig")
    assert keep(archive, "Zweite Fassung", title="Endgültig").status is Status.CHANGED
    assert stands(archive) == b"Zweite Fassung"
    newest, oldest = archive.versions("be/17/100")
    assert (newest.current, oldest.current) == (True, False)
    old = archive.version(oldest.sha256)
    assert old is not None
    assert old.inquiry.title == "Vorläufig"
    original = archive.original(oldest.sha256)
    assert original is not None
    assert original.path.read_bytes() == b"Erste Fassung"


def test_an_older_version_that_comes_again_does_not_flip_back(archive: Archive) -> None:
    keep(archive, "Erste Fassung")
    keep(archive, "Zweite Fassung")
    serial = archive.last_serial()
    assert [keep(archive, text).status for text in ("Erste Fassung", "Zweite Fassung")] == [Status.UNCHANGED] * 2
    assert stands(archive) == b"Zweite Fassung"
    assert archive.last_serial() == serial


def test_a_text_copy_goes_to_the_history_of_the_pdf(archive: Archive) -> None:
    pdf = source("%PDF-1.7 Fassung", name="anfrage.pdf", media_type=PDF)
    archive.store(pdf, paper(pdf))
    assert keep(archive, "Abschrift").status is Status.VERSION
    assert stands(archive) == pdf.data
    assert len(archive.versions("be/17/100")) == 2


def test_the_pdf_replaces_the_text_copy_that_came_first(archive: Archive) -> None:
    keep(archive, "Abschrift")
    pdf = source("%PDF-1.7 Fassung", name="anfrage.pdf", media_type=PDF)
    assert archive.store(pdf, paper(pdf)).status is Status.CHANGED
    assert stands(archive) == pdf.data


def test_the_inquiry_does_not_replace_the_answer_that_names_only_its_number(archive: Archive) -> None:
    keep(archive, "Antwort ohne eigene Nummer", None, request_reference="17/100", part=Part.ANSWER)
    assert keep(archive, "Anfrage", part=Part.INQUIRY, answers=()).status is Status.VERSION
    assert stands(archive) == b"Antwort ohne eigene Nummer"


def test_a_second_reading_of_the_same_file_is_a_change_and_no_version(archive: Archive) -> None:
    keep(archive, "Ein Text", title="Falsch gelesen")
    assert keep(archive, "Ein Text", title="Richtig gelesen").status is Status.CHANGED
    assert len(archive.versions("be/17/100")) == 1
    found = archive.get("be/17/100")
    assert found is not None
    assert found.inquiry.title == "Richtig gelesen"


def test_a_second_reading_that_finds_the_number_moves_the_paper(archive: Archive) -> None:
    before = keep(archive, "Ein Text", None)
    assert before.paper_id.startswith("dok/")
    serial = archive.last_serial()
    assert keep(archive, "Ein Text", "17/100") == Stored(Status.CHANGED, "be/17/100")
    assert list(archive.papers()) == ["be/17/100"]
    assert {changed for _, changed in archive.changes_since(serial)} == {before.paper_id, "be/17/100"}
    assert archive.get(before.paper_id) is None


def test_a_version_that_moves_away_lets_the_older_one_stand_again(archive: Archive) -> None:
    keep(archive, "Erste Fassung")
    keep(archive, "Verlesen")
    keep(archive, "Verlesen", "17/101")
    assert stands(archive) == b"Erste Fassung"
    assert stands(archive, "be/17/101") == b"Verlesen"


def test_changes_are_told_once_a_paper_and_in_order(archive: Archive) -> None:
    keep(archive, "eins", "17/1")
    keep(archive, "zwei", "17/2")
    seen = archive.last_serial()
    keep(archive, "drei", "17/3")
    keep(archive, "eins neu", "17/1")
    assert [changed for _, changed in archive.changes_since(0)] == ["be/17/2", "be/17/3", "be/17/1"]
    assert [changed for _, changed in archive.changes_since(seen)] == ["be/17/3", "be/17/1"]
    assert [serial for serial, _ in archive.changes_since(seen)][-1] == archive.last_serial()
    assert list(archive.changes_since(archive.last_serial())) == []


def test_recall_knows_a_file_while_the_parser_is_the_same(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    file = source("Ein Text")
    assert archive.recall(file) is None
    archive.store(file, paper(file))
    assert archive.recall(replace(file, name="anders.txt")) == Stored(Status.UNCHANGED, "be/17/100")
    assert archive.names(file.sha256) == ("anfrage.txt", "anders.txt")
    assert archive.recall(file, given="sl") is None
    monkeypatch.setattr("ingest.archive.parser_version", lambda: "another version")
    assert archive.recall(file) is None


def test_a_paper_is_found_by_its_number_and_by_that_of_its_inquiry(archive: Archive) -> None:
    keep(archive, "Antwort", "18/5000", request_reference="18/4848", parliament="bt", part=Part.ANSWER)
    keep(archive, "Berliner Papier", "18/4848")
    keep(archive, "Anfrage", "18/4848", parliament="bt", part=Part.INQUIRY, answers=())
    assert [found.paper_id for found in archive.find("bt", 18, 4848)] == ["bt/18/4848", "bt/18/5000"]
    assert [found.paper_id for found in archive.find(None, 18, 4848)] == ["be/18/4848", "bt/18/4848", "bt/18/5000"]
    assert [found.paper_id for found in archive.find("bt", 18, 5000)] == ["bt/18/5000"]
    assert archive.find("bt", 19, 4848) == ()


def test_lists_come_by_pages_highest_number_first(archive: Archive) -> None:
    for number in range(1, 8):
        keep(archive, f"Papier {number}", f"17/{number}")
    keep(archive, "Andere Wahlperiode", "18/3", kind=Kind.GROSSE_ANFRAGE)
    keep(archive, "Ohne alles", None, parliament=None, kind=Kind.OTHER)
    ids = [row.paper_id for row in archive.listing("be", limit=3)]
    assert ids == ["be/18/3", "be/17/7", "be/17/6"]
    assert [row.paper_id for row in archive.listing("be", 17, offset=5, limit=5)] == ["be/17/2", "be/17/1"]
    assert [row.paper_id for row in archive.listing(kind=Kind.GROSSE_ANFRAGE)] == ["be/18/3"]
    assert archive.listing()[-1].paper_id.startswith("dok/")
    assert (archive.count(), archive.count("be", 17), archive.count(kind=Kind.GROSSE_ANFRAGE)) == (9, 7, 1)


def test_a_summary_says_what_a_list_shows(archive: Archive) -> None:
    dates = Dates(asked=date(2013, 1, 18), answered=date(2013, 2, 1))
    keep(archive, "Ein Text", dates=dates, findings=(Finding("gap", "Frage 2 fehlt."),))
    (row,) = archive.listing()
    assert (row.title, row.day, row.kind, row.part) == (
        "Bänke am Mühlenteich",
        date(2013, 2, 1),
        Kind.SCHRIFTLICHE_ANFRAGE,
        Part.BOTH,
    )
    assert (row.questions, row.answers, row.findings) == (1, 1, 1)


def test_counts_by_parliament_kind_term_and_finding(archive: Archive) -> None:
    gap, odd = Finding("gap", "Frage 2 fehlt."), Finding("odd", "Datum unlesbar.")
    keep(archive, "a", "17/1", findings=(gap, gap, odd))
    keep(archive, "b", "17/2", findings=(gap,))
    keep(archive, "c", "18/1", parliament="ni", kind=Kind.KLEINE_ANFRAGE, answers=())
    counts = archive.counts()
    assert (counts.papers, counts.originals, counts.size, counts.questions, counts.answers) == (3, 3, 3, 3, 2)
    assert counts.parliaments == (Share("be", 2), Share("ni", 1))
    assert counts.kinds == (Share("schriftliche_anfrage", 2), Share("kleine_anfrage", 1))
    assert counts.terms == (TermShare("be", 17, 2), TermShare("ni", 18, 1))
    assert counts.findings == (Share("gap", 2), Share("odd", 1))
    assert counts.findings_by_parliament == (FindingShare("be", "gap", 2), FindingShare("be", "odd", 1))
    keep(archive, "a besser", "17/1")
    keep(archive, "d", "18/2", parliament="ni", findings=(gap,))
    assert archive.counts().findings == (Share("gap", 2),)
    assert archive.counts().findings_by_parliament == (FindingShare("be", "gap", 1), FindingShare("ni", "gap", 1))


def test_everything_streams_in_batches(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.lookup._BATCH", 3)
    ids = [keep(archive, f"Papier {number}", f"17/{number}").paper_id for number in range(10)]
    assert list(archive.papers()) == sorted(ids)
    assert [inquiry.paper_id for inquiry in archive.iter_inquiries()] == sorted(ids)
    assert [changed for _, changed in archive.changes_since(0)] == ids


def test_a_failed_file_is_kept_with_its_reason_until_it_is_stored(archive: Archive) -> None:
    file = source("kein Ende", name="kaputt.pdf", media_type=PDF)
    archive.quarantine(file, DamagedFile("kaputt.pdf", "Die Datei bricht ab."), given="be")
    archive.quarantine(file, DamagedFile("kaputt.pdf", "Die Datei bricht ab."), given="be")
    (failure,) = archive.quarantined()
    assert (failure.place, failure.code, failure.reason) == ("kaputt.pdf", "damaged", "Die Datei bricht ab.")
    assert (failure.given, failure.attempts, failure.sha256) == ("be", 2, file.sha256)
    assert archive.quarantined_data(failure) == b"kein Ende"
    assert archive.counts().failures == 1
    archive.store(replace(file, name="anders.pdf"), paper(file))
    assert archive.quarantined() == ()
    assert [path for path in (archive.home / "quarantine").rglob("*") if path.is_file()] == []


def test_a_file_that_was_never_opened_is_copied_from_its_place(archive: Archive, tmp_path: Path) -> None:
    place = tmp_path / "rätsel.bin"
    place.write_bytes(b"\0\1\2")
    archive.quarantine(str(place), DamagedFile(str(place), "Unbekannt."))
    (failure,) = archive.quarantined()
    assert failure.place == str(place)
    assert archive.quarantined_data(failure) == b"\0\1\2"


def test_a_huge_file_is_named_and_not_copied(archive: Archive, tmp_path: Path) -> None:
    place = tmp_path / "riesig.txt"
    with place.open("wb") as file:
        file.truncate(200_000_000)
    archive.quarantine(str(place), TooLarge(str(place), "Zu groß."))
    (failure,) = archive.quarantined()
    assert failure.sha256 is None
    assert archive.quarantined_data(failure) is None
    assert not (archive.home / "quarantine").exists()


def test_the_name_of_a_zip_member_never_becomes_a_path(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim")
    paket = tmp_path / "paket.zip"
    paket.write_bytes(b"PK")
    for member in ("../geheim.txt", "\0", "x" * 5000, f"/{tmp_path}/geheim.txt"):
        name = f"{paket}/{member}"
        archive.quarantine(name, DamagedFile(name, "Unlesbar."))
    assert [failure.sha256 for failure in archive.quarantined()] == [None] * 4
    assert {file_of(failure.place) for failure in archive.quarantined()} == {paket}


def test_a_place_that_was_named_relatively_is_found_again_from_elsewhere(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "papiere").mkdir()
    (tmp_path / "kaputt.pdf").write_bytes(b"kaputt")
    monkeypatch.chdir(tmp_path / "papiere")
    archive.quarantine("../kaputt.pdf", DamagedFile("../kaputt.pdf", "Unlesbar."))
    monkeypatch.chdir("/")
    (failure,) = archive.quarantined()
    found = file_of(failure.place)
    assert found is not None
    assert found.read_bytes() == b"kaputt"


def test_a_replaced_file_takes_its_old_copy_along(archive: Archive) -> None:
    for content in ("erster Versuch", "zweiter Versuch"):
        archive.quarantine(source(content, name="x.pdf"), DamagedFile("x.pdf", "Unlesbar."))
    copies = [path for path in (archive.home / "quarantine").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in copies] == [b"zweiter Versuch"]


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "0" * 63, "G" * 64, "0" * 64 + "\n"])
def test_only_a_digest_names_an_original(archive: Archive, digest: str) -> None:
    file = SourceFile("a.txt", digest, TEXT, b"x")
    with pytest.raises(ArchiveError, match="keine SHA-256-Prüfsumme"):
        archive.store(file, paper(source("x")))
    assert archive.original(digest) is None


def test_a_failed_transaction_leaves_nothing_behind(archive: Archive) -> None:
    file = source("Ein Text")
    with pytest.raises(TypeError):
        archive.store(file, paper(file, title=object()))
    assert archive.counts().originals == 0
    assert archive.store(file, paper(file)).status is Status.NEW


def test_hostile_values_are_values(archive: Archive) -> None:
    title = "'); DROP TABLE paper; --"
    file = source("Ein Text", name=title)
    archive.store(file, paper(file, title=title))
    assert archive.listing()[0].title == title
    assert archive.listing(title) == ()
    assert archive.get(title) is None
    assert archive.find("be", 10**30, -(10**30)) == ()
    assert archive.listing("be", 10**30) == ()


def test_a_number_that_no_paper_can_have_breaks_nothing(archive: Archive) -> None:
    keep(archive, "Verlesen", f"17/{10**30}", request_reference=f"{10**40}/²")
    assert archive.count() == 1


def test_readers_and_writers_in_several_threads(archive: Archive) -> None:
    def write(start: int) -> None:
        with Archive.open(archive.home) as own:
            for number in range(start, start + 20):
                keep(own, f"Papier {number}", f"17/{number}")

    threads = [threading.Thread(target=write, args=(start,)) for start in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert archive.count() == 60
    assert [serial for serial, _ in archive.changes_since(0)] == list(range(1, 61))


def test_an_archive_that_another_process_blocks_says_so(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "PATIENCE", 0.05)
    blocker = sqlite3.connect(archive.home / "catalogue.sqlite", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with Archive.open(archive.home) as second, pytest.raises(ArchiveError, match="von einem anderen Vorgang"):
        keep(second, "Ein Text")
    blocker.execute("ROLLBACK")
    blocker.close()
    assert keep(archive, "Ein Text").status is Status.NEW


def test_an_archive_of_a_newer_program_is_left_alone(archive: Archive) -> None:
    connection = sqlite3.connect(archive.home / "catalogue.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ArchiveError, match="neueren Fassung"):
        Archive.open(archive.home)


def test_something_else_in_its_place_is_an_archive_error(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"das ist keine Datenbank" * 100)
    with pytest.raises(ArchiveError, match=r"catalogue\.sqlite"):
        Archive.open(tmp_path)
    (tmp_path / "datei").write_text("")
    with pytest.raises(ArchiveError, match="kann nicht angelegt werden"):
        Archive.open(tmp_path / "datei")


def test_the_catalogue_survives_closing_and_knows_itself(archive: Archive) -> None:
    keep(archive, "Ein Text")
    with Archive.open(archive.home) as again:
        assert again.key == archive.key
        assert len(again.key) == 32
        assert list(again.papers()) == ["be/17/100"]


def test_what_a_killed_run_left_half_written_is_swept_away_after_a_day(archive: Archive) -> None:
    keep(archive, "Ein Text")
    folder = next((archive.home / "originals").iterdir())
    old, fresh = folder / ".new-old", folder / ".new-fresh"
    for half in (old, fresh):
        half.write_bytes(b"halb")
    os.utime(old, (0, 0))
    archive.sweep()
    assert not old.exists()
    assert fresh.exists()
    assert stands(archive) == b"Ein Text"
