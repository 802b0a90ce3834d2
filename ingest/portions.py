"""Work in several processes, its results in the order of the work and only so much of it under way."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

YOUNG = 50_000  # objects among which garbage is looked for; a text makes some thousand, and none of them outlives it
AHEAD = 3  # portions for each process that may lie ready
Thing = TypeVar("Thing")
Made = TypeVar("Made")


def portions(things: Sequence[Thing], size: int) -> Iterator[Sequence[Thing]]:
    """Cut a sequence into pieces of this size, the last one may be shorter."""
    return (things[at : at + size] for at in range(0, len(things), size))


def in_processes(
    work: Callable[[Sequence[Thing]], list[Made]], pieces: Iterable[Sequence[Thing]], jobs: int
) -> Iterator[list[Made]]:
    """Give what ``work`` makes of each piece, in order; ``work`` must be importable by its name."""
    # not fork: threads of this process may hold locks that a forked one would wait for
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    try:
        waiting: deque[Future[list[Made]]] = deque()
        for piece in pieces:
            waiting.append(pool.submit(work, piece))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)  # whoever breaks off does not wait for what lies ready


def _begin() -> None:
    """Prepare a process: it looks for garbage seldom, and ends when the one that started it is killed.

    The pool alone would leave it waiting for ever.
    """
    gc.set_threshold(YOUNG)
    if parent := parent_process():
        Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
