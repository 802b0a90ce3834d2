"""A search narrowed to the question or to the answer of each pair."""

from __future__ import annotations

from dataclasses import replace

from search_app.index.nodes import And, InField, Near, Node, Not, Or, Phrase, Prefix, Words
from search_app.web.state import Scope

_FIELDS = {Scope.QUESTION: "question", Scope.ANSWER: "answer"}


def scoped(node: Node | None, scope: Scope) -> Node | None:
    """Look for all words in one field; what names its field itself keeps it."""
    field = _FIELDS.get(scope)
    return _within(node, field) if node is not None and field is not None else node


def _within(node: Node, field: str) -> Node:
    match node:
        case And() | Or():
            return replace(node, nodes=tuple(_within(child, field) for child in node.nodes))
        case Not():
            return replace(node, node=_within(node.node, field))
        case Words() | Prefix() | Phrase() | Near():
            return InField(field, node, node.start, node.end)
    return node
