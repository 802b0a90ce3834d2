"""Help, search help, export help and the honest notes about this archive: pages made of words."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from search_app.web.answers import json_answer
from search_app.web.examples import examples
from search_app.web.store import engine, index_status
from search_app.web.topics import PAGES, TopicPage, with_examples

blueprint = Blueprint("help", __name__)


@blueprint.get("/hilfe", defaults={"name": "hilfe"})
@blueprint.get("/hilfe/suche", defaults={"name": "suche"})
@blueprint.get("/export", defaults={"name": "export"})
@blueprint.get("/ueber", defaults={"name": "ueber"})
def show(name: str) -> ResponseReturnValue:
    """One of these pages."""
    return render_template("help/thema.html", page=_page(name))


@blueprint.get("/hilfe.json", defaults={"name": "hilfe"})
@blueprint.get("/hilfe/suche.json", defaults={"name": "suche"})
@blueprint.get("/export.json", defaults={"name": "export"})
@blueprint.get("/ueber.json", defaults={"name": "ueber"})
def show_json(name: str) -> ResponseReturnValue:
    """The same page as JSON."""
    return json_answer(_page(name))


def _page(name: str) -> TopicPage:
    page = PAGES[name]
    return with_examples(page, examples(engine())) if page.wants_examples and index_status() else page
