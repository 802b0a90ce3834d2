"""Bad input: each file gets its named reason, the batch goes on, nothing else is lost."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from papers import berlin, pdf_of_text, write_papers
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.archive import Archive
from ingest.errors import DamagedFile, UnknownType
from ingest.sources import iter_sources, read_source

HUGE = 200_000_000  # bytes
BOMB = 500_000_000  # bytes that a member of the ZIP unpacks to


def pdf_of_pictures() -> bytes:
    noise = bytes(i * i % 251 for i in range(40 * 40 * 3))
    picture = b"P6 40 40 255\n" + noise
    data = io.BytesIO()
    canvas = Canvas(data)
    for _ in range(2):
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 60, 60, 400, 600)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def encrypted_pdf() -> bytes:
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of_text(berlin(30777)))) as pdf:
        pdf.save(data, encryption=pikepdf.Encryption(owner="geheim", user="geheim"))
    return data.getvalue()


def zip_bomb() -> bytes:
    data = io.BytesIO()
    zeros = bytes(1_000_000)
    with (
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("bombe.txt", "w", force_zip64=True) as file,
    ):
        for _ in range(BOMB // len(zeros)):
            file.write(zeros)
    return data.getvalue()


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three good papers among files that are none."""
    folder = tmp_path_factory.mktemp("batch")
    write_papers(folder, 3)
    (folder / "leer.pdf").write_bytes(b"")
    whole = pdf_of_text(berlin(30778))
    (folder / "abgebrochen.pdf").write_bytes(whole[: len(whole) // 3])
    (folder / "verschluesselt.pdf").write_bytes(encrypted_pdf())
    (folder / "bilder.pdf").write_bytes(pdf_of_pictures())
    with (folder / "riesig.txt").open("wb") as file:
        for _ in range(HUGE // 1_000_000):
            file.write(b"Ein Wort. " * 100_000)
    (folder / "bombe.zip").write_bytes(zip_bomb())
    (folder / "abgerissen.zip").write_bytes(b"PK\x03\x04" + bytes(100))
    (folder / "programm.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20)
    for name, data in PICTURES.items():
        (folder / name).write_bytes(data)
    return folder


PICTURES = {
    "stumpf.png": b"\x89PNG\r\n",
    "bild.jpg": b"\xff\xd8\xff\xe0",
    "bild.gif": b"GIF89a",
    "bild.tif": b"II*\x00",
    "als-text.txt": b"\x89PNG\r\n\x1a\n" + bytes(50),
}
"""Pictures and the first bytes of some, of which a few have nothing that no text has."""


@pytest.fixture(scope="module")
def run(batch: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    home, empty = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("leerer-ordner")
    return ingest(home, batch, empty), home


def ingest(home: Path, *paths: Path | str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from ingest.cli import ingest; ingest()", "--home", str(home), "--jobs", "2"]
    return subprocess.run(
        [*command, "--format", "json", *options, *map(str, paths)], capture_output=True, text=True, check=False
    )


EXPECTED = {
    "leer.pdf": "empty",
    "abgebrochen.pdf": "damaged",
    "verschluesselt.pdf": "encrypted",
    "bilder.pdf": "needs-ocr",
    "riesig.txt": "too-large",
    "bombe.zip": "too-large",
    "abgerissen.zip": "damaged",
    "programm.txt": "unknown-type",
    "leerer-ordner": "unreadable",
    **dict.fromkeys(PICTURES, "unknown-type"),
}


@pytest.mark.parametrize(("name", "code"), EXPECTED.items())
def test_each_file_has_its_reason(run: tuple[subprocess.CompletedProcess[str], Path], name: str, code: str) -> None:
    done, _ = run
    failures = json.loads(done.stdout)["failures"]
    (failure,) = [failure for failure in failures if name in failure["name"]]
    assert failure["code"] == code
    assert failure["reason"].endswith(".")
    assert f"{failure['name']}: {failure['reason']}" in done.stderr


def test_a_picture_is_called_one(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    reasons = {Path(each["name"]).name: each["reason"] for each in json.loads(run[0].stdout)["failures"]}
    for name, kind in zip(PICTURES, ("PNG", "JPEG", "GIF", "TIFF", "PNG"), strict=True):
        assert reasons[name].startswith(f"Das ist ein Bild ({kind}).")


def test_a_broken_zip_is_called_one(run: tuple[subprocess.CompletedProcess[str], Path], batch: Path) -> None:
    assert f"{batch / 'abgerissen.zip'}: Die ZIP-Datei ist beschädigt.\n" in run[0].stderr


def test_a_broken_member_is_told_without_the_words_of_the_library(tmp_path: Path) -> None:
    file = tmp_path / "paket.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as paket:
        paket.writestr("a.txt", berlin(30001))
    whole = file.read_bytes()
    file.write_bytes(whole[:60] + b"\xff" * 10 + whole[70:])
    (member,) = iter_sources([file])
    assert isinstance(member, DamagedFile)
    assert member.reason == "Die Datei in der ZIP-Datei ist beschädigt."


def test_a_zip_is_no_paper_to_be_printed(tmp_path: Path) -> None:
    file = tmp_path / "paket.zip"
    with zipfile.ZipFile(file, "w") as paket:
        paket.writestr("a.txt", berlin(30001))
    with pytest.raises(UnknownType, match="eine ZIP-Datei und kein Dokument"):
        read_source(file)


def test_the_batch_went_on_and_said_so(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, home = run
    assert done.returncode == 1
    assert f"3 neu, 0 geändert, 0 unverändert, {len(EXPECTED)} fehlgeschlagen." in done.stderr
    with Archive.open(home) as archive:
        assert list(archive.papers()) == ["be/19/30001", "be/19/30002", "be/19/30003"]


def test_failed_files_lie_in_quarantine_and_the_huge_one_is_only_named(
    run: tuple[subprocess.CompletedProcess[str], Path], batch: Path
) -> None:
    with Archive.open(run[1]) as archive:
        failures = {Path(failure.place).name: failure for failure in archive.quarantined()}
        assert archive.quarantined_data(failures["programm.txt"]) == (batch / "programm.txt").read_bytes()
        assert failures["riesig.txt"].sha256 is None
    kept = sum(path.stat().st_size for path in (run[1] / "quarantine").rglob("*") if path.is_file())
    assert kept < HUGE / 10


def test_again_the_same_fail_and_nothing_changes(
    run: tuple[subprocess.CompletedProcess[str], Path], batch: Path, tmp_path: Path
) -> None:
    first, home = run
    again = json.loads(ingest(home, options=("--retry",)).stdout)
    kept = [
        failure["code"] for failure in json.loads(first.stdout)["failures"] if "leerer-ordner" not in failure["name"]
    ]
    assert sorted(failure["code"] for failure in again["failures"]) == sorted(kept)
    assert again["new"] + again["changed"] + again["unchanged"] == 0


def test_a_zip_gives_its_papers_though_some_members_are_none(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "paket.zip", "w") as paket:
        paket.writestr("../../ausbruch.txt", berlin(30001))
        paket.writestr("leer.txt", b"")
        paket.writestr("ordner/gut.txt", berlin(30002))
    done = ingest(tmp_path / "home", tmp_path / "paket.zip")
    assert done.returncode == 1
    with Archive.open(tmp_path / "home") as archive:
        assert list(archive.papers()) == ["be/19/30001", "be/19/30002"]
        assert [failure.code for failure in archive.quarantined()] == ["empty"]
    assert not list(tmp_path.parent.glob("ausbruch.txt"))


def test_a_text_that_is_no_inquiry_is_taken_in_as_another_document(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Ein Brief\n\nLiebe Ina,\n\nam Teich war es schön.\n")
    done = ingest(tmp_path / "home", tmp_path / "brief.txt")
    assert done.returncode == 0
    with Archive.open(tmp_path / "home") as archive:
        (inquiry,) = archive.iter_inquiries()
    assert inquiry.kind == "other"
    assert inquiry.findings
