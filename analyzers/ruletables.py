"""The tables of patterns in ``analyzers/data/*.toml``: read once, each pattern compiled, blanks made free."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_BLANK = re.compile(r" (\?|\*)?")


@cache
def rule_table(name: str) -> Mapping[str, Any]:
    """The content of a table of ``analyzers/data``; names come from this program only."""
    return tomllib.loads((files("analyzers") / "data" / name).read_text(encoding="utf-8"))


def free(pattern: str) -> str:
    """A pattern in which a blank stands for one or two white spaces, a blank with ``?`` for none to two.

    Two are enough for a line end, and a bound keeps hostile text from costing more than linear time.
    Blanks in ``[...]`` and in look-behinds stay as they are.
    """
    out: list[str] = []
    place = 0
    for kept in _KEPT.finditer(pattern):
        out += [_BLANK.sub(_bounded, pattern[place : kept.start()]), kept.group()]
        place = kept.end()
    return "".join([*out, _BLANK.sub(_bounded, pattern[place:])])


_KEPT = re.compile(r"\(\?<[=!][^()]*\)|\[[^\]]*\]")


def _bounded(blank: re.Match[str]) -> str:
    return r"\s{0,2}" if blank.group(1) else r"\s{1,2}"
