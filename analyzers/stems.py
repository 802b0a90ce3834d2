"""The stem of a word: what all its inflected forms share. The only importer of PyStemmer.

A known form is reduced to its dictionary form ("Häuser": haus), a compound the
list does not know by its last part, anything else by the Snowball rules. The
dictionary form keeps apart what stemming alone would merge ("Rate" and "Rat").
A capital decides between noun and other word where both exist.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.metadata import version

import Stemmer

from analyzers.compounds import split
from analyzers.folding import fold
from analyzers.lexicon import dictionary_form, is_adjective, noun, respell, spellings
from analyzers.wordlists import words

LIBRARY = f"PyStemmer {version('PyStemmer')}"
CACHE = 200_000  # words remembered; some 40 MB
_ENDINGS = ("e", "en", "er", "es", "em")  # of adjectives and participles
_MAX_WORD = 60  # letters; a longer string is no word and only folded


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english" if language == "en" else "german")


@lru_cache(CACHE)
def english_stem(word: str) -> str:
    """Reduce an English word to its Snowball stem, folded."""
    return fold(_stemmer("en").stemWord(word.lower())) or fold(word)


def stems(word: str, *, initial: bool = False) -> tuple[str, ...]:
    """Give the stems of a German word as spelled, the likeliest first; never empty for a word of letters.

    ``initial`` says that the word begins a sentence, so that its capital tells nothing.
    """
    if word.islower():
        return _of_lower(word)
    if word.isupper() and len(word) > 1:
        return _of_capitals(word)
    if not word[1:].islower() and len(word) > 1:
        return _distinct(dictionary_form(word) or word)
    return _of_capitalised(word, initial=initial)


def query_stems(word: str) -> tuple[str, ...]:
    """Give the stems a word of a query looks for: typed in lower case it may be a noun all the same."""
    if word.islower() and (as_noun := noun(spelling(word))):
        return tuple(dict.fromkeys((*_of_lower(word), fold(as_noun))))
    return stems(word)


@lru_cache(CACHE)
def _of_lower(word: str) -> tuple[str, ...]:
    spelled = spelling(word)
    form = _other_form(spelled) or noun(spelled)
    return (fold(form) if form else _unknown(spelled),)


@lru_cache(CACHE)
def _of_capitals(word: str) -> tuple[str, ...]:
    if dictionary_form(word):
        return _distinct(word, dictionary_form(word) or word)
    return tuple(dict.fromkeys((*_of_capitalised(word[0] + word[1:].lower(), initial=True), fold(word))))


@lru_cache(CACHE)
def _of_capitalised(word: str, *, initial: bool) -> tuple[str, ...]:
    spelled = spelling(word)
    as_noun = dictionary_form(spelled)
    other = _other_form(spelled.lower())
    if as_noun is None:
        return _distinct(other) if other else (_unknown(spelled),)
    if initial or (other and is_adjective(other) and as_noun.lower() in (other, other + "er")):
        return _distinct(as_noun, other)
    return _distinct(as_noun)


def _distinct(*forms: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(form) for form in forms if form))


def _other_form(word: str) -> str | None:
    """Give the dictionary form of a word that is no noun; unknown adjectives lose their ending."""
    known = dictionary_form(word)
    if known:
        return known
    bases = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    adjectives = (base for base in bases if is_adjective(base) or _participle(base))
    return next((form for base in adjectives if (form := dictionary_form(base))), None)


def _participle(word: str) -> bool:
    return word.endswith("t") and "ge" in word


def _unknown(word: str) -> str:
    """Stem a word the list does not know: a name stays, a compound by its last part, else by rule."""
    if len(word) > _MAX_WORD:
        return fold(word)
    name = next((name for name in (word.lower(), word.lower().removesuffix("s")) if name in words("names.txt")), None)
    if name:
        return fold(name)
    parts = split(word)
    if parts:
        return fold(word[: parts[-1].start]) + parts[-1].base
    return _by_rule(word.lower().replace("ß", "ss"))


def _by_rule(word: str) -> str:
    """Cut the ending off; the Snowball rules would take the umlauts away too, and merge "fordern" and "fördern"."""
    return fold(word[: len(_stemmer("de").stemWord(word))]) or fold(word)


@lru_cache(CACHE)
def spelling(word: str) -> str:
    """Undo "ae", "oe", "ue" and "ss" in a word or, in a compound nobody listed, in its parts."""
    known = respell(word)
    if known != word or dictionary_form(word) or len(word) > _MAX_WORD:
        return known
    return next((spelled for spelled in (word, *spellings(word)) if split(spelled)), word)
