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

from collections.abc import Iterable, Iterator
from operator import attrgetter

from analyzers import lexicon, stems
from analyzers.cleaning import Cleaned, clean
from analyzers.columns import Columns, Further, Spots, columns
from analyzers.folding import fold
from analyzers.queries import query_phrase, query_term, query_terms
from analyzers.spots import Read, Whole, read
from analyzers.synonyms import concepts
from analyzers.wordlists import digest

__all__ = ["FINGERPRINT", "analyze", "query_phrase", "query_prefix", "query_term", "query_terms"]

VERSION = 2  # raised with every change of the rules, so that an index knows it is out of date


def fingerprint() -> str:
    """Tell rules, word lists and libraries apart: an index made with others must be rebuilt."""
    return f"german {VERSION} {digest()} {lexicon.LIBRARY} {stems.LIBRARY}"


FINGERPRINT = fingerprint()


def analyze(text: str, language: str = "de") -> Columns:
    """Turn a text into its three streams; never raises, takes linear time.

    ``language`` "en" stems English and cuts no compounds; every other is German.
    The offsets of the tokens are those of ``text`` as it was given.
    """
    cleaned = clean(text)
    found = read(cleaned, language)
    if not found.tokens:
        return Columns()
    exact, stem, parts = zip(*found.tokens, strict=True)
    further = [_further(each, found, cleaned) for each in (*found.wholes, *_concepts(found, stem))]
    further.sort(key=attrgetter("word"))
    starts, lengths = cleaned.originals(found.starts, found.lengths)
    return columns(Spots(starts, lengths, range(len(starts))), (exact, stem, parts), further)


def _further(each: Whole, found: Read, cleaned: Cleaned) -> Further:
    """Give the length of a unit, or of a long form, in the text as it was given."""
    start, end = cleaned.original(found.starts[each.first], found.end(each.last))
    return Further(each.first, end - start, (each.exact, each.stems, each.stems))


def _concepts(found: Read, stem: Iterable[tuple[str, ...]]) -> Iterator[Whole]:
    """Find the long forms of short forms, by the tokens of the words in the stream ``stem``."""
    row = list(stem)
    for whole in found.wholes:
        row[whole.first] += whole.stems
    for long in concepts(row):
        yield Whole(long.start, long.end - 1, (), (long.concept,))


def query_prefix(word: str) -> str:
    """Fold the beginning of a word ("Buerger" of ``Buerger*``) for the terms of ``exact``."""
    return fold(word)
