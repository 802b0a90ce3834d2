"""Text to token streams, and a query's words to what they look for in them.

Index, query and highlighter all call this module, so they cannot disagree.
"""

from __future__ import annotations

import re

from analyzers.folding import fold
from analyzers.protocol import Streams, TermForms, Token
from analyzers.stems import stem

FINGERPRINT = "german-0"

_WORD = re.compile(r"\w+")


def analyze(text: str, language: str = "de") -> Streams:
    """Turn a text into its three streams; never raises, takes linear time."""
    exact = []
    stems = []
    for position, match in enumerate(_WORD.finditer(text)):
        word, (start, end) = match.group(), match.span()
        if folded := fold(word):
            exact.append(Token(folded, start, end, position))
            stems.append(Token(stem(word, language) or folded, start, end, position))
    return Streams(tuple(exact), tuple(stems), tuple(stems))


def query_terms(text: str) -> tuple[TermForms, ...]:
    """Read a run of bare query words ("Kosten der Unterkunft § 35 a") as the units they form.

    Hand over the whole run between operators, not word by word: "§ 35 a",
    "17 / 11 310", "1 154 000", "A 100" and "öffentlicher Personennahverkehr" are
    one unit each. All units that are no stop words are needed.
    """
    return tuple(
        TermForms(exact=(e.text,), stems=(s.text,), start=e.start, end=e.end)
        for e, s in zip(analyze(text).exact, analyze(text).stem, strict=True)
    )


def query_term(word: str) -> TermForms:
    """Say what one word of a query looks for; of several units the first counts."""
    terms = query_terms(word)
    return terms[0] if terms else TermForms(exact=(), stems=())


def query_phrase(text: str) -> tuple[str, ...]:
    """Give the terms of a quoted phrase: they stand at consecutive positions of ``exact``."""
    first: dict[int, str] = {}
    for token in analyze(text).exact:
        first.setdefault(token.position, token.text)
    return tuple(first.values())


def query_prefix(word: str) -> str:
    """Fold the beginning of a word ("Buerger" of ``Buerger*``) for the terms of ``exact``."""
    return fold(word)
