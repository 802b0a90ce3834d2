"""The token streams of a text in a few strings: small to keep, quick to send, to search and to index.

A `Column` is one stream. Its tokens are joined by blanks, which is the form
Elasticsearch takes and in which a token is found by ``str.find``; where each one
stands is kept beside it as three runs of small numbers. So the highlighting of a
page needs no analysis: a hit brings the columns it was indexed with.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from analyzers.protocol import Streams, Token
from search_app.index.fields import STREAMS

GAP = 100  # positions between two texts of one field: no phrase and no nearness reaches over it

_HEAD = struct.Struct("<IIIIB")  # bytes of the four runs, and whether they are wide
_WIDE = "i"  # four bytes a number


@dataclass(frozen=True, slots=True)
class Column:
    """One stream of a text: token texts, and for each its place and its position.

    ``starts`` and ``positions`` hold the step from the token before, ``lengths`` the
    characters, all as one byte a token where that is enough (``wide`` False).
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
    """The streams of one text."""

    exact: Column = Column()
    stem: Column = Column()
    parts: Column = Column()


def columns(streams: Streams) -> Columns:
    """Put the streams of a text into columns."""
    return Columns(*(_column(getattr(streams, name)) for name in STREAMS))


def joined(several: Sequence[Column]) -> Column:
    """Make one column of those of several texts, with a `GAP` of positions between; its spans mean nothing."""
    filled = [column for column in several if column.tokens]
    if len(filled) == 1:
        return filled[0]
    words, positions, shift = [], [], 0
    for column in filled:
        places = column.places()
        words.append(column.tokens)
        positions += [place + shift for place in places]
        shift = positions[-1] + GAP
    return _packed(" ".join(words), [0] * len(positions), [0] * len(positions), positions)


def _column(tokens: tuple[Token, ...]) -> Column:
    return _packed(
        " ".join([token.text for token in tokens]),
        [token.start for token in tokens],
        [token.end - token.start for token in tokens],
        [token.position for token in tokens],
    )


def _packed(tokens: str, starts: list[int], lengths: list[int], positions: list[int]) -> Column:
    runs = (_steps(starts), lengths, _steps(positions))
    try:
        kept, wide = [bytes(run) for run in runs], False
    except ValueError:  # a step back, or one over 255
        kept, wide = [array(_WIDE, run).tobytes() for run in runs], True
    return Column(tokens, kept[0], kept[1], kept[2], wide)


def _steps(numbers: list[int]) -> list[int]:
    return numbers[:1] + [after - before for before, after in pairwise(numbers)]


def pack(several: Iterable[Columns]) -> bytes:
    """Write the columns of several texts as one run of bytes."""
    return b"".join(_written(getattr(each, name)) for each in several for name in STREAMS)


def unpack(raw: bytes) -> list[Columns]:
    """Read what `pack` wrote."""
    found: list[Column] = []
    offset = 0
    while offset < len(raw):
        column, offset = _read(raw, offset)
        found.append(column)
    return [Columns(*found[at : at + len(STREAMS)]) for at in range(0, len(found), len(STREAMS))]


def _written(column: Column) -> bytes:
    tokens = column.tokens.encode()
    runs = (tokens, column.starts, column.lengths, column.positions)
    return _HEAD.pack(*map(len, runs), column.wide) + b"".join(runs)


def _read(raw: bytes, offset: int) -> tuple[Column, int]:
    *sizes, wide = _HEAD.unpack_from(raw, offset)
    offset += _HEAD.size
    runs = []
    for size in sizes:
        runs.append(raw[offset : offset + size])
        offset += size
    return Column(runs[0].decode(), runs[1], runs[2], runs[3], bool(wide)), offset
