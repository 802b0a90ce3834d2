"""The frozen types of a page: what is printed on it before anyone knows what it means.

A reader makes pages of a file; their lines, in reading order, are what all else is made of.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.records import Table


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word with its box in points, origin at the top left of the page.

    ``size`` is the font size in points; ``hyphenated`` says that the PDF marked
    a line-end hyphen at the end of the word (the hyphen stays in ``text``).
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    hyphenated: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table on its page, before anyone knows whose it is; the box is in points."""

    table: Table
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a file without geometry.

    ``level`` is that of a heading in Markdown or HTML, 0 for every other line.
    ``rows`` are the cells of a whole table, the first ``header_rows`` of them its head.
    """

    text: str
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class PageText:
    """One page: either words with boxes (PDF) or text lines (everything else).

    ``number`` is 1-based; ``width`` and ``height`` are points, 0 for pages of text.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    words: tuple[Word, ...] = ()
    text_lines: tuple[TextLine, ...] = ()
    tables: tuple[PlacedTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line in reading order.

    ``number`` counts from 1 on its page. ``gap`` says that an empty line or a
    paragraph's space stood above it. ``size`` is the largest font size in
    points, 0 when unknown. ``noise`` names why the line is no text of the paper
    ("running-head", "page-number", "footnote", "imprint", "watermark"), or is
    empty. ``table`` is set on the one line that stands for a whole table.
    ``level`` is that of a heading in Markdown or HTML, 0 for every other line.
    ``marked`` are the numbers of the foot notes whose marks were taken out of it.
    """

    text: str
    page: int
    number: int
    gap: bool = False
    size: float = 0.0
    bold: bool = False
    indent: float = 0.0
    noise: str = ""
    table: Table | None = None
    level: int = 0
    marked: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether it is text of the paper: neither noise nor a table."""
        return not self.noise and self.table is None
