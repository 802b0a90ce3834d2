"""Scans for the tests: pages of a PDF as pictures, as a scanner makes them."""

import io
from collections.abc import Collection

import pikepdf
import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest import ocr

DPI = 200
needs_ocr = pytest.mark.skipif(
    ocr.missing() is not None, reason="OCRmyPDF or Tesseract's German data are not installed: no scan is recognised"
)


def scan(data: bytes, *, turn: int = 0, stamp: str = "") -> bytes:
    """The same pages as pictures only; ``turn`` is how the sheet lay in the scanner, ``stamp`` is printed above as text."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in pypdfium2.PdfDocument(data):
        picture = page.render(scale=DPI / 72, grayscale=True, rotation=turn).to_pil()
        width, height = (side * 72 / DPI for side in picture.size)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        canvas.drawString(60, height - 20, stamp)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def partly_scanned(data: bytes, pages: Collection[int], *, stamp: str = "") -> bytes:
    """A PDF of which these pages (from 1) are pictures."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as whole, pikepdf.open(io.BytesIO(scan(data, stamp=stamp))) as pictures:
        for number in pages:
            whole.pages[number - 1] = pictures.pages[number - 1]
        whole.save(out)
    return out.getvalue()
