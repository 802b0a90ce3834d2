"""What was typed into the search field, read as a tree.

The grammar is ``query.lark``. A mistake is a QuerySyntaxError with a German
sentence and the place of the mistake; nothing else is ever raised, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from ingest.errors import QuerySyntaxError
from search_app.index import building
from search_app.index.fields import FROM, NAMES, TO
from search_app.index.nodes import Node, Not

__all__ = ["Node", "parse_query"]

LONGEST = 1000  # characters of a search; a whole pasted question fits
MOST_TERMS = 100  # words, phrases and fields: each costs the engine some ten look-ups
DEEPEST = 15  # brackets within brackets: far more than anyone types, far less than Python's stack

_LETTER = re.compile(r"[^\W_]")
_STRAYS = {
    "STRAY_QUOTE": "Das Anführungszeichen wird nicht geschlossen.",
    "STRAY_NEAR": "Nach „~“ steht die größte Zahl der Wörter dazwischen, zum Beispiel „Sanierung Schule“~5",
    "STRAY_STAR": "Ein Stern steht am Ende eines Wortanfangs: „Wohn*“ findet Wohnung und Wohngeld.",
}
_OPERATORS = {"_OR", "_AND", "NOT"}


def parse_query(text: str) -> Node | None:
    """Read a search; None when there is nothing in it.

    Raises QuerySyntaxError with the place of the first mistake.
    """
    if len(text) > LONGEST:
        raise QuerySyntaxError(f"Die Suche ist zu lang: höchstens {LONGEST:,} Zeichen.".replace(",", "."), LONGEST)
    if not text.strip():
        return None
    tokens = tuple(_parser().lex(text))
    _check_strays(tokens)
    _check_brackets(tokens)
    _check_neighbours(tokens)
    if not _LETTER.search(text):
        raise QuerySyntaxError("In der Suche steht kein Wort.", 0)
    try:
        return _built(_parser().parse(text, "start"), text)
    except UnexpectedInput as error:  # the checks above name every mistake known; this is the net below them
        raise QuerySyntaxError("Hier ist die Suche nicht zu verstehen.", max(error.pos_in_stream or 0, 0)) from error


@cache
def _parser() -> Lark:
    names = sorted({*NAMES, *FROM, *TO}, key=len, reverse=True)
    grammar = files(__package__).joinpath("query.lark").read_text("utf-8")
    return Lark(grammar.replace("$NAMES", "|".join(names)), parser="lalr", lexer="basic", start=["start", "stray"])


def _check_strays(tokens: Sequence[Token]) -> None:
    if len(tokens) > MOST_TERMS:
        at = _start(tokens[MOST_TERMS])
        raise QuerySyntaxError(f"Die Suche hat zu viele Wörter: höchstens {MOST_TERMS}.", at)
    for token in tokens:
        if token.type in _STRAYS:
            raise QuerySyntaxError(_STRAYS[token.type], _start(token))
        if token.type == "STRAY_FIELD":
            raise QuerySyntaxError(f"Nach „{token}“ fehlt, was gesucht wird; ohne Leerzeichen.", _end(token))


def _check_brackets(tokens: Sequence[Token]) -> None:
    opened: list[int] = []
    for token in tokens:
        if token.type == "OPEN":
            opened.append(_start(token))
        elif token.type == "CLOSE" and not opened:
            raise QuerySyntaxError("Diese Klammer wird nirgends geöffnet.", _start(token))
        elif token.type == "CLOSE":
            opened.pop()
        if len(opened) > DEEPEST:
            raise QuerySyntaxError(f"Zu viele Klammern ineinander: höchstens {DEEPEST}.", opened[-1])
    if opened:
        raise QuerySyntaxError("Die Klammer wird nicht geschlossen.", opened[-1])


def _check_neighbours(tokens: Sequence[Token]) -> None:
    """Find an operator, a field or a bracket that lacks its operand."""
    for before, after in zip([None, *tokens], [*tokens, None], strict=True):
        mistake = _mistake(before, after)
        if mistake:
            raise QuerySyntaxError(mistake, _start(after) if after else _start(before) if before else 0)


def _mistake(before: Token | None, after: Token | None) -> str:
    """Say what is wrong with two neighbours; None stands for the edge of the text."""
    left, right = before.type if before else "", after.type if after else ""
    if left == "OPEN" and right == "CLOSE":
        return "In der Klammer steht nichts."
    if left in _OPERATORS and right in ("", "CLOSE", "_OR", "_AND", "NOT"):
        return f"Nach „{before}“ fehlt ein Suchwort."
    if left == "FIELD" and right in ("", "CLOSE", "_OR", "_AND", "NOT", "FIELD"):
        return f"Nach „{before}“ fehlt, was gesucht wird."
    if left in ("", "OPEN") and right in ("_OR", "_AND"):
        return f"Vor „{after}“ fehlt ein Suchwort."
    return ""


def _start(token: Token) -> int:
    return token.start_pos or 0


def _end(token: Token) -> int:
    return token.end_pos or 0


def _built(tree: Tree[Token], text: str) -> Node:
    """Make nodes of lark's tree; its depth is bounded by the brackets."""
    tokens = [child for child in tree.children if isinstance(child, Token)]
    if tree.data in _LEAVES:
        return _LEAVES[tree.data](str(tokens[0]), _start(tokens[0]))
    nodes = [_built(child, text) for child in tree.children if isinstance(child, Tree)]
    if tree.data == "all":
        return building.conjunction(nodes, text)
    if tree.data == "without":
        return Not(nodes[0], _start(tokens[0]), nodes[0].end)
    if tree.data == "in_field":
        return building.in_field(str(tokens[0]), _start(tokens[0]), nodes[0])
    return building.alternatives(nodes)


_LEAVES: dict[str, Callable[[str, int], Node]] = {
    "word": building.word,
    "prefix": building.prefix,
    "quoted": building.quoted,
}
