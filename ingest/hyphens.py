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

_HEAD = re.compile(r"(\S+)-$")
_BREAK = re.compile(r"(?<=\w)- (?=[^\W_])")
_FIRST_WORD = re.compile(r"\S+")
_SECOND_HALF = re.compile(r"(?:und|oder|bzw\.|sowie) -$")
_URL = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)


def mend(left: str, right: str) -> str:
    """Join two neighbouring lines: ``left`` without trailing, ``right`` without leading blanks.

    "Integrati-" + "onspolitik" gives one word; "Migrations-" + "und" keeps hyphen and
    blank; "Baden-" + "Württemberg" keeps the hyphen; a web address is joined as it is.
    """
    if not left or not right:
        return left + right
    if ("://" in left or "www." in left.lower()) and _URL.search(left) and _continues_url(left, right):
        return left + right
    if not left.endswith("-"):
        return f"{left} {right}"
    if _SECOND_HALF.search(left):
        return left + right
    broken = _HEAD.search(left)
    if not broken or not right[0].isalnum():
        return f"{left} {right}"
    return left[:-1] + right if _is_one_word(broken.group(1), right) else _keep(left, right)


def _is_one_word(head: str, right: str) -> bool:
    first = _FIRST_WORD.match(right)
    word = (first.group() if first else right).strip(",;:")
    return (
        right[0].islower()
        and (word not in COORDINATION or (head + word).strip('„"(').lower() in ENDING_SO)
        and head[-1].islower()
        and any(letter.isalpha() for letter in head)
    )


def _keep(left: str, right: str) -> str:
    first = _FIRST_WORD.match(right)
    word = (first.group() if first else right).strip(",;:")
    omitted = word in COORDINATION or left[-2:-1].isspace() or len(left) < len("x-")
    return f"{left} {right}" if omitted else left + right


def _continues_url(left: str, right: str) -> bool:
    first = _FIRST_WORD.match(right)
    word = first.group() if first else ""
    if left[-1] in "/-_=&?%":
        return bool(re.match(r"[\w%/.#?=&~+-]+", word))
    return bool(re.match(r"[\w%-]*[/.?=&#%_-][\w%/.#?=&~+-]*\w/?[.,)]?$", word)) and not word[:1].isupper()


def mend_breaks(text: str) -> str:
    """Make whole the words in a text whose line breaks became blanks."""
    out: list[str] = []
    place = 0
    for found in _BREAK.finditer(text):
        left = text[place : found.end() - 1]
        right = text[found.end() : found.end() + 40]
        head = (out[-1] if out else "") + left
        joined = mend(head[-80:], right)
        if joined.startswith(head[-80:] + " "):
            continue
        out.append(left[:-1] if joined.startswith(head[-80:][:-1] + right[:1]) else left)
        place = found.end()
    out.append(text[place:])
    return "".join(out)
