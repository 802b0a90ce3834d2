"""What to say of a paper or pair that the archive does not have, and what lies near it."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.store import AnnotationStore
from ingest.archive import Archive
from ingest.holdings import PaperSummary, StoredPaper
from search_app.addresses import path_of, slug_of
from search_app.index.names import parliament_name, parliament_of
from search_app.web.errors import Link, MissingPaper
from search_app.web.listed import paper_line
from search_app.web.official import official_address
from search_app.web.papers import keyed_pairs
from search_app.web.whereabouts import paper_search

_NEAR = 3  # papers offered on each side of a number
_LONGEST = 20  # characters of what was written in the address
_LABELS = 40  # questions offered when one is not there


def missing_parliament(archive: Archive, slug: str, rest: str = "") -> MissingPaper:
    """The error for an address that begins with no parliament's word: those that the archive has papers of.

    ``rest`` is what follows the word in the address; the parliament whose code or name was written is offered with it.
    """
    meant = parliament_of(slug)
    held = (share.value for share in archive.counts().parliaments if share.value)
    links = [Link(parliament_name(code), f"/{slug_of(code)}") for code in held]
    own = [Link(f"{meant.name} {rest}".strip(), f"/{meant.slug}/{rest}".rstrip("/"))] if meant else []
    return MissingPaper(
        f"Ein Parlament „{slug[:_LONGEST]}“ gibt es hier nicht",
        "Die Adresse einer Drucksache beginnt mit dem Parlament, zum Beispiel /berlin/17/11310.",
        "Was es gibt",
        (*own, *links),
    )


def missing_version(paper: StoredPaper, version: str) -> MissingPaper:
    """The error for an original that the archive does not have."""
    what = f"Die Fassung „{version[:_LONGEST]}“ des Originals" if version else "Das Original"
    return MissingPaper(
        f"{what} liegt nicht im Archiv",
        "Das Dokument selbst liegt im Archiv; auf seiner Seite stehen alle Fassungen.",
        "Was es gibt",
        (Link("Ganzes Dokument", path_of(paper.paper_id)),),
    )


def missing_paper(archive: Archive, store: AnnotationStore, paper_id: str | None) -> MissingPaper:
    """The error for a paper: what names it, where its parliament has it, other papers with the number, neighbours."""
    code, term, number = ([*(paper_id or "").split("/"), "", ""])[:3]
    if not number:
        return MissingPaper(
            "Dieses Dokument liegt nicht im Archiv", "Bitte prüfen Sie die Adresse oder suchen Sie danach."
        )
    found = _Near(archive, code, int(term), int(number))
    return MissingPaper(
        f"Die Drucksache {term}/{number} liegt nicht im Archiv",
        f"{parliament_name(code)}, {term}. Wahlperiode, Nummer {number}: Dazu ist nichts aufgenommen. "
        "Das heißt nicht, dass es die Drucksache nicht gibt.",
        "Was es gibt",
        (*_elsewhere(f"{code}/{term}/{number}", store), *found.links()),
    )


def _elsewhere(target: str, store: AnnotationStore) -> Iterator[Link]:
    if search := paper_search(target, store):
        yield Link("Alles, was auf diese Drucksache verweist", search)
    if official := official_address(target):
        yield Link("Diese Drucksache beim Parlament öffnen", official)


def missing_entry(paper: StoredPaper, label: str) -> MissingPaper:
    """The error for a pair: the pairs that the paper has."""
    path = path_of(paper.paper_id)
    links = [Link(f"Frage {name}", f"{path}/{name}") for name, _ in keyed_pairs(paper.inquiry)]
    title = paper.inquiry.title or "diesem Dokument"
    return MissingPaper(
        f"„{label[:_LONGEST]}“ gibt es hier nicht",
        f"Das Dokument „{title}“ liegt im Archiv, hat aber keinen Teil, der so heißt.",
        "Was es gibt",
        (Link("Ganzes Dokument", path), *links[:_LABELS]),
    )


class _Near:
    """Papers near a number."""

    def __init__(self, archive: Archive, code: str, term: int, number: int) -> None:
        self._archive = archive
        self._code, self._term, self._number = code, term, number

    def links(self) -> Iterator[Link]:
        """Papers of any parliament with this number, or answers to it; then those beside it."""
        for paper in self._archive.find(None, self._term, self._number):
            yield _link(paper)
        below, above = self._archive.near(self._code, self._term, self._number, limit=_NEAR)
        for paper in (*reversed(below), *above):
            yield _link(paper)


def _link(paper: PaperSummary) -> Link:
    line = paper_line(paper)
    return Link(line.title, line.href, " · ".join(line.meta))
