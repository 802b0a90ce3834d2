"""Print the sample papers and write their golden records: ``python -m samples.make``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from samples.papers import FOLDER, Paper, golden, papers
from samples.print_pdf import pdf
from samples.print_text import flattened, lined


def write(paper: Paper, folder: Path) -> None:
    """The forms of one paper and its golden record, under ``folder``/parliament."""
    place = folder / paper.parliament
    place.mkdir(parents=True, exist_ok=True)
    if "pdf" in paper.forms:
        (place / f"{paper.name}.pdf").write_bytes(pdf(paper))
    if "txt" in paper.forms:
        (place / f"{paper.name}.txt").write_text(lined(paper), encoding="utf-8")
    if "flat" in paper.forms:
        (place / f"{paper.name}-dump.txt").write_text(flattened(paper), encoding="utf-8")
    text = json.dumps(golden(paper), ensure_ascii=False, indent=1)
    (place / f"{paper.name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """Write all samples into their folder."""
    for paper in papers():
        write(paper, FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main())
