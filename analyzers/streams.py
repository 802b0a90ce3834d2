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

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter, sub
from typing import Any, NamedTuple

from analyzers import lexicon, stems
from analyzers.cleaning import clean
from analyzers.columns import Columns, Spots, columns
from analyzers.folding import fold
from analyzers.queries import query_phrase, query_term, query_terms
from analyzers.spots import Read, Tokens, read
from analyzers.synonyms import concepts
from analyzers.wordlists import digest

__all__ = ["FINGERPRINT", "analyze", "query_phrase", "query_prefix", "query_term", "query_terms"]

VERSION = 1  # raised with every change of the rules, so that an index knows it is out of date


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
    starts, ends, positions, tokens = _with_further(found)
    starts, ends = cleaned.originals(starts, ends)
    return columns(Spots(starts, list(map(sub, ends, starts)), positions), zip(*tokens, strict=True))


class _Further(NamedTuple):
    """What stands at the position of a word besides it: a unit, or the short form of a long one, that begins there."""

    start: int
    end: int
    position: int
    tokens: Tokens


def _with_further(found: Read) -> tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[Tokens]]:
    """Starts, ends, positions and tokens of the words, and behind each word what else stands there."""
    words: tuple[Sequence[Any], ...] = (found.starts, found.ends, range(len(found.starts)), found.tokens)
    if further := _further(found):
        behind = [each.position + 1 for each in further]
        words = tuple(_put_in(run, behind, more) for run, more in zip(words, zip(*further, strict=True), strict=True))
    starts, ends, positions, tokens = words
    return starts, ends, positions, tokens


def _put_in(run: Sequence[Any], places: Sequence[int], more: Sequence[Any]) -> list[Any]:
    """Put more into a run, each in front of what stands at its place; the places never decrease."""
    slices = zip([0, *places], places, more, strict=False)
    return [*chain.from_iterable((*run[start:end], each) for start, end, each in slices), *run[places[-1] :]]


def _further(found: Read) -> list[_Further]:
    """Units first, then concepts, in the order of their positions."""
    units = [_Further(each.start, each.end, each.position, _same(each.stems, each.exact)) for each in found.wholes]
    return sorted([*units, *_concepts(found)], key=attrgetter("position"))


def _same(stems: tuple[str, ...], exact: tuple[str, ...] = ()) -> Tokens:
    return Tokens(exact, stems, stems)


def _concepts(found: Read) -> Iterator[_Further]:
    """Find the long forms of short forms."""
    row = [tokens.stems for tokens in found.tokens]
    for whole in found.wholes:
        row[whole.position] += whole.stems
    for long in concepts(row):
        yield _Further(found.starts[long.start], found.ends[long.end - 1], long.start, _same((long.concept,)))


def query_prefix(word: str) -> str:
    """Fold the beginning of a word ("Buerger" of ``Buerger*``) for the terms of ``exact``."""
    return fold(word)
