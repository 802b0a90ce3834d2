"""A paper from what the search index keeps of it, for a process that has no archive on its own disk.

It has all questions and answers, the head as hits show it, and no original.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from ingest.errors import IndexUnavailable
from ingest.holdings import StoredPaper
from ingest.records import Answer, Asker, Dates, Inquiry, Kind, Part, Preamble, Question, Section, Source, Speaker
from search_app.addresses import DOCUMENT
from search_app.index.documents import PREAMBLES
from search_app.index.protocol import EntryKind, Hit, SearchEngine

_SHA256 = 64  # digits
_FIRST = 1  # page of what the index knows no page of


def paper_from_index(engine: SearchEngine, paper_id: str) -> StoredPaper | None:
    """The paper as far as its entries tell, None when the index has none or does not answer."""
    try:
        hits = engine.paper(paper_id)
    except IndexUnavailable:
        return None
    return StoredPaper(paper_id, _record(paper_id, hits), "", datetime.now(UTC), "") if hits else None


def _record(paper_id: str, hits: Sequence[Hit]) -> Inquiry:
    first = hits[0]
    digest = paper_id.partition("/")[2] if paper_id.startswith(f"{DOCUMENT}/") else ""
    last = max(hit.page_end or _FIRST for hit in hits)
    return Inquiry(
        Source("", digest.ljust(_SHA256, "0"), "", last),
        Kind(first.paper_kind),
        first.parliament,
        first.reference,
        first.term,
        Part.BOTH,
        title=first.title.text or None,
        askers=tuple(Asker(name) for name in first.askers),
        dates=Dates(asked=first.asked, answered=first.answered),
        answering_body=first.body,
        preambles=tuple(_preamble(hit) for hit in hits if hit.kind is EntryKind.PREAMBLE),
        questions=_questions([hit for hit in hits if hit.kind is EntryKind.PAIR]),
        answers=tuple(
            Answer(hit.labels, hit.answer.text, hit.page or _FIRST)
            for hit in hits
            if hit.kind is EntryKind.PAIR and hit.answer
        ),
        sections=tuple(_section(hit) for hit in hits if hit.kind is EntryKind.SECTION),
    )


def _questions(pairs: Sequence[Hit]) -> tuple[Question, ...]:
    """Each question once: one that leads to others stands in all of their pairs."""
    labels = {label for hit in pairs for label in hit.labels}
    found: dict[str, Question] = {}
    for hit in pairs:
        asked = ""
        for each in hit.questions:
            asked = each.label if each.label in hit.labels else asked
            # what stands behind a question without an answer of its own continues it
            part_of = None if each.label in labels else asked or None
            page = each.page or hit.page or _FIRST
            found.setdefault(each.label, Question(each.label, each.passage.text, page, part_of))
    return tuple(found.values())


def _preamble(hit: Hit) -> Preamble:
    by = next((speaker for speaker, heading in PREAMBLES.items() if heading == hit.heading), Speaker.GOVERNMENT)
    return Preamble(by, hit.answer.text if hit.answer else "", hit.page or _FIRST)


def _section(hit: Hit) -> Section:
    return Section(hit.heading, hit.answer.text if hit.answer else "", hit.page or _FIRST)
