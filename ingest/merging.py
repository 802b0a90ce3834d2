"""The questions of two papers that print the same inquiry, label by label, to one list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from ingest.records import Finding, Inquiry, Question

ALIKE = 0.5
"""Part of the shorter text's runs of three letters that both print; with less they are taken for two questions
and not for two readings of one. A scanned letter shares 0.9 and more with its inquiry, different questions of one
paper mostly less than a half; a letter that a scan misread spoils three runs."""

SHORTEST = 12
"""Letters; what is shorter is found in any text and proves nothing."""

_NO_LETTER = re.compile(r"[^\w]|_")
_ENDS = re.compile(r"[.?!:][)“”\"']*$")


def merge(asked: Inquiry, answered: Inquiry, *, parted: bool) -> tuple[Question, ...]:
    """The questions of the answer paper in its order, with those that only the inquiry's paper prints in their places.

    ``parted`` says that the answer paper's own texts can be told apart; without it
    each text is taken from the inquiry's paper.
    """
    origin, printed = asked.source.sha256, _by_label(asked)
    merged = [
        _joined(question, answered, printed.get(question.label), origin, parted=parted)
        for question in answered.questions
    ]
    for place, question in enumerate(asked.questions):
        if _is_missing(question, answered, parted=parted) and question is printed[question.label]:
            at = _place([each.label for each in merged], [each.label for each in asked.questions[:place]])
            merged.insert(at, replace(question, origin=origin))
    return tuple(merged)


def _joined(question: Question, answered: Inquiry, twin: Question | None, origin: str, *, parted: bool) -> Question:
    """A question of the answer paper with its place in the other one, or its text from there."""
    if twin is None:
        return question
    if (not parted or _is_cut(question, twin)) and not _holds_another(twin, answered, parted=parted):
        return replace(
            question, text=twin.text, page=twin.page, spans=twin.spans, origin=origin, other_page=question.page
        )
    return replace(question, other_page=twin.page)


def _is_cut(question: Question, twin: Question) -> bool:
    """Whether the answer paper prints only a piece of the question."""
    piece, whole = _folded(question.text), _folded(twin.text)
    if piece == whole or piece not in whole:
        return False
    return whole.endswith(piece) or not _ENDS.search(question.text.rstrip())


def _holds_another(twin: Question, answered: Inquiry, *, parted: bool) -> bool:
    """Whether the inquiry's text runs on over questions that the answer paper tells apart."""
    whole = _folded(twin.text)
    others = (_folded(each.text) for each in answered.questions if each.label != twin.label)
    return parted and any(len(other) >= SHORTEST and other in whole for other in others)


def _is_missing(question: Question, answered: Inquiry, *, parted: bool) -> bool:
    """Whether the answer paper does not print the question, neither under its label nor within another one."""
    if any(each.label == question.label for each in answered.questions):
        return False
    return not (parted and _within_another(question, answered))


def _within_another(question: Question, answered: Inquiry) -> bool:
    piece = _folded(question.text)
    return len(piece) >= SHORTEST and any(piece in _folded(each.text) for each in answered.questions)


def _place(labels: list[str], before: list[str]) -> int:
    """Where a question goes: behind the nearest one that the inquiry prints before it, else in front."""
    nearest = next((label for label in reversed(before) if label in labels), None)
    return 0 if nearest is None else len(labels) - labels[::-1].index(nearest)


def text_findings(asked: Inquiry, answered: Inquiry, linked: Inquiry) -> Iterator[Finding]:
    """Where the two papers print different questions: one of them may have been read wrongly."""
    printed, own = _by_label(asked), _by_label(answered)
    name = f"Drucksache {asked.reference}" if asked.reference else "der Anfrage"
    if not (printed and own):
        return
    for question in linked.questions:
        if question.label not in printed:
            message = f"Frage {question.label} steht nur im Antwortpapier, in der Anfrage wurde sie nicht gefunden."
            yield Finding("question-only-in-answer", message, question.own_page)
        elif question.label not in own:
            message = f"Frage {question.label} stammt aus {name}, im Antwortpapier wurde sie nicht gefunden."
            yield Finding("question-only-in-inquiry", message)
        elif not _alike(own[question.label].text, printed[question.label].text):
            message = f"Frage {question.label} lautet im Antwortpapier anders als in {name}."
            yield Finding("question-texts-differ", message, question.own_page)
    yield from _within(asked, linked)


def _within(asked: Inquiry, linked: Inquiry) -> Iterator[Finding]:
    """Questions with a label in the inquiry that stand within another one in the answer paper."""
    labels = {question.label for question in linked.questions}
    for label in _by_label(asked):
        if label not in labels:
            message = f"Frage {label} der Anfrage steht im Antwortpapier innerhalb einer anderen Frage."
            yield Finding("question-only-in-inquiry", message)


def _alike(one: str, other: str) -> bool:
    first, second = _runs(one), _runs(other)
    return len(first & second) >= ALIKE * min(len(first), len(second))


def _runs(text: str) -> set[str]:
    folded = _folded(text)
    return {folded[at : at + 3] for at in range(len(folded) - 2)}


@lru_cache(maxsize=4096)  # texts; more than any two papers print
def _folded(text: str) -> str:
    """Only letters and digits: blanks, hyphens and quotation marks differ from print to print."""
    return _NO_LETTER.sub("", text).casefold()


def _by_label(record: Inquiry) -> Mapping[str, Question]:
    found: dict[str, Question] = {}
    for question in record.questions:
        found.setdefault(question.label, question)
    return found
