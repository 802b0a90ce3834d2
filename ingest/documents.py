"""Papers that are no inquiry we can take apart: head fields, sections with headings, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import blocks
from ingest.body import Body, body_of
from ingest.documenthead import read_document_head
from ingest.head import Head
from ingest.headings import Heading, headings
from ingest.items import with_items_apart
from ingest.records import Dates, Inquiry, Section, Source
from ingest.tabular import with_tables

MAX_SECTION = 6000
"""Characters after which a section without headings is cut at the next paragraph, so that a hit points somewhere."""


def read_document(source: Source, body: Body, parliament: str | None = None, head: Head | None = None) -> Inquiry:
    """A record of a kind that is no inquiry, with what its head prints and its sections.

    ``parliament`` and ``head`` are given when a dialect recognised the paper.
    """
    lines = with_items_apart(with_tables(body.lines))
    body = body if lines == body.lines else body_of(lines)
    found = blocks(body)
    read = read_document_head(body, found, head)
    return Inquiry(
        source=source,
        kind=read.kind,
        parliament=parliament,
        reference=read.reference,
        legislative_term=head.term if head else None,
        title=read.title,
        dates=Dates(published=read.published),
        answering_body=read.answering_body,
        signed_by=read.signed_by,
        sections=tuple(_sections(body, headings(body, found), read.title)),
        places=read.places,
    )


def _sections(body: Body, found: Sequence[Heading], title: str | None) -> Iterator[Section]:
    """The sections in printed order; what only repeats the title is none."""
    opening = Heading("", 0, 0)
    stops = [*(heading.start for heading in found), len(body.text)]
    sections = [s for head, end in zip((opening, *found), stops, strict=True) for s in _section(body, head, end)]
    kept = [s for s in sections if [part for part in (s.heading, s.text) if part] != [title]]
    top = min((section.level for section in kept if section.heading), default=1)
    for section in kept:
        yield replace(section, level=max(section.level - top + 1, 1))


def _section(body: Body, heading: Heading, end: int) -> Iterator[Section]:
    """A section, in several portions if it is long; one whose text stands in the sections below it has none."""
    page = body.line_at(heading.start).page if body.lines else 1
    title: str | None = heading.text or None
    begun = False
    for begin, stop in _portions(body, heading.end, end):
        text, spans, tables = body.value(begin, stop, rows=False)
        if text:
            # without line breaks other headings stand unseen in the text: only its beginning is surely below this one
            shown = None if begun and body.flat else title
            yield Section(shown, text, spans[0].page if spans else page, heading.level, tables, spans)
            begun = True
    if title and not begun:
        yield Section(title, "", page, heading.level)


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
