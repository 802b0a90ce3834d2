"""`anfragen parse`: one line a file, in order, also for a file that cannot be read."""

import json
import subprocess
import sys
from pathlib import Path

SAMPLE = Path("samples/be/17-99310.pdf")


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "search_app.cli", "parse", *args], capture_output=True, text=True)


def test_one_record_a_line_in_the_order_given(tmp_path: Path) -> None:
    empty = tmp_path / "leer.txt"
    empty.write_bytes(b"")
    done = run(SAMPLE, empty, Path("samples/ni/19-99101.txt"))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [r["source"]["name"] for r in records] == [str(SAMPLE), str(empty), "samples/ni/19-99101.txt"]
    assert [f["code"] for f in records[1]["findings"]] == ["empty"]
    assert "leer.txt" in done.stderr
    assert (records[0]["parliament"], records[0]["language"]) == ("be", "de")
    assert [(each["target"], each["in"]) for each in records[0]["references"]] == [
        ("LHO", "answer/3"),
        ("Ankommen im Kiez", "answer/2"),
        ("Europäischer Sozialfonds", "answer/3"),
        ("Ankommen im Kiez", "answer/4"),
    ]
    assert records[2]["answers"][2]["labels"] == ["3", "4"]


def test_a_known_parliament_is_not_detected() -> None:
    done = run("--parliament", "ni", Path("samples/be/17-99310.txt"))
    assert json.loads(done.stdout)["parliament"] == "ni"


def test_wrong_usage_ends_with_two() -> None:
    assert run().returncode == 2
    assert run("--parliament", "zz", SAMPLE).returncode == 2
    assert run("gibtesnicht.pdf").returncode == 2
