"""What a paper refers to and what refers to it, as links of its page.

Targets are looked up when the page is made: a paper that comes later is linked, one
that is gone is "nicht im Archiv" again and leads to its parliament or to what else names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from analyzers.programmes import TYPE
from analyzers.protocol import Annotation
from analyzers.store import AnnotationStore
from ingest.archive import Archive
from ingest.holdings import StoredPaper
from search_app.addresses import path_of
from search_app.exports.references import References
from search_app.index.names import cited_name
from search_app.index.programmes import naming_of, slug
from search_app.index.referring import PAPERS, law_of, paper_of, slug_of_law
from search_app.web.pointing import Pointing
from search_app.web.texts import TextLink
from search_app.web.whereabouts import NOT_HERE, Whereabouts, whereabouts

MOST = 50  # papers in one of the lists: more are counted and not listed


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """One line of a list: a paper by its name; ``note`` says that the archive has it not.

    ``also`` finds what names a paper that is not in the archive, where its name leads elsewhere.
    """

    name: str
    href: str | None
    title: str = ""
    note: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceLists:
    """The papers that a paper names, the programmes, the laws, and the papers that name it.

    ``more_mentions`` are not listed.
    """

    papers: tuple[ReferenceLine, ...]
    laws: tuple[ReferenceLine, ...]
    mentions: tuple[ReferenceLine, ...]
    more_mentions: int = 0
    programmes: tuple[ReferenceLine, ...] = ()


class Refers:
    """The references of one paper."""

    def __init__(self, archive: Archive, store: AnnotationStore, paper: StoredPaper) -> None:
        self._archive = archive
        self._store = store
        self._paper = paper
        self._annotations = store.of(paper.paper_id)
        self._found = References(archive, store)
        self._naming = naming_of(archive)
        self._looked_up: dict[str, Whereabouts] = {}

    def pointing(self) -> Pointing:
        """The answers of other papers that answers of this one only point to."""
        return Pointing(self._archive, self._paper.paper_id, self._annotations, self._found)

    def links(self, place: str) -> Sequence[TextLink]:
        """The links in one text of the record."""
        return [link for each in self._annotations if each.place == place and (link := self._link(each))]

    def _link(self, each: Annotation) -> TextLink | None:
        if each.type in PAPERS:
            where = self._where(each.target)
            return TextLink(each.start, each.end, where.href, where.title, where.also)
        if each.type == "law":
            return TextLink(each.start, each.end, law_search(each.target))
        if each.type == TYPE and (name := self._naming.name(each.target)):
            return TextLink(each.start, each.end, f"/programm/{slug(name)}")
        return TextLink(each.start, each.end, web_address(each)) if each.type == "url" else None

    def _where(self, target: str) -> Whereabouts:
        if target not in self._looked_up:
            self._looked_up[target] = whereabouts(target, self._found, self._store)
        return self._looked_up[target]

    def lists(self) -> ReferenceLists:
        """The lists beside the text."""
        named = dict.fromkeys(paper_of(each.target) for each in self._annotations if each.type in PAPERS)
        laws = sorted({law_of(each.target) for each in self._annotations if each.type == "law"})
        mentions = self._mentions()
        return ReferenceLists(
            papers=tuple(self._line(target) for target in list(named)[:MOST]),
            laws=tuple(ReferenceLine(law, f"/gesetz/{slug_of_law(law)}") for law in laws[:MOST]),
            mentions=tuple(self._mention(paper) for paper in mentions[:MOST]),
            more_mentions=len(mentions[MOST:]),
            programmes=tuple(ReferenceLine(name, f"/programm/{slug(name)}") for name in self._programmes()[:MOST]),
        )

    def _programmes(self) -> list[str]:
        """The programmes that the paper names, in the order of the alphabet."""
        found = {self._naming.name(each.target) for each in self._annotations if each.type == TYPE}
        return sorted(name for name in found if name)

    def _line(self, target: str) -> ReferenceLine:
        where, resolved = self._where(target), self._found.resolved(target)
        known = self._archive.summary(resolved) if resolved else None
        title = (known.title or "") if known else ""
        return ReferenceLine(cited_name(target), where.href, title, "" if where.page else NOT_HERE, where.also)

    def _mentions(self) -> list[str]:
        """The papers that name this one, or the inquiry that it answers."""
        return sorted({paper for target in self._own() for paper in self._citing(target)} - {self._paper.paper_id})

    def _citing(self, target: str) -> Iterator[str]:
        yield from (citation.paper_id for citation in self._store.citations("drucksache", target))

    def _own(self) -> Iterator[str]:
        inquiry = self._paper.inquiry
        yield self._paper.paper_id
        if inquiry.parliament and inquiry.request_reference:
            yield f"{inquiry.parliament}/{inquiry.request_reference}"

    def _mention(self, paper_id: str) -> ReferenceLine:
        known = self._archive.summary(paper_id)
        title = (known.title or "") if known else ""
        return ReferenceLine(cited_name(paper_id), path_of(paper_id), title)


def law_search(target: str) -> str:
    """The search for all that names a law or a provision."""
    query = f'gesetz:"{target}"'
    return f"/suche?{urlencode({'q': query})}"


def web_address(each: Annotation) -> str:
    """A web address as a browser takes it, its line breaks mended."""
    printed = each.text.casefold()
    scheme = "https" if printed.startswith("https") else "http"
    return f"{scheme}://{'www.' if 'www.' in printed else ''}{each.target}"
