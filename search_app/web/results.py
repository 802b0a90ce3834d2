"""A page of hits to what the result page shows.

::

    Page + SearchState -> ResultView -> template
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from search_app.addresses import path_of
from search_app.exports.formats import FORMATS
from search_app.index.names import kind_name, parliament_name
from search_app.index.programmes import slug
from search_app.index.protocol import EntryKind, Group, Grouping, Hit, NumberedQuestion, Page, Sort
from search_app.index.unknownfields import field_note, unknown_fields
from search_app.web import german
from search_app.web.chips import Chip
from search_app.web.citation import pages
from search_app.web.excerpts import excerpt
from search_app.web.facets import FacetView, facet_views
from search_app.web.listed import ANSWERED, answer_day
from search_app.web.paging import Paging, paging
from search_app.web.searching import effective_sort
from search_app.web.state import Scope, SearchState
from search_app.web.texts import Segment, segments
from search_app.web.twopapers import PageLink

_SCOPES = {Scope.PAIR: "Frage und Antwort", Scope.QUESTION: "nur Frage", Scope.ANSWER: "nur Antwort"}
_SORTS = {Sort.RELEVANCE: "Relevanz", Sort.NEWEST: "Neueste", Sort.OLDEST: "Älteste"}
_GROUPINGS = {Grouping.PAPER: "nach Dokument", Grouping.NONE: "einzeln"}
_ENTRY_KIND = "entry_kind"
_NAMED_ASKERS = 2  # askers in the line below the title, the others are "u. a."
_PROGRAMMES = 8  # programmes below a hit, the others are counted
TITLE = 80  # characters of a search in a title
_QUESTION_LENGTH = 300  # characters of a question beside its answer


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some ways to show the result."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ScopeOption:
    """One line of the box that says where to look."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class QuestionHit:
    """A question of a hit."""

    heading: str
    href: str
    text: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit: questions left, the excerpt of the answer right."""

    id: str
    name: str
    full_name: str
    href: str
    note: str
    questions: tuple[QuestionHit, ...]
    joint: bool
    answer_heading: str
    answer: tuple[Segment, ...]
    page: PageLink
    programmes: tuple[tuple[str, str], ...] = ()
    more_programmes: int = 0


@dataclass(frozen=True, slots=True)
class GroupView:
    """The hits of one paper below its title; ``rest`` says how many are not shown."""

    id: str
    title: tuple[Segment, ...]
    href: str
    count: tuple[str, str]
    meta: tuple[tuple[str, ...], ...]
    hits: tuple[HitView, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """All that the result page shows."""

    state: SearchState
    title: str
    heading: str
    printed: str
    scopes: tuple[ScopeOption, ...]
    kept: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    as_phrase: str | None
    notes: tuple[str, ...]
    sorts: tuple[Choice, ...]
    groupings: tuple[Choice, ...]
    exports: tuple[tuple[str, str], ...]
    groups: tuple[GroupView, ...]
    facets: tuple[FacetView, ...]
    active_filters: int
    paging: Paging
    warnings: tuple[str, ...] = ()
    counted: str = ""


def result_view(
    page: Page, state: SearchState, size: int, chips: Sequence[Chip], noted: Container[str] = ()
) -> ResultView:
    """Make ready a result; of the entries in ``noted`` a foot note has what was asked for."""
    grouped = state.grouping is Grouping.PAPER
    return ResultView(
        state=state,
        title=f"{_quoted(state)}: {german.count(page.total, 'Treffer', 'Treffer')}",
        heading=_heading(page),
        printed=_printed(state, chips),
        scopes=scope_options(state),
        kept=kept_parameters(state),
        chips=tuple(chips),
        as_phrase=_as_phrase(state),
        notes=notes(state),
        sorts=tuple(_sorts(state)),
        groupings=tuple(
            Choice(name, _first(state, grouping=kind).url(), state.grouping is kind)
            for kind, name in _GROUPINGS.items()
        ),
        exports=(
            *((each.label, _whole(state).url(f"/suche.{each.suffix}")) for each in FORMATS),
            ("JSON", state.url("/suche.json")),
        ),
        groups=tuple(_group(group, state, noted) for group in page.groups),
        facets=facet_views(page.facets, state),
        active_filters=sum(len(chosen.values) for chosen in state.filters),
        paging=paging(
            "Dokumente" if grouped else "Treffer",
            page.papers if grouped else page.total,
            size,
            state.page,
            lambda number: replace(state, page=number).url(),
        ),
    )


def notes(state: SearchState) -> tuple[str, ...]:
    """What was read otherwise than it may have been meant: fields that do not exist."""
    return tuple(map(field_note, unknown_fields(state.text)))


def _sorts(state: SearchState) -> Iterator[Choice]:
    """The orders; without words there is no relevance to choose."""
    for sort, name in _SORTS.items():
        if state.text or sort is not Sort.RELEVANCE:
            yield Choice(name, _first(state, sort=sort).url(), effective_sort(state) is sort)


def scope_options(state: SearchState) -> tuple[ScopeOption, ...]:
    """The lines of the box that says where to look."""
    return tuple(ScopeOption(scope.value, name, state.scope is scope) for scope, name in _SCOPES.items())


def kept_parameters(state: SearchState) -> tuple[tuple[str, str], ...]:
    """What a new search in the box keeps: all but words, place and page."""
    return tuple(pair for pair in _first(state).parameters() if pair[0] not in ("q", "in"))


def _first(state: SearchState, *, sort: Sort | None = None, grouping: Grouping | None = None) -> SearchState:
    return replace(state, page=1, sort=sort or state.sort, grouping=grouping or state.grouping)


def _whole(state: SearchState) -> SearchState:
    """The search without its page: an export holds all hits."""
    return replace(state, page=1)


def _quoted(state: SearchState) -> str:
    return f"„{german.shortened(state.text, TITLE)}“" if state.text else "Alles"


def _heading(page: Page) -> str:
    """How much was found: "41 Frage-Antwort-Paare und 3 andere Stellen in 17 Dokumenten"."""
    pairs = _pairs(page)
    others = page.total - pairs
    parts = [german.count(pairs, "Frage-Antwort-Paar", "Frage-Antwort-Paare")] if pairs or not others else []
    if others:
        noun = "andere Stelle" if pairs else "Textstelle"
        parts.append(german.count(others, noun, f"{noun}n"))
    return f"{' und '.join(parts)} in {german.count(page.papers, 'Dokument', 'Dokumenten')}"


def _pairs(page: Page) -> int:
    """How many of the hits are pairs: the facet counts them, also those that a choice leaves out."""
    kinds = next((facet.values for facet in page.facets if facet.field == _ENTRY_KIND), ())
    chosen = [value for value in kinds if value.chosen] or kinds
    return sum(value.count for value in chosen if value.value == EntryKind.PAIR.value)


def _printed(state: SearchState, chips: Sequence[Chip]) -> str:
    """The search in words, for paper."""
    filters = [chip.text for chip in chips if chip.is_filter]
    return ", ".join([state.text or "alles", *filters, f"sortiert: {_SORTS[effective_sort(state)]}"])


def _as_phrase(state: SearchState) -> str | None:
    """The same words as a phrase, when several plain words were typed."""
    words = state.text.split()
    plain = all(word.isalpha() and word.upper() not in ("ODER", "UND", "NICHT", "OR", "AND", "NOT") for word in words)
    return state.with_text(f'"{state.text}"').url() if len(words) > 1 and plain else None


def _group(group: Group, state: SearchState, noted: Container[str]) -> GroupView:
    first = group.hits[0]
    shown = len(group.hits)
    query = SearchState(text=state.text).url(path_of(group.paper))
    return GroupView(
        id=f"g-{first.entry.replace('/', '-')}",
        title=segments(first.title.text or german.UNTITLED, first.title.marks),
        href=query,
        count=_group_count(group),
        meta=tuple(line for line in (_first_line(first), _second_line(first)) if line),
        hits=tuple(_hit(hit, state, noted) for hit in group.hits),
        rest=_rest(group.total - shown),
    )


def _rest(hidden: int) -> str:
    """How many hits of a paper are not shown, empty when all are."""
    return f"{german.count(hidden, 'weiterer', 'weitere')} Treffer in diesem Dokument" if hidden else ""


def _group_count(group: Group) -> tuple[str, str]:
    """How much of a paper was found, the number apart: "3 von 5" "Fragen", "2" "Abschnitte"."""
    found = {label for hit in group.hits if hit.kind is EntryKind.PAIR for label in hit.labels}
    of = group.hits[0].questions_in_paper
    if group.total > len(group.hits):
        return german.number(group.total), "Treffer"
    if found and of:
        return f"{len(found)} von {of}", "Frage" if of == 1 else "Fragen"
    amount, _, noun = german.entries(group.hits[0].kind, len(group.hits)).partition(" ")
    return amount, noun


def _first_line(hit: Hit) -> tuple[str, ...]:
    number = " ".join(part for part in (parliament_name(hit.parliament or ""), hit.reference) if part)
    people = ", ".join(hit.askers[:_NAMED_ASKERS]) + (" u. a." if len(hit.askers) > _NAMED_ASKERS else "")
    day = german.day(hit.asked or (None if hit.day_of in ANSWERED else hit.day))
    return tuple(part for part in (number, kind_name(hit.paper_kind), day, people) if part)


def _second_line(hit: Hit) -> tuple[str, ...]:
    answered = answer_day(hit) if hit.questions_in_paper else ""
    findings = f"{german.count(hit.findings, 'Lesehinweis', 'Lesehinweise')}" if hit.findings else ""
    return tuple(part for part in (answered, "; ".join(hit.departments), findings) if part)


def _hit(hit: Hit, state: SearchState, noted: Container[str]) -> HitView:
    joint = len(hit.labels) > 1 and hit.kind is EntryKind.PAIR and len(hit.questions) > 1
    return HitView(
        id=f"e-{hit.entry.replace('/', '-')}",
        name=_name(hit),
        full_name=f"{_name(hit)} aus {hit.reference or hit.title.text or german.UNTITLED}",
        href=_link(hit.entry, state),
        note="Verweis in einer Fußnote" if hit.entry in noted else _note(hit, state),
        questions=tuple(_question(hit, question, state) for question in hit.questions),
        joint=joint,
        answer_heading=_answer_heading(hit),
        answer=excerpt(hit.answer) if hit.answer else (),
        page=_page(hit),
        programmes=tuple((each.name, f"/programm/{slug(each.name)}") for each in hit.programmes[:_PROGRAMMES]),
        more_programmes=len(hit.programmes[_PROGRAMMES:]),
    )


def _link(entry: str, state: SearchState) -> str:
    return SearchState(text=state.text).url(path_of(entry))


def _name(hit: Hit) -> str:
    if hit.kind is not EntryKind.PAIR:
        return hit.heading or f"Abschnitt {hit.entry.rpartition('/s')[2]}"
    return f"{'Frage' if len(hit.labels) == 1 else 'Fragen'} {german.listed(hit.labels)}"


def _answer_heading(hit: Hit) -> str:
    if hit.kind is not EntryKind.PAIR:
        return "Text"
    return f"Gemeinsame Antwort zu {german.listed(hit.labels)}" if len(hit.labels) > 1 else "Antwort"


def _note(hit: Hit, state: SearchState) -> str:
    """Where a match lies when it is not in sight."""
    passages = [*(question.passage for question in hit.questions), *([hit.answer] if hit.answer else [])]
    if not state.text or any(passage.marks for passage in passages):
        return ""
    return "Treffer nur im Titel" if hit.title.marks else ""


def _question(hit: Hit, question: NumberedQuestion, state: SearchState) -> QuestionHit:
    return QuestionHit(
        heading=f"Frage {question.label}",
        href=_link(f"{hit.paper}/{question.label}", state),
        text=excerpt(question.passage, _QUESTION_LENGTH),
    )


def _page(hit: Hit) -> PageLink:
    """The printed page, a file without pages opens at its beginning; the own page of what the other paper prints."""
    if hit.page is None or hit.page_end is None:
        return PageLink("gedruckt im Papier der Anfrage", path_of(hit.entry))
    return PageLink(f"Seite {pages(hit.page, hit.page_end)}", f"{path_of(hit.paper)}/original#page={hit.page}")
