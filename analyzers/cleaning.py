"""Text as a reader sees it: without invisible characters, accents composed, words whole over a line's end.

Most texts need nothing of this and pass through untouched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_LINE_END = (
    r"(?<=[^\W\d_])[-\u2010\u2011\u00ad]\r?\n[ \t]{0,20}(?=[a-zäöüß])"
    r"(?!(?:und|oder|bzw|sowie|noch|als|wie|bis)\b)"
)
_DIRTY = re.compile(rf"{_LINE_END}|[{_INVISIBLE}]+|[^\W\d_][{_MARKS}]+|[\ufb00-\ufb06]|[\u2010\u2011\ufe63\uff0d]")
_SUSPECT = re.compile(rf"[{_INVISIBLE}{_MARKS}\ufb00-\ufb06\u2010\u2011\ufe63\uff0d]|-\r?\n")  # quick to look for
_HYPHENS = dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and, where it differs from the original, the original offset of each character."""

    text: str
    offsets: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the original text of a stretch that is not empty."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def originals(self, starts: Sequence[int], lengths: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
        """The same for many stretches, given by start and length; gives starts and lengths in the original."""
        offsets = self.offsets
        if offsets is None:
            return starts, lengths
        first = [offsets[start] for start in starts]
        lasts = (start + length - 1 for start, length in zip(starts, lengths, strict=True))
        return first, [offsets[last] + 1 - begin for begin, last in zip(first, lasts, strict=True)]


def clean(text: str) -> Cleaned:
    """Clean a text; linear in its length."""
    if not _SUSPECT.search(text):
        return Cleaned(text)
    pieces: list[str] = []
    offsets: list[int] = []
    place = 0
    for found in _DIRTY.finditer(text):
        start, end = found.span()
        pieces.append(text[place:start])
        offsets.extend(range(place, start))
        mended = _mended(found.group())
        pieces.append(mended)
        offsets.extend(min(start + i, end - 1) for i in range(len(mended)))
        place = end
    pieces.append(text[place:])
    offsets.extend(range(place, len(text)))
    return Cleaned("".join(pieces), tuple(offsets))


def _mended(dirt: str) -> str:
    if dirt in _HYPHENS:
        return "-"
    if dirt[0].isalpha():
        return unicodedata.normalize("NFKC", dirt)
    return ""
