"""The commands that analyse papers: parse. Thin: arguments in, one function, output.

``search_app.cli`` attaches `COMMANDS` to the one console script.
"""

from __future__ import annotations

import json
from typing import Any

import click

from ingest.cli import SOME_FAILED, ocr_option, parliament_option
from ingest.errors import DialectError, UnreadableFile


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="DATEI...", type=click.Path(exists=True, dir_okay=False))
@parliament_option
@ocr_option
@click.pass_context
def parse(ctx: click.Context, *, files: tuple[str, ...], parliament: str | None, ocr: bool) -> None:
    """Gibt den Datensatz jeder DATEI als eine Zeile JSON aus und speichert nichts.

    Eine Datei, die sich nicht lesen lässt, wird auf der Fehlerausgabe genannt und gibt eine Zeile mit dem
    Grund als Lesehinweis; der Rückgabewert ist dann 1.
    """
    failed = False
    for file in files:
        try:
            record = _record(file, parliament, ocr=ocr)
        except UnreadableFile as error:
            failed = True
            click.echo(str(error), err=True)
            record = _unreadable(error)
        except DialectError as error:
            raise click.UsageError(str(error)) from error
        click.echo(json.dumps(record, ensure_ascii=False))
    ctx.exit(SOME_FAILED if failed else 0)


def _record(file: str, parliament: str | None, *, ocr: bool) -> dict[str, Any]:
    """The record of one file with its annotations; raises UnreadableFile and DialectError."""
    from analyzers.language import language_of_paper
    from ingest.scans import Scans, read_paper
    from ingest.serial import to_plain
    from ingest.sources import read_source

    inquiry = read_paper(read_source(file), parliament, scans=Scans(wanted=ocr))
    return {**to_plain(inquiry), "references": [], "language": language_of_paper(inquiry)}


def _unreadable(error: UnreadableFile) -> dict[str, Any]:
    """A line that keeps the place of a file without a record."""
    finding = {"code": error.code, "message": error.reason, "page": None}
    return {"source": {"name": error.name}, "questions": [], "answers": [], "findings": [finding]}


COMMANDS = (parse,)
