"""The words by which programmes are named: programme, project, fund, network ... and what is none of them.

The table is ``analyzers/data/programme_words.toml``; each row carries its examples.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

CACHE = 100_000  # words remembered
LONGEST = 60  # letters of the longest compound that is looked at; longer ones are no words


@dataclass(frozen=True, slots=True)
class KindRow:
    """One row of the table: see there."""

    word: str
    name: str
    gender: str
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    blocked: tuple[str, ...]
    only: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    alone: bool = True
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindWord:
    """A word of a text that names a kind of programme.

    ``nominative`` is the word without its ending ("Landesprogramms": "Landesprogramm"), ``is_strong`` says that a
    plain noun behind it is a name, ``is_compound`` that it says more than the bare kind.
    """

    nominative: str
    name: str
    gender: str
    is_plural: bool
    is_strong: bool
    is_compound: bool
    not_after: tuple[str, ...] = ()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("analyzers") / "data" / "programme_words.toml").read_text(encoding="utf-8"))


@cache
def rows() -> tuple[KindRow, ...]:
    """Every row of the table."""
    return tuple(_row(row) for row in _table()["kind"])


def _row(row: dict[str, Any]) -> KindRow:
    return KindRow(
        word=row["word"],
        name=row["name"],
        gender=row["gender"],
        singular=tuple(row["singular"]),
        plural=tuple(row["plural"]),
        blocked=tuple(row["blocked"]),
        only=tuple(row.get("only", ())),
        not_after=tuple(row.get("not_after", ())),
        alone=row.get("alone", True),
        examples=tuple(row["examples"]),
        counter=tuple(row["counter"]),
    )


@cache
def word_set(section: str, name: str = "words") -> frozenset[str]:
    """One of the plain word lists of the table."""
    value = _table()[section][name]
    return frozenset(value.split() if isinstance(value, str) else value)


@lru_cache(CACHE)
def kind_of(word: str) -> KindWord | None:
    """Which kind of programme a word names, None for every other word."""
    if not word[:1].isupper() or len(word) > LONGEST:
        return None
    lower = word.lower()
    for row in rows():
        for form in (*row.singular, *row.plural):
            if lower.endswith(form) and _counts(row, lower[: -len(form)]):
                return _kind_word(row, word, form)
    return None


def _counts(row: KindRow, before: str) -> bool:
    if not before:
        return row.alone
    joined = before.removesuffix("-")
    if row.only and not joined.endswith(row.only):
        return False
    return not (before in row.blocked or joined in row.blocked or _ends_blocked(row, joined))


def _ends_blocked(row: KindRow, before: str) -> bool:
    """Whether the compound's last part is blocked ("Pfingst-Kino" + "programm"), a "Landesrahmenprogramm" is not."""
    last = before.rpartition("-")[2]
    return last in row.blocked and last != before


def _kind_word(row: KindRow, word: str, form: str) -> KindWord:
    before = word[: len(word) - len(form)]
    base = row.word if before and before[-1] != "-" else row.word.capitalize()
    return KindWord(
        nominative=before + base,
        name=row.name,
        gender=row.gender,
        is_plural=form in row.plural,
        is_strong=row.word in word_set("strong") or before.lower() in word_set("strong", "prefixes"),
        is_compound=bool(before) or row.word in word_set("strong"),
        not_after=row.not_after,
    )
