"""The columns of several texts: joined to one, for a field that holds all of them, or one after the other, to be kept.

The highlighting of a page needs no analysis: a hit brings the columns it was indexed with.
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import cycle

from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError

from analyzers.columns import Column, Columns, Spots, column
from ingest.errors import IndexUnavailable
from search_app.index.fields import STALE, STREAMS

__all__ = ["GAP", "Column", "Columns", "joined", "pack", "unpack"]

GAP = 100  # positions between two texts of one field: no phrase and no nearness reaches over it

_QUICKLY = 1
"""Level of compression: higher ones make entries hardly smaller."""
_NOT_READ = Column()
_HEAD = struct.Struct("<IIIIB")  # bytes of the four runs, and whether they are wide


class _Compression(threading.local):
    """Compressor and decompressor of a thread: they may not be shared, and take longer to make than to use."""

    def __init__(self) -> None:
        self.pack = ZstdCompressor(level=_QUICKLY).compress
        self.unpack = ZstdDecompressor().decompress


_COMPRESSION = _Compression()


def joined(several: Sequence[Column]) -> Column:
    """Make one column of those of several texts, with a `GAP` of positions between; its spans mean nothing."""
    filled = [each for each in several if each.tokens]
    if len(filled) == 1:
        return filled[0]
    words, positions, shift = [], [], 0
    for each in filled:
        places = each.places()
        words.append(each.tokens)
        positions += [place + shift for place in places]
        shift = positions[-1] + GAP
    nowhere = [0] * len(positions)
    return column(" ".join(words), Spots(nowhere, nowhere, positions))


def pack(several: Iterable[Columns]) -> bytes:
    """Write the columns of several texts as one run of bytes, which an index keeps with each entry."""
    written = b"".join(_written(getattr(each, name)) for each in several for name in STREAMS)
    # the streams of a text are much alike: a third of the size, which spares the engine more time than it takes here
    return _COMPRESSION.pack(written)


def unpack(raw: bytes, wanted: Container[str] = STREAMS) -> list[Columns]:
    """Read what `pack` wrote, only the ``wanted`` streams of it, the others empty.

    Raises IndexUnavailable for what it cannot have written, or an earlier version wrote.
    """
    try:
        found = list(_each(_COMPRESSION.unpack(raw), wanted))
    except (ZstdError, MemoryError, struct.error) as error:
        raise IndexUnavailable(STALE) from error
    return [Columns(*found[at : at + len(STREAMS)]) for at in range(0, len(found), len(STREAMS))]


def _each(written: bytes, wanted: Container[str]) -> Iterator[Column]:
    offset = 0
    for stream in cycle(STREAMS):
        if offset >= len(written):
            return
        one, offset = _read(written, offset, wanted=stream in wanted)
        yield one


def _written(one: Column) -> bytes:
    tokens = one.tokens.encode()
    runs = (tokens, one.starts, one.lengths, one.positions)
    return _HEAD.pack(*map(len, runs), one.wide) + b"".join(runs)


def _read(raw: bytes, offset: int, *, wanted: bool) -> tuple[Column, int]:
    tokens, starts, lengths, positions, wide = _HEAD.unpack_from(raw, offset)
    first = offset + _HEAD.size + tokens
    second = first + starts
    third = second + lengths
    end = third + positions
    if not wanted:
        return _NOT_READ, end
    text = raw[first - tokens : first].decode()
    return Column(text, raw[first:second], raw[second:third], raw[third:end], bool(wide)), end
