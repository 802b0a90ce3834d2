"""All dialects, and which of them a paper is printed in. The folder of the tables is the registry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest.dialect import Dialect, Parliament
from ingest.dialecttable import read_dialect
from ingest.errors import DialectError
from ingest.tablefile import table_folder

DETECTION_THRESHOLD = 3
"""Points from which a paper counts as one of a parliament: one sure sign or several weak ones."""

HEAD_LENGTH = 6000
"""Characters from the beginning in which a parliament is recognised: the first page with its foot notes."""


@dataclass(frozen=True, slots=True)
class Detection:
    """Which dialect fits best; ``reason`` says with which signs and points."""

    dialect: Dialect | None
    score: int
    reason: str


@cache
def dialects() -> tuple[Dialect, ...]:
    """All dialects, by code. Raises DialectError."""
    tables = (file for file in table_folder().iterdir() if file.name.endswith(".toml") and file.name[0] != "_")
    return tuple(read_dialect(table) for table in sorted(tables, key=lambda file: file.name))


def parliaments() -> tuple[Parliament, ...]:
    """All parliaments that have a dialect, by code."""
    return tuple(dialect.parliament for dialect in dialects())


def dialect_of(code: str) -> Dialect:
    """The dialect of a code; raises DialectError with the known codes."""
    for dialect in dialects():
        if dialect.parliament.code == code:
            return dialect
    known = ", ".join(dialect.parliament.code for dialect in dialects())
    raise DialectError(f"Für „{code}“ gibt es keinen Dialekt; bekannt sind: {known}.")


def detect(head: str, *, flat: bool) -> Detection:
    """The dialect whose signs stand in the beginning of a paper, or none, with the reason."""
    best = Detection(None, 0, "keine Merkmale eines bekannten Parlaments")
    for dialect in dialects():
        found = [(rule.score, m.group()) for rule in dialect.detect if (m := rule.regex(flat=flat).search(head))]
        score = sum(points for points, _ in found)
        if score > best.score:
            signs = "; ".join(f"{' '.join(text.split())!r} {points:+d}" for points, text in found)
            best = Detection(dialect if score >= DETECTION_THRESHOLD else None, score, signs)
    return best
