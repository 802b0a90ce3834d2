"""Programmes that no list knows: named behind a kind word, with or without quotation marks.

The ways to introduce a name are sure rather than complete: what is quoted without a kind
word is a term, a title or a school.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analyzers import barenames, quotednames
from analyzers.kinds import word_set
from analyzers.named import Found, kinds_of
from analyzers.nounphrases import chunk_end
from analyzers.quotes import quotes
from analyzers.reading import Read

_SHORT = re.compile(r"[A-ZÄÖÜ][\w+*&.-]{1,14}")


def discover(read: Read) -> tuple[Found, ...]:
    """Give what a text names, in no order; places may overlap."""
    quoted = quotes(read)
    by_opening = {quote.opening: quote for quote in quoted}
    kinds = kinds_of(read)
    found = [*quotednames.by_themselves(read, quoted, kinds)]
    for kind in kinds:
        behind = quotednames.behind_kind(read, kind, by_opening)
        if behind is None:
            bare = barenames.behind_kind(read, kind)
            behind = (bare,) if bare else ()
        found.extend((*behind, *barenames.in_front(read, kind)))
    return tuple(_with_short_form(read, one) for one in found)


def _with_short_form(read: Read, found: Found) -> Found:
    """Add the acronym in brackets behind a name, also behind its closing quotation mark."""
    at = found.last
    if at < len(read.words) and read.words[at] in '“”"«»‘’‹›':
        at += 1
    if at + 2 >= len(read.words) or read.words[at] != "(":
        return found
    end = chunk_end(read, at + 1)
    short = read.slice(at + 1, end)
    if end >= len(read.words) or read.words[end] != ")" or not _SHORT.fullmatch(short):
        return found
    if sum(map(str.isupper, short)) < 2 or short in word_set("bodies"):
        return found
    return replace(found, aliases=(*found.aliases, short))
