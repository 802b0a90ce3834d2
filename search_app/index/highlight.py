"""Which stretches of a text a search found: the same tokens that the engines compare.

A mark covers whole words: an inflected form, the compound of which a part was
found, the word with the right beginning; of a phrase everything from its first to
its last word.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator

from analyzers.streams import analyze
from search_app.index.columns import Column, Columns
from search_app.index.nodes import Node
from search_app.index.plan import Beginning, Close, Leaf, Plan, Term, Wording, leaves, plan
from search_app.index.protocol import Mark

_Place = tuple[int, int, int]  # position, group, token


def marks(text: str, node: Node | None, field: str) -> tuple[Mark, ...]:
    """Mark what a search found in a text of this field ("question", "answer", "title"), in order."""
    return column_marks(analyze(text), plan(node), field) if node else ()


def column_marks(text: Columns, found: Plan, field: str) -> tuple[Mark, ...]:
    """Mark what a planned search found in an analysed text."""
    spans = [span for leaf in leaves(found) if field in leaf.fields for span in _spans(text, leaf)]
    return tuple(_merged(spans))


def streams(found: Plan) -> frozenset[str]:
    """The streams in which a planned search looks."""
    return frozenset(name for leaf in leaves(found) for name in _streams(leaf))


def _streams(leaf: Leaf) -> tuple[str, ...]:
    match leaf:
        case Term():
            return ("stem", "parts")
        case Wording() | Beginning():
            return ("exact",)
        case Close():
            return (leaf.stream,)


def _spans(text: Columns, leaf: Leaf) -> Iterable[tuple[int, int]]:
    match leaf:
        case Term():
            return _term(text, leaf)
        case Wording():
            return _wording(text.exact, leaf.words)
        case Beginning():
            return _beginning(text.exact, leaf.prefix)
        case Close():
            return _close(text.stem if leaf.stream == "stem" else text.exact, leaf)


def is_close(text: Columns, wanted: Close) -> bool:
    """Whether an analysed text holds these words near each other."""
    return any(True for _ in _spans(text, wanted))


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[Mark]:
    """Make one mark of spans that overlap."""
    start = end = -1
    for first, last in sorted(spans):
        if first < end:
            end = max(end, last)
            continue
        if end > start:
            yield Mark(start, end)
        start, end = first, last
    if end > start:
        yield Mark(start, end)


def _term(text: Columns, term: Term) -> Iterator[tuple[int, int]]:
    for column in (text.stem, text.parts):
        if found := [at for stem in term.stems for at in _places(column, stem)]:
            yield from column.spans_of(found)
    parts = [_places(text.parts, part) for part in term.parts]
    if parts and all(parts):
        yield from text.parts.spans_of([at for places in parts for at in places])


def _places(column: Column, token: str) -> list[int]:
    """Which tokens of a column are this one: found by searching the joined text, which is fastest."""
    if token not in column.tokens:
        return []  # nearly always, and quickly said
    text, wanted = f" {column.tokens} ", f" {token} "
    places: list[int] = []
    number, counted, at = 0, 1, text.find(wanted)
    while at >= 0:
        number += text.count(" ", counted, at + 1)
        places.append(number)
        counted, at = at + 1, text.find(wanted, at + len(wanted) - 1)
    return places


def _beginning(column: Column, prefix: str) -> Iterator[tuple[int, int]]:
    if f" {prefix}" in f" {column.tokens}":
        yield from column.spans_of([at for at, word in enumerate(column.words()) if word.startswith(prefix)])


def _wording(column: Column, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Find words that follow each other; several tokens may share a position."""
    tokens = [_places(column, word) for word in words]
    if not all(tokens):
        return
    positions, spans = column.places(), column.spans()
    by_position = [{positions[at]: at for at in places} for places in tokens]
    for first, at in by_position[0].items():
        if all(first + step in later for step, later in enumerate(by_position)):
            last = by_position[-1][first + len(words) - 1]
            yield spans[at][0], spans[last][1]


def _close(column: Column, wanted: Close) -> Iterator[tuple[int, int]]:
    """Find stretches that hold a token of each group and few enough other words; mark only those tokens."""
    places = sorted(_group_places(column, wanted))
    if len({group for _, group, _ in places}) < len(wanted.groups):
        return
    spans = column.spans()
    widest = len(wanted.groups) - 1 + wanted.distance
    window: deque[_Place] = deque()
    held: Counter[int] = Counter()
    for place in places:
        window.append(place)
        held[place[1]] += 1
        while place[0] - window[0][0] > widest:
            held[window.popleft()[1]] -= 1
        if all(held[group] for group in range(len(wanted.groups))):
            yield from (spans[at] for _, _, at in window)


def _group_places(column: Column, wanted: Close) -> Iterator[_Place]:
    positions: list[int] = []
    for number, group in enumerate(wanted.groups):
        for at in {at for token in group for at in _places(column, token)}:
            positions = positions or column.places()
            yield positions[at], number, at
