"""Papers of which pages are pictures: read with text recognition where it is wanted, named where it is not.

::

    file -> record, pages that are pictures -> (recognised before? recognise) -> record of the searchable form

The file stays as it came in. Its searchable form is kept beside it under the digest
of the file (``home/ocr/ab/cdef...``), so that nothing is recognised twice; the folder
may be deleted at any time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest import ocr
from ingest.assemble import Reading, parse_source, read_source_stages
from ingest.blobs import Blobs
from ingest.errors import ArchiveError, NeedsOcr, UnreadableFile
from ingest.naming import named
from ingest.pdf import page_count, pictured_pages
from ingest.records import Finding, Inquiry, SourceFile
from ingest.sources import PDF

PAGE_WITHOUT_TEXT, READ_BY_OCR = "page-without-text", "read-by-ocr"

WRITTEN = 150
"""Letters and digits from which a page has text of its own; stamps and running heads on a picture have fewer."""

_FOLDER = "ocr"


@dataclass(frozen=True, slots=True)
class Scans:
    """What may be done about pictures: ``home`` is the archive that keeps, ``wanted`` allows to recognise anew."""

    home: Path | None = None
    wanted: bool = False

    def searchable(self, source: SourceFile, pages: Sequence[int]) -> bytes | None:
        """The searchable form of a file, kept or made now; None when there is none and none is wanted.

        Raises the UnreadableFile family where the recognition fails.
        """
        kept = searchable_form(self.home, source.sha256) if self.home else None
        if kept:
            return kept.read_bytes()
        if not self.wanted:
            return None
        data = ocr.recognised(source, pages)
        self._keep(source, data)
        return data

    def _keep(self, source: SourceFile, data: bytes) -> None:
        if self.home is None:
            return
        try:
            Blobs(self.home / _FOLDER).put(source.sha256, data)
        except ArchiveError as error:
            raise UnreadableFile(source.name, str(error)) from error

    def awaits(self, record: Inquiry) -> bool:
        """Whether pages of this record would be recognised if its file were read again."""
        pictured = any(finding.code == PAGE_WITHOUT_TEXT for finding in record.findings)
        return self.wanted and pictured and not (self.home and searchable_form(self.home, record.source.sha256))


NO_OCR = Scans()


def searchable_form(home: Path, sha256: str) -> Path | None:
    """Where the archive in ``home`` keeps the recognised form of a file, a PDF; None when it has none."""
    place = Blobs(home / _FOLDER).path(sha256)
    return place if place.is_file() else None


def sweep(home: Path) -> None:
    """Clear away searchable forms that killed runs left half written."""
    Blobs(home / _FOLDER).sweep()


def read_paper(source: SourceFile, parliament: str | None = None, *, scans: Scans = NO_OCR) -> Inquiry:
    """The record of one file as `parse_source` makes it, its pictures read or named.

    Raises the UnreadableFile family, NeedsOcr for a paper of pictures alone, and DialectError.
    """
    if source.media_type != PDF:
        return parse_source(source, parliament)
    return named(_read_pdf(source, parliament, scans))


def _read_pdf(source: SourceFile, parliament: str | None, scans: Scans) -> Inquiry:
    try:
        first = read_source_stages(source, parliament)
    except NeedsOcr:
        return _read_pictures(source, parliament, scans)
    letters = _letters(first)
    pictured = pictured_pages(source, [page for page, count in letters.items() if count >= WRITTEN])
    if not pictured:
        return first.inquiry
    if set(letters) <= set(pictured):
        return _read_pictures(source, parliament, scans)
    return _read_partly(source, parliament, scans, first, pictured)


def _letters(reading: Reading) -> Counter[int]:
    """How many letters and digits each page has."""
    letters: Counter[int] = Counter()
    for line in reading.lines:
        letters[line.page] += sum(map(str.isalnum, line.text))
    return letters


def _read_pictures(source: SourceFile, parliament: str | None, scans: Scans) -> Inquiry:
    """A paper of pictures alone."""
    data = scans.searchable(source, range(1, page_count(source) + 1))
    if data is None:
        raise NeedsOcr(source.name, f"Das PDF enthält nur Bilder und keinen Text: {ocr.HOW}")
    try:
        record = read_source_stages(replace(source, data=data), parliament).inquiry
    except NeedsOcr as error:
        raise NeedsOcr(source.name, "Die Texterkennung hat in den Bildern des PDFs keinen Text gefunden.") from error
    return _found(record, READ_BY_OCR, f"Das Papier ist ein Scan und wurde {_BY_MACHINE}", 1)


def _read_partly(
    source: SourceFile, parliament: str | None, scans: Scans, first: Reading, pictured: Sequence[int]
) -> Inquiry:
    """A paper with text of which some pages are pictures: what cannot be recognised is a finding and no failure."""
    try:
        data = scans.searchable(source, pictured)
        again = read_source_stages(replace(source, data=data), parliament) if data else None
    except UnreadableFile as error:
        return _unread(first.inquiry, pictured, f"ihr Text wurde nicht gelesen. {error.reason}")
    if again is None:
        return _unread(first.inquiry, pictured, f"ihr Text wurde nicht gelesen: {ocr.HOW}")
    before, after = _letters(first), _letters(again)
    read = [page for page in pictured if after[page] > before[page]]
    silent = [page for page in pictured if page not in read]
    record = again.inquiry
    if silent:
        record = _unread(record, silent, "Text hat darin auch die Texterkennung nicht gefunden.")
    if read:
        record = _found(record, READ_BY_OCR, f"{_pages(read, 'wurde', 'wurden')} {_BY_MACHINE}", read[0])
    return record


_BY_MACHINE = "maschinell erkannt (OCR); Zahlen und Namen sind am Original zu prüfen."


def _unread(record: Inquiry, pages: Sequence[int], how: str) -> Inquiry:
    """The record with a finding that these pages are pictures; they count as pages all the same."""
    whole = replace(record, source=replace(record.source, pages=max(record.source.pages, pages[-1])))
    message = f"{_pages(pages, 'ist ein Bild', 'sind Bilder')}; {how}"
    return _found(whole, PAGE_WITHOUT_TEXT, message, pages[0])


def _found(record: Inquiry, code: str, message: str, page: int) -> Inquiry:
    return replace(record, findings=(*record.findings, Finding(code, message, page)))


def _pages(pages: Sequence[int], one: str, many: str) -> str:
    """Subject and verb of a sentence about pages: "Die Seiten 2 bis 4 und 9 sind"."""
    if len(pages) == 1:
        return f"Seite {pages[0]} {one}"
    *most, last = [part for run in ocr.runs(pages) for part in _run(*run)]
    return f"Die Seiten {', '.join(most)} und {last} {many}" if most else f"Die Seiten {last} {many}"


def _run(first: int, last: int) -> tuple[str, ...]:
    return (f"{first} bis {last}",) if last > first + 1 else tuple(map(str, dict.fromkeys((first, last))))
