"""The command that takes results away: pairs in several formats, and what they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from ingest.cli import home_option
from search_app.opening import address_for, searchable
from search_app.outputs import output_option, written
from search_app.reading import read, sort_option
from search_app.remarks import advise

if TYPE_CHECKING:
    from ingest.archive import Archive
    from search_app.index.lookup import Named
    from search_app.index.nodes import Node
    from search_app.index.protocol import Hit, Query, SearchEngine, Sort

_Each = TypeVar("_Each")

# named here, since the formats themselves take a while to load; a test compares the two
_FORMS: dict[str | None, tuple[str, ...]] = {
    None: ("csv", "xlsx", "jsonl", "bibtex", "ris"),
    "edges": ("csv", "graphml"),
    "references": ("csv",),
}
_NAMES = tuple(dict.fromkeys(form for forms in _FORMS.values() for form in forms))
_PAIRS = "Paare gibt es als csv, xlsx und jsonl, ihre Dokumente als bibtex und ris"
_EMPTY = "{why}: die Ausgabe hat keinen Eintrag."


@click.command()
@click.argument("query", metavar="[SUCHE]", default="")
@home_option
@click.option("--format", "form", type=click.Choice(_NAMES), default="csv", show_default=True, help="Form der Ausgabe.")
@click.option("--edges", "what", flag_value="edges", help="Das Netz der Verweise statt der Paare (csv, graphml).")
@click.option("--references", "what", flag_value="references", help="Alle Verweise als lange Tabelle (csv).")
@sort_option
@output_option
def export(*, query: str, home: Path, form: str, what: str | None, sort: str, output: str) -> None:
    """Gibt alle Treffer einer Suche vollständig aus; ohne SUCHE alles, was im Archiv ist."""
    from search_app.index.lookup import look_up
    from search_app.index.protocol import Sort

    if form not in _FORMS[what]:
        raise click.UsageError(f"{_PAIRS}, --edges als csv und graphml, --references als csv.")
    tree = read(query)
    with searchable(home) as (archive, engine), written(output) as file:
        named = look_up(archive, query)
        hits, found = _begun(engine.scan(_asked(engine, named, tree, Sort(sort))))
        for chunk in _referring(archive, hits, what, form) if what else _pairs(archive, hits, form):
            file.write(chunk)
        if not (found or what):
            click.echo(_EMPTY.format(why="Nichts gefunden"), err=True)
        elif named and not named.papers:
            click.echo(f"Im Archiv ist keine Drucksache {query}: ausgegeben wird, was diese Nummer nennt.", err=True)
        advise(archive, engine, query, found=found)


def _asked(engine: SearchEngine, named: Named | None, tree: Node | None, sort: Sort) -> Query:
    """What the page of results leads to: nothing but the number of a paper is all of that paper."""
    from search_app.index.lookup import entries_of
    from search_app.index.protocol import Query, Sort

    if named is None or not named.papers:
        return Query(tree, sort=sort)
    return Query(entries_of(engine, named), sort=Sort.NEWEST if sort is Sort.RELEVANCE else sort)


def _begun(found: Iterator[_Each]) -> tuple[Iterator[_Each], bool]:
    """The same, and whether there is anything in it."""
    first = list(islice(found, 1))
    return chain(first, found), bool(first)


def _referring(archive: Archive, hits: Iterable[Hit], what: str, form: str) -> Iterator[bytes]:
    """What the hits refer to, as edges or as the long table."""
    from analyzers.store import AnnotationStore
    from search_app.exports.edges import csv_edges, csv_table, graphml
    from search_app.exports.references import References

    with AnnotationStore.open(archive.home) as store:
        found, some = _begun(References(archive, store).of(hits))
        if not some:
            click.echo(_EMPTY.format(why="Kein Treffer verweist auf etwas"), err=True)
        write = csv_table if what == "references" else graphml if form == "graphml" else csv_edges
        yield from write(found)


def _pairs(archive: Archive, hits: Iterable[Hit], form: str) -> Iterator[bytes]:
    from search_app.exports.formats import BY_NAME
    from search_app.exports.paperfacts import facts_of

    return BY_NAME[form].write(hits, address_for(archive.home), facts_of(archive))
