"""The commands that analyse papers: parse, references, enrich. Thin: arguments in, one function, output.

``search_app.cli`` attaches `COMMANDS` to the one console script.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TextIO

import click

from ingest.cli import SOME_FAILED, Attached, home_option, ocr_option, parliament_option, told
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
    from analyzers.annotations import annotate
    from analyzers.annotations import to_plain as annotation_to_plain
    from analyzers.language import language_of_paper
    from ingest.scans import Scans, read_paper
    from ingest.serial import to_plain
    from ingest.sources import read_source

    inquiry = read_paper(read_source(file), parliament, scans=Scans(wanted=ocr))
    references = [annotation_to_plain(annotation) for annotation in annotate(inquiry)]
    return {**to_plain(inquiry), "references": references, "language": language_of_paper(inquiry)}


def _unreadable(error: UnreadableFile) -> dict[str, Any]:
    """A line that keeps the place of a file without a record."""
    finding = {"code": error.code, "message": error.reason, "page": None}
    return {"source": {"name": error.name}, "questions": [], "answers": [], "findings": [finding]}


@click.command()
@click.argument("file", type=click.File(encoding="utf-8", errors="replace"), default="-", metavar="[DATEI]")
def references(*, file: TextIO) -> None:
    """Gibt zu jeder Zeile JSON mit text, parliament, term und date aus, worauf der Text verweist.

    Eine Zeile, die sich nicht lesen lässt, beendet den Befehl mit dem Rückgabewert 2.
    """
    for number, line in enumerate(file, 1):
        if line.strip():
            click.echo(json.dumps({"references": _references(line, number)}, ensure_ascii=False))


def _references(line: str, number: int) -> list[dict[str, str | int]]:
    """What the text of one line refers to; raises UsageError for a line that is not as agreed."""
    from analyzers.annotations import annotate, to_plain
    from ingest.records import Answer, Inquiry, Source

    try:
        given = json.loads(line)
        text, parliament, term = given["text"], given.get("parliament"), given.get("term")
        if not (isinstance(text, str) and isinstance(parliament, str | None) and isinstance(term, int | None)):
            raise TypeError
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise click.UsageError(f"Zeile {number} ist kein Objekt mit text, parliament, term und date.") from error
    inquiry = Inquiry(
        source=Source("-", "", "text/plain", 1),
        parliament=parliament,
        legislative_term=term,
        answers=(Answer(("1",), text, 1),),
    )
    return [to_plain(annotation) for annotation in annotate(inquiry)]


@click.command()
@home_option
@click.option("--jobs", metavar="ZAHL", type=click.IntRange(min=1), help="Zahl der Prozesse; sonst einer je Prozessor.")
@click.pass_context
def enrich(ctx: click.Context, *, home: Path, jobs: int | None) -> None:
    """Sucht in den Dokumenten des Archivs, worauf sie verweisen; nur was neu oder veraltet ist, wird gelesen."""
    from analyzers.enriching import enrich as renew
    from ingest.archive import Archive
    from ingest.progress import progress

    if not (home / "catalogue.sqlite").exists():
        raise click.ClickException(f"In {home} liegt kein Archiv: „anfragen ingest PFAD...“ legt eines an.")
    with told(), Archive.open(home) as archive:
        with progress("Verweise", archive.counts().papers) as advance:
            done = renew(archive, jobs=jobs, on_paper=advance)
        click.echo(f"Verweise: {done.papers} Dokumente gelesen, {done.gone} entfernt.", err=True)
        attached = ctx.find_object(Attached)
        if attached:
            attached.after_ingest(archive)


COMMANDS = (parse, references, enrich)
