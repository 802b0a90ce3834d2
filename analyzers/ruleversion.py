"""Which rules find programmes: the digest of their code, tables and library, without loading any of them."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from analyzers.fingerprint import fingerprint

_MODULES = (
    "barenames", "discovery", "kinds", "lexicon", "lists", "named", "naming", "nounphrases", "passages",
    "programmefinder", "programmes", "quotednames", "quotes", "reading", "registry", "wordlists",
)  # fmt: skip
_TABLES = ("programme_words.toml", "programmes.toml", "dictionary_forms.txt", "names.txt")


@cache
def programme_rules() -> str:
    """Another one whenever programmes might be found otherwise."""
    return f"{fingerprint(_MODULES, _TABLES)}-{version('spacy')}-{version('simplemma')}"
