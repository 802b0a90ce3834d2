"""Opening an archive and its index for a command, the index first brought to where the archive is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.cli import told

if TYPE_CHECKING:
    from ingest.archive import Archive
    from search_app.index.protocol import SearchEngine

_NO_SUCH_INDEX = (
    "Elasticsearch hat keinen Suchindex „{}“ (ANFRAGEN_SEARCH_INDEX). Ist der Name richtig, legt „anfragen index“ "
    "ihn an."
)


def follow(archive: Archive, jobs: int | None = None) -> None:
    """Bring annotations and index of this archive to where the archive is; says so when there was something to do."""
    from analyzers.enriching import enrich
    from ingest.progress import progress
    from search_app.index.following import follow as bring
    from search_app.printing import counted

    with progress("Verweise") as advance:
        enrich(archive, jobs=jobs, on_paper=advance)
    with progress("Suchindex") as advance:
        done = bring(archive, engine_for(archive.home), jobs=jobs, on_paper=advance)
    if done.papers:
        how = "neu gebaut" if done.rebuilt else "nachgeführt"
        click.echo(f"Suchindex {how}: {counted(done.papers, 'Dokument', 'Dokumente')} des Archivs gelesen.", err=True)


def follow_ingest(archive: Archive, jobs: int | None = None) -> None:
    """The same after papers were taken in; where it fails, says that these are kept all the same."""
    from ingest.errors import IndexUnavailable

    try:
        follow(archive, jobs)
    except IndexUnavailable:
        click.echo("Was aufgenommen wurde, liegt im Archiv; „anfragen index“ trägt es im Suchindex nach.", err=True)
        raise


def engine_for(home: Path) -> SearchEngine:
    """The engine that the environment asks for; raises ClickException for settings that cannot be."""
    from search_app.config import Settings
    from search_app.index.choosing import engine_of

    with told():
        return engine_of(Settings.of(home))


def address_for(home: Path) -> str:
    """Where readers reach the pages, empty when no setting says so: addresses are paths then."""
    from search_app.config import Settings

    with told():
        return Settings.of(home).address


@contextmanager
def opened(home: Path) -> Iterator[Archive]:
    """The archive of a home, which must be there."""
    from ingest.archive import Archive

    if not (home / "catalogue.sqlite").exists():
        raise click.ClickException(f"In {home} liegt kein Archiv: „anfragen ingest PFAD...“ legt eines an.")
    with told(), Archive.open(home) as archive:
        yield archive


def bring_or_tell(archive: Archive, jobs: int | None = None) -> None:
    """The same as `follow`; where that is not possible and an index answers all the same, only says why.

    Raises IndexUnavailable and ArchiveError where none answers.
    """
    from ingest.errors import ArchiveError, IndexUnavailable

    try:
        follow(archive, jobs)
    except (IndexUnavailable, ArchiveError) as error:
        if not _answers(engine_for(archive.home)):
            raise
        click.echo(f"Der Suchindex ist nicht auf dem neuesten Stand. {error}", err=True)


def _answers(engine: SearchEngine) -> bool:
    """Whether there is an index to be searched."""
    from ingest.errors import IndexUnavailable

    try:
        return bool(engine.status().built)
    except IndexUnavailable:
        return False


def _require_named(home: Path) -> None:
    """Refuse to read from an index that a cluster does not have: its name may be mistyped, and a whole one be built."""
    from ingest.errors import IndexMissing, IndexUnavailable, SearchUnreachable
    from search_app.config import Settings

    elastic = Settings.of(home).elastic
    if not elastic:
        return
    try:
        engine_for(home).status()
    except IndexMissing as error:
        raise click.ClickException(_NO_SUCH_INDEX.format(elastic.index)) from error
    except SearchUnreachable:
        raise
    except IndexUnavailable:  # of this name there is one: it is mended now, or it is told why not
        return


@contextmanager
def searchable(home: Path) -> Iterator[tuple[Archive, SearchEngine]]:
    """The archive and its index, which is first brought to where the archive is.

    Raises ClickException where a cluster has no index of the name that is set.
    """
    with opened(home) as archive:
        _require_named(home)
        bring_or_tell(archive)
        yield archive, engine_for(home)
