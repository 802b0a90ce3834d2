"""Text to pieces with offsets: words, gender forms, numbers, signs, addresses.

A piece is what stands in the text; what it is called in the streams is decided
by the modules above. One compiled expression does the work, every alternative
begins with another kind of character, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from analyzers.gender import SUFFIX


class Shape(Enum):
    """What a piece looks like."""

    WORD = "word"
    RUN = "run"
    """Several words with one blank between: what most of a text consists of, and quicker to handle together."""
    GENDER = "gender"
    NUMBER = "number"
    DATE = "date"
    MIXED = "mixed"
    SIGN = "sign"
    ADDRESS = "address"


class Piece(NamedTuple):
    """A piece of text; a named tuple and no dataclass because a large archive makes a billion of them."""

    shape: Shape
    text: str
    start: int
    end: int


_L = r"[^\W\d_]"
_BLANK = "[ \u00a0\u2009\u202f]"
_LETTERS = "[A-Za-zÄÖÜäöüß]"
_BELONGING = "\\w*:·•’'/("  # what may stand behind a word and belong to it
# no word of a run can be part of a unit: nothing joins it to its neighbours, and no number follows
_OF_RUN = rf"{_LETTERS}{{2,}}+(?![{_BELONGING}&+–—-]|\.?\s{{0,2}}\d)"
_RUN = rf"(?<![-–—/&+])(?!(?:und|oder|bis|sowie)\b){_OF_RUN}(?: {_OF_RUN})++"
_PIECE = re.compile(
    # nearly every piece is a word of these letters with nothing behind it that could belong to it; it needs no group
    rf"{_LETTERS}++(?![{_BELONGING}])"
    rf"|(?P<word>{_L}+(?P<mixed>\d[^\W_]*)?(?:(?=[*:_·•’'/(])(?P<gender>{SUFFIX}))?)"
    rf"|(?P<date>\d{{1,2}}\.{_BLANK}?\d{{1,2}}\.{_BLANK}?(?:\d{{4}}|\d\d)(?![\d.]))"
    rf"|(?P<spaced>\d{{1,3}}(?:{_BLANK}\d{{3}}(?![^\W_]))+(?:,\d+)?)"
    rf"|(?P<number>\d+(?:[.,:]\d+)*(?P<letters>{_L}[^\W_]*)?)"
    r"|(?P<sign>§§?|[%€])"
)
_PIECE_OR_RUN = re.compile(f"(?P<run>{_RUN})|{_PIECE.pattern}")
_TOP = "de|com|org|net|eu|info|berlin|bayern|hamburg|koeln|gov|edu|int|biz|io|at|ch|fr|uk|nl|example|test|bund"
_HOST = rf"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.(?:{_TOP})\b(?![-.]?[^\W_])"
_ADDRESS_SIGN = re.compile(rf"@|://|www\.|\.(?:{_TOP})\b")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"„“”»«|\\^`{}]{1,2000}"
    r"|(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    rf"|(?<![\w.@/-])(?=[\w.-]{{4,253}})(?:{_HOST})(?:/[^\s<>\"„“”»«|\\^`{{}}]{{0,2000}})?"
)
_AFTER_ADDRESS = ".,;:!?)]}'’*"


def pieces(text: str) -> Iterator[Piece]:
    """Cut a cleaned text into its pieces, in order."""
    return _cut(text, _PIECE)


def pieces_and_runs(text: str) -> Iterator[Piece]:
    """The same, with words that stand in no relation to each other in runs."""
    return _cut(text, _PIECE_OR_RUN)


def _cut(text: str, what: re.Pattern[str]) -> Iterator[Piece]:
    place = 0
    for address in _addresses(text):
        yield from _between(text, place, address.start, what)
        yield address
        place = address.end
    yield from _between(text, place, len(text), what)


def _addresses(text: str) -> Iterator[Piece]:
    if not _ADDRESS_SIGN.search(text):
        return
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(_AFTER_ADDRESS)
        if address:
            yield Piece(Shape.ADDRESS, address, found.start(), found.start() + len(address))


def _between(text: str, start: int, end: int, what: re.Pattern[str]) -> Iterator[Piece]:
    make, shapes = tuple.__new__, _SHAPES
    for found in what.finditer(text, start, end):
        # past the constructor in Python, which would take half the time of this loop
        yield make(Piece, (shapes.get(found.lastgroup) or _shape(found), found[0], *found.span()))


def _shape(found: re.Match[str]) -> Shape:
    if found.lastgroup == "word":
        return Shape.GENDER if found["gender"] else Shape.MIXED if found["mixed"] else Shape.WORD
    return Shape.MIXED if found["letters"] else Shape.NUMBER


_SHAPES = {None: Shape.WORD, "run": Shape.RUN, "date": Shape.DATE, "spaced": Shape.NUMBER, "sign": Shape.SIGN}
"""Shapes of the alternatives by their group; "word" and "number" are several."""
