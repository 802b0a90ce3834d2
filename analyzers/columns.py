"""The token streams of a text in a few strings: small to keep, quick to send, to search and to index.

A `Column` is one stream. Its tokens are joined by blanks, which is the form
Elasticsearch takes and in which a token is found by ``str.find``; where each one
stands is kept beside it as three runs of small numbers. No object is made for a
token: an archive of 100,000 pairs has fifty million of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, repeat
from operator import sub
from typing import NamedTuple

_WIDE = "i"  # four bytes a number


@dataclass(frozen=True, slots=True)
class Column:
    """One stream of a text: token texts, and for each its place and its position.

    A token consists of letters, digits and ``_`` only, is folded and at most 255 long.
    ``starts`` and ``positions`` hold the step from the token before, ``lengths`` the
    characters, all as one byte a token where that is enough (``wide`` False).
    Positions count words from 0 and never decrease; several tokens may share one.
    """

    tokens: str = ""
    starts: bytes = b""
    lengths: bytes = b""
    positions: bytes = b""
    wide: bool = False

    def words(self) -> list[str]:
        """The tokens in their order."""
        return self.tokens.split(" ") if self.tokens else []

    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each token, as offsets in the text."""
        starts = list(accumulate(self._numbers(self.starts)))
        return [(start, start + length) for start, length in zip(starts, self._numbers(self.lengths), strict=True)]

    def places(self) -> list[int]:
        """The position of each token, counted in words."""
        return list(accumulate(self._numbers(self.positions)))

    def _numbers(self, raw: bytes) -> Sequence[int]:
        return array(_WIDE, raw) if self.wide else raw


@dataclass(frozen=True, slots=True)
class Columns:
    """The three streams of one text; the first token of a position in ``exact`` is the word as it was written."""

    exact: Column = Column()
    stem: Column = Column()
    parts: Column = Column()


class Spots(NamedTuple):
    """Where tokens stand, a number of each run for each: start and length in characters, position in words."""

    starts: Sequence[int]
    lengths: Sequence[int]
    positions: Sequence[int]

    def repeated(self, counts: Sequence[int]) -> Spots:
        """Every spot as many times as it has tokens."""
        return Spots(*zip(*chain.from_iterable(map(repeat, zip(*self, strict=True), counts)), strict=True))


def column(tokens: str, spots: Spots) -> Column:
    """Put tokens, joined by blanks, and their spots into a column."""
    runs = (_steps(spots.starts), spots.lengths, _steps(spots.positions))
    try:
        kept, wide = [bytes(run) for run in runs], False
    except ValueError:  # a step back, or one over 255
        kept, wide = [array(_WIDE, run).tobytes() for run in runs], True
    return Column(tokens, kept[0], kept[1], kept[2], wide)


def columns(spots: Spots, streams: Iterable[Sequence[tuple[str, ...]]]) -> Columns:
    """Put the tokens that each stream has at each spot into columns."""
    single = column("", spots)  # nearly all words have one token in a stream, so its runs serve for all streams
    return Columns(*(_filled(several, spots, single) for several in streams))


def _filled(several: Sequence[tuple[str, ...]], spots: Spots, single: Column) -> Column:
    words = list(chain.from_iterable(several))
    if not words:
        return Column()
    if len(words) == len(several) and all(several):
        return Column(" ".join(words), single.starts, single.lengths, single.positions, single.wide)
    return column(" ".join(words), spots.repeated(list(map(len, several))))


def _steps(numbers: Sequence[int]) -> list[int]:
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]
