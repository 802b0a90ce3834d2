"""How laws are printed, compiled from ``lawforms.toml``: nouns, abbreviations, long titles."""

from __future__ import annotations

import re
from functools import cache

from analyzers.numberedlaws import ROMAN
from analyzers.ruletables import free, rule_table

_ENDING = re.compile(r"(?<=Gesetz)(?:e?s)$|(?<=gesetz)(?:t?es|e|s)$|(?<=gesetzbuch)(?:e?s)$|(?<=vertrag)(?:e?s)$")


def nominative(name: str) -> str:
    """A noun without the ending of a case; blanks made plain."""
    return _ENDING.sub("", " ".join(name.split()))


def is_abbreviation(found: re.Match[str]) -> bool:
    """Whether what looks like an abbreviation of a law is none of a court, a party, a gazette, and no Roman number."""
    if re.fullmatch(ROMAN, found.group("short")):
        return False
    return found.group("short") not in _no_abbreviations() or bool(found.group("suffix"))


@cache
def title() -> re.Pattern[str]:
    """The beginning of a long title: "Gesetz über"."""
    return re.compile(free(rule_table("lawforms.toml")["title"]))


@cache
def tail() -> re.Pattern[str]:
    """What names the Land behind the name of its law."""
    forms = rule_table("lawforms.toml")
    return re.compile(rf"{free(forms['suffix'])}|{free(forms['tail'])}")


def behind_adjectives(text: str, at: int) -> int:
    """Where the noun begins behind the adjectives of a name no table has ("Allgemeinen")."""
    found = _plain_adjectives().match(text, at)
    return found.end() if found else at


@cache
def _plain_adjectives() -> re.Pattern[str]:
    return re.compile(free(rule_table("lawforms.toml")["adjectives"]))


@cache
def carrying_out() -> re.Pattern[str]:
    """The beginning of the name of an act that carries another one out."""
    return re.compile(free(rule_table("lawforms.toml")["carrying_out"]))


@cache
def carrying_out_short() -> re.Pattern[str]:
    """The beginning of the short name of such an act: "AG SGB XII"."""
    return re.compile(free(rule_table("lawforms.toml")["carrying_out_short"]))


@cache
def form(name: str) -> re.Pattern[str]:
    """A noun that ends like a law, "alone" or "with_provision"."""
    forms = rule_table("lawforms.toml")
    return re.compile(rf"{free(forms['coordinated'])}(?:{free(forms[name])})(?![\w-])")


@cache
def abbreviation(*, alone: bool = False) -> re.Pattern[str]:
    """An abbreviation, group ``short``; ``alone`` asks for one that can be nothing else than a law."""
    forms = rule_table("lawforms.toml")
    name = forms["abbreviation_alone"] if alone else forms["abbreviation"]
    name = name.replace("$compound_tails", forms["compound_tails"]).replace("$hyphened", forms["hyphened"])
    return re.compile(rf"(?:{free(forms['prefix'])})?(?P<short>{name})(?![\w])(?P<suffix>{free(forms['suffix'])})?")


@cache
def generic() -> frozenset[str]:
    """Nouns that end like a law and name none."""
    return frozenset(rule_table("lawforms.toml")["generic"])


@cache
def _no_abbreviations() -> frozenset[str]:
    return frozenset(rule_table("lawforms.toml")["not_abbreviations"])


@cache
def only_with_provision() -> frozenset[str]:
    """Abbreviations that name a law only behind a section or article."""
    return frozenset(rule_table("lawforms.toml")["only_with_provision"])


@cache
def other_meaning() -> re.Pattern[str]:
    """What begins like the abbreviation of a law and is a name of something else: "FAG Kugelfischer"."""
    return re.compile(rf"(?:{free('|'.join(rule_table('lawforms.toml')['other_meanings']))})(?![\w-])")
