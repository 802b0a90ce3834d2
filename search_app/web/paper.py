"""A paper, one of its pairs, and the original file: permanent addresses."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from ingest.errors import QuerySyntaxError
from ingest.holdings import StoredPaper
from search_app.addresses import DOCUMENT, code_of, path_of
from search_app.index.highlight import marks
from search_app.index.protocol import Mark
from search_app.index.query import parse_query
from search_app.web.answers import json_answer
from search_app.web.frame import asked_query
from search_app.web.fromindex import paper_from_index
from search_app.web.missing import missing_entry, missing_paper, missing_parliament, missing_version
from search_app.web.originals import send_original
from search_app.web.paperpages import entry_page, paper_page
from search_app.web.papers import Marker, no_marks, paper_view
from search_app.web.records import entry_record, paper_record
from search_app.web.refers import Refers
from search_app.web.store import annotation_store, archive, engine

blueprint = Blueprint("paper", __name__)

_NUMBERED = "/<slug>/<int(min=1,max=999):term>/<int(min=1,max=9999999):number>"
_UNNUMBERED = f"/{DOCUMENT}/<string(length=16):digest>"


@blueprint.url_value_preprocessor
def _name_paper(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Turn the parts of the address into the id of a paper, None where the parliament is unknown; it is kept then."""
    del endpoint
    given = values if values is not None else {}
    if "digest" in given:
        g.paper_id = f"{DOCUMENT}/{given.pop('digest')}"
        return
    slug, number = given.pop("slug", ""), f"{given.pop('term', 0)}/{given.pop('number', 0)}"
    code = code_of(slug)
    g.paper_id = f"{code}/{number}" if code else None
    g.written = (slug, number)


@blueprint.get(_NUMBERED)
@blueprint.get(_UNNUMBERED)
def show() -> ResponseReturnValue:
    """The page of a paper: each question beside its answer."""
    paper = _paper()
    refers = Refers(archive(), annotation_store(), paper)
    view = paper_view(paper, _marker(), refers.links, refers.pointing().of)
    return render_template("paper/papier.html", page=paper_page(archive(), paper, view), refers=refers.lists())


@blueprint.get(f"{_NUMBERED}.json")
@blueprint.get(f"{_UNNUMBERED}.json")
def show_json() -> ResponseReturnValue:
    """The record of a paper."""
    paper = _paper()
    return json_answer(paper_record(paper, annotation_store().of(paper.paper_id)))


@blueprint.get(f"{_NUMBERED}/<label>")
@blueprint.get(f"{_UNNUMBERED}/<label>")
def show_entry(label: str) -> ResponseReturnValue:
    """One pair, preamble or section at its own address."""
    paper = _paper()
    refers = Refers(archive(), annotation_store(), paper)
    page = entry_page(paper_view(paper, _marker(), refers.links, refers.pointing().of), paper.inquiry, label)
    if page is None:
        raise missing_entry(paper, label)
    return render_template("paper/eintrag.html", page=page)


@blueprint.get(f"{_NUMBERED}/<label>.json")
@blueprint.get(f"{_UNNUMBERED}/<label>.json")
def show_entry_json(label: str) -> ResponseReturnValue:
    """One pair, preamble or section as JSON."""
    paper = _paper()
    record = entry_record(paper, label, annotation_store().of(paper.paper_id))
    if record is None:
        raise missing_entry(paper, label)
    return json_answer(record)


@blueprint.get(f"{_NUMBERED}/original")
@blueprint.get(f"{_UNNUMBERED}/original")
def original() -> ResponseReturnValue:
    """The file as it came in, also one of an older version."""
    paper = _paper()
    wanted = request.args.get("fassung", "")
    versions = {version.sha256[: len(wanted)]: version.sha256 for version in archive().versions(paper.paper_id)}
    sha256 = versions.get(wanted) if wanted else paper.sha256
    found = archive().original(sha256) if sha256 else None
    if found is None or not found.path.is_file():
        raise missing_version(paper, wanted)
    return send_original(found, path_of(paper.paper_id))


def _paper() -> StoredPaper:
    """The paper of this address, from the archive, else as the index has it. Raises MissingPaper."""
    if g.paper_id is None:
        raise missing_parliament(archive(), *g.written)
    paper = archive().get(g.paper_id) or paper_from_index(engine(), g.paper_id)
    if paper is None:
        raise missing_paper(archive(), annotation_store(), g.paper_id)
    return paper


def _marker() -> Marker:
    """How to mark the words of the search that led here; a search that cannot be read marks nothing."""
    try:
        tree = parse_query(asked_query())
    except QuerySyntaxError:
        return no_marks
    if tree is None:
        return no_marks

    def mark(text: str, field: str) -> tuple[Mark, ...]:
        return marks(text, tree, field)

    return mark
