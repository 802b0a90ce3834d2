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
from analyzers.protocol import Streams, Token
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
    wholes = {whole.position: whole for whole in found.wholes}
    named = _concepts(found, wholes)
    streams = _Streams()
    for position, (start, end, tokens) in enumerate(found.spots):
        begin, stop = (start, end) if cleaned.offsets is None else cleaned.original(start, end)
        streams.add(tokens, begin, stop, position)
        if whole := wholes.get(position):
            streams.add(_same(whole.stems, whole.exact), *cleaned.original(whole.start, whole.end), position)
        for concept, last in named.get(position, ()):
            streams.add(_same((concept,)), *cleaned.original(start, last), position)
    return Streams(tuple(streams.exact), tuple(streams.stem), tuple(streams.parts))


def _same(stems: tuple[str, ...], exact: tuple[str, ...] = ()) -> Tokens:
    return Tokens(exact, stems, stems)


class _Streams:
    """The streams while they grow."""

    __slots__ = ("exact", "parts", "stem")

    def __init__(self) -> None:
        self.exact: list[Token] = []
        self.stem: list[Token] = []
        self.parts: list[Token] = []

    def add(self, tokens: Tokens, start: int, end: int, position: int) -> None:
        """Put the tokens of one place into the streams; equal ones are made only once."""
        exact, stems, inside = tokens
        new = [Token(text, start, end, position) for text in stems]
        self.stem += new
        self.parts += new if inside is stems else [Token(text, start, end, position) for text in inside]
        self.exact += new if exact == stems else [Token(text, start, end, position) for text in exact]


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
