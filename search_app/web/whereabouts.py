"""Where a reader finds a paper that a text names: in the archive, at its parliament, or what names it as well."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from analyzers.store import AnnotationStore
from search_app.addresses import path_of
from search_app.exports.references import References
from search_app.index.referring import PAPERS, paper_of
from search_app.web.official import official_address

NOT_HERE = "nicht im Archiv"
_SEARCHED = ("question/", "answer/", "preamble/", "heading/", "section/")
"""Texts of a record that a search looks into; a foot note is only found where the place of its mark is known."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The addresses of a named paper.

    ``page`` is in the archive. Where that is None, ``official`` is the parliament's
    own, if its pattern is known, and ``search`` finds all of the archive that names the paper, if anything does.
    """

    page: str | None = None
    official: str | None = None
    search: str | None = None

    @property
    def href(self) -> str | None:
        """Where the name itself leads: as near to the paper as may be."""
        return self.page or self.official or self.search

    @property
    def also(self) -> str:
        """The search, where the name itself leads elsewhere."""
        return self.search if self.search and self.official else ""

    @property
    def title(self) -> str:
        """What a reader is told before following the link."""
        if self.page:
            return ""
        if self.official:
            return f"{NOT_HERE}, beim Parlament öffnen"
        return f"{NOT_HERE}, zeigt alles, was darauf verweist" if self.search else NOT_HERE


def whereabouts(target: str, found: References, store: AnnotationStore) -> Whereabouts:
    """Look a paper up by the name that references have for it ("be/17/20203"), also one of its questions."""
    paper = paper_of(target)
    if resolved := found.resolved(target):
        return Whereabouts(page=path_of(resolved + target.removeprefix(paper)))
    return Whereabouts(official=official_address(paper), search=paper_search(paper, store))


def paper_search(target: str, store: AnnotationStore) -> str | None:
    """The search for all that names a paper, None when it would find nothing."""
    places = (each.annotation.place for kind in PAPERS for each in store.citations(kind, target))
    return f"/suche?{urlencode({'q': f'verweist:{target}'})}" if any(p.startswith(_SEARCHED) for p in places) else None
