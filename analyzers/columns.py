"""The token streams of a text in a few strings: small to keep, quick to send, to search and to index.

A `Column` is one stream. Its tokens are joined by blanks, which is the form
Elasticsearch takes and in which a token is found by ``str.find``; where each one
stands is kept beside it as three runs of small numbers. No object is made for a
token: an archive of 100,000 pairs has fifty million of them.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress, repeat
from operator import sub
from typing import NamedTuple

_Added = tuple[int, int, tuple[str, ...]]  # a word, and the length and tokens of what stands there besides
_NARROW = 255  # the largest number of one byte
_WIDE = "i"  # four bytes a number
_LEAP = re.compile(rb"[^\1]")  # a step of one byte that is not 1
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

    def leaps(self) -> list[tuple[int, int]]:
        """The few tokens that do not stand one position behind the one before: their numbers, and by how many they do.

        The first token stands behind position -1.
        """
        steps = self._numbers(self.positions)
        if self.wide:
            others = [at for at, step in enumerate(steps) if step != 1]
        else:
            others = [found.start() for found in _LEAP.finditer(self.positions)]
        leaps = [(at, steps[at]) for at in others if at]
        return [(0, steps[0] + 1), *leaps] if steps and steps[0] else leaps

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


class Further(NamedTuple):
    """Tokens of each stream that stand at a word besides its own, and how many characters they cover from there on."""

    word: int
    length: int
    tokens: tuple[tuple[str, ...], ...]


def column(tokens: str, spots: Spots) -> Column:
    """Put tokens, joined by blanks, and their spots into a column."""
    runs = (_steps(spots.starts), spots.lengths, _steps(spots.positions))
    try:
        kept, wide = [bytes(run) for run in runs], False
    except ValueError:  # a step back, or one over 255
        kept, wide = [array(_WIDE, run).tobytes() for run in runs], True
    return Column(tokens, kept[0], kept[1], kept[2], wide)


def columns(spots: Spots, streams: Iterable[Sequence[tuple[str, ...]]], further: Sequence[Further] = ()) -> Columns:
    """Put the tokens of words into columns: a spot a word, and in each stream a tuple of tokens a word.

    ``further`` must be in the order of the words: its tokens follow those of their word.
    """
    single = column("", spots)
    return Columns(*(_filled(several, _of(further, n), spots, single) for n, several in enumerate(streams)))


def _of(further: Sequence[Further], stream: int) -> list[_Added]:
    return [(each.word, each.length, tokens) for each in further if (tokens := each.tokens[stream])]


def _filled(several: Sequence[tuple[str, ...]], added: Sequence[_Added], spots: Spots, single: Column) -> Column:
    """Put one stream into a column; ``single`` has the runs of one token a spot, which serve as they are for most."""
    several, lengths = _with(several, added) if added else (several, [])
    words = list(chain.from_iterable(several))
    if not lengths and len(words) == len(several) and all(several):
        return Column(" ".join(words), *single[1:])
    if not words:
        return Column()
    counts = list(map(len, several))
    if not all(counts):
        spots = spots.where(counts)
        single = column("", spots)
        counts = list(filter(None, counts))
    return _several(" ".join(words), counts, lengths, spots, single)


def _with(
    several: Sequence[tuple[str, ...]], added: Sequence[_Added]
) -> tuple[Sequence[tuple[str, ...]], list[tuple[int, int]]]:
    """Put tokens behind those of their words; gives the numbers of these tokens, and their lengths, too."""
    filled = list(several)
    lengths: list[tuple[int, int]] = []
    behind = list(accumulate(map(len, several)))  # the number of the token that follows those of each word
    for word, length, tokens in added:
        first = behind[word] + len(lengths)  # all that were added so far stand at this word or before
        lengths += [(at, length) for at in range(first, first + len(tokens))]
        filled[word] += tokens
    return filled, lengths


def _several(
    words: str, counts: Sequence[int], lengths: Sequence[tuple[int, int]], spots: Spots, single: Column
) -> Column:
    """Make a column of several tokens a spot, some of which have a length of their own."""
    if single.wide or any(length > _NARROW for _, length in lengths):
        starts, covered, positions = spots.repeated(counts)
        return column(words, Spots(starts, _put(covered, lengths), positions))
    # repeating in the runs is much quicker than making them of repeated numbers
    more = [(place, count) for place, count in enumerate(counts) if count > 1]
    starts, positions = (_stretched(run, more, b"\0") for run in (single.starts, single.positions))
    return Column(words, starts, bytes(_put(_stretched(single.lengths, more, b""), lengths)), positions)


def _put(run: Sequence[int], numbers: Sequence[tuple[int, int]]) -> Sequence[int]:
    """The run with other numbers at some places."""
    if not numbers:
        return run
    changed = list(run)
    for at, number in numbers:
        changed[at] = number
    return changed


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
