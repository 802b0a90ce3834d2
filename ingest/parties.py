"""The parties: however one is printed, it has one key and one short name.

The table is ``dialects/_parties.toml``. A printed form is folded, loses its frame
("Fraktion der ...", "...-Fraktion") and must then be one of the spellings of the
table as a whole. What is not in the table has no key: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from ingest.errors import DialectError
from ingest.folding import fold
from ingest.nametable import Rewriting, rewriting
from ingest.records import NormalName
from ingest.tablefile import read_table, refuse, table_file

TABLE = "_parties.toml"


@dataclass(frozen=True, slots=True)
class Party:
    """One party: its key, its short German name, its spellings, and printed forms that must lead to it."""

    key: str
    name: str
    spellings: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parties:
    """The table: its parties, the frames that a printed form loses, and the party of each folded spelling."""

    parties: tuple[Party, ...]
    frames: tuple[Rewriting, ...]
    by_spelling: Mapping[str, Party]

    def find(self, printed: str) -> Party | None:
        """The party that is printed so, with or without a frame; None when the table does not know it."""
        folded = fold(printed)
        for frame in (None, *self.frames):
            folded = frame.apply(folded).strip() if frame else folded
            if folded in self.by_spelling:
                return self.by_spelling[folded]
        return None


@cache
def parties() -> Parties:
    """The table of this package. Raises DialectError."""
    return load(table_file(TABLE))


def party_of(printed: str) -> Party | None:
    """The party of a printed form in any spelling, None for one that is not in the table."""
    return parties().find(printed)


def party_name(printed: str) -> NormalName:
    """A printed party beside its short name and key; an unknown one keeps its spelling and has no key."""
    found = party_of(printed)
    return NormalName(printed, found.name, found.key) if found else NormalName(printed, " ".join(printed.split()))


def load(table: Traversable) -> Parties:
    """A table of parties; raises DialectError with file and key for whatever does not belong there."""
    data = read_table(table, {"party", "frame"})
    known = tuple(_party(table.name, row) for row in data["party"])
    frames = tuple(rewriting(f"{table.name} [[frame]]", row) for row in data["frame"])
    return Parties(known, frames, _by_spelling(table.name, known))


def _party(name: str, row: Mapping[str, Any]) -> Party:
    place = f"{name} [[party]] {row.get('key')}"
    refuse(place, row, {"key", "name", "spellings", "examples"})
    if not row.get("examples"):
        raise DialectError(f"{place}: has no example")
    return Party(row["key"], row["name"], tuple(row["spellings"]), tuple(row["examples"]))


def _by_spelling(name: str, known: Sequence[Party]) -> Mapping[str, Party]:
    """Each folded spelling with its party; raises DialectError for one that two parties claim."""
    found: dict[str, Party] = {}
    for party in known:
        for spelling in (party.name, *party.spellings):
            other = found.setdefault(fold(spelling), party)
            if other is not party:
                raise DialectError(f"{name} [[party]] {party.key}: {spelling!r} is a spelling of {other.key!r} too")
    return found
