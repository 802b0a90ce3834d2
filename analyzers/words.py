"""One word to its tokens: as written, its stems, and what is found inside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from analyzers.compounds import Part, split
from analyzers.folding import fold
from analyzers.gender import masculine_of
from analyzers.lexicon import dictionary_form
from analyzers.stems import english_stem, spelling, stems
from analyzers.wordlists import words

CACHE = 200_000  # words remembered


@dataclass(frozen=True, slots=True)
class WordForms:
    """The tokens of one word: ``parts`` are those of a compound, ``inside`` all that is found in the word.

    ``inside`` holds the stems, the parts, what is inside the parts, and the
    masculine of feminine words; it is empty for stop words.
    """

    exact: str
    stems: tuple[str, ...]
    parts: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


@lru_cache(CACHE)
def word_forms(word: str, *, initial: bool = False) -> WordForms:
    """Analyse a German word as spelled; ``initial`` says that it begins a sentence."""
    exact = fold(word)
    found = tuple(stem for stem in stems(word, initial=initial) if stem) or _token(exact)
    if is_stopword(exact):
        return WordForms(exact, found)
    cut = compound_parts(word)
    parts = tuple(part.base for part in cut) if len(cut) > 1 else ()
    inner = (base for part in cut for base in part.inner)
    inside = tuple(dict.fromkeys((*found, *parts, *inner)))
    men = (man for stem in (*found, *parts) if (man := _man(stem)))
    return WordForms(exact, (*found, *_men(word)), parts, tuple(dict.fromkeys((*inside, *men))))


def _men(word: str) -> tuple[str, ...]:
    form = dictionary_form(spelling(word))
    man = masculine_of(form) if form else None
    return (fold(man),) if man else ()


@lru_cache(CACHE)
def _man(stem: str) -> str | None:
    """Give the stem of the man for the stem of a woman's word ("lehrerin": lehrer)."""
    if not stem.endswith("in"):
        return None
    man = masculine_of(spelling(stem.capitalize()))
    return fold(man) if man else None


def compound_parts(word: str) -> tuple[Part, ...]:
    """Cut a word as spelled; capitals throughout say nothing about what it is."""
    spelled = spelling(word)
    if spelled.isupper():
        spelled = spelled.capitalize()
    return split(spelled)


@lru_cache(CACHE)
def english_forms(word: str) -> WordForms:
    """Analyse an English word: its stem, no parts."""
    exact = fold(word)
    if exact in words("stopwords_en.txt"):
        return WordForms(exact, (exact,))
    stem = _token(english_stem(word))
    return WordForms(exact, stem, (), stem)


def _token(folded: str) -> tuple[str, ...]:
    """A token, or none: of some scripts nothing is left when they are folded."""
    return (folded,) if folded else ()


def is_stopword(exact: str) -> bool:
    """Whether a folded word says so little that a search does not need it."""
    return exact in words("stopwords.txt")
