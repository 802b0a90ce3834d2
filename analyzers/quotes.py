"""What stands in quotation marks, whatever their shape."""

from __future__ import annotations

from typing import NamedTuple

from analyzers.reading import Read

LONGEST = 40  # words between the marks; what is longer is a quotation, no name
MOST_WORDS = 18  # words of a name
MOST_LETTERS = 140  # characters of a name; the longest titles of projects have some 120
_PAIRS = {
    "„": '“”"‟',
    "»": "«",
    "«": "»",
    "“": "”",
    "‚": "‘’'",
    "‘": "’",
    "›": "‹",
    "‹": "›",
    '"': '"',
}
_UNSURE = frozenset('“‘"«‹')  # marks that open in some styles and close in others
_NO_NAMES = ("gesetz", "gesetzes", "verordnung", "richtlinie", "richtlinien", "erlass", "drucksache")
_SENTENCE = 6  # words from which a full stop at the end tells of a quoted sentence


class Quote(NamedTuple):
    """A quotation: the places of its opening and closing mark among the words."""

    opening: int
    closing: int


def quotes(read: Read) -> tuple[Quote, ...]:
    """Give the quotations of a text that are short enough to be names, in order; none within another."""
    found: list[Quote] = []
    place = 0
    while place < len(read.words):
        closing = _closing(read, place)
        if closing is not None:
            found.append(Quote(place, closing))
            place = closing
        place += 1
    return tuple(found)


def _closing(read: Read, place: int) -> int | None:
    mark = read.words[place]
    if mark not in _PAIRS or not read.touches(place + 1):
        return None
    if mark in _UNSURE and read.touches(place) and read.words[place - 1] not in "(/-":
        return None
    for at in range(place + 2, min(place + LONGEST, len(read.words))):
        if read.words[at] in _PAIRS[mark] and read.touches(at):
            return at
        if read.words[at] == mark:
            return None
    return None


def is_name(read: Read, quote: Quote, *, introduced: bool = False) -> bool:
    """Whether a quotation can be the name of something: short, no sentence, no law.

    What is ``introduced`` by a kind word right in front may end like a sentence ("Projekt „Alles klar?“").
    """
    first, last = quote.opening + 1, quote.closing
    words = read.words[first:last]
    text = read.slice(first, last)
    if not 0 < len(words) <= MOST_WORDS or not 1 < len(text) <= MOST_LETTERS or not any(map(str.isalpha, text)):
        return False
    if words[-1] in (",", ";", ":") or ";" in words or "…" in words:
        return False
    if not introduced and (words[-1] == "?" or (words[-1] == "." and len(words) > _SENTENCE)):
        return False
    return not text.lower().endswith(_NO_NAMES)
