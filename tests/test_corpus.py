"""The real papers beside the project, when they are at hand: scores that must hold, seeds that must go in."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry
from ingest.sources import read_source

pytestmark = pytest.mark.corpus

FLOORS = {"berlin": ("be", 0.95, 0.85), "niedersachsen": ("ni", 0.95, 0.85), "bundestag": ("bt", 0.95, None)}
"""Parliament, pair F1 of the papers as they are, pair F1 when every line break is lost."""

HEAD_FLOOR = 0.97


def scored(shared: Path, folder: str, *options: str) -> dict[str, Any]:
    command = f"{sys.executable} -m search_app.cli parse"
    done = subprocess.run(
        [
            sys.executable,
            shared / "tools" / "score.py",
            shared / "corpus" / folder,
            "--json",
            "--command",
            command,
            *options,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("folder", FLOORS)
def test_scores_hold(shared: Path, folder: str) -> None:
    code, pairs, _ = FLOORS[folder]
    figures = scored(shared, folder)[code]
    assert figures["pair_f1"] >= pairs, figures
    assert figures["head"] >= HEAD_FLOOR, figures


@pytest.mark.parametrize("folder", [name for name, floors in FLOORS.items() if floors[2]])
def test_scores_hold_without_line_breaks(shared: Path, folder: str) -> None:
    code, _, pairs = FLOORS[folder]
    figures = scored(shared, folder, "--flatten")[code]
    assert figures["pair_f1"] >= pairs, figures


def seed(shared: Path, number: str) -> Inquiry:
    (path,) = (shared / "seeds").glob(f"{number}_*")
    return parse_source(read_source(path))


def test_the_seed_of_berlin(shared: Path) -> None:
    record = seed(shared, "000")
    assert record.reference == "17/11310"
    assert [q.label for q in record.questions] == ["1", "2", "3", "4", "5"]
    assert [a.labels for a in record.answers] == [("1",), ("2",), ("3",), ("4", "5")]
    for answer in record.answers:
        assert "Wahlperiode" not in answer.text
        assert "11 310" not in answer.text
    assert (
        "in der Integrationspolitik eine enge fachliche Zusammenarbeit mit anderen Bundesländern"
        in record.answers[0].text
    )
    assert "Kooperationen statt: IMPART" in " ".join(record.answers[2].text.split())


def test_the_seed_of_niedersachsen(shared: Path) -> None:
    record = seed(shared, "004")
    assert (record.parliament, record.reference, record.request_reference) == ("ni", None, "18/4848")
    assert str(record.paper_ref) == "ni/18/4848"
    assert [a.labels for a in record.answers] == [("1",), ("2",), ("3",)]
    assert [p.by for p in record.preambles] == ["asker", "government"]
    assert "number-missing" in {f.code for f in record.findings}


@pytest.mark.parametrize("number", ["001", "002", "003"])
def test_the_other_seeds_go_in(shared: Path, number: str) -> None:
    record = seed(shared, number)
    assert record.title
    assert record.sections
    assert all("**" not in s.text for s in record.sections)
