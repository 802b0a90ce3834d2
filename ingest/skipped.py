"""Questions that a way of pairing passed over: each stays in the answer above it until it is looked for here.

Its marker is lost or misread ("Frage S:"), its answer has none of its own, or the count goes on behind a lost page. A
number is believed that no other question has, that stands in its place in the count, and that begins like a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.body import Body
from ingest.dialect import Dialect
from ingest.labels import next_item, number_of
from ingest.marked import all_markers
from ingest.numbering import LOOK, MAX_LABEL, Candidate, candidates, looks_interrogative, within
from ingest.pairing import AnswerDraft, Pairs, QuestionDraft, announcement
from ingest.questionend import asks, question_end

ASKS = 6.0
"""Points of a number without the word "Frage" that begins like a question and has a question mark."""

MIN_JUMP = 2
"""Questions that go on counting behind a gap, from which they are no quotation."""

MAX_MISREAD = 8
"""Questions in a row whose headings are misread; more are no accident of one page."""

_HEADING = r"r[aeäo][gq]e ?\S{1,3}? ?[:.;](?=\s)"
_MISREAD = {
    False: re.compile(rf"F(?<![^\n]F){_HEADING}"),
    True: re.compile(rf"F(?<=[.?!:)“”] F){_HEADING}"),
}
_NUMBER = re.compile(r"\d+(?=\s?[:.;])")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text in which questions may be left: an answer, or what stands in front of the first question.

    They count from above ``low`` to below ``high``.
    """

    start: int
    end: int
    low: int
    high: int
    answer: AnswerDraft | None = None


def with_skipped(dialect: Dialect, body: Body, pairs: Pairs, start: int) -> Pairs:
    """The same pairs with the questions that stand in front of the first, or in the answers, in their places."""
    found = candidates(dialect.question, body, start, max([start, *(a.end for a in pairs.answers)]))
    questions, answers = list(pairs.questions), list[AnswerDraft]()
    answered = {label for answer in pairs.answers for label in answer.labels}
    is_marked = any(answer.marker for answer in pairs.answers)
    for stretch in _stretches(pairs, start):
        heads = _left(body, found, stretch, pairs)
        if stretch.answer is not None:
            answers.append(replace(stretch.answer, end=heads[0].start) if heads else stretch.answer)
        for head, stop in zip(heads, [*(h.start for h in heads[1:]), stretch.end], strict=False):
            answer = _answer(dialect, body, head, stop, inferred=is_marked)
            if head.label in answered and not answer.marker:
                answer = AnswerDraft(answer.labels, stop, stop)
            questions.append(QuestionDraft(head.label, head.end, answer.opens if answer.marker else answer.start))
            if body.text[answer.start : stop].strip():
                answers.append(answer)
    first = min([pairs.first, *(q.start for q in questions[len(pairs.questions) :])])
    questions.sort(key=lambda question: question.start)
    return replace(pairs, questions=tuple(questions), answers=tuple(answers), first=first)


def _answer(dialect: Dialect, body: Body, head: Candidate, stop: int, *, inferred: bool) -> AnswerDraft:
    """The answer to a question: behind its own marker or a sentence that announces it, or where the question ends."""
    for mark in all_markers(dialect, body, head.end, stop):
        if mark.labels == (head.label,):
            return AnswerDraft(mark.labels, mark.end, stop, mark.text, opens=mark.start)
    end = question_end(body, head.end, stop)
    said = announcement(body, end, stop)
    if said and head.label in said.labels:
        return AnswerDraft(said.labels, said.end, stop, said.text, opens=said.start)
    return AnswerDraft((head.label,), end, stop, inferred=inferred)


def _stretches(pairs: Pairs, start: int) -> Iterator[_Stretch]:
    asked = sorted((q.start, number_of(q.label)) for q in pairs.questions)
    numbers = {number for _, number in asked}
    answers = sorted(pairs.answers, key=lambda answer: answer.start)
    if asked:
        yield _Stretch(start, max(pairs.first, start), 0, asked[0][1])
    for answer in answers:
        named = [number_of(label) for label in answer.labels]
        low = max([number for number in named if number in numbers] or named)
        high = min((number for at, number in asked if at >= answer.end and number > low), default=MAX_LABEL)
        yield _Stretch(answer.start, answer.end, low, high, answer)


def _left(body: Body, found: Sequence[Candidate], stretch: _Stretch, pairs: Pairs) -> list[Candidate]:
    """The numbers in a stretch that continue the count and that no question has."""
    asked = {number_of(q.label) for q in pairs.questions}
    labels = {q.label for q in pairs.questions}
    heads: list[Candidate] = []
    above = stretch.answer.labels[-1] if stretch.answer else ""
    last = stretch.low
    for item in within(found, stretch.start, stretch.end):
        below = item.is_sub and item.label == next_item(above) and item.label not in labels
        goes_on = below or (last < item.number < stretch.high and item.number not in asked)
        if goes_on and (item.headed or _asks(body, item, stretch.end)):
            heads.append(item)
            last, above = item.number, item.label
    if heads and heads[0].number > stretch.low + 1 and not heads[0].headed and len(heads) < MIN_JUMP:
        heads = []
    return heads or _misread(body, stretch, asked)


def _asks(body: Body, item: Candidate, end: int) -> bool:
    """Whether a number begins like a question, or an item that bears its whole label ends like one ("2. b) ...?")."""
    return asks(body.text, item.end, end) if item.is_sub else item.score >= ASKS


def _misread(body: Body, stretch: _Stretch, asked: set[int]) -> list[Candidate]:
    """The numbers that are missing, where as many headings stand in their place that cannot be read ("Frage S:").

    Behind the last question nothing says how many are missing: there a heading must begin like a question.
    """
    places = list(islice(_MISREAD[body.flat].finditer(body.text, stretch.start, stretch.end), MAX_MISREAD + 1))
    if stretch.high == MAX_LABEL:
        places = [place for place in places if _asks_unread(body, place)]
        missing = list(range(stretch.low + 1, stretch.low + 1 + len(places)))
    else:
        missing = [number for number in range(stretch.low + 1, stretch.high) if number not in asked]
    if len(missing) != len(places) or len(places) > MAX_MISREAD:
        return []
    return [
        Candidate(str(number), place.start(), place.end(), ASKS, headed=True)
        for number, place in zip(missing, places, strict=True)
    ]


def _asks_unread(body: Body, place: re.Match[str]) -> bool:
    """Whether a heading has no number and a question behind it."""
    return not _NUMBER.search(place.group()) and looks_interrogative(body.text[place.end() : place.end() + LOOK])
