"""Worker processes: real ones, that answer, raise, hang, crash and run out of memory."""

import ctypes
import multiprocessing
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import workers as reading
from ingest.errors import DamagedFile, ReaderFailed, TooSlow, UnreadableFile
from ingest.records import Inquiry, Source, SourceFile
from ingest.workers import Outcome, Task, Workers


def act(source: SourceFile, given: str | None) -> Inquiry:
    """What the name of the file says, done in the worker."""
    match source.name.split():
        case ["read"]:
            return Inquiry(Source(source.name, source.sha256, source.media_type, 1), title=given)
        case ["wait", seconds]:
            time.sleep(float(seconds))
        case ["damaged"]:
            raise DamagedFile(source.name, "Sie bricht ab.")
        case ["defect"]:
            raise KeyError("Frage 7")
        case ["unknown-defect"]:
            raise Exception("Absturz mit Ansage")
        case ["exit"]:
            os._exit(3)
        case ["crash"]:
            ctypes.string_at(0)
        case ["eat"]:
            return Inquiry(Source("x" * (8 << 30), "", "", 1))
        case ["garble"]:
            return Inquiry(Source(source.name, source.sha256, source.media_type, 1), title="\ud800")
    return Inquiry(Source(source.name, source.sha256, source.media_type, 1))


def start(source: SourceFile, given: str | None) -> Inquiry:
    """Run a program that takes a minute; the file of this name gets its process id."""
    program = subprocess.Popen(["sleep", "60"])
    Path(source.name).write_text(str(program.pid))
    program.wait()
    return Inquiry(Source(source.name, source.sha256, source.media_type, 1), title=given)


def tasks(*names: str) -> Iterator[Task]:
    return (Task(SourceFile(name, "0" * 64, "text/plain", b""), "be") for name in names)


def run(*names: str, jobs: int = 1, time_limit: float = 60.0) -> list[Inquiry | UnreadableFile]:
    with Workers(act, jobs, time_limit) as workers:
        outcomes: list[Outcome] = list(workers.outcomes(tasks(*names)))
    assert [outcome.task.source.name for outcome in outcomes] == list(names)
    return [outcome.result for outcome in outcomes]


def test_a_record_comes_back_and_the_given_parliament_goes_there() -> None:
    (result,) = run("read")
    assert result == Inquiry(Source("read", "0" * 64, "text/plain", 1), title="be")


def test_outcomes_keep_the_order_of_the_tasks() -> None:
    results = run("wait 0.5", "read", "wait 0.2", "read", jobs=2)
    assert all(isinstance(result, Inquiry) for result in results)


@pytest.mark.parametrize(
    ("name", "error", "reason"),
    [
        ("damaged", DamagedFile, "Sie bricht ab."),
        ("defect", ReaderFailed, "KeyError: 'Frage 7' (test_workers.py:"),
        ("unknown-defect", ReaderFailed, "abgestürzt (Rückgabewert 1)"),
        ("exit", ReaderFailed, "abgestürzt (Rückgabewert 3)"),
        ("crash", ReaderFailed, "abgestürzt (Segmentation fault)"),
        ("eat", ReaderFailed, "MemoryError"),
        ("garble", ReaderFailed, "UnicodeEncodeError"),
    ],
)
def test_what_breaks_on_one_paper_costs_one_paper(name: str, error: type[UnreadableFile], reason: str) -> None:
    before, result, after = run("read", name, "read")
    assert type(result) is error
    assert reason in result.reason
    assert result.name == name
    assert isinstance(before, Inquiry)
    assert isinstance(after, Inquiry)


def test_a_paper_that_hangs_is_ended_at_the_limit() -> None:
    begun = time.monotonic()
    result, after = run("wait 600", "read", time_limit=3.0)
    assert isinstance(result, TooSlow)
    assert "länger als 3 Sekunden" in result.reason
    assert isinstance(after, Inquiry)
    assert time.monotonic() - begun < 30


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc to ask about processes")
def test_a_program_that_a_reader_started_ends_with_it(tmp_path: Path) -> None:
    place = tmp_path / "pid"
    with Workers(start, 1, 8.0) as workers:
        outcomes: list[Outcome] = list(workers.outcomes(tasks(str(place))))
    assert isinstance(outcomes[0].result, TooSlow)
    until = time.monotonic() + 10
    while is_running(int(place.read_text())):
        assert time.monotonic() < until, "the program still runs"
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    """Whether a process works; one that ended and that nobody has asked about (state Z) does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_no_process_is_started_after_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()
    alive = reading._Worker._alive

    def late(worker: reading._Worker) -> object:
        begun.set()
        go_on.wait(30)
        return alive(worker)

    monkeypatch.setattr(reading._Worker, "_alive", late)
    with Workers(act, 1) as pool:
        outcomes = pool.outcomes(tasks("wait 600", "wait 600"))
        first = threading.Thread(target=next, args=(outcomes,), daemon=True)
        first.start()
        begun.wait(30)
        threading.Timer(0.3, go_on.set).start()  # when the pool is ending already
    first.join(30)
    assert not first.is_alive()
    assert multiprocessing.active_children() == []


def test_no_process_is_left_behind_also_when_the_caller_breaks_off() -> None:
    with Workers(act, 2) as workers:
        for _ in workers.outcomes(tasks("read", "wait 600", "wait 600", "wait 600")):
            break
    assert multiprocessing.active_children() == []


def test_only_a_few_files_are_held_at_a_time() -> None:
    taken = 0

    def endless() -> Iterator[Task]:
        nonlocal taken
        while True:
            taken += 1
            yield from tasks("read")

    with Workers(act, 1) as workers:
        outcomes = workers.outcomes(endless())
        for _ in range(20):
            next(outcomes)
    assert taken < 30


def test_what_is_no_task_is_passed_on_in_its_place() -> None:
    with Workers(act, 1) as workers:
        mixed: list[Outcome | str] = list(workers.outcomes(["first", *tasks("read"), "last"]))
    assert (mixed[0], mixed[2]) == ("first", "last")
    assert isinstance(mixed[1], Outcome)
