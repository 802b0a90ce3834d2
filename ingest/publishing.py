"""Where a parliament itself publishes a paper: addresses by the patterns of its dialect table.

A table has a row ``[[address]]`` for each series with a known pattern: ``series`` is
"drucksache" or "plenary" (minutes of a sitting). In a pattern stand

* ``{term}`` and ``{number}``, with a width for leading zeros: ``{number:05}``,
* ``{first of 500:05}`` and ``{last of 500:05}``: the ends of the shelf of 500 papers, counted from 1,
* ``{floor of 100:05}``: the number rounded down to hundreds,
* ``{lead of 3:05}``: the first three digits of the number.

Each row has examples, a paper with its address. ``number_first`` is for those who print the
number before the term: 318/22 is number 318 of 2022. Bodies without a dialect stand in
``_addresses.toml`` with their ``code``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.errors import DialectError

DRUCKSACHE, PLENARY = "drucksache", "plenary"
_KEYS = {"code", "series", "pattern", "examples", "number_first"}
_PLACE = re.compile(r"\{(term|number|first|last|floor|lead)(?: of ([1-9]\d*))?(?::0(\d))?\}")
_PAPER = re.compile(r"(\d{1,4})/(\d{1,7})")


@dataclass(frozen=True, slots=True)
class AddressRow:
    """The pattern of one series of papers, with examples: a paper ("19/24870") and its address."""

    code: str
    series: str
    pattern: str
    examples: Mapping[str, str]
    number_first: bool = False

    def address(self, first: int, second: int) -> str:
        """The address of the paper with these two numbers, in the order in which they are printed."""
        term, number = (second, first) if self.number_first else (first, second)
        return _PLACE.sub(lambda place: _filled(place, term, number), self.pattern)


def official_address(code: str, series: str, first: int, second: int) -> str | None:
    """The parliament's own address of the paper with these two numbers, None where its pattern is not known.

    Raises DialectError.
    """
    row = next((row for row in address_rows() if (row.code, row.series) == (code, series)), None)
    return row.address(first, second) if row else None


@cache
def address_rows() -> tuple[AddressRow, ...]:
    """The rows of all tables. Raises DialectError with file and reason for one that does not hold."""
    folder = files("ingest") / "dialects"
    tables = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(row for file in tables for row in _rows(file.name, tomllib.loads(file.read_text("utf-8"))))


def _rows(name: str, table: Mapping[str, Any]) -> Iterator[AddressRow]:
    code = table.get("parliament", {}).get("code", "")
    for row in table.get("address", ()):
        unknown = sorted(set(row) - _KEYS)
        if unknown:
            raise DialectError(f"{name} [[address]]: unknown key {unknown[0]!r}, known are {', '.join(sorted(_KEYS))}")
        yield _proved(
            name,
            AddressRow(
                row.get("code", code),
                row.get("series", ""),
                row.get("pattern", ""),
                row.get("examples", {}),
                bool(row.get("number_first")),
            ),
        )


def _proved(name: str, row: AddressRow) -> AddressRow:
    """The row itself when its pattern gives the addresses of its examples."""
    if row.series not in (DRUCKSACHE, PLENARY) or not row.examples or set("{}") & set(_PLACE.sub("", row.pattern)):
        raise DialectError(f"{name} [[address]]: {row.pattern!r} has no example, or a series or place that is unknown")
    for paper, address in row.examples.items():
        found = _PAPER.fullmatch(paper)
        if found is None or row.address(int(found[1]), int(found[2])) != address:
            raise DialectError(f"{name} [[address]]: {row.pattern!r} does not give {address!r} for {paper!r}")
    return row


def _filled(place: re.Match[str], term: int, number: int) -> str:
    name, size, width = place[1], int(place[2] or 1), int(place[3] or 0)
    if name == "lead":
        return f"{number:0{width}d}"[:size]
    value = {
        "term": term,
        "number": number,
        "first": (number - 1) // size * size + 1,
        "last": ((number - 1) // size + 1) * size,
        "floor": number // size * size,
    }[name]
    return f"{value:0{width}d}" if width else str(value)
