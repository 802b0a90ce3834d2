"""A search tree as text again: as it would be typed, and as a reader would say it.

`typed` and the parser are inverse: what it writes is read as the same search.
"""

from __future__ import annotations

from ingest.errors import QuerySyntaxError
from search_app.index.fields import BY_NAME, FIELDS, FROM, TO
from search_app.index.nodes import And, Days, InField, Near, Node, Not, Or, Phrase, Prefix, Value, Words
from search_app.index.query import parse_query

_DAY = BY_NAME["day"]


def typed(node: Node) -> str:
    """Write a search as it would be typed."""
    match node:
        case Words():
            return node.text
        case Prefix():
            return f"{node.text}*"
        case Phrase():
            return f'"{node.text}"'
        case Near():
            return f'"{node.text}"~{node.distance}'
        case Not():
            return f"-{_bracketed(node.node)}"
        case And():
            return " ".join(typed(child) if not isinstance(child, Or) else f"({typed(child)})" for child in node.nodes)
        case Or():
            return " ODER ".join(typed(child) for child in node.nodes)
    return _typed_field(node)


def _typed_field(node: InField | Value | Days) -> str:
    match node:
        case InField():
            return f"{_typed_name(node.field)}:{_bracketed(node.node)}"
        case Value():
            return f"{_typed_name(node.field)}:{_quoted(node.text)}"
        case Days():
            name = TO[0] if node.first is None else FROM[0] if node.last is None else _DAY.names[0]
            return f"{name}:{_quoted(node.text)}"


def says_something(text: str) -> bool:
    """Whether a text is a search, with something in it to look for."""
    try:
        return parse_query(text) is not None
    except QuerySyntaxError:
        return False


def said(node: Node) -> str:
    """Write a search for a reader: "ohne Turnhalle", "Frage: Schule"."""
    match node:
        case Words():
            return node.text
        case Prefix():
            return f"{node.text}…"
        case Phrase():
            return f"„{node.text}“"
        case Near():
            return f"„{node.text}“ nah beieinander"
        case Not():
            return f"ohne {said(node.node)}"
        case And():
            return " und ".join(said(child) for child in node.nodes)
        case Or():
            return " oder ".join(said(child) for child in node.nodes)
    return _said_field(node)


def _said_field(node: InField | Value | Days) -> str:
    match node:
        case InField():
            return f"{_label(node.field)}: {said(node.node)}"
        case Value():
            return f"{_label(node.field)}: {node.text}"
        case Days():
            end = "bis" if node.first is None else "ab" if node.last is None else "am"
            return f"{_DAY.label} {end} {node.text}"


def _typed_name(field: str) -> str:
    """The name to type for a field; of one that has none, that of the field it stands for."""
    row = BY_NAME[field]
    return (row.names or next(other.names for other in FIELDS if field in (other.words, other.typed)))[0]


def _label(field: str) -> str:
    return BY_NAME[field].label or field


def _bracketed(node: Node) -> str:
    """Brackets around what is more than one thing; a run of words is."""
    single = not isinstance(node, And | Or | Not) and not (isinstance(node, Words) and " " in node.text)
    return typed(node) if single else f"({typed(node)})"


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text
