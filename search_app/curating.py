"""Decisions about programmes: kept in the archive, applied to the index at once, written to one file and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analyzers.registry import by_key, name_key
from ingest.archive import Archive
from ingest.curation import Decision
from ingest.errors import AnfragenError, ArchiveError
from search_app.index.following import follow
from search_app.index.nodes import Phrase, Value
from search_app.index.programmes import slug, slugs
from search_app.index.protocol import Query, SearchEngine
from search_app.index.slugs import end_of

FIELD = "programme"
_KEYS = ("slug", "name", "goes_by", "is_hidden", "is_confirmed")


class UnknownProgrammeError(AnfragenError):
    """No text names a programme that is called so."""


def counts(engine: SearchEngine) -> dict[str, int]:
    """All programmes of the index with the number of entries that name them, the most frequent first."""
    page = engine.search(Query(size=1, whole=(FIELD,)))
    return {value.value: value.count for facet in page.facets if facet.field == FIELD for value in facet.values}


def named(archive: Archive, engine: SearchEngine, typed: str) -> str:
    """The programme that is called so, by its name, another name or its slug. Raises UnknownProgrammeError."""
    known = by_key().get(name_key(typed))
    found = slugs(counts(engine))
    decided = {each.slug: each.name for each in archive.curation.decisions()}
    for short in (slug(typed), slug(known.name) if known else ""):
        if short in found or short in decided:
            return found.get(short) or decided[short]
    raise UnknownProgrammeError(f"Kein Programm des Archivs heißt „{typed}“: „anfragen programme list“ nennt alle.")


def decision(archive: Archive, name: str) -> Decision:
    """What is decided about a programme so far."""
    kept = {each.slug: each for each in archive.curation.decisions()}
    return kept.get(slug(name), Decision(slug(name), name))


def merge(archive: Archive, engine: SearchEngine, name: str, into: str) -> int:
    """Let a programme go by the name of another one; gives the number of papers that changed.

    Raises ArchiveError when the other one already goes by this name.
    """
    if slug(into) == slug(name) or _ends_at(archive, into) == slug(name):
        raise ArchiveError(f"„{into}“ und „{name}“ sind schon dasselbe Programm.")
    return apply(archive, engine, (replace(decision(archive, name), goes_by=into, is_hidden=False),))


def _ends_at(archive: Archive, name: str) -> str:
    """The slug to which the decisions lead from a name."""
    return end_of(slug(name), {each.slug: slug(each.goes_by) for each in archive.curation.decisions() if each.goes_by})


def rename(archive: Archive, engine: SearchEngine, name: str, new: str) -> int:
    """Give a programme another name; gives the number of papers that changed.

    Raises ArchiveError when another programme is called so already.
    """
    taken = slugs(counts(engine)).get(slug(new))
    if taken and slug(new) != slug(name):
        raise ArchiveError(
            f"„{taken}“ heißt schon ein anderes Programm: „anfragen programme merge“ führt beide zusammen."
        )
    return apply(archive, engine, (replace(decision(archive, name), goes_by=new),))


def apply(archive: Archive, engine: SearchEngine, decisions: Sequence[Decision]) -> int:
    """Keep decisions and make the papers anew that they are about; gives the number of these."""
    papers = _about(archive, engine, decisions)
    archive.curation.decide(*decisions)
    return _renew(archive, engine, papers)


def to_text(decisions: Iterable[Decision]) -> str:
    """Write decisions as a file: one line each, so that versions can be compared."""
    rows = ({key: getattr(each, key) for key in _KEYS} for each in decisions)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def from_text(text: str) -> tuple[Decision, ...]:
    """Read what `to_text` wrote. Raises ArchiveError when it is something else."""
    try:
        rows = json.loads(text)
        if not isinstance(rows, list):
            raise TypeError(type(rows))
        return tuple(_decision(row) for row in rows)
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveError("Die Datei enthält keine Entscheidungen über Programme.") from error


def _decision(row: dict[str, object]) -> Decision:
    name, goes_by = row["name"], row["goes_by"]
    if not isinstance(name, str) or not isinstance(goes_by, str | None):
        raise TypeError(name)
    return Decision(slug(name), name, goes_by, row["is_hidden"] is True, row["is_confirmed"] is True)


def take_over(archive: Archive, engine: SearchEngine, decisions: Sequence[Decision]) -> int:
    """Let these decisions stand in place of all others; gives the number of papers that changed."""
    before = archive.curation.decisions()
    changed = [*(set(before) - set(decisions)), *(set(decisions) - set(before))]
    papers = _about(archive, engine, changed)
    archive.curation.replace(decisions)
    return _renew(archive, engine, papers)


def _about(archive: Archive, engine: SearchEngine, decisions: Iterable[Decision]) -> list[str]:
    """The papers that name these programmes, or hold the words of their names: a hidden one stands in no field."""
    found: dict[str, None] = {}
    for name in _all_names(archive, decisions):
        exact = Value(FIELD, (name,), name, 0, len(name))
        for tree in (exact, Phrase(name, 0, len(name))):
            found.update(dict.fromkeys(hit.paper for hit in engine.scan(Query(tree))))
    return list(found)


def _all_names(archive: Archive, decisions: Iterable[Decision]) -> set[str]:
    """The names of decisions, and those that lead to them by earlier decisions."""
    several = tuple(decisions)
    names = {name for each in several for name in (each.name, each.goes_by) if name}
    kept = archive.curation.decisions()
    while more := {each.name for each in kept if each.goes_by in names} - names:
        names |= more
    return names


def _renew(archive: Archive, engine: SearchEngine, papers: list[str]) -> int:
    number = archive.curation.touch(papers)
    follow(archive, engine)
    return number
