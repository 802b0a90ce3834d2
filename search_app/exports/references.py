"""What found entries refer to, one row a reference: from the entry, to the target, and whether the archive has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from analyzers.protocol import Annotation
from analyzers.store import AnnotationStore
from ingest.archive import Archive
from search_app.index.noted import notes_by_place, with_notes
from search_app.index.protocol import EntryKind, Hit
from search_app.index.referring import paper_of

DRUCKSACHE = "drucksache"
_TITLE, _NOTE = "title", "note/"


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference; ``source`` is the entry that prints it, or the paper for titles and lost foot notes.

    ``resolved`` is the id of the paper that the archive has for it, None when it has none
    or the target is no paper. ``place``, ``start`` and ``end`` are those of the annotation.
    """

    source: str
    type: str
    target: str
    text: str
    resolved: str | None
    place: str
    start: int
    end: int


class References:
    """Reads the annotations of papers and asks the archive for their targets, each once."""

    def __init__(self, archive: Archive, store: AnnotationStore) -> None:
        self._archive = archive
        self._store = store
        self._resolved: dict[str, str | None] = {}

    def of(self, hits: Iterable[Hit]) -> Iterator[Reference]:
        """The references of found entries, those of a paper as a whole with its first entry.

        What a foot note names is of the entry that has its mark, or of the paper where that is not known.
        """
        seen: set[str] = set()
        paper, annotations, noted = "", (), {}  # type: str, tuple[Annotation, ...], Mapping[str, tuple[str, ...]]
        for hit in hits:
            if hit.paper != paper:
                paper, annotations = hit.paper, self._store.of(hit.paper)
                noted = self._notes(paper, annotations)
            if paper not in seen:
                seen.add(paper)
                held = {note for notes in noted.values() for note in notes}
                yield from (self._row(paper, each) for each in annotations if _is_of_the_paper(each.place, held))
            here = set(with_notes(places(hit), noted))
            yield from (self._row(hit.entry, each) for each in annotations if each.place in here)

    def _notes(self, paper: str, annotations: Iterable[Annotation]) -> Mapping[str, tuple[str, ...]]:
        """The foot notes of a paper by the text that has their mark; its record is read where one names something."""
        stored = self._archive.get(paper) if any(each.place.startswith(_NOTE) for each in annotations) else None
        return notes_by_place(stored.inquiry) if stored else {}

    def resolved(self, target: str) -> str | None:
        """The id of the paper that the archive has under this number, its own or that of the inquiry it answers."""
        if target not in self._resolved:
            self._resolved[target] = self._found(paper_of(target))
        return self._resolved[target]

    def _found(self, target: str) -> str | None:
        code, term, number = (*target.split("/"), "", "")[:3]
        if not (term.isdigit() and number.isdigit()):
            return None
        found = self._archive.find(code, int(term), int(number))
        return found[0].paper_id if found else None

    def _row(self, source: str, each: Annotation) -> Reference:
        resolved = self.resolved(each.target) if each.type == DRUCKSACHE else None
        return Reference(source, each.type, each.target, each.text, resolved, each.place, each.start, each.end)


def _is_of_the_paper(place: str, held: Set[str]) -> bool:
    return place.startswith((_TITLE, _NOTE)) and place not in held


def places(hit: Hit) -> frozenset[str]:
    """The places of the record that an entry holds, as annotations name them."""
    if hit.kind is EntryKind.PAIR:
        answer = f"answer/{hit.labels[0] if hit.labels else ''}"
        return frozenset((*(f"question/{question.label}" for question in hit.questions), answer))
    number = hit.entry.rpartition("/")[2][1:]
    if hit.kind is EntryKind.PREAMBLE:
        return frozenset((f"preamble/{number}",))
    return frozenset((f"section/{number}", f"heading/{number}"))
