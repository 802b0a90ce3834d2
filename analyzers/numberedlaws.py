"""Laws that are named by a number: books of the Sozialgesetzbuch, acts of the European Union."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analyzers.ruletables import free, rule_table

ROMAN = r"(?:XIV|XIII|XII|XI|IX|IV|VIII|VII|VI|V|X|III|II|I)"
"""The numbers of the books, longer ones first."""


_PLURAL = re.compile(r"\w{0,40}(?:[Vv]erordnungen|[Rr]ichtlinien|VOen)\b")
_FURTHER = re.compile(r"\s?(?:,|und|sowie|bzw\.)\s(?:Nr\.\s)?(?P<number>\d{4}/\d{1,4}|\d{3,4}/\d{4})(?![\d/])")


@cache
def _book_pattern() -> re.Pattern[str]:
    forms = rule_table("lawforms.toml")
    words = "|".join(forms["books"])
    code = r"(?:Sozialgesetzbuch(?:e?s)?|SGB)"
    return re.compile(
        free(
            rf"(?P<word>{words})e[nrs]? Buch(?:e?s)?,? (?:\(?(?:des|im) )?{code}"
            rf"|{code}(?: ?\(SGB\))?,? ?(?:[–-] )?(?P<behind>{words})e[nrs]? Buch(?:e?s)?"
            rf"(?: ?\({ROMAN}\))?(?: ?[–-])?"
            rf"|(?P<front>{ROMAN})\. Buch(?:e?s)? (?:des )?{code}"
            rf"|{code}(?: ?\(SGB\))?(?: |-)?(?P<roman>{ROMAN})(?![\w-])"
            rf"|{code}(?: |-)(?P<figure>1[0-4]|[1-9])(?![\w.])"
        )
    )


def book_at(text: str, at: int) -> tuple[str, int] | None:
    """A book of the Sozialgesetzbuch."""
    found = _book_pattern().match(text, at)
    if not found:
        return None
    forms = rule_table("lawforms.toml")
    word = found.group("word") or found.group("behind")
    figure = found.group("figure")
    number = found.group("roman") or found.group("front")
    if word:
        number = forms["roman"][forms["books"].index(word)]
    if figure:
        number = forms["roman"][int(figure) - 1]
    return f"SGB {number}", found.end()


def ordinance_at(text: str, at: int) -> tuple[str, int] | None:
    """An ordinance of a row that counts them: "16. BImSchV"."""
    found = _ordinances().match(text, at)
    return (f"{found['count']}. {' '.join(found['short'].split())}", found.end()) if found else None


@cache
def _ordinances() -> re.Pattern[str]:
    rows = "|".join(rule_table("lawforms.toml")["counted"])
    return re.compile(rf"(?P<count>\d{{1,3}})\.\s{{0,2}}(?P<short>{free(rows)})(?![\w-])")


def european_at(text: str, at: int) -> tuple[str, int] | None:
    """An act of the European Union by its number."""
    for pattern in european_patterns():
        found = pattern.match(text, at)
        if found:
            return "EU " + re.sub(r"\s", "", found.group("number")), found.end()
    return None


def further_acts(text: str, start: int, at: int) -> Iterator[tuple[str, int, int]]:
    """The acts that stand behind one of a list in the plural: "Verordnungen (EU) 2021/1057 und 2021/1058"."""
    if not _PLURAL.match(text, start, at):
        return
    while found := _FURTHER.match(text, at):
        at = found.end()
        yield f"EU {found['number']}", found.start("number"), at


@cache
def european_patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns of the acts of the European Union."""
    return tuple(re.compile(free(row["pattern"])) for row in rule_table("lawforms.toml")["european"])
