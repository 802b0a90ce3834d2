"""Who asks: the closed set of styles in which parliaments list names. One function a style.

A name keeps its academic titles and particles and loses the town in brackets; a
party is kept as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.errors import DialectError
from ingest.records import Asker

Names = tuple[tuple[Asker, ...], tuple[str, ...]]
"""Members who ask, and whole Fraktionen that ask."""

MAX_NAME = 80
"""Characters; a longer piece is no name but a sentence that was caught by mistake."""

_PARTY = (
    r"CDU/CSU|CDU|CSU|SPD|FDP/DVP|FDP|AfD|BSW|SSW|NPD|BIW|BD|WT|GR[ÜU]NEN?|Gr[üu]nen?|"
    r"B(?:ÜNDNIS|ündnis)\s*90\s*/\s*(?:DIE\s+|Die\s+)?G(?:RÜNEN|rünen)|B\s?90/G(?:rünen?|RÜNEN?|R)|"
    r"LINKE\.?|Linke\.?|(?:DIE|Die)\s+(?:LINKE|Linke)\.?|PIRATEN|Piraten|Volt|Die\s+Gruppe|DIE\s+PARTEI|"
    r"(?:BVB\s*/\s*)?F(?:REIE|reie)\s+W(?:ÄHLER|ähler)|F(?:REIE|reie)\s+D(?:EMOKRATEN|emokraten)|"
    r"B(?:ÜRGER|ürger)\s+(?:IN|in)\s+W(?:UT|ut)|Bündnis\s+Deutschland|Bündnis\s+Sahra\s+Wagenknecht|"
    r"fraktionslos|FRAKTIONSLOS|parteilos"
)
_BRACKET = re.compile(r"\(([^()]{2,60})\)")
_FACTION = re.compile(
    rf"(?:und\s+)?(?:der\s+)?Fraktion(?:en)?\s+(?:der\s+|des\s+)?((?:{_PARTY})(?:\s*(?:,|und)\s*(?:der\s+)?(?:{_PARTY}))*)"
)
_TIED_PARTY = re.compile(
    rf"[\s,(]*(?:und\s+)?(?:(?<=\s)(?:der|die)\s+(?=\S+-Fraktion|Fraktion)|MdL,?\s+)?(?<![\w-])"
    rf"(?P<printed>(?:Fraktion(?:en)?\s+(?:der\s+|des\s+)?)?(?P<party>{_PARTY})(?:-Fraktion|\s+Fraktion(?=\)))?)"
    rf"(?![\w/])(?:-?\s?Abgeordneten?\b)?\s*\)?"
)
_FACTION_TOO = re.compile(r"[\s,]*und\s+(?:der\s+)?Fraktion\b")
_REVERSED = re.compile(r"^([^,]{2,40}),\s*([^,]{2,40})$")
_EACH_PARTY = re.compile(_PARTY)
_FURTHER = re.compile(r",?\s*(?:und\s+)?weiterer\s+Abgeordneter(?:\s+und)?")
_BETWEEN = re.compile(r"\s*(?:,|;|\bund\b(?!\s+der\s+Fraktion))\s*")
_LEAD = re.compile(
    r"^(?:de[rs]\s+|die\s+|den\s+)?(?:Abgeordnete[rn]?|Abg\.|Mitglieds? des [A-ZÄÖÜ]\w+|Herrn?|Frau)\s+"
    r"|^(?:Anfrage|Kleine)\s+"
)
_MISREAD = {
    r"\bD[l1|]E(?= (?:LINKE|GR[UÜ]NE))": "DIE",
    r"\bB[UÜ]NDN[Il1|]S(?= ?90)": "BÜNDNIS",
    r"\bGRUNE(?=N?\b)": "GRÜNE",
    r"\bL[l1|]NKE\b": "LINKE",
}
"""What text recognition makes of printed names of parties."""
_TITLE_BREAK = re.compile(r"^(?:LL\.M\.|M\.A\.|MdL|MdB|MPH|Fraktion(?:en)?|Gruppe)$")


def name_bracket_party(text: str) -> Names:
    """Read "Anne Muster und Max Muster (LINKE)": the party in brackets holds for all names before it."""
    factions = _factions(text)
    askers: list[Asker] = []
    place = 0
    for bracket in _BRACKET.finditer(text):
        party = " ".join(bracket.group(1).split())
        if not _is_party(party):
            continue
        askers += [Asker(name, party) for name in _names(_BRACKET.sub(" ", text[place : bracket.start()]))]
        place = bracket.end()
    if not askers and not factions:
        askers = [Asker(name) for name in _names(_BRACKET.sub(" ", text))]
    return tuple(askers), factions if not askers else ()


def names_faction(text: str) -> Names:
    """Read "Max Muster, Anne Muster (Musterstadt), weiterer Abgeordneter und der Fraktion DIE LINKE"."""
    factions = _factions(text)
    party = factions[0] if len(factions) == 1 else None
    start = _FACTION.search(text)
    listed = _FURTHER.sub(" ", text[: start.start()] if start else text)
    return tuple(Asker(name, party) for name in _names(_BRACKET.sub(" ", listed))), factions


def names_party(text: str) -> Names:
    """Read names followed by their party however it is tied to them.

    "Anna Muster, Max Muster SPD", "Max Muster, Fraktion der AfD", "Max Muster (AfD-Fraktion)", "Max Muster der
    CDU-Fraktion", "SPD-Abgeordnete Anna Muster", "Muster, Anna; Muster, Max (SPD)", "A, B (SPD) und Fraktion".
    A list without names is one of whole Fraktionen.
    """
    askers: list[Asker] = []
    parties: list[str] = []
    place = 0
    for found in _TIED_PARTY.finditer(text):
        party = " ".join(found["printed"].split())
        parties.append(" ".join(found["party"].split()))
        listed = _BRACKET.sub(" ", text[place : found.start()])
        askers += [Asker(name, party) for name in _names(_in_order(listed))]
        place = found.end()
    rest = [] if _FACTION_TOO.match(text, place) else _names(_in_order(_BRACKET.sub(" ", text[place:])))
    before = parties[-1] if parties and not askers else None
    askers += [Asker(name, before) for name in rest]
    whole = not askers or bool(_FACTION_TOO.match(text, place))
    return tuple(askers), tuple(parties) if whole else ()


def _in_order(text: str) -> str:
    """Reversed names, which semicolons part ("Muster, Anna; Muster, Max"), put in order."""
    if ";" not in text:
        return text
    return ", ".join(_REVERSED.sub(r"\2 \1", name.strip()) for name in text.split(";"))


STYLES: dict[str, Callable[[str], Names]] = {
    "name-bracket-party": name_bracket_party,
    "names-faction": names_faction,
    "names-party": names_party,
}


def read_names(style: str, text: str) -> Names:
    """The askers and Fraktionen of a printed list; raises DialectError for a style that does not exist."""
    if style not in STYLES:
        raise DialectError(f"name_list {style!r} is no style; known are {', '.join(sorted(STYLES))}")
    return STYLES[style](_as_printed(" ".join(text.split())))


def _as_printed(text: str) -> str:
    """A list without the letters that text recognition mistakes in names of parties: "DlE LINKE", "BUNDNlS 90"."""
    for misread, printed in _MISREAD.items():
        text = re.sub(misread, printed, text)
    return text


def _factions(text: str) -> tuple[str, ...]:
    found = _FACTION.search(text)
    return tuple(" ".join(p.split()) for p in _EACH_PARTY.findall(found.group(1))) if found else ()


def _is_party(text: str) -> bool:
    return bool(_EACH_PARTY.fullmatch(text)) or text.isupper() or text.startswith(("BÜNDNIS", "Bündnis", "Fraktion"))


def _names(text: str) -> list[str]:
    pieces = [_LEAD.sub("", piece.strip(" .-–")) for piece in _BETWEEN.split(text)]
    return [name for piece in pieces if (name := " ".join(piece.split())) and _is_name(name)]


def _is_name(name: str) -> bool:
    return len(name) <= MAX_NAME and name[0].isalpha() and any(map(str.isupper, name)) and not _TITLE_BREAK.match(name)
