"""Markdown to lines: headings with their levels, tables as cells, everything else as it is printed.

It is not rendered: that would drop the printed numbers of lists, and those are the numbers of the questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.pages import TextLine

Rows = tuple[tuple[str, ...], ...]

_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![\w*])")
_TAG = re.compile(r"</?(?:b|br|em|i|li|ol|p|span|strong|sub|sup|u|ul)\b[^<>]{0,200}>", re.IGNORECASE)
_HEADING = re.compile(r"^ {0,3}(#{1,6}) +(.*?)[ #]*$")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_CELL_END = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*:?-+:?\s*")


def markdown_lines(text: str) -> Iterator[TextLine]:
    """The lines of a text in Markdown; form feeds stay in them."""
    lines = text.split("\n")
    place, fenced = 0, False
    while place < len(lines):
        line = lines[place]
        rows = () if fenced else _table(lines, place)
        if rows:
            yield TextLine("", rows=rows, header_rows=1)
            place += len(rows) + 1
            continue
        fence = _FENCE.match(line)
        fenced = fenced != bool(fence)
        if not fence:
            yield TextLine(line) if fenced else _line(line)
        place += 1


def _line(line: str) -> TextLine:
    heading = _HEADING.match(line)
    return TextLine(_plain(heading[2]), level=len(heading[1])) if heading else TextLine(_plain(line))


def _plain(text: str) -> str:
    """A text without its marks of emphasis; tags of HTML between them go too."""
    if "<" in text:
        text = _TAG.sub("", re.sub(r"\s*<br ?/?>\s*", " ", text))
    return _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text)) if "*" in text or "__" in text else text


def _table(lines: Sequence[str], place: int) -> Rows:
    """The rows of a table that begins here: a head, a rule of hyphens, rows until one has no bar."""
    if "|" not in lines[place] or place + 1 >= len(lines):
        return ()
    head, rule = _cells(lines[place]), _cells(lines[place + 1])
    if "|" not in lines[place + 1] or len(head) != len(rule) or not all(_RULE.fullmatch(cell) for cell in rule):
        return ()
    rows = [head]
    for line in lines[place + 2 :]:
        if "|" not in line or "\f" in line:
            break
        rows.append(_cells(line))
    width = len(head)
    return tuple(tuple((row + [""] * width)[:width]) for row in rows)


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    cells = _CELL_END.split(inner.removesuffix("|") if not inner.endswith("\\|") else inner)
    return [_plain(cell.replace("\\|", "|")).strip() for cell in cells]
