"""Pieces that are one thing: "§ 35 a", "17 / 11 310", "A 100", "Baden-Württemberg", "15. März 2021".

A unit has a token for the whole besides the tokens of its pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzers.folding import fold
from analyzers.numbers import date_token, is_month, number_token
from analyzers.tokens import Piece, Shape

_MAX_CHAIN = 8  # words joined by hyphens and slashes that are still one thing
_CONNECTORS = "-–—/&+"
_CONNECTING = frozenset(_CONNECTORS)
_SPACED = re.compile(r"\s?[-–—/]\s?\Z")
_AFTER_SECTION = re.compile(r"\.?\s{0,2}\Z")
_LIST = re.compile(r"\s?(?:[,/–-])\s?\Z|\s\Z")
_LIST_WORDS = frozenset({"und", "bis", "oder", "sowie", "u"})
_SECTION_WORDS = {"art": "artikel", "artikel": "artikel", "artikels": "artikel", "artikeln": "artikel"} | dict.fromkeys(
    ("paragraf", "paragraph", "paragrafen", "paragraphen", "paragrafs", "paragraphs"), "paragraf"
)
_ROADS = frozenset("ABCEGKLMSU")  # motorways, federal, state and district roads, lines of S- and U-Bahn
_BEGINNINGS = _ROADS | {form for name in _SECTION_WORDS for form in (name, name.capitalize(), name.upper())}
_SECTION_LETTERS = frozenset("abcdeghjklmnopqrst")  # "f" is "folgende", "u" is "und"
_LONGEST_GAP = 3  # characters between two pieces of a unit
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")
_MAX_ROAD = 4  # digits


class Unit(NamedTuple):
    """One or more pieces that belong together; ``whole`` are its tokens, ``strict`` says that only they count."""

    pieces: tuple[Piece, ...]
    whole: tuple[str, ...] = ()
    strict: bool = False


def units(text: str, pieces: Sequence[Piece]) -> Iterator[Unit | Piece]:
    """Group the pieces of a text, in order; a piece that stands alone is given as it is."""
    place = 0
    word, run = Shape.WORD, Shape.RUN
    while place < len(pieces):
        piece = pieces[place]
        shape, written, _, end = piece
        if shape is run or (shape is word and text[end : end + 1] not in _CONNECTING and written not in _BEGINNINGS):
            yield piece  # nearly every word begins no unit
            place += 1
            continue
        unit, taken = _unit(text, pieces, place)
        yield unit
        place += taken
        if unit.strict and unit.pieces[0].text == "§§":
            for unit, taken in _further_sections(text, pieces, place):
                yield unit
                place += taken


def _unit(text: str, pieces: Sequence[Piece], place: int) -> tuple[Unit, int]:
    piece = pieces[place]
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    if following is None:
        return Unit((piece,)), 1
    gap = text[piece.end : following.start]
    if len(gap) > _LONGEST_GAP:
        return Unit((piece,)), 1
    return (
        _section(text, pieces, place)
        or _road(piece, following, gap)
        or _written_date(text, pieces, place)
        or _years(text, pieces, place)
        or _chain(text, pieces, place)
        or (Unit((piece,)), 1)
    )


def _is_number(piece: Piece) -> bool:
    return piece.shape in (Shape.NUMBER, Shape.MIXED) and piece.text[0].isdigit()


def _section(text: str, pieces: Sequence[Piece], place: int) -> tuple[Unit, int] | None:
    """Read "§ 35 a" and "Art. 38"."""
    sign, number = pieces[place], pieces[place + 1]
    name = "paragraf" if sign.text[0] == "§" else _SECTION_WORDS.get(sign.text.lower())
    if name is None or not _is_number(number) or not _AFTER_SECTION.match(text[sign.end : number.start]):
        return None
    number, taken = _lettered(text, pieces, place + 1)
    return Unit((sign, number), (f"{name}_{number_token(number.text)}",), strict=True), 1 + taken


def _lettered(text: str, pieces: Sequence[Piece], place: int) -> tuple[Piece, int]:
    """Take a letter behind the number in: "35 a" is "35a"."""
    number = pieces[place]
    letter = pieces[place + 1] if place + 1 < len(pieces) else None
    if letter is None or letter.text not in _SECTION_LETTERS or text[number.end : letter.start] not in (" ", "\u00a0"):
        return number, 1
    if text[letter.end : letter.end + 1] == ".":
        return number, 1
    return Piece(Shape.MIXED, number.text + letter.text, number.start, letter.end), 2


def _further_sections(text: str, pieces: Sequence[Piece], place: int) -> Iterator[tuple[Unit, int]]:
    """Read on in "§§ 44, 45 und 48"."""
    while place < len(pieces) and _LIST.match(text[pieces[place - 1].end : pieces[place].start]):
        if _is_number(pieces[place]):
            number, taken = _lettered(text, pieces, place)
            yield Unit((number,), (f"paragraf_{number_token(number.text)}",)), taken
            place += taken
        elif pieces[place].text in _LIST_WORDS:
            yield Unit((pieces[place],)), 1
            place += 1
        else:
            return


def _road(piece: Piece, following: Piece, gap: str) -> tuple[Unit, int] | None:
    if piece.text not in _ROADS or gap not in (" ", "\u00a0") or following.shape is not Shape.NUMBER:
        return None
    if not (following.text.isdigit() and len(following.text) <= _MAX_ROAD):
        return None
    return Unit((piece, following), (fold(piece.text + following.text),), strict=True), 2


def _written_date(text: str, pieces: Sequence[Piece], place: int) -> tuple[Unit, int] | None:
    if place + 2 >= len(pieces):
        return None
    day, month, year = pieces[place : place + 3]
    if not (day.text.isdigit() and len(day.text) <= 2 and is_month(month.text) and _YEAR.match(year.text)):
        return None
    token = date_token(day.text, month.text, year.text)
    return (Unit((day, month, year), (token,), strict=True), 3) if token else None


def _years(text: str, pieces: Sequence[Piece], place: int) -> tuple[Unit, int] | None:
    """Read "2019 bis 2023"."""
    if place + 2 >= len(pieces):
        return None
    first, until, last = pieces[place : place + 3]
    if until.text != "bis" or not (_YEAR.match(first.text) and _YEAR.match(last.text)):
        return None
    return Unit((first, until, last), (f"{first.text}_{last.text}",), strict=True), 3


def _chain(text: str, pieces: Sequence[Piece], place: int) -> tuple[Unit, int] | None:
    """Join what hyphens and slashes join."""
    end = place
    while end + 1 < len(pieces) and end - place <= _MAX_CHAIN and _joined(text, pieces[end], pieces[end + 1]):
        end += 1
    chain = tuple(pieces[place : end + 1])
    if len(chain) < 2:
        return None
    if len(chain) > _MAX_CHAIN:
        return Unit((chain[0],)), 1
    if all(_is_number(piece) for piece in chain):
        return Unit(chain, _number_chain(chain), strict=True), len(chain)
    whole = fold("".join(piece.text for piece in chain))
    return Unit(chain, (whole,) if whole else ()), len(chain)


def _joined(text: str, piece: Piece, following: Piece) -> bool:
    gap = text[piece.end : following.start]
    if Shape.ADDRESS in (piece.shape, following.shape) or not gap:
        return False
    if len(gap) == 1:
        return gap in _CONNECTORS
    return _is_number(piece) and _is_number(following) and len(gap) <= _LONGEST_GAP and bool(_SPACED.match(gap))


def _number_chain(chain: Sequence[Piece]) -> tuple[str, ...]:
    """Spell "17/11310" and "2020/21"; the latter is "2020/2021" too."""
    tokens = [number_token(piece.text) for piece in chain]
    whole = "_".join(tokens)
    if len(tokens) == 2 and _YEAR.match(tokens[0]) and len(tokens[1]) == 2:
        return whole, f"{tokens[0]}_{tokens[0][:2]}{tokens[1]}"
    return (whole,)
