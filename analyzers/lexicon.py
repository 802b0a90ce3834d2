"""What German words there are. The only importer of simplemma.

simplemma ships a word list of 1.1 million German forms with their dictionary
forms, spelled with capitals as Duden does. It is read on first use (under a
second) and asked for two things: what a form's dictionary form is, and
whether a string of letters is a word at all. It knows neither frequency nor word
class; the class is read off the spelling and the inflected forms that exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.metadata import version

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from analyzers.wordlists import table, words

LIBRARY = f"simplemma {version('simplemma')}"
CACHE = 200_000  # words remembered per question; a large archive's vocabulary, some tens of megabytes
_ROUNDS = 3  # a dictionary form may lead to another one ("beschlossene", "beschlossen", "beschließen")
_SURELY_LONG = 8  # letters; "Landesbeauftragt-" is a person, "Recht" is none though "Rechter" and "Rechtem" exist
_SPELLINGS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))
_MAX_SPELLINGS = 32  # ways to read the two-letter spellings of one word; bounds hostile words


@cache
def forms() -> Mapping[str, str]:
    """Every known form with its dictionary form."""
    return DefaultDictionaryFactory().get_dictionary("de")


@lru_cache(CACHE)
def dictionary_form(form: str) -> str | None:
    """Give the dictionary form of a form as spelled, None when the list does not have it."""
    found = _final(form)
    if found is None or found.islower():
        return found
    name = found.removesuffix("s")
    return name if name.lower() in words("names.txt") else _person(found)


def _final(form: str) -> str | None:
    """Follow dictionary forms to the last one; a capital is kept or lost on the way, never won."""
    listed, known = table("dictionary_forms.txt"), forms()
    if form in listed:
        return listed[form]
    found = known.get(form)
    for _ in range(_ROUNDS):
        if found is None or found in listed:
            break
        further = known.get(found)
        if further is None or further == found or further[0].isupper() > found[0].isupper():
            break
        found = further
    return listed.get(found, found) if found else None


def _person(noun: str) -> str:
    """Give the words for people that inflect like adjectives one form: "Vorsitzende" is "Vorsitzender"."""
    base = noun.removesuffix("e")
    person = base + "er"
    if person not in forms():
        return person if base.endswith("nd") and is_adjective(base.lower()) else noun
    if base != noun and is_adjective(base.lower()):
        return person
    if base.endswith("nd") and (is_adjective(base.lower()) or is_infinitive_form(base[:-1])):
        return person
    return person if base == noun and len(base) > _SURELY_LONG and base + "em" in forms() else noun


def is_infinitive_form(form: str) -> bool:
    """Whether a form is an infinitive, also with "zu" inside ("auszubilden")."""
    lower = form.lower()
    return lower.endswith("n") and is_infinitive(forms().get(lower, ""))


@lru_cache(CACHE)
def is_adjective(word: str) -> bool:
    """Whether a lower-case word inflects like an adjective in its basic form."""
    known = forms()
    return word + "em" in known or (word.endswith("e") and word + "m" in known and word in known)


@lru_cache(CACHE)
def is_infinitive(word: str) -> bool:
    """Whether a lower-case word is a verb in its dictionary form."""
    return word.endswith("n") and forms().get(word) == word and not is_adjective(word)


@lru_cache(CACHE)
def noun(word: str) -> str | None:
    """Give the dictionary form of a lower-case word read as a noun."""
    return dictionary_form(word[:1].upper() + word[1:])


@lru_cache(CACHE)
def is_word(word: str) -> bool:
    """Whether a word is known, whatever its capitals."""
    return word in forms() or word.lower() in forms() or word.capitalize() in forms()


@lru_cache(CACHE)
def respell(word: str) -> str:
    """Undo "ae", "oe", "ue" and "ss" where only the spelling with umlaut or ß is a known word."""
    if is_word(word):
        return word
    return next((spelled for spelled in spellings(word) if is_word(spelled)), word)


def spellings(word: str) -> Iterator[str]:
    """Give the other ways to read a word's two-letter umlauts, the most umlauts first."""
    found = [word]
    for pair, letter in _SPELLINGS:
        for spelled in tuple(found):
            parts = spelled.split(pair)
            if 1 < len(parts) and len(found) < _MAX_SPELLINGS:
                found.append(letter.join(parts))
            if pair.capitalize() == spelled[:2]:
                found.append(letter.upper() + spelled[2:])
    yield from sorted(found[1:], key=len)
