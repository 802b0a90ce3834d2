"""Every record of the archive is read by every analyzer, once: what is stale is renewed, the rest is left alone.

::

    archive.digests + readings kept -> stale papers -> analyzers, in several processes -> AnnotationStore

Each portion is one transaction, so a run that was killed is simply started again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from analyzers.annotations import analyzers, current_versions, versions
from analyzers.store import AnnotationStore, Reading
from ingest.archive import Archive
from ingest.portions import in_processes, portions

OnPaper = Callable[[str], None]

PORTION = 20  # papers of one transaction: what a killed run loses
WORTH_PROCESSES = 200  # papers; starting a process costs about as much as reading these


@dataclass(frozen=True, slots=True)
class Stale:
    """A paper whose record, with this digest, must be read by these analyzers."""

    paper_id: str
    digest: str
    analyzers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enriched:
    """What a run did: papers that were read, and papers that are gone and were forgotten."""

    papers: int = 0
    gone: int = 0


def _silent(paper: str) -> None:
    """Take no notice of a paper."""


def enrich(archive: Archive, *, jobs: int | None = None, on_paper: OnPaper = _silent) -> Enriched:
    """Bring the annotations to where the archive and the analyzers are. Raises ArchiveError."""
    # asked for first: what changes meanwhile is stale for the next run
    key, serial, current = archive.key, archive.last_serial(), versions()
    with AnnotationStore.open(archive.home) as store:
        if store.is_at(key, serial, current):
            return Enriched()
        done = _renew(archive, store, jobs, on_paper)
        store.arrive(key, serial, current)
    return done


def _renew(archive: Archive, store: AnnotationStore, jobs: int | None, on_paper: OnPaper) -> Enriched:
    kept = store.readings()
    standing = dict(archive.digests())
    gone = sorted({paper for paper, _ in kept} - set(standing))
    if gone:
        store.forget(gone)
    stale = tuple(_stale(standing.items(), kept))
    for readings in _read(archive.home, stale, jobs or os.cpu_count() or 1):
        store.put(readings)
        for paper in dict.fromkeys(reading.paper_id for reading in readings):
            on_paper(paper)
    return Enriched(len(stale), len(gone))


def _stale(standing: Iterable[tuple[str, str]], kept: Mapping[tuple[str, str], tuple[str, str]]) -> Iterator[Stale]:
    current = current_versions()
    for paper, digest in standing:
        names = tuple(name for name, version in current.items() if kept.get((paper, name)) != (version, digest))
        if names:
            yield Stale(paper, digest, names)


def _read(home: Path, stale: Sequence[Stale], jobs: int) -> Iterator[list[Reading]]:
    pieces = portions(stale, PORTION)
    if jobs == 1 or len(stale) < WORTH_PROCESSES:
        return (_portion(home, piece) for piece in pieces)
    return in_processes(partial(_portion, home), pieces, jobs)


def _portion(home: Path, stale: Sequence[Stale]) -> list[Reading]:
    with Archive.open(home) as archive:
        return [reading for each in stale for reading in _readings(archive, each)]


def _readings(archive: Archive, stale: Stale) -> Iterator[Reading]:
    """One reading an analyzer; a paper that went meanwhile has none."""
    stored = archive.get(stale.paper_id)
    if stored is None:
        return
    for analyzer in analyzers():
        if analyzer.name in stale.analyzers:
            found = analyzer.analyze(stored.inquiry)
            yield Reading(stale.paper_id, stale.digest, analyzer.name, analyzer.version, found)
