"""Web and mail addresses as units: the whole, the host, and the words in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.folding import MAX_TOKEN, fold

_SCHEME = re.compile(r"https?://(?:[^/@\s]*@)?|www\.", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_MAX_WORDS = 20  # words of an address that are found one by one; queries behind "?" can be endless


@dataclass(frozen=True, slots=True)
class Address:
    """An address as tokens; ``host`` is None when the address is nothing but a host."""

    whole: str
    host: str | None
    words: tuple[str, ...]


def address(text: str) -> Address:
    """Read an address: "https://www.stadt.example/kitas" is one thing on the host stadt.example."""
    bare = _SCHEME.sub("", text, count=2).rstrip("/")
    host = re.split(r"[/?#:]", bare.rpartition("@")[2], maxsplit=1)[0]
    words = tuple(dict.fromkeys(fold(word) for word in _WORD.findall(bare)[:_MAX_WORDS]))
    whole = _token(bare)
    return Address(whole, _token(host) if _token(host) != whole else None, words)


def _token(text: str) -> str:
    return "_".join(fold(word) for word in _WORD.findall(text))[:MAX_TOKEN]
