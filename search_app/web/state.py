"""The state of a search, all of it in its address: read from the address and written back to it.

::

    /suche?q=Schule&in=frage&parlament=be&jahr=2012..2014&sortierung=neu&gruppe=paar&seite=2

What is the default is left out, so that one search has one address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TypeVar
from urllib.parse import urlencode

from search_app.index.fields import BY_NAME, FACETS, WITHOUT, Reading
from search_app.index.protocol import Filter, Grouping, Sort

MAX_PAGE = 10_000  # pages that can be asked for
MAX_VALUES = 50  # values of one filter; more is no choice that a person made
MAX_VALUE = 200  # characters of one value; the longest name of a ministry has some 120
FIRST_YEAR, LAST_YEAR = 1945, 2099  # what a range of years may span
_RANGE = re.compile(r"(\d{4})?\.\.(\d{4})?", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_NUMBERED = (Reading.TERM, Reading.YEAR)
_YEAR = "year"
PARAMETERS: Mapping[str, str] = {row.name: row.names[0] for row in FACETS}  # field to parameter: "term": "wahlperiode"

_Choice = TypeVar("_Choice", bound=StrEnum)


class Scope(StrEnum):
    """Where the words are looked for."""

    PAIR = "paar"
    QUESTION = "frage"
    ANSWER = "antwort"


class BadParameter(ValueError):
    """A parameter of the address that cannot be; the message is for people."""


@dataclass(frozen=True, slots=True)
class SearchState:
    """What is asked for and how it is shown; equal states have equal addresses."""

    text: str = ""
    scope: Scope = Scope.PAIR
    filters: tuple[Filter, ...] = ()
    sort: Sort = Sort.RELEVANCE
    grouping: Grouping = Grouping.PAPER
    page: int = 1

    def values(self, field: str) -> tuple[str, ...]:
        """Chosen values of one field."""
        return next((chosen.values for chosen in self.filters if chosen.field == field), ())

    def with_text(self, text: str) -> SearchState:
        """The same search for other words, from its first page."""
        return replace(self, text=text, page=1)

    def with_values(self, field: str, values: Iterable[str]) -> SearchState:
        """The same search with other values of a field, from its first page."""
        kept = {chosen.field: chosen.values for chosen in self.filters}
        kept[field] = tuple(sorted(set(values)))
        ordered = (Filter(name, kept[name]) for name in PARAMETERS if kept.get(name))
        return replace(self, filters=tuple(ordered), page=1)

    def toggled(self, field: str, value: str) -> SearchState:
        """The same search with one value of a field chosen, or no longer chosen."""
        chosen = self.values(field)
        return self.with_values(
            field, (each for each in chosen if each != value) if value in chosen else (*chosen, value)
        )

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """The parameters of the address in their fixed order, without defaults."""
        return tuple(self._parameters())

    def _parameters(self) -> Iterator[tuple[str, str]]:
        if self.text:
            yield "q", self.text
        yield from self.filter_parameters()
        if self.sort is not Sort.RELEVANCE:
            yield "sortierung", self.sort.value
        if self.grouping is not Grouping.PAPER:
            yield "gruppe", self.grouping.value
        if self.page > 1:
            yield "seite", str(self.page)

    def filter_parameters(self) -> Iterator[tuple[str, str]]:
        """The parameters that narrow: where, and the values of facets."""
        if self.scope is not Scope.PAIR:
            yield "in", self.scope.value
        for chosen in self.filters:
            values = _runs(chosen.values) if chosen.field == _YEAR else chosen.values
            for value in values:
                yield PARAMETERS[chosen.field], value

    def lists(self) -> dict[str, list[str]]:
        """The parameters of the address, each with all its values."""
        found: dict[str, list[str]] = {}
        for name, value in self.parameters():
            found.setdefault(name, []).append(value)
        return found

    def url(self, path: str = "/suche") -> str:
        """The address of this search, or of its twin in another format."""
        query = urlencode(self.parameters(), safe=":/.,")
        return f"{path}?{query}" if query else path


def read_state(arguments: Mapping[str, Sequence[str]]) -> SearchState:
    """Read the parameters of an address; unknown ones are ignored. Raises BadParameter."""
    first = {name: values[0] for name, values in arguments.items() if values}
    return SearchState(
        text=" ".join(first.get("q", "").split()),
        scope=_choice(Scope, first, "in", Scope.PAIR),
        filters=tuple(_filters(arguments)),
        sort=_choice(Sort, first, "sortierung", Sort.RELEVANCE),
        grouping=_choice(Grouping, first, "gruppe", Grouping.PAPER),
        page=read_page(first.get("seite")),
    )


def read_page(text: str | None) -> int:
    """Read the number of a page, 1 when nothing is given. Raises BadParameter."""
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MAX_PAGE):
        raise BadParameter(f"„seite“ ist eine Zahl von 1 bis {MAX_PAGE}.")
    return int(text)


def years_between(first: str, last: str) -> str | None:
    """The value of the year's parameter for two typed years, None when both are empty. Raises BadParameter."""
    first, last = first.strip(), last.strip()
    if not first and not last:
        return None
    if not all(re.fullmatch(r"(\d{4})?", year, re.ASCII) for year in (first, last)):
        raise BadParameter("Ein Jahr hat vier Ziffern, zum Beispiel 2012.")
    return first if first == last else f"{first}..{last}"


def _choice(kind: type[_Choice], first: Mapping[str, str], name: str, default: _Choice) -> _Choice:
    text = first.get(name)
    if not text:
        return default
    try:
        return kind(text)
    except ValueError:
        raise BadParameter(f"„{name}“ kann sein: {', '.join(kind)}.") from None


def _filters(arguments: Mapping[str, Sequence[str]]) -> Iterator[Filter]:
    for field, name in PARAMETERS.items():
        given = [value for value in arguments.get(name, ()) if value.strip()]
        if len(given) > MAX_VALUES or any(len(value) > MAX_VALUE for value in given):
            raise BadParameter(f"„{name}“ nimmt höchstens {MAX_VALUES} Werte mit je {MAX_VALUE} Zeichen.")
        values = {year for value in given for year in _years(value)} if field == _YEAR else set(given)
        wrong = [value for value in values if not _is_number(value)] if BY_NAME[field].reading in _NUMBERED else []
        if wrong:
            raise BadParameter(f"„{name}“ ist eine Zahl oder „{WITHOUT}“, nicht „{wrong[0]}“.")
        if values:
            yield Filter(field, tuple(sorted(values)))


def _is_number(value: str) -> bool:
    return value == WITHOUT or _NUMBER.fullmatch(value) is not None


def _years(value: str) -> Iterator[str]:
    """A year as it is; of a range every year in it, an open end reaching as far as years go."""
    found = _RANGE.fullmatch(value)
    if found is None:
        yield value
        return
    first, last = int(found[1] or FIRST_YEAR), int(found[2] or LAST_YEAR)
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        raise BadParameter(
            f"Die Jahre „{value}“ liegen nicht zwischen {FIRST_YEAR} und {LAST_YEAR} oder sind vertauscht."
        )
    yield from (str(year) for year in range(first, last + 1))


def _runs(years: Sequence[str]) -> Iterator[str]:
    """Years as short as they can be written: 2012, 2013, 2014 become 2012..2014."""
    numbers = sorted(int(year) for year in years if year.isdigit())
    for _, run in groupby(enumerate(numbers), key=lambda numbered: numbered[1] - numbered[0]):
        members = [year for _, year in run]
        yield str(members[0]) if len(members) == 1 else f"{members[0]}..{members[-1]}"
    yield from (year for year in years if not year.isdigit())
