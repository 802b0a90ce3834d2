"""The numbers of questions: reading "9. a bis c", comparing, counting on.

A label is written "1", "2a", "1.1"; its parts are compared as numbers and letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

MAX_RANGE = 60
"""Questions that one range may span; "1 bis 2030" is a stretch of years and no range of questions."""

_ITEM = re.compile(
    r"(?P<number>\d{1,3})(?:\.(?P<decimal>\d{1,2}))?\.?\s?(?P<letter>(?!u\.\s*\d)[a-z](?![a-zäöüß]))?[.)]*|"
    r"(?<!\w)(?P<alone>(?!u\.\s*\d)[a-z])(?![a-zäöüß])[.)]*"  # "7. u. 8." are two numbers and no letter u
)
_RANGE = re.compile(r"\s*(?:bis|mit|–|-)\s*(?:zu\s+)?(?:Fragen?\s+)?$")
_PARTS = re.compile(r"(\d+)(?:\.(\d+))?([a-z]?)$")


@lru_cache(maxsize=4096)
def parse_labels(text: str) -> tuple[str, ...]:
    """Every label that a marker names, in order: "Zu 9. a bis c:" gives 9a, 9b, 9c.

    A letter alone belongs to the number before it; with none before it stays alone ("a").
    """
    found: list[str] = []
    for label, goes_on in _printed(text):
        if found and goes_on:
            found += _between(found[-1], label)
        found.append(label)
    return tuple(dict.fromkeys(found))


def ranges(text: str) -> tuple[tuple[str, str], ...]:
    """First and last label of every range that a marker names: "Zu 2.1 bis 3:" gives 2.1 and 3.

    What stands between can be counted only where the questions are known.
    """
    printed = list(_printed(text))
    return tuple((first, last) for (first, _), (last, goes_on) in pairwise(printed) if goes_on)


def _printed(text: str) -> Iterator[tuple[str, bool]]:
    """Every label as it is printed, and whether a range ends with it."""
    number, end = "", 0
    for item in _ITEM.finditer(text):
        yield _label(item, number), bool(_RANGE.search(text[end : item.start()]))
        number = item["number"] or number
        end = item.end()


def _label(item: re.Match[str], number: str) -> str:
    if item["alone"]:
        return number + item["alone"]
    label = str(int(item["number"]))
    if item["decimal"]:
        label += f".{int(item['decimal'])}"
    return label + (item["letter"] or "")


def _between(first: str, last: str) -> list[str]:
    """The labels strictly between two, as far as they can be counted."""
    a, b = parts(first), parts(last)
    if a is None or b is None:
        letters = [chr(code) for code in range(ord(first[-1]) + 1, ord(last[-1]))] if first[-1:].isalpha() else []
        return [first[:-1] + letter for letter in letters if last[:-1] == first[:-1]]
    if a[0] == b[0] and a[2] and b[2]:
        return [f"{first[:-1]}{chr(code)}" for code in range(ord(a[2]) + 1, ord(b[2]))]
    if a[0] == b[0] and not a[2] and b[2]:
        return [f"{a[0]}{chr(code)}" for code in range(ord("a"), ord(b[2]))]
    if a[0] == b[0]:
        return [f"{a[0]}.{decimal}" for decimal in range(a[1] + 1, b[1])]
    if b[0] - a[0] > MAX_RANGE:
        return []
    return [str(number) for number in range(a[0] + 1, b[0])]


@lru_cache(maxsize=4096)
def parts(label: str) -> tuple[int, int, str] | None:
    """Number, decimal (0 if none) and letter ("" if none); None for a letter alone."""
    found = _PARTS.match(label)
    return (int(found[1]), int(found[2] or 0), found[3]) if found else None


def number_of(label: str) -> int:
    """The whole number that a label begins with; 0 for a letter alone."""
    found = parts(label)
    return found[0] if found else 0


def next_item(label: str) -> str:
    """The item that counts on behind another one of the same number, "" behind what is none: 2b behind 2a."""
    number, decimal, letter = parts(label) or (0, 0, "")
    if letter:
        return f"{label[:-1]}{chr(ord(letter) + 1)}"
    return f"{number}.{decimal + 1}" if decimal else ""


def is_sub(label: str) -> bool:
    """Whether a label is a lettered or decimal item of a number."""
    found = parts(label)
    return found is None or bool(found[1] or found[2])
