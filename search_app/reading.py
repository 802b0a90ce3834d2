"""What commands read of their arguments: a search, and the order of its hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from search_app.index.nodes import Node

_AROUND = 60  # characters shown on each side of a mistake

sort_option = click.option(
    "--sort", type=click.Choice(["relevanz", "neu", "alt"]), default="relevanz", show_default=True, help="Reihenfolge."
)


def read(text: str) -> Node | None:
    """Read a search; a mistake is wrong usage, shown with its place."""
    from ingest.errors import QuerySyntaxError
    from search_app.index.query import parse_query

    try:
        return parse_query(text)
    except QuerySyntaxError as error:
        first = max(0, error.position - _AROUND)  # of a whole pasted text only what stands around the mistake
        shown, at = text[first : error.position + _AROUND], error.position - first
        raise click.UsageError(f"{error}\n  {shown}\n  {' ' * at}^") from error
