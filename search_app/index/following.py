"""The index follows its archive: what changed there is made anew here.

The archive numbers its changes and the index notes up to which number it has come,
so whatever crashes between the two, the next command mends it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from analyzers.annotations import annotate, current_versions
from analyzers.protocol import Annotation
from analyzers.store import AnnotationStore
from ingest.archive import Archive
from ingest.errors import IndexUnavailable, SearchUnreachable
from ingest.holdings import StoredPaper
from ingest.portions import in_processes, portions
from ingest.records import Kind
from search_app.index.documents import entries
from search_app.index.nodes import Phrase, Value
from search_app.index.programmes import naming_of, titles_among
from search_app.index.protocol import Entry, Origin, Query, SearchEngine

OnPaper = Callable[[str], None]
Ready = Callable[[Entry], Entry] | None
Made = tuple[str, tuple[Entry, ...]]
"""A paper with all its entries, none when it is gone."""

BATCH = 500  # papers of one commit: what a crash can cost, and what is held in memory
_PORTION = 50  # papers that a process analyses at a time
_PROGRAMME_DOCUMENTS = Value("kind", (Kind.PROGRAMME,), "", 0, 0)
_WORTH_PROCESSES = 200  # papers; starting a process costs about as much as analysing these


@dataclass(frozen=True, slots=True)
class Followed:
    """What was done: a rebuild of everything or not, and how many papers were made anew."""

    rebuilt: bool
    papers: int


def _silent(paper: str) -> None:
    """Take no notice of a paper."""


def follow(archive: Archive, engine: SearchEngine, *, jobs: int | None = None, on_paper: OnPaper = _silent) -> Followed:
    """Bring the index to where the archive is; rebuild it where it is missing, stale or of another archive."""
    rebuilt = not _follows(archive, engine)
    papers = rebuild(archive, engine, jobs=jobs, on_paper=on_paper) if rebuilt else 0
    while True:
        came = engine.status().origin.serial
        changes = list(islice(archive.changes_since(came), BATCH))
        if not changes:
            return Followed(rebuilt, papers)
        ids = tuple(dict.fromkeys(paper for _, paper in changes))
        ids += namesakes(archive, engine, ids)
        origin = Origin(archive.key, changes[-1][0], since=came)
        engine.apply(_counted(_make(archive.home, ids, jobs, engine.ready), on_paper), origin)
        papers += len(ids)


def rebuild(archive: Archive, engine: SearchEngine, *, jobs: int | None = None, on_paper: OnPaper = _silent) -> int:
    """Make the whole index anew, beside the old one; returns the number of papers."""
    # asked for first, so that what changes during the build is followed afterwards
    origin = Origin(archive.key, archive.last_serial())
    papers = tuple(archive.papers())
    made = _counted(_make(archive.home, papers, jobs, engine.ready), on_paper)
    engine.rebuild((entry for _, several in made for entry in several), origin)
    return len(papers)


def made_anew(archive: Archive, jobs: int | None = None, on_paper: OnPaper = _silent) -> Iterator[Entry]:
    """All entries of the archive as they would be indexed now."""
    for _, several in _counted(_make(archive.home, tuple(archive.papers()), jobs), on_paper):
        yield from several


def stale(archive: Archive, engine: SearchEngine) -> str:
    """Say in German why the index does not follow the archive, or nothing; raises IndexUnavailable without one."""
    if why := unlike(archive, engine):
        return why
    behind = sum(1 for _ in archive.changes_since(engine.status().origin.serial))
    if behind == 1:
        return "Eine Änderung des Archivs fehlt noch: „anfragen index“ trägt sie nach."
    return f"{behind} Änderungen des Archivs fehlen noch: „anfragen index“ trägt sie nach." if behind else ""


def unlike(archive: Archive, engine: SearchEngine) -> str:
    """Say in German why the index is none of this archive and this program, or nothing."""
    status = engine.status()
    if status.stale:
        return status.stale
    if status.origin.archive != archive.key:
        return "Der Suchindex gehört zu einem anderen Archiv: „anfragen index“ baut ihn neu."
    return ""


def _follows(archive: Archive, engine: SearchEngine) -> bool:
    """Whether the index was made from this archive with this program."""
    try:
        status = engine.status()
    except SearchUnreachable:  # what does not answer now is not missing
        raise
    except IndexUnavailable:
        return False
    same = status.origin.archive == archive.key and status.origin.serial <= archive.last_serial()
    return same and not status.stale


def namesakes(archive: Archive, engine: SearchEngine, changed: Sequence[str]) -> tuple[str, ...]:
    """Further papers to be made anew: those that name a programme document which is among the changed ones.

    A document that is gone, or has another title now, is named by the title that the index still holds.
    """
    others = set(changed)
    held = (hit.title.text for hit in engine.scan(Query(_PROGRAMME_DOCUMENTS)) if hit.paper in others)
    titles = dict.fromkeys([*titles_among(archive, changed), *held])
    phrases = (Phrase(title, 0, len(title)) for title in titles)
    found = (hit.paper for phrase in phrases for hit in engine.scan(Query(phrase)))
    return tuple(paper for paper in dict.fromkeys(found) if paper not in others)


def _counted(made: Iterable[Made], count: OnPaper) -> Iterator[Made]:
    for each in made:
        yield each
        count(each[0])


def _make(home: Path, papers: Sequence[str], jobs: int | None, ready: Ready = None) -> Iterator[Made]:
    """Make the entries of these papers, in several processes when there are many."""
    workers = jobs or os.cpu_count() or 1
    if workers == 1 or len(papers) < _WORTH_PROCESSES:
        yield from _made(home, papers, ready)
        return
    for made in in_processes(partial(_portion, home, ready), portions(papers, _PORTION), workers):
        yield from made


def _portion(home: Path, ready: Ready, papers: Sequence[str]) -> list[Made]:
    return list(_made(home, papers, ready))


def _made(home: Path, papers: Sequence[str], ready: Ready) -> Iterator[Made]:
    with Archive.open(home) as archive, AnnotationStore.open(home) as store:
        naming = naming_of(archive)
        for paper in papers:
            stored = archive.get(paper)
            made = entries(stored.inquiry, _annotations(archive, store, stored), naming) if stored else ()
            yield paper, tuple(map(ready, made)) if ready else made


def _annotations(archive: Archive, store: AnnotationStore, stored: StoredPaper) -> tuple[Annotation, ...]:
    """What a paper refers to, as it is kept; a paper that was not enriched yet is read here."""
    digest = archive.digest(stored.paper_id)
    kept = digest is not None and store.is_read(stored.paper_id, digest, current_versions())
    return store.of(stored.paper_id) if kept else annotate(stored.inquiry)
