"""Folders, ZIP archives, single files and standard input to files in memory, one at a time.

What a file is, its content decides. In a folder, data files that lie beside papers
(JSON, CSV and the like, by their ending) are passed over; a file that is named
explicitly is read or is an error.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import puremagic

from ingest.disk import refusal
from ingest.errors import DamagedFile, EmptyFile, EncryptedFile, TooLarge, UnknownType, UnreadableFile
from ingest.records import SourceFile

MAX_BYTES = 100 * 1024 * 1024
"""Bytes of one file; the largest scanned answers have some 60 MB."""

MAX_TEXT_BYTES = 20 * 1024 * 1024
"""Bytes of a text, Markdown or HTML file; the longest Große Anfrage has some 3 MB of text."""

MAX_MEMBERS = 20_000
"""Members of a ZIP archive; a whole legislative term has fewer papers."""

MAX_RATIO = 200
"""Unpacked bytes for each packed one; text reaches 20, bombs 1,000 and more."""

RATIO_FROM = 10 * 1024 * 1024
"""Unpacked bytes below which the ratio does not matter."""

SNIFFED = 65_536
"""Bytes from the beginning that decide what a file is."""

COMPANIONS = frozenset(
    {
        ".json",
        ".jsonl",
        ".csv",
        ".tsv",
        ".xlsx",
        ".xls",
        ".xml",
        ".toml",
        ".yaml",
        ".yml",
        ".ini",
        ".cfg",
        ".py",
        ".log",
    }
    | {".md5", ".sha256", ".sqlite", ".db", ".bib", ".ris"}
)
"""Endings of data files that lie beside papers and are no papers; passed over in folders and archives."""

STDIN = "-"
PDF, ZIP, HTML, MARKDOWN, TEXT = "application/pdf", "application/zip", "text/html", "text/markdown", "text/plain"

_PDF_HEAD = 1024
_ZIP_HEAD = b"PK\x03\x04"
_DAMAGED_ZIP = "Die ZIP-Datei ist beschädigt."
_PICTURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
"""How pictures begin; a stump of one may have no byte that no text has."""
_MARKDOWN_MARKS = (b"\n# ", b"\n## ", b"\n### ")


def iter_sources(paths: Iterable[Path | str]) -> Iterator[SourceFile | UnreadableFile]:
    """Every paper below the paths in sorted order; what cannot be read comes as the error itself."""
    for path in paths:
        if str(path) == STDIN:
            yield from _guarded(
                "Standardeingabe",
                lambda: source_from_bytes("Standardeingabe", _bounded(sys.stdin.buffer, "Standardeingabe")),
            )
        elif Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield from _file(Path(path))


def read_source(path: Path | str) -> SourceFile:
    """One paper as its file is named; raises the UnreadableFile family, also for a ZIP archive."""
    source = _read(path)
    if source.media_type == ZIP:
        raise UnknownType(source.name, "Das ist eine ZIP-Datei und kein Dokument; „anfragen ingest“ packt sie aus.")
    return source


def _read(path: Path | str) -> SourceFile:
    place = Path(path)
    try:
        if place.is_dir():
            raise UnknownType(str(path), "Das ist ein Ordner und keine Datei.")
        with place.open("rb") as file:
            return source_from_bytes(str(path), _bounded(file, str(path)))
    except OSError as error:
        raise UnreadableFile(str(path), f"Die Datei lässt sich nicht öffnen: {refusal(error)}.") from error


def source_from_bytes(name: str, data: bytes) -> SourceFile:
    """A file from its bytes; raises EmptyFile, DamagedFile, TooLarge and UnknownType."""
    if not data.strip():
        raise EmptyFile(name, "Die Datei ist leer.")
    media_type = media_type_of(name, data)
    if media_type.startswith("text/") and len(data) > MAX_TEXT_BYTES:
        raise TooLarge(
            name, f"Der Text hat {len(data) // 2**20} MB, gelesen werden höchstens {MAX_TEXT_BYTES // 2**20} MB."
        )
    return SourceFile(name, hashlib.sha256(data).hexdigest(), media_type, data)


def media_type_of(name: str, data: bytes) -> str:
    """What the content is, whatever the name says; raises UnknownType and, for a ZIP archive cut off, DamagedFile."""
    head = data[:SNIFFED]
    if b"%PDF-" in head[:_PDF_HEAD]:
        return PDF
    if zipfile.is_zipfile(io.BytesIO(data)) and head.startswith(b"PK"):
        return ZIP
    if head.startswith(_ZIP_HEAD):  # by its end a ZIP archive is known to be whole
        raise DamagedFile(name, _DAMAGED_ZIP)
    if picture := next((kind for start, kind in _PICTURES.items() if head.startswith(start)), None):
        raise UnknownType(name, f"Das ist ein Bild ({picture}). Einzelne Bilder werden nicht gelesen, nur PDF.")
    if _is_binary(head):
        raise UnknownType(name, f"Das ist kein Dokument, das gelesen wird ({_guess(head)}).")
    start = head.lstrip()[:1024].lower()
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<") and b"<body" in head.lower()):
        return HTML
    marks = b"\n" + head
    return (
        MARKDOWN
        if any(mark in marks for mark in _MARKDOWN_MARKS) or marks.count(b"**") >= len(_MARKDOWN_MARKS)
        else TEXT
    )


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    control = sum(byte < 9 or 13 < byte < 32 for byte in head if byte != 0x1B)
    return b"\x00" in head or control > len(head) * 0.02


def _guess(head: bytes) -> str:
    try:
        return puremagic.from_string(head, mime=True) or "unbekannte Art"
    except puremagic.PureError:
        return "unbekannte Art"


def _bounded(file: BinaryIO, name: str) -> bytes:
    """All bytes of a file, at most the limit; a text is told to be too long before it is read whole."""
    head = file.read(MAX_TEXT_BYTES + 1)
    if len(head) <= MAX_TEXT_BYTES:
        return head
    if b"%PDF-" not in head[:_PDF_HEAD] and not head.startswith(b"PK"):
        raise TooLarge(
            name, f"Die Datei hat mehr als {MAX_TEXT_BYTES // 2**20} MB; so lang ist kein Text, der gelesen wird."
        )
    data = head + file.read(MAX_BYTES + 1 - len(head))
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"Die Datei hat mehr als {MAX_BYTES // 2**20} MB.")
    return data


def _guarded(name: str, read: object) -> Iterator[SourceFile | UnreadableFile]:
    try:
        source = read() if callable(read) else read
    except UnreadableFile as error:
        yield error
        return
    if isinstance(source, SourceFile) and source.media_type == ZIP:
        yield from _members(source)
    elif isinstance(source, SourceFile):
        yield source


def _folder(folder: Path) -> Iterator[SourceFile | UnreadableFile]:
    found = False
    for place in sorted(_walk(folder)):
        if place.suffix.lower() in COMPANIONS:
            continue
        found = True
        yield from _file(place)
    if not found:
        yield UnreadableFile(str(folder), "In diesem Ordner liegen keine Papiere.")


def _walk(folder: Path) -> Iterator[Path]:
    # links are not followed out of the folder, hidden files are nobody's papers
    for where, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        yield from (Path(where) / name for name in names if not name.startswith("."))


def _file(place: Path) -> Iterator[SourceFile | UnreadableFile]:
    yield from _guarded(str(place), lambda: _read(place))


def _members(archive: SourceFile) -> Iterator[SourceFile | UnreadableFile]:
    """The papers in a ZIP archive; the names of its members are shown and never used as paths."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive.data)) as packed:
            members = sorted((m for m in packed.infolist() if _is_paper(m)), key=lambda m: m.filename)
            if len(members) > MAX_MEMBERS:
                yield TooLarge(archive.name, f"Die ZIP-Datei hat mehr als {MAX_MEMBERS} Dateien.")
                return
            if not members:
                yield UnreadableFile(archive.name, "In dieser ZIP-Datei liegen keine Papiere.")
            for member in members:
                yield _member(archive.name, packed, member)
    except zipfile.BadZipFile:
        yield DamagedFile(archive.name, _DAMAGED_ZIP)


def _is_paper(member: zipfile.ZipInfo) -> bool:
    name = Path(member.filename)
    return not member.is_dir() and not name.name.startswith(".") and name.suffix.lower() not in COMPANIONS


def _member(archive: str, packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> SourceFile | UnreadableFile:
    name = f"{archive}/{member.filename}"
    if member.flag_bits & 1:
        return EncryptedFile(name, "Die Datei in der ZIP-Datei ist mit einem Passwort geschützt.")
    if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        return TooLarge(name, "Die Datei ist verdächtig stark gepackt (ZIP-Bombe) und wird nicht ausgepackt.")
    try:
        with packed.open(member) as file:
            source = source_from_bytes(name, _bounded(file, name))  # type: ignore[arg-type]
    except UnreadableFile as error:
        return error
    except NotImplementedError:
        return UnknownType(name, "Die Datei ist auf eine Art gepackt, die dieses Programm nicht auspacken kann.")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        return DamagedFile(name, "Die Datei in der ZIP-Datei ist beschädigt.")
    if source.media_type == ZIP:
        return UnknownType(name, "Eine ZIP-Datei in einer ZIP-Datei wird nicht ausgepackt.")
    return source
