"""Versions of analyzers: digests of their code and tables, because versions kept by hand are forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_LENGTH = 16  # hex digits: enough to tell versions of one program apart


@cache
def fingerprint(modules: tuple[str, ...], tables: tuple[str, ...]) -> str:
    """The digest of modules of this package and tables of its folder ``data``, by their names."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for path in _files(package, modules, tables):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:_LENGTH]


def _files(package: Path, modules: Iterable[str], tables: Iterable[str]) -> Iterable[Path]:
    yield from (package / f"{name}.py" for name in modules)
    yield from (package / "data" / name for name in tables)
