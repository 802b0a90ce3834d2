"""Sample papers as text: with line breaks, and as the old dumps that lost all of them."""

from __future__ import annotations

import pyphen

from samples.layouts import running_head, runs
from samples.papers import MARK, Paper

LINES_PER_PAGE = 48
COLUMNS = {"be-columns": 52, "be-letter": 92, "ni": 98, "bt": 80}
"""Characters of a line, about as many as the printed line of each layout."""

_IMPRINT = "Die Drucksachen des Abgeordnetenhauses sind bei der Kulturbuch-Verlag GmbH zu beziehen."


def lined(paper: Paper) -> str:
    """The paper as text with line breaks, running heads, page numbers and form feeds."""
    return "\f".join("\n".join(page) for page in _pages(paper))


def flattened(paper: Paper) -> str:
    """The same with every line break lost: one line, running heads in mid-sentence."""
    return " ".join(" ".join(line for page in _pages(paper) for line in page).split())


def _pages(paper: Paper) -> list[list[str]]:
    lines = _lines(paper)
    pages: list[list[str]] = [[]]
    for line in lines:
        if line == "\f" or len(pages[-1]) >= LINES_PER_PAGE:
            pages.append([])
        if line != "\f":
            pages[-1].append(line)
    pages = [page for page in pages if page]
    return [_decorated(paper, page, number) for number, page in enumerate(pages, 1)]


def _decorated(paper: Paper, page: list[str], number: int) -> list[str]:
    head = running_head(paper, number) if number > 1 else ""
    foot = paper.footnote.split("\n") if number == 1 and paper.footnote else []
    if number == 1 and paper.layout == "be-columns":
        foot = [_IMPRINT]
    printed = [str(number)] if paper.layout in ("be-letter", "be-columns", "ni") and number > 1 else []
    above = [" ".join([head, *printed])] if head and printed else [head] if head else []
    below = printed if not head else []
    return [*above, *page, *foot, MARK, *below]


def _lines(paper: Paper) -> list[str]:
    lines: list[str] = []
    for run in runs(paper):
        if run.style == "break":
            lines.append("\f")
        elif run.style == "table":
            lines += ["\t".join(row) for row in run.table]
        elif run.text:
            lines += _wrapped(run.text, COLUMNS[paper.layout])
            if run.style in ("title", "heading") and paper.layout == "ni":
                lines.append("")
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of a paragraph, long words broken at the end of a line as a typesetter would."""
    hyphens = pyphen.Pyphen(lang="de_DE")
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if len(line) + len(word) + 1 <= width or not line:
            line = f"{line} {word}".strip()
            continue
        halves = hyphens.wrap(word, width - len(line) - 1) if word.isalpha() and len(word) > 8 else None
        if halves:
            lines.append(f"{line} {halves[0]}")
            line = halves[1]
        else:
            lines.append(line)
            line = word
    return [*lines, line] if line else lines
