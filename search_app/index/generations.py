"""Where an index on disk lies: one folder a generation, and a pointer to the one that answers.

::

    index/current              name of the generation that answers
    index/previous             name of the one that answered before it, which can be gone back to
    index/g-...                one generation: the engine's files and index.json
    index/lock.sqlite          held by whoever writes

A new generation is built beside the old one and published by replacing the pointer,
which is one atomic step. The one before stays until the next is published, all others,
also what a killed build leaves behind, are swept by the next build.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.disk import is_read_only, refusal
from ingest.errors import IndexUnavailable

_POINTER = "current"
_PREVIOUS = "previous"
_META = "index.json"
_PREFIX = "g-"
NO_PREVIOUS = "Es gibt keinen vorigen Suchindex, zu dem zurückgegangen werden kann."
LONGEST_WAIT = 600.0  # seconds for another writer: a rebuild of a large archive takes minutes


@dataclass(frozen=True, slots=True)
class Meta:
    """What an index was made from: with which fields and analysis, when, of which archive up to which change."""

    fingerprint: str
    built: str
    archive: str = ""
    serial: int = 0


class Generations:
    """The folder of an index."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def current(self) -> Path | None:
        """Find the generation that answers, None when there is none."""
        return self._named(_POINTER)

    def previous(self) -> Path | None:
        """Find the generation that answered before, None when there is none."""
        found = self._named(_PREVIOUS)
        return found if found != self.current() else None

    def _named(self, pointer: str) -> Path | None:
        try:
            name = (self._folder / pointer).read_text("utf-8").strip()
        except FileNotFoundError:
            return None
        folder = self._folder / name
        return folder if name.startswith(_PREFIX) and folder.is_dir() else None

    def roll_back(self) -> None:
        """Let the generation before answer, from which this one can be come back to.

        Raises IndexUnavailable where there is none, or none that can be read.
        """
        with self.writing():
            before = self.previous()
            if before is None:
                raise IndexUnavailable(NO_PREVIOUS)
            read_meta(before)
            self._publish(before.name)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only writer, in all processes; a killed one lets go by itself.

        Raises IndexUnavailable when another one does not finish, or the disk refuses.
        """
        with one_writer(self._folder / "lock.sqlite"):
            yield

    @contextmanager
    def building(self) -> Iterator[Path]:
        """Give an empty folder for a new generation; it is published at the end, or removed on any failure."""
        with self.writing():
            self._sweep()
            folder = self._folder / f"{_PREFIX}{secrets.token_hex(8)}"
            folder.mkdir()
            try:
                yield folder
                self._publish(folder.name)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self._sweep()

    def _publish(self, name: str) -> None:
        current = self.current()
        if current:
            _replace(self._folder / _PREVIOUS, current.name)
        _replace(self._folder / _POINTER, name)

    def _sweep(self) -> None:
        """Remove what neither answers nor is the one before; a reader that has it open keeps its files until then."""
        kept = (self.current(), self.previous())
        for folder in self._folder.glob(f"{_PREFIX}*"):
            if folder not in kept:
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def readable(generation: Path) -> Iterator[Path]:
    """The folder in which a generation can be opened: itself, or where it must not be written one that leads to it.

    The library wants to lay a lock beside what it reads; the folder may go as soon as the index is open.
    """
    if not is_read_only(generation):
        yield generation
        return
    # the library may lay its lock anew while the folder goes: no reason to answer nobody
    with TemporaryDirectory(prefix="anfragen-", ignore_cleanup_errors=True) as beside:
        for file in generation.resolve().iterdir():
            if not file.name.startswith("."):  # what begins so belongs to writers
                (Path(beside) / file.name).symlink_to(file)
        yield Path(beside)


@contextmanager
def one_writer(lock: Path) -> Iterator[None]:
    """Hold a lock among all processes of a machine; raises IndexUnavailable when it is not to be had."""
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        # SQLite's lock is the one of the standard library that works everywhere and dies with its process
        with closing(sqlite3.connect(lock, timeout=LONGEST_WAIT)) as held:
            held.execute("BEGIN EXCLUSIVE")
            yield
    except (OSError, sqlite3.Error) as error:
        raise IndexUnavailable(f"Der Suchindex kann nicht geschrieben werden: {refusal(error)}.") from error


def read_meta(generation: Path) -> Meta:
    """Read what an index was made from; raises IndexUnavailable when that cannot be told."""
    try:
        return Meta(**json.loads((generation / _META).read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise IndexUnavailable("Der Suchindex ist beschädigt: „anfragen index“ baut ihn neu.") from error


def write_meta(generation: Path, meta: Meta) -> None:
    """Note what an index was made from, in one atomic step."""
    _replace(generation / _META, json.dumps(asdict(meta)))


def _replace(path: Path, text: str) -> None:
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
