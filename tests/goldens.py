"""Golden records of the sample papers, and how a reading is compared with them."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from ingest.assemble import parse_source
from ingest.serial import to_json
from ingest.sources import read_source

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
HEAD = (
    "parliament", "reference", "legislative_term", "kind", "part", "request_reference", "inquiry_number", "title",
    "askers", "factions", "dates", "answering_body", "signed_by",
)  # fmt: skip


def forms() -> list[Path]:
    """Every form of every sample paper, sorted."""
    return sorted(path for path in SAMPLES.glob("??/*") if path.suffix in (".pdf", ".txt"))


@cache
def record_of(path: Path) -> dict[str, Any]:
    """The record of a file as JSON gives it; each file is read once in a run."""
    return json.loads(to_json(parse_source(read_source(path))))  # type: ignore[no-any-return]


def golden_of(path: Path) -> dict[str, Any]:
    """The golden record that stands beside a form of the paper."""
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
    codes = {code for code, value in printed.items() if value is None}
    dump = path.stem.endswith("-dump")
    codes.update(golden.get("found", []))
    return codes | ({"title-inferred", "title-missing", *golden.get("found_in_dump", [])} if dump else set())


def runs_on(record: dict[str, Any], golden: dict[str, Any], path: Path) -> bool:
    """Whether the line breaks are lost between title and preamble, and the record holds both, parted anywhere."""

    def opening(paper: dict[str, Any]) -> str:
        asker = "".join(p["text"] for p in paper["preambles"] if p["by"] == "asker")
        return squeezed(f"{paper['title'] or ''}{asker}")

    return path.stem.endswith("-dump") and opening(record) == opening(golden)


def squeezed(text: str) -> str:
    """Blanks do not count: paragraphs and the blanks of figures depend on the form."""
    return re.sub(r"\s+", "", text)


def without_table(text: str, tables: list[dict[str, Any]]) -> str:
    """Of an answer with a table only the words: its cells are compared on their own."""
    for table in tables:
        cells = squeezed("".join(cell for row in table["rows"] for cell in row))
        text = squeezed(text).removesuffix(cells)
    return squeezed(text)
