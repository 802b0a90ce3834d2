"""Text to token streams, and a query's words to what they look for in them.

Index, query and highlighter all call this module, so they cannot disagree.

``exact``  the words as written, folded: for phrases and beginnings of words
``stem``   what all inflected forms share; both words of a gender form; short forms
           of long names; units such as "§ 35a", "17/11310", "A 100"
``parts``  the stems once more, the parts of compounds, and the words that a
           coordination prints only half

A word of a query is found by one of its stems, or by ALL its parts: "Sommerkleid"
must not find every "Kleid".
"""

from __future__ import annotations

from collections.abc import Mapping

from analyzers import lexicon, stems
from analyzers.cleaning import clean
from analyzers.folding import fold
from analyzers.protocol import Streams, TermForms, Token
from analyzers.queries import query_phrase, query_term, query_terms
from analyzers.spots import Read, Tokens, Whole, read
from analyzers.synonyms import concepts
from analyzers.wordlists import digest

__all__ = ["FINGERPRINT", "analyze", "query_phrase", "query_prefix", "query_term", "query_terms"]

VERSION = 1  # raised with every change of the rules, so that an index knows it is out of date


def fingerprint() -> str:
    """Tell rules, word lists and libraries apart: an index made with others must be rebuilt."""
    return f"german {VERSION} {digest()} {lexicon.LIBRARY} {stems.LIBRARY}"


FINGERPRINT = fingerprint()


def analyze(text: str, language: str = "de") -> Streams:
    """Turn a text into its three streams; never raises, takes linear time.

    ``language`` "en" stems English and cuts no compounds; every other is German.
    """
    cleaned = clean(text)
    found = read(cleaned, language)
    streams = _Streams()
    wholes = {whole.position: whole for whole in found.wholes}
    named = _concepts(found, wholes)
    for position, spot in enumerate(found.spots):
        streams.add(spot.tokens, *cleaned.original(spot.start, spot.end), position)
        if whole := wholes.get(position):
            tokens = Tokens(whole.exact, whole.stems, whole.stems)
            streams.add(tokens, *cleaned.original(whole.start, whole.end), position)
        for concept, end in named.get(position, ()):
            tokens = Tokens((), (concept,), (concept,))
            streams.add(tokens, *cleaned.original(spot.start, end), position)
    return Streams(tuple(streams.exact), tuple(streams.stem), tuple(streams.parts))


class _Streams:
    """The streams while they grow."""

    def __init__(self) -> None:
        self.exact: list[Token] = []
        self.stem: list[Token] = []
        self.parts: list[Token] = []

    def add(self, tokens: Tokens, start: int, end: int, position: int) -> None:
        """Put the tokens of one place into the streams."""
        for stream, texts in ((self.exact, tokens.exact), (self.stem, tokens.stems), (self.parts, tokens.inside)):
            for text in texts:
                stream.append(Token(text, start, end, position))


def _concepts(found: Read, wholes: Mapping[int, Whole]) -> dict[int, list[tuple[str, int]]]:
    """Find the long forms of short forms: concept and end, by the position of the first word."""
    row = [
        (*spot.tokens.stems, *wholes[position].stems) if position in wholes else spot.tokens.stems
        for position, spot in enumerate(found.spots)
    ]
    named: dict[int, list[tuple[str, int]]] = {}
    for long in concepts(row):
        named.setdefault(long.start, []).append((long.concept, found.spots[long.end - 1].end))
    return named


def query_prefix(word: str) -> str:
    """Fold the beginning of a word ("Buerger" of ``Buerger*``) for the terms of ``exact``."""
    return fold(word)
