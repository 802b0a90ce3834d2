"""Which way of pairing fits a paper: the dialect says what is usual, the paper decides."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from ingest.ahead import joined_by_a_word, parted_by_markers, with_announced, with_own_markers
from ingest.bare import pair_bare
from ingest.below import pair_below
from ingest.body import Body
from ingest.boundaries import boundaries
from ingest.dialect import AnswerStyle, Dialect, Role
from ingest.following import pair_following
from ingest.labels import number_of, ranges
from ingest.listed import pair_asked_only, pair_listed
from ingest.marked import pair_marked
from ingest.numbering import candidates, number_chain
from ingest.pairing import AnswerDraft, Pairs
from ingest.restating import second_list
from ingest.skipped import with_skipped

MOST = 0.7
"""Part of a paper's numbers that a way of pairing must answer to be taken at once; what is missing has findings."""

USUAL = 0.4
"""Part by which another way must answer more than the dialect's usual one, where neither answers most."""

MAX_HEADINGS = 4
"""Headings of the answers that are tried; a paper prints one, perhaps once more where it names its parts."""

_ENDS = re.compile(r"[.?!:)“”|]\s*\Z")

_PAIRING = {
    AnswerStyle.MARKED: pair_marked,
    AnswerStyle.BARE: pair_bare,
    AnswerStyle.FOLLOW: pair_following,
    AnswerStyle.BELOW: pair_below,
}
_ORDER = {
    AnswerStyle.MARKED: (AnswerStyle.MARKED, AnswerStyle.BARE, AnswerStyle.FOLLOW),
    AnswerStyle.BARE: (AnswerStyle.BARE, AnswerStyle.MARKED, AnswerStyle.FOLLOW),
    AnswerStyle.FOLLOW: (AnswerStyle.MARKED, AnswerStyle.BARE, AnswerStyle.FOLLOW),
    AnswerStyle.BELOW: (AnswerStyle.BELOW, AnswerStyle.MARKED),
}
"""Printed markers are believed before mere order, so they are tried first."""


def pair(dialect: Dialect, body: Body, noise: str, start: int, end: int) -> Pairs:
    """Questions and answers between two offsets; ``noise`` is the text of running heads and foot notes."""
    if not _is_answered(dialect, body, noise):
        return pair_asked_only(dialect, body, _put(dialect, body, start, end), end)
    for heading in boundaries(dialect, body, Role.ANSWERS, start, end)[:MAX_HEADINGS]:
        listed = pair_listed(dialect, body, _put(dialect, body, start, heading.start()), heading.span(), end)
        if listed.answers:
            return _finished(dialect, body, listed)
    pairs = _in_usual_way(dialect, body, _put(dialect, body, start, end), end)
    listed = _printed_twice(dialect, body, _put(dialect, body, start, end), end)
    if len(listed.answers) > len(pairs.answers):
        pairs = listed
    return _finished(dialect, body, pairs) if pairs.questions else pair_asked_only(dialect, body, start, end)


def _finished(dialect: Dialect, body: Body, pairs: Pairs) -> Pairs:
    """The pairs with all labels that their markers name, the last answer without the annexes behind it."""
    joined = with_announced(body, joined_by_a_word(body, parted_by_markers(dialect, body, pairs)))
    return _without_annex(dialect, body, _with_ranges(with_own_markers(dialect, body, joined)))


def _printed_twice(dialect: Dialect, body: Body, start: int, end: int) -> Pairs:
    """Pairs of a paper that prints the list of its questions and then, without a heading, each with its answer."""
    again = second_list(body, candidates(dialect.question, body, start, end), start, end)
    return pair_listed(dialect, body, start, (again, again), end) if again >= 0 else Pairs()


def _put(dialect: Dialect, body: Body, start: int, end: int) -> int:
    """Where the questions are put ("Ich frage die Landesregierung:"): numbers before it are quoted or told.

    ``start`` where no such sentence stands before a question 1.
    """
    sentences = boundaries(dialect, body, Role.QUESTIONS, start, end)
    found = candidates(dialect.question, body, sentences[0].end(), end) if sentences else ()
    latest = max((c.start for c in found if c.number == 1), default=-1)
    return next((sentence.end() for sentence in sentences if sentence.end() <= latest), start)


def _is_answered(dialect: Dialect, body: Body, noise: str) -> bool:
    rules = [rule.regex(flat=body.flat) for rule in dialect.boundaries if rule.role is Role.ANSWERED]
    return not rules or any(rule.search(body.text) or rule.search(noise) for rule in rules)


def _in_usual_way(dialect: Dialect, body: Body, start: int, end: int) -> Pairs:
    """By the first way that reaches most of the printed numbers; where none does, by the one that reaches most."""
    printed = {c.number for c in number_chain(candidates(dialect.question, body, start, end))}
    if dialect.answers is AnswerStyle.BELOW and _names_all(numbered := pair_marked(dialect, body, start, end)):
        return numbered
    tried: list[tuple[float, Pairs]] = []
    for style in _ORDER[dialect.answers]:
        own = style is dialect.answers
        read = _PAIRING[style](dialect, body, start, end)
        whole = with_skipped(dialect, body, read, start)
        # what was passed over speaks for the usual way alone: another one must show that the paper is printed so
        reached = _reached(whole if own else read, printed)
        if whole.questions and reached >= MOST:
            return whole
        tried.append((reached + (USUAL if own else 0.0), whole))
    return max((each for each in tried if each[1].questions), key=lambda each: each[0], default=(0.0, Pairs()))[1]


def _names_all(pairs: Pairs) -> bool:
    """Whether each marker names questions that are printed with their numbers above it; a list in an answer is not."""
    named = {label for answer in pairs.answers for label in answer.labels}
    return bool(named) and named <= {question.label for question in pairs.questions}


def _reached(pairs: Pairs, printed: Set[int]) -> float:
    """Which part of the printed numbers is answered; none when the first is not."""
    answered = {number_of(label) for answer in pairs.answers for label in answer.labels}
    if not printed or min(printed) not in answered:
        return float(not printed and bool(answered))
    return len(printed & answered) / len(printed)


def _with_ranges(pairs: Pairs) -> Pairs:
    """The answers with the questions within a range of their marker ("Zu 2.1 bis 3.:") that have no other answer."""
    known = [question.label for question in sorted(pairs.questions, key=lambda question: question.start)]
    answered = {label for answer in pairs.answers for label in answer.labels}
    answers = [replace(answer, labels=_ranged(answer, known, answered)) for answer in pairs.answers]
    return replace(pairs, answers=tuple(answers))


def _ranged(answer: AnswerDraft, known: Sequence[str], answered: Set[str]) -> tuple[str, ...]:
    labels = list(answer.labels)
    for first, last in ranges(answer.marker or ""):
        if first in labels and last in labels and first in known and last in known:
            within = known[known.index(first) + 1 : known.index(last)]
            labels[labels.index(last) : labels.index(last)] = [label for label in within if label not in answered]
    return tuple(dict.fromkeys(labels))


def _without_annex(dialect: Dialect, body: Body, pairs: Pairs) -> Pairs:
    """The last answer ends where the first annex begins."""
    if not pairs.answers:
        return pairs
    last = max(pairs.answers, key=lambda answer: answer.start)
    found = (match.start() for match in boundaries(dialect, body, Role.ANNEX, last.start, last.end))
    annex = next((at for at in found if _stands_apart(body, at)), None)
    if annex is None:
        return pairs
    answers = tuple(replace(a, end=min(a.end, annex)) if a is last else a for a in pairs.answers)
    return replace(pairs, answers=answers, annex=annex)


def _stands_apart(body: Body, at: int) -> bool:
    """Whether a heading stands below an empty line or a whole sentence; else the line above it goes on there."""
    return body.flat or body.line_at(at).gap or bool(_ENDS.search(body.text, max(at - 3, 0), at))
