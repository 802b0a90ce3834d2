"""The small word lists of this project, in ``analyzers/data``.

A ``#`` begins a comment. A plain list holds words between blanks; a table one
entry a line, ``key: values``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def _lines(name: str) -> Iterator[str]:
    for line in (files("analyzers") / "data" / name).read_text(encoding="utf-8").splitlines():
        if text := line.partition("#")[0].strip():
            yield text


@cache
def words(name: str) -> frozenset[str]:
    """Read a plain list."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def table(name: str) -> dict[str, str]:
    """Read a table; a line without a colon is a key without values."""
    rows = (line.partition(":") for line in _lines(name))
    return {key.strip(): value.strip() for key, _, value in rows}


@cache
def digest() -> str:
    """Sixteen hex digits that change with any of the lists."""
    data = sorted((files("analyzers") / "data").iterdir(), key=lambda file: file.name)
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in data if file.is_file())).hexdigest()[:16]
