"""A few damaged papers in every run; thousands by ``make fuzz``."""

from pathlib import Path

import pytest

from tests.fuzz import Case, Result, cases, material, read_all, report
from tests.goldens import SAMPLES

PAPERS, SEED = 60, 3

LONGEST = 150_000
"""Characters of a text here: more than ordinary papers have, and read in a moment."""


def of_the_project() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The sample papers alone: the same with and without the real papers at hand."""
    pdfs, texts = material()
    return tuple(p for p in pdfs if SAMPLES in p.parents), tuple(p for p in texts if SAMPLES in p.parents)


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return list(read_all(cases(PAPERS, SEED, of_the_project(), LONGEST)))


def test_no_damaged_paper_crashes_the_reader_or_takes_long(results: list[Result]) -> None:
    assert [f"{r.case}: {r.crash or r.busy}" for r in results if r.crash or r.too_slow] == []


def test_most_are_read_and_some_are_refused_by_name(results: list[Result]) -> None:
    assert len(results) == PAPERS
    assert sum(not result.code for result in results) > PAPERS / 2
    assert "damaged" in {result.code for result in results}


def test_what_is_no_document_is_refused_before_it_is_read() -> None:
    (result,) = read_all([Case(1, "leer.txt", ("dropped",), 2, b"\n\n")])
    assert (result.code, result.failure) == ("empty", "")


def test_the_same_seed_damages_alike() -> None:
    one, two = (list(cases(20, SEED, of_the_project())) for _ in range(2))
    assert one == two
    assert list(cases(20, SEED + 1, of_the_project())) != one


def test_a_failure_is_named_in_the_report() -> None:
    case = Case(7, "papier.txt", ("dropped",), 3, b"abc")
    good = Result(case, 0.1, 0.1)
    for bad in (
        Result(case, 0.1, crash="IndexError"),
        Result(case, 9.0, 9.0),
        Result(case, 0.1, 0.1, unsound=("span",)),
    ):
        assert [line for line in report([good, bad]) if line.startswith("FAILED 00007 papier.txt dropped")]
    assert not [line for line in report([good, good]) if line.startswith("FAILED")]
