"""Records, and other plain values, to JSON and back; the only importer of msgspec.

The keys are the field names of `ingest.records.Inquiry`, dates are ISO, what is
not printed is null. ``from_json(to_json(inquiry)) == inquiry`` for every record.
"""

from __future__ import annotations

from typing import Any, cast

import msgspec

from ingest.errors import ArchiveError
from ingest.records import Inquiry


def to_json(inquiry: Inquiry) -> bytes:
    """Encode a record as one line of UTF-8 JSON; equal records give equal bytes."""
    return msgspec.json.encode(inquiry)


def from_json(data: bytes | str) -> Inquiry:
    """Decode a record that `to_json` wrote; raises ArchiveError when it is none."""
    try:
        return msgspec.json.decode(data, type=Inquiry)
    except msgspec.DecodeError as error:
        raise ArchiveError(f"Der gespeicherte Datensatz ist beschädigt: {error}") from error


def dumps(value: object) -> bytes:
    """Encode plain values as one line of UTF-8 JSON."""
    return msgspec.json.encode(value)


def loads(data: bytes) -> Any:
    """Decode what `dumps` wrote."""
    return msgspec.json.decode(data)


def to_plain(inquiry: Inquiry) -> dict[str, Any]:
    """Turn a record into dicts, lists and strings with the keys of the record's JSON.

    ``references`` and ``language`` are annotations and not part of the record:
    whoever prints them adds these two keys.
    """
    return cast(dict[str, Any], msgspec.to_builtins(inquiry))
