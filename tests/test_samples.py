"""Every sample paper, in every form, is read as its golden record says."""

from pathlib import Path
from typing import Any

import pytest

from ingest.lines import read_lines
from ingest.registry import parliaments
from ingest.sources import read_source
from samples.make import write
from samples.papers import MARK, papers
from tests.goldens import (
    HEAD,
    SAMPLES,
    findings_of,
    forms,
    golden_of,
    head_of,
    record_of,
    runs_on,
    squeezed,
    without_table,
)

FILES = forms()


@pytest.fixture(scope="module")
def records() -> dict[Path, dict[str, Any]]:
    return {path: record_of(path) for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_head(path: Path, records: dict[Path, dict[str, Any]]) -> None:
    golden, record = golden_of(path), records[path]
    expected = head_of(golden, path)
    found = {key: record[key] for key in HEAD}
    if runs_on(record, golden, path):
        expected["title"] = found["title"]
    assert found == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_questions_and_preambles(path: Path, records: dict[Path, dict[str, Any]]) -> None:
    golden, record = golden_of(path), records[path]
    assert [(q["label"], squeezed(q["text"])) for q in record["questions"]] == [
        (q["label"], squeezed(q["text"])) for q in golden["questions"]
    ]
    preambles = [(p["by"], squeezed(p["text"])) for p in record["preambles"]]
    expected = [(p["by"], squeezed(p["text"])) for p in golden["preambles"]]
    if runs_on(record, golden, path):
        preambles, expected = ([p for p in found if p[0] != "asker"] for found in (preambles, expected))
    assert preambles == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_answers(path: Path, records: dict[Path, dict[str, Any]]) -> None:
    golden, record = golden_of(path), records[path]
    expected = [(a["labels"], a["marker"], squeezed(a["text"])) for a in golden["answers"]]
    tables = [a.get("tables", []) for a in golden["answers"]]
    assert len(record["answers"]) == len(expected)
    found = [
        (a["labels"], a["marker"], without_table(a["text"], rows))
        for a, rows in zip(record["answers"], tables, strict=True)
    ]
    assert found == expected


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.suffix == ".pdf"], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_tables_of_the_pdf_have_every_cell(path: Path, records: dict[Path, dict[str, Any]]) -> None:
    golden, record = golden_of(path), records[path]
    expected = [[table["rows"] for table in a.get("tables", [])] for a in golden["answers"]]
    assert [[table["rows"] for table in a["tables"]] for a in record["answers"]] == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_is_found_wanting_but_what_is_not_printed(path: Path, records: dict[Path, dict[str, Any]]) -> None:
    assert {finding["code"] for finding in records[path]["findings"]} <= findings_of(golden_of(path), path)


def test_every_dialect_has_three_samples_in_every_form() -> None:
    for parliament in parliaments():
        folder = SAMPLES / parliament.code
        names = {path.stem for path in folder.glob("*.json")}
        assert len(names) >= 3, parliament.name
        assert {path.stem for path in folder.glob("*.pdf")} == names
        assert {path.stem.removesuffix("-dump") for path in folder.glob("*-dump.txt")} == names
        assert {path.stem for path in folder.glob("*.txt") if not path.stem.endswith("-dump")} == names


def test_every_sample_says_that_it_is_fictional() -> None:
    for path in FILES:
        if path.suffix == ".txt":
            assert MARK in path.read_text(encoding="utf-8"), path.name
    for path in FILES:
        pages = {line.page for line in read_lines(read_source(path)) if MARK in line.text}
        assert pages, path.name


def test_the_program_prints_the_same_papers_again(tmp_path: Path) -> None:
    for paper in papers():
        write(paper, tmp_path)
    written = sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*.*"))
    kept = sorted(p.relative_to(SAMPLES) for p in SAMPLES.glob("??/*.*"))
    assert written == kept
    for name in written:
        assert (tmp_path / name).read_bytes() == (SAMPLES / name).read_bytes(), name
