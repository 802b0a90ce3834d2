"""What people decided about programmes, kept in the archive: the one class that writes it.

A decision is about a name; the archive does not know what a programme is. Decisions
outlive every ingest, every new reading and every rebuilt index.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.catalogue import Catalogue, Row

_TABLE = """
    CREATE TABLE IF NOT EXISTS programme_decision (
        slug TEXT PRIMARY KEY, name TEXT NOT NULL, goes_by TEXT,
        is_hidden INTEGER NOT NULL, is_confirmed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID"""
_EXISTS = "SELECT 1 FROM sqlite_master WHERE name = 'programme_decision'"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one name.

    ``slug`` is its short form, ``name`` as it was when it was decided; ``goes_by`` is the name that it is shown
    under from now on: that of another programme (merged) or a better one (renamed).
    """

    slug: str
    name: str
    goes_by: str | None = None
    is_hidden: bool = False
    is_confirmed: bool = False


class Curation:
    """The decisions of one archive. Every method raises ArchiveError when the database refuses."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, in the order of the slugs."""
        if not self._catalogue.rows(_EXISTS):
            return ()
        return tuple(_decision(row) for row in self._catalogue.rows("SELECT * FROM programme_decision ORDER BY slug"))

    def decide(self, *decisions: Decision) -> None:
        """Keep decisions, each in the place of the one about the same name; one that decides nothing is forgotten."""
        with self._catalogue.writing():
            self._catalogue.run(_TABLE)
            for one in decisions:
                self._write(one)

    def replace(self, decisions: Iterable[Decision]) -> None:
        """Keep these decisions and no others."""
        with self._catalogue.writing():
            self._catalogue.run(_TABLE)
            self._catalogue.run("DELETE FROM programme_decision")
            for one in decisions:
                self._write(one)

    def touch(self, papers: Iterable[str]) -> int:
        """Tell the index that these papers are to be made anew; gives their number."""
        several = tuple(dict.fromkeys(papers))
        with self._catalogue.writing():
            for paper in several:
                self._catalogue.write("change", {"paper_id": paper})
        return len(several)

    def _write(self, one: Decision) -> None:
        if one.goes_by is None and not one.is_hidden and not one.is_confirmed:
            self._catalogue.run("DELETE FROM programme_decision WHERE slug = :slug", slug=one.slug)
            return
        self._catalogue.write(
            "programme_decision",
            {
                "slug": one.slug,
                "name": one.name,
                "goes_by": one.goes_by,
                "is_hidden": int(one.is_hidden),
                "is_confirmed": int(one.is_confirmed),
            },
        )


def _decision(row: Row) -> Decision:
    return Decision(row["slug"], row["name"], row["goes_by"], bool(row["is_hidden"]), bool(row["is_confirmed"]))
