"""Programmes: the page of one, the list of all, and their twins as JSON and CSV."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from search_app.exports import csv
from search_app.exports.cells import MEDIA_TYPE, lines
from search_app.index.protocol import Query, Sort
from search_app.index.slugs import slug
from search_app.programmecatalogue import FIELD, PAGE_RULE, Catalogue, Catalogues, Listed, naming_query
from search_app.web import german
from search_app.web.answers import json_answer
from search_app.web.errors import Link, MissingPaper
from search_app.web.evidence import evidence
from search_app.web.export import streamed
from search_app.web.limits import EXPORTS, limiter
from search_app.web.namelists import NameList, chosen, letters, on_page, pages, wanted
from search_app.web.paging import paging
from search_app.web.paperpages import Crumb
from search_app.web.programmeview import PAPERS_PER_PAGE, ProgrammeView, programme_view
from search_app.web.state import SearchState, read_page
from search_app.web.store import archive, engine, fingerprint, store

blueprint = Blueprint("programme", __name__)
_PATH = "/programme"
_KEY = "programme-catalogues"


@dataclass(frozen=True, slots=True)
class Line:
    """One programme of the list."""

    name: str
    href: str
    kind: str
    count: str
    note: str


def catalogue() -> Catalogue:
    """All programmes in the present state of archive and index. Raises IndexUnavailable."""
    kept: Catalogues = store().extra.setdefault(_KEY, Catalogues(engine()))
    return kept.catalogue(fingerprint(), archive())


@blueprint.get("/programme")
def listing() -> ResponseReturnValue:
    """The list: by letter, by a part of a name."""
    page = read_page(request.args.get("seite"))
    return render_template("programme/liste.html", view=_list_view(page))


@blueprint.get("/programme.json")
def listing_json() -> ResponseReturnValue:
    """The list as JSON, all of it."""
    return json_answer({"programmes": [_plain(listed) for listed in _chosen()]})


@blueprint.get("/programme.csv")
@limiter.limit(EXPORTS)
def listing_csv() -> ResponseReturnValue:
    """The list as CSV, all of it."""
    head = ("slug", "name", "known", "kind", "body", "land", "years", "entries")
    plain = [_plain(listed) for listed in _chosen()]
    return Response(lines(head, ([row[key] for key in head] for row in plain)), content_type=MEDIA_TYPE)


@blueprint.get("/programm/<name>")
def show(name: str) -> ResponseReturnValue:
    """The page of a programme; another of its names leads there, what one paper names only leads to the search."""
    page = read_page(request.args.get("seite"))
    listed = _listed(name)
    if not isinstance(listed, Listed):
        return listed
    view, found = programme_view(engine(), listed, page, _sort())
    seen = evidence(listed.known.seen, archive(), engine()) if listed.known else None
    crumbs: tuple[Crumb, ...] = (("Programme", "/programme"), (listed.name, None))
    row = paging("Dokumente", found.papers, PAPERS_PER_PAGE, found.number, lambda number: _address(view, number))
    return render_template("programme/programm.html", view=view, evidence=seen, crumbs=crumbs, paging=row)


@blueprint.get("/programm/<name>.json")
def show_json(name: str) -> ResponseReturnValue:
    """The numbers of the page as JSON; the pairs come with the CSV twin and the search."""
    listed = _listed(name, ".json")
    if not isinstance(listed, Listed):
        return listed
    view, _ = programme_view(engine(), listed, 1, Sort.NEWEST)
    return json_answer(
        {
            **_plain(listed),
            "pairs": view.pairs,
            "papers": view.papers,
            "names": dict(view.names),
            "other_names": view.other_names,
            "by_year": {number.label: number.count for number in view.years},
            "by_parliament": {number.label: number.count for number in view.parliaments},
            "by_department": {number.label: number.count for number in view.departments},
            "together": {number.label: number.count for number in view.together},
            "documents": view.documents,
        }
    )


@blueprint.get("/programm/<name>.csv")
@limiter.limit(EXPORTS)
def show_csv(name: str) -> ResponseReturnValue:
    """All entries that name a programme, as the search exports them."""
    listed = _listed(name, ".csv")
    if not isinstance(listed, Listed):
        return listed
    hits = engine().scan(Query(naming_query(listed.name), sort=Sort.NEWEST))
    answer = Response(streamed(csv.stream, hits), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = f"attachment; filename={listed.slug}.csv"
    return answer


def _listed(name: str, ending: str = "") -> Listed | ResponseReturnValue:
    """The programme with this slug, or the way to where it is."""
    known = catalogue()
    if name in known.pages:
        return known.pages[name]
    if name in known.others:
        return redirect(f"/programm/{known.others[name]}{ending}", 301)
    if name in known.single:
        path = f"/suche{ending}" if ending else "/suche"
        return redirect(SearchState().with_values(FIELD, (known.single[name].name,)).url(path), 303)
    if (typed := slug(name)) != name and (typed in known.pages or typed in known.others or typed in known.single):
        return redirect(f"/programm/{typed}{ending}", 301)  # a name, typed as it is printed
    raise MissingPaper(
        "Dieses Programm nennt hier kein Dokument",
        "Unter „Programme“ stehen alle, die eine eigene Seite haben.",
        "Was es gibt",
        (Link("Alle Programme", "/programme"),),
    )


def _sort() -> Sort:
    return Sort.OLDEST if request.args.get("sortierung") == Sort.OLDEST.value else Sort.NEWEST


def _address(view: ProgrammeView, page: int) -> str:
    asked = {"sortierung": Sort.OLDEST.value} if view.is_oldest_first else {}
    asked |= {"seite": str(page)} if page > 1 else {}
    return f"{view.path}?{urlencode(asked)}" if asked else view.path


def _plain(listed: Listed) -> dict[str, object]:
    known = listed.known
    return {
        "slug": listed.slug,
        "name": listed.name,
        "known": listed.is_sure,
        "kind": known.kind if known else None,
        "body": known.body if known else None,
        "land": known.land if known else None,
        "years": known.years if known else None,
        "entries": listed.entries,
    }


def _chosen() -> list[Listed]:
    """The programmes that the address asks for."""
    return chosen(wanted(_PATH), catalogue().pages.values(), _names)


def _names(listed: Listed) -> tuple[str, ...]:
    return (listed.name, *(listed.known.names if listed.known else ()))


def _list_view(page: int) -> NameList[Line]:
    """The list of programmes; ``others`` says how many have no page, because one document only names them."""
    asked, found = wanted(_PATH), _chosen()
    return NameList(
        heading="Programme",
        wanted=asked,
        lead=f"{german.count(len(found), 'Name', 'Namen')} von Programmen, Projekten, Fonds und Netzwerken mit "
        f"eigener Seite. {PAGE_RULE}",
        letters=tuple(letters(asked, (each.name for each in catalogue().pages.values()))),
        lines=tuple(_line(each) for each in on_page(found, page)),
        paging=pages(asked, "Programme", len(found), page),
        none_so="Kein Programm heißt so.",
        nothing="Noch hat kein Programm eine eigene Seite.",
        others=_others(),
    )


def _others() -> str:
    """What one document only names, in a sentence; empty when there is nothing."""
    number = len(catalogue().single)
    if not number:
        return ""
    names = "weiteren Namen nennt" if number == 1 else "weitere Namen nennt jeweils"
    return (
        f"{german.number(number)} {names} bisher nur ein Dokument. Solche Namen haben keine Seite; die Suche findet "
        "sie mit „programm:“ und ihrem Namen, und „anfragen programme list“ nennt alle."
    )


def _line(listed: Listed) -> Line:
    kind = listed.known.kind if listed.known else ""
    note = "" if listed.is_sure else "in den Texten gefunden"
    return Line(listed.name, f"/programm/{listed.slug}", kind, german.number(listed.entries), note)
