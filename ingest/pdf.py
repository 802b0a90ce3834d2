"""PDF to pages of words with boxes. The only importer of pypdfium2; geometry, no meaning.

PDFium is not thread-safe: many files are read in many processes, never in threads.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.errors import DamagedFile, EncryptedFile, NeedsOcr, TooLarge
from ingest.records import PageText, SourceFile, Word

MAX_PAGES = 3000
"""Pages; the longest inquiry known has some 600, so more is no paper but an attack or a book."""

SOFT_BREAK = "\ufffe"
"""PDFium joins a word that was broken at a line's end and writes this in place of its hyphen."""

BOLD_WEIGHT = 600
"""Font weight from which a word counts as bold (CSS scale, 400 is regular)."""

LETTERS_PER_PAGE = 8
"""Fewer characters on the average page mean that the pages are pictures."""

MIN_RULES = 2
"""Ruling lines of each direction that a table has at least; boxes count for both."""

MAX_RULES = 4000
"""Drawn paths of a page above which it is a drawing or a map; the fullest table seen has 900."""

THIN = 3.0
"""Points; a path that is thinner is a line."""

GRID_SEGMENTS = 8
"""Segments from which one path may draw a whole grid; a box has 5."""

_WORD = re.compile(r"[^\s\x00]+")


def pages(source: SourceFile) -> tuple[PageText, ...]:
    """All pages of a PDF as words in the order of the file, boxes in points from the top left.

    Raises EncryptedFile, DamagedFile, TooLarge and NeedsOcr (pictures only).
    """
    document = _open(source)
    try:
        if len(document) > MAX_PAGES:
            raise TooLarge(source.name, f"{len(document)} Seiten, gelesen werden höchstens {MAX_PAGES}.")
        found = tuple(_page(document[index], index + 1) for index in range(len(document)))
    except pdfium.PdfiumError as error:
        raise DamagedFile(source.name, f"Das PDF ist beschädigt: {error}") from error
    finally:
        document.close()
    letters = sum(len(word.text) for page in found for word in page.words)
    if letters < LETTERS_PER_PAGE * len(found):
        raise NeedsOcr(source.name, "Das PDF enthält nur Bilder und keinen Text; es braucht eine Texterkennung (OCR).")
    return found


def ruled_pages(source: SourceFile) -> tuple[int, ...]:
    """The numbers (from 1) of the pages that carry ruling lines and so may hold a ruled table."""
    document = _open(source)
    try:
        return tuple(index + 1 for index in range(len(document)) if _is_ruled(document[index]))
    finally:
        document.close()


def _open(source: SourceFile) -> Any:
    try:
        return pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFile(source.name, "Das PDF ist mit einem Passwort geschützt.") from error
        raise DamagedFile(source.name, f"Das PDF ist beschädigt: {error}") from error


def _is_ruled(page: Any) -> bool:
    """Whether lines of both directions or boxes are drawn: a ruled table may stand on the page."""
    across = down = 0
    for count, path in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count == MAX_RULES:
            return False
        left, bottom, right, top = path.get_bounds()
        whole_grid = raw.FPDFPath_CountSegments(path) >= GRID_SEGMENTS
        across += MIN_RULES if whole_grid else right - left > THIN
        down += MIN_RULES if whole_grid else top - bottom > THIN
    return across >= MIN_RULES and down >= MIN_RULES


def _page(page: Any, number: int) -> PageText:
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        words = tuple(_words(textpage, height))
    finally:
        textpage.close()
        page.close()
    return PageText(number, width, height, words)


def _characters(textpage: Any) -> str:
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(textpage, 0, count, buffer)
    # one UTF-16 unit a character: offsets in the text are then PDFium's own
    return "".join(map(chr, buffer[:count]))


def _words(textpage: Any, height: float) -> Iterator[Word]:
    for match in _WORD.finditer(_characters(textpage)):
        start = match.start()
        pieces = match.group().split(SOFT_BREAK)
        for place, piece in enumerate(pieces):
            broken = place < len(pieces) - 1
            if piece:
                yield _word(textpage, height, piece, start, hyphenated=broken)
            start += len(piece) + 1


def _word(textpage: Any, height: float, text: str, start: int, *, hyphenated: bool) -> Word:
    first, last = _box(textpage, start), _box(textpage, start + len(text) - 1)
    weight = raw.FPDFText_GetFontWeight(textpage, start)
    # characters beyond the Basic Multilingual Plane came as two surrogates
    text = unicodedata.normalize("NFC", text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    return Word(
        text=text + "-" if hyphenated else text,
        x0=first.left,
        top=height - max(first.top, last.top),
        x1=last.right,
        bottom=height - min(first.bottom, last.bottom),
        size=round(first.top - first.bottom, 1),
        bold=weight >= BOLD_WEIGHT,
        hyphenated=hyphenated,
    )


def _box(textpage: Any, index: int) -> Any:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index, box)
    return box
