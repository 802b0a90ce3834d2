"""Well-known short forms and the long forms they stand for (`synonyms.txt`).

A short form has one token, its concept ("oepnv"). Where a text prints a long
form, the concept is put at its place; a query's long form looks for the concept
too. So either finds the other, and half of a long form finds neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from analyzers.cleaning import clean
from analyzers.folding import fold
from analyzers.numbers import number_token
from analyzers.stems import stems
from analyzers.tokens import Piece, Shape, pieces
from analyzers.wordlists import table
from analyzers.words import compound_parts


@dataclass(frozen=True, slots=True)
class LongForm:
    """A long form as the stems of its words, in order, and the concept it stands for."""

    stems: tuple[str, ...]
    concept: str


@dataclass(frozen=True, slots=True)
class Found:
    """A long form in a row of words: the first word, and the one behind the last."""

    start: int
    end: int
    concept: str


@cache
def _by_first_stem() -> dict[str, tuple[LongForm, ...]]:
    """All long forms under the stem they begin with, the longest first."""
    found: dict[str, list[LongForm]] = {}
    for form in _long_forms():
        found.setdefault(form.stems[0], []).append(form)
    return {first: tuple(sorted(forms, key=lambda form: -len(form.stems))) for first, forms in found.items()}


def _long_forms() -> Iterator[LongForm]:
    for short, longs in table("synonyms.txt").items():
        for long in longs.split("|"):
            yield LongForm(tuple(_stem(piece) for piece in pieces(clean(long.strip()).text)), fold(short))


def _stem(piece: Piece) -> str:
    if piece.shape is Shape.WORD:
        return stems(piece.text)[0]
    return number_token(piece.text)


@cache
def _concepts() -> frozenset[str]:
    return frozenset(fold(short) for short in table("synonyms.txt"))


def is_concept(token: str) -> bool:
    """Whether a folded word is a short form."""
    return token in _concepts()


@cache
def _by_parts() -> dict[str, tuple[LongForm, ...]]:
    """Long forms of one word, by the first of their compound parts."""
    found: dict[str, list[LongForm]] = {}
    for short, longs in table("synonyms.txt").items():
        for long in longs.split("|"):
            parts = tuple(part.base for part in compound_parts(long.strip()))
            if len(parts) > 1:
                found.setdefault(parts[0], []).append(LongForm(parts, fold(short)))
    return {first: tuple(forms) for first, forms in found.items()}


def concepts(row: Sequence[tuple[str, ...]]) -> Iterator[Found]:
    """Find the long forms in a row of words, each given by its stems."""
    table_ = _by_first_stem()
    if table_.keys().isdisjoint(chain.from_iterable(row)):
        return  # quickly said of most texts
    # of some hundred words a few begin a long form: only these are looked at one by one
    begins = [(start, stem) for start, stems in enumerate(row) for stem in stems if stem in table_]
    for start, stem in begins:
        for form in table_[stem]:
            end = start + len(form.stems)
            if end <= len(row) and all(s in word for s, word in zip(form.stems, row[start:end], strict=True)):
                yield Found(start, end, form.concept)


def with_concepts(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Put concepts in the place of parts that are a long form: kind, tag, staette, platz is kita, platz."""
    table_ = _by_parts()
    for place, part in enumerate(parts):
        for form in table_.get(part, ()):
            end = place + len(form.stems)
            if parts[place:end] == form.stems:
                return (*parts[:place], form.concept, *with_concepts(parts[end:]))
    return parts
