"""One found entry as a flat row: the same keys in every format and on the command line."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from search_app.addresses import path_of
from search_app.exports.paperfacts import Facts, PaperFacts, unknown
from search_app.index.protocol import Hit, Passage


class Row(TypedDict):
    """An entry as people take it away; what is not printed is None, dates are ISO.

    ``askers`` and ``answering_body`` are as printed, ``parties`` and ``departments`` their normal names;
    ``programmes`` are those that its texts name. ``date_of`` says which day ``date`` is: that of the answer
    ("answered"), else of the question ("asked") and so on. ``received``, ``answer_received``, ``published`` and
    ``request_reference``, the number of the inquiry's own paper, are None where no archive is at hand.
    """

    entry: str
    paper: str
    kind: str
    parliament: str | None
    reference: str | None
    legislative_term: int | None
    paper_kind: str
    title: str
    labels: list[str]
    question: str | None
    answer: str | None
    asked: str | None
    answered: str | None
    date: str | None
    date_of: str | None
    received: str | None
    answer_received: str | None
    published: str | None
    request_reference: str | None
    askers: list[str]
    parties: list[str]
    answering_body: str | None
    departments: list[str]
    programmes: list[str]
    page: int | None
    page_end: int | None
    findings: int
    url: str
    score: float


def row(hit: Hit, base: str = "", facts: Facts = unknown) -> Row:
    """Flatten a hit; ``base`` is put before its address ("https://example.org"), ``facts`` are those of its paper."""
    known = facts(hit.paper) or PaperFacts()
    return Row(
        entry=hit.entry,
        paper=hit.paper,
        kind=hit.kind.value,
        parliament=hit.parliament,
        reference=hit.reference,
        legislative_term=hit.term,
        paper_kind=hit.paper_kind,
        title=hit.title.text,
        labels=list(hit.labels),
        question=_questions(hit),
        answer=_text(hit.answer),
        asked=_iso(hit.asked),
        answered=_iso(hit.answered),
        date=_iso(hit.day),
        date_of=hit.day_of or None,
        received=_iso(known.received),
        answer_received=_iso(known.answer_received),
        published=_iso(known.published),
        request_reference=known.request_reference,
        askers=list(hit.askers),
        parties=list(hit.parties),
        answering_body=hit.body,
        departments=list(hit.departments),
        programmes=[each.name for each in hit.programmes],
        page=hit.page,
        page_end=hit.page_end,
        findings=hit.findings,
        url=base + path_of(hit.entry),
        score=round(hit.score, 4),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _questions(hit: Hit) -> str | None:
    """Texts of all questions of the entry, those of a joint answer with a blank line between; else the heading."""
    return "\n\n".join(question.passage.text for question in hit.questions) or hit.heading


def _text(passage: Passage | None) -> str | None:
    return passage.text if passage else None
