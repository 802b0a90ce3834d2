"""The language in which the tables write their patterns.

A blank stands for any white space, ``$word`` for a row of the vocabulary in ``_common.toml``, ``$bol`` for the
beginning of a line (in a text without line breaks: the end of a sentence), ``$bol_any`` and ``$line`` for one where
any word may begin a line, ``$wide`` for the beginning of a line as long as running text has, ``$title_end`` for the
end of a title, ``$whole`` for one behind a word that may end it, ``$part`` for the heading of a first part,
``$annex_heading`` for that of an annex, and ``«Antwort»`` for words that may be letter-spaced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ingest.errors import DialectError
from ingest.tablefile import read_table, table_file

_WIDE_LINE = r"(?<=\n)(?=[A-ZÄÖÜ„][^\n]{71,})"
"""A line of running text is longer than most lines of a title, which is set in larger type."""

_UNFINISHED = (
    "und oder der die das den dem des im in für von vom zu zur zum bei beim mit nach aus an am auf über unter - –"
)
_WHOLE = "".join(rf"(?<!\b{word})" if word.isalpha() else rf"(?<!\s{word})" for word in _UNFINISHED.split())
_TITLE_END = r"$whole(?=\s*\Z|\n\n|\s+Vorbemerkung|\s+$asks|\s+$line$prose\s|\n$wide|$part|\s+1\. |\s+Frage 1|$closed)"
"""Where a title ends: at an empty line, before a heading, the first question or a line of prose; never behind a word
that must go on (``$whole``). ``$title_end`` in a pattern."""

_PART = r"{first}\. [A-ZÄÖÜ][^.?!:;]{{2,90}}?\s*(?:\b[A-H]\. [A-ZÄÖÜ][^.?!:;]{{2,90}}?\s*)?(?:\Z|\b1\.|\bFrage 1\b)"
"""The heading of a paper's first part, directly above its first question; ``$part`` in a pattern."""

_ANNEX = {
    False: r"(?<![^\n])$annex(?=\n|\s*\Z)",
    True: r"(?<!\S)(?:(?<=[.?!)“”]\s)|\A)Anlagen?\*?(?: \d{1,2})?"
    r"(?: zu[rm]? (?:den )?(?:Antwort|Fragen? \d[\d., und]*))?:?(?= [A-ZÄÖÜ]|\s*\Z)",
}
"""The heading of an annex: a line of its own, or a capital behind it that begins no sentence; ``$annex_heading``."""

# "not behind a letter" says in one look what "behind a blank, or at the beginning" says in two
_BEGIN = {
    False: {
        "bol": r"(?<![^\n])",
        "bol_any": r"(?<![^\n])",
        "line": r"(?<=\n)",
        "wide": _WIDE_LINE,
        "closed": r"(?!)",
        "part": _PART.format(first=r"\s*\n\s*(?:I|A)"),
    },
    True: {
        "bol": r"(?<![^ ])(?:(?<=[.?!:;)“”\"…] )|(?<=[.?!:)“”] \d )|(?<=[.?!:)“”] \d\d )|\A)",
        "bol_any": r"(?<!\S)",
        "line": r"(?<![:–-] )(?<=\s)",
        "wide": r"(?!)",
        "closed": r"(?:(?<=[?!])|(?<=[IVX\d]\)))(?= (?!Teil|Nachfrage|Und|Oder)[A-ZÄÖÜ„])",
        "part": _PART.format(first=r"\s+I"),
    },
}
_SPACED = re.compile(r"«([^«»]+)»")
_BLANK = re.compile(r" ([?*]?)")
_WORD = re.compile(r"\$([a-z_]+)")
_LOOKBEHIND = re.compile(r"\(\?<[!=][^()]*\)")
"""What stands before a match has a fixed width, so a blank in it is one blank."""


COMMON = "_common.toml"
"""The table of what all parliaments share."""


@cache
def vocabulary() -> Mapping[str, str]:
    """The shared words of ``_common.toml``, each a pattern without groups of its own; one may use those above it."""
    words: dict[str, str] = {}
    for name, row in read_table(table_file(COMMON))["vocabulary"].items():
        words[name] = expand(row["pattern"], words)
    return words


@cache
def beginnings(*, flat: bool) -> Mapping[str, str]:
    """What ``$bol`` and its like stand for in a text with (``flat=False``) or without line breaks."""
    words = {**vocabulary(), **_BEGIN[flat], "whole": _WHOLE}
    made = {"title_end": expand(_TITLE_END, words), "annex_heading": expand(_ANNEX[flat], words)}
    return {**_BEGIN[flat], "whole": _WHOLE, **made}


def compiled(table: str, pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern of a table; ``words`` are those that only it knows beside the vocabulary. Raises DialectError."""
    try:
        return re.compile(expand(pattern, {**vocabulary(), **words}), re.DOTALL)
    except (re.error, KeyError) as error:
        raise DialectError(f"{table}: pattern {pattern!r}: {error}") from error


def expand(pattern: str, words: Mapping[str, str]) -> str:
    """A pattern of a table as a regular expression: ``words`` are what ``$word`` stands for. Raises KeyError."""
    fixed = _LOOKBEHIND.sub(lambda found: found.group().replace(" ", r"\s"), pattern)
    spaced = _SPACED.sub(lambda found: _spaced(found.group(1)), fixed)
    return _WORD.sub(lambda found: words[found.group(1)], _BLANK.sub(_white, spaced))


def _white(blank: re.Match[str]) -> str:
    return r"\s*" if blank.group(1) else r"\s+"


def _spaced(phrase: str) -> str:
    return r"\s*".join(re.escape(letter) for letter in phrase if not letter.isspace())
