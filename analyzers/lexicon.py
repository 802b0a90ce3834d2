"""What German words there are. The only importer of simplemma and PyStemmer.

simplemma's word list is asked for lemmas and for whether a form exists; the
stemmer serves words that the list does not know.
"""

from __future__ import annotations

from functools import cache, lru_cache

import simplemma
import Stemmer
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

CACHED = 200_000
"""Words whose lemma is kept in memory; an archive's vocabulary has some hundred thousand."""


@cache
def _forms() -> dict[bytes, bytes] | object:
    return DefaultDictionaryFactory().get_dictionary("de")


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english" if language == "en" else "german")


def is_form(word: str) -> bool:
    """Whether a word form is in the word list, as spelled."""
    return word in _forms()  # type: ignore[operator]


def is_noun(word: str) -> bool:
    """Whether a lower-case word is a form of a noun."""
    return is_form(word.capitalize())


@lru_cache(CACHED)
def lemma(word: str) -> str:
    """The dictionary form of a word, folded; its stem when the word list does not know it."""
    if not word.isalpha():
        return fold(word)
    if is_form(word):
        return fold(simplemma.lemmatize(word, lang="de"))
    other = word.lower() if word[0].isupper() else word
    if is_form(other):
        return fold(simplemma.lemmatize(other, lang="de"))
    capital = word.capitalize()
    if word.isupper() and is_form(capital):
        return fold(simplemma.lemmatize(capital, lang="de"))
    return stem(word)


@lru_cache(CACHED)
def stem(word: str, language: str = "de") -> str:
    """The Snowball stem of a word, folded; umlauts stay, they make different words."""
    return fold(_stemmer(language).stemWord(word.lower()))


def fold(word: str) -> str:
    """Lower case with ss for ß."""
    return word.casefold()


@lru_cache(CACHED)
def respell(word: str) -> str:
    """ae, oe, ue and ss written for ä, ö, ü and ß, undone where only that gives a word."""
    if is_form(word) or is_form(word.lower()) or is_form(word.capitalize()) or len(word) < 4:
        return word
    for spelled in _spellings(word):
        if is_form(spelled) or is_form(spelled.capitalize()) or is_form(spelled.lower()):
            return spelled
    return word


def _spellings(word: str) -> list[str]:
    found = [word]
    for pair, letter in (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("Ae", "Ä"), ("Oe", "Ö"), ("Ue", "Ü"), ("ss", "ß")):
        found += [spelled.replace(pair, letter) for spelled in found if pair in spelled]
    return found[1:]
