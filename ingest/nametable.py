"""Rules that rewrite a name, rows of the tables of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ingest.errors import DialectError
from ingest.tablefile import check_row

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


def rewriting(place: str, row: Mapping[str, Any]) -> Rewriting:
    """One rule of a table; raises DialectError for unknown keys, a wrong pattern, and a rule without examples."""
    check_row(place, row, RULE_KEYS)
    try:
        pattern = re.compile(row["pattern"])
    except re.error as error:
        raise DialectError(f"{place}: pattern {row['pattern']!r}: {error}") from error
    examples = tuple((before, after) for before, after in row["examples"])
    return Rewriting(pattern, row.get("to", ""), examples, tuple(row.get("parliaments", ())))
