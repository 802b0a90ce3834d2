"""Damaged PDFs made whole where qpdf can. The only importer of pikepdf."""

from __future__ import annotations

import io
import logging

import pikepdf

from ingest.errors import DamagedFile, EncryptedFile
from ingest.records import SourceFile

END_LENGTH = 2048
"""Bytes from the end in which a whole PDF says that it ends; readers tolerate some rubbish behind it."""


def is_cut(source: SourceFile) -> bool:
    """Whether the end of the file is missing, as after a broken download."""
    return b"%%EOF" not in source.data[-END_LENGTH:]


def repaired(source: SourceFile) -> bytes:
    """The bytes of a sound PDF with all pages of a damaged one.

    Raises EncryptedFile when a password is needed, and DamagedFile with the reason
    when the file, or the content of one of its pages, cannot be saved: a paper of
    which a part is missing is not taken in as if it were whole.
    """
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    whole = io.BytesIO()
    try:
        # qpdf passes over an object that ends with the file
        with pikepdf.open(io.BytesIO(source.data + b"\n%%EOF\n")) as document:
            lost = sum(not _has_content(page) for page in document.pages)
            pages = len(document.pages)
            document.save(whole)
    except pikepdf.PasswordError as error:
        raise EncryptedFile(source.name, "Das PDF ist mit einem Passwort geschützt.") from error
    except (*_QPDF_ERRORS, RecursionError) as error:
        raise DamagedFile(source.name, f"Das PDF ist beschädigt: {_reason(error)}") from error
    if lost or not pages:
        reason = f"von {pages} Seiten ist bei {lost} der Inhalt verloren" if pages else "es enthält keine Seiten"
        raise DamagedFile(source.name, f"Das PDF ist beschädigt: {reason}.")
    return whole.getvalue()


def unprotected(source: SourceFile) -> bytes:
    """A sound copy for programs that change a PDF: without form, signature and the ban on changes.

    Raises as `repaired` does.
    """
    copy = io.BytesIO()
    with pikepdf.open(io.BytesIO(repaired(source))) as document:
        for name in ("/AcroForm", "/Perms"):
            if name in document.Root:
                del document.Root[name]
        document.save(copy)
    return copy.getvalue()


def _has_content(page: pikepdf.Page) -> bool:
    """Whether what is drawn on the page can be read to its end."""
    content = page.obj.get("/Contents")
    streams = list(content) if isinstance(content, pikepdf.Array) else [content]
    try:
        return all(isinstance(stream, pikepdf.Stream) and stream.read_bytes() is not None for stream in streams)
    except _QPDF_ERRORS:
        return False


_QPDF_ERRORS = (pikepdf.PdfError, pikepdf.DataDecodingError, pikepdf.DependencyError, ValueError, TypeError)

_REASONS = {
    "trailer": "Sein Ende fehlt, es ist wohl abgeschnitten.",
    "startxref": "Sein Ende fehlt, es ist wohl abgeschnitten.",
    "/kids": "Die Liste seiner Seiten fehlt, es ist wohl abgeschnitten.",
    "/root": "Sein Verzeichnis fehlt, es ist wohl abgeschnitten.",
}


def _reason(error: Exception) -> str:
    """What qpdf complains about, in German where it is known."""
    text = str(error).casefold()
    known = (german for english, german in _REASONS.items() if english in text)
    return next(known, "Es lässt sich nicht reparieren.")
