"""Characters as files hold them to characters as they are meant.

Letters composed, blanks plain, no ligatures, nothing invisible. A superscript digit stays
superscript: it is the mark of a foot note.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xFFFE])
_BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0fc\u2022\u2023\u25a0\u25aa\u25cf"), "•")
_LIGATURES = {0xFB00 + place: text for place, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
_HYPHENS = dict.fromkeys([0x2010, 0x2011, 0xF02D], "-")
_TABLE = str.maketrans(_SPACES | _INVISIBLE | _BULLETS | _LIGATURES | _HYPHENS)
_TRANSLATED = re.compile(f"[{''.join(map(re.escape, map(chr, _TABLE)))}]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_SOFT_HYPHEN = "\u00ad"
_BREAK = re.compile(r"\u00ad(?=[ \t]*\n|[ \t]+\w)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x85\u2028\u2029]")
_DETACHED = re.compile(r"[\u02d8\u02c7\u00a8\u02d9\u00b8](?<=[^\W\d_].)(?=[^\W\d_])")
_ACCENTS = {"\u02d8": "\u0306", "\u02c7": "\u030c", "\u00a8": "\u0308", "\u02d9": "\u0307", "\u00b8": "\u0327"}


def clean(text: str) -> str:
    """Text of a file that is read as text: line ends are newlines, form feeds and tabs stay.

    A soft hyphen is invisible, so it goes, except where a line was broken at it.
    """
    text = _LINE_END.sub("\n", unicodedata.normalize("NFC", text))
    text = _BREAK.sub("-", text).replace(_SOFT_HYPHEN, "")
    # only what is found is translated: a table asked for each of a million characters takes ten times as long
    plain = _TRANSLATED.sub(lambda found: found.group().translate(_TABLE), text)
    return attach_accents(_CONTROL.sub("", plain))


def clean_word(text: str) -> str:
    """A word of a PDF: what is drawn is visible, so a soft hyphen there is a hyphen."""
    if text.isascii():
        return text
    return attach_accents(unicodedata.normalize("NFC", text).replace(_SOFT_HYPHEN, "-").translate(_TABLE))


def superscript(digits: str) -> str:
    """The same digits as superscript characters."""
    return digits.translate(_SUPERSCRIPT)


def attach_accents(text: str) -> str:
    """An accent that was printed as a character of its own joins its letter: "Da˘gdelen" is "Dağdelen".

    It belongs to the letter behind it, or to the one before it where that has no such accent.
    """
    found = list(_DETACHED.finditer(text))
    letters = list(text) if found else []
    for at, accent in ((match.start(), _ACCENTS[match.group()]) for match in reversed(found)):
        behind = unicodedata.normalize("NFC", letters[at + 1] + accent)
        before = unicodedata.normalize("NFC", letters[at - 1] + accent)
        if len(behind) == 1:
            letters[at : at + 2] = ["", behind]
        elif len(before) == 1:
            letters[at - 1 : at + 1] = [before, ""]
    return "".join(letters) if found else text
