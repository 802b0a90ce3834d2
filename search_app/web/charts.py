"""Bars drawn on the server: numbers to places in an SVG, whose table says the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH, BASE = 860, 160  # units of the drawing: its width, and the line on which bars stand
SHARE_WIDTH = 110  # units of the drawing of a bar in a table
_HIGHEST = 128  # units of the highest bar
_WIDEST = 42.0  # units of a bar when there are few
_SHARE = 0.7  # of its place that a bar takes up
_ROOM_FOR_LABEL = 40.0  # units that the label of a year needs


@dataclass(frozen=True, slots=True)
class Column:
    """One bar with its place; ``is_labelled`` says whether its label has room."""

    label: str
    count: int
    x: float
    width: float
    y: float
    height: float
    middle: float
    is_labelled: bool


def share_width(count: int, most: int) -> float:
    """The width of a bar in a table, the longest one filling its place."""
    return round(SHARE_WIDTH * count / most, 1) if most else 0.0


def year_columns(counts: Mapping[int, int]) -> tuple[Column, ...]:
    """Bars of all years from the first to the last, also of those without anything."""
    if not counts:
        return ()
    years = range(min(counts), max(counts) + 1)
    place = WIDTH / max(len(years), 1)
    width = min(place * _SHARE, _WIDEST)
    every = max(1, round(_ROOM_FOR_LABEL / place + 0.49))
    highest = max(counts.values())
    return tuple(
        _column(number, year, counts.get(year, 0), place, width, highest, every) for number, year in enumerate(years)
    )


def _column(number: int, year: int, count: int, place: float, width: float, highest: int, every: int) -> Column:
    middle = round(place * (number + 0.5), 1)
    height = round(_HIGHEST * count / highest, 1)
    return Column(
        str(year), count, round(middle - width / 2, 1), round(width, 1), round(BASE - height, 1), height, middle,
        number % every == 0,
    )  # fmt: skip
