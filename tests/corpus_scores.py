"""Figures over the real papers beside the project, by their own scorers.

The scorers are asked three times (as printed, without line breaks, tables); a folder of
records sees to it that each file is read once. Run as a program this prints records for them.
"""

import hashlib
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from ingest.assemble import parse_source
from ingest.serial import to_json
from ingest.sources import read_source
from tests.sample_scores import DIGITS, Figures

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
CORPUS = SHARED / "corpus"
TABLES = CORPUS / "tables"


def corpus_figures() -> dict[str, dict[str, Figures]]:
    """Figures of each parliament as the papers are and without line breaks, and those of the tables."""
    with tempfile.TemporaryDirectory() as folder:
        command = ("--json", "--command", shlex.join([sys.executable, "-m", "tests.corpus_scores", folder]))
        return {
            "printed": _parliaments(_scored("score.py", CORPUS, *command)),
            "flattened": _parliaments(_scored("score.py", CORPUS, "--flatten", *command)),
            "tables": {"all": _rounded(_scored("score_tables.py", TABLES, _drawn_in(), *command))},
        }


def _scored(tool: str, *arguments: Path | str) -> dict[str, Any]:
    command = [sys.executable, SHARED / "tools" / tool, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{tool} ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def _drawn_in() -> Path:
    """The folder that holds the PDFs of the hand-checked tables."""
    paper = json.loads((TABLES / "index.json").read_text(encoding="utf-8"))[0]["paper"]
    return next(CORPUS.rglob(f"{paper}.pdf")).parent


def _parliaments(scored: dict[str, Any]) -> dict[str, Figures]:
    return {code: row for code, row in scored.items() if code not in ("all", "head fields")}


def _rounded(scored: dict[str, float]) -> Figures:
    return {name: round(value, DIGITS) for name, value in scored.items()}


def _record(path: Path, kept: Path) -> str:
    """The record of a file as a line of JSON, from the folder if the same bytes were read before."""
    place = kept / hashlib.sha256(path.read_bytes()).hexdigest()
    if not place.exists():
        place.write_bytes(to_json(parse_source(read_source(path))))
    return place.read_text(encoding="utf-8").strip()


def main(kept: str, *paths: str) -> None:
    """Print a record for each path, as ``anfragen parse`` does."""
    for path in paths:
        sys.stdout.write(_record(Path(path), Path(kept)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
