"""The progress bar: on a real terminal only."""

import os
import pty
import subprocess
import sys

SCRIPT = """
from ingest.progress import progress
with progress("Aufnahme", total=2) as advance:
    advance("eins[bold].txt")
    advance("zwei.txt")
"""


def test_on_a_terminal_there_is_a_bar_with_the_name_as_it_is() -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "120"},
        check=True,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "Aufnahme" in shown
    assert "2/2" in shown
    assert "zwei.txt" in shown
    assert done.stdout == b""


def test_elsewhere_there_is_nothing_at_all() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
