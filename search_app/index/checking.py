"""Archive and index compared entry by entry, and what differs mended, that and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.archive import Archive
from search_app.index.following import OnPaper, made_anew
from search_app.index.protocol import Entry, Origin, SearchEngine

KEPT = 2000  # entries that are put right together, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Difference:
    """What the index lacks, what it has otherwise than the archive, and what does not belong in it: ids of entries."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many entries differ."""
        return len(self.missing) + len(self.changed) + len(self.foreign)


def _silent(paper: str) -> None:
    """Take no notice of a paper."""


def check(
    archive: Archive, engine: SearchEngine, *, jobs: int | None = None, on_paper: OnPaper = _silent
) -> Difference:
    """Make every entry anew from the archive and compare it with the one in the index."""
    return _Comparison(engine).over(archive, jobs, on_paper)


def repair(
    archive: Archive, engine: SearchEngine, *, jobs: int | None = None, on_paper: OnPaper = _silent
) -> Difference:
    """Compare, and put right what differs; returns what that was."""
    came, last = engine.status().origin.serial, archive.last_serial()
    found = _Comparison(engine, mends=True).over(archive, jobs, on_paper)
    engine.apply((), Origin(archive.key, last, since=came))  # all is as the archive says now
    return found


class _Comparison:
    """One walk over the archive beside what the index holds."""

    def __init__(self, engine: SearchEngine, *, mends: bool = False) -> None:
        self._engine = engine
        self._mends = mends
        self._held: dict[str, int] = {}
        self._again: list[Entry] = []

    def over(self, archive: Archive, jobs: int | None, on_paper: OnPaper) -> Difference:
        """Compare all."""
        self._held = _digests(self._engine)
        missing: list[str] = []
        changed: list[str] = []
        for entry in made_anew(archive, jobs, on_paper):
            digest = self._held.pop(entry.id, None)
            if digest == entry.values["digest"]:
                continue
            (missing if digest is None else changed).append(entry.id)
            self._note(entry)
        foreign = tuple(self._held)
        if self._mends and (self._again or foreign):
            self._engine.mend(self._again, foreign)
        return Difference(tuple(missing), tuple(changed), foreign)

    def _note(self, entry: Entry) -> None:
        if not self._mends:
            return
        self._again.append(entry)
        if len(self._again) >= KEPT:
            self._engine.mend(self._again, ())
            self._again = []


def _digests(engine: SearchEngine) -> dict[str, int]:
    """The digest of each entry that the index holds; one that it holds twice has none that fits."""
    times: Counter[str] = Counter()
    found: dict[str, int] = {}
    for each in engine.held():
        times[each.id] += 1
        found[each.id] = each.digest if times[each.id] == 1 else -1
    return found


def sentences(found: Difference) -> Iterator[str]:
    """The result for people: one line a kind of difference, then one a entry."""
    names = (("fehlen", found.missing), ("sind anders", found.changed), ("gehören nicht hinein", found.foreign))
    for what, entries in names:
        yield f"{what}: {len(entries)}"
        yield from (f"  {entry}" for entry in entries)
