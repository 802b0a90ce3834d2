"""Text, Markdown and HTML to pages of lines. Form feeds separate pages.

The only importer of charset-normalizer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from charset_normalizer import from_bytes

from ingest.characters import clean
from ingest.errors import DamagedFile
from ingest.hypertext import html_lines
from ingest.markdown import markdown_lines
from ingest.pages import PageText, TextLine
from ingest.records import SourceFile

MARKDOWN = "text/markdown"
HTML = "text/html"


def pages(source: SourceFile) -> tuple[PageText, ...]:
    """All pages of a text, Markdown or HTML file; raises DamagedFile when no encoding fits."""
    lines = _lines(clean(decode(source)), source.media_type)
    return tuple(PageText(number, text_lines=page) for number, page in enumerate(_paged(lines), 1))


def _lines(text: str, media_type: str) -> Iterable[TextLine]:
    if media_type == HTML:
        return html_lines(text)
    if media_type == MARKDOWN:
        return markdown_lines(text)
    return (TextLine(line) for line in text.split("\n"))


def decode(source: SourceFile) -> str:
    """The characters of a file: UTF-8 if it is, else the encoding that its content suggests."""
    try:
        return source.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(
            source.data, cp_isolation=["utf_16", "utf_32", "cp1252", "latin_1", "cp850", "mac_roman"]
        ).best()
    if best is None:
        raise DamagedFile(source.name, "Die Zeichenkodierung des Textes ist nicht zu erkennen.")
    return str(best)


def _paged(lines: Iterable[TextLine]) -> Iterator[tuple[TextLine, ...]]:
    """The lines of each page; a form feed ends one, also in mid-line."""
    page: list[TextLine] = []
    for line in lines:
        if "\f" not in line.text and not line.text.endswith((" ", "\t")):
            page.append(line)
            continue
        *ended, last = line.text.split("\f")
        for part in ended:
            yield (*page, TextLine(part.rstrip()))
            page = []
        page.append(TextLine(last.rstrip(), line.level, line.rows, line.header_rows))
    yield tuple(page)
