"""Where a paper prints its questions a second time, found by their words and not by their numbers.

Letters and digits alone are compared, case folded: the second printing has other line breaks and other hyphens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from ingest.body import Body
from ingest.labels import parts
from ingest.numbering import Candidate, within
from ingest.pairing import QuestionDraft
from ingest.questionend import question_end

KEY = 30
"""Letters of a question's beginning that must be the same; few questions of a paper share more."""

ENDING = 16
"""Letters of a question's end that are looked for where the printings differ in between."""

BEGINNING = 6
"""Letters of a question's beginning that are enough where its number stands in its place."""

DIFFERENCE = 1.2
"""The second printing is at most this much longer than the first."""

_NUMBER = re.compile(
    r"(?<!\S)(?:(?:Zu )?Fragen? ?)?(?:\d{1,3}(?:\.\d{1,2})?[.)]{0,2} ?)?"
    r"(?:[a-z][.)]{1,2}|(?:(?<=\d)|(?<=\d ))[a-z])?[:.]?\s*[„\"(]?\Z"
)
_PAGE = re.compile(r"(?<=\D)\d{1,3}\Z")
_CLOSING = re.compile(r"[ ]?[?!.,;)“”\"’»]+")
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
    return Squeezed(_letters(stretch), tuple(compress(range(start, end), map(str.isalnum, stretch))))


def _letters(text: str) -> str:
    return _folded("".join(filter(str.isalnum, text)))


def _folded(letters: str) -> str:
    """Letters case folded, those apart that would become two ("ß"): one stays one, so that every place is known."""
    doubled = "".join(letter for letter in set(letters) if len(letter.casefold()) > 1)
    if not doubled:
        return letters.casefold()
    pieces = re.split(f"([{doubled}])", letters)
    return "".join(piece if piece in doubled else piece.casefold() for piece in pieces)


def restated(
    body: Body, asked: Sequence[QuestionDraft], numbers: Sequence[Candidate], start: int, end: int
) -> tuple[Restated, ...]:
    """The second printings of questions between two offsets, in printed order; one not printed again is left out.

    They are looked for in the order of the list, and what is not found so anywhere: a joint answer may take one along.
    What is too short to be told by its words, or worded otherwise, is told by its number (``numbers``) in its place.
    """
    region = squeeze(body.text, start, end)
    found: list[Restated] = []
    missed: list[tuple[int, str, str]] = []
    at = 0
    for order, question in enumerate(asked):
        words = _PAGE.sub("", squeeze(body.text, question.start, question.end).text)
        place = region.text.find(words[:KEY], at) if len(words) >= KEY // 3 else -1
        if place < 0:
            missed.append((order, question.label, words))
            continue
        begin = _with_number(body.text, region.places[place])
        if not question.label and begin == region.places[place]:
            continue  # the words of a heading also stand in answers; only its number tells it
        found.append(Restated(question.label, begin, _end(body, region, words, place, end)))
        at = bisect_left(region.places, found[-1].end) - 1
    found += [one for _, label, words in missed if (one := _out_of_order(body, region, label, words, found, end))]
    listed = [question.label for question in asked]
    for order, label, words in missed:
        if label and label not in {one.label for one in found}:
            found += _by_number(body, numbers, label, words, _place_of(found, listed, order, start, end))
    stems = {question.label: question.stem for question in asked if question.stem}
    return tuple(sorted((_with_stem(body, region, one, stems.get(one.label)) for one in found), key=lambda o: o.start))


def _with_stem(body: Body, region: Squeezed, one: Restated, stem: tuple[int, int] | None) -> Restated:
    """A second printing with the words that lead to it, where they are printed again directly above it."""
    words = squeeze(body.text, *stem).text if stem else ""
    at = bisect_left(region.places, one.start)
    if not words or not region.text.endswith(words, 0, at):
        return one
    return replace(one, start=_with_number(body.text, region.places[at - len(words)]))


def _place_of(found: Sequence[Restated], listed: Sequence[str], order: int, start: int, end: int) -> tuple[int, int]:
    """Where a question must stand: between the second printings of those around it in the list."""
    before, behind = set(listed[:order]), set(listed[order + 1 :])
    after = max((one.end for one in found if one.label in before), default=start)
    return after, min((one.start for one in found if one.label in behind and one.start >= after), default=end)


def _by_number(
    body: Body, numbers: Sequence[Candidate], label: str, words: str, place: tuple[int, int]
) -> Iterator[Restated]:
    """The first number of a question in its place behind which its first letters stand."""
    known = parts(label)
    names = {label, known[2]} if known and known[2] else {label}
    for item in within(numbers, *place):
        if item.label in names:
            again = squeeze(body.text, item.end, min(item.end + 2 * len(words) + KEY, place[1]))
            if again.text.startswith(words):
                yield Restated(label, item.start, _closed(body.text, again.places[len(words) - 1] + 1, place[1]))
                return
            if len(words) >= BEGINNING and again.text.startswith(words[:BEGINNING]):
                yield Restated(label, item.start, question_end(body, item.end, place[1]))
                return


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


def _end(body: Body, region: Squeezed, words: str, place: int, end: int) -> int:
    """Where a second printing ends: with the same words, with the same last words, or as questions do."""
    if region.text.startswith(words, place):
        return _closed(body.text, region.places[place + len(words) - 1] + 1, end)
    tail = words[-ENDING:]
    found = region.text.find(tail, place, place + int(len(words) * DIFFERENCE) + ENDING)
    if found >= 0:
        return _closed(body.text, region.places[found + len(tail) - 1] + 1, end)
    return question_end(body, region.places[place], end)


def _with_number(text: str, at: int) -> int:
    """The offset of the printed number in front of a question; its own when it has none there."""
    number = _NUMBER.search(text, max(at - _NUMBER_LENGTH, 0), at)
    return number.start() if number else at


def _closed(text: str, at: int, end: int) -> int:
    closing = _CLOSING.match(text, at, end)
    return closing.end() if closing else at


def second_list(body: Body, numbers: Sequence[Candidate], start: int, end: int) -> int:
    """Where a list of questions is printed a second time, from its first question on; -1 when it is not."""
    first = next((item for item in numbers if item.start >= start and item.number == 1), None)
    if first is None:
        return -1
    letters = _letters(body.text[first.end : end])
    place = letters.find(letters[:KEY], KEY) if len(letters) > 2 * KEY else -1
    if place < 0:
        return -1
    begin = _with_number(body.text, squeeze(body.text, first.end, end).places[place])
    return begin if any(first.end < item.start < begin and item.number > 1 for item in numbers) else -1
