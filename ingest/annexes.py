"""What stands behind the last answer under headings of its own ("Anlage 1"), as sections of the record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ingest.body import Body
from ingest.boundaries import boundaries
from ingest.dialect import Dialect, Role
from ingest.records import Section

_NAME = "Anlage"


def annexes(dialect: Dialect, body: Body, start: int) -> tuple[Section, ...]:
    """The annexes from an offset of the body to its end; what closes a paper under another heading is none."""
    return tuple(_annexes(dialect, body, start))


def _annexes(dialect: Dialect, body: Body, start: int) -> Iterator[Section]:
    found = boundaries(dialect, body, Role.ANNEX, start)
    ends = [*(match.start() for match in found), len(body.text)]
    for heading, (_, end) in zip(found, pairwise(ends), strict=True):
        text, spans, tables = body.value(heading.end(), end)
        name = " ".join(heading.group().split()).rstrip(":")
        if text and name.startswith(_NAME):
            yield Section(name, text, body.line_at(heading.end()).page, 1, tables, spans)
