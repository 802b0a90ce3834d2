"""The questions and answers of a record, put together to what stands side by side: one pair an answer.

A joint answer is one pair with several labels. A question that only leads to its
lettered ones ("3. Wie bewertet der Senat:" above 3a and 3b) is shown with each of
them and is no pair itself; one that nobody answered is a pair without an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.records import Answer, Inquiry, Question

_WORD = re.compile(r"[^\W\d_]{4,}")
_OF_MARKERS = frozenset(
    "antwort antworten frage fragen ziffer ziffern nummer nummern sowie gemeinsame zusammenfassende "
    "landesregierung staatsregierung bundesregierung senats".split()
)
"""Words that markers are made of; one with other words says something, and is read and searched with its answer."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Questions in printed order and their answer; ``labels`` are those that the answer names."""

    labels: tuple[str, ...]
    questions: tuple[Question, ...]
    answer: Answer | None


def pairs(inquiry: Inquiry) -> tuple[Pair, ...]:
    """Pair the questions of a record with its answers, in the order of their first questions."""
    labels = [question.label for question in inquiry.questions]

    def place(pair: Pair) -> int:
        return min((labels.index(label) for label in pair.labels if label in labels), default=len(labels))

    return tuple(sorted([*_answered(inquiry), *_unanswered(inquiry)], key=place))


def announced(answer: Answer) -> str:
    """The marker of an answer where it says more than whose answer this is ("Die Fragen 1 und 2 werden wegen ...")."""
    words = {word.casefold() for word in _WORD.findall(answer.marker or "")}
    return (answer.marker or "") if words - _OF_MARKERS else ""


def read_text(answer: Answer) -> str:
    """An answer as it is read and searched: with the words that announce it."""
    return "\n\n".join(part for part in (announced(answer), answer.text) if part)


def _answered(inquiry: Inquiry) -> Iterator[Pair]:
    stems = _stems(inquiry)
    for answer in inquiry.answers:
        wanted = set(answer.labels) | {stem for label in answer.labels for stem in stems if _leads(stem, label)}
        yield Pair(answer.labels, _questions(inquiry, wanted), answer)


def _unanswered(inquiry: Inquiry) -> Iterator[Pair]:
    answered = {label for answer in inquiry.answers for label in answer.labels}
    stems = _stems(inquiry)
    for question in inquiry.questions:
        if question.part_of is None and question.label not in answered | stems:
            yield Pair((question.label,), _questions(inquiry, {question.label}), None)


def _stems(inquiry: Inquiry) -> set[str]:
    """Labels of the questions that have no answer of their own, while ones that they lead to have."""
    answered = {label for answer in inquiry.answers for label in answer.labels}
    return {
        question.label
        for question in inquiry.questions
        if question.part_of is None
        and question.label not in answered
        and any(_leads(question.label, label) for label in answered)
    }


def _leads(stem: str, label: str) -> bool:
    """Whether the label belongs under the stem: 3a and 3.1 under 3, but not 31."""
    return label.startswith(stem) and label != stem and not label[len(stem)].isdigit()


def _questions(inquiry: Inquiry, labels: set[str]) -> tuple[Question, ...]:
    """The questions with these labels and those that continue them."""
    return tuple(q for q in inquiry.questions if q.label in labels or q.part_of in labels)
