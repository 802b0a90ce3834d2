"""What a facet counts, as tables of a page: years, parliaments, departments, each line with its search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search_app.index.fields import WITHOUT
from search_app.index.names import parliament_name
from search_app.index.protocol import Page
from search_app.web.charts import Column, share_width, year_columns
from search_app.web.state import SearchState

_MOST_DEPARTMENTS = 20


@dataclass(frozen=True, slots=True)
class Number:
    """A line of a table: what, how many, and the search that finds them.

    ``note`` says more of it, ``width`` is that of its bar in a drawing of `charts.SHARE_WIDTH`.
    """

    label: str
    count: int
    href: str
    note: str = ""
    width: float = 0.0


def counts(page: Page, field: str) -> dict[str, int]:
    """The values of a facet that anything has."""
    facet = next((each for each in page.facets if each.field == field), None)
    return {value.value: value.count for value in facet.values if value.count} if facet else {}


def years(page: Page, state: SearchState) -> tuple[Number, ...]:
    """How much of each year."""
    found = counts(page, "year").items()
    return tuple(
        Number("ohne Datum" if year == WITHOUT else year, number, _link(state, "year", year)) for year, number in found
    )


def columns(page: Page) -> tuple[Column, ...]:
    """The bars of the years."""
    return year_columns({int(year): number for year, number in counts(page, "year").items() if year.isdigit()})


def parliaments(page: Page, state: SearchState) -> tuple[Number, ...]:
    """How much of each parliament."""
    return tuple(
        Number("ohne Parlament" if code == WITHOUT else parliament_name(code), number, _link(state, "parliament", code))
        for code, number in counts(page, "parliament").items()
    )


def departments(page: Page, state: SearchState, places: Mapping[str, Sequence[str]]) -> tuple[Number, ...]:
    """How much each department answered, with its share and the parliaments (``places``) it answered to."""
    found = [each for each in counts(page, "department").items() if each[0] != WITHOUT][:_MOST_DEPARTMENTS]
    most = max((number for _, number in found), default=0)
    return tuple(
        Number(
            name,
            number,
            _link(state, "department", name),
            ", ".join(parliament_name(code) for code in places.get(name, ())),
            share_width(number, most),
        )
        for name, number in found
    )


def _link(state: SearchState, field: str, value: str) -> str:
    return state.with_values(field, (value,)).url()
