"""The facets of a result to the links and bars of its margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search_app.index.fields import WITHOUT
from search_app.index.protocol import Facet, FacetValue
from search_app.web import german
from search_app.web.state import PARAMETERS, SearchState

YEAR = "year"
_SHOWN = 5  # values of a facet that are shown at once, the others are folded away
_BARS = 40  # years with a bar, the last ones: more bars are too thin to hit
_WIDTH, _HEIGHT = 280, 60  # units of the drawing, its height without the years below
_WIDE_BAR = 8  # units from which on bars stand apart


@dataclass(frozen=True, slots=True)
class ValueView:
    """One choice: following it adds the value, or takes it away when it is chosen."""

    label: str
    count: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of a year, in units of the drawing; all are chosen when no year is."""

    label: str
    href: str
    chosen: bool
    x: float
    width: float
    height: float
    gap: float


@dataclass(frozen=True, slots=True)
class Years:
    """The bars of all years from the first to the last, and what the form beside them needs."""

    bars: tuple[Bar, ...]
    first: int
    last: int
    chosen_first: str
    chosen_last: str
    kept: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FacetView:
    """One facet: values shown, values folded away, for the year its bars."""

    label: str
    parameter: str
    values: tuple[ValueView, ...]
    more: tuple[ValueView, ...] = ()
    years: Years | None = None


def facet_views(facets: Sequence[Facet], state: SearchState) -> tuple[FacetView, ...]:
    """Make ready all facets that offer a choice."""
    return tuple(view for facet in facets if (view := _view(facet, state)) is not None)


def _view(facet: Facet, state: SearchState) -> FacetView | None:
    if not facet.values:
        return None
    years = _years(facet, state) if facet.field == YEAR and len(facet.values) > 1 else None
    offered = [value for value in facet.values if years is None or value.value == WITHOUT]
    shown = [value for place, value in enumerate(offered) if place < _SHOWN or value.chosen]
    more = [value for value in offered if value not in shown]
    return FacetView(
        label=facet.label,
        parameter=PARAMETERS[facet.field],
        values=tuple(_value(facet.field, value, state) for value in shown),
        more=tuple(_value(facet.field, value, state) for value in more),
        years=years,
    )


def _value(field: str, value: FacetValue, state: SearchState) -> ValueView:
    href = state.toggled(field, value.value).url()
    return ValueView(value.label, german.number(value.count), href, value.chosen)


def _years(facet: Facet, state: SearchState) -> Years | None:
    counts = {int(value.value): value for value in facet.values if value.value.isdigit()}
    if not counts:
        return None
    last = max(counts)
    first = max(min(counts), last - _BARS + 1)
    chosen = sorted(year for year in state.values(YEAR) if year.isdigit())
    return Years(
        bars=tuple(_bars(counts, first, last, state)),
        first=first,
        last=last,
        chosen_first=chosen[0] if chosen else "",
        chosen_last=chosen[-1] if chosen else "",
        kept=_kept(state),
    )


def _kept(state: SearchState) -> tuple[tuple[str, str], ...]:
    """The parameters of the search without its years and its page."""
    return replace(state, page=1).with_values(YEAR, ()).parameters()


def _bars(counts: dict[int, FacetValue], first: int, last: int, state: SearchState) -> Iterator[Bar]:
    width = round(_WIDTH / max(10, last - first + 1), 2)
    highest = max(value.count for value in counts.values())
    chosen = state.values(YEAR)
    for place, year in enumerate(range(first, last + 1)):
        count = counts[year].count if year in counts else 0
        yield Bar(
            label=f"{year}: {german.count(count, 'Treffer', 'Treffer')}",
            href=_year_link(str(year), state),
            chosen=str(year) in chosen or not chosen,
            x=round(place * width, 2),
            width=width,
            height=round(_HEIGHT * count / highest, 1) if highest else 0,
            gap=2 if width > _WIDE_BAR else 0.5,
        )


def _year_link(year: str, state: SearchState) -> str:
    """A bar chooses its year alone; the bar of the only chosen year takes it away."""
    return state.with_values(YEAR, () if state.values(YEAR) == (year,) else (year,)).url()
