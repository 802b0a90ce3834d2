"""Damaged papers by the thousand: ``python -m tests.fuzz --papers 2000 --seed 1 --keep FOLDER``.

Each is read in a worker process as `anfragen ingest` does. A refusal by a named error is fine; any other
exception, a record that is not sound, or a paper that takes longer than `SLOW` is a failure.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from statistics import quantiles
from threading import local
from time import perf_counter, process_time

from ingest.assemble import parse_source
from ingest.errors import ReaderFailed, TooSlow, UnreadableFile
from ingest.records import Finding, Inquiry, SourceFile
from ingest.sources import source_from_bytes
from ingest.workers import Task, Workers
from tests.corpus_scores import SHARED
from tests.goldens import forms
from tests.mutations import BYTES, TEXT
from tests.papers import berlin, pdf_of_text
from tests.soundness import faults

SLOW = 5.0
"""Seconds of a processor that no paper may take; what other programs take of the machine does not count."""

GIVEN_UP = 120.0
"""Seconds by the clock after which a paper is no longer waited for."""

BUSY = "fuzz-busy"
"""The finding by which a worker says how many seconds it was busy."""

JOBS = 2

TOLD = 100
"""Papers after which the figures so far are told."""

FIGURES = 4
"""Lines of a report that hold figures; the failures follow."""

AHEAD = 16
"""Cases that are made and held at a time."""

LONGEST = 3_000_000
"""Characters of a damaged text; the longest Große Anfrage has about as many."""

PDF_BYTES = 500_000
"""Bytes of the largest PDF that is damaged; larger ones, full of ruled tables, need longer than `SLOW` when whole."""

PRINTED = 40_000
"""Characters of the longest damaged text that is also printed as a PDF."""

PDF_SHARE, PRINT_SHARE, PAIR_SHARE = 0.2, 0.1, 0.1
"""Shares of the cases that are a damaged PDF, a damaged text printed as PDF, two papers in one."""

PUT_ON_TOP = 0.3
"""Chance of one more mutation on top of the others."""


@dataclass(frozen=True, slots=True)
class Case:
    """One damaged paper: its number, which paper it was, what was done to it."""

    number: int
    paper: str
    done: tuple[str, ...]
    size: int
    data: bytes

    def __str__(self) -> str:
        return f"{self.number:05} {self.paper} {'+'.join(self.done)} ({self.size:,} bytes)"


@dataclass(frozen=True, slots=True)
class Result:
    """How a case was read: seconds by the clock and of the processor, the code of a refusal, what is wrong."""

    case: Case
    seconds: float
    busy: float = 0.0
    code: str = ""
    crash: str = ""
    unsound: tuple[str, ...] = ()

    @property
    def too_slow(self) -> bool:
        """Whether the processor was busy with it for longer than a paper may take."""
        return self.busy > SLOW

    @property
    def failure(self) -> str:
        """Why this is a failure; empty when it is none."""
        if self.crash:
            return self.crash
        if self.too_slow:
            return f"{self.busy:.1f} s"
        return "; ".join(self.unsound[:3])


@cache
def material() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """PDFs and texts that are damaged: the samples, and the real papers when they are at hand."""
    real = sorted(path for folder in ("corpus", "seeds") for path in (SHARED / folder).rglob("*.*"))
    every = [path for path in (*forms(), *real) if path.stat().st_size <= PDF_BYTES]
    return tuple(p for p in every if p.suffix == ".pdf"), tuple(p for p in every if p.suffix == ".txt")


def cases(
    count: int, seed: int, papers: tuple[Sequence[Path], Sequence[Path]], longest: int = LONGEST
) -> Iterator[Case]:
    """So many damaged papers; the same for the same seed and papers. Each mutation has its turn.

    No text has more than ``longest`` characters.
    """
    pdfs, texts = papers
    for number in range(count):
        random = Random(f"{seed}/{number}")  # noqa: S311 (chance of a test, no secret)
        if random.random() < PDF_SHARE:
            yield _damaged_pdf(number, random.choice(pdfs), random)
        else:
            yield _damaged_text(number, texts, random, longest)


def _damaged_pdf(number: int, path: Path, random: Random) -> Case:
    first = BYTES[number % len(BYTES)]
    chosen = [first, *(random.choice(BYTES) for _ in range(random.random() < PUT_ON_TOP))]
    data = path.read_bytes()
    for mutate in chosen:
        data = mutate(data, random)
    return Case(number, path.name, tuple(mutate.__name__ for mutate in chosen), len(data), data)


def _damaged_text(number: int, texts: Sequence[Path], random: Random, longest: int) -> Case:
    path, done = random.choice(texts), list[str]()
    text = path.read_text(encoding="utf-8")
    if random.random() < PAIR_SHARE:
        text += random.choice(("\n", "\f", "")) + random.choice(texts).read_text(encoding="utf-8")
        done.append("two_papers")
    chosen = [TEXT[number % len(TEXT)]]
    while random.random() < PUT_ON_TOP:
        chosen.append(random.choice(TEXT))
    for mutate in chosen:
        text = mutate(text, random)[:longest]
    done += [mutate.__name__ for mutate in chosen]
    printed = random.random() < PRINT_SHARE and len(text) < PRINTED
    data = pdf_of_text(text) if printed else text.encode("utf-8", "replace")
    return Case(number, path.name, (*done, "printed") if printed else tuple(done), len(data), data)


def read_all(given: Iterable[Case]) -> Iterator[Result]:
    """Read the cases, two at a time, in their order."""
    own = local()
    opened: list[Workers] = []

    def read(case: Case) -> Result:
        if not hasattr(own, "workers"):
            own.workers = _started()
            opened.append(own.workers)
        return _read(own.workers, case)

    waiting = iter(given)
    try:
        with ThreadPoolExecutor(JOBS) as threads:
            while held := tuple(islice(waiting, AHEAD)):
                yield from threads.map(read, held)
    finally:
        for workers in opened:
            workers.__exit__(None, None, None)


def busily_parsed(source: SourceFile, given: str | None) -> Inquiry:
    """The record, with a finding that says how long the processor was busy with it."""
    start = process_time()
    record = parse_source(source, given)
    return replace(record, findings=(*record.findings, Finding(BUSY, str(process_time() - start))))


def _started() -> Workers:
    """One worker that has loaded all it needs, so that the first paper is not measured with it."""
    workers = Workers(busily_parsed, 1, GIVEN_UP)
    _warm(workers)
    return workers


def _warm(workers: Workers) -> None:
    for data in (berlin(30001).encode(), pdf_of_text(berlin(30001))):
        list(workers.outcomes([Task(source_from_bytes("fiktiv", data))]))


def _read(workers: Workers, case: Case) -> Result:
    start = perf_counter()
    try:
        task = Task(source_from_bytes(f"{case.number:05}", case.data))
    except UnreadableFile as error:
        return Result(case, perf_counter() - start, code=error.code)
    (outcome,) = workers.outcomes([task])
    seconds, found = perf_counter() - start, outcome.result
    if isinstance(found, Inquiry):
        busy = float(found.findings[-1].message)
        return Result(case, seconds, busy, unsound=tuple(faults(found)))
    if isinstance(found, ReaderFailed | TooSlow):
        _warm(workers)
        return Result(case, seconds, code=found.code, crash=found.reason)
    return Result(case, seconds, code=found.code)


def report(results: Sequence[Result]) -> list[str]:
    """The figures of a run and every failure, a line each."""
    codes = Counter(result.code for result in results)
    failed = [result for result in results if result.failure]
    slowest = max(results, key=lambda result: result.busy)
    return [
        f"papers {len(results)}, read {codes.pop('', 0)}, refused {dict(sorted(codes.items()))}",
        f"crashes {sum(bool(r.crash) for r in results)}, over {SLOW:g} s {sum(r.too_slow for r in results)}, "
        f"unsound {sum(bool(r.unsound) for r in results)}",
        f"by the clock {_spread([r.seconds for r in results])}; of the processor {_spread([r.busy for r in results])}",
        f"slowest {slowest.busy:.2f} s: {slowest.case}",
        *(f"FAILED {result.case}: {result.failure}" for result in failed),
    ]


def _spread(times: Sequence[float]) -> str:
    cuts = quantiles(times, n=100) if len(times) > 1 else [*times] * 99
    return f"p50 {cuts[49]:.3f} s, p99 {cuts[98]:.3f} s, most {max(times):.2f} s"


def main(arguments: list[str] | None = None) -> int:
    """The command: 0 when nothing failed, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--papers", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the papers that failed")
    given = parser.parse_args(arguments)
    results = list[Result]()
    for result in read_all(cases(given.papers, given.seed, material())):
        results.append(_kept(result, given.keep))
        if len(results) % TOLD == 0:
            sys.stderr.write("\n".join(report(results)[:FIGURES]) + "\n")
    sys.stdout.write("\n".join(report(results)) + "\n")
    return int(any(result.failure for result in results))


def _kept(result: Result, folder: Path | None) -> Result:
    """The result; the paper of a failure is written, that of any other is let go."""
    if result.failure and folder:
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{result.case.number:05}-{'+'.join(result.case.done)}"
        (folder / f"{name}{'.pdf' if result.case.data[:4] == b'%PDF' else '.txt'}").write_bytes(result.case.data)
    return replace(result, case=replace(result.case, data=b""))


if __name__ == "__main__":
    sys.exit(main())
