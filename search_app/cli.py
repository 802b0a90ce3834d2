"""The one console script, `anfragen`. Thin: arguments in, one function, output.

Data goes to stdout, messages and the progress bar to stderr. Exit codes: 0 all
well, 1 something failed, 2 wrong usage or a wrong setting. Heavy imports stand inside the commands, so
that ``--help`` is instant.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzers.cli import COMMANDS as ANALYZERS
from ingest.cli import COMMANDS as INGEST
from ingest.cli import Attached, format_option, home_option, told
from search_app.clickwords import GermanGroup
from search_app.exportcli import export
from search_app.opening import address_for, bring_or_tell, engine_for, follow_ingest, opened, searchable
from search_app.programmecli import programme
from search_app.reading import read, sort_option
from search_app.remarks import advise

if TYPE_CHECKING:
    from ingest.archive import Archive
    from search_app.index.protocol import SearchEngine

LIMIT = 20  # hits that `search` prints when nobody says how many
MOST = 1000

jobs_option = click.option(
    "--jobs", metavar="ZAHL", type=click.IntRange(min=1), help="Zahl der Prozesse; sonst einer je Prozessor."
)


@click.group(cls=GermanGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    package_name="anfragenarchiv", prog_name="anfragen", message="%(prog)s, Fassung %(version)s", help="Fassung nennen."
)
@click.pass_context
def main(ctx: click.Context) -> None:
    """Archiv und Suche parlamentarischer Anfragen: jede Frage mit ihrer Antwort."""
    ctx.obj = Attached(after_ingest=follow_ingest)


def _json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


@main.command()
@home_option
@jobs_option
@click.option("--check", "what", flag_value="check", help="Archiv und Index Eintrag für Eintrag vergleichen.")
@click.option("--repair", "what", flag_value="repair", help="Vergleichen und genau das berichtigen, was abweicht.")
@click.option("--rollback", "what", flag_value="rollback", help="Zum vorigen Index zurückgehen.")
def index(*, home: Path, jobs: int | None, what: str | None) -> None:
    """Baut den Suchindex aus dem Archiv neu; bis er fertig ist, antwortet der alte."""
    from search_app.indexing import check, rebuild, roll_back

    with opened(home) as archive:
        engine = engine_for(home)
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
@click.option(
    "--limit", metavar="ZAHL", type=click.IntRange(1, MOST), default=LIMIT, show_default=True, help="Zahl der Treffer."
)
@click.option(
    "--page",
    "number",
    metavar="ZAHL",
    type=click.IntRange(min=1),
    default=1,
    help="Welche Seite von so vielen Treffern.",
)
def search(*, query: str, home: Path, form: str, sort: str, limit: int, number: int) -> None:
    """Sucht Paare aus Frage und Antwort: Wörter, "Wortfolgen", -ohne, ODER, Klammern, wort*, feld:wert."""
    from search_app.exports.paperfacts import facts_of
    from search_app.exports.rows import row
    from search_app.index.lookup import look_up
    from search_app.index.protocol import Grouping, Query, Sort
    from search_app.printing import page_text, rest_text

    asked = Query(read(query), sort=Sort(sort), grouping=Grouping.NONE, page=number, size=limit)
    with searchable(home) as (archive, engine):
        page = engine.search(asked)
        named = look_up(archive, query)
        if named and named.papers:
            click.echo(f"„{query}“ nennt eine Drucksache: anfragen show zeigt sie.", err=True)
        advise(archive, engine, query, found=page.total > 0 or bool(named and named.papers))
        base, facts = address_for(home), facts_of(archive)
        rows = [row(hit, base, facts) for hit in page.hits]
    if form == "text":
        click.echo("\n".join(page_text(page)))
        if more := rest_text(page, limit, "" if limit == LIMIT else f"--limit {limit} "):
            click.echo(f"\n{more}", err=True)
        return
    facets = {facet.field: {value.value: value.count for value in facet.values} for facet in page.facets}
    _json({"total": page.total, "papers": page.papers, "hits": rows, "facets": facets})


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
    with searchable(home) as (archive, engine):
        paper_id, named = _found(archive, paper)
        label = label or named
        if label:
            _show_pair(archive, engine, paper_id, label, form)
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


def _show_pair(archive: Archive, engine: SearchEngine, paper: str, label: str, form: str) -> None:
    from search_app.exports.paperfacts import facts_of
    from search_app.exports.rows import row
    from search_app.printing import hit_text

    entries = engine.paper(paper)
    hit = next((hit for hit in entries if label in hit.labels or hit.entry == f"{paper}/{label}"), None)
    if hit is None:
        known = ", ".join(hit.entry.removeprefix(f"{paper}/") for hit in entries)
        raise click.ClickException(f"{paper} hat kein „{label}“; es gibt: {known}.")
    if form == "json":
        _json(row(hit, address_for(archive.home), facts_of(archive)))
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
@home_option
@click.option("--host", metavar="ADRESSE", help="Adresse, an der gehorcht wird; sonst ANFRAGEN_HOST, sonst 127.0.0.1.")
@click.option("--port", metavar="PORT", type=click.IntRange(0, 65535), help="Port; sonst ANFRAGEN_PORT, sonst 8000.")
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
                bring_or_tell(archive, settings.jobs)
            except SearchUnreachable as error:  # pages of papers work without it, and it may come back
                click.echo(str(error), err=True)
        run(settings)


@main.command()
@home_option
@format_option
def status(*, home: Path, form: str) -> None:
    """Sagt, was im Archiv liegt, was nicht lesbar war und ob der Suchindex aktuell ist.

    Rückgabewert 1, wenn der Suchindex nicht zu erreichen oder nicht zu verwenden ist.
    """
    from search_app.standing import standing, standing_text

    with opened(home) as archive:
        found = standing(archive, engine_for(home))
    if form == "json":
        _json(found)
    else:
        click.echo("\n".join(standing_text(found)))
    if trouble := found["index"].get("trouble"):
        raise click.ClickException(trouble)


for command in (*INGEST, *ANALYZERS, export, programme):
    main.add_command(command)


if __name__ == "__main__":
    main()
