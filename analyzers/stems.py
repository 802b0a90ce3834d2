"""The stem of a word: what all its inflected forms share. The only importer of PyStemmer."""

from __future__ import annotations

from functools import cache, lru_cache

import Stemmer

from analyzers.folding import fold

_CACHE = 200_000  # words; some 40 MB


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english" if language == "en" else "german")


@lru_cache(maxsize=_CACHE)
def stem(word: str, language: str = "de") -> str:
    """Reduce one word to its stem, as a folded term."""
    return fold(_stemmer(language).stemWord(word.lower()))
