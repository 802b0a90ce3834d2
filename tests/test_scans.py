"""Scans: recognised where it is wanted and possible, named where not; the real programs, a real archive."""

import hashlib
import io
import json
import os
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import pikepdf
import pytest
from drawn import pdf, source, write
from papers import berlin, pdf_of_text, write_papers
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from scanned import needs_ocr, partly_scanned, scan

from ingest.archive import Archive
from ingest.errors import NeedsOcr
from ingest.records import Inquiry
from ingest.scans import Scans, read_paper, searchable_form

ALIKE = 0.97  # of two texts, one printed and one recognised
SAMPLE = "19-99142"
LINES = ["Am Teich stehen sieben Bänke, die im Mai gestrichen werden."] * 12
WANTED = Scans(wanted=True)


@pytest.fixture(scope="module")
def printed(samples: Path) -> bytes:
    return (samples / "be" / f"{SAMPLE}.pdf").read_bytes()


@pytest.fixture(scope="module")
def no_programs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine on which nothing is installed."""
    return {**os.environ, "PATH": str(tmp_path_factory.mktemp("bin"))}


def run(home: Path, *arguments: Path | str, env: dict[str, str] | None = None) -> dict[str, object]:
    """What `anfragen ingest` did, as it says in JSON."""
    command = [sys.executable, "-m", "search_app.cli", "ingest", "--home", str(home), "--jobs", "1", "--format", "json"]
    done = subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True, check=False, env=env)
    assert "Traceback" not in done.stderr, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def codes(record: Inquiry) -> list[str]:
    return [finding.code for finding in record.findings]


def alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split()).ratio() >= ALIKE or (
        SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
    )


def is_as_golden(record: Inquiry, samples: Path) -> bool:
    golden = json.loads((samples / "be" / f"{SAMPLE}.json").read_text(encoding="utf-8"))
    assert [question.label for question in record.questions] == [question["label"] for question in golden["questions"]]
    assert [list(answer.labels) for answer in record.answers] == [answer["labels"] for answer in golden["answers"]]
    texts = [part.text for part in (*record.questions, *record.answers)]
    expected = [part["text"] for part in (*golden["questions"], *golden["answers"])]
    return all(alike(*pair) for pair in zip(texts, expected, strict=True))


@needs_ocr
def test_a_scan_is_read_as_the_printed_paper_and_kept_with_its_original(
    printed: bytes, samples: Path, tmp_path: Path, no_programs: dict[str, str]
) -> None:
    home, file = tmp_path / "home", tmp_path / "scan.pdf"
    file.write_bytes(scan(printed))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert run(home, "--ocr", file)["new"] == 1
    with Archive.open(home) as archive:
        stored = archive.get(f"be/{SAMPLE.replace('-', '/')}")
        assert stored is not None
        original = archive.original(digest)
    assert is_as_golden(stored.inquiry, samples)
    assert codes(stored.inquiry) == ["read-by-ocr"]
    assert (stored.inquiry.source.sha256, stored.inquiry.source.pages) == (digest, 2)
    assert original is not None
    assert original.path.read_bytes() == file.read_bytes()
    form = searchable_form(home, digest)
    assert form is not None
    assert form.read_bytes().startswith(b"%PDF-")
    # read again with what was kept: nothing is recognised a second time
    assert run(home, "--again", env=no_programs)["unchanged"] == 1
    assert run(home, "--ocr", file, env=no_programs)["unchanged"] == 1


def test_without_the_option_a_scan_waits_in_quarantine_and_the_batch_goes_on(tmp_path: Path) -> None:
    write_papers(tmp_path / "in", 2)
    (tmp_path / "in" / "30000.pdf").write_bytes(scan(pdf_of_text(berlin(30009))))
    told = run(tmp_path / "home", tmp_path / "in")
    (failure,) = told["failures"]  # type: ignore[misc]
    assert (told["new"], failure["code"]) == (2, "needs-ocr")
    assert "anfragen ingest --retry --ocr" in failure["reason"]
    assert "tesseract-ocr-deu" in failure["reason"]


@needs_ocr
def test_without_the_programs_a_scan_is_named_and_taken_in_by_retrying(
    tmp_path: Path, no_programs: dict[str, str]
) -> None:
    home = tmp_path / "home"
    write_papers(tmp_path / "in", 2)
    (tmp_path / "in" / "30000.pdf").write_bytes(scan(pdf_of_text(berlin(30009))))
    told = run(home, "--ocr", tmp_path / "in", env=no_programs)
    (failure,) = told["failures"]  # type: ignore[misc]
    assert (told["new"], failure["code"]) == (2, "needs-ocr")
    assert "fehlt auf diesem Rechner: OCRmyPDF und Tesseract" in failure["reason"]
    assert run(home, "--retry", "--ocr")["new"] == 1
    with Archive.open(home) as archive:
        assert archive.quarantined() == ()
        assert "be/19/30009" in list(archive.papers())


def test_pages_that_are_pictures_are_named_in_a_paper_with_text() -> None:
    text = pdf(*[lambda canvas: write(canvas, LINES)] * 8)
    record = read_paper(source(partly_scanned(text, [2, 4, 5, 7, 8], stamp="Drucksache 19/30001 - Seite 5")))
    (finding,) = [finding for finding in record.findings if finding.code == "page-without-text"]
    assert finding.message.startswith("Die Seiten 2, 4, 5, 7 und 8 sind Bilder; ihr Text wurde nicht gelesen: ")
    assert (finding.page, record.source.pages) == (2, 8)
    assert codes(read_paper(source(text))) == codes(record)[:-1]


def test_a_run_of_pictured_pages_is_named_by_its_ends() -> None:
    text = pdf(*[lambda canvas: write(canvas, LINES)] * 5)
    *_, some = read_paper(source(partly_scanned(text, [2, 3, 4]))).findings
    *_, one = read_paper(source(partly_scanned(text, [5]))).findings
    assert some.message.startswith("Die Seiten 2 bis 4 sind Bilder; ")
    assert one.message.startswith("Seite 5 ist ein Bild; ")


def test_a_scan_with_stamps_is_a_scan() -> None:
    with pytest.raises(NeedsOcr, match="--retry --ocr"):
        read_paper(source(scan(pdf(lambda canvas: write(canvas, LINES)), stamp="Drucksache 19/30001 - Seite 1")))


@needs_ocr
def test_a_partly_scanned_paper_is_taken_in_and_completed_by_retrying(
    printed: bytes, samples: Path, tmp_path: Path
) -> None:
    home, file = tmp_path / "home", tmp_path / "halb.pdf"
    file.write_bytes(partly_scanned(printed, [2], stamp="Drucksache 19/99142"))
    assert run(home, file)["new"] == 1
    with Archive.open(home) as archive:
        (before,) = archive.iter_inquiries()
        assert "page-without-text" in codes(before)
        assert run(home, "--retry", "--ocr")["changed"] == 1
        (after,) = archive.iter_inquiries()
    assert is_as_golden(after, samples)
    assert after.findings[-1].message.startswith("Seite 2 wurde maschinell erkannt (OCR); ")
    assert codes(after) == ["read-by-ocr"]
    assert run(home, "--retry", "--ocr")["changed"] == 0


@needs_ocr
def test_a_partly_scanned_paper_stays_when_its_pictures_cannot_be_recognised(
    printed: bytes, tmp_path: Path, no_programs: dict[str, str]
) -> None:
    file = tmp_path / "halb.pdf"
    file.write_bytes(partly_scanned(printed, [2]))
    assert run(tmp_path / "home", "--ocr", file, env=no_programs)["new"] == 1
    with Archive.open(tmp_path / "home") as archive:
        (record,) = archive.iter_inquiries()
    assert "fehlt auf diesem Rechner" in record.findings[-1].message
    # the known file is read again once the programs are there, and then never more
    assert run(tmp_path / "home", file)["unchanged"] == 1
    assert run(tmp_path / "home", "--ocr", file)["changed"] == 1
    assert run(tmp_path / "home", "--ocr", file, env=no_programs)["unchanged"] == 1


@needs_ocr
def test_a_scan_that_lay_turned_is_read() -> None:
    record = read_paper(source(scan(pdf_of_text(berlin(30009)), turn=90)), scans=WANTED)
    assert [question.label for question in record.questions] == ["1", "2"]
    assert alike(record.answers[1].text, "Die Bänke werden im Mai gestrichen.")


@needs_ocr
def test_a_scan_that_may_not_be_changed_or_is_signed_is_read_all_the_same() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scan(pdf_of_text(berlin(30009))))) as document:
        document.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array())
        document.save(out, encryption=pikepdf.Encryption(owner="geheim", user=""))
    assert len(read_paper(source(out.getvalue()), scans=WANTED).questions) == 2


@needs_ocr
def test_pictures_without_text_are_told_apart_from_pictures_not_read() -> None:
    def grey(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(b"P5 2 2 255\n\x80\x80\x80\x80")), 60, 60, 450, 700)

    with pytest.raises(NeedsOcr, match="keinen Text gefunden"):
        read_paper(source(pdf(grey)), scans=WANTED)
    record = read_paper(source(pdf(lambda canvas: write(canvas, LINES), grey)), scans=WANTED)
    assert record.findings[-1].message == "Seite 2 ist ein Bild; Text hat darin auch die Texterkennung nicht gefunden."


@needs_ocr
def test_a_damaged_scan_fails_alone(tmp_path: Path) -> None:
    whole = scan(pdf_of_text(berlin(30009)))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1-abgebrochen.pdf").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "in" / "2-verdorben.pdf").write_bytes(spoiled(whole))
    (tmp_path / "in" / "3-ganz.pdf").write_bytes(whole)
    told = run(tmp_path / "home", "--ocr", tmp_path / "in")
    found = {Path(failure["name"]).name: failure for failure in told["failures"]}  # type: ignore[attr-defined]
    assert told["new"] == 1
    assert set(found) == {"1-abgebrochen.pdf", "2-verdorben.pdf"}
    assert all(failure["reason"].endswith(".") for failure in found.values())
    assert found["1-abgebrochen.pdf"]["code"] == "damaged"


def spoiled(data: bytes) -> bytes:
    """A sound file whose pictures are none."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for picture in page.Resources.XObject.values():
                picture.write(b"kein Bild" * 200, filter=pikepdf.Name.DCTDecode)
        document.save(out)
    return out.getvalue()


@needs_ocr
def test_parse_recognises_and_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(scan(pdf_of_text(berlin(30009))))
    command = [sys.executable, "-m", "search_app.cli", "parse"]
    env = {**os.environ, "ANFRAGEN_HOME": str(tmp_path / "home")}
    done = [
        subprocess.run([*command, *option, tmp_path / "scan.pdf"], capture_output=True, text=True, check=False, env=env)
        for option in (["--ocr"], [])
    ]
    with_it, without = (json.loads(result.stdout) for result in done)
    assert [result.returncode for result in done] == [0, 1]
    assert (with_it["reference"], len(with_it["questions"])) == ("19/30009", 2)
    assert [finding["code"] for finding in without["findings"]] == ["needs-ocr"]
    assert not (tmp_path / "home").exists()
