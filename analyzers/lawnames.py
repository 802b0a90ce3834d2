"""Laws that are named: by the table, by what their abbreviation is learnt to mean, by the form of the word.

::

    texts of a paper -> LawNames (short names learnt from brackets) -> name_at(text, place)

"Nachbarschaftshilfeverordnung (NachbHilfVO)" tells the short name of a law that no table has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from analyzers.assemblies import begins_with_land, land_adjective, nominative_adjective
from analyzers.lawforms import (
    abbreviation,
    behind_adjectives,
    carrying_out,
    carrying_out_short,
    form,
    generic,
    is_abbreviation,
    nominative,
    only_with_provision,
    other_meaning,
    tail,
    title,
)
from analyzers.lawhouses import house
from analyzers.lawtable import LawTable, land_laws, law_table, targets
from analyzers.numberedlaws import book_at, european_at, further_acts, ordinance_at
from analyzers.shortnames import (
    BRACKET,
    act_behind,
    bracketed_at,
    foreign_names,
    learnt_names,
    short_behind,
    short_name,
)

CACHE = 200_000  # words remembered
MAX_TITLE = 320
"""Characters of a law's long title up to the bracket that closes it."""

_WORD = re.compile(
    r"(?<![\w/-])\d{2,4}/\d{1,4}/(?:EU|EG|EWG|JI)\b|(?<![\w.,/-])\d{1,3}\.\s{0,2}(?=[A-ZÄÖÜ][\w-]{0,30}VO?\b)|(?<![\w-])[A-ZÄÖÜ][\w-]*"
)
_QUOTATION = tuple('„“»«‚"')
_LIKE_LAW = re.compile(
    r"^(?:Nds|Thür|Sächs|Bad|Hess|Bay|Brem|Hmb|Bln)$|gesetz|Gesetz|ordnung|richtlinie|Richtlinie|vertrag|Beschl|beschl|buch|Entscheidung|Übereinkommen"
)


@dataclass(frozen=True, slots=True)
class LawName:
    """A law named in a text: its target, and where; ``certain`` when it is named by more than an abbreviation."""

    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LawNames:
    """What is known of laws while one paper is read."""

    table: LawTable
    learnt: Mapping[str, str]
    foreign: frozenset[str]

    def with_provision(self, text: str, at: int) -> LawName | None:
        """The law whose name begins here, behind a section or article."""
        return self._named(text, at, alone=False)

    def alone(self, text: str) -> Iterator[LawName]:
        """The laws that a text names, in order."""
        at = 0
        for word in _WORD.finditer(text):
            if word.start() < at or not _may_begin(self.table, word.group()):
                continue
            name = self._named(text, word.start(), alone=True)
            if name:
                yield name
                more = [LawName(*act) for act in further_acts(text, name.start, name.end)]
                yield from more
                at = more[-1].end if more else name.end

    def _named(self, text: str, at: int, *, alone: bool) -> LawName | None:
        """The law named here, by the surest way; the short name in brackets behind it belongs to it."""
        found = (
            book_at(text, at)
            or european_at(text, at)
            or ordinance_at(text, at)
            or self._carried_out(text, at)
            or self._known(text, at)
            or self._titled(text, at)
            or bracketed_at(text, at)
            or self._formed(text, at, alone=alone)
            or self._abbreviated(text, at, alone=alone)
        )
        if found is None:
            return None
        target, end = act_behind(text, found[1]) or self._of_other_land(text, at, *found)
        land = tail().match(text, end)
        short = short_behind(text, end) or (short_behind(text, land.end()) if land else None)
        target = self._not_own(text, at, self.learnt.get(target, target))
        return LawName(target, at, short[1] if short else end)

    def _known(self, text: str, at: int) -> tuple[str, int] | None:
        """A name of the table; an adjective of a Land may stand in front of it."""
        found = self.table.name_at(text, at)
        if found and not self._is_of_another(text, at, found):
            printed = nominative(text[at : found[1]])
            return self.learnt.get(printed, found[0]), found[1]
        return None

    def _of_other_land(self, text: str, at: int, target: str, end: int) -> tuple[str, int]:
        """The law that another Land has by this noun, where that Land is named behind it, or by a small adjective."""
        named = self._other_house(text, at, end)
        return (_row_of(named, text, at, end) if named else None) or (target, end)

    def _is_of_another(self, text: str, at: int, found: tuple[str, int]) -> bool:
        """Whether a row of the own Land stands here, while another house is named that has no such row."""
        if not self.table.land or land_laws(self.table.land).name_at(text, at) != found:
            return False
        named = self._other_house(text, at, found[1])
        return named is not None and _row_of(named, text, at, found[1]) is None

    def _not_own(self, text: str, at: int, target: str) -> str:
        """The plain noun instead of the own Land's law, whose short name the paper explains, where another is meant."""
        own = self.table.name_at(text, at)
        another = own is not None and own[0] == target and self._is_of_another(text, at, own)
        return nominative(text[at : own[1]]) if own and another else target

    def _other_house(self, text: str, at: int, end: int) -> tuple[str, int] | None:
        named = house(text, at, end)
        return None if named is None or named[0] == self.table.land else named

    def _titled(self, text: str, at: int) -> tuple[str, int] | None:
        """A long title that its short name follows in brackets."""
        found = title().match(text, at) or title().match(text, behind_adjectives(text, at))
        bracket = BRACKET.search(text, found.end(), at + MAX_TITLE) if found else None
        if bracket is None or re.search(r"[.!?§:]\s", text[at : bracket.start()]):
            return None
        short = short_name(bracket.group(1))
        return (short, bracket.end()) if short else None

    def _carried_out(self, text: str, at: int) -> tuple[str, int] | None:
        found = carrying_out().match(text, at)
        name = self._known(text, found.end()) if found else None
        if not name:
            return self._carried_out_short(text, at)
        return short_behind(text, name[1]) or (f"AG{name[0]}", name[1])

    def _carried_out_short(self, text: str, at: int) -> tuple[str, int] | None:
        """Read "AG SGB XII", "AG KJHG": a book, or an abbreviation that is known or that the paper explains."""
        found = carrying_out_short().match(text, at)
        if found is None:
            return None
        short = abbreviation().match(text, found.end())
        short = None if short and text.startswith("-", short.end()) else short
        known = short and {short["short"], f"AG {short['short']}"} & {*self.table.abbreviations, *self.learnt.values()}
        name = book_at(text, found.end()) or ((short["short"], short.end("short")) if short and known else None)
        return (f"AG {name[0]}", name[1]) if name else None

    def _formed(self, text: str, at: int, *, alone: bool) -> tuple[str, int] | None:
        """A noun that ends like a law; a Land's adjective in front of it belongs to its name."""
        adjective = land_adjective(text, at)
        code, begin = adjective or ("", at)
        if adjective:
            known = _of_land(text, at, begin, code)
            if known:
                return self.learnt.get(nominative(text[begin : known[1]]), known[0]), known[1]
        found = (
            form("alone").match(text, begin)
            if alone
            else form("with_provision").match(text, behind_adjectives(text, begin))
        )
        if not found:
            return None
        name = nominative(found.group())
        noun = name.rpartition(" ")[2]
        if noun.casefold() in generic() or noun.casefold().startswith("muster"):
            return self._learnt_only(noun, found.end())
        whole = f"{nominative_adjective(text, at, noun)}{name}" if adjective else name
        return self.learnt.get(name) or self.learnt.get(noun) or whole, found.end()

    def _learnt_only(self, name: str, end: int) -> tuple[str, int] | None:
        return (self.learnt[name], end) if name in self.learnt else None

    def _abbreviated(self, text: str, at: int, *, alone: bool) -> tuple[str, int] | None:
        found = abbreviation().match(text, at)
        if not found or not (is_abbreviation(found) or (not alone and found["short"] in self.table.abbreviations)):
            return None
        if alone and text.startswith("-", found.end("short")):
            return None
        short = found.group("short")
        known = (
            short in self.table.abbreviations or short in self.learnt.values() or found.group() in self.learnt.values()
        )
        if alone and (short in self.foreign or self._is_unsure(found) or other_meaning().match(text, at)):
            return None
        if alone and not known:
            if text[at - 1 : at] in _QUOTATION:
                return None  # „ProBau“, „ProBauG“: software, a company
            found = abbreviation(alone=True).match(text, at)
            if not found or not is_abbreviation(found):
                return None
        return " ".join(found.group().split()), found.end()

    def _is_unsure(self, found: re.Match[str]) -> bool:
        """Whether an abbreviation means something else as often ("LAG Hessen" is a court), and nothing explains it."""
        if found["short"] not in only_with_provision():
            return False
        explained = set(self.learnt.values())
        whole = " ".join(found.group().split())
        return whole not in targets() | explained if found["suffix"] else found["short"] not in explained


def _row_of(named: tuple[str, int], text: str, at: int, end: int) -> tuple[str, int] | None:
    """The law that a house has by the noun that stands here, up to where the house is named."""
    known = land_laws(named[0]).name_at(text, at)
    return (known[0], named[1]) if known and known[1] >= end else None


def _of_land(text: str, at: int, noun: int, code: str) -> tuple[str, int] | None:
    """The law of a Land by a noun with the Land's adjective in front, or by the noun alone."""
    table = land_laws(code)
    return table.name_at(text, at) or table.name_at(text, noun)


@lru_cache(CACHE)
def _may_begin(table: LawTable, word: str) -> bool:
    """Whether a law may begin with this word; nearly all words are passed over here."""
    rest = word[1:]
    if rest != rest.lower() or word[0].isdigit() or word.endswith("-"):
        return True
    return table.begins(word) or begins_with_land(word) or bool(_LIKE_LAW.search(word))


def law_names(texts: Iterable[str], parliament: str | None) -> LawNames:
    """What the texts of a paper teach about the short names of laws, over the table of its parliament."""
    table = law_table(parliament)
    all_texts = tuple(texts)
    learnt = {long: short for text in all_texts for long, short in learnt_names(text)}
    foreign = frozenset(short for text in all_texts for short in foreign_names(text)) - set(learnt.values())
    return LawNames(table, learnt, foreign)
