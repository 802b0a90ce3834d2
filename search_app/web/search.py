"""The search and its result page, as page and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from analyzers.protocol import Annotation
from ingest.archive import Archive
from ingest.errors import QuerySyntaxError
from search_app.exports.paperfacts import facts_of
from search_app.exports.rows import row
from search_app.index.noted import notes_by_place
from search_app.web import german
from search_app.web.answers import json_answer
from search_app.web.arrivals import Arrival, arrival, choice_view
from search_app.web.chips import chips
from search_app.web.filternotes import filter_notes
from search_app.web.frame import base_address
from search_app.web.mistakes import mistake_view
from search_app.web.namedplaces import asked_names, noted_entries, referring_to, with_names_marked
from search_app.web.nohits import no_hits_view
from search_app.web.results import notes, result_view
from search_app.web.searching import Found, find
from search_app.web.state import PARAMETERS, SearchState, read_state, years_between
from search_app.web.store import annotation_store, archive, engine, store

blueprint = Blueprint("search", __name__)


@blueprint.get("/suche")
def show() -> ResponseReturnValue:
    """The result page; a number leads straight to its paper, a mistake is explained at its place."""
    state = _state()
    if "von" in request.args or "bis" in request.args:
        return redirect(state.url(), 303)
    arrived = arrival(archive(), state)
    if arrived.href:
        return redirect(arrived.href, 303)
    if arrived.choices:
        return render_template("search/auswahl.html", view=choice_view(state, arrived.choices))
    try:
        found = find(engine(), state, store().settings.page_size)
    except QuerySyntaxError as error:
        return render_template("search/fehler.html", view=mistake_view(state, error)), 400
    return _beyond(state, found) or _page(state, found, arrived)


@blueprint.get("/suche.json")
def show_json() -> ResponseReturnValue:
    """The twin of the result page: the same hits, facets and totals."""
    state = _state()
    try:
        found = find(engine(), state, store().settings.page_size)
    except QuerySyntaxError as error:
        message = {"status": 400, "title": "Suche nicht lesbar", "message": str(error), "position": error.position}
        return json_answer({"error": message}, 400)
    return json_answer({**_result(state, found), "number": arrival(archive(), state)})


def _state() -> SearchState:
    """The state in the address, with the years of the small form beside the bars."""
    state = read_state(request.args.to_dict(flat=False))
    years = years_between(request.args.get("von", ""), request.args.get("bis", ""))
    return read_state({**replace(state, page=1).lists(), PARAMETERS["year"]: [years]}) if years else state


def _beyond(state: SearchState, found: Found) -> ResponseReturnValue | None:
    """Lead from a page behind the last one to the last one."""
    if state.page <= found.page.pages or not found.page.total:
        return None
    return redirect(replace(state, page=found.page.pages).url(), 303)


def _page(state: SearchState, found: Found, arrived: Arrival) -> ResponseReturnValue:
    warnings = filter_notes(engine(), state, found.page)
    if not found.page.total:
        nothing = no_hits_view(engine(), archive(), state, found, arrived)
        return render_template("search/keine.html", view=replace(nothing, warnings=warnings))
    shown = chips(state, found.tree)
    asked = asked_names(found.tree, state.filters)
    referring = referring_to(asked, _references)
    page = with_names_marked(found.page, asked, referring)
    noted = noted_entries(page, referring, cache(_notes))
    view = result_view(page, state, found.size, shown, noted)
    return render_template(
        "search/ergebnis.html", view=replace(view, warnings=warnings, counted=_counted(archive(), state))
    )


def _references(paper: str) -> Sequence[Annotation]:
    """What was found in a paper; the store is opened by searches that ask for it alone."""
    return annotation_store().of(paper)


def _notes(paper: str) -> Mapping[str, tuple[str, ...]]:
    """The foot notes of a paper by the text that has their mark."""
    kept = archive().get(paper)
    return notes_by_place(kept.inquiry) if kept else {}


def _counted(holdings: Archive, state: SearchState) -> str:
    """Where everything is shown: why it is fewer documents than the archive has."""
    parliaments = state.values("parliament")
    if state.text or len(parliaments) > 1 or any(each.field != "parliament" for each in state.filters):
        return ""
    asking = holdings.count_elsewhere(parliaments[0] if parliaments else None)
    papers = german.count(asking, "Dokument, das", "Dokumente, die")
    verbs = ("druckt", "steht und zählt") if asking == 1 else ("drucken", "stehen und zählen")
    return f"{papers} nur die Fragen einer Anfrage {verbs[0]}, {verbs[1]} hier bei der Antwort." if asking else ""


def _result(state: SearchState, found: Found) -> dict[str, object]:
    page, base, facts = found.page, base_address(), facts_of(archive())
    return {
        "query": state.lists(),
        "notes": notes(state),
        "warnings": filter_notes(engine(), state, page),
        "total": page.total,
        "papers": page.papers,
        "page": page.number,
        "pages": page.pages,
        "hits": [row(hit, base, facts) for hit in page.hits],
        "facets": {facet.field: {value.value: value.count for value in facet.values} for facet in page.facets},
    }
