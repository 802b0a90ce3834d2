"""The laws that papers name: a list with counts, and for each law its provisions and its papers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from analyzers.lawtitles import explained_name, long_names
from analyzers.store import AnnotationStore, Citation
from ingest.archive import Archive
from search_app.addresses import DOCUMENT
from search_app.exports.cells import MEDIA_TYPE, lines
from search_app.index.names import parliament_name
from search_app.index.protocol import Filter, Query
from search_app.index.referring import law_of, slug_of_law
from search_app.web import german
from search_app.web.answers import json_answer
from search_app.web.charts import Column
from search_app.web.errors import Link, MissingPaper
from search_app.web.limits import EXPORTS, limiter
from search_app.web.listed import PaperLine, paper_line
from search_app.web.namelists import NameList, chosen, letters, on_page, pages, wanted
from search_app.web.numbers import Number, columns, parliaments, years
from search_app.web.paging import Paging, paging
from search_app.web.state import SearchState, read_page
from search_app.web.store import annotation_store, archive, engine, index_status

blueprint = Blueprint("laws", __name__)
PAGE_SIZE = 50  # papers on a page
LAW = "law"
_PATH = "/gesetze"


@dataclass(frozen=True, slots=True)
class LawLine:
    """A law or a provision with the number of papers that name it; ``names`` are a law's long ones."""

    name: str
    href: str
    papers: int
    mentions: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawView:
    """One law: its provisions, the papers that name it, and the entries by year and parliament.

    ``parliaments`` counts papers; the entries are those of the index, and nothing without one.
    """

    name: str
    names: tuple[str, ...]
    path: str
    search: str
    papers_in_all: int
    mentions: int
    provisions: tuple[LawLine, ...]
    entries: int
    columns: tuple[Column, ...]
    years: tuple[Number, ...]
    by_parliament: tuple[Number, ...]
    parliaments: tuple[tuple[str, int], ...]
    papers: tuple[PaperLine, ...]
    paging: Paging


@blueprint.get("/gesetze")
def laws() -> ResponseReturnValue:
    """The list of laws: by letter, by a part of a name."""
    page = read_page(request.args.get("seite"))
    return render_template("laws/gesetze.html", view=_laws(annotation_store(), page))


@blueprint.get("/gesetze.json")
def laws_json() -> ResponseReturnValue:
    """The list as JSON, all of it; ``total`` counts the laws that there are, whatever was asked for."""
    known = tuple(_lines(annotation_store()))
    return json_answer({"laws": chosen(wanted(_PATH), known, _all_names), "total": len(known)})


@blueprint.get("/gesetze.csv")
@limiter.limit(EXPORTS)
def laws_csv() -> ResponseReturnValue:
    """The list as CSV, all of it."""
    head = ("Gesetz", "Name", "Dokumente", "Nennungen")
    found = chosen(wanted(_PATH), _lines(annotation_store()), _all_names)
    rows = ((line.name, "; ".join(line.names), line.papers, line.mentions) for line in found)
    answer = Response(lines(head, rows), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = "attachment; filename=gesetze.csv"
    return answer


@blueprint.get("/gesetz/<slug>")
def law(slug: str) -> ResponseReturnValue:
    """The page of a law."""
    page = read_page(request.args.get("seite"))
    view = _law(archive(), annotation_store(), slug, page)
    return _moved(slug) or render_template("laws/gesetz.html", view=view)


@blueprint.get("/gesetz/<slug>.json")
def law_json(slug: str) -> ResponseReturnValue:
    """The page of a law as JSON."""
    page = read_page(request.args.get("seite"))
    view = _law(archive(), annotation_store(), slug, page)
    return _moved(slug, ".json") or json_answer(view)


@blueprint.get("/gesetz/<slug>.csv")
def law_csv(slug: str) -> ResponseReturnValue:
    """Every place that names a law, as CSV."""
    store = annotation_store()
    _, citations = _cited(store, slug)
    if moved := _moved(slug, ".csv"):
        return moved
    head = ("Dokument", "Stelle", "Gesetz", "Wortlaut")
    answer = Response(lines(head, _rows(citations)), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = f"attachment; filename={slug_of_law(slug)}.csv"
    return answer


def _moved(slug: str, ending: str = "") -> ResponseReturnValue | None:
    """The way from another spelling of the word, as addresses once had it (arbstättv), to the one that stays."""
    if slug == slug_of_law(slug):
        return None
    query = request.query_string.decode("ascii", "replace")
    return redirect(f"/gesetz/{slug_of_law(slug)}{ending}" + (f"?{query}" if query else ""), 301)


def _lines(store: AnnotationStore) -> Iterator[LawLine]:
    """Whole laws with all their provisions; a paper that names several of them counts once."""
    papers: dict[str, set[str]] = defaultdict(set)
    mentions: Counter[str] = Counter()
    for target, paper, count in store.named(LAW):
        papers[law_of(target)].add(paper)
        mentions[law_of(target)] += count
    explained = _explained(store.printed_with_brackets(LAW))
    for name in sorted(papers, key=_in_the_list):
        names = _names(name, papers[name], explained)
        yield LawLine(name, _address(name), len(papers[name]), mentions[name], names)


def _in_the_list(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _address(name: str) -> str:
    return f"/gesetz/{slug_of_law(name)}"


def _explained(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The long names that papers explain by short ones, by the law, from targets and how they are printed."""
    found: dict[str, list[str]] = defaultdict(list)
    for target, printed in sorted(named):
        if name := explained_name(printed):
            found[law_of(target)].append(name)
    return found


def _names(law: str, papers: Iterable[str], explained: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The long names of a law, other than the one it goes by: those of the table, else those that papers explain."""
    codes = sorted({paper.partition("/")[0] for paper in papers})
    known = long_names(law, codes) or _usual_first(explained.get(law, ()))
    return tuple(name for name in known if name != law)


def _usual_first(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in Counter(names).most_common())


def _all_names(line: LawLine) -> tuple[str, ...]:
    return (line.name, *line.names)


def _laws(store: AnnotationStore, page: int) -> NameList[LawLine]:
    known, asked = tuple(_lines(store)), wanted(_PATH)
    found = chosen(asked, known, _all_names)
    return NameList(
        heading="Gesetze",
        wanted=asked,
        lead=f"{german.count(len(found), 'Name', 'Namen')} von Gesetzen, Verordnungen und anderen Rechtsakten, "
        "die in Fragen und Antworten genannt werden.",
        letters=tuple(letters(asked, (line.name for line in known))),
        lines=tuple(on_page(found, page)),
        paging=pages(asked, "Gesetze", len(found), page),
        none_so="Kein Gesetz heißt so.",
        nothing="Noch nennt kein Dokument im Archiv ein Gesetz.",
    )


def _cited(store: AnnotationStore, slug: str) -> tuple[LawLine, tuple[Citation, ...]]:
    """A law by its word, with all that name it. Raises MissingPaper."""
    name = _known(store, slug)
    # what goes on behind the name need not be a provision: "SchulG M-V" is another law than SchulG
    citations = tuple(each for each in store.citations(LAW, name) if law_of(each.annotation.target) == name)
    explained = _explained({(each.annotation.target, each.annotation.text) for each in citations})
    papers = {each.paper_id for each in citations}
    line = LawLine(name, _address(name), len(papers), len(citations), _names(name, papers, explained))
    return line, citations


def _known(store: AnnotationStore, slug: str) -> str:
    """The law with this word; of several the first one in the list. Raises MissingPaper."""
    wanted = slug_of_law(slug)
    laws = {law for target in store.targets(LAW) if slug_of_law(law := law_of(target)) == wanted}
    if not laws:
        raise MissingPaper(
            "Dieses Gesetz nennt hier kein Dokument",
            "Unter „Gesetze“ stehen alle, die genannt sind.",
            "Was es gibt",
            (Link("Alle Gesetze", "/gesetze"),),
        )
    return min(laws, key=_in_the_list)


def _law(holdings: Archive, store: AnnotationStore, slug: str, page: int) -> LawView:
    line, citations = _cited(store, slug)
    name = line.name
    ids = tuple(dict.fromkeys(citation.paper_id for citation in citations))
    path = line.href
    state = SearchState().with_values(LAW, (name,))
    found = engine().search(Query(filters=(Filter(LAW, (name,)),), size=1)) if index_status() else None
    shown = ids[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return LawView(
        name=name,
        names=line.names,
        path=path,
        search=state.url(),
        papers_in_all=len(ids),
        mentions=len(citations),
        provisions=tuple(_provisions(citations, state)),
        entries=found.total if found else 0,
        columns=columns(found) if found else (),
        years=years(found, state) if found else (),
        by_parliament=parliaments(found, state) if found else (),
        parliaments=tuple(_parliaments(ids)),
        papers=tuple(paper_line(paper) for each in shown if (paper := holdings.summary(each))),
        paging=paging("Dokumente", len(ids), PAGE_SIZE, page, lambda n: f"{path}?seite={n}" if n > 1 else path),
    )


def _provisions(citations: Iterable[Citation], law: SearchState) -> Iterator[LawLine]:
    """The provisions of a law, each with the search for it within those that name this ``law`` and no Land's other."""
    papers: dict[str, list[str]] = defaultdict(list)
    for citation in citations:
        if citation.annotation.target != law_of(citation.annotation.target):
            papers[citation.annotation.target].append(citation.paper_id)
    for target in sorted(papers, key=_in_order):
        yield LawLine(target, law.with_text(f'gesetz:"{target}"').url(), len(set(papers[target])), len(papers[target]))


def _in_order(target: str) -> tuple[int, str]:
    """Provisions in the order of their numbers: § 9 before § 10."""
    number = re.search(r"(\d+)\w*$", target)
    return (int(number.group(1)) if number else 0, target)


def _parliaments(ids: Iterable[str]) -> Iterator[tuple[str, int]]:
    papers = Counter(each.partition("/")[0] for each in ids)
    for code, count in papers.most_common():
        yield ("ohne Parlament" if code == DOCUMENT else parliament_name(code)), count


def _rows(citations: Iterable[Citation]) -> Iterator[tuple[str, ...]]:
    for citation in citations:
        each = citation.annotation
        yield citation.paper_id, each.place, each.target, " ".join(each.text.split())
