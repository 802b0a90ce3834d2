"""A search that is nothing but the number of a paper: "Drs. 17 / 11 310 Frage 3" leads to the pair."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dialect import Parliament
from ingest.registry import parliaments

_MAX_LENGTH = 120  # characters; longer texts are no number
_NUMBER = re.compile(
    r"""
    (?P<before> [^\W\d]?[^\d/§]{0,60}? ) \s*      # "Berlin", "BT-Drs.", "Drucksache Nr.", nothing
    (?P<term> \d{1,2} ) \s? / \s?
    (?P<number> \d{1,3}(?:[ .]\d{3}) | \d{1,6} ) # "11310", "11 310", "11.310"
    (?: [\s,;/]{1,3} (?:Frage|Fragen|Antwort|Nr\.?)? \s? (?P<label> \d{1,3}(?:\.\d{1,2})?\s?[a-z]?) [.)]? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_FILLER = {
    "drs", "ds", "drucksache", "drucks", "nr", "nummer", "anfrage", "kleine", "große", "schriftliche", "der", "des",
    "landtag", "landtags", "lt", "abgeordnetenhaus", "abgeordnetenhauses", "von", "deutscher", "deutschen", "die",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberQuery:
    """A paper that is asked for by its number; ``parliament`` and ``label`` only when they were typed."""

    term: int
    number: int
    parliament: str | None = None
    label: str | None = None


def read_number(text: str) -> NumberQuery | None:
    """Understand a search as the number of a paper; None when anything else was typed beside it."""
    if len(text) > _MAX_LENGTH or (found := _NUMBER.fullmatch(text.strip())) is None:
        return None
    code, other = _parliament(found["before"])
    if other:
        return None
    label = found["label"]
    return NumberQuery(
        int(found["term"]),
        int(re.sub(r"\D", "", found["number"])),
        code,
        re.sub(r"\s", "", label).lower() if label else None,
    )


def _parliament(words: str) -> tuple[str | None, bool]:
    """The parliament that the words name, and whether they say something else too."""
    code, other = None, False
    for word in _WORD.findall(words.casefold()):
        if word in _FILLER:
            continue
        named = next((parliament.code for parliament in parliaments() if word in _names(parliament)), None)
        code = code or named
        other = other or named is None
    return code, other


def _names(parliament: Parliament) -> set[str]:
    return {parliament.code, *_WORD.findall(f"{parliament.name} {parliament.assembly}".casefold())}
