"""Addresses of web pages, also broken over lines, without the stops and brackets around them.

E-mail addresses, file names, versions and lost blanks ("erfolgt.In") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analyzers.found import Found
from analyzers.lexicon import is_word, respell
from analyzers.ruletables import free, rule_table

MAX_ADDRESS = 2000
"""Characters of the longest address that is read; browsers take no longer ones."""

MAX_LINES = 6
"""Lines that one address is broken over."""

_CHARS = r"[^\s<>\"„“”»«|\\^`{}]"
_REST = re.compile(rf"{_CHARS}{{0,{MAX_ADDRESS}}}")
_BREAK = re.compile(r"[ \t]?\n[ \t]*|[ \t]")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_TRAILING = ".,;:!?'…*“”\"’‘"
_PAIRS = {")": "(", "]": "["}
_JOINTS = "/-_=&?%#."
_FILE = re.compile(r"\.(?:html?|pdf|php|aspx?|jsp|xlsx?|docx?|csv|zip|xml)$", re.IGNORECASE)
_EXTENSION = re.compile(r"html?|pdf|php|aspx?|jsp|xlsx?|docx?|csv|zip|xml")
_STRONG = re.compile(
    r"[\w.%~#+-]*[=&%][\w.%=&~#+-]*[=&%]|[a-zäöü\d][\w.%~-]*/[\w.%~-]*/|[a-zäöü\d][\w./%~-]*_|-[a-zäöü\d][\w-]*-"
)
"""The rest of an address that was broken in the middle of a word: no word of a sentence looks like this."""

_HYPHEN = re.compile(r"(?<=[a-zäöü])-(?=[a-zäöü])")
_LEFT, _RIGHT = re.compile(r"[A-Za-zäöüß]+$"), re.compile(r"[A-Za-zäöüß]+")
SHORTEST_HALF = 3
"""Letters that a word broken at a line end leaves on its first line; "e-mail" and "co-working" have a hyphen."""
_CONTINUES = re.compile(
    rf"(?=[\w%/.#?=&~+!-])(?:[\w%!~+-]*[/.?=&#%_][^\s<>\"„“”»«]*|[a-zäöü\d][\w%!~+-]*-|\d[\w%-]*|(?=[\w-]*\d)[\w-]{{12,}}|(?:{_EXTENSION.pattern})(?![\w-])){_CHARS}{{0,{MAX_ADDRESS}}}"
)


def weblinks(text: str) -> Iterator[Found]:
    """The addresses of a text in order; their target is host and path, without scheme and "www."."""
    end = 0
    for start, stop in _starts(text):
        if start < end:
            continue
        whole, end = _whole(text, stop)
        target = _target(text[start:stop] + whole)
        if target:
            yield Found("url", target, start, end)


def _starts(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses begin, and how much of their beginning is sure."""
    for found in _any().finditer(text):
        if found.group("bare") is None or found.group("path") or _is_pointed(text, found.start()):
            yield found.start(), found.end() if found.group("bare") is None else found.start("path")


def _is_pointed(text: str, at: int) -> bool:
    return bool(_pointing().search(text, max(at - 40, 0), at))


def _whole(text: str, at: int) -> tuple[str, int]:
    """The address from a place on, without its line breaks; and where it ends in the text."""
    found = _REST.match(text, at)
    whole, end = (found.group(), found.end()) if found else ("", at)
    for _ in range(MAX_LINES):
        gap = _BREAK.match(text, end)
        following = _CONTINUES.match(text, gap.end()) if gap and whole else None
        if following is None or not _goes_on(whole, following.group(), newline="\n" in (gap.group() if gap else "")):
            break
        whole, end = _joined(whole, following.group()), following.end()
    clean = _without_tail(whole)
    return clean, end - (len(whole) - len(clean))


def _goes_on(whole: str, following: str, *, newline: bool) -> bool:
    """Whether the next line belongs to the address: it is broken at a joint, and what follows is no sentence."""
    word = _without_tail(following)
    if re.match(r"(?:https?:|www\.)", following, re.IGNORECASE):
        return False
    if whole[-1] == "." and newline and "/" in whole and _EXTENSION.fullmatch(word):
        return True
    if whole[-1] not in _JOINTS:
        is_rest = _STRONG.match(word) or (_FILE.search(word) and not word[0].isupper())
        return whole[-1].isalnum() and "/" in whole and not _FILE.search(whole) and bool(is_rest)
    if whole[-1] == "." and not newline:
        return False
    return bool(re.search(r"[/._=&?%#\d-]", word)) and not (
        whole[-1] in "./" and re.match(r"[A-ZÄÖÜ][a-zäöü]+\.?$", word)
    )


def _joined(whole: str, following: str) -> str:
    """Two lines of an address; a hyphen between them stays unless it was printed to break a word."""
    breaks = whole.endswith("-") and _breaks_word(whole[:-1], following, whole + " " + following)
    return (whole[:-1] if breaks else whole) + following


def _mended(address: str) -> str:
    """An address whose lines were joined with their hyphens, without those that only broke a word."""
    parts: list[str] = []
    taken = 0
    for hyphen in _HYPHEN.finditer(address, 0, MAX_ADDRESS):
        segment = address[address.rfind("/", 0, hyphen.start()) + 1 :].partition("/")[0]
        left = _LEFT.search(address, max(hyphen.start() - 40, 0), hyphen.start())
        odd = "_" in segment and len(_HYPHEN.findall(segment)) == 1
        if left and _breaks_word(address[: hyphen.start()], address[hyphen.end() :], "", odd=odd):
            parts.append(address[taken : hyphen.start()])
            taken = hyphen.end()
    return "".join([*parts, address[taken:]])


def _breaks_word(left: str, right: str, seen: str, *, odd: bool = False) -> bool:
    """Whether the hyphen between two pieces was printed to break a word.

    ``seen`` is the rest of the address where the whole word may stand again; it is empty
    where nobody knows whether a line ended here: then the whole word must be known. An ``odd``
    hyphen, the only one among words joined by underscores, needs no more than that.
    """
    head, tail = _LEFT.search(left[-40:]), _RIGHT.match(right[:40])
    if not head or not tail or not tail.group()[0].islower():
        return False
    together = head.group() + tail.group()
    if seen and together.casefold() in seen.casefold():
        return True
    halves = _is_whole(head.group()) and _is_whole(tail.group())
    if seen:
        return not halves
    return len(head.group()) >= SHORTEST_HALF and _is_whole(together) and (odd or not halves)


def _is_whole(word: str) -> bool:
    """Whether a part of an address is a word, as a compound joins it too ("jahres")."""
    forms = {word, word.removesuffix("s"), respell(word)}
    return any(is_word(form) or is_word(form.capitalize()) for form in forms if len(form) > 1)


def _without_tail(address: str) -> str:
    """The address without the stops and the brackets that belong to the sentence."""
    while address:
        last = address[-1]
        if last in _TRAILING or (last in _PAIRS and address.count(last) > address.count(_PAIRS[last])):
            address = address[:-1]
        else:
            break
    return address


def _target(address: str) -> str:
    plain = re.sub(r"\s", "", address)
    plain = re.sub(r"^(?:[a-z]+://)?(?:www\.)?", "", plain, flags=re.IGNORECASE)
    host = _HOST.match(plain)
    target = _mended(plain.rstrip("/.")) if host else ""
    return "" if target in rule_table("weblinks.toml")["boilerplate"] else target


@cache
def _any() -> re.Pattern[str]:
    domains = "|".join(rule_table("weblinks.toml")["domains"])
    return re.compile(
        r"(?<![\w@.-])(?:(?:(?:https?|ftp)\s?:\s?//\s?)(?:www\.\s?)?(?=\w)|www\.\s?(?=\w)"
        rf"|(?P<bare>(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,6}}(?:{domains}))(?![\w@-]|\.\w)(?P<path>/\w|))",
        re.IGNORECASE,
    )


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(free(rule_table("weblinks.toml")["pointing"]) + r"\Z")
