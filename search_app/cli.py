"""The one console script, `anfragen`. Thin: arguments in, one function, output.

Data goes to stdout, messages and the progress bar to stderr. Exit codes: 0 all
well, 1 something failed, 2 wrong usage. Heavy imports stand inside the commands, so
that ``--help`` is instant.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from analyzers.cli import COMMANDS as ANALYZERS
from ingest.cli import COMMANDS as INGEST
from ingest.cli import Attached, format_option, home_option, told
from search_app.programmecli import programme

if TYPE_CHECKING:
    from ingest.archive import Archive
    from search_app.index.nodes import Node
    from search_app.index.protocol import Hit, SearchEngine

LIMIT = 20  # hits that `search` prints when nobody says how many
MOST = 1000
_AROUND = 60  # characters shown on each side of a mistake

jobs_option = click.option("--jobs", type=click.IntRange(min=1), help="Zahl der Prozesse; sonst einer je Prozessor.")
sort_option = click.option(
    "--sort", type=click.Choice(["relevanz", "neu", "alt"]), default="relevanz", show_default=True, help="Reihenfolge."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="anfragenarchiv", prog_name="anfragen")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Archiv und Suche parlamentarischer Anfragen: jede Frage mit ihrer Antwort."""
    ctx.obj = Attached(after_ingest=_follow)


def _follow(archive: Archive, jobs: int | None = None) -> None:
    """Bring annotations and index of this archive to where the archive is; says so when there was something to do."""
    from analyzers.enriching import enrich
    from ingest.progress import progress
    from search_app.index.following import follow

    with progress("Verweise") as advance:
        enrich(archive, jobs=jobs, on_paper=advance)
    with progress("Suchindex") as advance:
        done = follow(archive, _engine(archive.home), jobs=jobs, on_paper=advance)
    if done.papers:
        how = "neu gebaut" if done.rebuilt else "nachgeführt"
        click.echo(f"Suchindex {how}: {_papers(done.papers)}.", err=True)


def _papers(number: int) -> str:
    from search_app.printing import counted

    return counted(number, "Dokument", "Dokumente")


def _engine(home: Path) -> SearchEngine:
    from search_app.config import Settings
    from search_app.index.choosing import engine_of

    with told():
        return engine_of(Settings.of(home))


@contextmanager
def _opened(home: Path) -> Iterator[Archive]:
    """The archive of a home, which must be there."""
    from ingest.archive import Archive

    if not (home / "catalogue.sqlite").exists():
        raise click.ClickException(f"In {home} liegt kein Archiv: „anfragen ingest PFAD...“ legt eines an.")
    with told(), Archive.open(home) as archive:
        yield archive


@contextmanager
def _searchable(home: Path) -> Iterator[tuple[Archive, SearchEngine]]:
    """The archive and its index, which is first brought to where the archive is."""
    from ingest.errors import IndexUnavailable

    with _opened(home) as archive:
        try:
            _follow(archive)
        except IndexUnavailable as error:  # the old index may answer all the same
            click.echo(str(error), err=True)
        yield archive, _engine(home)


def _read(text: str) -> Node | None:
    """Read a search; a mistake is wrong usage, shown with its place."""
    from ingest.errors import QuerySyntaxError
    from search_app.index.query import parse_query

    try:
        return parse_query(text)
    except QuerySyntaxError as error:
        first = max(0, error.position - _AROUND)  # of a whole pasted text only what stands around the mistake
        shown, at = text[first : error.position + _AROUND], error.position - first
        raise click.UsageError(f"{error}\n  {shown}\n  {' ' * at}^") from error


def _json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


@main.command()
@home_option
@jobs_option
@click.option("--check", "what", flag_value="check", help="Archiv und Index Eintrag für Eintrag vergleichen.")
@click.option("--repair", "what", flag_value="repair", help="Vergleichen und genau das berichtigen, was abweicht.")
@click.option("--rollback", "what", flag_value="rollback", help="Zum vorigen Index zurückgehen (Elasticsearch).")
def index(*, home: Path, jobs: int | None, what: str | None) -> None:
    """Baut den Suchindex aus dem Archiv neu; bis er fertig ist, antwortet der alte."""
    from search_app.indexing import check, rebuild, roll_back

    with _opened(home) as archive:
        engine = _engine(home)
        if what == "rollback":
            roll_back(archive, engine)
        elif what:
            check(archive, engine, jobs, mends=what == "repair")
        else:
            rebuild(archive, engine, jobs)


@main.command()
@click.argument("query", metavar="SUCHE")
@home_option
@format_option
@sort_option
@click.option("--limit", type=click.IntRange(1, MOST), default=LIMIT, show_default=True, help="Zahl der Treffer.")
@click.option("--page", "number", type=click.IntRange(min=1), default=1, help="Welche Seite von so vielen Treffern.")
def search(*, query: str, home: Path, form: str, sort: str, limit: int, number: int) -> None:
    """Sucht Paare aus Frage und Antwort: Wörter, "Wortfolgen", -ohne, ODER, Klammern, wort*, feld:wert."""
    from search_app.exports.rows import row
    from search_app.index.lookup import look_up
    from search_app.index.protocol import Grouping, Query, Sort
    from search_app.printing import page_text

    asked = Query(_read(query), sort=Sort(sort), grouping=Grouping.NONE, page=number, size=limit)
    with _searchable(home) as (archive, engine):
        page = engine.search(asked)
        named = look_up(archive, query)
        if named and named.papers:
            click.echo(f"„{query}“ nennt eine Drucksache: anfragen show zeigt sie.", err=True)
        _advise(archive, engine, query, found=page.total > 0 or bool(named and named.papers))
    if form == "text":
        click.echo("\n".join(page_text(page)))
        return
    facets = {facet.field: {value.value: value.count for value in facet.values} for facet in page.facets}
    _json({"total": page.total, "papers": page.papers, "hits": [row(hit) for hit in page.hits], "facets": facets})


def _advise(archive: Archive, engine: SearchEngine, query: str, *, found: bool) -> None:
    """Say what was read otherwise than it may have been meant, and without a hit why."""
    from search_app.index.unknownfields import field_note, unknown_fields

    for name in unknown_fields(query):
        click.echo(field_note(name), err=True)
    if not found:
        from search_app.advice import no_hits  # loads the pages, whose advice it is

        for line in no_hits(engine, archive, query):
            click.echo(line, err=True)


@main.command()
def match() -> None:
    """Sagt zu jeder Zeile {"text", "query"} der Standardeingabe, ob die Suche den Text fände."""
    from search_app.index.matching import matches

    failed = False
    for verdict in matches(sys.stdin):
        if verdict.trouble:
            click.echo(f"Zeile {verdict.line}: {verdict.trouble}", err=True)
        failed = failed or verdict.unreadable
        _json({"match": verdict.match})
    if failed:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("paper", metavar="DRUCKSACHE")
@click.argument("label", metavar="[NUMMER]", required=False)
@home_option
@format_option
def show(*, paper: str, label: str | None, home: Path, form: str) -> None:
    """Zeigt eine Drucksache oder eines ihrer Paare: anfragen show 17/11310 4."""
    with _searchable(home) as (archive, engine):
        paper_id, named = _found(archive, paper)
        label = label or named
        if label:
            _show_pair(engine, paper_id, label, form)
        else:
            _show_paper(archive, engine, paper_id, form)


def _found(archive: Archive, text: str) -> tuple[str, str | None]:
    """The one paper that a text names, and the question if it says one."""
    from search_app.index.lookup import look_up

    named = look_up(archive, text)
    if named is None:
        raise click.UsageError(f"„{text}“ ist keine Nummer einer Drucksache. Möglich sind 17/11310 und be/17/11310.")
    if not named.papers:
        raise click.ClickException(f"Im Archiv ist keine Drucksache {text}.")
    if len(named.papers) > 1:
        raise click.ClickException(f"Mehrere Parlamente haben diese Nummer: {', '.join(named.papers)}.")
    return named.papers[0], named.label


def _show_pair(engine: SearchEngine, paper: str, label: str, form: str) -> None:
    from search_app.exports.rows import row
    from search_app.printing import hit_text

    entries = engine.paper(paper)
    hit = next((hit for hit in entries if label in hit.labels or hit.entry == f"{paper}/{label}"), None)
    if hit is None:
        known = ", ".join(hit.entry.removeprefix(f"{paper}/") for hit in entries)
        raise click.ClickException(f"{paper} hat kein „{label}“; es gibt: {known}.")
    if form == "json":
        _json(row(hit))
    else:
        click.echo("\n".join(hit_text(hit)))


def _show_paper(archive: Archive, engine: SearchEngine, paper: str, form: str) -> None:
    from ingest.serial import to_plain
    from search_app.printing import paper_text

    stored = archive.get(paper)
    if stored is None:
        raise click.ClickException(f"Im Archiv ist keine Drucksache {paper}.")
    if form == "json":
        _json(to_plain(stored.inquiry))
    else:
        click.echo("\n".join(paper_text(stored.inquiry, engine.paper(paper))))


@main.command()
@click.argument("query", metavar="[SUCHE]", default="")
@home_option
@click.option("--format", "form", type=click.Choice(["csv", "jsonl", "graphml"]), default="csv", show_default=True)
@click.option("--edges", "what", flag_value="edges", help="Das Netz der Verweise statt der Paare (csv, graphml).")
@click.option("--references", "what", flag_value="references", help="Alle Verweise als lange Tabelle (csv).")
@sort_option
@click.option("--output", "-o", type=click.File("wb", atomic=True), default="-", help="Datei; sonst Standardausgabe.")
def export(*, query: str, home: Path, form: str, what: str | None, sort: str, output: IO[bytes]) -> None:
    """Gibt alle Treffer einer Suche vollständig aus; ohne SUCHE alles, was im Archiv ist."""
    from search_app.index.protocol import Query, Sort

    if (what, form) not in _EXPORTS:
        raise click.UsageError("Paare gibt es als csv und jsonl, --edges als csv und graphml, --references als csv.")
    asked = Query(_read(query), sort=Sort(sort))
    with _searchable(home) as (archive, engine):
        hits = engine.scan(asked)
        for chunk in _referring(archive, hits, what, form) if what else _stream(form, hits):
            output.write(chunk)


_EXPORTS = {(None, "csv"), (None, "jsonl"), ("edges", "csv"), ("edges", "graphml"), ("references", "csv")}


def _referring(archive: Archive, hits: Iterable[Hit], what: str, form: str) -> Iterator[bytes]:
    """What the hits refer to, as edges or as the long table."""
    from analyzers.store import AnnotationStore
    from search_app.exports.edges import csv_edges, csv_table, graphml
    from search_app.exports.references import References

    with AnnotationStore.open(archive.home) as store:
        found = References(archive, store).of(hits)
        write = csv_table if what == "references" else graphml if form == "graphml" else csv_edges
        yield from write(found)


def _stream(form: str, hits: Iterable[Hit]) -> Iterator[bytes]:
    from search_app.exports import csv, jsonl

    return csv.stream(hits) if form == "csv" else jsonl.stream(hits)


@main.command()
@home_option
@click.option("--host", help="Adresse, an der gehorcht wird; sonst ANFRAGEN_HOST, sonst 127.0.0.1.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; sonst ANFRAGEN_PORT, sonst 8000.")
def serve(*, home: Path, host: str | None, port: int | None) -> None:
    """Startet die Webanwendung und nennt ihre Adresse."""
    from dataclasses import replace

    from ingest.archive import Archive
    from ingest.errors import SearchUnreachable
    from search_app.config import Settings
    from search_app.server import serve as run

    with told():
        settings = Settings.from_environment()
        settings = replace(
            settings, home=home, host=host or settings.host, port=settings.port if port is None else port
        )
        with Archive.open(home) as archive:
            try:
                _follow(archive, settings.jobs)
            except SearchUnreachable as error:  # pages of papers work without it, and it may come back
                click.echo(str(error), err=True)
        run(settings)


@main.command()
@home_option
@format_option
def status(*, home: Path, form: str) -> None:
    """Sagt, was im Archiv liegt, was nicht lesbar war und ob der Suchindex aktuell ist."""
    from search_app.standing import standing, standing_text

    with _opened(home) as archive:
        found = standing(archive, _engine(home))
    if form == "json":
        _json(found)
    else:
        click.echo("\n".join(standing_text(found)))


for command in (*INGEST, *ANALYZERS, programme):
    main.add_command(command)


if __name__ == "__main__":
    main()
