"""What is in the archive, how the index stands, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ingest.folding import fold
from ingest.holdings import Counts, Failure, TermShare
from search_app.addresses import slug_of
from search_app.findingtable import WITHOUT_PARLIAMENT, FindingRow, finding_table
from search_app.index.fields import WITHOUT
from search_app.index.following import stale
from search_app.index.names import kind_name, parliament_name
from search_app.index.protocol import IndexStatus
from search_app.web import german
from search_app.web.answers import json_answer
from search_app.web.frame import day_of
from search_app.web.state import SearchState
from search_app.web.store import archive, engine, index_status, index_trouble

blueprint = Blueprint("status", __name__)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its name and what stands in the other columns."""

    name: str
    href: str | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusView:
    """What the status page shows."""

    lead: str
    notes: tuple[str, ...]
    warning: str
    terms: tuple[Row, ...]
    kinds: tuple[Row, ...]
    findings: tuple[Row, ...]
    failures: tuple[Row, ...]
    index: tuple[tuple[str, str], ...]
    beside_index: str


@blueprint.get("/status")
def show() -> ResponseReturnValue:
    """The status page."""
    return render_template(
        "status/bestand.html", view=_view(archive().counts(), archive().quarantined(), index_status())
    )


@blueprint.get("/status.json")
def show_json() -> ResponseReturnValue:
    """The counts of archive and index; of files that failed only how many for which reason, never their names."""
    failures = Counter(failure.code for failure in archive().quarantined())
    index = index_status()
    told = replace(index, stale=stale(archive(), engine())) if index else None
    return json_answer({"archive": archive().counts(), "failures": failures, "index": told})


def _view(counts: Counts, failures: tuple[Failure, ...], index: IndexStatus | None) -> StatusView:
    found = finding_table(counts.findings_by_parliament)
    return StatusView(
        lead=f"{german.count(counts.papers, 'Dokument', 'Dokumente')} aus "
        f"{german.count(counts.originals, 'Datei', 'Dateien')} ({german.size(counts.size)}), darin "
        f"{german.count(counts.questions, 'Frage', 'Fragen')} und "
        f"{german.count(counts.answers, 'Antwort', 'Antworten')}.",
        notes=tuple(_notes(counts)),
        warning=stale(archive(), engine()) if index else index_trouble(),
        terms=tuple(_terms(counts)),
        kinds=tuple(_kinds(counts)),
        findings=tuple(_finding(row, found.parliaments) for row in found.rows),
        failures=tuple(_failures(failures)),
        index=tuple(_index(index)) if index else (),
        beside_index=_beside(counts, index) if index else "",
    )


def _notes(counts: Counts) -> Iterator[str]:
    """Why numbers differ that one might compare."""
    if counts.answered_elsewhere:
        yield f"{_asking(counts.answered_elsewhere)} im Suchindex stehen sie bei ihrer Antwort und zählen dort."
    if counts.originals > counts.papers:
        yield "Dateien sind mehr als Dokumente, weil ältere Fassungen aufbewahrt werden."
    yield "Eine Antwort kann für mehrere Fragen gelten: Sie bildet mit ihnen ein Paar."


def _asking(papers: int) -> str:
    if papers == 1:
        return "Ein Dokument enthält nur die Fragen einer Anfrage, die ein anderes beantwortet;"
    return f"{german.number(papers)} Dokumente enthalten nur die Fragen von Anfragen, die andere beantworten;"


def _terms(counts: Counts) -> Iterator[Row]:
    for share in sorted(counts.terms, key=_by_name):
        name = parliament_name(share.parliament) if share.parliament else WITHOUT_PARLIAMENT
        term = f"{share.term}. Wahlperiode" if share.term else "ohne Wahlperiode"
        label = f"{name}, {term}" if share.parliament else name
        yield Row(label, _term_path(share), (german.number(share.papers),))


def _by_name(share: TermShare) -> tuple[bool, str, int]:
    """Parliaments in the order of the alphabet, the newest term first, what has none last."""
    name = parliament_name(share.parliament) if share.parliament else ""
    return (not share.parliament, fold(name), -(share.term or 0))


def _term_path(share: TermShare) -> str:
    """The list of the term; what has none is found by the search."""
    if share.parliament and share.term:
        return f"/{slug_of(share.parliament)}/{share.term}"
    chosen = SearchState().with_values("parliament", (share.parliament or WITHOUT,))
    return (chosen.with_values("term", (WITHOUT,)) if share.parliament else chosen).url()


def _kinds(counts: Counts) -> Iterator[Row]:
    for share in counts.kinds:
        value = share.value or ""
        href = SearchState().with_values("kind", (value,)).url()
        yield Row(kind_name(value), href, (german.number(share.papers),))


def _finding(row: FindingRow, parliaments: Sequence[str]) -> Row:
    """A finding with the parliaments that have it: a column for each of seventeen would fit no screen."""
    shares = ((name, papers) for name, papers in zip(parliaments, row.papers, strict=True) if papers)
    told = ", ".join(f"{name} {german.number(papers)}" for name, papers in shares)
    return Row(row.title, None, (german.number(row.total), told))


def _failures(failures: tuple[Failure, ...]) -> Iterator[Row]:
    for code, amount in Counter(failure.code for failure in failures).most_common():
        yield Row(german.failure(code), None, (german.number(amount),))


def _beside(counts: Counts, index: IndexStatus) -> str:
    """What makes up the difference between the documents of archive and index, empty when there is none."""
    missing = counts.papers - index.papers
    if not missing:
        return ""
    asking = min(missing, counts.answered_elsewhere)
    parts = [f"{german.number(asking)} davon {_stand(asking)} bei der Antwort eines anderen"] if asking else []
    if missing > asking:
        parts.append(f"{german.number(missing - asking)} noch nicht im Index oder ohne Text")
    return f"Im Archiv sind es {german.number(counts.papers)}: {', '.join(parts)}."


def _stand(papers: int) -> str:
    return "steht" if papers == 1 else "stehen"


def _index(index: IndexStatus) -> Iterator[tuple[str, str]]:
    yield "Suchmaschine", index.engine
    yield "Einträge", german.number(index.entries)
    yield "Dokumente mit Einträgen", german.number(index.papers)
    yield "Gebaut", day_of(index.built)
    yield "Fassung", index.fingerprint
