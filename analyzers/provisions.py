"""Sections and articles as printed: "§§ 41, 42 Absatz 2 und 43", "§ 5 Abs. 2 und 3", "Art. 2 und 20".

Only the sections count: paragraphs, sentences, numbers and letters are read over. Each step
looks at what stands right here and goes on behind it, so that a text costs linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analyzers.ruletables import free, rule_table

SECTION, ARTICLE = "§", "Art."

MAX_DETAILS = 60
"""Paragraphs, sentences and letters of one section that are read over."""

_SIGN = re.compile(
    r"(?P<section>§{1,2}(?:\s?§)?)\s{0,3}(?=\d)|(?<![\w.])(?P<article>Art(?:\.|ike\s?l[ns]?)?)\s{0,2}(?=\d)"
)
_SECTION = re.compile(r"(?P<number>\d{1,4})(?:(?P<letter>[a-z])(?!\w)|\s(?P<apart>[a-eg-z])(?![\w.]))?")
_FOLLOWING = re.compile(r"\s?ff?\.?(?![\w])")
_MORE = re.compile(
    free(
        r" ?(?:,|und|oder|bis|sowie|–|-|/|u\.) ?"
        r"(?:(?P<number>\d{1,4})(?P<letter>[a-z](?!\w))?|(?:[a-z]|aa|bb|cc|dd)(?!\w))\)?(?![\w/.]\w)"
    )
)
_PARAGRAPH = re.compile(r"\s?(?:Abs|Satz|S\.\s?\d)")
_ONE_MORE = re.compile(free(r" ?(?:,|und|oder|bis|sowie|–|-|u\.) ?(?P<number>\d{1,4})(?: ?(?P<letter>[a-z])(?!\w))?"))
_STRAY = re.compile(r"\s\d{1,4}(?=\s(?:Abs|Satz|Nr|,))")


@dataclass(frozen=True, slots=True)
class Provision:
    """One section or article: ``sign`` is "§" or "Art.", ``number`` "35a"; and where it stands with its details."""

    sign: str
    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Group:
    """Provisions that share their sign; ``joined`` says that the group before it leads over to this one."""

    provisions: tuple[Provision, ...]
    start: int
    end: int
    joined: bool


def groups(text: str) -> Iterator[Group]:
    """All groups of provisions of a text, in order."""
    before = -1
    at = 0
    while sign := _SIGN.search(text, at):
        kind = SECTION if sign.group("section") else ARTICLE
        many = kind == ARTICLE or len(sign.group().replace(" ", "").rstrip()) > 1
        provisions = tuple(_provisions(text, sign, kind, many=many))
        at = provisions[-1].end if provisions else sign.end()
        if provisions:
            joint = _joint().fullmatch(text, before, sign.start()) if 0 <= before <= sign.start() else None
            yield Group(provisions, sign.start(), at, joined=joint is not None)
            before = at


def _provisions(text: str, sign: re.Match[str], kind: str, *, many: bool) -> Iterator[Provision]:
    found = _SECTION.match(text, sign.end())
    start = sign.start()
    while found:
        number, at = _numbered(text, found)
        if many and (stray := _STRAY.match(text, at)):
            at = stray.end()
        end = _details(text, at, int(found.group("number")), many=many, double="§§" in sign.group())
        yield Provision(kind, number, start, end)
        joint = _ONE_MORE.match(text, end) if many else None
        if joint is None or int(joint.group("number")) < int(found.group("number")) or _is_other(text, joint):
            return
        start = joint.start("number")
        found = _SECTION.match(text, start)


def _is_other(text: str, joint: re.Match[str]) -> bool:
    """Whether the number behind a comma begins something else: a date, an amount, a fraction."""
    return bool(re.compile(r"\.\d|\.\s[A-ZÄÖÜ]\w+ \d{4}|\s?(?:%|Euro|Prozent|Uhr)|/\d|,\d").match(text, joint.end()))


def _numbered(text: str, found: re.Match[str]) -> tuple[str, int]:
    """The number with its letter, and where it ends; "f." and "ff." are no letters."""
    number, letter = found.group("number"), found.group("letter") or found.group("apart") or ""
    end = found.end()
    if letter == "f" and text[end : end + 1] == ".":
        letter, end = "", found.end("number")
    following = _FOLLOWING.match(text, end)
    return number + letter, following.end() if following else end


def _details(text: str, at: int, section: int, *, many: bool, double: bool) -> int:
    """Where the paragraphs, sentences and letters of a section end."""
    inside = False
    for _ in range(MAX_DETAILS):
        found = _detail().match(text, at)
        if found is None and inside:
            found = _MORE.match(text, at)
            number = found.group("number") if found else None
            bigger = found is not None and number is not None and many and _is_further(found, section)
            if found and bigger and (double or _PARAGRAPH.match(text, found.end())):
                return at
        if found is None:
            return at
        inside, at = True, found.end()
    return at


def _is_further(more: re.Match[str], section: int) -> bool:
    """Whether a number may be that of the next section: a bigger one, or the same with a letter."""
    number = int(more.group("number"))
    return number > section or (number == section and more.group("letter") is not None)


@cache
def _detail() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{free(row)})" for row in rule_table("lawforms.toml")["details"]))


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(free(rule_table("lawforms.toml")["joint"]))
