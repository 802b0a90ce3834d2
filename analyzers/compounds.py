"""The parts of a German compound.

A split is believed when every part is a word of the word list and the last one a
noun; among the possible splits the cheapest wins: few parts, long parts, usual
linking letters. Parts that are only endings (-schaft, -keit) are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from analyzers.lexicon import CACHED, is_form, is_noun, lemma, respell

MIN_WORD = 7
"""Letters below which no word is split: the shortest real compounds ("Bauamt" aside) have seven."""

MAX_WORD = 60
"""Letters above which a word is no word but a broken text; bounds the search."""

INFLECTION = 4
"""Letters that inflection and short suffixes add to a word that is kept whole."""

MAX_COST = 5.5
"""Points above which a split is not believed."""

LINKS = ("", "s", "es", "n", "en", "er", "e", "ns")
"""Letters that may join two parts."""

SHORT = frozenset(
    "akte alt amt arm art arzt asyl auge auto axt bad bahn ball band bank bau baum beet bein berg bett bier bild blatt blut boot "
    "brot buch bund burg bus chef chor club dach damm deal dorf ecke ehe eis ende erz eule fach fahrt feld fest film flug form "
    "frau fund funk fuß gang gas gast geld gift glas gold grab grad gras groß grün gut haar haft hals hand hase haus haut heer "
    "heft heim heil hemd herd herz hilfe hoch hof holz hort huhn hund hut jagd jahr kali kampf kauf kern kfz kies kiez kind kino "
    "kita klein klo koch kohl kopf korb korn kost kran kreis kuh kur kurs lage lager lamm land last laub lauf laut lehm lehr leib "
    "leid lied lkw loch lohn luft lust lärm mahl mai mann markt maß maus meer mehl miet mine mond moor mord mund mut müll nacht "
    "nerv netz neu norm not note obst ofen ohr ort ost paar park pass pfad pilz pkw plan platz pol post preis puls rad rand rang "
    "rast rat rate raub raum recht rede reh reis rest rind ring rohr rolle rot ruf ruhe rum saal saat sack saft salz sand satz "
    "schaf schul see seil seite sicht sieg sinn sitz sohn sold sport staat stab stadt stahl stau staub stein stern stoff strom "
    "süd tag takt tal tank tanz tarif tat taxi team tee teich teil test text tier tod ton topf tor torf tuch turm typ tür uhr "
    "ufer urne wahl wald wall wand ware warn wein weg wehr welt werk wert west wild wind wirt wohl wohn wolf wort wut zahl zahn "
    "zaun zeit zelt zeug ziel zins zoll zone zoo zug öl".split()
)
"""Parts of two to four letters that are real parts; every other one must have five letters, or four as a noun."""

ENDINGS = frozenset(
    "schaft schaften heit keit ung ungen lich tum nis bar sam haft los isch ismus tion tionen ation ationen ität enz anz ment "
    "ling chen lein ei erei rung lung tung dung gung nung sung zung ierung eur ist ent ant ier ger ter ler ner ser der rin tin "
    "lin nin innen rinnen tor toren or en er el est igkeit lage rat ten ern reich wesen artig ort erb ente aktion samt haftung".split()
) - frozenset({"haft", "rat", "lage", "tor", "ort", "samt", "wesen", "reich", "ente", "aktion", "haftung"})
"""Letters that end a word and are no part of it, though a word may be spelled so."""

PREFIXES = frozenset(
    "ab an auf aus be bei da dar ein ent er ge her hin in los mit miss nach nieder ob um un unter ver vor weg wider wieder zer zu "
    "über durch hinter gegen zurück zusammen ver vorbe beauf beein beauf unver".split()
)
"""Prefixes of verbs and nouns: what follows one is the same word, no second part."""

STEMS = {"schul": "schule", "sprach": "sprache", "hilf": "hilfe", "miet": "miete", "lehr": "lehre", "wohn": "wohnen", "fahr": "fahren", "impf": "impfen", "hass": "hass"}
"""Joining forms whose base word is not reached by adding -e."""

_COST_PART = 1.0
_COST_SHORT = 0.8
_COST_LINK = 0.25
_COST_RESTORED = 0.4
_COST_NO_NOUN = 0.6

Split = tuple[float, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Part:
    base: str
    cost: float


@lru_cache(CACHED)
def split(word: str) -> tuple[str, ...]:
    """The finest parts of a word as base forms, in order; empty when it is no compound."""
    low = word.lower()
    if not (MIN_WORD <= len(low) <= MAX_WORD) or not low.isalpha() or _is_whole(low):
        return ()
    cost, parts = _best(low, first=True)
    return parts if len(parts) > 1 and cost <= MAX_COST else ()


@lru_cache(CACHED)
def finest(word: str) -> tuple[str, ...]:
    """The smallest parts of a word, in order: Wohnungsbauförderung has Wohnung, Bau, Förderung."""
    return tuple(small for part in split(word) for small in finest(respell(part)) or (part,))


@lru_cache(CACHED)
def sub_compounds(word: str) -> tuple[str, ...]:
    """Every part at every level, and every ending that is a word of its own ("Bedarfsplan" too)."""
    parts = split(word)
    if not parts:
        return ()
    inner = [small for part in parts for small in (part, *sub_compounds(respell(part)))]
    low = word.lower()
    tails = [lemma(low[place:].capitalize()) for place in range(3, len(low) - 4) if _is_tail(low, place)]
    return tuple(dict.fromkeys([*inner, *tails]))


def _is_tail(low: str, place: int) -> bool:
    tail = low[place:]
    return len(tail) >= MIN_WORD - 1 and _right(tail) is not None and _left(low[:place]) is not None


def _is_whole(low: str) -> bool:
    return any(low.startswith(known) and len(low) - len(known) <= INFLECTION for known in _whole())


@cache
def _whole() -> tuple[str, ...]:
    text = (files("analyzers") / "data" / "whole.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(CACHED)
def _best(rest: str, *, first: bool) -> Split:
    """The cheapest split of the rest of a word; the rest itself when it is a noun."""
    best: Split = (99.0, ())
    if not first and (whole := _right(rest)):
        best = (whole.cost, (whole.base,))
    for place in range(2, len(rest) - 2):
        left = _left(rest[:place])
        if left is None:
            continue
        cost, parts = _best(rest[place:], first=False)
        if parts and left.cost + cost < best[0]:
            best = (left.cost + cost, (left.base, *parts))
    return best


@lru_cache(CACHED)
def _right(text: str) -> _Part | None:
    """A last part: a noun that is no mere ending."""
    if text in ENDINGS or len(text) < 3 or not is_noun(text):
        return None
    if len(text) < 5 and text not in SHORT and fold_plural(text) not in SHORT:
        return None
    return _Part(lemma(text.capitalize()), _COST_PART)


@lru_cache(CACHED)
def _left(text: str) -> _Part | None:
    """A first or middle part with its linking letters: a noun, else an adjective or the stem of a verb."""
    options = []
    for link in LINKS:
        base = text[: len(text) - len(link)] if link else text
        if not text.endswith(link) or len(base) < 3:
            continue
        part = _base(base)
        if part is not None:
            options.append(_Part(part.base, part.cost + (_COST_LINK if link else 0.0)))
    return min(options, key=lambda part: part.cost, default=None)


def fold_plural(text: str) -> str:
    """The singular of a short part, as far as its ending tells: "wege" is a form of "weg"."""
    return lemma(text.capitalize())


def _base(text: str) -> _Part | None:
    if text in PREFIXES or text in ENDINGS:
        return None
    if text in STEMS:
        return _Part(STEMS[text], _COST_PART)
    if len(text) < 5 and text not in SHORT:
        return None
    if is_noun(text):
        return _Part(lemma(text.capitalize()), _COST_PART)
    for ending in ("e", "en"):
        if is_noun(text + ending) and len(text) >= 4:
            return _Part(lemma((text + ending).capitalize()), _COST_PART + _COST_RESTORED)
    if is_form(text) or is_form(text + "en") or is_form(text + "n"):
        known = text if is_form(text) else text + ("en" if is_form(text + "en") else "n")
        return _Part(lemma(known), _COST_PART + _COST_NO_NOUN)
    return None
