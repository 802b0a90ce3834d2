"""PDFs drawn for the tests: real files with fictional text, made in memory."""

import hashlib
import io
from collections.abc import Callable, Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as DrawnTable
from reportlab.platypus import TableStyle

from ingest.pages import Line, Word
from ingest.records import SourceFile

WIDTH, HEIGHT = A4
FONT, BOLD = "Helvetica", "Helvetica-Bold"
LEADING = 14.0

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw) -> bytes:
    """A PDF with these pages."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=1)
    for draw in pages:
        canvas.setFont(FONT, 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def source(data: bytes, name: str = "papier.pdf", media_type: str = "application/pdf") -> SourceFile:
    return SourceFile(name, hashlib.sha256(data).hexdigest(), media_type, data)


def drawn(*pages: Draw) -> SourceFile:
    return source(pdf(*pages))


def write(canvas: Canvas, lines: Sequence[str], x: float = 70, top: float = 100, size: float = 11) -> None:
    """Write lines below each other; ``top`` is the first baseline's distance from the upper edge."""
    canvas.setFont(FONT, size)
    for place, line in enumerate(lines):
        canvas.drawString(x, HEIGHT - top - place * LEADING, line)


def table(canvas: Canvas, rows: Sequence[Sequence[str]], top: float, *, spans: Sequence[tuple[int, ...]] = ()) -> None:
    """A ruled table; a span is (column, row, last column, last row)."""
    built = DrawnTable([list(row) for row in rows], colWidths=[110] * len(rows[0]))
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    style += [("SPAN", (c, r), (c2, r2)) for c, r, c2, r2 in spans]
    built.setStyle(TableStyle(style))
    _, height = built.wrapOn(canvas, WIDTH, HEIGHT)
    built.drawOn(canvas, 70, HEIGHT - top - height)


def texts(lines: Sequence[Line], *, noise: bool = False) -> list[str]:
    return [line.text for line in lines if noise or not line.noise]


def words(*texts: str) -> tuple[Word, ...]:
    return tuple(Word(text, 70 + 40 * place, 100, 105 + 40 * place, 111, 11) for place, text in enumerate(texts))
