"""How the archive and its index stand, for `anfragen status`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from ingest.archive import Archive
from ingest.errors import IndexMissing, IndexUnavailable
from ingest.holdings import FindingShare
from search_app.findingtable import WITHOUT_PARLIAMENT, finding_table
from search_app.index.following import stale
from search_app.index.names import parliament_name
from search_app.index.protocol import SearchEngine
from search_app.printing import counted, held_text

_MEGABYTE = 1_000_000
_DIGITS = 6  # of a number of papers


def standing(archive: Archive, engine: SearchEngine) -> dict[str, Any]:
    """Gather what is printed, as plain values for JSON; ``trouble`` of the index says why nothing is known of it."""
    failed = archive.quarantined()
    return {
        "home": str(archive.home),
        "archive": asdict(archive.counts()),
        "failures": [{"name": each.place, "code": each.code, "reason": each.reason} for each in failed],
        "index": _index(archive, engine),
    }


def _index(archive: Archive, engine: SearchEngine) -> dict[str, Any]:
    try:
        status = engine.status()
        return {**asdict(status), "stale": stale(archive, engine)}
    except IndexMissing as error:  # the next command that searches makes it
        return {"stale": str(error)}
    except IndexUnavailable as error:
        return {"stale": str(error), "trouble": str(error)}


def standing_text(found: dict[str, Any]) -> Iterator[str]:
    """The same for a terminal."""
    held, index = found["archive"], found["index"]
    yield f"Archiv in {found['home']}"
    papers = counted(held["papers"], "Dokument", "Dokumente")
    questions = counted(held["questions"], "Frage", "Fragen")
    yield f"  {papers} mit {questions} und {counted(held['answers'], 'Antwort', 'Antworten')}"
    if held["answered_elsewhere"]:
        yield f"  {elsewhere(held['answered_elsewhere'])}"
    yield f"  {counted(held['originals'], 'Original', 'Originale')}, {held['size'] / _MEGABYTE:.1f} MB"
    for share in held["parliaments"]:
        yield f"  {_parliament(share['value'])}: {share['papers']}"
    yield f"  nicht lesbar: {held['failures']}"
    for failure in found["failures"]:
        yield f"    {failure['name']}: {failure['reason']}"
    yield from _findings(held["findings_by_parliament"])
    if "entries" in index:
        yield f"Suchindex ({index['engine']}): {held_text(index['entries'], index['papers'], held['papers'])}"
    yield "Suchindex: keine Angaben möglich" if "trouble" in index else f"  {index['stale'] or 'aktuell'}"


def elsewhere(papers: int) -> str:
    """Why the index has fewer papers than the archive: those that only ask are entries where they are answered."""
    one = papers == 1
    return (
        f"davon {papers} {'Papier einer Anfrage, das' if one else 'Papiere von Anfragen, die'} nur die Fragen "
        f"{'druckt' if one else 'drucken'}; im Suchindex stehen sie bei ihrer Antwort und zählen dort"
    )


def _findings(shares: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A table: what was noticed, in how many papers of all and of each parliament."""
    table = finding_table([FindingShare(**share) for share in shares])
    if not table.rows:
        return
    names = ("alle", *table.parliaments)
    first = max(len(row.title) for row in table.rows)
    yield f"  {'Lesehinweise':<{first + 2}}" + "".join(f"  {name:>{_DIGITS}}" for name in names)
    for row in table.rows:
        cells = zip(names, (row.total, *row.papers), strict=True)
        yield f"    {row.title:<{first}}" + "".join(f"  {number:>{max(_DIGITS, len(name))}}" for name, number in cells)


def _parliament(code: str | None) -> str:
    return parliament_name(code) if code else WITHOUT_PARLIAMENT
