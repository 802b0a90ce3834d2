"""Papers that are no inquiry we can take apart: title, sections with headings, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.body import Body
from ingest.head import Head
from ingest.records import Inquiry, Kind, Line, Section, Source

MAX_HEADING = 140
"""Characters; a longer line without a full stop is a paragraph and no heading."""

MAX_SECTION = 6000
"""Characters after which a section without headings is cut at the next paragraph, so that a hit points somewhere."""

_ENDS_LIKE_TEXT = re.compile(r"[.,;:!?…“)]$")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]|[IVX]{1,4}\.?|Abschnitt\s+\w+|ABSCHNITT\s+\w+)\s+\S")
_CONTENTS = re.compile(r"(?:\.{4,}|\t)\s*\d{1,3}$")


def read_document(
    source: Source, body: Body, noise: Sequence[Line], parliament: str | None = None, head: Head | None = None
) -> Inquiry:
    """A record of kind `other` (or what the head says) with title and sections."""
    sections = tuple(_sections(body))
    title = (head.title if head else None) or _title(body)
    return Inquiry(
        source=source,
        kind=head.kind if head and head.kind is Kind.UNTERRICHTUNG else Kind.OTHER,
        parliament=parliament,
        reference=head.reference if head else None,
        legislative_term=head.term if head else None,
        title=title,
        answering_body=head.answering_body if head else None,
        sections=sections,
        places=head.places if head else (),
    )


def _title(body: Body) -> str | None:
    """The first line that reads like a title; the beginning of the text when its line breaks are lost."""
    for line in body.lines[:20]:
        if line.table is None and any(map(str.isalpha, line.text)):
            text = " ".join(line.text.split())
            return text if len(text) <= MAX_HEADING else text[:MAX_HEADING].rsplit(" ", 1)[0] + " …"
    return None


def _sections(body: Body) -> Iterator[Section]:
    heading: str | None = None
    start = 0
    heads = [(at, line) for at, line in zip(body.starts, body.lines, strict=True) if _is_heading(body, line, at)]
    for at, line in heads:
        yield from _section(body, heading, start, at)
        heading, start = " ".join(line.text.split()), at + len(line.text)
    yield from _section(body, heading, start, len(body.text))


def _section(body: Body, heading: str | None, start: int, end: int) -> Iterator[Section]:
    for begin, stop in _portions(body, start, end):
        text, spans, tables = body.value(begin, stop)
        if text:
            yield Section(heading, text, spans[0].page if spans else 1, tables=tables, spans=spans)


def _portions(body: Body, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SECTION:
        cut = body.text.find("\n\n", start + MAX_SECTION // 2, start + MAX_SECTION)
        if cut < 0:
            cut = body.text.find(". ", start + MAX_SECTION // 2, start + MAX_SECTION) + 1
        if cut <= start:
            cut = start + MAX_SECTION
        yield start, cut
        start = cut
    yield start, end


def _is_heading(body: Body, line: Line, at: int) -> bool:
    text = line.text.strip()
    if body.flat or line.table is not None or not text or len(text) > MAX_HEADING or _ENDS_LIKE_TEXT.search(text):
        return False
    if _CONTENTS.search(text) or "\t" in text or not text[0].isalnum() or sum(map(str.isalpha, text)) < len(text) / 2:
        return False
    alone = (line.gap or at == 0) and body.text[at + len(line.text) : at + len(line.text) + 2] == "\n\n"
    return alone and (text[0].isupper() or bool(_NUMBERED.match(text)))
