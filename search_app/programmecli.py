"""The commands about programmes: list, show, merge, rename, hide, confirm, export, import."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from ingest.cli import format_option, home_option
from search_app.opening import searchable
from search_app.outputs import output_option, written

if TYPE_CHECKING:
    from search_app.programmecatalogue import Listed

undo_option = click.option("--undo", is_flag=True, help="Die Entscheidung zurücknehmen.")
name_argument = click.argument("name", metavar="NAME")


@click.group()
def programme() -> None:
    """Programme, Projekte und Fonds, die in den Texten genannt werden: ansehen und berichtigen."""


@programme.command("list")
@home_option
@format_option
def listing(*, home: Path, form: str) -> None:
    """Nennt alle Programme mit der Zahl der Stellen, die häufigsten zuerst; sagt, welche eine Seite haben."""
    from search_app.programmecatalogue import PAGE_RULE, Catalogues

    with searchable(home) as (archive, engine):
        found = Catalogues(engine).catalogue("", archive)
    listed = sorted((*found.pages.values(), *found.single.values()), key=lambda each: (-each.entries, each.name))
    if form == "json":
        for each in listed:
            click.echo(json.dumps(_row(each, has_page=each.slug in found.pages), ensure_ascii=False))
        return
    for each in listed:
        click.echo(f"{each.entries:6}  {each.name}{_remark(each, has_page=each.slug in found.pages)}")
    click.echo(f"{len(listed)} Namen, davon {len(found.pages)} mit eigener Seite. {PAGE_RULE}", err=True)


def _row(listed: Listed, *, has_page: bool) -> dict[str, object]:
    return {
        "slug": listed.slug,
        "name": listed.name,
        "entries": listed.entries,
        "known": listed.is_sure,
        "page": has_page,
    }


def _remark(listed: Listed, *, has_page: bool) -> str:
    if listed.is_sure:
        return ""
    return "  (gefunden)" if has_page else "  (gefunden, nur in einem Dokument: keine Seite)"


@programme.command()
@name_argument
@home_option
def show(*, name: str, home: Path) -> None:
    """Zeigt, was über ein Programm verzeichnet und entschieden ist."""
    from analyzers.registry import by_key, name_key
    from search_app.curating import counts, decision, named

    with searchable(home) as (archive, engine):
        found = named(archive, engine, name)
        known = by_key().get(name_key(found))
        shown = {
            "name": found,
            "entries": counts(engine).get(found, 0),
            "known": asdict(known) if known else None,
            "decision": asdict(decision(archive, found)),
        }
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))


@programme.command()
@name_argument
@click.argument("into", metavar="ANDERES")
@home_option
def merge(*, name: str, into: str, home: Path) -> None:
    """Führt NAME mit einem ANDEREN Programm zusammen; dessen Name bleibt."""
    from search_app.curating import merge as merged
    from search_app.curating import named

    with searchable(home) as (archive, engine):
        _say(merged(archive, engine, named(archive, engine, name), named(archive, engine, into)))


@programme.command()
@name_argument
@click.argument("new", metavar="NEUER_NAME")
@home_option
def rename(*, name: str, new: str, home: Path) -> None:
    """Gibt einem Programm einen anderen Namen."""
    from search_app.curating import named
    from search_app.curating import rename as renamed

    if not any(map(str.isalnum, new)):
        raise click.UsageError("Ein Name hat mindestens einen Buchstaben.")
    with searchable(home) as (archive, engine):
        _say(renamed(archive, engine, named(archive, engine, name), new.strip()))


@programme.command()
@name_argument
@undo_option
@home_option
def hide(*, name: str, undo: bool, home: Path) -> None:
    """Blendet aus, was kein Programm ist."""
    from search_app.curating import apply, decision, named

    with searchable(home) as (archive, engine):
        kept = decision(archive, named(archive, engine, name))
        _say(apply(archive, engine, (replace(kept, is_hidden=not undo),)))


@programme.command()
@name_argument
@undo_option
@home_option
def confirm(*, name: str, undo: bool, home: Path) -> None:
    """Bestätigt, dass ein gefundener Name ein Programm bezeichnet: Es bekommt eine Seite."""
    from search_app.curating import apply, decision, named

    with searchable(home) as (archive, engine):
        kept = decision(archive, named(archive, engine, name))
        _say(apply(archive, engine, (replace(kept, is_confirmed=not undo),)))


@programme.command("export")
@home_option
@output_option
def exported(*, home: Path, output: str) -> None:
    """Schreibt alle Entscheidungen in eine Datei, die sich vergleichen und versionieren lässt."""
    from search_app.curating import to_text

    with searchable(home) as (archive, _), written(output) as decisions:
        decisions.write(to_text(archive.curation.decisions()).encode())


@programme.command("import")
@click.argument("file", metavar="DATEI", type=click.File(encoding="utf-8"))
@home_option
def imported(*, file: IO[str], home: Path) -> None:
    """Übernimmt die Entscheidungen einer Datei an Stelle aller bisherigen."""
    from search_app.curating import from_text, take_over

    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name}: Die Datei ist kein Text in UTF-8.") from error
    with searchable(home) as (archive, engine):
        before, decisions = len(archive.curation.decisions()), from_text(text)
        _say(take_over(archive, engine, decisions))
        click.echo(f"Es gelten jetzt {len(decisions)} Entscheidungen, vorher waren es {before}.", err=True)


def _say(papers: int) -> None:
    from search_app.printing import counted

    click.echo(f"Übernommen; nachgeführt: {counted(papers, 'Dokument', 'Dokumente')}.", err=True)
