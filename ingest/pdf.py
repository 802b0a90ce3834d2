"""PDF to pages of words with boxes. The only importer of pypdfium2; geometry, no meaning.

PDFium is not thread-safe: many files are read in many processes, never in threads.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.characters import clean_word, superscript
from ingest.errors import DamagedFile, EncryptedFile, NeedsOcr, TooLarge
from ingest.letterspacing import Box, letter_spaced, word_lengths
from ingest.pages import PageText, Word
from ingest.records import SourceFile
from ingest.repair import is_cut, repaired

MAX_PAGES = 3000
"""Pages; the longest inquiry known has some 600, so more is no paper but an attack or a book."""

SOFT_BREAK = "\ufffe"
"""PDFium joins a word that was broken at a line's end and writes this in place of its hyphen."""

BOLD_WEIGHT = 600
"""Font weight from which a word counts as bold (CSS scale, 400 is regular)."""

LETTERS_PER_PAGE = 8
"""Fewer characters on the average page mean that the pages are pictures."""

PICTURED_PART = 0.3
"""Pictures over at least this part of a page may be its text; crests and signatures are smaller."""

NESTED = 4
"""Forms within forms that are looked into for pictures."""

MIN_RULES = 2
"""Ruling lines of each direction that a table has at least; boxes count for both."""

MAX_RULES = 4000
"""Drawn paths of a page above which it is a drawing or a map; the fullest table seen has 900."""

THIN = 3.0
"""Points; a path that is thinner is a line."""

GRID_SEGMENTS = 8
"""Segments from which one path may draw a whole grid; a box has 5."""

RAISED_SIZE = 0.85
"""The mark of a foot note is set in at most this part of the size of its word ..."""

RAISED_BY = 0.1
"""... and stands higher than the word by at least this part of its size."""

_WORD = re.compile(r"[^\s\x00]+")
_LINE = re.compile(r"[^\r\n]+")
_MARKS = re.compile(r"(?<=\S)\d{1,3}(?=[^\w\s]{0,3}$)")
_BOLD_NAME = re.compile(rb"bold|black|heavy|fett", re.IGNORECASE)
_NAME_LENGTH = 128  # bytes of a font's name that are looked at


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


def page_count(source: SourceFile) -> int:
    """How many pages there are; raises EncryptedFile and DamagedFile."""
    document = _open(source)
    try:
        return len(document)
    finally:
        document.close()


def pictured_pages(source: SourceFile, written: Collection[int]) -> tuple[int, ...]:
    """The numbers (from 1) of the pages that pictures cover to a good part, ``written`` ones left out.

    Raises EncryptedFile and DamagedFile.
    """
    document = _open(source)
    try:
        numbers = [number for number in range(1, len(document) + 1) if number not in written]
        return tuple(number for number in numbers if _is_pictured(document[number - 1]))
    except pdfium.PdfiumError as error:
        raise DamagedFile(source.name, f"Das PDF ist beschädigt: {error}") from error
    finally:
        document.close()


def ruled_pages(source: SourceFile) -> tuple[int, ...]:
    """The numbers (from 1) of the pages that carry ruling lines and so may hold a ruled table."""
    document = _open(source)
    try:
        return tuple(index + 1 for index in range(len(document)) if _is_ruled(document[index]))
    finally:
        document.close()


def _open(source: SourceFile) -> Any:
    """The document; one that is damaged is repaired first, where that is possible."""
    if is_cut(source):
        return _repaired(source)
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFile(source.name, "Das PDF ist mit einem Passwort geschützt.") from error
        document = _repaired(source)
    return document


def _repaired(source: SourceFile) -> Any:
    try:
        return pdfium.PdfDocument(repaired(source))
    except pdfium.PdfiumError as error:
        raise DamagedFile(source.name, "Das PDF ist beschädigt und lässt sich nicht reparieren.") from error


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


def _is_pictured(page: Any) -> bool:
    width, height = page.get_size()
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in _pictures(page))
    return bool(covered >= width * height * PICTURED_PART)


def _pictures(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """The boxes of pictures, cut at the edges of the page; one within a form counts with the form's box.

    What lies in a form knows its place only there.
    """
    x0, y0, x1, y1 = page.get_bbox()
    outer: Any = None
    told: Any = None
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM], max_depth=NESTED):
        outer = found if found.level == 0 else outer
        if found.type == raw.FPDF_PAGEOBJ_IMAGE and outer is not told:
            told = outer
            left, bottom, right, top = outer.get_bounds()
            yield min(max(left, x0), x1), min(max(bottom, y0), y1), max(min(right, x1), x0), max(min(top, y1), y0)


def _page(page: Any, number: int) -> PageText:
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        text = _Text(textpage, _characters(textpage), _placing(page))
        return PageText(number, width, height, tuple(_words(text)))
    finally:
        textpage.close()
        page.close()


def _placing(page: Any) -> Callable[[Any], Box]:
    """Where a box of the page's own coordinates lies on the page as it is shown: left, top, right, bottom.

    A page may be turned by quarters, and its visible part need not begin at 0.
    """
    x0, y0, x1, y1 = page.get_bbox()
    turned: dict[int, Callable[[Any], Box]] = {
        0: lambda box: (box.left - x0, y1 - box.top, box.right - x0, y1 - box.bottom),
        90: lambda box: (box.bottom - y0, box.left - x0, box.top - y0, box.right - x0),
        180: lambda box: (x1 - box.right, box.bottom - y0, x1 - box.left, box.top - y0),
        270: lambda box: (y1 - box.top, x1 - box.right, y1 - box.bottom, x1 - box.left),
    }
    return turned[page.get_rotation()]


def _characters(textpage: Any) -> str:
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer) - 1
    if written == count:
        # one UTF-16 unit a character: offsets in the text are then PDFium's own
        return "".join(map(chr, buffer[:count]))
    # PDFium leaves characters without meaning out of its text; then each is asked for by itself
    codes = (raw.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if 0 < code <= 0xFFFF else "\x00" for code in codes)


@dataclass(frozen=True, slots=True)
class _Text:
    """The characters of a page, and where each of them stands."""

    textpage: Any
    characters: str
    place: Callable[[Any], Box]

    def box(self, index: int) -> Box:
        """The box of a character, as high as its font."""
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self.textpage, index, box)
        return self.place(box)

    def is_bold(self, index: int) -> bool:
        """Whether the font is bold, by its weight or by its name."""
        if raw.FPDFText_GetFontWeight(self.textpage, index) >= BOLD_WEIGHT:
            return True
        name = ctypes.create_string_buffer(_NAME_LENGTH)
        raw.FPDFText_GetFontInfo(self.textpage, index, name, _NAME_LENGTH, None)
        return bool(_BOLD_NAME.search(name.value))


def _words(text: _Text) -> Iterator[Word]:
    for line in _LINE.finditer(text.characters):
        spaced = list(letter_spaced(line.group()))
        start = line.start()
        for begin, end in spaced:
            yield from _plain_words(text, start, line.start() + begin)
            start = line.start() + end
            yield from _spaced_words(text, start - end + begin, start)
        yield from _plain_words(text, start, line.end())


def _plain_words(text: _Text, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text.characters, start, end):
        at = match.start()
        pieces = match.group().split(SOFT_BREAK)
        for place, piece in enumerate(pieces):
            if piece:
                yield _word(text, range(at, at + len(piece)), hyphenated=place < len(pieces) - 1)
            at += len(piece) + 1


def _spaced_words(text: _Text, start: int, end: int) -> Iterator[Word]:
    """The words of a stretch that looks letter-spaced; its gaps tell whether it is, and where words end."""
    letters = [index for index in range(start, end) if not text.characters[index].isspace()]
    words = word_lengths([text.box(index) for index in letters])
    if not words:
        yield from _plain_words(text, start, end)
    for length in words:
        yield _word(text, letters[:length], hyphenated=False)
        letters = letters[length:]


def _word(text: _Text, indices: Sequence[int], *, hyphenated: bool) -> Word:
    first, last = text.box(indices[0]), text.box(indices[-1])
    # characters beyond the Basic Multilingual Plane came as two surrogates
    units = "".join(text.characters[index] for index in indices)
    word = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Word(
        text=clean_word(_with_marks(text, word, indices, first)) + ("-" if hyphenated else ""),
        x0=min(first[0], last[0]),
        top=min(first[1], last[1]),
        x1=max(first[2], last[2]),
        bottom=max(first[3], last[3]),
        size=round(first[3] - first[1], 1),
        bold=text.is_bold(indices[0]),
        hyphenated=hyphenated,
    )


def _with_marks(text: _Text, word: str, indices: Sequence[int], first: Box) -> str:
    """The word, its raised digits as superscript: the mark of a foot note behind it is no part of a number."""
    marks = _MARKS.search(word)
    if not marks or len(word) != len(indices):
        return word
    start, end = marks.span()
    while start < end and not _is_raised(text.box(indices[start]), first):
        start += 1
    return word[:start] + superscript(word[start:end]) + word[end:]


def _is_raised(mark: Box, first: Box) -> bool:
    height = first[3] - first[1]
    return mark[3] - mark[1] <= height * RAISED_SIZE and mark[3] < first[3] - height * RAISED_BY
