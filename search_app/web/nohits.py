"""What a search without a hit shows: which part is to blame, and searches that find something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from ingest.archive import Archive
from ingest.errors import QuerySyntaxError
from search_app.index.nodes import Words
from search_app.index.protocol import SearchEngine
from search_app.index.unknownfields import unknown_fields, without_unknown
from search_app.web import german
from search_app.web.arrivals import Arrival
from search_app.web.chips import Chip, chips, pieces
from search_app.web.listed import PaperLine, paper_line
from search_app.web.results import TITLE, ScopeOption, kept_parameters, notes, scope_options
from search_app.web.searching import Found, count
from search_app.web.state import Scope, SearchState
from search_app.web.wording import typed

_MOST_PARTS = 8  # parts that are counted: each costs two searches
_MOST_SUGGESTIONS = 5
_SHORTEST = 5  # letters of a word that is worth to be shortened to a beginning
_ENDING = 3  # letters taken off its end
_BEGINNING = 4  # letters that a misspelled word most often has right
_TITLES = 30  # titles whose words are compared with an unknown one
_CLOSE = 0.75  # likeness from which on another word is offered
_NEAR = 4  # papers offered beside a number that is not there


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of the search: what it finds alone, and what is found without it."""

    text: str
    alone: str
    without: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another search that finds something."""

    text: str
    href: str
    count: str


@dataclass(frozen=True, slots=True)
class NoHitsView:
    """All that the page without hits shows."""

    state: SearchState
    scopes: tuple[ScopeOption, ...]
    kept: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    as_phrase: str | None
    title: str
    notes: tuple[str, ...]
    notice: str
    instead: Suggestion | None
    near: tuple[PaperLine, ...]
    parts: tuple[PartView, ...]
    suggestions: tuple[Suggestion, ...]
    holdings: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    chip: Chip
    alone: int
    without: int


def no_hits_view(
    engine: SearchEngine, archive: Archive, state: SearchState, found: Found, arrived: Arrival
) -> NoHitsView:
    """Look for what went wrong; asks the engine some twenty times, which a result page never does."""
    shown = chips(state, found.tree)
    parts = [_Part(chip, _hits(engine, chip.alone), _hits(engine, chip.without)) for chip in shown[:_MOST_PARTS]]
    unknown = [part.chip.text for part in parts if not part.alone and not part.chip.is_filter]
    counts = archive.counts()
    return NoHitsView(
        state=state,
        scopes=scope_options(state),
        kept=kept_parameters(state),
        chips=shown,
        as_phrase=None,
        title=f"Keine Treffer für „{german.shortened(state.text, TITLE)}“" if state.text else "Keine Treffer",
        notes=notes(state),
        notice=_notice(unknown, arrived),
        instead=_instead(engine, state, found, unknown),
        near=_near(archive, arrived),
        parts=tuple(_part_view(part) for part in parts),
        suggestions=tuple(_suggestions(engine, state, found)),
        holdings=f"Das Archiv enthält {german.count(counts.questions, 'Frage', 'Fragen')} "
        f"aus {german.count(counts.papers, 'Dokument', 'Dokumenten')}.",
    )


def _notice(unknown: Sequence[str], arrived: Arrival) -> str:
    if arrived.asked:
        return f"Die Drucksache {arrived.asked.term}/{arrived.asked.number} liegt nicht im Archiv."
    if not unknown:
        return ""
    verb = "kommt" if len(unknown) == 1 else "kommen"
    return f"{german.listed(f'„{german.shortened(word, TITLE)}“' for word in unknown)} {verb} im Archiv nicht vor."


def _near(archive: Archive, arrived: Arrival) -> tuple[PaperLine, ...]:
    asked = arrived.asked
    if asked is None:
        return ()
    below, above = archive.near(asked.parliament, asked.term, asked.number, limit=_NEAR // 2)
    return tuple(paper_line(paper) for paper in (*reversed(below), *above))


def _hits(engine: SearchEngine, state: SearchState) -> int:
    """How many entries another search would find: none, if it has more words than a search may have."""
    try:
        return count(engine, state)
    except QuerySyntaxError:
        return 0


def _part_view(part: _Part) -> PartView:
    href = part.chip.href if part.without else None
    return PartView(
        german.shortened(part.chip.text, TITLE), german.number(part.alone), german.number(part.without), href
    )


def _instead(engine: SearchEngine, state: SearchState, found: Found, unknown: Sequence[str]) -> Suggestion | None:
    """The same search with an unknown word replaced by one that is spelled nearly so."""
    for word in unknown:
        for other in _spelled_like(engine, word):
            written = [other if piece.text == word else typed(piece.node) for piece in pieces(found.tree)]
            changed = state.with_text(" ".join(written))
            if hits := _hits(engine, changed):
                return _suggestion(changed, hits)
    return None


def _spelled_like(engine: SearchEngine, word: str) -> list[str]:
    """Words of titles that begin like this one and are spelled nearly like it."""
    titles = engine.suggest(word[:_BEGINNING], _TITLES)
    words = {each.strip('.,;:!?()„“"–') for title in titles for each in title.split()}
    folded = {each.casefold(): each for each in words if each.isalpha()}
    return [folded[close] for close in get_close_matches(word.casefold(), folded, n=3, cutoff=_CLOSE)]


def _suggestions(engine: SearchEngine, state: SearchState, found: Found) -> Iterator[Suggestion]:
    given = 0
    for other, note in _others(state, found):
        if given < _MOST_SUGGESTIONS and (hits := _hits(engine, other)):
            given += 1
            yield _suggestion(other, hits, note)


def _others(state: SearchState, found: Found) -> Iterator[tuple[SearchState, str]]:
    """Wider searches: without filters, everywhere, any of the words, their beginnings."""
    if state.filters and state.text:
        yield replace(state, filters=(), page=1), ", ohne Filter"
    if state.scope is not Scope.PAIR:
        yield replace(state, scope=Scope.PAIR, page=1), ", in Frage und Antwort"
    if unknown_fields(state.text):
        yield state.with_text(without_unknown(state.text)), ""
    words = [piece.text for piece in pieces(found.tree) if isinstance(piece.node, Words)]
    if len(words) > 1:
        yield state.with_text(" ODER ".join(words)), ""
    for word in words:
        if len(word) >= _SHORTEST and word.isalpha():
            yield state.with_text(f"{word[: max(_BEGINNING, len(word) - _ENDING)]}*"), ""


def _suggestion(state: SearchState, hits: int, note: str = "") -> Suggestion:
    return Suggestion(f"{german.shortened(state.text, TITLE)}{note}", state.url(), german.number(hits))
