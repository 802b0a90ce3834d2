"""The search engine on a cluster: life and states of its index. What is asked of it stands in `reading`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple

from analyzers.streams import FINGERPRINT, query_phrase
from ingest.errors import IndexUnavailable, SearchUnreachable
from ingest.portions import portions
from search_app.index.elastic import asking, papercounts, wire
from search_app.index.elastic.connection import Client, Connection
from search_app.index.elastic.loading import Operation, load, put
from search_app.index.elastic.mapping import SEAL
from search_app.index.elastic.papercounts import CELL, NUMBER, PAPERS, PaperNumbers, fits
from search_app.index.elastic.reading import STEP, Reader, plain_hit
from search_app.index.elastic.rendering import EVERYTHING, render
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.elastic.shelf import Meta, Shelf, note
from search_app.index.fields import STALE, fingerprint
from search_app.index.generations import one_writer
from search_app.index.plan import All, Beginning
from search_app.index.protocol import NOWHERE, Entry, Held, Hit, IndexStatus, Origin, Page, Query

FRESH = 1.0  # seconds for which what is known of the index's state is not asked again for a page's sake
SAMPLE = 20  # entries of a new index that are compared before it answers
PAUSES = (0.5, 1.0, 2.0)  # seconds in which a cluster puts copies in the place of what a lost node held
_MOST_OF_A_PAPER = 10_000  # entries of one paper; sort keys tell 4,096 apart
_TITLES = 4  # titles asked for each that is suggested: several papers may share one
_INCOMPLETE = "Der neue Suchindex ist unvollständig ({} statt {} Einträge); der bisherige bleibt."
_DIFFERENT = "Im neuen Suchindex steht „{}“ anders, als es geladen wurde; der bisherige bleibt."


@dataclass(slots=True)
class _Counted:
    """Passes entries on, counts them and keeps the ids of a few."""

    entries: Iterable[Entry]
    numbers: PaperNumbers = field(default_factory=PaperNumbers)
    number: int = 0
    sample: tuple[tuple[str, bytes], ...] = ()

    def __iter__(self) -> Iterator[Operation]:
        for entry in self.entries:
            operation = put(entry, self.numbers)
            self.number += 1
            if self.number.bit_count() == 1 and len(self.sample) < SAMPLE:  # the 1st, 2nd, 4th, 8th ...
                self.sample = (*self.sample, (entry.id, operation.document))
            yield operation


class _Present(NamedTuple):
    """An entry of the index, its paper, and the number of that; None for one that was changed from outside."""

    entry: str
    paper: str
    number: int | None

    @classmethod
    def of(cls, hit: Mapping[str, Any]) -> _Present:
        values = {name: several[0] for name, several in hit["fields"].items()}
        return cls(values["id"], values["paper"], values[NUMBER] if fits(values) else None)


class ElasticEngine:
    """A `SearchEngine` on Elasticsearch 8 or 9.

    Any number of processes on any number of machines may read; those that write for
    one archive wait for each other by ``lock``, a file beside the archive. An object may be shared
    between threads. Every method raises SearchUnreachable while the cluster does not answer.
    """

    name = "Elasticsearch"

    def __init__(self, settings: ElasticSettings, lock: Path) -> None:
        self.connection = Connection(settings)
        self.shelf = Shelf(settings)
        self._reader = Reader(self.connection, settings.index)
        self._lock = lock
        self._seen: tuple[float, str] = (0.0, "")

    @property
    def ready(self) -> Callable[[Entry], Entry]:
        """Making JSON of an entry is a quarter of the work, so the process that makes the entry does it."""
        return wire.ready

    def status(self) -> IndexStatus:
        """Tell how the index stands; raises IndexUnavailable when there is none."""
        everything = Query()
        with self.connection.asking() as client:
            name, meta = self.shelf.current(client)
            body = {"query": EVERYTHING, "size": 0, "track_total_hits": True}
            body |= asking.only(everything, {PAPERS: papercounts.counting()})
            answer = self._reader.search(client, body, index=name)
            papers = self._reader.papers(client, answer, everything, All(()), index=name)
        return IndexStatus(
            engine=self.name,
            entries=answer["hits"]["total"]["value"],
            papers=papers,
            fingerprint=meta.fingerprint,
            stale="" if meta.fingerprint == fingerprint(FINGERPRINT) else STALE,
            built=meta.built,
            origin=Origin(meta.archive, meta.serial),
        )

    def mark(self) -> str:
        """A short text that changes with the index; asked anew every second at most."""
        when, mark = self._seen
        if monotonic() - when > FRESH:
            with self.connection.asking() as client:
                name, meta = self.shelf.current(client)
            mark = f"{name} {meta.serial} {meta.fingerprint}"
            self._seen = (monotonic(), mark)
        return mark

    def rebuild(self, entries: Iterable[Entry], origin: Origin = NOWHERE) -> int:
        """Build a new index beside the old one, then let the alias lead to it; on failure the old one still answers.

        The index before is kept for `roll_back`. What a killed build left behind is removed first. Raises
        RejectedEntries with the entries that the cluster did not take.
        """
        with one_writer(self._lock):
            with self.connection.working() as client:
                self.shelf.sweep(client)
                before = self.shelf.find(client)
                meta = replace(_meta(origin), previous=before[0] if before else "")
                name = self.shelf.create(client, meta)
            counted = _Counted(entries)
            try:
                load(self.connection, name, counted)
                with self.connection.working() as client:
                    self._prove(client, name, counted)
                    self.shelf.publish(client, name, meta.previous)
            except BaseException:
                with suppress(IndexUnavailable), self.connection.working() as client:
                    client.indices.delete(index=name, ignore_unavailable=True)
                raise
            with self.connection.working() as client:
                self.shelf.sweep(client)
            self._seen = (0.0, "")
            return counted.number

    def _prove(self, client: Client, name: str, loaded: _Counted) -> None:
        """Compare number and a sample of what was loaded with what is there. Raises IndexUnavailable."""
        client.indices.refresh(index=name)
        number = client.count(index=name)["count"]
        if number != loaded.number:
            raise IndexUnavailable(_INCOMPLETE.format(number, loaded.number))
        for entry, document in loaded.sample:
            kept = client.get(index=name, id=wire.document_id(entry), source_includes=[SEAL])["_source"][SEAL]
            if f'"{SEAL}":{kept},'.encode() not in document:
                raise IndexUnavailable(_DIFFERENT.format(entry))

    def roll_back(self) -> None:
        """Let the index answer that was there before the last rebuild."""
        with one_writer(self._lock), self.connection.working() as client:
            self.shelf.roll_back(client)
            self._seen = (0.0, "")

    def apply(self, changes: Iterable[tuple[str, Sequence[Entry]]], origin: Origin | None = None) -> None:
        """Replace all entries of each paper, all or none of them; a paper without entries is removed.

        All is made before the first is sent, and nothing is seen before the last has
        arrived. When the cluster fails in between, ``origin`` is not noted and the same
        changes are made once more.
        """
        with one_writer(self._lock):
            made = dict(changes)
            present = self._present(tuple(made))
            entries = [entry for several in made.values() for entry in several]
            kept = {entry.id for entry in entries}
            gone = [each.entry for each in present if each.entry not in kept]
            self._write(self._operations(entries, present, gone), origin)

    def mend(self, entries: Iterable[Entry], gone: Sequence[str]) -> None:
        """Put single entries in the place of those with their ids, and remove those with the ids in ``gone``."""
        with one_writer(self._lock):
            new = tuple(entries)
            present = self._present(tuple({entry.paper for entry in new}))
            self._write(self._operations(new, present, gone), None)

    def _operations(
        self, entries: Sequence[Entry], present: Iterable[_Present], gone: Iterable[str]
    ) -> Iterator[Operation]:
        """Entries to be put and removed; papers that are there keep their numbers."""
        known = {each.paper: each.number for each in present if each.number is not None}
        new = {entry.paper for entry in entries} - known.keys()
        numbers = PaperNumbers(known, self._reserved(len(new)))
        return chain((put(entry, numbers) for entry in entries), map(Operation, gone))

    def _reserved(self, papers: int) -> int:
        """The first of so many numbers that no paper has.

        It is noted before they are used: what a write leaves that breaks off is not seen by the next one.
        """
        body = {"query": EVERYTHING, "size": 0, "aggs": {NUMBER: papercounts.highest()}}
        with self.connection.working() as client:
            name, meta = self.shelf.current(client)
            last = self._reader.search(client, body, index=name)["aggregations"][NUMBER]["value"]
            first = max(meta.numbers, 0 if last is None else int(last) + 1)
            if papers:
                note(client, name, replace(meta, numbers=first + papers))
        return first

    def _write(self, operations: Iterable[Operation], origin: Origin | None) -> None:
        with self.connection.working() as client:
            name, meta = self.shelf.current(client)
            load(self.connection, name, operations)
            client.indices.refresh(index=name)
            if origin and origin.fits(meta.serial):
                note(client, name, replace(meta, archive=origin.archive, serial=origin.serial))
        self._seen = (0.0, "")

    def _present(self, papers: Sequence[str]) -> tuple[_Present, ...]:
        """All entries of these papers. What was held open on a node that is lost is asked for anew."""
        for pause in PAUSES:
            try:
                return tuple(self._walked(papers))
            except SearchUnreachable:
                sleep(pause)
        return tuple(self._walked(papers))

    def _walked(self, papers: Sequence[str]) -> Iterator[_Present]:
        for several in portions(papers, STEP):
            body = {
                "query": {"bool": {"filter": [{"terms": {"paper": list(several)}}]}},
                "sort": [{"newest": "asc"}],
                "_source": False,
                "docvalue_fields": ["id", "paper", NUMBER, CELL],
            }
            with self._reader.holding() as (client, pit):
                yield from map(_Present.of, self._reader.walk(client, pit, body, _MOST_OF_A_PAPER))

    def update(self, paper: str, entries: Iterable[Entry]) -> None:
        """Replace all entries of one paper."""
        self.apply([(paper, tuple(entries))])

    def delete(self, paper: str) -> None:
        """Remove all entries of one paper."""
        self.apply([(paper, ())])

    def held(self) -> Iterator[Held]:
        """All entries of the index; one whose values do not fit their seal has been changed from outside."""
        with self._reader.holding() as (client, pit):
            body = {"query": EVERYTHING, "sort": [{"_shard_doc": "asc"}], "_source": [*wire.SEALED, SEAL, NUMBER, CELL]}
            for hit in self._reader.walk(client, pit, body, STEP):
                yield _held(hit["_id"], hit["_source"])

    def search(self, query: Query) -> Page:
        """Find; raises IndexUnavailable."""
        return self._reader.page(query)

    def scan(self, query: Query) -> Iterator[Hit]:
        """All hits of a query in its order, streamed; page and size are ignored."""
        return self._reader.scan(query)

    def get(self, entry: str) -> Hit | None:
        """One entry by its id, None when it is not there."""
        found = self._having("id", entry, 1)
        return found[0] if found else None

    def paper(self, paper: str) -> tuple[Hit, ...]:
        """All entries of one paper in printed order."""
        return self._having("paper", paper, _MOST_OF_A_PAPER)

    def _having(self, field: str, value: str, most: int) -> tuple[Hit, ...]:
        body = {"query": {"bool": {"filter": [{"term": {field: value}}]}}, "sort": [{"oldest": "asc"}], "size": most}
        with self.connection.asking() as client:
            found = self._reader.search(client, {**body, "_source": ["shown"]}, index=self.shelf.alias)
        return tuple(plain_hit(hit) for hit in found["hits"]["hits"])

    def suggest(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Titles that hold words with these beginnings, those of the newest papers first."""
        words = tuple(Beginning(("title",), word) for word in query_phrase(prefix))
        if not words:
            return ()
        body: dict[str, Any] = {
            "query": render(All(words)),
            "sort": [{"newest": "asc"}],
            "collapse": {"field": "paper_key"},
            "size": limit * _TITLES,
            "_source": ["shown"],
        }
        with self.connection.asking() as client:
            found = self._reader.search(client, body, index=self.shelf.alias)
        return tuple(islice(dict.fromkeys(plain_hit(hit).title.text for hit in found["hits"]["hits"]), limit))

    def close(self) -> None:
        """Let go of the connections."""
        self.connection.close()


def _held(document: str, source: dict[str, Any]) -> Held:
    entry = str(source.get("id", document))
    is_whole = source.get(SEAL) == wire.seal(source) and wire.document_id(entry) == document and fits(source)
    # the id of the document is the one under which it can be removed
    return Held(entry if is_whole else document, str(source.get("paper", "")), source["digest"] if is_whole else -1)


def _meta(origin: Origin) -> Meta:
    built = datetime.now(UTC).isoformat(timespec="seconds")
    return Meta(fingerprint(FINGERPRINT), built, origin.archive, origin.serial)
