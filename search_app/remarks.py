"""What commands say on standard error beside what they found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ingest.archive import Archive
    from search_app.index.protocol import SearchEngine


def advise(archive: Archive, engine: SearchEngine, query: str, *, found: bool) -> None:
    """Say what was read otherwise than it may have been meant, and without a hit why. Raises IndexUnavailable."""
    from search_app.index.unknownfields import field_note, unknown_fields

    for name in unknown_fields(query):
        click.echo(field_note(name), err=True)
    if not found:
        from search_app.advice import no_hits  # loads the pages, whose advice it is

        for line in no_hits(engine, archive, query):
            click.echo(line, err=True)
