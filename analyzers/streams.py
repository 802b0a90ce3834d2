"""Text to three streams of tokens. The index, the query and the highlighter all use this one module.

``exact``  the word as printed, folded: for phrases in quotation marks
``stem``   its dictionary form, both forms of a gender form, the short form of a long name
``parts``  the parts of compounds, and of compounds that a coordination leaves out
           ("Migrations- und Integrationspolitik" holds Migrationspolitik)

A query word finds a text by its stem, or by ALL of its parts: "Sommerkleid" must not
find every "Kleid".
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from analyzers.compounds import finest, sub_compounds
from analyzers.lexicon import CACHED, fold, is_form, lemma, respell, stem
from analyzers.tokens import MAX_TOKEN, Form, RawToken, raw_tokens, token_text

VERSION = 1
"""Raised when the rules change, so that an index knows it is out of date."""

STOPWORDS = frozenset(
    "der die das den dem des ein eine einer einem einen eines und oder in im an am auf aus bei beim mit nach von vom zu zum zur "
    "für über unter um durch gegen ohne bis als wie auch es er sie ist sind war hat haben wird werden wurde nicht sich dass "
    "welche welcher welches welchen the of and a to in for on".split()
)
"""Words that need not be there when they are searched outside quotation marks."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a stream: its text, the offsets of the printed word, its position from 0."""

    text: str
    start: int
    end: int
    position: int


@dataclass(frozen=True, slots=True)
class Streams:
    """The three streams of one text, each in the order of the text."""

    exact: tuple[Token, ...]
    stem: tuple[Token, ...]
    parts: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class TermForms:
    """What one word of a query looks for: any of ``stems``, or all of ``parts``; quoted: ``exact`` in a row."""

    exact: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[str, ...] = ()
    is_stopword: bool = False


@dataclass(frozen=True, slots=True)
class _Forms:
    exact: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[str, ...]


@cache
def abbreviations() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Short form to its long forms, each a row of dictionary forms."""
    text = (files("analyzers") / "data" / "abbreviations.txt").read_text(encoding="utf-8")
    rows = [line.partition(" = ") for line in text.splitlines() if line and not line.startswith("#")]
    return {short: tuple(tuple(long.split()) for long in longs.split(" | ")) for short, _, longs in rows}


@cache
def _by_first() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for short, longs in abbreviations().items():
        for long in longs:
            row = tuple(_word(word.capitalize()).stems[0] if word.isalpha() else word for word in long)
            found.setdefault(row[0], []).append((row, short))
    return {first: tuple(rows) for first, rows in found.items()}


def fingerprint() -> str:
    """Changes with the rules and the word lists that are part of the project."""
    data = [(files("analyzers") / "data" / name).read_bytes() for name in ("abbreviations.txt", "whole.txt")]
    return hashlib.sha256(b"\0".join([str(VERSION).encode(), *data])).hexdigest()[:16]


def analyze(text: str, language: str = "de") -> Streams:
    """The three streams of a text; ``language`` "en" stems English and splits nothing."""
    exact: list[Token] = []
    stems: list[Token] = []
    parts: list[Token] = []
    raws = list(raw_tokens(_mended(text)))
    position = 0
    for place, raw in enumerate(raws):
        forms = _english(raw) if language == "en" else _forms(raw)
        span = (raw.start, raw.end)
        for offset, piece in enumerate(forms.exact):
            exact.append(Token(piece, *span, position + offset))
        stems += [Token(piece, *span, position) for piece in forms.stems]
        parts += [Token(piece, *span, position) for piece in forms.parts]
        if raw.form in (Form.OPEN_RIGHT, Form.OPEN_LEFT):
            completed = _completed(raws, place)
            parts += [Token(piece, *span, position) for word in completed for piece in _whole_and_parts(word)]
        position += max(len(forms.exact), 1)
    stems += _short_forms(stems)
    return Streams(tuple(exact), tuple(sorted(stems, key=_order)), tuple(parts))


_BROKEN = re.compile(r"(?<=[a-zäöüß])-\n(?=[a-zäöüß])")


def _mended(text: str) -> str:
    """The same text with line-end hyphens made invisible, so that offsets stay."""
    return _BROKEN.sub("\u00ad\u200b", text)


def _order(token: Token) -> int:
    return token.position


def _forms(raw: RawToken) -> _Forms:
    if raw.form is Form.GENDER:
        return _gender(raw.base, raw.rest, raw.text)
    if raw.form is Form.ADDRESS:
        return _address(raw.text)
    if raw.form is Form.NUMBER:
        return _number(raw.text)
    return _word(raw.text[:MAX_TOKEN])


@lru_cache(CACHED)
def _word(word: str) -> _Forms:
    spelled = respell(word)
    base = lemma(spelled)
    clean = token_text(base) or token_text(word)
    known = spelled if is_form(spelled) or not spelled.isupper() else spelled.capitalize()
    pieces = tuple(dict.fromkeys(token_text(part) for part in sub_compounds(known)))
    return _Forms((token_text(spelled),), (clean,), pieces)


@lru_cache(CACHED)
def _gender(base: str, rest: str, printed: str) -> _Forms:
    """Masculine and feminine of "Lehrer*innen"; "Bürger*innenbeteiligung" is Bürgerbeteiligung too."""
    if rest:
        whole = _word(base + rest)
        return _Forms((token_text(printed),), whole.stems, tuple(dict.fromkeys((*whole.parts, *_masculine(base)))))
    female = lemma(base + "in") if is_form(base + "in") else fold(base + "in")
    return _Forms((token_text(printed),), tuple(dict.fromkeys((*_masculine(base), female))), sub_compounds(base))


def _masculine(base: str) -> tuple[str, ...]:
    plain = base.translate(str.maketrans("äöüÄÖÜ", "aouAOU"))
    for form in (base, base + "e", plain, plain + "e"):
        if is_form(form):
            return (lemma(form),)
    return (fold(base),)


def _number(text: str) -> _Forms:
    """A number as one token; a road or paragraph with letter also without ("A100" holds no 100)."""
    return _Forms((text,), (text,), ())


def _address(text: str) -> _Forms:
    """An address as one token, its host, and its words."""
    bare = re.sub(r"^https?://", "", text)
    host = bare.partition("/")[0]
    pieces = tuple(dict.fromkeys(p for p in (token_text(host), *map(token_text, re.split(r"[\W_]+", bare))) if p))
    return _Forms((token_text(bare),), (token_text(bare), token_text(host)), pieces)


def _english(raw: RawToken) -> _Forms:
    word = token_text(raw.text)
    return _Forms((word,), (stem(raw.text, "en"),), ()) if raw.form is Form.WORD else _forms(raw)


def _completed(raws: Sequence[RawToken], place: int) -> tuple[str, ...]:
    """The words that a coordination leaves half of: "Rad- und Fußwege" holds Radwege."""
    raw = raws[place]
    if raw.form is Form.OPEN_RIGHT:
        behind = [r for r in raws[place + 1 : place + 5] if r.form is Form.WORD and r.text.lower() not in STOPWORDS]
        return _with_head(raw.text, behind[0].text) if behind else ()
    before = [r for r in raws[max(place - 3, 0) : place] if r.form is Form.WORD and r.text.lower() not in STOPWORDS]
    return _with_first(before[-1].text, raw.text) if before else ()


@lru_cache(CACHED)
def _with_head(left: str, word: str) -> tuple[str, ...]:
    low = word.lower()
    fitting = [left + low[place:] for place in range(1, len(low) - 2) if _exists(left + low[place:])]
    tails = [part for part in sub_compounds(word) if low.find(part[:4]) > 0]
    if fitting:
        return (fitting[0],)
    return tuple(left + _surface(low, tail) for tail in tails[-1:])


@lru_cache(CACHED)
def _with_first(word: str, right: str) -> tuple[str, ...]:
    low = word.lower()
    fitting = [word[:place] + right for place in range(len(low) - 2, 2, -1) if _exists(word[:place] + right)]
    if fitting:
        return (fitting[0],)
    first = finest(word)[:1]
    return tuple(part + right for part in first)


def _surface(low: str, tail: str) -> str:
    at = low.rfind(tail[:4])
    return low[at:] if at > 0 else tail


def _exists(word: str) -> bool:
    return is_form(word) or is_form(word.capitalize()) or is_form(word.lower())


def _whole_and_parts(word: str) -> Iterable[str]:
    forms = _word(word)
    return dict.fromkeys((*forms.stems, *forms.parts))


def _short_forms(stems: Sequence[Token]) -> list[Token]:
    """The short form at every place where a long one stands ("Nordrhein-Westfalen": nrw)."""
    found: list[Token] = []
    for place, token in enumerate(stems):
        for row, short in _by_first().get(token.text, ()):
            behind = stems[place : place + len(row)]
            if tuple(t.text for t in behind) == row:
                found.append(Token(short, token.start, behind[-1].end, token.position))
    return found


def query_term(word: str) -> tuple[TermForms, ...]:
    """What a typed word looks for; "Baden-Württemberg" and "CDU/CSU" are several words, all needed."""
    terms = []
    for raw in raw_tokens(_mended(word)):
        forms = _forms(raw)
        stems = dict.fromkeys(forms.stems)
        if raw.form is Form.WORD:
            stems.update(dict.fromkeys(_variants(raw.text)))
        parts = tuple(map(token_text, finest(respell(raw.text)))) if raw.form is Form.WORD else ()
        shorts = [short for base in list(stems) for row, short in _by_first().get(base, ()) if len(row) == 1]
        stop = fold(raw.text) in STOPWORDS
        terms.append(TermForms(forms.exact, tuple(dict.fromkeys([*stems, *shorts])), parts, stop))
    return tuple(terms)


def _variants(word: str) -> tuple[str, ...]:
    """A word typed in small letters may be a noun, a word in capitals anything."""
    spelled = respell(word)
    if spelled.islower() and is_form(spelled.capitalize()):
        return (lemma(spelled.capitalize()),)
    if spelled.isupper() and len(spelled) > 1:
        return (lemma(spelled.capitalize()), fold(spelled))
    return ()
