"""Reading a table of names: rows of a TOML file, with unknown keys refused, and rules that rewrite a name.

The tables lie beside the dialects and prove themselves in the same way: every row
carries examples, a test tries them all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ingest.errors import DialectError

RULE_KEYS = frozenset({"pattern", "to", "parliaments", "examples"})


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A rule: what ``pattern`` finds becomes ``to``; ``examples`` are pairs of a name before and after it.

    ``parliaments`` are the codes it holds for, all when there are none.
    """

    pattern: re.Pattern[str]
    to: str
    examples: tuple[tuple[str, str], ...]
    parliaments: tuple[str, ...] = ()

    def apply(self, name: str, parliament: str | None = None) -> str:
        """The name after this rule."""
        if self.parliaments and parliament not in self.parliaments:
            return name
        return self.pattern.sub(self.to, name)


def table_file(name: str) -> Traversable:
    """A table that lies beside the dialects."""
    return files("ingest") / "dialects" / name


def read_table(table: Traversable, known: Iterable[str]) -> dict[str, Any]:
    """The content of a table; raises DialectError for damaged TOML and for a section that is not known."""
    try:
        data = tomllib.loads(table.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DialectError(f"{table.name}: {error}") from error
    refuse(table.name, data, known)
    return data


def refuse(place: str, row: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise DialectError for the first key of a row that is not known."""
    names = frozenset(known)
    for key in row:
        if key not in names:
            raise DialectError(f"{place}: unknown key {key!r}, known are {', '.join(sorted(names))}")


def rewriting(place: str, row: Mapping[str, Any]) -> Rewriting:
    """One rule of a table; raises DialectError for unknown keys, a wrong pattern, and a rule without examples."""
    refuse(place, row, RULE_KEYS)
    if not row.get("examples"):
        raise DialectError(f"{place}: pattern {row['pattern']!r} has no example")
    try:
        pattern = re.compile(row["pattern"])
    except re.error as error:
        raise DialectError(f"{place}: pattern {row['pattern']!r}: {error}") from error
    examples = tuple((before, after) for before, after in row["examples"])
    return Rewriting(pattern, row.get("to", ""), examples, tuple(row.get("parliaments", ())))
