"""Chosen values that nothing in the archive has: told in a sentence, since the address may be typed or old."""

from __future__ import annotations

from collections.abc import Iterator

from search_app.index.fields import BY_NAME
from search_app.index.protocol import Filter, Page, Query, SearchEngine
from search_app.web import german
from search_app.web.state import PARAMETERS, SearchState

_MOST = 5  # values that are looked up: each costs a search
_OFFERED = 8  # values that are offered instead
_LONGEST = 60  # characters of a value in a sentence
_YEAR = "year"


def filter_notes(engine: SearchEngine, state: SearchState, page: Page) -> tuple[str, ...]:
    """A sentence for each chosen value that no entry of the archive has. Raises IndexUnavailable."""
    return tuple(_note(engine, field, value) for field, value in _nowhere(engine, state, page))


def _nowhere(engine: SearchEngine, state: SearchState, page: Page) -> Iterator[tuple[str, str]]:
    doubtful = list(_unfound(state, page))
    for field, values in doubtful[:_MOST]:
        if not engine.search(Query(filters=(Filter(field, values),), size=1)).total:
            yield field, german.shortened("..".join(_ends(values)), _LONGEST)


def _unfound(state: SearchState, page: Page) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Chosen values of which this result has nothing; the years as one, since a range has many without anything."""
    found = {facet.field: {value.value for value in facet.values if value.count} for facet in page.facets}
    for chosen in state.filters:
        missing = [value for value in chosen.values if value not in found.get(chosen.field, ())]
        if chosen.field != _YEAR:
            yield from ((chosen.field, (value,)) for value in missing)
        elif len(missing) == len(chosen.values):
            yield chosen.field, chosen.values


def _ends(values: tuple[str, ...]) -> tuple[str, ...]:
    """The one value, of many years the first and the last."""
    return values if len(values) == 1 else (values[0], values[-1])


def _note(engine: SearchEngine, field: str, value: str) -> str:
    offered = ", ".join(_values(engine, field))
    instead = f" Es gibt zum Beispiel: {offered}." if offered else ""
    return f"Filter „{BY_NAME[field].label}“ ({PARAMETERS[field]}): „{value}“ kommt im Archiv nicht vor.{instead}"


def _values(engine: SearchEngine, field: str) -> Iterator[str]:
    """The most frequent values of the archive, as an address has them."""
    for facet in engine.search(Query(size=1)).facets:
        if facet.field == field:
            yield from (value.value for value in facet.values[:_OFFERED])
