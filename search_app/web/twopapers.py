"""An inquiry that is printed in two papers: what the other one is called, and where its pages open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.linking import linked_page
from ingest.records import Inquiry, Linked, Part, Question
from search_app.addresses import path_of

PDF = "application/pdf"
FASSUNG = 16  # hex digits of a digest that name a version
_FIELDS = {
    "title": "Titel",
    "kind": "Art",
    "askers": "Fragende",
    "factions": "Fraktion",
    "legislative_term": "Wahlperiode",
    "inquiry_number": "Nummer der Anfrage",
    "request_reference": "Drucksache der Anfrage",
    "dates.asked": "Datum der Anfrage",
    "dates.received": "Eingang der Anfrage",
    "dates.forwarded": "Übersendung der Anfrage",
    "preambles": "Vorbemerkung der Fragestellenden",
}


@dataclass(frozen=True, slots=True)
class PageLink:
    """The printed page of something, or a paper; ``href`` opens it, None where nothing can be opened."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """One of the two papers of an inquiry; ``href`` is its page, None when it is that of the record at hand."""

    paper_id: str
    part: Part | None
    name: str
    href: str | None
    original: str
    is_pdf: bool

    @property
    def role(self) -> str:
        """What the paper is to the other one."""
        return "Anfrage" if self.part is Part.INQUIRY else "Antwort"

    def place(self, page: int) -> PageLink:
        """Where something stands in it: "Anfrage, Drucksache 21/7449, Seite 2"."""
        anchor = f"#page={page}" if self.is_pdf else ""
        return PageLink(f"{self.role}, {self.name}, Seite {page}", f"{self.original}{anchor}")


def other_papers(inquiry: Inquiry) -> tuple[OtherPaper, ...]:
    """The papers that a record is linked with, first the one that gave what this paper does not print."""
    return tuple(_other(inquiry.paper_id, linked) for linked in inquiry.linked)


def _other(paper_id: str, linked: Linked) -> OtherPaper:
    path = path_of(linked.paper_id)
    return OtherPaper(
        paper_id=linked.paper_id,
        part=linked.part,
        name=paper_name(linked.reference, linked.inquiry_number),
        href=None if linked.paper_id == paper_id else path,
        original=f"{path}/original?fassung={linked.source.sha256[:FASSUNG]}",
        is_pdf=linked.source.media_type == PDF,
    )


def paper_name(reference: str | None, inquiry_number: str | None) -> str:
    """Name a paper by what is printed on it: "Drucksache 21/7449", "Nr. 8/980"."""
    if reference:
        return f"Drucksache {reference}"
    return f"Nr. {inquiry_number}" if inquiry_number else "ohne eigene Nummer"


def own_paper(inquiry: Inquiry) -> OtherPaper:
    """The paper of the record itself, named as the other one is."""
    path = path_of(inquiry.paper_id)
    return OtherPaper(
        paper_id=inquiry.paper_id,
        part=inquiry.part,
        name=paper_name(inquiry.reference or inquiry.request_reference, inquiry.inquiry_number),
        href=None,
        original=f"{path}/original",
        is_pdf=inquiry.source.media_type == PDF,
    )


def places(inquiry: Inquiry, question: Question) -> Iterator[tuple[OtherPaper, int]]:
    """Where the two papers print a question, first the one that its text was read from; nothing without a link."""
    if not inquiry.linked or inquiry.part is Part.INQUIRY:
        return
    both = ((own_paper(inquiry), question.own_page), (other_papers(inquiry)[0], linked_page(question)))
    for paper, page in both if question.origin is None else reversed(both):
        if page is not None:
            yield paper, page


def pair_path(linked: Linked, label: str) -> str:
    """Path of a question in the paper where it stands with its answer."""
    return f"{path_of(linked.paper_id)}/{label}"


def taken_fields(inquiry: Inquiry) -> str:
    """What of the head comes from the other paper: "Fragende, Datum der Anfrage"."""
    return ", ".join(_FIELDS.get(field, field) for linked in inquiry.linked for field in linked.fields)
