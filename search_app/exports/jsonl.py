"""JSON Lines: one object a line, UTF-8, the keys of `search_app.exports.rows.Row`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from search_app.exports.paperfacts import Facts, unknown
from search_app.exports.rows import row
from search_app.index.protocol import Hit

MEDIA_TYPE = "application/jsonl; charset=utf-8"


def stream(hits: Iterable[Hit], base: str = "", facts: Facts = unknown) -> Iterator[bytes]:
    """Give one line for each hit, as it comes; nothing is kept."""
    for hit in hits:
        yield json.dumps(row(hit, base, facts), ensure_ascii=False).encode() + b"\n"
