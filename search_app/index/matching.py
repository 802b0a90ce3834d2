"""Would a pair with this text be found by this search? Asked of the real engine over an index in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.errors import QuerySyntaxError
from ingest.records import Answer, Inquiry, Source
from search_app.index.documents import entries
from search_app.index.nodes import And, Node, Value
from search_app.index.protocol import Entry, Query
from search_app.index.query import parse_query
from search_app.index.tantivy_engine import TantivyEngine

PORTION = 500  # cases that are put into one index: building one takes longer than asking it


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one line; ``trouble`` says in German why there can be none, ``unreadable`` that it is no case."""

    line: int
    match: bool = False
    trouble: str = ""
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class _Case:
    line: int
    text: str
    query: str


def matches(lines: Iterable[str]) -> Iterator[Verdict]:
    """Answer JSON lines ``{"text", "query"}``, one verdict a line in their order; empty lines are passed over."""
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while portion := list(islice(numbered, PORTION)):
        yield from _answered([_read(number, line) for number, line in portion])


def _read(number: int, line: str) -> _Case | Verdict:
    try:
        case = json.loads(line)
        text, query = case["text"], case["query"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return Verdict(number, trouble="kein JSON-Objekt mit „text“ und „query“.", unreadable=True)
    if not (isinstance(text, str) and isinstance(query, str)):
        return Verdict(number, trouble="„text“ und „query“ müssen Texte sein.", unreadable=True)
    return _Case(number, text, query)


def _answered(read: Sequence[_Case | Verdict]) -> Iterator[Verdict]:
    engine = TantivyEngine.in_memory()
    engine.rebuild(entry for case in read if isinstance(case, _Case) for entry in _entries(case))
    for case in read:
        yield _verdict(engine, case) if isinstance(case, _Case) else case


def _entries(case: _Case) -> tuple[Entry, ...]:
    """A paper that holds nothing but this text, as an answer."""
    source = Source(name="", sha256=_digest(case), media_type="text/plain", pages=1)
    return entries(Inquiry(source, answers=(Answer(("1",), case.text, 1),)))


def _digest(case: _Case) -> str:
    return f"{case.line:016x}"


def _verdict(engine: TantivyEngine, case: _Case) -> Verdict:
    try:
        tree = parse_query(case.query)
    except QuerySyntaxError as error:
        return Verdict(case.line, trouble=f"{error} (Stelle {error.position})")
    return Verdict(case.line, match=tree is not None and _finds(engine, tree, f"dok/{_digest(case)}"))


def _finds(engine: TantivyEngine, tree: Node, paper: str) -> bool:
    this_paper = Value("paper", (paper,), "", 0, 0)
    return engine.search(Query(And((tree, this_paper), 0, 0), size=1)).total > 0
