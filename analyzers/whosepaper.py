"""Whose paper a number is: by its name, by what follows, by who is named before, else the paper's own parliament's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.assemblies import OWN, Mention, land_before, mentions, named_behind
from analyzers.found import Context
from analyzers.papernumbers import Number
from analyzers.sentences import sentence_end

BUNDESRAT = "br"
BUNDESTAG = "bt"
NEAR = 150
"""Characters in front of a lead within which a parliament that is named goes with it."""

_FEDERAL = re.compile(r"\bBundes(?:regierung|ministerium|minister)")
_CLAUSE = re.compile(r"\d\s?/\s?\d[^;]{0,100};")
_LEAD = re.compile(r"[,:]?\s{0,2}\(?(?:Drs|Drucks|Ds|DS)\w*\.?\s{0,2}\d")


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """Where numbers stand: the beginning of their sentence, of the words that lead to them, and their end."""

    text: str
    first: int
    start: int
    end: int


def parliament_of(place: PaperPlace, context: Context, named: str | None, number: Number) -> str | None:
    """The parliament's code, None where nobody can tell; ``named`` is the one that the leading words name."""
    if named not in (None, OWN):
        return named
    code = named_behind(place.text, place.end) or _named_before(place, own=named == OWN)
    if code == BUNDESRAT and not _is_of_bundesrat(place, number):
        code = None
    if code in (None, OWN):
        code = context.parliament
    if code == context.parliament and number.term is not None and is_later(context, number.term):
        return _elsewhere(place)
    return code


def is_later(context: Context, term: int) -> bool:
    """A paper of a term that had not begun cannot be cited."""
    return context.term is not None and term > context.term


def _named_before(place: PaperPlace, *, own: bool) -> str | None:
    """The last one that is named shortly before; ``own`` says that it is a Landtag."""
    begin = max(place.first, place.start - NEAR)
    named = [each.parliament for each in mentions(place.text, begin, place.start) if not _is_of_another(place, each)]
    if own:
        named = [code for code in named if code not in (BUNDESTAG, BUNDESRAT)]
    return named[-1] if named else None


def _is_of_another(place: PaperPlace, mention: Mention) -> bool:
    """Whether a parliament stands right in front of an earlier number, or in another clause with one of its own."""
    found = _LEAD.match(place.text, mention.end)
    return (found is not None and found.end() < place.start) or bool(
        _CLAUSE.search(place.text, mention.end, place.start)
    )


def _is_of_bundesrat(place: PaperPlace, number: Number) -> bool:
    """Whether the Bundesrat is named right beside the number, which then is number and year, or nothing else can be."""
    if number.year:
        return True  # no term has three figures
    close = mentions(place.text, max(place.start - len("Bundesrates, "), 0), place.start)
    return any(each.parliament == BUNDESRAT for each in close) or named_behind(place.text, place.end) == BUNDESRAT


def _elsewhere(place: PaperPlace) -> str | None:
    """The other parliament that the sentence names, for a number that the paper's own cannot have yet."""
    land = land_before(place.text, place.first, place.start)
    if land:
        return land
    last = sentence_end(place.text, place.end)
    named = {mention.parliament for mention in mentions(place.text, place.first, last)} - {OWN, BUNDESRAT}
    if not named and _FEDERAL.search(place.text, place.first, last):
        return BUNDESTAG
    return named.pop() if len(named) == 1 else None
