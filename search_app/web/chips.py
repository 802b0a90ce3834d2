"""How a search was read: one chip for each of its parts, each can be taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.compounds import split
from analyzers.folding import fold
from analyzers.protocol import TermForms
from analyzers.streams import query_terms
from search_app.index.facets import value_label
from search_app.index.fields import BY_NAME
from search_app.index.nodes import And, Node, Not, Or, Words
from search_app.web.state import SearchState
from search_app.web.wording import said, says_something, typed

_YEAR = "year"
_NEEDLESS = "muss nicht vorkommen"
_SAYS = re.compile(r"[^\W_]")  # a letter or digit: without one nothing is looked for


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a search at its top: what it is, how it is said, what it also finds."""

    node: Node
    text: str
    also: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: ``href`` is the search without it, ``alone`` the search for it only."""

    text: str
    also: str
    href: str
    joined: str
    without: SearchState
    alone: SearchState
    is_filter: bool = False


def chips(state: SearchState, tree: Node | None) -> tuple[Chip, ...]:
    """The chips of the words, then those of the filters."""
    return (*_word_chips(state, tree), *_filter_chips(state))


def pieces(tree: Node | None) -> tuple[Piece, ...]:
    """The parts of a search that all must be there, or any of which will do when it is an ODER at its top.

    A part that says nothing by itself, a lone "%", is none.
    """
    if tree is None:
        return ()
    nodes = tree.nodes if isinstance(tree, And | Or) else (tree,)
    found = (piece for node in nodes for piece in _pieces(node, alternatives=isinstance(tree, Or)))
    return tuple(piece for piece in found if says_something(typed(piece.node)))


def _pieces(node: Node, *, alternatives: bool) -> Iterator[Piece]:
    if not isinstance(node, Words) or alternatives:
        yield Piece(node, said(node), "")
        return
    for start, end, unit in _units(node.text):
        text = node.text[start:end]
        word = Words(text, node.start + start, node.start + end)
        yield Piece(word, text, _NEEDLESS if unit.is_stopword else _also(text))


def _units(run: str) -> Iterator[tuple[int, int, TermForms]]:
    """The units of a run of words with their places; signs stay with their word: "100 %", "50%"."""
    start, end, last = 0, 0, None
    for unit in query_terms(run):
        apart = (
            run[end : unit.start].isspace() and _SAYS.search(run[start:end]) and _SAYS.search(run, unit.start, unit.end)
        )
        if last is not None and apart:
            yield start, end, last
        if last is None or apart:
            start, last = unit.start, unit
        end = unit.end
    if last is not None:
        yield start, end, last


def _also(word: str) -> str:
    """What a word also finds: its dictionary form, all parts of a compound together."""
    parts = split(word)
    names = [_part_name(word[part.start : part.end], part.base) for part in parts]
    if len(names) > 1:
        return f"auch {' + '.join(names)}"
    return f"auch {names[0]}" if names and fold(names[0]) != fold(word) else ""


def _part_name(piece: str, base: str) -> str:
    """A part for readers; the piece itself where the folded base has lost its umlauts."""
    name = piece if fold(piece) == base else base
    return name[:1].upper() + name[1:]


def _word_chips(state: SearchState, tree: Node | None) -> Iterator[Chip]:
    found = pieces(tree)
    several = isinstance(tree, Or)
    for place, piece in enumerate(found):
        others = tuple(other.node for other in found if other is not piece)
        without = state.with_text(_joined(others, several=several))
        yield Chip(
            text=piece.text,
            also=piece.also,
            href=without.url(),
            joined="" if place == 0 or isinstance(piece.node, Not) else "oder" if several else "und",
            without=without,
            alone=SearchState(text=typed(piece.node), scope=state.scope),
        )


def _joined(nodes: Sequence[Node], *, several: bool) -> str:
    if not nodes:
        return ""
    first, last = nodes[0].start, nodes[-1].end
    return typed(Or(tuple(nodes), first, last) if several else And(tuple(nodes), first, last))


def _filter_chips(state: SearchState) -> Iterator[Chip]:
    for chosen in state.filters:
        values = list(chosen.values)
        runs = _years(values) if chosen.field == _YEAR else [[value] for value in values]
        for run in runs:
            without = state.with_values(chosen.field, (value for value in values if value not in run))
            yield Chip(
                text=_run_label(chosen.field, run),
                also="",
                href=without.url(),
                joined="",
                without=without,
                alone=SearchState().with_values(chosen.field, run),
                is_filter=True,
            )


def _years(values: Sequence[str]) -> list[list[str]]:
    """Years that follow each other as one run."""
    runs: list[list[str]] = []
    for value in sorted(values):
        if runs and value.isdigit() and runs[-1][-1].isdigit() and int(value) == int(runs[-1][-1]) + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return runs


def _run_label(field: str, run: Sequence[str]) -> str:
    if len(run) > 1:
        return f"{run[0]}–{run[-1]}"
    return value_label(BY_NAME[field], run[0])
