"""Words that were broken at the end of a line are made whole again.

`mend` decides for one break, `mend_breaks` works inside a text whose line breaks
are lost ("Integrati- onspolitik"). What decides is the shape of the two halves;
no dictionary is asked.
"""

from __future__ import annotations

import re

COORDINATION = frozenset({"und", "oder", "bzw.", "sowie", "bis", "als", "wie", "noch", "u.", "o.", "and", "/", "–"})
"""Words that may follow a hyphen that stands for an omitted second half ("Migrations- und ...")."""

ENDING_SO = frozenset({"sowie", "irgendwie", "gleichwie", "dennoch", "kürbis"})
"""Whole words whose second half looks like one of those ("den-" + "noch")."""

NEAR = 80
"""Characters before and behind a break that decide whether it is one: more than any word has."""

MAX_ADDRESS = 300
"""Characters of a web address on its second line; a longer word is a text that lost its blanks."""

_HEAD = re.compile(r"(?<!\S)(\S+)-$")
_BREAK = re.compile(r"- (?<=\w- )(?=[^\W_])")
_FIRST_WORD = re.compile(r"\S+")
_SECOND_HALF = re.compile(r"(?:und|oder|bzw\.|sowie) -$")
_URL = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)


def mend(left: str, right: str) -> str:
    """Join two neighbouring lines: ``left`` without trailing, ``right`` without leading blanks.

    "Integrati-" + "onspolitik" gives one word; "Migrations-" + "und" keeps hyphen and
    blank; "Baden-" + "Württemberg" keeps the hyphen; a web address is joined as it is.
    """
    between, lost = seam(left, right)
    return left[: len(left) - lost] + between + right


def seam(left: str, right: str) -> tuple[str, int]:
    """What stands between two neighbouring lines that are joined: a blank or nothing.

    And how many characters at the end of the first fall away: 1 when its hyphen only broke a word.
    """
    if not left or not right:
        return "", 0
    if ("://" in left or "www." in left.lower()) and _URL.search(left) and _continues_url(left, right):
        return "", 0
    if not left.endswith("-"):
        return " ", 0
    if _SECOND_HALF.search(left):
        return "", 0
    broken = _HEAD.search(left)
    if not broken or not right[0].isalnum():
        return " ", 0
    if _is_one_word(broken.group(1), right):
        return "", 1
    return (" " if _is_omitted(left, right) else ""), 0


def _is_one_word(head: str, right: str) -> bool:
    first = _FIRST_WORD.match(right)
    word = (first.group() if first else right).strip(",;:")
    return (
        right[0].islower()
        and (word not in COORDINATION or (head + word).strip('„"(').lower() in ENDING_SO)
        and head[-1].islower()
        and any(letter.isalpha() for letter in head)
    )


def _is_omitted(left: str, right: str) -> bool:
    """Whether a hyphen stands for a second half that is not printed, or for a dash."""
    first = _FIRST_WORD.match(right)
    word = (first.group() if first else right).strip(",;:")
    return word in COORDINATION or left[-2:-1].isspace() or len(left) < len("x-")


def _continues_url(left: str, right: str) -> bool:
    first = _FIRST_WORD.match(right)
    word = first.group() if first else ""
    if left[-1] in "/-_=&?%":
        return bool(re.match(r"[\w%/.#?=&~+-]+", word))
    if len(word) > MAX_ADDRESS:
        return False
    return bool(re.match(r"[\w%-]*[/.?=&#%_-][\w%/.#?=&~+-]*\w/?[.,)]?$", word)) and not word[:1].isupper()


def mend_breaks(text: str) -> str:
    """Make whole the words in a text whose line breaks became blanks."""
    out: list[str] = []
    place = 0
    for found in _BREAK.finditer(text):
        stop = found.end() - 1
        # only what is near is looked at: a text of a million characters without a break to mend stays linear
        near = (out[-1][-NEAR:] if out else "") + text[max(place, stop - NEAR) : stop]
        between, lost = seam(near[-NEAR:], text[found.end() : found.end() + NEAR])
        if not between:
            out.append(text[place : stop - lost])
            place = found.end()
    out.append(text[place:])
    return "".join(out)
