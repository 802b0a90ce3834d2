"""An entry as it is sent to Elasticsearch: one line of JSON."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b, sha256
from typing import Any

from ingest import serial
from search_app.index.columns import GAP, Column, Columns
from search_app.index.elastic.mapping import FILLER, SEAL, layers
from search_app.index.fields import FIELDS, FieldKind
from search_app.index.protocol import Entry

LONGEST_ID = 512  # bytes that Elasticsearch allows
LONGEST_TOKEN = 255  # letters; the analyzer would cut a longer one in two
_FOREIGN = re.compile(r"[^a-z0-9_ ]")
_PLACES = {(field.name, stream): layers(field.name, stream) for field in FIELDS for stream in field.streams}
_PLAIN = tuple(field.name for field in FIELDS if field.kind in (FieldKind.KEYWORD, FieldKind.INTEGER))
_STORED = tuple(field.name for field in FIELDS if field.kind is FieldKind.STORED)
SEALED = (*_PLAIN, *_STORED)
"""The values that are read back, all but the streams: the seal is on these."""


def ready(entry: Entry) -> Entry:
    """Make an entry ready to be sent, which is worth doing where others do not wait for it."""
    return replace(entry, values={}, ready=dumped(document(entry)))


def dumped(made: Mapping[str, Any] | list[Any]) -> bytes:
    """A document as it is sent, or values of it."""
    return serial.dumps(made)


def completed(document: bytes, more: Mapping[str, Any]) -> bytes:
    """A document as it is sent, with further fields."""
    return document[:-1] + b"," + dumped(more)[1:]


def document(entry: Entry) -> dict[str, Any]:
    """An entry as a document: its streams in layers, its values, and the seal on these."""
    made: dict[str, Any] = {}
    for field in FIELDS:
        value = entry.values[field.name]
        match value:
            case Columns():
                for stream in field.streams:
                    made |= _laid(_PLACES[field.name, stream], getattr(value, stream))
            case bytes():
                made[field.name] = b64encode(value).decode()
            case tuple():
                made[field.name] = list(value)
            case None:
                pass
            case _:
                made[field.name] = value
    made[SEAL] = seal(made)
    return made


def seal(kept: Mapping[str, Any]) -> int:
    """A digest of all values that are read back; a change made behind the program's back breaks it."""
    total = blake2b(dumped([kept.get(name) for name in _PLAIN]), digest_size=8)
    for name in _STORED:
        total.update(f"\0{kept.get(name)}".encode())
    return int.from_bytes(total.digest()) >> 1


def document_id(entry: str) -> str:
    """The id of an entry's document: its own, where that is short enough."""
    raw = entry.encode()
    return entry if len(raw) <= LONGEST_ID else sha256(raw).hexdigest()


def safe(token: str) -> str:
    """A token that the `standard` analyzer leaves alone: other scripts, which it cuts by letters, are spelled out."""
    if token.isascii():
        return token
    return _spelled(token)[:LONGEST_TOKEN]


def _spelled(token: str) -> str:
    return _FOREIGN.sub(lambda found: f"{ord(found[0]):x}_", token)


def _laid(places: tuple[str, ...], stream: Column) -> dict[str, str]:
    """A stream in its layers, or whole where it has one place only."""
    return {place: row for place, row in zip(places, layout(stream, len(places)), strict=False) if row}


def layout(stream: Column, rows: int) -> list[str]:
    """The texts in which the tokens of a stream are sent: whole, or in layers that keep their positions."""
    leaps = stream.leaps() if rows > 1 else []
    if not leaps:
        return [_all_safe(stream.tokens)]
    return [_all_safe(row) for row in _rows(stream.words(), leaps, rows)]


def _all_safe(tokens: str) -> str:
    return tokens if tokens.isascii() else " ".join(map(safe, tokens.split(" ")))


def _rows(words: Sequence[str], leaps: Iterable[tuple[int, int]], several: int) -> Iterable[str]:
    """The layers: row n holds the n-th token of each position; what finds no row is added far behind the last one."""
    rows: list[list[str]] = [[] for _ in range(several)]
    homeless: list[str] = []
    taken = number = 0
    # nearly every word stands one position behind the last one: whole runs of them are taken at once
    for at, step in leaps:
        rows[0] += words[taken:at]
        number = 0 if step else (number if taken == at else 0) + 1
        place = len(rows[0]) - 1 + step
        if number < several:
            rows[number] += [FILLER] * (place - len(rows[number]))
            rows[number].append(words[at])
        else:
            homeless.append(words[at])
        taken = at + 1
    rows[0] += words[taken:]
    rows[-1] += [FILLER] * (len(rows[0]) - len(rows[-1])) if homeless else []
    for word in homeless:
        rows[-1] += [*[FILLER] * GAP, word]
    return map(" ".join, rows)
