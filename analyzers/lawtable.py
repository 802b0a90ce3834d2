"""The laws that are known by name: ``laws.toml`` made ready to be looked up where a word begins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from analyzers.ruletables import free, rule_table

ANCHOR = 5
"""Letters of a name's first word that lead to it; the rest is compared by its pattern."""

UNSURE = 2
"""Letters up to which an abbreviation alone names no law ("GG" is also a district)."""

_FIRST = re.compile(rf"\w{{1,{ANCHOR}}}")
_WORD = re.compile(r"\w+")
_NOUN = re.compile(r"(gesetz|buch|vertrag|übereinkommen)$")
_ADJECTIVE = re.compile(r"(\w+)~")


@dataclass(frozen=True, slots=True)
class LawName:
    """A law by one of its names: the target it has, the name's ``first`` word, the pattern that it is printed in."""

    target: str
    pattern: re.Pattern[str]
    first: str
    length: int


@dataclass(frozen=True, slots=True, eq=False)
class LawTable:
    """The names that hold in the papers of one parliament, by their first letters, and the abbreviations."""

    names: Mapping[str, tuple[LawName, ...]]
    abbreviations: frozenset[str]
    land: str | None = None

    def begins(self, word: str) -> bool:
        """Whether the name of a law begins like this word, or it is a book's number in words."""
        plain = word.casefold()
        near = self.names.get(_anchor(word, 0), ())
        return any(plain.startswith(name.first) for name in near) or word.startswith(_books())

    def name_at(self, text: str, at: int) -> tuple[str, int] | None:
        """The law whose name begins here, the longest, and where it ends."""
        for name in self.names.get(_anchor(text, at), ()):
            found = name.pattern.match(text, at)
            if found:
                return name.target, found.end()
        return None


@cache
def _books() -> tuple[str, ...]:
    return tuple(rule_table("lawforms.toml")["books"])


@cache
def law_table(parliament: str | None) -> LawTable:
    """The laws of the Federation and of one Land; None for the Federation alone."""
    rows = dict(rule_table("laws.toml")["bund"])
    land = rule_table("laws.toml")["land"].get(parliament or "", {})
    short = [each for each in (*rows, *land) if len(each) > UNSURE]
    # the Land stays before the Federation
    return LawTable(_by_anchor((*_names(land), *_names(rows))), frozenset(short), parliament)


@cache
def land_laws(code: str) -> LawTable:
    """The laws of one Land alone: what its adjective in front of a noun means ("Niedersächsisches Schulgesetz")."""
    return LawTable(_by_anchor(_names(rule_table("laws.toml")["land"].get(code, {}))), frozenset(), code)


@cache
def targets() -> frozenset[str]:
    """Every law of the table, of the Federation and of all Länder."""
    table = rule_table("laws.toml")
    return frozenset(target for rows in (table["bund"], *table["land"].values()) for target in rows)


def _by_anchor(names: Iterable[tuple[str, LawName]]) -> Mapping[str, tuple[LawName, ...]]:
    """Longer names before shorter ones, else in the order given."""
    table: dict[str, list[LawName]] = defaultdict(list)
    for anchor, name in sorted(names, key=lambda each: -each[1].length):
        table[anchor].append(name)
    return {anchor: tuple(several) for anchor, several in table.items()}


def _names(rows: Mapping[str, list[str]]) -> Iterator[tuple[str, LawName]]:
    for target, names in rows.items():
        for name in (*names, *([target] if " " in target else [])):
            plain = name.replace("~", "")
            first = _WORD.match(plain)
            begin = first.group().casefold() if first else ""
            yield _anchor(plain, 0), LawName(target, re.compile(name_pattern(name)), begin, len(plain))


def _anchor(text: str, at: int) -> str:
    found = _FIRST.match(text, at)
    return found.group().casefold() if found else ""


def name_pattern(name: str) -> str:
    """A name with its endings free: "Allgemein~ Gleichbehandlungsgesetz", also in the genitive."""
    words = [_word(word, last=place == len(name.split()) - 1) for place, word in enumerate(name.split())]
    return free(" ".join(words)) + r"(?![\w-])"


def _word(word: str, *, last: bool) -> str:
    if word.endswith("~"):
        return re.escape(word[:-1]) + "e[nrsm]?"
    noun = re.escape(word)
    if _NOUN.search(word) or word == "Gesetz":
        return noun + "(?:e?s|e)?"
    return noun + ("s?" if last and word.endswith("Land") else "")
