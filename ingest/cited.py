"""What an answer cites: quotations, and runs of questions that it announces as such.

A question in either is asked elsewhere, so nobody has to answer it in the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.body import Body
from ingest.extents import Extent
from ingest.patterns import COMMON, compiled

_SIGNS = re.compile(r"[„“”]|\n\s*\n")

_ASKS = r"\s+(?:[-–•*„\"\xbb]\s*)?$asking\b[^.?!:]{3,500}\?[“”\"\xab]?"

_RUN = (
    rf"[Ff]rag\w{{0,30}}[^.?!:\d]{{0,80}}:(?P<behind_colon>(?:{_ASKS})+)"
    r"|(?:\b(?:[Hh]äufig|[Ff]olgende)\w{0,20}(?: \w{1,40})? Fragen|[Ff]ragebogens?|\bFAQs?)"
    rf"\)?\.?(?P<listed>(?:{_ASKS}){{2,}})"
)
"""Questions one behind the other that a sentence announces: "Im Fragebogen steht: Wie ...? Wann ...?"

Behind a full stop they are two at least, and the sentence says which ones it means ("häufige", "folgende Fragen."):
the answer to a question may well end in "zu den vorherigen Fragen.", and the next question has lost its number.
"""


def cited(body: Body, part: Extent) -> list[Extent]:
    """The stretches of a part (an answer) in which nothing is asked or answered by the paper, in no order."""
    return [*_quotations(body.text, part), *_runs(body, part)]


def _quotations(text: str, part: Extent) -> Iterator[Extent]:
    """What stands between a sign that opens a quotation and the one that closes it in the same paragraph.

    Recognition loses such signs: one that is never closed quotes nothing.
    """
    opened: list[int] = []
    for sign in _SIGNS.finditer(text, *part):
        match sign.group():
            case "„":
                opened.append(sign.start())
            case "“" | "”":
                if opened:
                    yield opened.pop(), sign.end()
            case _:
                opened.clear()


def _runs(body: Body, part: Extent) -> Iterator[Extent]:
    for run in compiled(COMMON, _RUN, {}).finditer(body.text, *part):
        yield run.span(run.lastgroup or 0)
