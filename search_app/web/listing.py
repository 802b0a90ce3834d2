"""The papers of a parliament and of one of its terms, as page and as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from ingest.archive import Archive
from search_app.addresses import code_of
from search_app.index.names import parliament_of
from search_app.web import german
from search_app.web.answers import json_answer
from search_app.web.errors import MissingPaper
from search_app.web.listed import PaperLine, paper_line
from search_app.web.missing import missing_parliament
from search_app.web.paging import Paging, paging
from search_app.web.paperpages import Crumb
from search_app.web.state import read_page
from search_app.web.store import archive

blueprint = Blueprint("listing", __name__)
PAGE_SIZE = 50  # papers on a page

_TERM = "/<slug>/<int(min=1,max=999):term>"


@dataclass(frozen=True, slots=True)
class TermLine:
    """One legislative term in the margin."""

    name: str
    href: str
    count: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ListView:
    """The list of papers of a parliament or a term."""

    heading: str
    summary: str
    path: str
    crumbs: tuple[Crumb, ...]
    papers: tuple[PaperLine, ...]
    terms: tuple[TermLine, ...]
    paging: Paging


@blueprint.get("/<slug>")
@blueprint.get(_TERM)
def show(slug: str, term: int | None = None) -> ResponseReturnValue:
    """A page of the list."""
    page = read_page(request.args.get("seite"))
    return render_template("listing/liste.html", view=_view(archive(), slug, term, page))


@blueprint.get("/<slug>.json")
@blueprint.get(f"{_TERM}.json")
def show_json(slug: str, term: int | None = None) -> ResponseReturnValue:
    """The same page of the list as JSON."""
    page = read_page(request.args.get("seite"))
    code = _code(slug, term)
    papers = archive().listing(code, term, offset=(page - 1) * PAGE_SIZE, limit=PAGE_SIZE)
    return json_answer({"parliament": code, "term": term, "total": archive().count(code, term), "papers": papers})


def _code(slug: str, term: int | None) -> str:
    """The parliament of the address. Raises MissingPaper where there is none, or none of the term's papers."""
    code = code_of(slug)
    if code is None and term is None and parliament_of(slug) is None:
        raise NotFound  # any word at all; nothing says that a parliament was meant
    if code is None:
        raise missing_parliament(archive(), slug, str(term or ""))
    if term is not None and not archive().count(code, term):
        raise MissingPaper(
            f"Aus der {term}. Wahlperiode liegt nichts im Archiv", "Im Bestand sehen Sie, welche Wahlperioden es gibt."
        )
    return code


def _view(holdings: Archive, slug: str, term: int | None, page: int) -> ListView:
    code = _code(slug, term)
    parliament = parliament_of(code)
    name, assembly = (parliament.name, parliament.assembly) if parliament else (code, code)
    total = holdings.count(code, term)
    path = f"/{slug}/{term}" if term else f"/{slug}"
    own = holdings.listing(code, term, offset=(page - 1) * PAGE_SIZE, limit=PAGE_SIZE)
    here: tuple[Crumb, ...] = ((name, f"/{slug}"), (f"{term}. Wahlperiode", None)) if term else ((name, None),)
    return ListView(
        heading=f"{assembly}, {term}. Wahlperiode" if term else assembly,
        summary=f"{german.count(total, 'Dokument', 'Dokumente')} im Archiv, höchste Nummern zuerst. "
        f"{_asking(holdings.count_elsewhere(code, term))}"
        "Das Datum ist das der Antwort, sonst das der Frage oder der Veröffentlichung.",
        path=path,
        crumbs=(("Suche", "/suche"), *here),
        papers=tuple(paper_line(paper) for paper in own),
        terms=tuple(_terms(holdings, code, slug, term)),
        paging=paging(
            "Dokumente", total, PAGE_SIZE, page, lambda number: f"{path}?seite={number}" if number > 1 else path
        ),
    )


def _asking(papers: int) -> str:
    """Why a search finds fewer papers than the list has."""
    if not papers:
        return ""
    if papers == 1:
        return "Eines davon druckt nur die Fragen einer Anfrage; in der Suche steht und zählt es bei seiner Antwort. "
    return (
        f"{german.number(papers)} davon drucken nur die Fragen; in der Suche stehen und zählen sie bei ihrer Antwort. "
    )


def _terms(holdings: Archive, code: str, slug: str, chosen: int | None) -> list[TermLine]:
    return [
        TermLine(
            f"{share.term}. Wahlperiode", f"/{slug}/{share.term}", german.number(share.papers), share.term == chosen
        )
        for share in holdings.counts().terms
        if share.parliament == code and share.term is not None
    ]
