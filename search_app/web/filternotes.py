"""Chosen values that nothing in the archive has: told in a sentence, since the address may be typed or old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search_app.index.facets import MOST_VALUES
from search_app.index.fields import BY_NAME
from search_app.index.protocol import Filter, Page, Query, SearchEngine
from search_app.web import german
from search_app.web.state import PARAMETERS, SearchState

_MOST = 5  # values that are looked up
_OFFERED = 8  # values that are offered instead
_LONGEST = 60  # characters of a value in a sentence
_YEAR = "year"


def filter_notes(engine: SearchEngine, state: SearchState, page: Page) -> tuple[str, ...]:
    """A sentence for each chosen value that no entry of the archive has. Raises IndexUnavailable."""
    doubtful = list(_unfound(state, page))[:_MOST]
    if not doubtful:
        return ()
    known = {facet.field: [each.value for each in facet.values] for facet in engine.search(Query(size=1)).facets}
    return tuple(
        _note(field, values, known.get(field, [])[:_OFFERED])
        for field, values in doubtful
        if _is_nowhere(engine, field, values, known.get(field, []))
    )


def _is_nowhere(engine: SearchEngine, field: str, values: tuple[str, ...], known: Sequence[str]) -> bool:
    """Whether nothing in the archive has these values; asked for where the field has more than a facet shows."""
    if set(values) & set(known):
        return False
    return len(known) < MOST_VALUES or not engine.search(Query(filters=(Filter(field, values),), size=1)).total


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


def _note(field: str, values: tuple[str, ...], offered: Sequence[str]) -> str:
    value = german.shortened("..".join(_ends(values)), _LONGEST)
    instead = f" Es gibt zum Beispiel: {', '.join(offered)}." if offered else ""
    return f"Filter „{BY_NAME[field].label}“ ({PARAMETERS[field]}): „{value}“ kommt im Archiv nicht vor.{instead}"
