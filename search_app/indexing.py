"""What `anfragen index` does and says."""

from __future__ import annotations

from datetime import datetime

import click

from ingest.archive import Archive
from ingest.progress import progress
from search_app.index import checking, following
from search_app.index.protocol import SearchEngine
from search_app.printing import counted, held_text

DIFFERENT = 1  # exit code when archive and index differ


def rebuild(archive: Archive, engine: SearchEngine, jobs: int | None) -> None:
    """Build the index anew, follow what came in meanwhile, and tell what is in it."""
    with progress("Suchindex", archive.counts().papers) as advance:
        following.rebuild(archive, engine, jobs=jobs, on_paper=advance)
    following.follow(archive, engine, jobs=jobs)
    status = engine.status()
    held = held_text(status.entries, status.papers, archive.counts().papers)
    click.echo(f"Suchindex gebaut: {held}.", err=True)


def roll_back(archive: Archive, engine: SearchEngine) -> None:
    """Go back to the index before, and tell from when it is and whether it is out of date."""
    engine.roll_back()
    status = engine.status()
    built = datetime.fromisoformat(status.built).astimezone()
    when = f"{built:%d.%m.%Y, %H:%M} Uhr"
    click.echo(f"Es antwortet wieder der Suchindex vom {when}: {_entries(status.entries)}.", err=True)
    if behind := following.stale(archive, engine):
        click.echo(behind, err=True)


def check(archive: Archive, engine: SearchEngine, jobs: int | None, *, mends: bool) -> None:
    """Compare archive and index, or mend too; what differs goes to stdout, and unmended it is a failure.

    An index of another program or archive is not compared: all of it would differ.
    """
    why = following.unlike(archive, engine)
    if why:
        raise click.ClickException(why)
    do = checking.repair if mends else checking.check
    with progress("Vergleich", archive.counts().papers) as advance:
        found = do(archive, engine, jobs=jobs, on_paper=advance)
    if not found.number:
        click.echo("Archiv und Suchindex stimmen überein.", err=True)
        return
    click.echo("\n".join(checking.sentences(found)))
    if mends:
        click.echo(f"Berichtigt: {_entries(found.number)}.", err=True)
        return
    click.echo("„anfragen index --repair“ berichtigt genau das.", err=True)
    raise click.exceptions.Exit(DIFFERENT)


def _entries(number: int) -> str:
    return counted(number, "Eintrag", "Einträge")
