"""From the parts of a search to our nodes: runs of words, phrases, fields with their values.

`query.py` walks lark's tree and calls one function a rule; a part that means
nothing is a QuerySyntaxError at its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.errors import QuerySyntaxError
from search_app.index.fields import BY_NAME, FROM, NAMES, TO, Field, FieldKind
from search_app.index.nodes import And, Days, InField, Near, Node, Not, Or, Phrase, Prefix, Value, Words
from search_app.index.values import read_days, read_values

SHORTEST_PREFIX = 2  # letters before a star: one letter would find nearly everything
WIDEST = 50  # words that may lie between two near ones: more is no nearness
MOST_NEAR = 4  # words of a "..."~5: the engine tries all their orders

_QUOTED = re.compile(r'["„“”»«]([^"„“”»«]*)["„“”»«](?:~(\d+))?')
_LETTER = re.compile(r"[^\W_]")


def word(text: str, start: int) -> Words:
    """A bare word; a run of one until `conjunction` joins it with its neighbours."""
    return Words(text, start, start + len(text))


def prefix(text: str, start: int) -> Prefix:
    """The beginning of words, typed with a star at its end."""
    beginning = text.rstrip("*")
    if len(_LETTER.findall(beginning)) < SHORTEST_PREFIX:
        raise QuerySyntaxError(f"Vor dem Stern stehen mindestens {SHORTEST_PREFIX} Buchstaben.", start)
    return Prefix(beginning, start, start + len(text))


def quoted(text: str, start: int) -> Phrase | Near:
    """A phrase, or near words when ``~n`` follows the closing quote."""
    match = _QUOTED.fullmatch(text)
    inner, distance = match.groups() if match else (text, None)
    if not _LETTER.search(inner):
        raise QuerySyntaxError("Zwischen den Anführungszeichen steht kein Wort.", start)
    end = start + len(text)
    if distance is None:
        return Phrase(inner, start, end)
    if int(distance) > WIDEST:
        raise QuerySyntaxError(f"Höchstens {WIDEST} Wörter können dazwischenliegen.", end - len(distance))
    if not 2 <= len(inner.split()) <= MOST_NEAR:
        raise QuerySyntaxError(f"Nah beieinander können zwei bis {MOST_NEAR} Wörter gesucht werden.", start)
    return Near(inner, int(distance), start, end)


def conjunction(nodes: Sequence[Node], text: str) -> Node:
    """All of these; bare words that stand side by side become one run."""
    joined: list[Node] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(last, Words) and isinstance(node, Words) and not text[last.end : node.start].strip():
            joined[-1] = Words(text[last.start : node.end], last.start, node.end)
        else:
            joined.append(node)
    return joined[0] if len(joined) == 1 else And(tuple(joined), joined[0].start, joined[-1].end)


def alternatives(nodes: Sequence[Node]) -> Node:
    """Any of these."""
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes), nodes[0].start, nodes[-1].end)


def in_field(typed: str, start: int, node: Node) -> Node:
    """What stands behind ``frage:`` or ``von:``; ``typed`` is the name with its colon."""
    name = typed.rstrip(":").casefold()
    if name in FROM or name in TO:
        return _days(name, start, node)
    field = BY_NAME[NAMES[name].words or NAMES[name].name]
    if field.kind is FieldKind.TEXT:
        _refuse_fields(node, typed)
        return InField(field.name, node, start, node.end)
    return _exact(field, start, node)


def _refuse_fields(node: Node, typed: str) -> None:
    """Raise QuerySyntaxError when a field stands within a field."""
    match node:
        case InField() | Value() | Days():
            raise QuerySyntaxError(f"Innerhalb von „{typed}“ kann kein zweites Feld stehen.", node.start)
        case And() | Or():
            for child in node.nodes:
                _refuse_fields(child, typed)
        case Not():
            _refuse_fields(node.node, typed)


def _exact(field: Field, start: int, node: Node) -> Node:
    """Read the operand of an exact field; brackets may hold several: ``partei:(SPD ODER CDU)``."""
    match node:
        case And():
            return And(tuple(_exact(field, child.start, child) for child in node.nodes), start, node.end)
        case Or():
            return Or(tuple(_exact(field, child.start, child) for child in node.nodes), start, node.end)
        case Not():
            return Not(_exact(field, start, node.node), start, node.end)
        case Words() | Phrase():
            return _value(field, start, node)
    raise QuerySyntaxError(f"Hier steht ein Wert für „{field.label}“, keine andere Art von Suche.", node.start)


def _value(field: Field, start: int, node: Words | Phrase) -> Node:
    try:
        if field.name == "day":
            first, last = read_days(node.text)
            return Days(first, last, node.text, start, node.end)
        return Value(field.typed or field.name, read_values(field, node.text), node.text, start, node.end)
    except ValueError as error:
        raise QuerySyntaxError(str(error), node.start) from error


def _days(name: str, start: int, node: Node) -> Days:
    if not isinstance(node, Words | Phrase):
        raise QuerySyntaxError(f"Nach „{name}:“ steht ein Datum.", node.start)
    try:
        first, last = read_days(node.text)
    except ValueError as error:
        raise QuerySyntaxError(str(error), node.start) from error
    if name in FROM:
        return Days(first, None, node.text, start, node.end)
    return Days(None, last, node.text, start, node.end)
