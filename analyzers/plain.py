"""A text as references are looked for in it: blanks plain, hyphens of line ends mended, every place remembered.

::

    text -> Plain.text, without soft hyphens, with usual blanks -> places in it -> Plain.span: places in the text

Nothing else is changed, so that what is found can be shown as it is printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_SPECIAL = re.compile(
    r"(?P<drop>\u00ad(?:[ \t]*\n[ \t]*)?|[\u200b-\u200f\u2060\ufeff])"
    r"|(?P<broken>[-\u2010][ \t]*\n[ \t]*(?=[^\W\d_]))"
    r"|(?P<blank>[\u00a0\u2000-\u200a\u202f\u205f\u3000])"
    r"|(?P<hyphen>[\u2010\u2011\u2212\ufe63\uff0d])"
    r"|(?P<slash>[\u2044\u2215\uff0f])"
    r"|(?P<digit>[\uff10-\uff19])"
)
_COORDINATION = re.compile(r"(?:und|oder|bzw|sowie|bis)\b")
_PLAIN = {"drop": "", "blank": " ", "hyphen": "-", "slash": "/"}


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` to look in; ``starts`` are places in it from which on the original is shifted by ``shifts``."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def place(self, at: int) -> int:
        """The place in the original text of the character that stands here."""
        return at + self.shifts[bisect_right(self.starts, at) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original text a stretch of this one stands; it must not be empty."""
        return self.place(start), self.place(end - 1) + 1


def plain(text: str) -> Plain:
    """Make a text fit to be searched; linear in its length."""
    parts: list[str] = []
    starts, shifts = [0], [0]
    length = taken = 0
    for found in _SPECIAL.finditer(text):
        instead = _instead(text, found)
        if len(instead) == found.end() - found.start():
            parts += [text[taken : found.start()], instead]
            length += found.end() - taken
        else:
            parts += [text[taken : found.start()], instead]
            length += found.start() - taken + len(instead)
            starts.append(length)
            shifts.append(found.end() - length)
        taken = found.end()
    parts.append(text[taken:])
    return Plain("".join(parts), tuple(starts), tuple(shifts))


def _instead(text: str, found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if kind == "digit":
        return str(ord(found.group()) - 0xFF10)
    if kind == "broken":
        return _at_line_end(text, found)
    return _PLAIN[kind]


def _at_line_end(text: str, hyphen: re.Match[str]) -> str:
    """What a hyphen at a line end becomes: nothing in a broken word, itself in front of a capital."""
    before, after = text[max(hyphen.start() - 1, 0) : hyphen.start()], text[hyphen.end()]
    if not before.isalnum():
        return hyphen.group()
    if _COORDINATION.match(text, hyphen.end()):
        return "- "
    return "-" if after.isupper() else "" if before.isalpha() else hyphen.group()
