"""Who is named in front of or behind the number of a paper: parliaments and governments, by the parliament's code.

The names are those of the dialects (`ingest.dialect.parliaments`), adjectives and places are of ``assemblies.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analyzers.ruletables import free, rule_table
from ingest.registry import parliaments

LONGEST_LAND = 40
"""Characters in front of a place in which the name of a Land is looked for."""

OWN = "own"
"""Stands for the parliament of the paper itself."""

_HOUSE = r"(?:Landtag(?:e?s)?|Bürgerschaft|Abgeordnetenhaus(?:es)?)"
_GOVERNMENT = r"(?:Landesregierung|Staatsregierung|Senate?s?|Regierung)"
_OF = r" (?:von |des Landes |des |der Freien (?:und )?Hansestadt )?"


@dataclass(frozen=True, slots=True)
class Mention:
    """A parliament that is named: its code, and where."""

    parliament: str
    start: int
    end: int


def mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """The parliaments that are named in a stretch of a text, in order."""
    for found in _pattern().finditer(text, start, end):
        yield Mention((found.lastgroup or "").partition("_")[0], found.start(), found.end())


def named_behind(text: str, at: int) -> str | None:
    """The parliament in the genitive that follows a number ("20/8856 des Deutschen Bundestages"), if one does."""
    found = _behind().match(text, at)
    if not found:
        return None
    return (found.lastgroup or "").partition("_")[0]


def land_before(text: str, start: int, at: int) -> str | None:
    """The Land that is named right in front of a place ("in Hamburg (", "Hessen, "), without its parliament."""
    found = _lands().search(text, max(start, at - LONGEST_LAND), at)
    return (found.lastgroup or "").partition("_")[0] if found else None


@cache
def _lands() -> re.Pattern[str]:
    names = "|".join(f"(?P<{each.code}_name>{re.escape(each.name)}s?)" for each in parliaments())
    return re.compile(rf"(?<![\w-])(?:{names})[,:]?\s?\(?$")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_alternatives()})(?![\w-])")


@cache
def genitive() -> str:
    """The pattern of a parliament in the genitive between a noun and its number: " des Landtags Brandenburg Nr."."""
    return free(rf" (?:des|der) (?:{_alternatives()})(?![\w-])(?: Nr\.)?")


@cache
def _behind() -> re.Pattern[str]:
    lead = free(r" (?:\((?:S\.|Seite) ?\d+\) )?(?:des|der|vom|im|beim) ")
    return re.compile(rf"{lead}(?:{_alternatives()})(?![\w-])")


@cache
def _alternatives() -> str:
    named = [part for code, part in _houses()]
    voices = [
        f"(?P<{row['parliament']}_{place}>{free(row['pattern'])})"
        for place, row in enumerate(rule_table("assemblies.toml")["voice"])
    ]
    return "|".join([*named, *voices])


def _houses() -> Iterator[tuple[str, str]]:
    """One named pattern a Land, for its parliament and its government."""
    table = rule_table("assemblies.toml")
    for parliament in parliaments():
        others = [re.escape(name) for name in places(parliament.code)]
        land = "|".join([re.escape(parliament.name) + "s?", f"{re.escape(parliament.name)}es", *others])
        forms = [free(f"{_HOUSE}{_OF}(?:{land})")]
        adjectives = [_adjective(each) for each in table["adjectives"][parliament.code]]
        if adjectives:
            forms.append(free(f"(?:{'|'.join(adjectives)}) (?:{_HOUSE}|{_GOVERNMENT})"))
        yield parliament.code, f"(?P<{parliament.code}_land>{'|'.join(forms)})"


def _adjective(stem: str) -> str:
    if stem[0].isupper():
        return re.escape(stem)
    first, *others = stem.split("-")
    parts = "".join(f"-[{each[0].upper()}{each[0]}]{each[1:]}" for each in others)
    return f"[{first[0].upper()}{first[0]}]{first[1:]}{parts}e[nrsm]?"


def land_adjective(text: str, at: int) -> tuple[str, int] | None:
    """The Land whose adjective stands here ("Niedersächsischen ") and where the word behind it begins, else None."""
    found = _adjectives().match(text, at)
    return (found.lastgroup or "", found.end()) if found else None


def adjective_before(text: str, at: int) -> str | None:
    """The Land whose adjective stands right in front of a place ("nach dem brandenburgischen Polizeigesetz")."""
    found = _before().search(text, max(at - LONGEST_LAND, 0), at)
    return found.lastgroup if found else None


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_adjectives().pattern}\Z")


@cache
def _adjectives() -> re.Pattern[str]:
    table = rule_table("assemblies.toml")["adjectives"]
    forms = "|".join(f"(?P<{code}>{'|'.join(map(_adjective, row))})" for code, row in table.items() if row)
    return re.compile(free(rf"(?:{forms}) "))


def land_behind(text: str, at: int) -> tuple[str, int] | None:
    """The Land that is named right behind a noun ("Schulgesetz für das Land Berlin"), and where its name ends."""
    found = _land_behind().match(text, at)
    return (found.lastgroup or "", found.end()) if found else None


def places(code: str) -> tuple[str, ...]:
    """Other names of a Land than its own: "NRW", "M-V"."""
    return tuple(rule_table("assemblies.toml")["places"].get(code, ()))


@cache
def _land_behind() -> re.Pattern[str]:
    lead = free(rule_table("assemblies.toml")["of_land"])
    names = "|".join(
        f"(?P<{each.code}>{'|'.join([re.escape(each.name) + 's?', *map(re.escape, places(each.code))])})"
        for each in parliaments()
    )
    return re.compile(rf"{lead}(?:{names})(?![\w-])")


def begins_with_land(word: str) -> bool:
    """Whether a word begins like the adjective of a Land."""
    return word.casefold().startswith(_stems())


@cache
def _stems() -> tuple[str, ...]:
    table = rule_table("assemblies.toml")["adjectives"]
    return tuple(each.casefold() for row in table.values() for each in row)


def nominative_adjective(text: str, at: int, noun: str) -> str:
    """The adjective of a Land that stands here as it stands before a noun alone: "Niedersächsisches "."""
    found = _adjectives().match(text, at)
    stem = re.sub(r"e[nrsm]?$", "", found.group().strip()) if found else ""
    if not found or not stem.endswith("isch"):
        return found.group() if found else ""
    return f"{stem}{'es' if noun.endswith(('gesetz', 'buch')) else 'er' if noun.endswith('vertrag') else 'e'} "
