"""Many files into the archive: what is known is skipped, what fails is kept with its reason, the rest is read.

::

    paths -> SourceFile | UnreadableFile -> (known? read in a worker) -> Archive -> Step -> Report

Nothing here knows how a paper is read. A run that was killed is simply started
again: every paper is stored by itself, and what is stored is recognised by its digest.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from ingest.archive import Archive
from ingest.errors import UnreadableFile
from ingest.holdings import Failure, Status
from ingest.ocr import TIME_LIMIT as RECOGNITION_LIMIT
from ingest.quarantine import file_of
from ingest.records import SourceFile
from ingest.registry import dialects
from ingest.scans import Scans, read_paper, sweep
from ingest.sources import COMPANIONS, ZIP, iter_sources, source_from_bytes
from ingest.workers import TIME_LIMIT, Outcome, Task, Workers


@dataclass(frozen=True, slots=True)
class Step:
    """One file done: what it did to the archive and to which paper, or why it could not be read."""

    name: str
    status: Status | None = None
    error: UnreadableFile | None = None
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run: how many files did what, and which failed with which reason.

    ``skipped`` counts the data files (JSON, CSV ...) that lay beside papers and were passed over;
    ``filed`` are the files that were filed as further versions, as many as ``version`` says.
    """

    new: int = 0
    changed: int = 0
    version: int = 0
    unchanged: int = 0
    skipped: int = 0
    failures: tuple[UnreadableFile, ...] = ()
    filed: tuple[Step, ...] = ()

    @property
    def failed(self) -> int:
        """How many files could not be read."""
        return len(self.failures)


@dataclass(frozen=True, slots=True)
class _Unopened:
    """What could not even be handed to a worker."""

    error: UnreadableFile
    given: str | None


OnStep = Callable[[Step], None]
_Item = Task | Step | _Unopened


def ingest_paths(
    archive: Archive,
    paths: Iterable[Path | str],
    *,
    jobs: int | None = None,
    on_progress: OnStep | None = None,
    parliament: str | None = None,
    again: bool = False,
    ocr: bool = False,
    time_limit: float = TIME_LIMIT,
) -> Report:
    """Take in files, folders and ZIPs; ``again`` also reads files that this parser has read before.

    ``jobs`` is the number of processes that read, one for each processor if None;
    ``parliament`` the code when it is known for all of them; ``ocr`` recognises the
    text of pages that are pictures, also of known papers. A file that fails
    stands in the report and in the quarantine, the others go on. Raises
    ArchiveError when the archive cannot be written, DialectError when a table is wrong.
    """
    given, scans = tuple(paths), Scans(archive.home, wanted=ocr)
    items = (_item(archive, found, parliament, scans, again=again) for found in iter_sources(given))
    report = _run(archive, items, scans, jobs, on_progress, time_limit)
    return replace(report, skipped=sum(_companions(Path(path)) for path in given))


def retry(
    archive: Archive,
    *,
    jobs: int | None = None,
    on_progress: OnStep | None = None,
    ocr: bool = False,
    time_limit: float = TIME_LIMIT,
) -> Report:
    """Try once more what lies in quarantine: where it lay if it is there, else the copy.

    With ``ocr`` also the papers of which some pages are pictures that were never recognised.
    """
    scans = Scans(archive.home, wanted=ocr)
    items = chain(_retried(archive, scans), _awaiting(archive, scans) if ocr else ())
    return _run(archive, items, scans, jobs, on_progress, time_limit)


def reread(
    archive: Archive,
    *,
    jobs: int | None = None,
    on_progress: OnStep | None = None,
    ocr: bool = False,
    time_limit: float = TIME_LIMIT,
) -> Report:
    """Read every original of the archive anew, as after a better rule; what reads the same is unchanged."""
    tasks = (Task(source, given) for source, given in archive.sources())
    return _run(archive, tasks, Scans(archive.home, wanted=ocr), jobs, on_progress, time_limit)


def _item(
    archive: Archive, found: SourceFile | UnreadableFile, given: str | None, scans: Scans, *, again: bool
) -> _Item:
    if isinstance(found, UnreadableFile):
        return _Unopened(type(found)(_printable(found.name), _printable(found.reason)), given)
    source = replace(found, name=_printable(found.name))
    anew = again or _awaits_ocr(archive, source, scans)
    known = None if anew else archive.recall(source, given=given)
    return Step(source.name, known.status) if known else Task(source, given)


def _awaits_ocr(archive: Archive, source: SourceFile, scans: Scans) -> bool:
    stored = archive.version(source.sha256) if scans.wanted else None
    return stored is not None and scans.awaits(stored.inquiry)


def _awaiting(archive: Archive, scans: Scans) -> Iterator[Task]:
    """The papers in the archive of which pages can still be recognised."""
    for paper in archive.iter_stored():
        original = archive.original(paper.sha256) if scans.awaits(paper.inquiry) else None
        if original:
            data = original.path.read_bytes()
            yield Task(SourceFile(original.name, paper.sha256, original.media_type, data), paper.given)


def _companions(folder: Path) -> int:
    """Count the data files that are passed over in a folder."""
    return sum(file.suffix.lower() in COMPANIONS for file in folder.rglob("[!.]*")) if folder.is_dir() else 0


def _retried(archive: Archive, scans: Scans) -> Iterator[_Item]:
    lying: dict[Path, dict[str, Failure]] = {}
    for failure in archive.quarantined():
        file = file_of(failure.place)
        if file:
            lying.setdefault(file, {})[failure.place] = failure
        else:
            yield _item(archive, _copy(archive, failure), failure.given, scans, again=True)
    for file, failed in lying.items():
        yield from _retried_at(archive, file, failed, scans)


def _retried_at(archive: Archive, file: Path, failed: Mapping[str, Failure], scans: Scans) -> Iterator[_Item]:
    """Try what failed in one file, which may be a ZIP; what is not met there any more leaves the quarantine."""
    met = set()
    whole = failed.get(str(file))
    for found in iter_sources([file]):
        failure = failed.get(found.name, whole)
        if failure:
            met.add(found.name)
            yield _item(archive, found, failure.given, scans, again=True)
    for place, failure in failed.items():
        if place not in met:
            archive.dismiss(failure)


def _copy(archive: Archive, failure: Failure) -> SourceFile | UnreadableFile:
    """Read a failed file from its copy; without one it fails as it did before."""
    data = archive.quarantined_data(failure)
    error = UnreadableFile(failure.place, failure.reason)
    error.code = failure.code
    if data is None:
        return error
    try:
        source = source_from_bytes(failure.place, data)
    except UnreadableFile as again:
        return again
    return error if source.media_type == ZIP else source


def _run(
    archive: Archive,
    items: Iterable[_Item],
    scans: Scans,
    jobs: int | None,
    on_progress: OnStep | None,
    time_limit: float,
) -> Report:
    counts: Counter[Status] = Counter()
    failures, filed = [], []
    dialects()  # a table that is wrong stops the run here, it is not the fault of any paper
    archive.sweep()
    sweep(archive.home)
    time_limit += RECOGNITION_LIMIT if scans.wanted else 0
    with Workers(partial(read_paper, scans=scans), jobs or _processors(), time_limit) as workers:
        done: Iterator[Outcome | Step | _Unopened] = workers.outcomes(items)
        for outcome in done:
            step = _settle(archive, outcome)
            if step.error:
                failures.append(step.error)
            elif step.status:
                counts[step.status] += 1
                filed += [step] if step.status is Status.VERSION else []
            if on_progress:
                on_progress(step)
    numbers = {status.value: counts[status] for status in Status}
    return Report(**numbers, failures=tuple(failures), filed=tuple(filed))


def _settle(archive: Archive, done: Outcome | Step | _Unopened) -> Step:
    """Write the outcome of one file into the archive."""
    if isinstance(done, Step):
        return done
    if isinstance(done, _Unopened):
        if not Path(done.error.name).is_dir():  # a folder without papers is told, there is nothing to keep
            archive.quarantine(done.error.name, done.error, given=done.given)
        return Step(done.error.name, error=done.error)
    task, result = done.task, done.result
    if isinstance(result, UnreadableFile):
        archive.quarantine(task.source, result, given=task.given)
        return Step(task.source.name, error=result)
    stored = archive.store(task.source, result, given=task.given)
    return Step(task.source.name, stored.status, paper=stored.paper_id)


def _printable(name: str) -> str:
    """Spell out the bytes of a file name that are no UTF-8: neither database nor terminal takes them."""
    return name.encode("utf-8", "backslashreplace").decode()


def _processors() -> int:
    """Count the processors this process may use; macOS and Windows only know how many there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
