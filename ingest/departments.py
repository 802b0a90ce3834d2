"""The departments that answer: printed forms put in order, and a table of who was called what from when to when.

::

    "des Bundesministeriums des Innern"
        -> rules         "Bundesministerium des Innern"      the normal form
        -> comparison    "innern"                            folded, without the sort of institution
        -> table, date   the row that was valid on the day of the answer

The table is ``dialects/_departments.toml``. A department that it does not have gets
its normal form and no key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from ingest.errors import DialectError
from ingest.folding import fold
from ingest.nametable import Rewriting, rewriting
from ingest.records import NormalName
from ingest.tablefile import read_table, refuse, table_file

TABLE = "_departments.toml"
_ROW = frozenset({"parliament", "key", "name", "from", "to", "predecessors", "examples"})


@dataclass(frozen=True, slots=True)
class Department:
    """One name of one department, and the days it was valid, first and last included; None is open.

    ``key`` stays when the name changes; ``predecessors`` are earlier names, in the
    same parliament, of departments whose tasks came here; ``examples`` are printed forms.
    """

    parliament: str
    key: str
    name: str
    first: date | None = None
    last: date | None = None
    predecessors: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()

    def valid(self, day: date) -> bool:
        """Whether this was the name on a day."""
        return self.distance(day) == 0

    def distance(self, day: date) -> int:
        """Days between a day and the time of this name, 0 within it."""
        if self.first and day < self.first:
            return (self.first - day).days
        return (day - self.last).days if self.last and day > self.last else 0


@dataclass(frozen=True, slots=True)
class Departments:
    """The table: rules that put a printed name in order, rules that make it comparable, the rows."""

    normalising: tuple[Rewriting, ...]
    comparing: tuple[Rewriting, ...]
    rows: tuple[Department, ...]
    by_name: Mapping[tuple[str, str], tuple[Department, ...]]

    def normal(self, printed: str, parliament: str | None = None) -> str:
        """A printed name in its normal form, by rule alone."""
        name = " ".join(printed.split())
        name = _recased(name) if name.isupper() else name
        for rule in self.normalising:
            name = rule.apply(name, parliament).strip(" ,;.-–")
        return name[:1].upper() + name[1:]

    def find(self, printed: str, parliament: str | None, day: date | None) -> NormalName:
        """A printed name beside its normal form, and its key when the table has it."""
        name = self.normal(printed, parliament)
        rows = self.by_name.get((parliament or "", _comparable(self.comparing, name, parliament)), ())
        if not rows or (day is None and len({row.key for row in rows}) > 1):
            return NormalName(printed, name)
        row = min(rows, key=lambda each: each.distance(day)) if day else rows[-1]
        return NormalName(printed, row.name, row.key, _note(row, day))

    def history(self, parliament: str, key: str) -> tuple[Department, ...]:
        """All names of one department, oldest first."""
        return tuple(row for row in self.rows if (row.parliament, row.key) == (parliament, key))


@cache
def departments() -> Departments:
    """The table of this package. Raises DialectError."""
    return load(table_file(TABLE))


def department_names(printed: str | None, parliament: str | None, day: date | None) -> tuple[NormalName, ...]:
    """Each department of a printed list, which is joined by "; ", once and in order; ``day`` is that of the answer."""
    pieces = (" ".join(piece.split()) for piece in (printed or "").split(";"))
    names: dict[str, NormalName] = {}
    for piece in filter(None, pieces):
        found = departments().find(piece, parliament, day)
        if found.name:
            names.setdefault(found.name, found)
    return tuple(names.values())


def load(table: Traversable) -> Departments:
    """A table of departments; raises DialectError with file and key for whatever does not belong there."""
    data = read_table(table, {"normal", "compare", "department"})
    normalising = tuple(rewriting(f"{table.name} [[normal]]", row) for row in data["normal"])
    comparing = tuple(rewriting(f"{table.name} [[compare]]", row) for row in data["compare"])
    rows = tuple(sorted((_row(table.name, row) for row in data["department"]), key=_order))
    _check_predecessors(table.name, rows)
    return Departments(normalising, comparing, rows, _by_name(table.name, comparing, rows))


def _order(row: Department) -> tuple[str, str, date]:
    return row.parliament, row.key, row.first or date.min


def _row(name: str, row: Mapping[str, Any]) -> Department:
    place = f"{name} [[department]] {row.get('name')}"
    refuse(place, row, _ROW)
    first, last = row.get("from"), row.get("to")
    if first and last and last <= first:
        raise DialectError(f"{place}: to is not after from")
    if not row.get("examples"):
        raise DialectError(f"{place}: has no example")
    return Department(
        row["parliament"], row["key"], row["name"], first, last,
        tuple(row.get("predecessors", ())), tuple(row["examples"]),
    )  # fmt: skip


def _check_predecessors(name: str, rows: Sequence[Department]) -> None:
    """Raise DialectError for a predecessor that is no name of the same parliament."""
    known = {(row.parliament, row.name) for row in rows}
    for row in rows:
        for before in row.predecessors:
            if (row.parliament, before) not in known:
                raise DialectError(f"{name} [[department]] {row.name}: predecessor {before!r} is no row")


def _by_name(
    name: str, comparing: Sequence[Rewriting], rows: Sequence[Department]
) -> Mapping[tuple[str, str], tuple[Department, ...]]:
    """The rows of each comparable name, oldest first; raises DialectError when two of them are valid on one day."""
    found: dict[tuple[str, str], list[Department]] = defaultdict(list)
    for row in sorted(rows, key=lambda each: each.first or date.min):
        same = found[row.parliament, _comparable(comparing, row.name, row.parliament)]
        if same and (same[-1].last is None or row.first is None or same[-1].last >= row.first):
            raise DialectError(f"{name} [[department]] {row.name}: two rows are valid on one day")
        same.append(row)
    return {key: tuple(several) for key, several in found.items()}


def _comparable(rules: Sequence[Rewriting], name: str, parliament: str | None) -> str:
    for rule in rules:
        name = rule.apply(name, parliament)
    return fold(name)


def _note(row: Department, day: date | None) -> str | None:
    """Say so when the name was not valid on the day of the answer."""
    if day is None or row.valid(day):
        return None
    if row.first and day < row.first:
        return f"Diesen Namen trägt das Ressort erst seit dem {row.first:%d.%m.%Y}."
    return f"Diesen Namen trug das Ressort nur bis zum {row.last:%d.%m.%Y}."


_SMALL = frozenset({"für", "der", "des", "die", "das", "den", "und", "von", "im", "in", "beim", "bei"})
_READ_WRONG = str.maketrans({"0": "O", "1": "I"})


def _recased(name: str) -> str:
    """A name in capitals as it is written otherwise; digits in its words are letters that were read wrongly."""
    return " ".join(_recased_words(name.translate(_READ_WRONG).split(" ")))


def _recased_words(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        small = word.lower()
        yield small if small in _SMALL else "-".join(part[:1].upper() + part[1:] for part in small.split("-"))
