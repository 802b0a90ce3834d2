"""Reading the TOML tables beside the code: unknown keys are refused, rows without examples too.

Every row of a table carries examples; a test tries them all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ingest.errors import DialectError


def table_folder() -> Traversable:
    """The folder of all tables."""
    return files("ingest") / "dialects"


def table_file(name: str) -> Traversable:
    """A table that lies beside the dialects."""
    return table_folder() / name


def read_table(table: Traversable, known: Iterable[str] | None = None) -> dict[str, Any]:
    """The content of a table; raises DialectError for damaged TOML, and for a section that is not among ``known``."""
    try:
        data = tomllib.loads(table.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DialectError(f"{table.name}: {error}") from error
    if known is not None:
        refuse(table.name, data, known)
    return data


def refuse(place: str, row: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise DialectError for the first key of a row that is not known."""
    names = frozenset(known)
    for key in row:
        if key not in names:
            raise DialectError(f"{place}: unknown key {key!r}, known are {', '.join(sorted(names))}")


def check_row(place: str, row: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise DialectError for a row with an unknown key or without examples."""
    refuse(place, row, known)
    if not row.get("examples"):
        raise DialectError(f"{place}: pattern {row['pattern']!r} has no example")
