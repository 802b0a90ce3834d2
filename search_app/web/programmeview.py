"""What the page of a programme shows: from the entries that name it to numbers, names and pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from analyzers.registry import Programme
from search_app.addresses import path_of
from search_app.index.names import parliament_name
from search_app.index.nodes import And, Value
from search_app.index.programmes import slug
from search_app.index.protocol import Grouping, Page, Query, SearchEngine, Sort
from search_app.programmecatalogue import FIELD, Listed, naming_query
from search_app.web import german
from search_app.web.charts import Column
from search_app.web.namedplaces import asked_names, with_names_marked
from search_app.web.numbers import Number, columns, counts, departments, parliaments, years
from search_app.web.results import GroupView, result_view
from search_app.web.state import SearchState

PAPERS_PER_PAGE = 10
_DESCRIBING = ("programme", "publication")  # kinds of documents that describe what their title or text names
_MOST_DOCUMENTS = 10
_MOST_TOGETHER = 15
_MOST_SPELLED = 1000  # entries whose spellings are counted and whose departments are placed
_LANDS = {"bund": "Bund", "eu": "Europäische Union"}


@dataclass(frozen=True, slots=True)
class Document:
    """A document that describes the programme."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The page of a programme."""

    listed: Listed
    path: str
    facts: tuple[tuple[str, str], ...]
    pairs: int
    entries: int
    papers: int
    columns: tuple[Column, ...]
    years: tuple[Number, ...]
    parliaments: tuple[Number, ...]
    departments: tuple[Number, ...]
    together: tuple[Number, ...]
    names: tuple[tuple[str, int], ...]
    other_names: tuple[str, ...]
    documents: tuple[Document, ...]
    groups: tuple[GroupView, ...]
    search: str
    is_oldest_first: bool


def programme_view(engine: SearchEngine, listed: Listed, page: int, sort: Sort) -> tuple[ProgrammeView, Page]:
    """The page of a programme and the page of entries on it. Raises IndexUnavailable."""
    tree = naming_query(listed.name)
    asked = Query(tree, sort=sort, grouping=Grouping.PAPER, page=page, size=PAPERS_PER_PAGE)
    found = engine.search(asked)
    state = SearchState().with_values(FIELD, (listed.name,))
    shown = with_names_marked(found, asked_names(tree, ()), lambda _: ())
    scanned = _scanned(engine, tree, listed.name)
    view = ProgrammeView(
        listed=listed,
        path=f"/programm/{listed.slug}",
        facts=_facts(listed),
        pairs=counts(found, "entry_kind").get("pair", 0),
        entries=found.total,
        papers=found.papers,
        columns=columns(found),
        years=years(found, state),
        parliaments=parliaments(found, state),
        departments=departments(found, state, scanned.departments),
        together=tuple(
            Number(name, count, f"/programm/{slug(name)}")
            for name, count in islice(counts(found, FIELD).items(), _MOST_TOGETHER + 1)
            if name != listed.name
        )[:_MOST_TOGETHER],
        names=scanned.spellings,
        other_names=tuple(name for name in (listed.known.names if listed.known else ()) if name != listed.name),
        documents=_documents(engine, tree),
        groups=result_view(shown, state, PAPERS_PER_PAGE, ()).groups,
        search=state.url(),
        is_oldest_first=sort is Sort.OLDEST,
    )
    return view, found


def _facts(listed: Listed) -> tuple[tuple[str, str], ...]:
    """What the registry knows; of what was only found nothing is known."""
    known: Programme | None = listed.known
    if known is None:
        return (("Herkunft", "bestätigt" if listed.is_confirmed else "in den Texten gefunden, nicht verzeichnet"),)
    land = _LANDS.get(known.land or "", parliament_name(known.land) if known.land else "")
    facts = (("Art", known.kind), ("Träger", known.body or ""), ("Ebene", land), ("Zeit", known.years or ""))
    return tuple((name, value) for name, value in facts if value)


@dataclass(frozen=True, slots=True)
class _Scanned:
    """What is read from the entries themselves: spellings, and departments with the parliaments they answer to."""

    spellings: tuple[tuple[str, int], ...]
    departments: Mapping[str, tuple[str, ...]]


def _scanned(engine: SearchEngine, tree: Value, name: str) -> _Scanned:
    """Read entries; the most frequent spelling comes first."""
    spelled: Counter[str] = Counter()
    places: dict[str, dict[str, None]] = {}
    for hit in islice(engine.scan(Query(tree, sort=Sort.NEWEST)), _MOST_SPELLED):
        spelled.update(printed for each in hit.programmes if each.name == name for printed in each.printed)
        for department in hit.departments:
            places.setdefault(department, {})[hit.parliament or ""] = None
    spellings = tuple(sorted(spelled.items(), key=lambda pair: (-pair[1], pair[0])))
    return _Scanned(spellings, {each: tuple(filter(None, codes)) for each, codes in places.items()})


def _documents(engine: SearchEngine, tree: Value) -> tuple[Document, ...]:
    """The programme documents and publications that name it, each once."""
    kinds = Value("kind", _DESCRIBING, "", 0, 0)
    query = Query(And((tree, kinds), 0, 0), sort=Sort.NEWEST, size=_MOST_DOCUMENTS, per_paper=1)
    return tuple(
        Document(group.hits[0].title.text or german.UNTITLED, path_of(group.paper))
        for group in engine.search(query).groups
    )
