"""Gender forms: "Lehrer*innen", "LehrerInnen", "Lehrer/-innen", "Ärzt:innen", "Jede*r".

Such a form holds the feminine and the masculine word; "innen" is no word in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from analyzers.lexicon import dictionary_form, forms, noun

CACHE = 20_000  # gender forms remembered
_LETTER = r"[^\W\d_]"

# What follows a word's letters and makes it a gender form, for the tokenizer's expression.
SUFFIX = (
    rf"[*:_·•’']innen{_LETTER}*|[*:_·•’']in(?!{_LETTER})|/-?in(?:nen)?(?!{_LETTER})|\(-?in(?:nen)?\)"
    rf"|[*:_·•]r(?![^\W_])|/-?r(?![^\W_])|\(r\)"
)
_SPLIT = re.compile(
    rf"(?P<base>{_LETTER}+)(?:[*:_·•’'/(]-?(?P<ending>in(?:nen)?|r)\)?(?P<rest>{_LETTER}*))\Z"
    r"|(?P<camel>.*[a-zäöüß])(?P<inner>Innen|In)(?P<tail>[a-zäöüß]*)\Z"
)
_OWN_MASCULINE = re.compile(r"(?:er|or|ist|ent|ant|eur|ot|at|et|ling|man)\Z")
_PLAIN = str.maketrans("äöüÄÖÜ", "aouAOU")


@dataclass(frozen=True, slots=True)
class GenderForm:
    """The words in a gender form as spelled: feminine, masculine; ``rest`` is the tail of a compound."""

    feminine: str
    masculine: str
    rest: str = ""


@lru_cache(CACHE)
def gender_form(word: str) -> GenderForm | None:
    """Read a word as a gender form, None when it is none."""
    found = _SPLIT.match(word)
    if found is None:
        return None
    if found["camel"]:
        if found["inner"] == "In" and found["tail"]:
            return None
        return _of_person(found["camel"], found["inner"].lower(), found["tail"])
    if found["ending"] == "r":
        return GenderForm(found["base"], found["base"] + "r")
    return _of_person(found["base"], found["ending"], found["rest"])


def _of_person(base: str, ending: str, rest: str) -> GenderForm:
    return GenderForm(base + ending, masculine(base), rest)


@lru_cache(CACHE)
def masculine(base: str) -> str:
    """Find the masculine word for what stands before "in": Ärzt- is Arzt, Pädagog- is Pädagoge."""
    plain = base.translate(_PLAIN)
    if _OWN_MASCULINE.search(base):
        return base if noun(base.lower()) or not noun(plain.lower()) else plain
    for form in (base + "e", base, plain, plain + "e"):
        known = noun(form.lower())
        if known:
            return known
    return base


@lru_cache(CACHE)
def masculine_of(feminine: str) -> str | None:
    """Give the masculine of a feminine dictionary form ("Lehrerin"), None when the word names no woman."""
    if not feminine.endswith("in") or feminine + "nen" not in forms():
        return None
    base = masculine(feminine[:-2])
    return dictionary_form(base) or base
