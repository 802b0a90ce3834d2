"""Text, Markdown and HTML to pages of lines. Form feeds separate pages.

The only importer of selectolax and charset-normalizer. Markdown is not rendered: that would
drop the printed numbers of lists, and those are the numbers of the questions.
"""

from __future__ import annotations

import re

from charset_normalizer import from_bytes
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.characters import clean
from ingest.errors import DamagedFile
from ingest.records import PageText, SourceFile

MARKDOWN = "text/markdown"
HTML = "text/html"

_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_MARKDOWN_HEADING = re.compile(r"^ {0,3}(#{1,6}) +(.*?) *#*$")
_BLOCKS = frozenset(
    {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "section", "article", "table", "dt", "dd"}
)
_SILENT = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe", "object"})


def pages(source: SourceFile) -> tuple[PageText, ...]:
    """All pages of a text, Markdown or HTML file; raises DamagedFile when no encoding fits."""
    text = clean(decode(source))
    if source.media_type == HTML:
        text = clean(html_text(text))
    elif source.media_type == MARKDOWN:
        text = markdown_text(text)
    return tuple(
        PageText(number, text_lines=tuple(line.rstrip() for line in page.split("\n")))
        for number, page in enumerate(text.split("\f"), 1)
    )


def decode(source: SourceFile) -> str:
    """The characters of a file: UTF-8 if it is, else the encoding that its content suggests."""
    try:
        return source.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(
            source.data, cp_isolation=["utf_16", "utf_32", "cp1252", "latin_1", "cp850", "mac_roman"]
        ).best()
    if best is None:
        raise DamagedFile(source.name, "Die Zeichenkodierung des Textes ist nicht zu erkennen.")
    return str(best)


def markdown_text(text: str) -> str:
    """Markdown as plain lines: headings, paragraphs and table rows each on their own line.

    Table rows are tab-separated. Numbers of lists stay as printed.
    """
    lines = (_MARKDOWN_HEADING.sub(r"\n\2\n", line) for line in text.split("\n"))
    return "\n".join(_EMPHASIS.sub(r"\2", line) for line in lines)


def html_text(markup: str) -> str:
    """The visible text of a page, a line a block, cells of a row separated by tabs."""
    tree = LexborHTMLParser(markup)
    parts: list[str] = []
    if tree.body is not None:
        _visit(tree.body, parts)
    return re.sub(r"\n[ \t]*\n\s*\n+", "\n\n", "".join(parts))


def _visit(root: LexborNode, parts: list[str]) -> None:
    # an explicit stack: markup nested a hundred thousand deep must not end the program
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.tag == "-text":
            parts.append(re.sub(r"\s+", " ", node.text_content or ""))
        elif node.tag not in _SILENT:
            stack.extend(reversed(_opened(node)))


def _opened(node: LexborNode) -> list[LexborNode | str]:
    children: list[LexborNode | str] = list(node.iter(include_text=True))
    if node.tag in ("td", "th"):
        return [*children, "\t"]
    if node.tag in _BLOCKS:
        return ["\n", *children, "\n\n" if node.tag in ("p", "table") or node.tag in ("h1", "h2", "h3") else "\n"]
    return children
