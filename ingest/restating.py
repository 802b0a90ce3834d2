"""Where a paper prints its questions a second time, found by their words and not by their numbers.

Letters and digits alone are compared, case folded: the second printing has other line breaks and other hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from ingest.body import Body
from ingest.pairing import QuestionDraft

KEY = 30
"""Letters of a question's beginning that must be the same; few questions of a paper share more."""

ENDING = 16
"""Letters of a question's end that are looked for where the printings differ in between."""

DIFFERENCE = 1.2
"""The second printing is at most this much longer than the first."""

_NUMBER = re.compile(
    r"(?<!\S)(?:(?:Zu )?Fragen? ?)?(?:\d{1,3}(?:\.\d{1,2})?[.)]{0,2} ?)?(?:[a-z][.)]{1,2})?[:.]?\s*[„\"(]?\Z"
)
_PAGE = re.compile(r"(?<=\D)\d{1,3}\Z")
_CLOSING = re.compile(r"[ ]?[?!.)“”\"’»]+")
_NUMBER_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Restated:
    """A question's second printing: its number begins at ``start``, its text ends at ``end``."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Letters and digits of a stretch, and the offset in the body at which each stood."""

    text: str
    places: tuple[int, ...]


def squeeze(text: str, start: int, end: int) -> Squeezed:
    """What is compared of a stretch of the text."""
    stretch = text[start:end]
    kept = "".join(filter(str.isalnum, stretch))
    return Squeezed(_folded(kept), tuple(compress(range(start, end), map(str.isalnum, stretch))))


def _folded(letters: str) -> str:
    """Letters case folded, those apart that would become two ("ß"): one stays one, so that every place is known."""
    doubled = "".join(letter for letter in set(letters) if len(letter.casefold()) > 1)
    if not doubled:
        return letters.casefold()
    pieces = re.split(f"([{doubled}])", letters)
    return "".join(piece if piece in doubled else piece.casefold() for piece in pieces)


def restated(body: Body, asked: Sequence[QuestionDraft], start: int, end: int) -> tuple[Restated, ...]:
    """The second printings of questions between two offsets, in printed order; one not printed again is left out.

    They are looked for in the order of the list, and what is not found so anywhere: a joint answer may take one along.
    """
    region = squeeze(body.text, start, end)
    found: list[Restated] = []
    missed: list[tuple[str, str]] = []
    at = 0
    for question in asked:
        words = _PAGE.sub("", squeeze(body.text, question.start, question.end).text)
        place = region.text.find(words[:KEY], at) if len(words) >= KEY // 3 else -1
        if place < 0:
            missed.append((question.label, words))
            continue
        begin = _with_number(body.text, region.places[place])
        if not question.label and begin == region.places[place]:
            continue  # the words of a heading also stand in answers; only its number tells it
        last = _last(region.text, words, place)
        found.append(Restated(question.label, begin, _closed(body.text, region.places[last] + 1, end)))
        at = last
    found += [one for label, words in missed if (one := _out_of_order(body, region, label, words, found, end))]
    return tuple(sorted(found, key=lambda one: one.start))


def _out_of_order(
    body: Body, region: Squeezed, label: str, words: str, found: Sequence[Restated], end: int
) -> Restated | None:
    """The second printing of a whole question with its number, wherever it stands between the others."""
    place = region.text.find(words) if label and len(words) >= KEY // 3 else -1
    if place < 0:
        return None
    begin = _with_number(body.text, region.places[place])
    stop = _closed(body.text, region.places[place + len(words) - 1] + 1, end)
    free = all(stop <= one.start or begin >= one.end for one in found)
    return Restated(label, begin, stop) if free and begin < region.places[place] else None


def _last(text: str, words: str, place: int) -> int:
    """The place of the last letter of a second printing."""
    if text.startswith(words, place):
        return place + len(words) - 1
    tail = words[-ENDING:]
    found = text.find(tail, place, place + int(len(words) * DIFFERENCE) + ENDING)
    return found + len(tail) - 1 if found >= 0 else min(place + len(words), len(text)) - 1


def _with_number(text: str, at: int) -> int:
    """The offset of the printed number in front of a question; its own when it has none there."""
    number = _NUMBER.search(text, max(at - _NUMBER_LENGTH, 0), at)
    return number.start() if number else at


def _closed(text: str, at: int, end: int) -> int:
    closing = _CLOSING.match(text, at, end)
    return closing.end() if closing else at
