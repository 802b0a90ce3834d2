"""Any file to lines in reading order, and lines to clean text.

``read_lines`` is the end of the reading: what comes after knows no file type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest import pdf, plaintext
from ingest.columns import page_lines
from ingest.hyphens import mend, mend_breaks
from ingest.noise import label_noise
from ingest.records import Line, PageText, SourceFile, Span

PDF = "application/pdf"

FLAT_LINE = 2000
"""Characters; a line longer than this has lost its line breaks, no page is that wide."""

_LETTER_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W\d_])")
_BLANKS = re.compile(r"[ \t]+")


def read_lines(source: SourceFile) -> tuple[Line, ...]:
    """All lines of a file in reading order, noise labelled, words not yet mended.

    Raises the UnreadableFile family.
    """
    if source.media_type == PDF:
        return label_noise([line for page in pdf.pages(source) for line in page_lines(page)])
    return label_noise([line for page in plaintext.pages(source) for line in _text_lines(page)])


def _text_lines(page: PageText) -> Iterable[Line]:
    gap = False
    for number, text in enumerate(page.text_lines, 1):
        if text.strip():
            yield Line(unspace(text.strip()), page.number, number, gap=gap, indent=float(len(text) - len(text.lstrip())))
        gap = not text.strip()


def is_flat(lines: Sequence[Line]) -> bool:
    """Whether the text lost its line breaks."""
    return any(len(line.text) > FLAT_LINE for line in lines)


def unspace(text: str) -> str:
    """Letter-spaced words close up: "A n t w o r t" is "Antwort"; other text stays as it is."""
    return _LETTER_SPACED.sub(lambda found: found.group().replace(" ", ""), text)


def join_lines(lines: Sequence[Line]) -> tuple[str, tuple[Span, ...]]:
    """Clean text of lines and where its parts stand: broken words mended, paragraphs as empty lines."""
    pieces: list[str] = []
    starts: list[int] = []
    text = ""
    for line in lines:
        piece = _clean(line)
        if not piece:
            continue
        if line.table is not None or (text.endswith("\n") and text):
            text = text.rstrip("\n") + "\n\n" if text else ""
            joined = text + piece
        elif line.gap and text:
            joined = text + "\n\n" + piece
        else:
            joined = mend(text, piece)
        starts.append(max(len(joined) - len(piece), 0))
        pieces.append(piece)
        text = joined + ("\n" if line.table is not None else "")
    kept = [line for line in lines if _clean(line)]
    return text.rstrip("\n"), _spans(kept, starts, len(text.rstrip("\n")))


def _clean(line: Line) -> str:
    return line.text if line.table is not None else mend_breaks(_BLANKS.sub(" ", line.text).strip())


def _spans(lines: Sequence[Line], starts: Sequence[int], end: int) -> tuple[Span, ...]:
    heads = [i for i in range(len(lines)) if i == 0 or lines[i].page != lines[i - 1].page]
    ends = [starts[after] for _, after in pairwise(heads)] + [end]
    return tuple(Span(lines[i].page, starts[i], stop, lines[i].number) for i, stop in zip(heads, ends, strict=True))
