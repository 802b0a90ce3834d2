"""Lines and a dialect to the record of a paper. The one function that outsiders call is `parse_source`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.body import Body, body_of
from ingest.checks import check
from ingest.dialect import AnswerStyle, Detection, Dialect, Role, detect, dialect_of
from ingest.documents import read_document
from ingest.following import pair_following
from ingest.head import Head, part_of_inquiry, read_head
from ingest.labels import number_of, parts
from ingest.lines import read_lines
from ingest.marked import pair_marked
from ingest.pairing import AnswerDraft, Pairs, QuestionDraft
from ingest.records import Answer, Finding, Inquiry, Line, Preamble, Question, Source, SourceFile, Speaker

HEAD_LENGTH = 6000
"""Characters from the beginning in which a parliament is recognised: the first page with its foot notes."""

MARKED_PART = 0.7
"""Part of the questions whose numbers stand in markers from which a paper counts as marked."""

MIN_PREAMBLE = 40
"""Characters; what is shorter between head and first question is a rest of the head."""

_PAIRING = {AnswerStyle.MARKED: pair_marked, AnswerStyle.FOLLOW: pair_following}
_PART_HEADING = re.compile(r"\n\s*(?:[IVX]{1,5}|[A-H])\. ?[A-ZÄÖÜ][^\n.?!:;]{2,150}\s*")
_TRAILING_PAGE = re.compile(r"(?<=[.?!:)“”\"]) \d{1,3}$")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was decided about a paper on the way to its record, for `anfragen inspect`."""

    lines: tuple[Line, ...]
    body: Body
    detection: Detection
    pairs: Pairs
    head: Head | None
    inquiry: Inquiry


def parse_source(source: SourceFile, parliament: str | None = None) -> Inquiry:
    """The record of one file; ``parliament`` is a code when it is known, and skips the detection.

    Raises the UnreadableFile family, and DialectError for a code without a dialect.
    """
    return read_source_stages(source, parliament).inquiry


def read_source_stages(source: SourceFile, parliament: str | None = None) -> Reading:
    """The same, with all stages."""
    lines = read_lines(source)
    body = body_of([line for line in lines if not line.noise])
    noise = tuple(line for line in lines if line.noise)
    beginning = body.text[:HEAD_LENGTH] + "\n" + "\n".join(line.text for line in noise if line.page <= 1)
    found = detect(beginning, flat=body.flat)
    if parliament is not None:
        found = Detection(dialect_of(parliament), found.score, "vorgegeben")
    origin = Source(source.name, source.sha256, source.media_type, max((line.page for line in lines), default=1))
    if found.dialect is None:
        record = read_document(origin, body, noise)
        return Reading(lines, body, found, Pairs(), None, replace(record, findings=check(record)))
    return _read_inquiry(origin, lines, noise, body, found, found.dialect)


def _read_inquiry(
    origin: Source, lines: tuple[Line, ...], noise: tuple[Line, ...], body: Body, found: Detection, dialect: Dialect
) -> Reading:
    start = _body_start(dialect, body)
    end = _body_end(dialect, body, start)
    pairs = _pairs(dialect, body, start, end)
    first = pairs.first if pairs.first >= 0 else end
    preambles, opened = _preambles(dialect, body, start, first)
    head = read_head(dialect, body, noise, opened, end)
    if not preambles and not start and dialect.unheaded_preamble and pairs.questions:
        preambles = _unheaded(dialect, body, head.end, first)
    if not pairs.questions:
        record = read_document(origin, body, noise, dialect.parliament.code, head)
        return Reading(lines, body, found, pairs, head, replace(record, findings=check(record)))
    record = _record(origin, dialect, body, head, pairs, preambles)
    return Reading(lines, body, found, pairs, head, replace(record, findings=record.findings + check(record)))


def _pairs(dialect: Dialect, body: Body, start: int, end: int) -> Pairs:
    """Questions and answers by the dialect's way, and by markers where a paper prints them all the same."""
    pairs = _PAIRING[dialect.answers](dialect, body, start, end)
    if dialect.answers is AnswerStyle.FOLLOW and pairs.questions:
        marked = pair_marked(dialect, body, start, end)
        if _answers_most(marked, pairs):
            return marked
    return pairs


def _answers_most(marked: Pairs, pairs: Pairs) -> bool:
    numbers = {number_of(question.label) for question in pairs.questions}
    named = {number_of(label) for answer in marked.answers for label in answer.labels if parts(label)}
    return 1 in named and len(numbers & named) >= MARKED_PART * len(numbers)


def _record(
    origin: Source, dialect: Dialect, body: Body, head: Head, pairs: Pairs, preambles: tuple[Preamble, ...]
) -> Inquiry:
    questions = tuple(_question(body, draft) for draft in pairs.questions)
    answers = tuple(a for draft in pairs.answers if (a := _answer(body, draft)).text)
    guessed = [draft for draft in pairs.answers if draft.inferred]
    return Inquiry(
        source=origin,
        kind=head.kind,
        parliament=dialect.parliament.code,
        reference=head.reference,
        legislative_term=head.term,
        part=part_of_inquiry(head, questions=bool(questions), answers=bool(answers)),
        request_reference=head.request_reference,
        inquiry_number=head.inquiry_number,
        title=head.title,
        askers=head.askers,
        factions=head.factions,
        dates=head.dates,
        answering_body=head.answering_body,
        signed_by=head.signed_by,
        preambles=preambles,
        questions=questions,
        answers=answers,
        places=head.places,
        findings=tuple(_inferred(body, draft) for draft in guessed),
    )


def _inferred(body: Body, draft: AnswerDraft) -> Finding:
    joined = ", ".join(draft.labels)
    message = (
        f"Die Fragen {joined} stehen über einer Antwort; dass sie für alle gilt, ist erschlossen und nicht gedruckt."
    )
    return Finding("joint-answer-inferred", message, body.line_at(draft.start).page)


def _question(body: Body, draft: QuestionDraft) -> Question:
    text, spans, _ = body.value(draft.start, draft.end)
    if draft.stem:
        text = f"{body.value(*draft.stem)[0].rstrip()} {text}"
    return Question(
        draft.label, _tidy(body, text), body.line_at(draft.start).page, draft.part_of, spans if not draft.stem else ()
    )


def _answer(body: Body, draft: AnswerDraft) -> Answer:
    text, spans, tables = body.value(draft.start, _before_part_heading(body, draft.start, draft.end))
    lead = len(text) - len(text.lstrip(" :"))
    return Answer(draft.labels, _tidy(body, text[lead:]), body.line_at(draft.start).page, draft.marker, tables, spans)


def _before_part_heading(body: Body, start: int, end: int) -> int:
    """The end of a text without the heading of the part ("II. Kosten") that begins behind it."""
    line = -1 if body.flat else body.text.rfind("\n", start, start + len(body.text[start:end].rstrip()))
    found = _PART_HEADING.fullmatch(body.text, line, end) if line >= start else None
    return line if found else end


def _tidy(body: Body, text: str) -> str:
    """In a text without line breaks a page number may stand behind the last sentence."""
    return _TRAILING_PAGE.sub("", text.strip()) if body.flat else text.strip()


def _body_start(dialect: Dialect, body: Body) -> int:
    ends = [m.end() for m in _boundaries(dialect, body, Role.BODY, 0)]
    return ends[0] if ends else 0


def _body_end(dialect: Dialect, body: Body, start: int) -> int:
    starts = [m.start() for m in _boundaries(dialect, body, Role.END, start)]
    return starts[-1] if starts else len(body.text)


def _boundaries(dialect: Dialect, body: Body, role: Role, start: int) -> list[re.Match[str]]:
    found = [
        match
        for rule in dialect.boundaries
        if rule.role is role
        for match in rule.regex(flat=body.flat).finditer(body.text, start)
    ]
    return sorted(found, key=lambda match: match.start())


_SPEAKERS = {Role.ASKER_PREAMBLE: Speaker.ASKER, Role.GOVERNMENT_PREAMBLE: Speaker.GOVERNMENT}


def _preambles(dialect: Dialect, body: Body, start: int, first: int) -> tuple[tuple[Preamble, ...], int]:
    """The preambles before the first question, and where the head ends."""
    heads = sorted(
        (match.start(), match.end(), speaker)
        for role, speaker in _SPEAKERS.items()
        for match in _boundaries(dialect, body, role, start)
        if match.start() < first
    )
    stops = [*(begin for begin, _, _ in heads[1:]), first][: len(heads)]
    found = [_preamble(body, at, stop, speaker) for (_, at, speaker), stop in zip(heads, stops, strict=True)]
    opened = heads[0][0] if heads else (start if start else first)
    if not heads and start and dialect.unheaded_preamble and first - start > MIN_PREAMBLE:
        found = [_preamble(body, start, first, Speaker.ASKER)]
    return tuple(p for p in found if p.text), opened


def _unheaded(dialect: Dialect, body: Body, start: int, first: int) -> tuple[Preamble, ...]:
    """What stands between the title and the questions, where the asker's remarks have no heading."""
    put = [match.start() for match in _boundaries(dialect, body, Role.QUESTIONS, start) if match.start() < first]
    stop = put[-1] if put else first
    return (_preamble(body, start, stop, Speaker.ASKER),) if stop - start > MIN_PREAMBLE else ()


def _preamble(body: Body, start: int, end: int, speaker: Speaker) -> Preamble:
    text, spans, tables = body.value(start, _before_part_heading(body, start, end))
    return Preamble(speaker, _tidy(body, text.lstrip(" :")), body.line_at(start).page, spans, tables)


def blocks_in_order(pairs: Pairs) -> Sequence[QuestionDraft | AnswerDraft]:
    """Questions and answers in printed order, for `anfragen inspect`."""
    return sorted([*pairs.questions, *pairs.answers], key=lambda draft: draft.start)
