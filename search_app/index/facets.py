"""Counts of values to the choices that a reader sees: labels, order, what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from search_app.index.fields import WITHOUT, Field
from search_app.index.names import cited_name, entry_name, kind_name, parliament_name
from search_app.index.protocol import Facet, FacetValue

MOST_VALUES = 100  # choices of one facet: ministries have been renamed a thousand times

_LABELS: Mapping[str, Callable[[str], str]] = {
    "parliament": parliament_name,
    "kind": kind_name,
    "term": "{}. Wahlperiode".format,
    "entry_kind": entry_name,
    "cites": cited_name,
}


def facet(field: Field, counts: Mapping[str, int], chosen: tuple[str, ...], most: int | None = MOST_VALUES) -> Facet:
    """Make a facet of at most so many choices; a chosen value is there even when nothing has it."""
    counted = {**dict.fromkeys(chosen, 0), **counts}
    values = [FacetValue(value, value_label(field, value), count, value in chosen) for value, count in counted.items()]
    # which of equally frequent values are kept is told by the values, as an engine orders them
    values.sort(key=lambda value: (-value.count, value.value))
    kept = values[:most] + ([value for value in values[most:] if value.chosen] if most else [])
    kept.sort(key=lambda value: (-value.count, value.label))
    if field.name in _BY_NUMBER:
        kept.sort(key=lambda value: (not value.value.isdigit(), value.value.zfill(_DIGITS)))
    return Facet(field.name, field.label, tuple(kept))


def value_label(field: Field, value: str) -> str:
    """Write a value for readers."""
    if value == WITHOUT:
        return field.without or WITHOUT
    return _LABELS.get(field.name, str)(value)


_BY_NUMBER = {"year", "term"}
_DIGITS = 4
