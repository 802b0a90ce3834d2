"""Any file to lines in reading order.

``read_lines`` is the end of the reading: what comes after knows no file type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest import pdf, plaintext, tables
from ingest.columns import page_lines
from ingest.noise import label_noise
from ingest.pages import Line, PageText, TextLine
from ingest.records import SourceFile, Table

PDF = "application/pdf"

_LETTER_SPACED = re.compile(r"[^\W\d_] (?<![^\W\d_]..)(?:[^\W\d_] ){2,}[^\W\d_](?![^\W\d_])")


def read_lines(source: SourceFile, parliament: str | None = None) -> tuple[Line, ...]:
    """All lines of a file in reading order, noise labelled, words not yet mended; ``parliament`` as for `label_noise`.

    Raises the UnreadableFile family.
    """
    if source.media_type == PDF:
        pages = tables.with_tables(source, pdf.pages(source), pdf.ruled_pages(source))
        return label_noise([line for page in pages for line in page_lines(page)], parliament)
    return label_noise([line for page in plaintext.pages(source) for line in _text_lines(page)], parliament)


def _text_lines(page: PageText) -> Iterable[Line]:
    gap = False
    for number, line in enumerate(page.text_lines, 1):
        if line.rows:
            yield _table_line(line, page.number, number)
        elif line.text.strip():
            text = unspace(_stripped(line.text))
            indent = float(len(line.text) - len(line.text.lstrip()))
            yield Line(text, page.number, number, gap=gap or line.level > 0, indent=indent, level=line.level)
        gap = bool(line.rows) or line.level > 0 or not line.text.strip()


def _table_line(line: TextLine, page: int, number: int) -> Line:
    table = Table(page, page, line.header_rows, line.rows)
    return Line("\n".join("\t".join(row) for row in line.rows), page, number, gap=True, table=table)


def _stripped(text: str) -> str:
    """A line without the blanks around it; tabs before a row of cells stay, they are empty cells."""
    inner = text.strip()
    return "\t" * text[: text.index(inner)].count("\t") + inner if "\t" in inner else inner


def unspace(text: str) -> str:
    """Letter-spaced words close up: "A n t w o r t" is "Antwort"; other text stays as it is."""
    return _LETTER_SPACED.sub(lambda found: found.group().replace(" ", ""), text)
