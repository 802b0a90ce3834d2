"""Short names of laws with what says whose they are: "SchulG" is also "SchulG M-V", and that is "SchulG MV"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from analyzers.ruletables import rule_table

_SHORT_NAME = re.compile(r"\w[\w/-]*")


def with_additions(name: str) -> tuple[str, ...]:
    """A short name as it is printed for every Land, or with an addition in all its spellings; in any letters.

    Empty for what is no short name: one word, and behind it an addition of the table at most.
    """
    short, _, addition = name.partition(" ")
    if not _SHORT_NAME.fullmatch(short):
        return ()
    spellings = _spellings().get(addition.casefold(), ()) if addition else _all()
    return tuple(f"{short} {each}" for each in spellings if each.casefold() != addition.casefold())


def _all() -> Iterable[str]:
    return (each for spellings in _by_land().values() for each in spellings)


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    """All spellings of an addition, by each of them in small letters."""
    return {each.casefold(): tuple(spellings) for spellings in _by_land().values() for each in spellings}


def _by_land() -> Mapping[str, list[str]]:
    additions: Mapping[str, list[str]] = rule_table("lawadditions.toml")["additions"]
    return additions
