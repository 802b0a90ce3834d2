"""Text to words: where each one stands, and all tokens that stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from analyzers.addresses import address
from analyzers.cleaning import Cleaned
from analyzers.compounds import joint
from analyzers.coordination import halves, open_edges, opens_right
from analyzers.folding import MAX_TOKEN, fold
from analyzers.gender import gender_form
from analyzers.numbers import date_tokens, groups, number_token
from analyzers.synonyms import with_concepts
from analyzers.tokens import Piece, Shape, pieces, pieces_and_runs
from analyzers.units import Unit, units
from analyzers.words import WordForms, english_forms, word_forms

CACHE = 200_000  # words remembered
SIGNS = {"§": "paragraf", "§§": "paragraf", "%": "prozent", "€": "euro"}
_SENTENCE_ENDS = frozenset('.!?:;•–-\n\t„“"»(')


class Tokens(NamedTuple):
    """The tokens of one word: as written, its stems, all that is found in it."""

    exact: tuple[str, ...]
    stems: tuple[str, ...]
    inside: tuple[str, ...]


class _Words(dict[str, Tokens]):
    """Words that were met, each with its tokens; every word of every text is asked for, so it must be quick.

    An `lru_cache` keeps its order up to date at each question, which takes as long as all the rest. When there are
    too many of them we begin anew; words of hostile length are not remembered.
    """

    def __init__(self, tokens_of: Callable[[str], Tokens]) -> None:
        super().__init__()
        self._tokens_of = tokens_of

    def __missing__(self, word: str) -> Tokens:
        tokens = self._tokens_of(word)
        if len(self) >= CACHE:
            self.clear()
        if len(word) <= MAX_TOKEN:
            self[word] = tokens
        return tokens


class Whole(NamedTuple):
    """The token of several words, from the first to the last one: of a unit, or of a long form that has a short one."""

    first: int
    last: int
    exact: tuple[str, ...]
    stems: tuple[str, ...]


class Read(NamedTuple):
    """A text as its words and wholes, in the order of the text; offsets are those of the cleaned text.

    Word number n stands at position n, ``lengths[n]`` characters from ``starts[n]`` on, and has all of ``tokens[n]``.
    Three lists and no list of triples, because there are so many words.
    """

    starts: list[int]
    lengths: list[int]
    tokens: list[Tokens]
    wholes: list[Whole]

    def end(self, word: int) -> int:
        """Where a word ends."""
        return self.starts[word] + self.lengths[word]


def read(cleaned: Cleaned, language: str) -> Read:
    """Read a cleaned text."""
    text = cleaned.text
    edges = open_edges(text)
    found = list(pieces(text) if edges else pieces_and_runs(text))
    completed = halves(text, edges, found) if edges else {}
    result = Read([], [], [], [])
    run = Shape.RUN
    for item in units(text, found):
        if isinstance(item, Piece) and item.shape is run:
            _put_run(result, item, text, language)
        else:
            _put(result, Unit((item,)) if isinstance(item, Piece) else item, text, language, completed)
    return result


def _put_run(result: Read, run: Piece, text: str, language: str) -> None:
    """Put all words of a run; only the first one may begin a sentence."""
    words = run.text.split(" ")
    lengths = list(map(len, words))
    tokens = list(map(_english if language == "en" else _word, words))
    if language != "en" and _maybe_initial(text, run.start):
        tokens[0] = _initial_word(words[0])
    result.starts.extend(accumulate([run.start, *[length + 1 for length in lengths[:-1]]]))
    result.lengths.extend(lengths)
    result.tokens.extend(tokens)


def _put(result: Read, unit: Unit, text: str, language: str, completed: Mapping[int, tuple[str, ...]]) -> None:
    if unit.whole:
        result.wholes.append(whole_of(unit, len(result.starts)))
    for piece in unit.pieces:
        result.starts.append(piece.start)
        result.lengths.append(piece.end - piece.start)
        result.tokens.append(_tokens_at(text, piece, language, completed))


def _maybe_initial(text: str, start: int) -> bool:
    """Whether the capital of a word may be that of a sentence."""
    if start < 2:
        return True
    before = text[start - 1]
    return (text[start - 2] if before == " " else before) in _SENTENCE_ENDS


def _tokens_at(text: str, piece: Piece, language: str, completed: Mapping[int, tuple[str, ...]]) -> Tokens:
    tokens = tokens_of(text, piece, language)
    if piece.start in completed:
        tokens = _with_completed(tokens, text, piece, completed[piece.start])
    return tokens


def _with_completed(tokens: Tokens, text: str, piece: Piece, wholes: tuple[str, ...]) -> Tokens:
    more = [token for whole in wholes for token in _word(whole).inside]
    base = joint(piece.text) if opens_right(text, piece) else None
    bases = (base,) if base else ()
    return Tokens(tokens.exact, _merged(bases, tokens.stems), _merged(bases, tokens.inside, more))


def _merged(*groups_: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token for group in groups_ for token in group if token))


def tokens_of(text: str, piece: Piece, language: str) -> Tokens:
    """Analyse one piece of a text."""
    if piece.shape is not Shape.WORD:
        return _special(piece.shape, piece.text, _is_crowded(text, piece))
    if language == "en":
        return _english(piece.text)
    return _initial_word(piece.text) if _maybe_initial(text, piece.start) else _word(piece.text)


def _is_crowded(text: str, piece: Piece) -> bool:
    """Whether other digits stand beside a number, as in the row of a table."""
    return text[max(piece.start - 2, 0) : piece.start - 1].isdigit() or text[piece.end + 1 : piece.end + 2].isdigit()


def _tokens_of_word(word: str) -> Tokens:
    if word[-1].islower() and not word[1:].islower() and gender_form(word):
        return _gender(word)
    return _tokens(word_forms(word))


def _tokens_of_initial(word: str) -> Tokens:
    """Analyse the first word of a sentence, whose capital tells nothing."""
    return _word(word) if word.islower() else _tokens(word_forms(word, initial=True))


def _tokens(forms: WordForms) -> Tokens:
    inside = _merged(forms.inside, with_concepts(forms.parts)) if forms.parts else forms.inside
    exact = (forms.exact,) if forms.exact else ()
    return Tokens(exact, forms.stems, forms.stems if inside == forms.stems else inside)  # one tuple, if equal


def _tokens_of_english(word: str) -> Tokens:
    return _tokens(english_forms(word))


_word = _Words(_tokens_of_word).__getitem__
_initial_word = _Words(_tokens_of_initial).__getitem__
_english = _Words(_tokens_of_english).__getitem__


@lru_cache(CACHE)
def _special(shape: Shape, text: str, crowded: bool) -> Tokens:  # noqa: FBT001 - lru_cache is slow with keywords
    if shape is Shape.GENDER:
        return _gender(text)
    if shape is Shape.ADDRESS:
        return _address(text)
    return _same(_numeric(shape, text, crowded=crowded))


def _same(tokens: tuple[str, ...]) -> Tokens:
    kept = tuple(filter(None, tokens))  # of some scripts nothing is left
    return Tokens(kept, kept, kept)


def _numeric(shape: Shape, text: str, *, crowded: bool) -> tuple[str, ...]:
    if shape is Shape.SIGN:
        return (SIGNS[text],)
    if shape is Shape.DATE:
        return date_tokens(text)
    if shape is Shape.MIXED:
        return (number_token(text),)
    return (number_token(text), *(groups(text) if crowded else ()))


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
    return _tokens(word_forms(word))


def _address(text: str) -> Tokens:
    found = address(text)
    units_ = (found.whole, found.host) if found.host else (found.whole,)
    return Tokens(units_, units_, _merged(units_, found.words))


def whole_of(unit: Unit, position: int) -> Whole:
    """Give the token of a whole unit; of words the last one is reduced to its stem ("Kita-Plätze": kitaplatz)."""
    last = unit.pieces[-1]
    stems = unit.whole
    if not unit.strict and last.shape is Shape.WORD:
        beginning = fold("".join(piece.text for piece in unit.pieces[:-1]))
        stemmed = (beginning + stem for stem in _word(last.text).stems)
        stems = _merged(stems, [stem[:MAX_TOKEN] for stem in stemmed])
    return Whole(position, position + len(unit.pieces) - 1, unit.whole, stems)
