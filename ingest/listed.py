"""Pairing where all questions are printed first, one after the other, and the answers in a part of their own.

In that part an answer is told by its marker ("Zu 1. und 2.:") or by its question, printed a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from ingest.bare import bare_marker
from ingest.body import Body
from ingest.boundaries import boundaries, first_boundary
from ingest.dialect import Dialect, Role
from ingest.labels import number_of
from ingest.marked import markers
from ingest.numbering import Candidate, candidates, looks_interrogative, number_chain, sub_run
from ingest.pairing import MIN_STEM, AnswerDraft, Pairs, QuestionDraft, announcement, is_incomplete
from ingest.questionend import REQUEST, question_end
from ingest.restating import Restated, restated

ANSWERED_PART = 0.6
"""Part of the questions that markers, or second printings, must reach to be believed."""

_SENTENCE_BEGINS = re.compile(r"\s*[„\"(]?[A-ZÄÖÜ]")
_ASKS = re.compile(r"[?]")
_CLOSES_ASKING = re.compile(r"\?[)“”\"]*\s*\Z")
_CLOSED = re.compile(r"[?.!)“”\"]\s*\Z")
_HEADING = re.compile(
    r"(?<=[.?!)“”\"])(?:\s*\n\n+[^\n.?!]{2,140}(?:\n[^\n.?!]{2,140})?"
    r"|\s+(?!Bitte|Wenn|Falls|Sofern|Und|Oder|Dabei)(?:[IVX]{1,5}\. )?[A-ZÄÖÜ][^\n.?!:;]{1,90})\s*\Z"
)
_UNOPENED = re.compile(r"\s*“\s*\Z")
_PAGE_BEHIND_HEADING = re.compile(r"\s+\d{1,3}\s*\Z")
_PAGE_BEHIND = re.compile(r"(?<=[?.)!])[ \n.]{0,80}\d{1,3}\s*\Z")


def pair_listed(dialect: Dialect, body: Body, start: int, heading: tuple[int, int], end: int) -> Pairs:
    """Questions from ``start`` to the heading of the answers, answers from there on.

    No answers when none can be told; ``heading`` is where it begins and ends.
    """
    (listed, first), split = _list(dialect, body, start, heading[0]), heading[1]
    asked = tuple(draft for draft in listed if draft.label)
    if not asked:
        return Pairs()
    again = restated(body, listed, candidates(dialect.question, body, split, end), split, end)
    by_marker = _by_markers(dialect, body, asked, again, split, end)
    by_printing = _by_second_printing(dialect, body, [q.label for q in asked], again, end)
    asked = _parted(body, asked, {label for answer in by_marker for label in answer.labels})
    best = max((by_marker, by_printing), key=lambda answers: _reached(asked, answers))
    if _reached(asked, best) < ANSWERED_PART:
        best = ()
    opened = [a.opens if a.opens >= 0 else a.start for a in best] + [one.start for one in again]
    return Pairs(asked, best, first, between=(asked[-1].end, min(opened, default=asked[-1].end)))


def pair_asked_only(dialect: Dialect, body: Body, start: int, end: int) -> Pairs:
    """The questions of a paper without answers."""
    listed, first = _list(dialect, body, start, end)
    return Pairs(tuple(draft for draft in listed if draft.label), first=first)


def _list(dialect: Dialect, body: Body, start: int, end: int) -> tuple[tuple[QuestionDraft, ...], int]:
    """The questions of a list and the headings between them, which have no label; and where the first number stands."""
    found = candidates(dialect.question, body, start, end)
    chain = number_chain(found)
    if not chain:
        return (), -1
    last = chain[-1].end
    closing = first_boundary(dialect, body, Role.LIST_END, last, end)
    stops = [*(c.start for c in chain[1:]), closing if closing is not None else end]
    drafts = [
        draft for number, stop in zip(chain, stops, strict=True) for draft in _of_number(body, found, number, stop)
    ]
    if closing is None:
        drafts[-1] = replace(drafts[-1], end=_last_end(body, drafts[-1].start, end))
    return tuple(_clean(body, _unsigned(dialect, body, draft)) for draft in drafts), chain[0].start


def _unsigned(dialect: Dialect, body: Body, draft: QuestionDraft) -> QuestionDraft:
    """A question without the line that signs a list, and what stands below it up to the next number.

    On one page the list is signed below its last question but one, where the next page has more. A date within a
    sentence signs nothing.
    """
    for signed in boundaries(dialect, body, Role.LIST_END, draft.start, draft.end):
        if _CLOSED.search(body.text, draft.start, signed.start()):
            return replace(draft, end=signed.start())
    return draft


def _last_end(body: Body, start: int, end: int) -> int:
    """Where the last question of a list ends: where the list does if it ends asking, else behind its own sentences."""
    own = question_end(body, start, end)
    rest = body.text[own:end]
    return end if len(rest) <= REQUEST and _CLOSES_ASKING.search(rest) and "\n\n" not in rest.strip() else own


def _of_number(body: Body, found: Sequence[Candidate], number: Candidate, stop: int) -> Iterator[QuestionDraft]:
    """The questions of one number: itself, or its items when these ask for themselves."""
    run = sub_run(found, number.number, number.start, stop)
    bounds = [*(c.start for c in run[1:]), stop][: len(run)]
    asks = [bool(_ASKS.search(body.text, c.end, bound)) for c, bound in zip(run, bounds, strict=True)]
    if not run or not any(asks):
        yield QuestionDraft(str(number.number), number.end, stop)
        return
    stem = None
    if run[0].start != number.start:
        words = body.text[number.end : run[0].start]
        if _ASKS.search(words):
            yield QuestionDraft(str(number.number), number.end, run[0].start)
        elif _leads(body, words, run[0]):
            stem = (number.end, run[0].start)
        elif words.strip():
            yield QuestionDraft("", number.end, run[0].start)
    for item, bound in zip(run, bounds, strict=True):
        yield QuestionDraft(item.label, item.end, bound, stem=stem)


def _leads(body: Body, words: str, item: Candidate) -> bool:
    """Whether words lead to their items; a heading above whole sentences does not."""
    whole = _SENTENCE_BEGINS.match(body.text, item.end) and not looks_interrogative(words)
    return is_incomplete(words) and len(words.split()) >= MIN_STEM and not whole


def _clean(body: Body, draft: QuestionDraft) -> QuestionDraft:
    """A question without the page of its answer behind it, nor the heading of the next part."""
    text = body.text[draft.start : draft.end]
    if text.count("“") > text.count("„") and (quote := _UNOPENED.search(text)):
        draft = replace(draft, end=draft.start + quote.start())
        text = body.text[draft.start : draft.end]
    for trailing in (_PAGE_BEHIND, _HEADING) if draft.label else (_PAGE_BEHIND_HEADING,):
        if found := trailing.search(text):
            return replace(draft, end=draft.start + found.start())
    return draft


def _by_markers(
    dialect: Dialect, body: Body, asked: Sequence[QuestionDraft], again: Sequence[Restated], split: int, end: int
) -> tuple[AnswerDraft, ...]:
    marks = markers(dialect, body, split, end)
    named = {label for mark in marks for label in mark.labels}
    answers: list[AnswerDraft] = []
    for place, mark in enumerate(marks):
        stop = marks[place + 1].start if place + 1 < len(marks) else end
        begins = [one.start for one in again if mark.end <= one.start < stop and one.label not in mark.labels]
        labels = _with_items(mark.labels, asked, named)
        answers.append(AnswerDraft(labels, mark.end, min([stop, *begins]), mark.text, opens=mark.start))
    return tuple(answers)


def _parted(body: Body, asked: Sequence[QuestionDraft], named: Set[str]) -> tuple[QuestionDraft, ...]:
    """The questions, one that holds items of which markers speak ("Zu 2 a):") taken apart into these."""
    known = {question.label for question in asked}
    parted: list[QuestionDraft] = []
    for question in asked:
        wanted = sorted(label for label in named - known if label[:-1] == question.label and label[-1].isalpha())
        places = [_item_at(body, question, label[-1]) for label in wanted]
        if not places or min(places) < 0 or places != sorted(places):
            parted.append(question)
            continue
        stem = (question.start, places[0])
        stops = [*places[1:], question.end]
        parted += [
            QuestionDraft(label, at + len("a)"), stop, stem=stem if body.text[slice(*stem)].strip() else None)
            for label, at, stop in zip(wanted, places, stops, strict=True)
        ]
    return tuple(parted)


def _item_at(body: Body, question: QuestionDraft, letter: str) -> int:
    return body.text.find(f" {letter})", question.start - 1, question.end) + 1 or -1


def _with_items(labels: Sequence[str], asked: Sequence[QuestionDraft], named: set[str]) -> tuple[str, ...]:
    """The labels, a number replaced by its items where only these are asked and no marker names them."""
    known = [question.label for question in asked]
    whole: list[str] = []
    for label in labels:
        items = [one for one in known if one != label and str(number_of(one)) == label and one not in named]
        whole += ([label] if label in known or not items else []) + items
    return tuple(dict.fromkeys(whole))


def _by_second_printing(
    dialect: Dialect, body: Body, known: Sequence[str], again: Sequence[Restated], end: int
) -> tuple[AnswerDraft, ...]:
    answers: list[AnswerDraft] = []
    waiting: list[str] = []
    for place, one in enumerate(again):
        stop = again[place + 1].start if place + 1 < len(again) else end
        if not one.label:
            continue
        waiting.append(one.label)
        said = announcement(body, one.end, stop)
        marker, begin = (said.text, said.end) if said else bare_marker(dialect, body, one.end, stop)
        if not body.text[begin:stop].strip():
            continue
        named = _among(said.labels, known) if said else ()
        labels = tuple(label for label in known if label in {*waiting, *named})
        answers.append(AnswerDraft(labels, begin, stop, marker, inferred=len(labels) > 1 and not said))
        waiting = []
    return tuple(answers)


def _among(labels: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The labels that are asked; of a range over numbers with items ("1.1 bis 8.3") all between its ends."""
    if all(label in known for label in labels) or labels[0] not in known or labels[-1] not in known:
        return tuple(label for label in labels if label in known)
    return tuple(known[known.index(labels[0]) : known.index(labels[-1]) + 1])


def _reached(asked: Sequence[QuestionDraft], answers: Sequence[AnswerDraft]) -> float:
    labels = {label for answer in answers for label in answer.labels}
    return sum(question.label in labels for question in asked) / len(asked)
