"""Where a search leads that is nothing but the number of a paper."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.archive import Archive
from search_app.addresses import path_of
from search_app.index.lookup import Named, look_up
from search_app.index.numbers import NumberQuery, read_number
from search_app.web.listed import PaperLine, paper_line
from search_app.web.papers import keyed_pairs
from search_app.web.results import ScopeOption, kept_parameters, scope_options
from search_app.web.state import SearchState


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a search for a number gives: one address, or several papers to choose from.

    ``asked`` is the number that was understood, also when no paper has it.
    """

    asked: NumberQuery | None = None
    href: str | None = None
    choices: tuple[PaperLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Several papers with the same number."""

    state: SearchState
    scopes: tuple[ScopeOption, ...]
    kept: tuple[tuple[str, str], ...]
    papers: tuple[PaperLine, ...]


def arrival(archive: Archive, state: SearchState) -> Arrival:
    """Understand a search as a number; anything else arrives nowhere. Raises ArchiveError."""
    named = look_up(archive, state.text) if not state.filters and state.page == 1 else None
    if named is None:
        return Arrival()
    asked = read_number(state.text)
    if len(named.papers) == 1:
        return Arrival(asked, _address(archive, named.papers[0], named.label))
    return Arrival(asked, choices=_choices(archive, named, asked))


def choice_view(state: SearchState, choices: tuple[PaperLine, ...]) -> ChoiceView:
    """Make ready the papers to choose from."""
    return ChoiceView(state, scope_options(state), kept_parameters(state), choices)


def _address(archive: Archive, paper_id: str, label: str | None) -> str:
    """The paper, or one of its pairs when it has the one that was asked for."""
    path = path_of(paper_id)
    stored = archive.get(paper_id) if label else None
    labels = {each for _, pair in keyed_pairs(stored.inquiry) for each in pair.labels} if stored else set()
    return f"{path}/{label}" if label in labels else path


def _choices(archive: Archive, named: Named, asked: NumberQuery | None) -> tuple[PaperLine, ...]:
    if asked is None:
        return ()
    found = archive.find(asked.parliament, asked.term, asked.number)
    return tuple(paper_line(paper) for paper in found if paper.paper_id in named.papers)
