"""The long names of laws: those of the table, those that a paper explains, and what a reader types for one.

::

    SchulG, papers of Berlin               -> Schulgesetz
    "Nachbarschaftshilfeverordnung (NachbHilfVO)"  -> Nachbarschaftshilfeverordnung
    "bürgerliches gesetzbuch § 823"        -> Bürgerliches Gesetzbuch § 823
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from analyzers.lawforms import nominative
from analyzers.lawnames import law_names
from analyzers.lawtable import name_pattern
from analyzers.ruletables import rule_table
from analyzers.shortnames import BRACKET, short_name

_BOOK = re.compile(r"SGB (?P<number>[IVX]+)")
_NEUTER, _MASCULINE = re.compile(r"(?:[Gg]esetz|buch)$"), re.compile(r"vertrag$")


def long_names(law: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The names in full that the table has for a law in the papers of these parliaments, the usual one first.

    An abbreviation may stand for a law of one Land and for another one elsewhere. Empty for a law that no table has.
    """
    tables = rule_table("laws.toml")
    lands: Mapping[str, Mapping[str, list[str]]] = tables["land"]
    rows = [lands.get(code, {}).get(law) or tables["bund"].get(law, []) for code in codes]
    firsts = [row[0] for row in rows if row]
    others = [name for row in rows for name in row[1:]]
    return tuple(dict.fromkeys([*_book(law), *map(whole_name, (*firsts, *others))]))


def _book(law: str) -> Iterator[str]:
    """A book of the Sozialgesetzbuch, its number in words."""
    found = _BOOK.fullmatch(law)
    forms = rule_table("lawforms.toml")
    if found and found["number"] in forms["roman"]:
        yield f"{forms['books'][forms['roman'].index(found['number'])]}es Buch Sozialgesetzbuch"


def whole_name(row: str) -> str:
    """A name of the table with its endings: "Allgemein~ Eisenbahngesetz" is Allgemeines Eisenbahngesetz."""
    adjectives, _, rest = row.rpartition("~")
    if not adjectives:
        return row
    noun = next(word for word in rest.split() if (word[0].isupper() and not word.endswith("-")) or word.startswith("-"))
    return row.replace("~", "es" if _NEUTER.search(noun) else "er" if _MASCULINE.search(noun) else "e")


def explained_name(printed: str) -> str | None:
    """The long name in a printed reference that ends with its short one in brackets; None for any other text."""
    bracket = next((each for each in BRACKET.finditer(printed) if each.end() == len(printed)), None)
    if bracket is None or short_name(bracket.group(1)) is None:
        return None
    named = [each for each in law_names((), None).alone(printed) if each.end == len(printed)]
    return _first_case(printed[named[-1].start : bracket.start()]) if named else None


def _first_case(name: str) -> str:
    """A name or a long title as it stands by itself: "Gesetzes zur Förderung" is Gesetz zur Förderung."""
    first, _, rest = nominative(name).partition(" ")
    return f"{nominative(first)} {rest}".rstrip()


def printed_spellings(typed: str) -> tuple[str, ...]:
    """What was typed for a law, and the same in the letters of print: the finder goes by capitals."""
    by_table = next((_put_in(typed, each) for each in _known_names() if each[1].search(typed)), typed)
    capital = " ".join(word[:1].upper() + word[1:] for word in typed.split())
    return tuple(dict.fromkeys((typed, by_table, capital)))


def _put_in(typed: str, known: tuple[str, re.Pattern[str]]) -> str:
    name, pattern = known
    return pattern.sub(lambda _: name, typed, count=1)


@cache
def _known_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every name of the table as it is printed, longest first, with what matches it in any letters."""
    found: dict[str, re.Pattern[str]] = {}
    tables = rule_table("laws.toml")
    for rows in (tables["bund"], *tables["land"].values()):
        for names in rows.values():
            found |= {whole_name(name): _in_any_letters(name) for name in names}
    return tuple(sorted(found.items(), key=lambda each: -len(each[0])))


def _in_any_letters(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){name_pattern(name)}", re.IGNORECASE)
