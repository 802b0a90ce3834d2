"""Which blocks of a document are headings, and of what level.

A heading shows itself by Markdown or HTML, by larger or bold type, by a number, by capitals, by words
that are known; a short line that stands alone is one only when running text follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block
from ingest.body import Body
from ingest.documenttable import document_table
from ingest.patterns import vocabulary

MAX_HEADING = 160
"""Characters; a longer block is a paragraph."""

MAX_QUESTION = 80
"""Characters of a heading that asks something; a longer question is text."""

MAX_LINES = 3
"""Lines that a heading is broken over."""

MIN_CAPITALS = 4
"""Letters from which a line in capitals is a heading and no abbreviation."""

PART, CHAPTER, DISPLAYED, PLAIN = 0.0, 1.0, 2.0, 3.0
"""Ranks: an annex, a numbered chapter, a line in capitals or bold type, a line that merely stands alone."""

_WORD = r"(?:(?:Abschnitt|ABSCHNITT|Kapitel|KAPITEL|Teil|TEIL|Chapter|Section|Part)\s+)"
_NUMBERED = re.compile(
    rf"(?P<word>{_WORD})?(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,4}}|[IVX]{{1,5}}|[A-Z](?:\.\d{{1,2}}){{0,3}})"
    r"(?P<mark>[.:)]?)\s+(?=[\w„\"(])"
)
_ENDS_LIKE_TEXT = re.compile(r"[.,;!…-]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its place in the body's text and its level, 1 for the top or, in Markdown and HTML, as marked."""

    text: str
    start: int
    end: int
    level: int = 1


@dataclass(frozen=True, slots=True)
class _Sign:
    """A block that may be a heading, or words that are one; ``series`` is how it counts: "1", "A", "I"."""

    text: str
    start: int
    end: int
    rank: float
    series: str = ""
    depth: int = 0
    number: str = ""


def headings(body: Body, found: Sequence[Block]) -> tuple[Heading, ...]:
    """The headings of a document in printed order; ``found`` are the blocks of its body."""
    if any(block.level for block in found):
        return _explicit(body, found)
    known = list(_known(body))
    signs = list(_joined(_signs(body, found, known), body))
    return tuple(_levelled(_without_lists(sorted([*signs, *known], key=lambda sign: sign.start), body)))


def _explicit(body: Body, found: Sequence[Block]) -> tuple[Heading, ...]:
    """The headings of Markdown or HTML, with the levels they have there."""
    return tuple(Heading(block.text, *_place(body, block), block.level) for block in found if block.level)


def _signs(body: Body, found: Sequence[Block], known: Sequence[_Sign]) -> Iterator[_Sign]:
    """The blocks that are headings; one that merely stands alone is one when running text follows."""
    at_known = {bisect_right(body.starts, word.start) - 1 for word in known}
    signs = [None if block.first in at_known else _sign(body, block) for block in found]
    for place, sign in enumerate(signs):
        if sign is None:
            continue
        below = found[place + 1] if place + 1 < len(found) else None
        other = signs[place + 1] if below else None
        text_follows = below is not None and below.reads_like_text and below.first not in at_known
        if sign.rank < PLAIN or (text_follows and (other is None or other.rank == PLAIN)):
            yield sign


def _known(body: Body) -> Iterator[_Sign]:
    """Headings that the table knows by their words, none in another."""
    end = 0
    for sign in sorted(_all_known(body), key=lambda sign: (sign.start, sign.rank)):
        if sign.start >= end:
            yield sign
            end = sign.end


def _all_known(body: Body) -> Iterator[_Sign]:
    for rule in (rule for rule in document_table().heading if body.flat or not rule.only_flat):
        pattern = rule.flattened if body.flat else rule.lined
        for match in pattern.finditer(body.text):
            text = " ".join(match["heading"].split())
            sign = _Sign(text, match.start("heading"), match.end("heading"), CHAPTER)
            yield replace(sign, rank=rule.rank) if rule.rank is not None else _numbered(sign, text) or sign


def _place(body: Body, block: Block) -> tuple[int, int]:
    end = body.starts[block.last] if block.last < len(body.starts) else len(body.text)
    return body.starts[block.first], end


def _sign(body: Body, block: Block) -> _Sign | None:
    text = block.text
    if not _may_be_heading(block):
        return None
    sign = _Sign(text, *_place(body, block), PLAIN)
    if numbered := _numbered(sign, text) if block.alone or block.bold or block.size else None:
        return numbered if not text.endswith("?") or len(text) <= MAX_QUESTION else None
    if block.size:
        return replace(sign, rank=CHAPTER - min(block.size, 99.0) / 100)
    if block.bold or (block.alone and _is_capitals(text)):
        return replace(sign, rank=DISPLAYED)
    plain = block.alone and len(block.lines) == 1 and text[0].isupper() and not text.endswith(":")
    return sign if plain and _is_balanced(text) else None


def _may_be_heading(block: Block) -> bool:
    text = block.text
    if block.is_table or block.contents or not text or len(text) > MAX_HEADING or len(block.lines) > MAX_LINES:
        return False
    if "\t" in block.lines[0].text or not (text[0].isalnum() or text[0] in '„"(') or _ENDS_LIKE_TEXT.search(text):
        return False
    if sum(map(str.isalpha, text)) < len(text) / 2 or (text.endswith("?") and len(text) > MAX_QUESTION):
        return False
    return not any(rule.lined.search(text) for rule in document_table().plain)


def _numbered(sign: _Sign, text: str) -> _Sign | None:
    """The sign with its number; None for a date, an amount, or a word that only looks like a number."""
    found = _NUMBERED.match(text)
    if not found or re.match(vocabulary()["date"], text):
        return None
    number = found["number"]
    parts = number.split(".")
    rest = text[found.end() :]
    bare = not found["word"] and not found["mark"] and len(parts) == 1
    if bare and not (number.isdigit() and len(number) == 1 and rest[:1].isupper()):
        return None
    series = "1" if parts[0].isdigit() else "I" if len(parts[0]) > 1 or parts[0] == "I" else "A"
    return replace(sign, rank=CHAPTER, series=(found["word"] or "").strip().casefold() + series, depth=len(parts),
                   number=number)  # fmt: skip


def _is_capitals(text: str) -> bool:
    return text.upper() == text and sum(map(str.isalpha, text)) >= MIN_CAPITALS


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("„") == text.count("“")


def _joined(signs: Iterable[_Sign], body: Body) -> Iterator[_Sign]:
    """A heading in capitals whose end, with a colon, stands on a line of its own is one with it."""
    held: _Sign | None = None
    for sign in signs:
        if held is not None and _goes_on(held, sign, body):
            held = replace(held, text=f"{held.text} {sign.text}", end=sign.end)
            continue
        if held is not None:
            yield held
        held = sign
    if held is not None:
        yield held


def _goes_on(one: _Sign, other: _Sign, body: Body) -> bool:
    if one.rank != DISPLAYED or other.rank != DISPLAYED or body.text[one.end : other.start].strip():
        return False
    return one.text[-1].isalpha() and ":" in other.text and ":" not in one.text and _is_capitals(one.text + other.text)


def _without_lists(signs: Sequence[_Sign], body: Body) -> list[_Sign]:
    """The signs without numbered ones that follow each other with no text between: those are items of a list."""
    listed: set[int] = set()
    for place in range(1, len(signs)):
        one, other = signs[place - 1], signs[place]
        alike = one.series == other.series != "" and one.depth == other.depth
        if alike and not one.text.endswith(":") and not body.text[one.end : other.start].strip():
            listed |= {place - 1, place}
    return [sign for place, sign in enumerate(signs) if place not in listed]


def _levelled(signs: Sequence[_Sign]) -> Iterator[Heading]:
    """Levels by what stands above: a heading is below the last one of a higher rank, beside one of its own kind."""
    above: list[_Sign] = []
    for sign in signs:
        sign = _in_series(sign, above)
        while above and not _is_below(sign, above):
            above.pop()
        yield Heading(sign.text, sign.start, sign.end, len(above) + 1)
        above.append(sign)


def _in_series(sign: _Sign, above: Sequence[_Sign]) -> _Sign:
    """A letter that also is a Roman number counts with the numbers that stand above it."""
    if sign.number in ("V", "X") and any(other.series.endswith("I") for other in above):
        return replace(sign, series=sign.series[:-1] + "I")
    if sign.number == "I" and any(other.number == "H" for other in above):
        return replace(sign, series=sign.series[:-1] + "A")
    return sign


def _is_below(sign: _Sign, above: Sequence[_Sign]) -> bool:
    """Whether a heading stands below the last one: deeper in its series, or in a series that is not open yet."""
    last = above[-1]
    if sign.rank != last.rank or not (sign.series and last.series):
        return sign.rank > last.rank
    if sign.series == last.series:
        return sign.depth > last.depth
    return not any(other.series == sign.series and other.depth >= sign.depth for other in above)
