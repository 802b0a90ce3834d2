"""Text recognition: OCRmyPDF with Tesseract's German data, run as a program. The only caller of both.

The programs are no dependency: where they are not installed, `missing` says what to
do. The options are those that OCRmyPDF knows from version 12 on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from ingest.errors import DamagedFile, EncryptedFile, NeedsOcr, TooLarge, TooSlow, UnreadableFile
from ingest.pdf import page_count
from ingest.records import SourceFile
from ingest.repair import unprotected

MAX_PAGES = 500
"""Pages that are recognised of one paper; the longest scanned annexes have some 200."""

TIME_LIMIT = 1800.0
"""Seconds a paper: a page takes 2 to 5."""

PAGE_LIMIT = 120
"""Seconds a page, after which it stays a picture."""

INSTALL = "Debian: apt-get install ocrmypdf tesseract-ocr-deu"
AGAIN = "„anfragen ingest --retry --ocr“"
HOW = (
    f"{AGAIN} holt das mit Texterkennung nach; dafür müssen OCRmyPDF und die deutschen Daten von Tesseract "
    f"installiert sein ({INSTALL})."
)
"""The end of a sentence that tells what to do about pages that are pictures."""

_PROGRAM, _ENGINE, _LANGUAGE = "ocrmypdf", "tesseract", "deu"
_ASKING_LIMIT = 60  # seconds in which Tesseract must list its languages
_RESOLUTION = 200  # dots an inch to which a coarser picture is enlarged; Ghostscript breaks on the coarsest
_OPTIONS = (
    *("--language", _LANGUAGE, "--force-ocr", "--rotate-pages", "--deskew", "--oversample", str(_RESOLUTION)),
    *("--tesseract-timeout", str(PAGE_LIMIT), "--output-type", "pdf", "--jobs", "1", "--quiet"),
)

# exit codes of OCRmyPDF; what is not here is told with its number
_REASONS: Mapping[int, tuple[type[UnreadableFile], str]] = {
    2: (DamagedFile, "Das PDF ist so beschädigt, dass die Texterkennung es nicht öffnen kann."),
    3: (NeedsOcr, "Der Texterkennung fehlt ein Programm, das OCRmyPDF braucht."),
    4: (DamagedFile, "Die Texterkennung hat kein brauchbares PDF erzeugt."),
    5: (UnreadableFile, "Die Texterkennung konnte ihre Dateien nicht schreiben."),
    7: (DamagedFile, "Die Texterkennung ist an einem Bild des PDFs gescheitert."),
    8: (EncryptedFile, "Das PDF ist verschlüsselt und lässt keine Texterkennung zu."),
    9: (NeedsOcr, "Tesseract ist auf diesem Rechner falsch eingerichtet."),
    10: (DamagedFile, "Die Texterkennung hat kein brauchbares PDF erzeugt."),
}


def missing() -> str | None:
    """Tell in one German sentence what is not installed; None when all is there."""
    return _missing(os.environ.get("PATH", ""))


@cache
def _missing(path: str) -> str | None:
    names = {_PROGRAM: "OCRmyPDF", _ENGINE: "Tesseract"}
    lacking = [name for program, name in names.items() if not shutil.which(program, path=path)]
    if not lacking and _LANGUAGE not in _languages():
        lacking = ["die deutschen Daten von Tesseract"]
    if not lacking:
        return None
    what = " und ".join(lacking)
    return f"Das PDF braucht Texterkennung, und dafür fehlt auf diesem Rechner: {what} ({INSTALL}); danach {AGAIN}."


def _languages() -> list[str]:
    engine = shutil.which(_ENGINE) or _ENGINE
    try:
        told = subprocess.run(  # noqa: S603 fixed words
            [engine, "--list-langs"], capture_output=True, text=True, errors="replace", timeout=_ASKING_LIMIT
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [line.strip() for line in (told.stdout + told.stderr).splitlines()]


def recognised(source: SourceFile, pages: Sequence[int]) -> bytes:
    """A PDF with the same pages, of which those with these numbers (from 1) were given a layer of text.

    What else these pages print is drawn into their pictures and recognised too; all
    other pages stay as they are. Raises NeedsOcr when the programs are missing,
    TooLarge, TooSlow, and the UnreadableFile family for what OCRmyPDF refuses.
    """
    lacking = missing()
    if lacking:
        raise NeedsOcr(source.name, lacking)
    if len(pages) > MAX_PAGES:
        raise TooLarge(source.name, f"{len(pages)} Seiten sind Bilder, erkannt werden höchstens {MAX_PAGES}.")
    with tempfile.TemporaryDirectory(prefix="anfragen-ocr-") as folder:
        before, after = Path(folder, "bilder.pdf"), Path(folder, "text.pdf")
        before.write_bytes(unprotected(source))
        _run(source.name, [*_OPTIONS, *_only(source, pages), str(before), str(after)], Path(folder))
        return after.read_bytes()


def _only(source: SourceFile, pages: Sequence[int]) -> tuple[str, ...]:
    """The option that leaves all other pages as they are."""
    return () if len(pages) == page_count(source) else ("--pages", ",".join(map(_range, runs(pages))))


def runs(pages: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as first and last of each run: 2, 3, 4, 9 is 2 to 4 and 9 to 9."""
    grouped = (list(run) for _, run in groupby(enumerate(pages), key=lambda at: at[1] - at[0]))
    return [(run[0][1], run[-1][1]) for run in grouped]


def _range(run: tuple[int, int]) -> str:
    return f"{run[0]}-{run[1]}"


def _run(name: str, arguments: Sequence[str], folder: Path) -> None:
    """Run OCRmyPDF; what it writes on its way lies in this folder."""
    places = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))
    command = [shutil.which(_PROGRAM) or _PROGRAM, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 fixed words and paths of our own
            command,
            env={**os.environ, **places, "OMP_THREAD_LIMIT": "1"},  # there are as many workers as processors
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
        )
    except subprocess.TimeoutExpired as error:
        reason = f"Die Texterkennung dauerte länger als {TIME_LIMIT / 60:.0f} Minuten und wurde abgebrochen."
        raise TooSlow(name, reason) from error
    except OSError as error:
        raise NeedsOcr(name, "OCRmyPDF ist installiert, lässt sich aber nicht starten.") from error
    if done.returncode:
        raise _refusal(name, done.returncode, done.stderr)


def _refusal(name: str, code: int, told: bytes) -> UnreadableFile:
    """What an exit code means; of what the program said only that it found a signature is used."""
    if b"signature" in told.lower():
        return EncryptedFile(name, "Das PDF ist digital signiert und lässt keine Texterkennung zu.")
    other = (UnreadableFile, f"Die Texterkennung ist gescheitert (OCRmyPDF, Rückgabewert {code}).")
    kind, reason = _REASONS.get(code, other)
    return kind(name, reason)
