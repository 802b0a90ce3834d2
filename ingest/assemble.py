"""Lines and a dialect to the record of a paper. The one function that outsiders call is `parse_source`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.annexes import annexes
from ingest.beside import foot_notes
from ingest.body import Body, body_of
from ingest.boundaries import boundaries
from ingest.checks import check
from ingest.coverage import Free, free_text
from ingest.dialect import Dialect, Role
from ingest.documenthead import is_document
from ingest.documents import read_document
from ingest.extents import Extent, extent_of
from ingest.head import Head, part_of_inquiry, read_head
from ingest.labels import number_of
from ingest.lines import read_lines
from ingest.naming import named
from ingest.noise import watermark
from ingest.overlooked import overlooked
from ingest.pages import Line
from ingest.pairing import AnswerDraft, Pairs, QuestionDraft
from ingest.pairs import pair
from ingest.preambles import PreambleDraft, headed_preambles, unheaded_preambles
from ingest.records import Answer, Inquiry, Note, Part, Preamble, Question, Source, SourceFile
from ingest.registry import HEAD_LENGTH, Detection, detect, dialect_of
from ingest.uncertain import unassigned, uncertain

NAMED = 2
"""Pages whose noise can tell the parliament: a copy that lost its first line names it at the turn of the page."""


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
    return named(read_source_stages(source, parliament).inquiry)


def read_source_stages(source: SourceFile, parliament: str | None = None) -> Reading:
    """The same, with all stages."""
    lines = read_lines(source, parliament)
    reading = _read(source, lines, parliament)
    marked = watermark(line for line in lines if line.noise)
    return replace(reading, inquiry=replace(reading.inquiry, watermark=marked))


def _read(source: SourceFile, lines: tuple[Line, ...], parliament: str | None) -> Reading:
    body = body_of([line for line in lines if not line.noise])
    noise = tuple(line for line in lines if line.noise)
    found = _detected(body, noise)
    if parliament is not None:
        found = Detection(dialect_of(parliament), found.score, "vorgegeben")
    origin = Source(source.name, source.sha256, source.media_type, max((line.page for line in lines), default=1))
    if found.dialect is None:
        record = read_document(origin, body)
        record = replace(record, notes=foot_notes(lines))
        return Reading(lines, body, found, Pairs(), None, replace(record, findings=check(record)))
    return _read_inquiry(origin, lines, noise, body, found, found.dialect)


def _detected(body: Body, noise: Sequence[Line]) -> Detection:
    """The dialect by the beginning of the text and the noise of its first page, else by that of the next."""
    for last in (1, NAMED):
        beside = "\n".join(line.text for line in noise if line.page <= last)
        found = detect(f"{body.text[:HEAD_LENGTH]}\n{beside}", flat=body.flat)
        if found.dialect:
            break
    return found


def _read_inquiry(
    origin: Source, lines: tuple[Line, ...], noise: tuple[Line, ...], body: Body, found: Detection, dialect: Dialect
) -> Reading:
    start = _body_start(dialect, body)
    end = _body_end(dialect, body, start)
    beside = "\n".join(line.text for line in noise)
    pairs = Pairs() if is_document(body) else pair(dialect, body, beside, start, end)
    first = pairs.first if pairs.first >= 0 else end
    headed = headed_preambles(dialect, body, pairs, start, first)
    opened = min([draft.heading for draft in headed if draft.heading < first], default=start or first)
    only_asked = Part.INQUIRY if pairs.questions and not pairs.answers else None
    head = read_head(dialect, body, noise, opened, end, part=only_asked)
    loose = unheaded_preambles(dialect, body, headed, max(start, head.end), opened if opened > start else first)
    if not pairs.questions:
        record = read_document(origin, body, dialect.parliament.code, head)
        record = replace(record, notes=foot_notes(lines))
        return Reading(lines, body, found, pairs, head, replace(record, findings=check(record)))
    record = _record(origin, dialect, body, head, pairs, (*loose, *headed))
    record = replace(record, sections=annexes(dialect, body, pairs.annex if pairs.annex >= 0 else end))
    record = replace(record, notes=foot_notes(lines))
    free = free_text(dialect, body, pairs, head, (*loose, *headed), (start, _tail(pairs, end)))
    record = _with_free_text(body, record, pairs, free)
    record = replace(record, findings=(*record.findings, *overlooked(dialect, body, pairs)))
    return Reading(lines, body, found, pairs, head, replace(record, findings=record.findings + check(record)))


def _tail(pairs: Pairs, end: int) -> int:
    """Where annexes or the signature begin."""
    return pairs.annex if 0 <= pairs.annex < end else end


def _with_free_text(body: Body, record: Inquiry, pairs: Pairs, free: Free) -> Inquiry:
    """The record with what stands between its parts: headings at their questions, foot notes, findings for the rest."""
    notes = (Note(_words(body, each), body.line_at(each[0]).page) for each in free.notes)
    headings: dict[str, str] = {}
    for each in free.headings:  # "Teil B" and "Kosten" above one question are both its topic
        above = _below(pairs, each)
        words = _words(body, each).removeprefix(f"{number_of(above)}. ")  # "1. Bestand" above 1.1 is "Bestand"
        headings[above] = " ".join(filter(None, (headings.get(above), words)))
    return replace(
        record,
        questions=tuple(replace(q, topic=headings.get(q.label)) for q in record.questions),
        notes=(*record.notes, *notes),
        findings=(*record.findings, *unassigned(body, free)),
    )


def _words(body: Body, stretch: Extent) -> str:
    return " ".join(body.text[slice(*stretch)].split())


def _below(pairs: Pairs, heading: Extent) -> str:
    """The label of the question that a heading stands above."""
    return min((q for q in pairs.questions if q.start > heading[0]), key=lambda q: q.start).label


def _record(
    origin: Source, dialect: Dialect, body: Body, head: Head, pairs: Pairs, drafts: Sequence[PreambleDraft]
) -> Inquiry:
    questions = tuple(_question(body, draft) for draft in pairs.questions)
    answers = tuple(a for draft in pairs.answers if (a := _answer(body, draft)).text)
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
        preambles=tuple(p for draft in drafts if (p := _preamble(body, draft)).text),
        questions=questions,
        answers=answers,
        places=head.places,
        findings=uncertain(body, head, pairs),
    )


def _question(body: Body, draft: QuestionDraft) -> Question:
    text, spans, _ = body.value(*extent_of(body, draft))
    if draft.stem:
        text, spans = f"{body.value(*draft.stem)[0].rstrip()} {text}", ()
    return Question(draft.label, text, body.line_at(draft.start).page, draft.part_of, spans)


def _answer(body: Body, draft: AnswerDraft) -> Answer:
    text, spans, tables = body.value(*extent_of(body, draft))
    return Answer(draft.labels, text, body.line_at(draft.start).page, draft.marker, tables, spans)


def _body_start(dialect: Dialect, body: Body) -> int:
    ends = [m.end() for m in boundaries(dialect, body, Role.BODY)]
    return ends[0] if ends else 0


def _body_end(dialect: Dialect, body: Body, start: int) -> int:
    starts = [m.start() for m in boundaries(dialect, body, Role.END, start)]
    return starts[-1] if starts else len(body.text)


def _preamble(body: Body, draft: PreambleDraft) -> Preamble:
    text, spans, tables = body.value(*extent_of(body, draft))
    return Preamble(draft.by, text, body.line_at(draft.start).page, spans, tables)


def blocks_in_order(pairs: Pairs) -> Sequence[QuestionDraft | AnswerDraft]:
    """Questions and answers in printed order, for `anfragen inspect`."""
    return sorted([*pairs.questions, *pairs.answers], key=lambda draft: draft.start)
