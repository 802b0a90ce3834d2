"""Any file to lines in reading order, and lines to clean text.

``read_lines`` is the end of the reading: what comes after knows no file type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest import pdf, plaintext, tables
from ingest.body import body_of
from ingest.columns import page_lines
from ingest.noise import label_noise
from ingest.records import Line, PageText, SourceFile, Span

PDF = "application/pdf"

_LETTER_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W\d_])")


def read_lines(source: SourceFile) -> tuple[Line, ...]:
    """All lines of a file in reading order, noise labelled, words not yet mended.

    Raises the UnreadableFile family.
    """
    if source.media_type == PDF:
        pages = tables.with_tables(source, pdf.pages(source), pdf.ruled_pages(source))
        return label_noise([line for page in pages for line in page_lines(page)])
    return label_noise([line for page in plaintext.pages(source) for line in _text_lines(page)])


def _text_lines(page: PageText) -> Iterable[Line]:
    gap = False
    for number, text in enumerate(page.text_lines, 1):
        if text.strip():
            yield Line(
                unspace(text.strip()), page.number, number, gap=gap, indent=float(len(text) - len(text.lstrip()))
            )
        gap = not text.strip()


def unspace(text: str) -> str:
    """Letter-spaced words close up: "A n t w o r t" is "Antwort"; other text stays as it is."""
    return _LETTER_SPACED.sub(lambda found: found.group().replace(" ", ""), text)


def join_lines(lines: Sequence[Line]) -> tuple[str, tuple[Span, ...]]:
    """Clean text of lines and where its parts stand: broken words mended, paragraphs as empty lines."""
    body = body_of(lines)
    text, spans, _ = body.value(0, len(body.text))
    return text, spans
