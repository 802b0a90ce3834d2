"""Questions that a way of pairing passed over: each stays in the answer above it until it is looked for here.

Its marker is lost or misread ("Frage S:"), its answer has none of its own, or the count goes on behind a lost page. A
number is believed that no other question has, that stands in its place in the count, and that begins like a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.body import Body
from ingest.dialect import Dialect
from ingest.labels import number_of
from ingest.numbering import MAX_LABEL, Candidate, candidates, within
from ingest.pairing import AnswerDraft, Pairs, QuestionDraft
from ingest.questionend import question_end

ASKS = 6.0
"""Points of a number without the word "Frage" that begins like a question and has a question mark."""

MIN_JUMP = 2
"""Questions that go on counting behind a gap, from which they are no quotation."""

_MISREAD = {
    False: re.compile(r"(?:(?<=\n)|\A)Frage ?\S{1,3}? ?[:.](?=\s)"),
    True: re.compile(r"(?<=[.?!:)“”] )Frage ?\S{1,3}? ?[:.](?=\s)"),
}


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
            end = stop if head.label in answered else question_end(body, head.end, stop)
            questions.append(QuestionDraft(head.label, head.end, end))
            if body.text[end:stop].strip():
                answers.append(AnswerDraft((head.label,), end, stop, inferred=is_marked))
    first = min([pairs.first, *(q.start for q in questions[len(pairs.questions) :])])
    questions.sort(key=lambda question: question.start)
    return replace(pairs, questions=tuple(questions), answers=tuple(answers), first=first)


def _stretches(pairs: Pairs, start: int) -> Iterator[_Stretch]:
    asked = sorted((q.start, number_of(q.label)) for q in pairs.questions)
    answers = sorted(pairs.answers, key=lambda answer: answer.start)
    if asked:
        yield _Stretch(start, max(pairs.first, start), 0, asked[0][1])
    for answer in answers:
        low = max(number_of(label) for label in answer.labels)
        high = min((number for at, number in asked if at >= answer.end and number > low), default=MAX_LABEL)
        yield _Stretch(answer.start, answer.end, low, high, answer)


def _left(body: Body, found: Sequence[Candidate], stretch: _Stretch, pairs: Pairs) -> list[Candidate]:
    """The numbers in a stretch that continue the count and that no question has."""
    asked = {number_of(q.label) for q in pairs.questions}
    heads: list[Candidate] = []
    last = stretch.low
    for item in within(found, stretch.start, stretch.end):
        sure = (item.headed or item.score >= ASKS) and not item.is_sub and item.number not in asked
        if sure and last < item.number < stretch.high:
            heads.append(replace(item, label=str(item.number)))
            last = item.number
    if heads and heads[0].number > stretch.low + 1 and not heads[0].headed and len(heads) < MIN_JUMP:
        heads = []
    return heads or _misread(body, stretch, asked)


def _misread(body: Body, stretch: _Stretch, asked: set[int]) -> list[Candidate]:
    """The one number that is missing, where a heading stands in its place that cannot be read ("Frage S:")."""
    missing = [number for number in range(stretch.low + 1, min(stretch.high, stretch.low + 3)) if number not in asked]
    places = list(_MISREAD[body.flat].finditer(body.text, stretch.start, stretch.end))
    if stretch.high == MAX_LABEL or len(missing) != 1 or len(places) != 1:
        return []
    return [Candidate(str(missing[0]), places[0].start(), places[0].end(), ASKS, headed=True)]
