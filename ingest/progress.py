"""A progress bar for people; the only importer of rich."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[str], None]


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Advance]:
    """Show a bar on stderr while the block runs; call what comes in with the name of each thing done.

    Nothing is shown when stderr is no terminal. Without ``total`` the bar only counts.
    """
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich import progress as rich_progress
    from rich.console import Console
    from rich.markup import escape

    columns = (
        rich_progress.TextColumn("{task.description}"),
        rich_progress.BarColumn(),
        rich_progress.MofNCompleteColumn() if total is not None else rich_progress.TextColumn("{task.completed}"),
        rich_progress.TimeElapsedColumn(),
        rich_progress.TextColumn("{task.fields[name]}"),
    )
    with rich_progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total, name="")
        yield lambda name: bar.update(task, advance=1, name=escape(name[-_NAME_WIDTH:]))


_NAME_WIDTH = 40  # characters of a file's name that fit beside the bar
