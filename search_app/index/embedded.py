"""What every engine needs that keeps its index in a folder of its own: life and states of the index.

The library behind it is only known to a subclass, which fills in five small methods.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from textwrap import shorten
from typing import Any, Generic, Self, TypeVar

from analyzers.streams import FINGERPRINT, query_phrase
from ingest.disk import is_read_only, refusal
from ingest.errors import IndexMissing, IndexUnavailable
from search_app.index.fields import STALE, fingerprint
from search_app.index.generations import NO_PREVIOUS, Generations, Meta, read_meta, readable, write_meta
from search_app.index.plan import EVERYTHING, All, Beginning, Has
from search_app.index.protocol import NOWHERE, Entry, Held, Hit, IndexStatus, Origin, Page, Query, Sort
from search_app.index.results import Found, all_hits, result_page

Native = TypeVar("Native")
Changes = Iterable[tuple[str | None, Sequence[Entry]]]

_LOG = logging.getLogger(__name__)
_LONGEST_SAID = 300  # characters of what a library says: more would be data
_NONE_YET = "Es gibt noch keinen Suchindex: „anfragen index“ baut ihn."
_UNREADABLE = "Der Suchindex lässt sich nicht lesen, „anfragen index“ baut ihn neu"
_ENTRIES_A_TITLE = 20  # entries looked at for each title that is suggested: papers have some ten
_ATTEMPTS = 3  # to open an index that a rebuild may be replacing just now


@dataclass(frozen=True, slots=True)
class _Opened(Generic[Native]):
    """An index in use: its folder (None in memory), what it was made from, and which commit was seen."""

    index: Native
    folder: Path | None
    meta: Meta
    stamp: int = 0


class EmbeddedEngine(ABC, Generic[Native]):
    """A `SearchEngine` over a folder, or in memory.

    Any number of processes may read while one writes; a reader sees a change with
    its next search. An object may be shared between threads.
    """

    name = ""
    ready = None
    """Entries go into the index as they are."""

    def __init__(self, path: Path | None) -> None:
        self.folder = path
        self._generations = Generations(path) if path else None
        self._opened: _Opened[Native] | None = None

    @classmethod
    def in_memory(cls) -> Self:
        """An empty engine that leaves nothing on disk."""
        engine = cls(None)
        engine.rebuild(())
        return engine

    @abstractmethod
    def create(self, folder: Path | None) -> Native:
        """Make an empty index in a folder, or in memory."""

    @abstractmethod
    def load(self, folder: Path) -> Native:
        """Open the index that lies in a folder; raises ValueError or OSError."""

    @abstractmethod
    def reload(self, index: Native) -> None:
        """See what was committed since."""

    @abstractmethod
    def snapshot(self, index: Native) -> Found[Any, Any]:
        """The present state, which does not change any more."""

    @abstractmethod
    def write(self, index: Native, changes: Changes, key: str = "paper") -> int:
        """Replace the entries that have this value of ``key`` (None: only add), all or nothing.

        Returns the number of entries added.
        """

    def status(self) -> IndexStatus:
        """Tell how the index stands; raises IndexUnavailable when there is none."""
        with _told():
            opened = self._current()
            snapshot = self.snapshot(opened.index)
            everything = snapshot.query(EVERYTHING, ())
            return IndexStatus(
                engine=self.name,
                entries=snapshot.count(everything),
                papers=snapshot.papers(everything),
                fingerprint=opened.meta.fingerprint,
                stale="" if opened.meta.fingerprint == fingerprint(FINGERPRINT) else STALE,
                built=opened.meta.built,
                origin=Origin(opened.meta.archive, opened.meta.serial),
            )

    def mark(self) -> str:
        """A short text that changes with every commit."""
        with _told():
            opened = self._current()
            return f"{opened.folder} {opened.stamp} {opened.meta}"

    def rebuild(self, entries: Iterable[Entry], origin: Origin = NOWHERE) -> int:
        """Build a new index beside the old one, then swap; on failure the old one still answers."""
        added = ((None, (entry,)) for entry in entries)
        if self._generations is None:
            index = self.create(None)
            number = self.write(index, added)
            self._opened = _Opened(index, None, _meta(origin))
            return number
        with _told(), self._generations.building() as folder:
            number = self.write(self.create(folder), added)
            write_meta(folder, _meta(origin))
        return number

    def apply(self, changes: Iterable[tuple[str, Sequence[Entry]]], origin: Origin | None = None) -> None:
        """Replace all entries of each paper, all or none of them; a paper without entries is removed."""
        with _told(), self._generations.writing() if self._generations else nullcontext():
            opened = self._current()
            self.write(opened.index, changes)
            if origin and origin.fits(
                opened.meta.serial
            ):  # noted after the commit: should this be lost, the same changes are made once more
                self._note(opened, origin)

    def _note(self, opened: _Opened[Native], origin: Origin) -> None:
        meta = replace(opened.meta, archive=origin.archive, serial=origin.serial)
        self._opened = replace(opened, meta=meta)
        if opened.folder:
            write_meta(opened.folder, meta)

    def mend(self, entries: Iterable[Entry], gone: Sequence[str]) -> None:
        """Put single entries in the place of those with their ids, and remove those with the ids in ``gone``."""
        with _told(), self._generations.writing() if self._generations else nullcontext():
            put = ((entry.id, (entry,)) for entry in entries)
            self.write(self._current().index, (*put, *((entry, ()) for entry in gone)), key="id")

    def held(self) -> Iterator[Held]:
        """All entries of the index."""
        with _told():
            yield from self.snapshot(self._current().index).held()

    def roll_back(self) -> None:
        """Let the index answer that was there before the last rebuild; one in memory keeps none."""
        with _told():
            if self._generations is None:
                raise IndexUnavailable(NO_PREVIOUS)
            if self._generations.current() is None:
                raise IndexMissing(_NONE_YET)
            self._generations.roll_back()

    def update(self, paper: str, entries: Iterable[Entry]) -> None:
        """Replace all entries of one paper."""
        self.apply([(paper, tuple(entries))])

    def delete(self, paper: str) -> None:
        """Remove all entries of one paper."""
        self.apply([(paper, ())])

    def search(self, query: Query) -> Page:
        """Find; raises IndexUnavailable."""
        with _told():
            return result_page(self._now(), query)

    def scan(self, query: Query) -> Iterator[Hit]:
        """All hits of a query in its order, streamed; page and size are ignored."""
        with _told():
            yield from all_hits(self._now(), query)

    def get(self, entry: str) -> Hit | None:
        """One entry by its id, None when it is not there."""
        return next(iter(self._having("id", entry)), None)

    def paper(self, paper: str) -> tuple[Hit, ...]:
        """All entries of one paper in printed order."""
        return self._having("paper", paper)

    def _having(self, field: str, value: str) -> tuple[Hit, ...]:
        with _told():
            now = self._now()
            query = now.query(Has(field, (value,)), ())
            found = now.ranked(query, Sort.OLDEST, max(now.count(query), 1))
            return tuple(now.hit(each.address) for each in found)

    def suggest(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Titles that hold words with these beginnings, those of the newest papers first."""
        words = tuple(Beginning(("title",), word) for word in query_phrase(prefix))
        if not words:
            return ()
        with _told():
            now = self._now()
            found = now.ranked(now.query(All(words), ()), Sort.NEWEST, limit * _ENTRIES_A_TITLE)
            titles = dict.fromkeys(now.hit(each.address).title.text for each in found)
            return tuple(islice(titles, limit))

    def close(self) -> None:
        """Let go of files."""
        if self._generations:
            self._opened = None

    def _now(self) -> Found[Any, Any]:
        return self.snapshot(self._current().index)

    def _current(self) -> _Opened[Native]:
        """The index that answers, opened anew when a rebuild replaced it, reloaded when a commit changed it."""
        folder = self._generations.current() if self._generations else None
        opened = self._opened
        if opened and opened.folder == folder:
            return self._fresh(opened)
        if folder is None:
            raise IndexMissing(_NONE_YET)
        self._opened = self._load(folder)
        return self._opened

    def _load(self, folder: Path) -> _Opened[Native]:
        for _ in range(_ATTEMPTS):
            stamp = _stamp(folder)
            try:
                with readable(folder) as place:
                    return _Opened(self.load(place), folder, read_meta(folder), stamp)
            except (ValueError, OSError, IndexUnavailable):
                # a rebuild may have removed this generation between the look at the pointer and here
                newer = self._generations.current() if self._generations else None
                if newer is None or newer == folder:
                    raise
                folder = newer
        raise IndexUnavailable(f"{_UNREADABLE}.")

    def _fresh(self, opened: _Opened[Native]) -> _Opened[Native]:
        stamp = _stamp(opened.folder) if opened.folder else opened.stamp
        if opened.folder and stamp != opened.stamp:
            if is_read_only(opened.folder):  # then it was opened through another folder, which knows nothing new
                self._opened = self._load(opened.folder)
                return self._opened
            self.reload(opened.index)
            opened = self._opened = replace(opened, meta=read_meta(opened.folder), stamp=stamp)
        return opened


def _stamp(folder: Path) -> int:
    """A number that changes with every commit, and when the origin is noted after it."""
    times = [path.stat().st_mtime_ns for path in (folder / "meta.json", folder / "index.json") if path.exists()]
    return hash(tuple(times))


def _meta(origin: Origin) -> Meta:
    built = datetime.now(UTC).isoformat(timespec="seconds")
    return Meta(fingerprint(FINGERPRINT), built, origin.archive, origin.serial)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the library or the disk says into IndexUnavailable."""
    try:
        yield
    except (ValueError, OSError) as error:
        # the insides of the library help whoever looks after the program, and nobody who searches
        _LOG.warning("Die Suchmaschine sagt selbst: %s: %s", type(error).__name__, _one_line(str(error)))
        why = f": {refusal(error)}" if isinstance(error, OSError) else ""
        raise IndexUnavailable(f"{_UNREADABLE}{why}.") from error


def _one_line(said: str) -> str:
    """What a library says, without signs that a terminal obeys, and no longer than a line or two."""
    plain = "".join(sign if sign.isprintable() else " " for sign in said)
    return shorten(plain, _LONGEST_SAID, placeholder=" ...")
