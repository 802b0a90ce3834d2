"""Where commands write what is taken away: standard output, or a file that is whole or not there."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from ingest.disk import refusal

STANDARD = "-"

output_option = click.option(
    "--output",
    "-o",
    metavar="DATEI",
    type=click.Path(dir_okay=False, allow_dash=True),
    default=STANDARD,
    help="Datei; sonst Standardausgabe.",
)


@contextmanager
def written(path: str) -> Iterator[IO[bytes]]:
    """Write to a file, which takes the place of an older one only when all was written.

    Raises ClickException when the disk refuses.
    """
    if path == STANDARD:
        yield sys.stdout.buffer
        return
    try:
        with _whole(Path(path)) as file:
            yield file
    except OSError as error:
        raise click.ClickException(f"Die Datei „{path}“ lässt sich nicht schreiben: {refusal(error)}.") from error


@contextmanager
def _whole(target: Path) -> Iterator[IO[bytes]]:
    if target.exists() and not target.is_file():  # a pipe or device takes what comes
        with target.open("wb") as file:
            yield file
        return
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.neu")
    try:
        with beside.open("xb") as file:
            yield file
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)  # still there only when something went wrong
