"""Short names of laws that a paper teaches itself: "Nachbarschaftshilfeverordnung (NachbHilfVO)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.lawforms import abbreviation, carrying_out_short, form, generic, is_abbreviation, nominative
from analyzers.numberedlaws import ROMAN, european_at, ordinance_at

BRACKET = re.compile(r"\s{0,2}\(([^()\n]{2,80})\)")
_LAW_NOUN = re.compile(r"(?:gesetz|buch|ordnung|verfassung|konvention|vertrag)$", re.IGNORECASE)
_LAND_TAIL = re.compile(
    r"\s(?:(?:für|des|von|im)\s(?:das\s|den\s)?(?:Land(?:es)?\s|Freistaat(?:e?s)?\s)?)?[A-ZÄÖÜ][\w-]+$"
)
_REST = re.compile(
    r"((?:\s(?:[A-ZÄÖÜ][\w-]{0,40}|und|für|der|des|die|das|den|im|in|an|von|zur|zum|[a-zäöü]{3,20}e[nrs]?)){1,10})"
    r"\s\(([A-ZÄÖÜ][A-Za-zÄÖÜäöü]{2,12})\)"
)
_OTHER_LAW = re.compile(r"(?:gesetz|buch|ordnung|verfassung|vertrag)", re.IGNORECASE)
_TAIL = re.compile(r"([A-ZÄÖÜ][\w/-]*)$")


def learnt_names(text: str) -> Iterator[tuple[str, str]]:
    """Long names whose short name stands in brackets behind them."""
    for bracket in BRACKET.finditer(text):
        noun = _noun_before(text, bracket.start())
        short = short_name(bracket.group(1))
        if not noun or not short:
            continue
        name = nominative(noun.group(1))
        if _LAW_NOUN.search(name):
            yield name, short
            middle = re.match(r"([\w-]+)\s[–-]\s", bracket.group(1))
            if middle:
                yield nominative(middle.group(1)), short


def _noun_before(text: str, at: int) -> re.Match[str] | None:
    """The last word before a bracket; a Land behind the name of its law is passed over."""
    begin = max(at - 80, 0)
    noun = _TAIL.search(text, begin, at)
    if noun and not _is_law(noun.group(1)):
        before = _LAND_TAIL.search(text, begin, at)
        return _TAIL.search(text, begin, before.start()) if before else noun
    return noun


def foreign_names(text: str) -> Iterator[str]:
    """Abbreviations in brackets behind what is no law: "Bundesministerium für Gesundheit (BMG)"."""
    for bracket in BRACKET.finditer(text):
        noun = _TAIL.search(text, max(bracket.start() - 80, 0), bracket.start())
        inside = bracket.group(1).strip()
        if noun and abbreviation().fullmatch(inside) and not _is_law(noun.group(1)):
            yield inside


def _is_law(name: str) -> bool:
    return bool(_LAW_NOUN.search(nominative(name))) or bool(abbreviation().fullmatch(name))


def short_name(inside: str) -> str | None:
    """The abbreviation in a bracket: "AufenthG", "Aufenthaltsgesetz – AufenthG", "APVO M-V"."""
    last = re.split(r"\s[–-]\s|,\s|;\s", inside.strip(" -–"))[-1].strip()
    counted = ordinance_at(last, 0)
    if counted and counted[1] == len(last):
        return counted[0]
    found = abbreviation().fullmatch(last)
    if found and is_abbreviation(found):
        return " ".join(last.split())
    act = carrying_out_short().match(last)
    if act and abbreviation().fullmatch(last, act.end()):
        return f"AG {last[act.end() :]}"
    book = re.fullmatch(rf"(\w{{0,20}}GB)\s?({ROMAN})", last)
    if book:
        return f"{book.group(1)} {book.group(2)}"
    formed = form("with_provision").fullmatch(last)
    return nominative(last) if formed and last.casefold() not in generic() else None


def bracketed_at(text: str, at: int) -> tuple[str, int] | None:
    """A law whose noun goes on up to its short name, which takes its letters: "Schulordnung Gymnasien ... (SOGYA)"."""
    found = form("with_provision").match(text, at)
    rest = _REST.match(text, found.end()) if found else None
    if found is None or rest is None or _OTHER_LAW.search(rest.group(1)):
        return None
    short = rest.group(2)
    letters = iter(text[at : rest.end(1)].lower())
    is_short = short[0] == text[at] and sum(map(str.isupper, short)) > 1 and all(c in letters for c in short.lower())
    return (short, rest.end()) if is_short else None


def act_behind(text: str, end: int) -> tuple[str, int] | None:
    """The number of an act of the Union in brackets right here ("FFH-Richtlinie (92/43/EWG)"), and where they end."""
    bracket = BRACKET.match(text, end)
    act = european_at(text, bracket.start(1)) if bracket else None
    return (act[0], bracket.end()) if bracket and act and act[1] == bracket.end(1) else None


def short_behind(text: str, end: int) -> tuple[str, int] | None:
    """The short name in brackets right here, and where the bracket ends."""
    bracket = BRACKET.match(text, end)
    short = short_name(bracket.group(1)) if bracket else None
    return (short, bracket.end()) if bracket and short else None
