"""Near words for an engine that tells of two words only whether they are near.

Words are near when a stretch of ``len(groups) + distance`` words holds one of each
group. Of three and four words an index says whether every two of them are near
enough, which is nearly the same; the entries that remain are looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

from search_app.index.columns import Columns, unpack
from search_app.index.highlight import is_close
from search_app.index.plan import All, Any, Close, Has, Plan, Without

TWO = 2
STORED = ("title", "question", "answer")
"""The texts whose tokens come back with an entry, in this order."""


def settled(found: Plan, look: Callable[[Close, Plan], Has | None]) -> Plan:
    """Replace what asks for three and more near words.

    ``look`` is given such a part with what every two words of it ask for and returns
    the entries that hold it, None when they are too many to be looked at.
    """
    match found:
        case Close() if len(found.groups) > TWO:
            pairs = pairwise(found)
            ids = look(found, pairs)
            return All((pairs, ids)) if ids else pairs
        case All():
            return All(tuple(settled(each, look) for each in found.plans))
        case Any():
            return Any(tuple(settled(each, look) for each in found.plans))
        case Without():
            return Without(settled(found.plan, look))
    return found


def pairwise(close: Close) -> Plan:
    """Every two of the words within the whole stretch, in one of the fields."""
    stretch = len(close.groups) - TWO + close.distance
    return Any(
        tuple(
            All(
                tuple(
                    replace(close, fields=(field,), groups=two, distance=stretch)
                    for two in combinations(close.groups, TWO)
                )
            )
            for field in close.fields
        )
    )


def holds(packed: bytes, close: Close) -> bool:
    """Whether one of the texts of an entry holds the near words, told from its tokens."""
    title, *questions, answer = unpack(packed, (close.stream,))
    texts: dict[str, list[Columns]] = {"title": [title], "question": questions, "answer": [answer]}
    return any(is_close(text, close) for field in close.fields for text in texts.get(field, ()))
