"""The parts of a German compound.

A word is cut where all pieces are words of the lexicon: the last one decides what
the whole is (a noun, in an adjective compound an adjective), the others stand in
a form that joins ("Integrations-", "Schul-", "Kinder-", "Förder-"). Of all cuts
the cheapest wins: few parts, no rare joints. Nonsense is kept out by four rules:
a part of up to four letters must stand in `short_parts.txt`; endings and a few
misleading words are no parts (`no_parts.txt`); "-heit", "-ung", "-ion" and their
like join with "s" only; words that only look like compounds, and names, stay
whole (`whole_words.txt`, `names.txt`). Some first parts are none by themselves:
"Hauptstadt" is one unit with a Stadt inside (`bound_parts.txt`), "Feststellung"
is no Stellung (`closed_parts.txt`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from analyzers.folding import fold
from analyzers.lexicon import dictionary_form, is_adjective, is_infinitive, noun
from analyzers.wordlists import table, words

MIN_WORD = 6  # letters; shorter words have no two parts ("Bauamt" has six)
MAX_WORD = 80  # letters; longer strings are no words, and bounding them bounds the time
MIN_PART = 2  # letters of the shortest listed part ("Öl", "Ei")
LISTED = 4  # letters up to which a part must be listed
_CACHE = 200_000  # words remembered

# What a part costs; a cut is worth the sum of its parts, the lowest wins.
_PART = 10
_SHORT = 4  # up to three letters
_SHORTISH = 2  # four letters
_INFLECTED = 1  # a joint that is an inflected form of the noun ("Kinder", "Landes")
_USUAL_LINK = 1  # "s" behind -ung, -heit, -ion ...
_LINK = 3  # another "s" that is no inflection ("Arbeitsmarkt")
_ELIDED = 3  # a final e that is left out ("Schul-"), or replaced by s ("Hilfs-")
_VERB = 6
_ADJECTIVE = 5
_BOUND = 8
_LOOSE = 4  # a bound part before a compound, to which it may not belong as a whole
_KNOWN_UNIT = -5  # a part that is listed as one thing ("Krankenhaus")

_TAKES_S = ("heit", "keit", "ung", "schaft", "ion", "tät", "ling", "tum", "sal")
_NO_SUFFIX = frozenset({"sprung", "schwung", "million", "milliarden", "billion", "dung"})
_DERIVED = ("lich", "isch", "ig", "bar", "los", "sam", "haft")  # such adjectives do not join


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a word: what it is a form of, folded; where it stands; what else is found inside it."""

    base: str
    start: int
    end: int
    inner: tuple[str, ...] = ()


class Joint(Enum):
    """How a first part goes with what follows: as a part, melted into it, or changing its meaning."""

    FREE = "free"
    BOUND = "bound"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class _Piece:
    """One way to read a piece of a word."""

    base: str
    cost: int
    joint: Joint = Joint.FREE


@dataclass(frozen=True, slots=True)
class _Cut:
    cost: int
    parts: tuple[Part, ...]


@lru_cache(_CACHE)
def split(word: str) -> tuple[Part, ...]:
    """Cut a word, spelled with its umlauts, into its finest parts.

    A capital says noun; a word in lower case is read as an adjective first. Empty
    when the word is no compound; one part when it counts as one thing and
    another word is found inside ("Krankenhaus": haus).
    """
    lower = word.lower()
    if not (MIN_WORD <= len(lower) <= MAX_WORD and lower.isalpha()):
        return ()
    if word != lower:
        return _finest(lower, is_noun=True)
    found = _finest(lower, is_noun=False)
    return found if found or dictionary_form(lower) else _finest(lower, is_noun=True)


@lru_cache(_CACHE)
def joint(piece: str) -> str | None:
    """Give what a joining form is a form of, folded: "Migrations-" is migration; None when it is none."""
    found = _first(piece.lower())
    return found.base if found and found.joint is Joint.FREE else None


@lru_cache(_CACHE)
def _finest(lower: str, *, is_noun: bool) -> tuple[Part, ...]:
    base = (noun(lower) if is_noun else dictionary_form(lower)) or lower
    if base.lower() in _whole() or (not is_noun and is_infinitive(base)):
        part = _part(fold(base), 0, len(lower))
        return (part,) if part.inner else ()
    best = _cheapest(lower, is_noun=is_noun)
    if best is None or (len(best.parts) == 1 and not best.parts[0].inner):
        return ()
    if best.parts[-1].base == "ende" and base.endswith("ender"):
        return ()  # "Lehrende" teach, they are no end
    return tuple(_refined(lower, best.parts)) if len(best.parts) > 1 else best.parts


def _refined(lower: str, parts: tuple[Part, ...]) -> Iterator[Part]:
    """Cut the parts again where they are compounds themselves ("Wohnungsbau")."""
    for part in parts:
        inner = _inner_cut(lower[part.start : part.end], is_last=part is parts[-1])
        if inner:
            yield from (Part(p.base, p.start + part.start, p.end + part.start, p.inner) for p in inner)
        else:
            yield part


@lru_cache(_CACHE)
def _inner_cut(piece: str, *, is_last: bool) -> tuple[Part, ...]:
    """Cut a part in two or more; a joint is tried without its linking letters too."""
    found = _finest(piece, is_noun=True)
    if is_last or found:
        return found if len(found) > 1 else ()
    return next((cut for link in ("s", "es", "n") if (cut := _unlinked(piece, link))), ())


def _unlinked(piece: str, link: str) -> tuple[Part, ...]:
    cut = _finest(piece.removesuffix(link), is_noun=True) if piece.endswith(link) else ()
    if len(cut) < 2:
        return ()
    return (*cut[:-1], Part(cut[-1].base, cut[-1].start, len(piece), cut[-1].inner))


def _cheapest(lower: str, *, is_noun: bool) -> _Cut | None:
    """Go from the end of the word to its beginning, keeping the best cut of every rest."""
    best: dict[int, _Cut] = {}
    for start in range(len(lower) - MIN_PART, -1, -1):
        cuts = [cut for end in sorted(best) if (cut := _joined(lower, start, end, best[end]))]
        last = _last(lower[start:], is_noun=is_noun) if start else None
        if last:
            cuts.append(_Cut(last.cost, (_part(last.base, start, len(lower)),)))
        if cuts:
            best[start] = min(cuts, key=lambda cut: cut.cost)
    return best.get(0)


def _joined(lower: str, start: int, end: int, rest: _Cut) -> _Cut | None:
    """Put the piece from start to end in front of a rest that is already cut."""
    piece = _first(lower[start:end]) if end - start >= MIN_PART else None
    if piece is None:
        return None
    cost = piece.cost + rest.cost
    head, *others = rest.parts
    if piece.joint is Joint.FREE:
        return _Cut(cost, (_part(piece.base, start, end), *rest.parts))
    if _inner_cut(lower[head.start : head.end], is_last=not others):
        return _Cut(cost + _LOOSE, (_part(piece.base, start, end), *rest.parts))
    unit = fold(lower[start:end]) + head.base
    inner = _found_inside(unit) or ((*head.inner, head.base) if piece.joint is Joint.BOUND else ())
    return _Cut(cost, (Part(unit, start, head.end, inner), *others))


def _part(base: str, start: int, end: int) -> Part:
    return Part(base, start, end, _found_inside(base))


def _length_cost(length: int) -> int:
    if length < LISTED:
        return _SHORT
    return _SHORTISH if length == LISTED else 0


@lru_cache(_CACHE)
def _last(piece: str, *, is_noun: bool) -> _Piece | None:
    """Read a piece as the last part of a word."""
    if piece in words("no_parts.txt"):
        return None
    base = noun(piece) if is_noun else _adjective(piece)
    if base is None or (is_noun and not _fits(piece, base)):
        return None
    if piece.endswith(("ung", "ungen")) and not _derived_noun(base.lower()):
        return None
    return _Piece(fold(base), _PART + _length_cost(len(base)))


def _adjective(piece: str) -> str | None:
    """Read a piece as an adjective or participle that may end a compound; "-los" and "-bar" are mere endings."""
    for ending in ("", "e", "en", "er", "es", "em"):
        base = piece.removesuffix(ending)
        if base + ending == piece and is_adjective(base):
            short = len(base) <= LISTED + 1 and base not in words("adjective_parts.txt")
            return None if short or base.endswith(_DERIVED[3:]) else dictionary_form(base) or base
    return None


def _derived_noun(base: str) -> bool:
    """Whether a noun on -ung is made of a verb, and no Lunge or Zunge."""
    return base.endswith("ung") and (len(base) > 5 or base in words("short_parts.txt"))


def _may_be_part(piece: str, base: str) -> bool:
    """Whether a part is long enough, or listed."""
    listed = words("short_parts.txt")
    if min(len(piece), len(fold(base))) > LISTED:
        return True
    return piece in listed or base in listed or fold(base) in listed


@lru_cache(_CACHE)
def _first(piece: str) -> _Piece | None:
    """Read a piece as a part that is not the last, in the cheapest way."""
    if piece in _joints():
        return _Piece(_joints()[piece], _PART + _length_cost(len(piece)))
    for joint in (Joint.BOUND, Joint.CLOSED):
        if piece in words(f"{joint.value}_parts.txt"):
            return _Piece(fold(piece), _BOUND + _length_cost(len(piece)), joint)
    if piece in words("no_parts.txt"):
        return None
    readings = (*_as_noun(piece), *_as_adjective(piece), *_as_verb(piece))
    return min(readings, key=lambda reading: reading.cost, default=None)


def _as_noun(piece: str) -> Iterator[_Piece]:
    base = noun(piece)
    if base and _fits(piece, base) and not (piece == base.lower() and _needs_s(piece)):
        inflected = 0 if base.lower() == piece else _INFLECTED
        yield _noun_piece(base, inflected)
    if piece.endswith("s") and (base := noun(piece[:-1])) and base.lower() == piece[:-1] and _fits(piece[:-1], base):
        yield _noun_piece(base, _USUAL_LINK if _needs_s(piece[:-1]) else _LINK)
    for shorter in (piece, piece.removesuffix("s")):
        base = noun(shorter + "e")
        if base and base.lower() == shorter + "e" and _fits(shorter + "e", base) and not is_adjective(shorter):
            yield _noun_piece(base, _ELIDED if shorter == piece else _ELIDED + 1)


def _noun_piece(base: str, cost: int) -> _Piece:
    unit = _KNOWN_UNIT if base.lower() in _whole() else 0
    return _Piece(fold(base), _PART + cost + unit + _length_cost(len(base)))


def _fits(piece: str, base: str) -> bool:
    return base.lower() not in words("no_parts.txt") and _may_be_part(piece, base.lower())


def _needs_s(piece: str) -> bool:
    return len(piece) > 5 and piece.endswith(_TAKES_S) and piece not in _NO_SUFFIX


def _as_adjective(piece: str) -> Iterator[_Piece]:
    if is_adjective(piece) and not piece.endswith(_DERIVED) and _may_be_part(piece, piece):
        yield _Piece(fold(dictionary_form(piece) or piece), _PART + _ADJECTIVE + _length_cost(len(piece)))


def _as_verb(piece: str) -> Iterator[_Piece]:
    if len(piece) < LISTED and piece not in words("short_parts.txt"):
        return
    for ending in ("en", "n"):
        if is_infinitive(piece + ending) and (len(piece) > LISTED or piece in words("short_parts.txt")):
            yield _Piece(fold(piece + ending), _PART + _VERB + _length_cost(len(piece)))


@cache
def _joints() -> dict[str, str]:
    """First parts whose dictionary form is not read off their letters ("Impf-", "Mess-")."""
    return {joint: fold(base) for joint, base in table("joints.txt").items()}


@cache
def _whole() -> dict[str, tuple[str, ...]]:
    listed = {word: tuple(map(fold, inner.split())) for word, inner in table("whole_words.txt").items()}
    return {**dict.fromkeys(words("names.txt"), ()), **listed}


@cache
def _whole_folded() -> dict[str, tuple[str, ...]]:
    return {fold(word): inner for word, inner in _whole().items()}


def _found_inside(base: str) -> tuple[str, ...]:
    return _whole_folded().get(base, ())
