"""Sending many documents: in chunks of bytes, several under way, held back when the cluster is busy."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from ingest.errors import IndexUnavailable, SearchUnreachable
from search_app.index.elastic.connection import Connection
from search_app.index.elastic.papercounts import PaperNumbers
from search_app.index.elastic.wire import completed, document_id, dumped, ready
from search_app.index.protocol import Entry

CHUNK = 4_000_000  # bytes of a request: some hundred entries, far below what a server takes
SENDERS = 2  # requests under way: one is read while the other is indexed
WAIT, LONGEST_WAIT = 0.5, 20.0  # seconds before what was held back is sent again, doubled each time
PATIENCE = 120.0  # seconds after which a cluster that takes nothing is given up
NAMED = 20  # rejected entries that a message names
_BUSY = (429, 503)
_SHARD_WAIT = "10s"  # for a part of the index that has just lost its machine
_GIVEN_UP = "Elasticsearch nimmt keine Einträge mehr an; {} blieben übrig, der erste ist „{}“."
_ANSWERED = "items.*._id,items.*.status,items.*.error.type,items.*.error.reason,errors"
_REASON = 200  # characters of what the server says of an entry


class RejectedEntries(IndexUnavailable):
    """Entries that the cluster does not take, each with its reason."""

    def __init__(self, rejected: Sequence[tuple[str, str]]) -> None:
        named = "; ".join(f"{entry}: {reason}" for entry, reason in rejected[:NAMED])
        more = f" und {len(rejected) - NAMED} weitere" if len(rejected) > NAMED else ""
        super().__init__(f"Elasticsearch nimmt {len(rejected)} Einträge nicht an ({named}{more}).")
        self.rejected = tuple(rejected)


@dataclass(frozen=True, slots=True)
class Operation:
    """One line of a bulk request, and the document that goes with it; without one the entry is removed."""

    entry: str
    document: bytes = field(default=b"", repr=False)

    def lines(self) -> tuple[bytes, ...]:
        """The lines as they are sent."""
        kind = "index" if self.document else "delete"
        action = dumped({kind: {"_id": document_id(self.entry)}})
        return (action, self.document) if self.document else (action,)


def put(entry: Entry, numbers: PaperNumbers | None = None) -> Operation:
    """Put an entry in the place of the one with its id; ``numbers`` say what its paper is counted by."""
    document = entry.ready or ready(entry).ready
    return Operation(entry.id, completed(document, numbers.fields(entry.paper)) if numbers else document)


def load(connection: Connection, index: str, operations: Iterable[Operation]) -> int:
    """Send all of them; returns how many. Raises RejectedEntries with every one that was refused."""
    number = 0
    rejected: list[tuple[str, str]] = []
    with ThreadPoolExecutor(SENDERS) as pool:
        waiting: deque[Future[list[tuple[str, str]]]] = deque()
        for chunk in _chunks(operations):
            number += len(chunk)
            waiting.append(pool.submit(_send, connection, index, chunk))
            if len(waiting) > SENDERS:  # whoever makes the entries waits for the cluster
                rejected += waiting.popleft().result()
        for each in waiting:
            rejected += each.result()
    if rejected:
        raise RejectedEntries(rejected)
    return number


def _chunks(operations: Iterable[Operation]) -> Iterator[list[Operation]]:
    chunk: list[Operation] = []
    size = 0
    for each in operations:
        if chunk and size + len(each.document) > CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(each)
        size += len(each.document)
    if chunk:
        yield chunk


def _send(connection: Connection, index: str, chunk: Sequence[Operation]) -> list[tuple[str, str]]:
    """Send a chunk, and again what was held back; returns what was refused. Raises SearchUnreachable."""
    rejected: list[tuple[str, str]] = []
    until, wait = time.monotonic() + PATIENCE, WAIT
    while True:
        with connection.working() as client:
            lines: list[Any] = [line for each in chunk for line in each.lines()]
            answer = client.bulk(index=index, operations=lines, filter_path=_ANSWERED, timeout=_SHARD_WAIT)
        if not answer["errors"]:
            return rejected
        chunk, refused = _sorted(chunk, answer["items"])
        rejected += refused
        if not chunk:
            return rejected
        if time.monotonic() > until:
            raise SearchUnreachable(_GIVEN_UP.format(len(chunk), chunk[0].entry))
        # a little chance, so that several writers do not come back together
        time.sleep(wait * random.uniform(0.8, 1.2))  # noqa: S311
        wait = min(wait * 2, LONGEST_WAIT)


def _sorted(chunk: Sequence[Operation], items: Sequence[Any]) -> tuple[list[Operation], list[tuple[str, str]]]:
    """Tell what is to be sent again from what was refused; what is gone already need not be removed."""
    busy: list[Operation] = []
    refused: list[tuple[str, str]] = []
    for operation, item in zip(chunk, items, strict=True):
        (found,) = item.values()
        if found["status"] in _BUSY:
            busy.append(operation)
        elif "error" in found:
            error = found["error"]
            refused.append((operation.entry, f"{error.get('type')}: {str(error.get('reason'))[:_REASON]}"))
    return busy, refused
