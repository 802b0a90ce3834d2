"""The table of documents that are no inquiry, ``dialects/_documents.toml``: kinds, head fields, known headings.

Patterns are written as in the dialects and prove themselves in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from ingest.patterns import compiled
from ingest.records import Kind
from ingest.tablefile import check_row, read_table, table_file

FIELDS = frozenset({"title", "reference", "answering_body", "signed_by", "published"})
"""The head fields that a pattern may name as its groups."""

_BEGIN = {
    False: {"bol": r"(?<![^\n])", "bol_any": r"(?<![^\n])"},
    True: {"bol": r"(?:(?<=[.?!:;)“”…] )|(?<=\n)|\A)", "bol_any": r"(?<!\S)"},
}
"""The beginning of a line: in a text that lost its line breaks that behind a sentence, or of any word."""

_KEYS = {
    "kind": {"pattern", "examples", "kind", "within"},
    "field": {"pattern", "examples", "kinds", "within"},
    "heading": {"pattern", "examples", "rank", "flat"},
    "plain": {"pattern", "examples"},
    "contents": {"pattern", "examples"},
    "withdrawal": {"pattern", "examples"},
    "inquiry": {"pattern", "examples"},
}


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """One row: a pattern, compiled for texts with and without line breaks, and what it stands for.

    ``within`` is how many characters from the beginning it is searched in, None for
    all; ``kinds`` are the kinds it tells or goes for; ``rank`` is that of a heading;
    ``only_flat`` says that it goes only for texts that lost their line breaks.
    """

    lined: re.Pattern[str]
    flattened: re.Pattern[str]
    examples: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()
    within: int | None = None
    rank: float | None = None
    only_flat: bool = False

    def search(self, text: str, *, flat: bool) -> re.Match[str] | None:
        """The first place in a text where the row is found."""
        pattern = self.flattened if flat else self.lined
        return pattern.search(text if self.within is None else text[: self.within])


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """All rows, by what they tell."""

    kind: tuple[DocumentRule, ...] = ()
    field: tuple[DocumentRule, ...] = ()
    heading: tuple[DocumentRule, ...] = ()
    plain: tuple[DocumentRule, ...] = ()
    contents: tuple[DocumentRule, ...] = ()
    withdrawal: tuple[DocumentRule, ...] = ()
    inquiry: tuple[DocumentRule, ...] = ()


@cache
def document_table() -> DocumentTable:
    """The table of this program. Raises DialectError."""
    return load(table_file("_documents.toml"))


def load(table: Traversable) -> DocumentTable:
    """One table; raises DialectError with file and key for whatever does not belong there."""
    data = read_table(table, _KEYS)
    return DocumentTable(**{name: tuple(_rule(table.name, name, row) for row in data.get(name, ())) for name in _KEYS})


def _rule(name: str, section: str, row: Mapping[str, Any]) -> DocumentRule:
    check_row(f"{name} [[{section}]]", row, _KEYS[section])
    told: Sequence[str] = [row["kind"]] if "kind" in row else row.get("kinds", ())
    return DocumentRule(
        lined=compiled(name, row["pattern"], _BEGIN[False]),
        flattened=compiled(name, row["pattern"], _BEGIN[True]),
        examples=tuple(row["examples"]),
        kinds=tuple(Kind(kind) for kind in told),
        within=row.get("within"),
        rank=row.get("rank"),
        only_flat=bool(row.get("flat")),
    )
