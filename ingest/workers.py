"""Reading papers in other processes: one that dies or hangs costs one paper, not the batch.

PDFium is not thread-safe and can crash on a hostile file, so a paper is never read
in the process that writes the archive. Each worker process is led by a thread that
does nothing but wait for it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from traceback import extract_tb
from types import TracebackType
from typing import Self, TypeVar

from ingest import serial
from ingest.errors import ReaderFailed, TooSlow, UnreadableFile
from ingest.records import Inquiry, SourceFile

TIME_LIMIT = 300.0  # seconds a paper: 500 pages full of ruled tables take about 60
MEMORY_LIMIT = 4 << 30  # bytes of address space a worker: beyond that a file is a bomb, not a paper
_AHEAD = 4  # papers a worker that may be under way or waiting for an earlier one

# what a defect in our code or in a library raises. Anything else ends the worker, which is noticed too.
_DEFECTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)

Read = Callable[[SourceFile, str | None], Inquiry]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read; ``given`` is the parliament that the user named."""

    source: SourceFile
    given: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file with its record, or with the reason why there is none."""

    task: Task
    result: Inquiry | UnreadableFile


class Workers:
    """A few processes that read papers; use it by ``with``, it leaves no process behind.

    ``read`` is what is done with each file; it must be importable by its name.
    """

    def __init__(self, read: Read, jobs: int, time_limit: float = TIME_LIMIT) -> None:
        self._jobs = max(1, jobs)
        self._threads = ThreadPoolExecutor(self._jobs, thread_name_prefix="reader")
        self._is_ending = False
        self._new = partial(_Worker, read, time_limit)
        self._own = threading.local()
        self._all: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._is_ending = True
        for worker in self._all:
            worker.end()
        self._threads.shutdown()
        for worker in self._all:
            worker.close()

    def outcomes(self, tasks: Iterable[Task | T]) -> Iterator[Outcome | T]:
        """Read files and give their outcomes in the order of the tasks; what is no task is passed on in its place.

        Only a bounded number of files is held at a time, however many there are.
        """
        waiting: deque[Future[Outcome | T]] = deque()
        for task in tasks:
            waiting.append(self._begin(task))
            if len(waiting) > self._jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _begin(self, task: Task | T) -> Future[Outcome | T]:
        if isinstance(task, Task):
            return self._threads.submit(self._read, task)
        passed: Future[Outcome | T] = Future()
        passed.set_result(task)
        return passed

    def _read(self, task: Task) -> Outcome:
        """Run in a thread of the pool: each has a worker of its own."""
        if not hasattr(self._own, "worker"):
            self._own.worker = self._new()
            self._all.append(self._own.worker)
            if self._is_ending:  # one that nobody has seen among all
                self._own.worker.end()
        return Outcome(task, self._own.worker.read(task))


class _Worker:
    """One process at a time; a new one takes its place when it died or was ended."""

    def __init__(self, read: Read, time_limit: float) -> None:
        self._read = read
        self._time_limit = time_limit
        self._context = get_context("spawn")
        self._process: BaseProcess | None = None
        # the process is started and replaced by the thread that reads, and ended by the one that gives the tasks
        self._lock = threading.RLock()
        self._is_ended = False

    def _alive(self) -> BaseProcess | None:
        """The process, a new one if need be; None after the end."""
        with self._lock:
            if self._process is None or not self._process.is_alive():
                self.close()
                self._process = None if self._is_ended else self._started()
            return self._process

    def _started(self) -> BaseProcess:
        self._connection, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._read), daemon=True)
        process.start()
        theirs.close()
        return process

    def read(self, task: Task) -> Inquiry | UnreadableFile:
        process = self._alive()
        if process is None:
            return ReaderFailed(task.source.name, "Das Lesen wurde abgebrochen.")
        try:
            self._connection.send((task.source, task.given))
            if not self._connection.poll(self._time_limit):
                self.kill()
                process.join()
                reason = f"Das Lesen dauerte länger als {self._time_limit:.0f} Sekunden und wurde abgebrochen."
                return TooSlow(task.source.name, reason)
            reply: bytes | UnreadableFile = self._connection.recv()
        except (EOFError, ConnectionError):
            return ReaderFailed(task.source.name, f"Der Leseprozess ist abgestürzt ({_last_words(process)}).")
        return serial.from_json(reply) if isinstance(reply, bytes) else reply

    def end(self) -> None:
        """End the process, and let no other one follow."""
        with self._lock:
            self._is_ended = True
            self.kill()

    def kill(self) -> None:
        """End the process and the programs it started, which are in its group; one that has just begun has none yet."""
        with self._lock:
            process = self._process
            if process is None:
                return
            if os.name == "posix" and process.pid and process.is_alive():
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()

    def close(self) -> None:
        """End the process and let go of what belongs to it."""
        with self._lock:
            if self._process is None:
                return
            self.kill()
            self._process.join()
            self._process.close()
            self._connection.close()
            self._process = None


def _last_words(process: BaseProcess) -> str:
    process.join()
    code = process.exitcode or 0
    if code >= 0:
        return f"Rückgabewert {code}"
    return signal.strsignal(-code) or f"Signal {-code}"


def _serve(connection: Connection, read: Read) -> None:
    """Read what comes until nobody sends any more; Ctrl-C is the business of the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.name == "posix":
        os.setpgid(0, 0)
    _limit_memory()
    while True:
        try:
            source, given = connection.recv()
        except (EOFError, ConnectionError):
            return
        connection.send(_reply(read, source, given))


def _reply(read: Read, source: SourceFile, given: str | None) -> bytes | UnreadableFile:
    try:
        return serial.to_json(read(source, given))
    except UnreadableFile as error:
        return error
    except _DEFECTS as error:
        at = extract_tb(error.__traceback__)[-1]
        place = f"{at.filename.rpartition('/')[2]}:{at.lineno}"
        return ReaderFailed(source.name, f"Interner Fehler beim Lesen: {type(error).__name__}: {error} ({place}).")


def _limit_memory() -> None:
    """Let a worker that eats all memory fail alone; other systems than Linux do not keep this limit."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
