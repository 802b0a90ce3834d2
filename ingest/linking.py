"""An inquiry's own paper and its answer paper to one linked record.

::

    keys(asked) & keys(answered) -> belongs -> link(asked, answered) -> Inquiry of the answer paper
                                               answered_by(asked, answers) -> Inquiry of the inquiry's paper

Everything is pure and takes the records as they were read from one paper each: a
linked record is never linked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.checks import check
from ingest.merging import merge, text_findings
from ingest.records import Dates, Finding, Inquiry, Kind, Linked, Part, Preamble, Question, Speaker

NOT_PARTED = "questions-not-parted"
"""Code of the finding that the questions above a joint answer could not be told apart."""

FROM_ASKED = ("asked", "received", "forwarded")
"""The dates that belong to the inquiry and not to its answer."""

_FILLED = ("legislative_term", "title", "askers", "factions", "inquiry_number")
_RUNNING = re.compile(r"(?:(\d{1,3})\s*/\s*)?(\d{1,7})$")


def keys(record: Inquiry) -> frozenset[str]:
    """The names under which a paper is asked for, or answers: an inquiry and its answer share at least one.

    ``bt/drucksache/21/7449`` for the number of a paper, ``th/anfrage/8/980`` for the
    running number of an inquiry. Empty for a paper that is neither half.
    """
    return frozenset(_keys(record))


def belongs(asked: Inquiry, answered: Inquiry) -> bool:
    """Whether the one is the inquiry's own paper and the other answers it."""
    halves = asked.part is Part.INQUIRY and answered.part in (Part.ANSWER, Part.BOTH)
    kinds = {asked.kind, answered.kind} - {Kind.OTHER}
    return halves and len(kinds) <= 1 and not keys(asked).isdisjoint(keys(answered))


def running_number(record: Inquiry) -> tuple[int, int] | None:
    """Term and number of an inquiry that is counted apart from the papers: "KA 8/0171" is (8, 171)."""
    printed = _RUNNING.search((record.inquiry_number or "").strip())
    ref = record.paper_ref
    term = record.legislative_term or (ref.term if ref else None)
    if printed is None or not (printed[1] or term):
        return None
    return int(printed[1] or term or 0), int(printed[2])


def _keys(record: Inquiry) -> Iterator[str]:
    if record.parliament is None or record.part is None:
        return
    numbers = {record.reference if record.part is Part.INQUIRY else record.request_reference}
    if record.part is Part.ANSWER:  # published under the number of the inquiry, as in Sachsen
        numbers.add(record.reference)
    for number in filter(None, numbers):
        yield f"{record.parliament}/drucksache/{number}"
    running = running_number(record)
    if running:
        yield f"{record.parliament}/anfrage/{running[0]}/{running[1]}"


def link(asked: Inquiry, answered: Inquiry) -> Inquiry:
    """Join an inquiry's own paper to the record of the paper that answers it.

    The record stays that of the answer paper. What that does not print comes from
    the inquiry's paper and says so; what it prints is never overwritten, except the
    text of a question that is cut, or could not be parted from its neighbours.
    """
    parted = NOT_PARTED not in _codes(answered.findings)
    questions = merge(asked, answered, parted=parted)
    known, fields = _filled(asked, answered)
    preambles = _preambles(asked, answered)
    if len(preambles) > len(answered.preambles):
        fields = (*fields, "preambles")
    linked = replace(known, questions=questions, preambles=preambles, linked=(other_paper(asked, fields),))
    return replace(linked, findings=tuple(_findings(asked, answered, linked)))


def answered_by(asked: Inquiry, answers: Sequence[Inquiry]) -> Inquiry:
    """Mark the record of an inquiry's own paper with the papers that answer it."""
    return replace(asked, linked=tuple(other_paper(answer) for answer in answers))


def other_paper(record: Inquiry, fields: tuple[str, ...] = ()) -> Linked:
    """Name a paper in the record of the one it belongs to."""
    return Linked(
        paper_id=record.paper_id,
        part=record.part or Part.INQUIRY,
        source=record.source,
        reference=record.reference,
        inquiry_number=record.inquiry_number,
        title=record.title,
        askers=record.askers,
        fields=fields,
    )


def linked_page(question: Question) -> int | None:
    """The page of the other paper of a linked record, None when that does not print the question."""
    return question.other_page if question.origin is None else question.page


def _filled(asked: Inquiry, answered: Inquiry) -> tuple[Inquiry, tuple[str, ...]]:
    """The answer paper's record with the head fields that only the inquiry's paper prints, and their names."""
    names = [name for name in _FILLED if not getattr(answered, name) and getattr(asked, name)]
    if answered.reference and not answered.request_reference and asked.reference not in (None, answered.reference):
        return _with(asked, answered, names, request=asked.reference)
    return _with(asked, answered, names)


def _with(
    asked: Inquiry, answered: Inquiry, names: list[str], request: str | None = None
) -> tuple[Inquiry, tuple[str, ...]]:
    dates, days = _dates(asked.dates, answered.dates)
    kind = asked.kind if answered.kind is Kind.OTHER else answered.kind
    record = replace(
        answered,
        kind=kind,
        dates=dates,
        request_reference=answered.request_reference or request,
        **{name: getattr(asked, name) for name in names},
    )
    more = [name for name, new in (("kind", kind is not answered.kind), ("request_reference", request)) if new]
    return record, (*names, *more, *(f"dates.{day}" for day in days))


def _dates(asked: Dates, answered: Dates) -> tuple[Dates, tuple[str, ...]]:
    days = tuple(day for day in FROM_ASKED if not getattr(answered, day) and getattr(asked, day))
    return replace(answered, **{day: getattr(asked, day) for day in days}), days


def _preambles(asked: Inquiry, answered: Inquiry) -> tuple[Preamble, ...]:
    """The preambles of the answer paper, after the asker's own when that paper leaves it out."""
    if any(preamble.by is Speaker.ASKER for preamble in answered.preambles):
        return answered.preambles
    taken = (each for each in asked.preambles if each.by is Speaker.ASKER)
    return (*(replace(each, origin=asked.source.sha256) for each in taken), *answered.preambles)


def _findings(asked: Inquiry, answered: Inquiry, linked: Inquiry) -> Iterator[Finding]:
    """What was odd when the answer was read and still is, and what the two papers say differently."""
    mended = _codes(check(answered))
    if asked.questions:
        mended |= {NOT_PARTED}
    yield from (finding for finding in answered.findings if finding.code not in mended)
    for finding in check(replace(linked, questions=tuple(_on_own_page(each) for each in linked.questions))):
        yield replace(finding, page=finding.page or None)
    yield from text_findings(asked, answered, linked)


def _on_own_page(question: Question) -> Question:
    """A question on its page in the answer paper, 0 when that does not print it."""
    return replace(question, page=question.own_page or 0)


def _codes(findings: Sequence[Finding]) -> set[str]:
    return {finding.code for finding in findings}
