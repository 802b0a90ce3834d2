"""Whole numbers that order entries: unique, since tantivy sorts by one key only.

From the highest bit down: the day, the parliament, the term, the number, the place in the paper.
"""

from __future__ import annotations

import hashlib
from datetime import date

from ingest.records import Inquiry

_DAY, _CODE, _TERM, _NUMBER, _POSITION = 17, 10, 7, 17, 12
"""Bits of each; together 63, the most a signed number of an engine holds."""

HIGHEST_KEY = (1 << 63) - 1
_LETTERS = 26
_ALL_CODES = _LETTERS * _LETTERS
_FIRST_DAY = date(1900, 1, 1).toordinal()
_UNDATED = (1 << _DAY) - 1  # behind every day


def paper_key(paper: str) -> int:
    """A number for a paper's id; two of a million papers share one with a chance of 1 to 10 million."""
    return int.from_bytes(hashlib.sha256(paper.encode()).digest()[:8]) >> 1


def newest_key(inquiry: Inquiry, day: date | None) -> int:
    """The key of a paper in the order with the newest day first, those without a day last."""
    return _key(_UNDATED - 1 - _since(day) if day else _UNDATED, inquiry)


def oldest_key(inquiry: Inquiry, day: date | None) -> int:
    """The key of a paper in the order with the oldest day first, those without a day last."""
    return _key(_since(day) if day else _UNDATED, inquiry)


def at(key: int, position: int) -> int:
    """The key of an entry at this place of a paper with this key."""
    return key | min(position, _most(_POSITION))


def _since(day: date) -> int:
    return min(max(day.toordinal() - _FIRST_DAY, 0), _UNDATED - 1)


def _key(day: int, inquiry: Inquiry) -> int:
    return (day << (_CODE + _TERM + _NUMBER) | _place(inquiry)) << _POSITION


def _place(inquiry: Inquiry) -> int:
    """The place of a paper among those of one day: by parliament and number, papers without one behind."""
    ref = inquiry.paper_ref
    rest = _TERM + _NUMBER
    if ref is None:
        first = _ALL_CODES << rest
        return first + paper_key(inquiry.paper_id) % ((1 << (_CODE + rest)) - first)
    code = (_letter(ref.parliament[:1]) * _LETTERS + _letter(ref.parliament[1:2])) << rest
    return code | (min(ref.term, _most(_TERM)) << _NUMBER) | min(ref.number, _most(_NUMBER))


def _letter(letter: str) -> int:
    return max("abcdefghijklmnopqrstuvwxyz".find(letter), 0) if letter else 0


def _most(bits: int) -> int:
    return (1 << bits) - 1
