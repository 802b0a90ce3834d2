"""Text to spots: one for every word of the text, with all tokens that stand there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analyzers.addresses import address
from analyzers.cleaning import Cleaned
from analyzers.compounds import joint
from analyzers.coordination import completed, opens_right
from analyzers.folding import MAX_TOKEN, fold
from analyzers.gender import gender_form
from analyzers.numbers import date_tokens, groups, number_token
from analyzers.synonyms import with_concepts
from analyzers.tokens import Piece, Shape, pieces
from analyzers.units import Unit, units
from analyzers.words import english_forms, word_forms

CACHE = 200_000  # words remembered
SIGNS = {"§": "paragraf", "§§": "paragraf", "%": "prozent", "€": "euro"}
_SENTENCE_ENDS = frozenset(".!?:;•–-\n\t„“\"»(")


class Tokens(NamedTuple):
    """The tokens of one word: as written, its stems, all that is found in it."""

    exact: tuple[str, ...]
    stems: tuple[str, ...]
    inside: tuple[str, ...]


class Spot(NamedTuple):
    """One position of a text with its tokens; a named tuple because there are so many."""

    start: int
    end: int
    tokens: Tokens


class Whole(NamedTuple):
    """The token of a unit of several words, at the position of the first of them."""

    position: int
    start: int
    end: int
    exact: tuple[str, ...]
    stems: tuple[str, ...]


class Read(NamedTuple):
    """A text as spots and wholes, in the order of the text; offsets are those of the cleaned text."""

    spots: list[Spot]
    wholes: list[Whole]


def read(cleaned: Cleaned, language: str) -> Read:
    """Read a cleaned text."""
    text = cleaned.text
    found = list(pieces(text))
    halves = _completions(text, found) if "-" in text else {}
    spots: list[Spot] = []
    wholes: list[Whole] = []
    for unit in units(text, found):
        if unit.whole:
            wholes.append(whole_of(unit, len(spots)))
        for piece in unit.pieces:
            tokens = tokens_of(text, piece, language)
            if piece.start in halves:
                tokens = _with_completed(tokens, text, piece, halves[piece.start])
            spots.append(Spot(piece.start, piece.end, tokens))
    return Read(spots, wholes)


def _completions(text: str, found: Sequence[Piece]) -> dict[int, tuple[str, ...]]:
    """Give the completed words of all half words, by where these begin."""
    return {piece.start: whole for place, piece in enumerate(found) if (whole := completed(text, found, place))}


def _with_completed(tokens: Tokens, text: str, piece: Piece, wholes: tuple[str, ...]) -> Tokens:
    more = [token for whole in wholes for token in _word(whole, initial=False).inside]
    base = joint(piece.text) if opens_right(text, piece) else None
    bases = (base,) if base else ()
    return Tokens(tokens.exact, _merged(bases, tokens.stems), _merged(bases, tokens.inside, more))


def _merged(*groups_: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token for group in groups_ for token in group if token))


def tokens_of(text: str, piece: Piece, language: str) -> Tokens:
    """Analyse one piece of a text."""
    if piece.shape is Shape.WORD:
        if language == "en":
            return _english(piece.text)
        return _word(piece.text, initial=piece.text[0].isupper() and _begins_sentence(text, piece.start))
    return _special(piece, crowded=_is_crowded(text, piece))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(start - 2, 0) : start].rstrip(" ")
    return not before or before[-1] in _SENTENCE_ENDS


def _is_crowded(text: str, piece: Piece) -> bool:
    """Whether other digits stand beside a number, as in the row of a table."""
    return text[max(piece.start - 2, 0) : piece.start - 1].isdigit() or text[piece.end + 1 : piece.end + 2].isdigit()


@lru_cache(CACHE)
def _word(word: str, *, initial: bool) -> Tokens:
    if word[-1].islower() and not word.islower() and gender_form(word):
        return _gender(word)
    forms = word_forms(word, initial=initial)
    return Tokens((forms.exact,) if forms.exact else (), forms.stems, _merged(forms.inside, with_concepts(forms.parts)))


@lru_cache(CACHE)
def _english(word: str) -> Tokens:
    forms = english_forms(word)
    return Tokens((forms.exact,) if forms.exact else (), forms.stems, forms.inside)


@lru_cache(CACHE)
def _special(piece: Piece, *, crowded: bool) -> Tokens:
    if piece.shape is Shape.GENDER:
        return _gender(piece.text)
    if piece.shape is Shape.ADDRESS:
        return _address(piece.text)
    return _same(_numeric(piece, crowded=crowded))


def _same(tokens: tuple[str, ...]) -> Tokens:
    return Tokens(tokens, tokens, tokens)


def _numeric(piece: Piece, *, crowded: bool) -> tuple[str, ...]:
    if piece.shape is Shape.SIGN:
        return (SIGNS[piece.text],)
    if piece.shape is Shape.DATE:
        return date_tokens(piece.text)
    if piece.shape is Shape.MIXED:
        return (number_token(piece.text),)
    return (number_token(piece.text), *(groups(piece.text) if crowded else ()))


def _gender(word: str) -> Tokens:
    """Give feminine and masculine; of a compound ("Bürger*innenrat") both compounds."""
    form = gender_form(word)
    if form is None:
        return _same((fold(word),))
    both = [_word_of_gender(half + form.rest) for half in (form.feminine, form.masculine)]
    halves = [_word_of_gender(half) for half in (form.feminine, form.masculine)] if form.rest else []
    inside = (tokens.inside for tokens in (*both, *halves))
    return Tokens(_merged(*(t.exact for t in both)), _merged(*(t.stems for t in both)), _merged(*inside))


def _word_of_gender(word: str) -> Tokens:
    forms = word_forms(word)
    return Tokens((forms.exact,), forms.stems, _merged(forms.inside, with_concepts(forms.parts)))


def _address(text: str) -> Tokens:
    found = address(text)
    units_ = (found.whole, found.host) if found.host else (found.whole,)
    return Tokens(units_, units_, _merged(units_, found.words))


def whole_of(unit: Unit, position: int) -> Whole:
    """Give the token of a whole unit; of words the last one is reduced to its stem ("Kita-Plätze": kitaplatz)."""
    first, last = unit.pieces[0], unit.pieces[-1]
    stems = unit.whole
    if not unit.strict and last.shape is Shape.WORD:
        beginning = fold("".join(piece.text for piece in unit.pieces[:-1]))
        stemmed = (beginning + stem for stem in _word(last.text, initial=False).stems)
        stems = _merged(stems, [stem[:MAX_TOKEN] for stem in stemmed])
    return Whole(position, first.start, last.end, unit.whole, stems)

