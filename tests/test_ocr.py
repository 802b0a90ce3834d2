"""Running the programs: what is missing, what they refuse, how long they may take. The programs are scripts here."""

import os
from pathlib import Path

import pytest
from drawn import pdf, source, write
from scanned import scan

from ingest import ocr
from ingest.errors import DamagedFile, EncryptedFile, NeedsOcr, TooLarge, TooSlow, UnreadableFile
from ingest.records import SourceFile

ENGINE = "#!/bin/sh\nprintf 'List of available languages (2):\\n{language}\\nosd\\n'\n"
TOLD = "Traceback: /usr/lib/ocrmypdf geheim"


@pytest.fixture
def picture() -> SourceFile:
    return source(scan(pdf(lambda canvas: write(canvas, ["Am Teich stehen Bänke."]))))


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that stands before all others: a Tesseract that knows German, no OCRmyPDF yet."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    script(tmp_path / "tesseract", ENGINE.format(language="deu"))
    return tmp_path


def script(place: Path, text: str) -> None:
    place.write_text(text)
    place.chmod(0o755)


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "fehlt auf diesem Rechner: OCRmyPDF und Tesseract (Debian: " in str(ocr.missing())


def test_german_must_be_among_the_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language, lacking in (("eng", True), ("deu", False)):
        folder = tmp_path / language
        folder.mkdir()
        monkeypatch.setenv("PATH", str(folder))
        script(folder / "tesseract", ENGINE.format(language=language))
        script(folder / "ocrmypdf", "#!/bin/sh\n")
        assert ("die deutschen Daten von Tesseract" in (ocr.missing() or "")) is lacking


def test_a_paper_is_refused_where_the_programs_are_missing(
    picture: SourceFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NeedsOcr, match="apt-get install ocrmypdf tesseract-ocr-deu"):
        ocr.recognised(picture, [1])


@pytest.mark.parametrize(
    ("code", "told", "error", "reason"),
    [
        (2, TOLD, DamagedFile, "beschädigt"),
        (2, "DigitalSignatureError: Input PDF has a digital signature", EncryptedFile, "digital signiert"),
        (3, TOLD, NeedsOcr, "fehlt ein Programm"),
        (7, TOLD, DamagedFile, "an einem Bild"),
        (8, TOLD, EncryptedFile, "verschlüsselt"),
        (15, TOLD, UnreadableFile, "Rückgabewert 15"),
    ],
)
def test_each_exit_code_has_its_german_sentence(
    picture: SourceFile, programs: Path, code: int, told: str, error: type[UnreadableFile], reason: str
) -> None:
    script(programs / "ocrmypdf", f"#!/bin/sh\necho '{told}' >&2\nexit {code}\n")
    with pytest.raises(error, match=reason) as raised:
        ocr.recognised(picture, [1])
    assert type(raised.value) is error
    assert raised.value.reason.endswith(".")
    assert "Traceback" not in raised.value.reason


def test_only_the_pages_that_are_asked_for_are_named_to_the_program(programs: Path) -> None:
    script(programs / "ocrmypdf", '#!/bin/sh\nfor last; do :; done\necho "$@" > "$last"\n')
    paper = source(scan(pdf(*[lambda canvas: write(canvas, ["Am Teich stehen Bänke."])] * 6)))
    some, every = (ocr.recognised(paper, pages).decode() for pages in ([1, 2, 3, 5], range(1, 7)))
    assert "--pages 1-3,5-5 " in some
    assert "--pages" not in every
    assert "--language deu " in every


def test_a_recognition_that_takes_too_long_is_ended_and_leaves_no_files(
    picture: SourceFile, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(programs / "ocrmypdf", f'#!/bin/sh\necho "$TMPDIR" > {programs}/place\nexec sleep 600\n')
    monkeypatch.setattr(ocr, "TIME_LIMIT", 2.0)
    with pytest.raises(TooSlow, match="abgebrochen"):
        ocr.recognised(picture, [1])
    assert not Path((programs / "place").read_text().strip()).exists()


def test_a_book_of_pictures_is_refused(picture: SourceFile, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(programs / "ocrmypdf", "#!/bin/sh\nexit 15\n")
    monkeypatch.setattr(ocr, "MAX_PAGES", 2)
    with pytest.raises(TooLarge, match="3 Seiten"):
        ocr.recognised(picture, [1, 2, 3])


def test_numbers_are_gathered_into_runs() -> None:
    assert ocr.runs([2, 3, 4, 9]) == [(2, 4), (9, 9)]
    assert ocr.runs([]) == []
