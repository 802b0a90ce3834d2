"""What is typed behind a field's colon, read as that field's values.

Each reading takes the typed text and gives values, or raises ValueError with a
German sentence that `query.py` puts to its place.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from ingest.parties import party_name
from ingest.registry import parliaments
from search_app.index.fields import WITHOUT, Field, Reading
from search_app.index.names import ENTRIES, KINDS, entry_of, kind_of, parliament_of
from search_app.index.referring import typed_laws, typed_paper

FIRST_YEAR, LAST_YEAR = 1900, 2199
HIGHEST_TERM = 99

_RANGE = re.compile(r"(\d{1,4})\s*(?:-|–|\.\.|bis)\s*(\d{1,4})")
_NUMBER = re.compile(r"(?:(\d{1,2})/)?0*(\d{1,7})")
_DISTRICT_NUMBER = re.compile(r"\d{1,5}/[IVX]{1,5}")  # "0746/VI": number and electoral term of a district's Vorlage
_DAY_FORMS = (
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[./](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})"),
)


def read_values(field: Field, typed: str) -> tuple[str, ...]:
    """Read what was typed for an exact field; any of the values will do.

    Raises ValueError with a German sentence.
    """
    return _READINGS[field.reading](" ".join(typed.split()))


def read_days(typed: str) -> tuple[date, date]:
    """Read a day, a month or a year as its first and last day: ``2012``, ``2014-06``, ``05.12.2012``.

    Raises ValueError with a German sentence.
    """
    for form in _DAY_FORMS:
        if match := form.fullmatch(typed.strip()):
            try:
                return _days({name: int(value) for name, value in match.groupdict().items()})
            except ValueError:
                break
    raise ValueError(f"„{typed}“ ist kein Datum. Möglich sind 2012, 2014-06, 06.2014, 05.12.2012 und 2012-12-05.")


def _days(read: dict[str, int]) -> tuple[date, date]:
    year, month, day = read["y"], read.get("m"), read.get("d")
    last_month = month or 12
    last_day = day or monthrange(year, last_month)[1]
    return date(year, month or 1, day or 1), date(year, last_month, last_day)


def _parliament(typed: str) -> tuple[str, ...]:
    found = parliament_of(typed)
    if found:
        return (found.code,)
    if typed.casefold() == WITHOUT:
        return (WITHOUT,)
    known = ", ".join(sorted(parliament.name for parliament in parliaments()))
    raise ValueError(f"„{typed}“ ist kein Parlament, das dieses Archiv kennt. Es kennt {known}.")


def _kind(typed: str) -> tuple[str, ...]:
    found = kind_of(typed)
    if found:
        return (found.value,)
    raise ValueError(f"„{typed}“ ist keine Art von Drucksache. Es gibt: {', '.join(KINDS.values())}.")


def _entry(typed: str) -> tuple[str, ...]:
    found = entry_of(typed)
    if found:
        return (found,)
    raise ValueError(f"„{typed}“ kann nicht gefunden werden. Es gibt: {', '.join(ENTRIES.values())}.")


def _party(typed: str) -> tuple[str, ...]:
    return (WITHOUT,) if typed.casefold() == WITHOUT else (party_name(typed).name,)


def _year(typed: str) -> tuple[str, ...]:
    allowed = range(FIRST_YEAR, LAST_YEAR + 1)
    return _numbers(typed, allowed, f"„{typed}“ ist kein Jahr. Möglich sind 2012 und 2012-2014.")


def _term(typed: str) -> tuple[str, ...]:
    allowed = range(1, HIGHEST_TERM + 1)
    return _numbers(typed.rstrip("."), allowed, f"„{typed}“ ist keine Wahlperiode. Möglich sind 17 und 17-19.")


def _numbers(typed: str, allowed: range, mistake: str) -> tuple[str, ...]:
    """Read one number or a range of them."""
    if typed.casefold() == WITHOUT:
        return (WITHOUT,)
    match = _RANGE.fullmatch(typed)
    first, last = match.groups() if match else (typed, typed)
    if not (first.isascii() and first.isdigit() and int(first) in allowed and int(last) in allowed):
        raise ValueError(mistake)
    return tuple(str(number) for number in range(int(first), int(last) + 1)) or _refuse(mistake)


def _refuse(mistake: str) -> tuple[str, ...]:
    raise ValueError(mistake)


def _number(typed: str) -> tuple[str, ...]:
    """Read the number of a paper, with or without its term: "17 / 11 310" is 17/11310."""
    plain = "".join(typed.split())
    if _DISTRICT_NUMBER.fullmatch(plain.upper()):
        return (plain.upper(),)
    match = _NUMBER.fullmatch(plain)
    if not match:
        raise ValueError(f"„{typed}“ ist keine Nummer einer Drucksache. Möglich sind 17/11310 und 11310.")
    term, number = match.groups()
    return (f"{int(term)}/{number}" if term else number,)


def _cited(typed: str) -> tuple[str, ...]:
    return (typed_paper(typed),)


def _words(typed: str) -> tuple[str, ...]:
    return (typed,)


_READINGS: dict[Reading, Callable[[str], tuple[str, ...]]] = {
    Reading.WORDS: _words,
    Reading.PARLIAMENT: _parliament,
    Reading.TERM: _term,
    Reading.PARTY: _party,
    Reading.KIND: _kind,
    Reading.NUMBER: _number,
    Reading.YEAR: _year,
    Reading.ENTRY: _entry,
    Reading.LAW: typed_laws,
    Reading.CITED: _cited,
}
