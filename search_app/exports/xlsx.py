"""Found entries as an Excel workbook, one line a hit; the only importer of openpyxl.

Rows go to a file on the disk as they come and nothing is kept. Texts are texts, also those that begin like a
formula; days are days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from search_app.exports.cells import cut, is_like_formula
from search_app.exports.csv import HEADINGS, cells
from search_app.exports.paperfacts import Facts, unknown
from search_app.exports.rows import row
from search_app.index.protocol import Hit

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 1_048_575  # lines below the headings of one sheet; more go to another
_DAYS = frozenset(("asked", "received", "answered", "answer_received", "published", "date"))
_DAY_FORMAT = "DD.MM.YYYY"
_WIDTHS = {"title": 40, "question": 60, "answer": 80}  # of columns, in characters
_WIDTH = 16
_NOT_IN_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CHUNK = 65_536  # bytes


def stream(hits: Iterable[Hit], base: str = "", facts: Facts = unknown) -> Iterator[bytes]:
    """Give the bytes of the workbook; the first come when all hits were seen."""
    book = Workbook(write_only=True)
    try:
        _fill(book, hits, base, facts)
    except BaseException:
        _throw_away(book)
        raise
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _fill(book: Any, hits: Iterable[Hit], base: str, facts: Facts) -> None:
    sheet = _sheet(book)
    for number, hit in enumerate(hits):
        if number and number % MOST == 0:
            sheet = _sheet(book)
        sheet.append(_cells(sheet, cells(row(hit, base, facts))))


def _throw_away(book: Any) -> None:
    """Remove the files in which openpyxl gathers its sheets; it does so itself only when a workbook is saved."""
    for sheet in book.worksheets:
        sheet.close()
        sheet._writer.cleanup()


def _sheet(book: Any) -> Any:
    """A sheet with its headings, which stay in sight."""
    number = len(book.worksheets) + 1
    sheet = book.create_sheet("Treffer" if number == 1 else f"Treffer {number}")
    sheet.freeze_panes = "A2"
    for place, key in enumerate(HEADINGS):
        sheet.column_dimensions[_letters(place)].width = _WIDTHS.get(key, _WIDTH)
    sheet.append(list(HEADINGS.values()))
    return sheet


def _cells(sheet: Any, values: Iterable[object]) -> Iterator[Any]:
    for key, value in zip(HEADINGS, values, strict=True):
        if key in _DAYS and isinstance(value, str):
            yield _day(sheet, value)
        else:
            yield _text(sheet, value) if isinstance(value, str) else value


def _text(sheet: Any, value: str) -> Any:
    text = cut(_NOT_IN_XML.sub("", value))
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # whatever it begins with
    if is_like_formula(text):
        cell.quotePrefix = True  # and so it stays when somebody opens it and types Enter
    return cell


def _day(sheet: Any, value: str) -> Any:
    cell = WriteOnlyCell(sheet, date.fromisoformat(value))
    cell.number_format = _DAY_FORMAT
    return cell


def _letters(place: int) -> str:
    """The name of a column: A to Z, then AA."""
    first, last = divmod(place, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
