"""Whose law a noun names: the Land, the Federation, the Union, a town, that stands in front of it or behind it.

::

    "Schulgesetz für das Land Berlin"  -> be
    "deutsches Klimaschutzgesetz"      -> "", a house that makes laws of its own and is no Land

The Länder are of ``assemblies.toml``, the other houses of ``lawforms.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from analyzers.assemblies import adjective_before, land_behind
from analyzers.ruletables import free, rule_table

NO_LAND = ""
"""Stands for a house that is no Land."""

LONGEST_ADJECTIVE = 30
"""Characters in front of a noun in which the adjective of another house is looked for."""


def house(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The house that is named beside a noun: a Land by its code or ``NO_LAND``, and where the noun with it ends."""
    before = adjective_before(text, start)
    return (before, end) if before else land_behind(text, end) or _no_land(text, start, end)


def _no_land(text: str, start: int, end: int) -> tuple[str, int] | None:
    if _before().search(text, max(start - LONGEST_ADJECTIVE, 0), start):
        return NO_LAND, end
    for noun, behind in _behind():
        found = behind.match(text, end) if noun.search(text, start, end) else None
        if found:
            return NO_LAND, found.end()
    return None


@cache
def _before() -> re.Pattern[str]:
    stems = "|".join(map(re.escape, rule_table("lawforms.toml")["other_adjectives"]))
    return re.compile(free(rf"(?<![\w-])(?:{stems})(?:e[nrsm]?)? \Z"), re.IGNORECASE)


@cache
def _behind() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Of each row what the noun ends like, and what stands behind it."""
    rows = rule_table("lawforms.toml")["other_house"]
    return tuple(
        (re.compile(rf"(?:{row['noun']})\Z"), re.compile(free(rf"(?:{row['behind']})(?![\w-])"))) for row in rows
    )
