"""The programmes that this project knows by name; the table is ``analyzers/data/programmes.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

IN_COMMON_USE = "bekannt"
"""What stands for a document where none was at hand."""


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme: its full name, other names, and what is known of it.

    ``land`` is a parliament's code, ``bund`` for the Federation, ``eu`` for the Union; ``years`` as one says them.
    ``seen`` is a document that has the name, or `IN_COMMON_USE`; its forms stand at the head of the table.
    ``uncertain`` are names that count only with a kind word, in quotation marks, or where the paper has another name
    of the programme.
    """

    name: str
    kind: str
    seen: str
    aliases: tuple[str, ...] = ()
    body: str | None = None
    land: str | None = None
    years: str | None = None
    uncertain: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the full one first."""
        return (self.name, *self.aliases, *self.uncertain)


@cache
def programmes() -> tuple[Programme, ...]:
    """Every row of the table."""
    table = tomllib.loads((files("analyzers") / "data" / "programmes.toml").read_text(encoding="utf-8"))
    return tuple(_row(row) for row in table["programme"])


def _row(row: dict[str, Any]) -> Programme:
    return Programme(
        name=row["name"],
        kind=row["kind"],
        seen=row["seen"],
        aliases=tuple(row.get("aliases", ())),
        body=row.get("body"),
        land=row.get("land"),
        years=row.get("years"),
        uncertain=tuple(row.get("uncertain", ())),
    )


@cache
def by_key() -> dict[str, Programme]:
    """Every programme under the key of each of its names."""
    found: dict[str, Programme] = {}
    for programme in programmes():
        for name in programme.names:
            found.setdefault(name_key(name), programme)
    return found


def name_key(name: str) -> str:
    """What two spellings of a name have in common: letters, digits, plus and star, case folded."""
    return re.sub(r"[^\w+*]|_", "", unicodedata.normalize("NFKC", name).casefold())
