"""Numbers and dates in one spelling each, as tokens of digits and ``_``."""

from __future__ import annotations

import re

from analyzers.folding import MAX_TOKEN, fold

_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:,\d+)?\Z")
_GROUPING = re.compile(r"[. \u00a0\u2009\u202f]")
_SEPARATOR = re.compile(r"[^\w]+")
_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2,4})\Z")
_CENTURY = 2000  # two-digit years of the papers are of this century ...
_LAST_CENTURY_FROM = 60  # ... or, from here on, of the last one
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("januar jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september")
        + ("oktober", "november", "dezember"),
        start=1,
    )
    for name in names.split()
}
_LAST_MONTH = 12
_LAST_DAY = 31


def number_token(text: str) -> str:
    """Spell a number: grouped thousands closed up, ``_`` for the decimal comma ("1.154.000,5": 1154000_5)."""
    if _THOUSANDS.match(text):
        text = _GROUPING.sub("", text)
    return "_".join(fold(part) for part in _SEPARATOR.split(text) if part)[:MAX_TOKEN]


def groups(text: str) -> tuple[str, ...]:
    """Give the groups of a number grouped by blanks: in a table they may be numbers of their own."""
    found = tuple(text.split())
    return found if len(found) > 1 and len(found[0]) == len(found[1]) else ()


def date_tokens(text: str) -> tuple[str, ...]:
    """Spell a date: year_month_day, then the year alone; the digits as they are when it is no date."""
    found = _DATE.match(text)
    date = date_token(found[1], found[2], found[3]) if found else None
    return (date, date[:4]) if date else (number_token(text),)


def date_token(day: str, month: str, year: str) -> str | None:
    """Spell a date of day, month (number or name) and year; None when there is no such date."""
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
    full = int(year) if len(year) > 2 else int(year) + _CENTURY - 100 * (int(year) >= _LAST_CENTURY_FROM)
    if not (1 <= number <= _LAST_MONTH and 1 <= int(day) <= _LAST_DAY):
        return None
    return f"{full:04d}_{number:02d}_{int(day):02d}"


def is_month(word: str) -> bool:
    """Whether a word is the name of a month."""
    return word.lower() in _MONTHS
