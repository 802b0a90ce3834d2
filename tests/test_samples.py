"""Every sample paper, in every form, is read as its golden record says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ingest.assemble import parse_source
from ingest.dialect import parliaments
from ingest.serial import to_json
from ingest.sources import read_source
from samples.make import write
from samples.papers import MARK, papers

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FILES = sorted(p for p in SAMPLES.glob("??/*") if p.suffix in (".pdf", ".txt"))
HEAD = (
    "parliament", "reference", "legislative_term", "kind", "part", "request_reference", "inquiry_number", "title",
    "askers", "factions", "dates", "answering_body", "signed_by",
)  # fmt: skip


def golden_of(path: Path) -> dict[str, Any]:
    name = path.stem.removesuffix("-dump")
    return json.loads((path.parent / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def head_of(golden: dict[str, Any], path: Path) -> dict[str, Any]:
    """The head as this form prints it: a dump may have lost the line with number and date."""
    absent = golden.get("absent_in_dump", []) if path.stem.endswith("-dump") else []
    head = {key: None if key in absent else golden[key] for key in HEAD}
    return head | {"dates": {key: None if key in absent else value for key, value in golden["dates"].items()}}


def findings_of(golden: dict[str, Any], path: Path) -> set[str]:
    """What a record has to say of a paper that is read well: only which values are not printed in this form."""
    head = head_of(golden, path)
    printed = {"number-missing": head["reference"], "answered-missing": head["dates"]["answered"]}
    codes = {code for code, value in printed.items() if value is None and golden["part"] != "inquiry"}
    return codes | ({"title-inferred"} if path.stem.endswith("-dump") else set())


def runs_on(record: dict[str, Any], golden: dict[str, Any], path: Path) -> bool:
    """Whether the line breaks are lost between title and preamble, and the record holds both, parted anywhere."""

    def opening(paper: dict[str, Any]) -> str:
        asker = "".join(p["text"] for p in paper["preambles"] if p["by"] == "asker")
        return squeezed(f"{paper['title']}{asker}")

    return path.stem.endswith("-dump") and record["title"] is not None and opening(record) == opening(golden)


def squeezed(text: str) -> str:
    """Blanks do not count: paragraphs and the blanks of figures depend on the form."""
    return re.sub(r"\s+", "", text)


def without_table(text: str, tables: list[dict[str, Any]]) -> str:
    """Of an answer with a table only the words: its cells are compared on their own."""
    for table in tables:
        cells = squeezed("".join(cell for row in table["rows"] for cell in row))
        text = squeezed(text).removesuffix(cells)
    return squeezed(text)


@pytest.fixture(scope="module")
def records() -> dict[Path, dict[str, Any]]:
    return {path: json.loads(to_json(parse_source(read_source(path)))) for path in FILES}


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


def test_every_dialect_has_three_samples() -> None:
    for parliament in parliaments():
        assert len(list((SAMPLES / parliament.code).glob("*.json"))) >= 3, parliament.name


def test_every_sample_says_that_it_is_fictional() -> None:
    for path in FILES:
        if path.suffix == ".txt":
            assert MARK in path.read_text(encoding="utf-8"), path.name
    from ingest.lines import read_lines

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
