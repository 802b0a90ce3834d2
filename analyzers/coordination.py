"""Words of which a coordination prints only one half.

"Migrations- und Integrationspolitik" holds Migrationspolitik, "Personalgewinnung
und -bindung" Personalbindung. Where the whole word is known ("Ein- und
Auszahlungen": Einzahlungen) the lexicon decides how much of the other word is
taken over, else the parts of the other word do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from analyzers.lexicon import forms
from analyzers.stems import spelling
from analyzers.tokens import Piece, Shape
from analyzers.words import compound_parts

CACHE = 50_000  # completed words remembered
_CONJUNCTIONS = frozenset(["und", "oder", "bzw", "beziehungsweise", "sowie", "wie", "noch", "als", "auch", "u", "o"])
_REACH = 12  # pieces that may stand between the halves ("Bau-, Umwelt-, Energie- und Verkehrsausschuss")
_ADDED = 2  # words between the conjunction and the full word ("Rad- und sichere Fußwege")
_MIN_HALF = 3  # letters taken over at least
_HYPHENS = "-–"
_HYPHEN = re.compile("[-–]")


def halves(text: str, edges: AbstractSet[int], pieces: Sequence[Piece]) -> dict[int, tuple[str, ...]]:
    """Give the whole words for all half words of a text, by where the halves begin; ``edges`` are its `open_edges`."""
    near = (place for place, piece in enumerate(pieces) if piece.end in edges or piece.start in edges)
    return {pieces[place].start: whole for place in near if (whole := completed(text, pieces, place))}


def open_edges(text: str) -> set[int]:
    """Give where words end or begin with a hyphen that joins nothing."""
    return set(_open_edges(text))


def _open_edges(text: str) -> Iterator[int]:
    for found in _HYPHEN.finditer(text):
        start, end = found.span()
        before, after = text[start - 1 : start].isalnum(), text[end : end + 1].isalnum()
        if before != after:
            yield start if before else end


def opens_right(text: str, piece: Piece) -> bool:
    """Whether a word ends with a hyphen that stands for something left out: "Rad- und"."""
    after = text[piece.end : piece.end + 2]
    return after[:1] in _HYPHENS and after[:1] != "" and not after[1:].isalnum()


def opens_left(text: str, piece: Piece) -> bool:
    """Whether a word begins with such a hyphen: "und -bindung"."""
    before = text[max(piece.start - 2, 0) : piece.start]
    return before[-1:] == "-" and before[:1] in " \n\t(/,\u00a0"


def completed(text: str, pieces: Sequence[Piece], place: int) -> tuple[str, ...]:
    """Give the whole words for the half word at a place, as spelled; empty when it is none."""
    piece = pieces[place]
    if piece.shape not in (Shape.WORD, Shape.MIXED):
        return ()
    if opens_right(text, piece):
        other = _full_word_behind(text, pieces, place)
        return _with_head(piece.text, other) if other else ()
    if opens_left(text, piece):
        other = _full_word_before(text, pieces, place)
        return _with_beginning(other, piece.text) if other else ()
    return ()


def _full_word_behind(text: str, pieces: Sequence[Piece], place: int) -> str | None:
    coordinated, added = "," in text[pieces[place].end : pieces[place].end + 2], 0
    for near in range(place + 1, min(place + _REACH, len(pieces))):
        piece = pieces[near]
        slash = "/" in text[pieces[near - 1].end : piece.start]
        coordinated = coordinated or slash or piece.text.lower() in _CONJUNCTIONS
        if not coordinated:
            return None
        if piece.text.lower() in _CONJUNCTIONS or opens_right(text, piece):
            continue
        if pieces[place].text[0].isupper() and piece.text.islower() and added < _ADDED:
            added += 1
            continue
        return _last_of_chain(text, pieces, near)
    return None


def _last_of_chain(text: str, pieces: Sequence[Piece], place: int) -> str:
    """Of "Online-Beratung" the last word carries on."""
    while place + 1 < len(pieces) and text[pieces[place].end : pieces[place + 1].start] == "-":
        place += 1
    return ("-" if text[max(pieces[place].start - 1, 0)] == "-" else "") + pieces[place].text


def _full_word_before(text: str, pieces: Sequence[Piece], place: int) -> str | None:
    for near in range(place - 1, max(place - _REACH, -1), -1):
        piece = pieces[near]
        if piece.text.lower() in _CONJUNCTIONS or opens_left(text, piece):
            continue
        if piece.shape is not Shape.WORD:
            return None
        chained = near > 0 and text[pieces[near - 1].end : piece.start] == "-"
        return pieces[near - 1].text + "-" if chained else piece.text
    return None


@lru_cache(CACHE)
def _with_head(left: str, other: str) -> tuple[str, ...]:
    """Put the head of the other word behind a beginning."""
    if other.startswith("-"):
        return (left + other[1:].lower(),)
    full = spelling(other)
    tails = [full[part.start :] for part in compound_parts(other)[1:]]
    return _best([left + tail.lower() for tail in tails], _known(left + tail for tail in _endings(full.lower())))


def _endings(word: str) -> Iterator[str]:
    return (word[place:] for place in range(1, len(word) - _MIN_HALF + 1))


@lru_cache(CACHE)
def _with_beginning(other: str, right: str) -> tuple[str, ...]:
    """Put the beginning of the other word before an end."""
    if other.endswith("-"):
        return (other[:-1] + right.lower(),)
    full = spelling(other)
    starts = [full[: part.start] for part in compound_parts(other)[1:]]
    beginnings = (full[:place] for place in range(len(full) - _MIN_HALF, _MIN_HALF - 1, -1))
    return _best([start + right.lower() for start in starts], _known(start + right.lower() for start in beginnings))


def _known(words: Iterator[str]) -> tuple[str, ...]:
    known = forms()
    return tuple(word for word in words if word in known)[:1]


def _best(cut: list[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """Prefer words cut at a joint and known, then known ones, then those cut at a joint."""
    both = tuple(word for word in cut if word in forms())
    return both or (known if not cut else ()) or tuple(cut) or known
