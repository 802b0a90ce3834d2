"""What stands behind the last answer under headings of its own ("Anlage 1"), as sections of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.body import Body
from ingest.boundaries import boundaries
from ingest.dialect import Dialect, Role
from ingest.records import Section

SIGNATURE = 200
"""Characters that names, offices and addresses take behind the line that closes a paper; more is a text of its own."""

IMPRINT = 700
"""Characters of a set notice that closes a paper under a heading of its own."""

_NAME = "Anlage"
_ANNEXED = re.compile(r"\bAnlagen?\b.{12}", re.DOTALL)
_SENTENCE = re.compile(r"[a-zäöüß]{4,}[.!?](?=\s|\Z)")


def annexes(dialect: Dialect, body: Body, start: int) -> tuple[Section, ...]:
    """What stands from an offset of the body to its end; a signature and the parliament's own notice are none."""
    return tuple(_annexes(dialect, body, start))


def _annexes(dialect: Dialect, body: Body, start: int) -> Iterator[Section]:
    found = _with_words_behind(body, boundaries(dialect, body, Role.ANNEX, start))
    ends = [*(match.start() for match in found), len(body.text)]
    yield from _unheaded(dialect, body, start, ends[0])
    for heading, (_, end) in zip(found, pairwise(ends), strict=True):
        text, spans, tables = body.value(heading.end(), end)
        name = " ".join(heading.group().split()).rstrip(":")
        if text and (name.startswith(_NAME) or len(text) > IMPRINT):
            yield Section(name, text, body.line_at(heading.end()).page, 1, tables, spans)


def _with_words_behind(body: Body, found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The headings without those that stand directly below another and only say more about it."""
    above = [None, *found]
    return [m for m, last in zip(found, above, strict=False) if not last or body.text[last.end() : m.start()].strip()]


def _unheaded(dialect: Dialect, body: Body, start: int, end: int) -> Iterator[Section]:
    """What follows the signature without a heading, such as a table."""
    signed = next((m.end() for m in boundaries(dialect, body, Role.END, start, end) if m.start() == start), start)
    text, spans, tables = body.value(signed, end)
    if tables or len(text) > SIGNATURE or _ANNEXED.search(text) or _SENTENCE.search(text):
        yield Section(None, text, body.line_at(signed + 1).page, 1, tables, spans)
