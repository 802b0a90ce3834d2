"""HTML to lines: what is visible, a line a block, headings with their levels, tables as cells.

The only importer of selectolax. Trees are walked with a stack: markup nested a hundred
thousand deep must not end the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.characters import clean
from ingest.pages import TextLine
from ingest.tablepages import head_rows

MAX_SPAN = 50
"""Columns or rows that one cell may take; no printed table has more."""

MIN_COLUMNS = MIN_ROWS = 2
"""A grid with fewer arranges a page and is no table."""

PROSE_CELL = 600
"""Characters; a grid with a longer cell arranges a page too."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset({"p", "div", "li", "tr", "br", "section", "article", "table", "dt", "dd", "caption", *_HEADINGS})
_APART = frozenset({"p", "table", "caption"})
_SILENT = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe", "object"})
_WHITE = re.compile(r"\s+")

Part = str | TextLine


@dataclass(slots=True)
class _Grid:
    """The rows of a table as they are read; ``taken`` are the cells that one above reaches down to."""

    rows: list[list[str]] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)


def html_lines(markup: str) -> Iterator[TextLine]:
    """The visible lines of a page."""
    tree = LexborHTMLParser(markup)
    text: list[str] = []
    for part in _parts(tree.body) if tree.body is not None else ():
        if isinstance(part, str):
            text.append(part)
            continue
        yield from _text_lines(text)
        text.clear()
        yield part
    yield from _text_lines(text)


def _text_lines(parts: list[str]) -> Iterator[TextLine]:
    text = re.sub(r"\n[ \t]*\n\s*\n+", "\n\n", clean("".join(parts)))
    yield from (TextLine(line) for line in text.split("\n"))


def _parts(root: LexborNode) -> Iterator[Part]:
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "-text":
            yield _WHITE.sub(" ", node.text_content or "")
        elif node.tag in _HEADINGS:
            yield from _heading(node)
        elif node.tag == "table" and (table := _table(node)) is not None:
            yield from _captions(node)
            yield table
        elif node.tag not in _SILENT:
            stack.extend(reversed(_opened(node)))


def _heading(node: LexborNode) -> Iterator[Part]:
    text = _inner(node)
    if text:
        yield TextLine(text, level=_HEADINGS[node.tag or "h6"])


def _captions(node: LexborNode) -> Iterator[Part]:
    for child in node.iter():
        if child.tag == "caption":
            yield f"\n\n{_inner(child)}\n\n"


def _opened(node: LexborNode) -> list[LexborNode | str]:
    children: list[LexborNode | str] = list(node.iter(include_text=True))
    if node.tag in ("td", "th"):
        return [*children, "\t"]
    if node.tag in _BLOCKS:
        return ["\n", *children, "\n\n" if node.tag in _APART else "\n"]
    return children


def _inner(root: LexborNode) -> str:
    """The text inside a node on one line."""
    parts: list[str] = []
    stack: list[LexborNode] = [root]
    while stack:
        node = stack.pop()
        if node.tag == "-text":
            parts.append(node.text_content or "")
        elif node.tag not in _SILENT:
            parts.append(" " if node.tag in _BLOCKS else "")
            stack.extend(reversed(list(node.iter(include_text=True))))
    return " ".join(clean("".join(parts)).split())


def _table(table: LexborNode) -> TextLine | None:
    """A table as cells; None for one that holds another or running text, and so arranges a page."""
    grid = _Grid()
    stack = list(reversed(list(table.iter())))
    while stack:
        node = stack.pop()
        if node.tag == "tr":
            if not _add_row(grid, node):
                return None
        elif node.tag in ("thead", "tbody", "tfoot"):
            stack.extend(reversed(list(node.iter())))
    width = max(map(len, grid.rows), default=0)
    if width < MIN_COLUMNS or len(grid.rows) < MIN_ROWS:
        return None
    rows = tuple(tuple(row + [""] * (width - len(row))) for row in grid.rows)
    heads = next((place for place, is_head in enumerate(grid.heads) if not is_head), 0)
    return TextLine("", rows=rows, header_rows=heads or head_rows(rows, ()))


def _add_row(grid: _Grid, node: LexborNode) -> bool:
    """Add a row: a cell over several columns or rows holds its text once; False where it is no row of a table."""
    row: list[str] = []
    cells = [cell for cell in node.iter() if cell.tag in ("td", "th")]
    for cell in cells:
        _skip(grid, row)
        if cell.css_first("table") is not None:
            return False
        text = _inner(cell)
        if len(text) > PROSE_CELL:
            return False
        wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
        for column in range(len(row), len(row) + wide):
            if high > 1:
                grid.taken[column] = high - 1
        row += [text, *[""] * (wide - 1)]
    _skip(grid, row)
    if cells:
        grid.rows.append(row)
        inside_head = node.parent is not None and node.parent.tag == "thead"
        grid.heads.append(inside_head or all(cell.tag == "th" for cell in cells))
    return True


def _skip(grid: _Grid, row: list[str]) -> None:
    while grid.taken.get(len(row), 0) > 0:
        grid.taken[len(row)] -= 1
        row.append("")


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or ""
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() and len(value) <= len("999") else 1
