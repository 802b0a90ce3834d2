"""The token streams of a text in a few strings: small to keep, quick to send, to search and to index.

A `Column` is one stream. Its tokens are joined by blanks, which is the form
Elasticsearch takes and in which a token is found by ``str.find``; where each one
stands is kept beside it as three runs of small numbers. No object is made for a
token: an archive of 100,000 pairs has fifty million of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress, repeat
from operator import sub
from typing import NamedTuple

_WIDE = "i"  # four bytes a number
_FEW = 8  # tokens for each of which it is quicker to add up the steps than to do it once for all


class Column(NamedTuple):
    """One stream of a text: token texts, and for each its place and its position.

    A named tuple, like `Columns`, because pages and indexes make so many of them.

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

    def spans_of(self, tokens: Sequence[int]) -> list[tuple[int, int]]:
        """Start and end of some tokens, by their number: without looking at all, when they are few."""
        if len(tokens) > _FEW:
            spans = self.spans()
            return [spans[token] for token in tokens]
        steps, lengths = self._numbers(self.starts), self._numbers(self.lengths)
        starts = [sum(steps[: token + 1]) for token in tokens]
        return [(start, start + lengths[token]) for start, token in zip(starts, tokens, strict=True)]

    def places(self) -> list[int]:
        """The position of each token, counted in words."""
        return list(accumulate(self._numbers(self.positions)))

    def steps(self) -> list[int]:
        """How many positions each token stands behind the one before it, the first one behind position -1."""
        steps = list(self._numbers(self.positions))
        return [steps[0] + 1, *steps[1:]] if steps else []

    def _numbers(self, raw: bytes) -> Sequence[int]:
        return array(_WIDE, raw) if self.wide else raw


class Columns(NamedTuple):
    """The three streams of one text; the first token of a position in ``exact`` is the word as it was written."""

    exact: Column = Column()
    stem: Column = Column()
    parts: Column = Column()


class Spots(NamedTuple):
    """Where tokens stand, a number of each run for each: start and length in characters, position in words."""

    starts: Sequence[int]
    lengths: Sequence[int]
    positions: Sequence[int]

    def where(self, counts: Sequence[int]) -> Spots:
        """The spots that have a token."""
        return Spots(*(list(compress(run, counts)) for run in self))

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
    single = column("", spots)
    return Columns(*(_filled(several, spots, single) for several in streams))


def _filled(several: Sequence[tuple[str, ...]], spots: Spots, single: Column) -> Column:
    """Put one stream into a column; ``single`` has the runs of one token a spot, which serve for nearly all of them."""
    words, counts = list(chain.from_iterable(several)), list(map(len, several))
    if not words:
        return Column()
    if not all(counts):
        single = _left_out(single, spots, counts)
        spots = spots.where(counts) if single.wide else spots
        counts = list(filter(None, counts))
    is_single = len(words) == len(counts)
    more = [] if is_single else [(place, count) for place, count in enumerate(counts) if count > 1]
    if single.wide and more:
        return column(" ".join(words), spots.repeated(counts))
    # repeating in the runs is much quicker than making them of repeated numbers
    starts, positions = (_stretched(run, more, b"\0") for run in (single.starts, single.positions))
    return Column(" ".join(words), starts, _stretched(single.lengths, more, b""), positions, single.wide)


def _left_out(single: Column, spots: Spots, counts: Sequence[int]) -> Column:
    """Leave out the spots without a token; nearly always these stand just where the one before them stands."""
    gone = [at for at, count in enumerate(counts) if not count]
    if single.wide or any(single.starts[at] or single.positions[at] for at in gone):
        return column("", spots.where(counts))
    slices = list(zip([0, *(at + 1 for at in gone)], [*gone, len(counts)], strict=True))
    runs = (single.starts, single.lengths, single.positions)
    starts, lengths, positions = (b"".join([run[start:end] for start, end in slices]) for run in runs)
    return Column("", starts, lengths, positions)


def _stretched(run: bytes, more: Sequence[tuple[int, int]], step: bytes) -> bytes:
    """Make room for further tokens at these places: after each a step, or the same number when none is given."""
    if not more:
        return run
    parts: list[bytes] = []
    taken = 0
    for place, count in more:
        parts += (run[taken : place + 1], (step or run[place : place + 1]) * (count - 1))
        taken = place + 1
    return b"".join((*parts, run[taken:]))


def _steps(numbers: Sequence[int]) -> list[int]:
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]
