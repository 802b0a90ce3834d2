"""Sample papers as text: with line breaks, and as the old dumps that lost all of them."""

from __future__ import annotations

import pyphen

from samples.layouts import layout_of
from samples.layouts.layout import Layout, Page
from samples.papers import MARK, Paper

LINES_PER_PAGE = 48


def lined(paper: Paper) -> str:
    """The paper as text with line breaks, running heads, page numbers and form feeds."""
    layout = layout_of(paper)
    return "\f".join("\n".join(page) for page in _pages(paper, layout.text or layout))


def flattened(paper: Paper) -> str:
    """The same with every line break lost: one line, running heads in mid-sentence."""
    layout = layout_of(paper)
    pages = _pages(paper, layout.dump or layout.text or layout)
    return " ".join(" ".join(line for page in pages for line in page).split())


def _pages(paper: Paper, layout: Layout) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    for line in _lines(paper, layout):
        if line == "\f" or len(pages[-1]) >= LINES_PER_PAGE:
            pages.append([])
        if line != "\f":
            pages[-1].append(line)
    pages = [page for page in pages if page]
    return [_decorated(paper, layout, page, Page(at, len(pages))) for at, page in enumerate(pages, 1)]


def _decorated(paper: Paper, layout: Layout, lines: list[str], page: Page) -> list[str]:
    first = page.number == 1
    head = "" if first else layout.running_head(paper, page).replace("\t", " ")
    numbered = layout.number != "none" and page.number >= layout.numbered_from
    number = [layout.number_form.format(page.number, page.total)] if numbered else []
    beside = layout.number == "beside" and head
    above = [" ".join([head, *number])] if beside else [head] if head else []
    if layout.number == "above":
        above = [*number, *above]
    below = [] if beside or layout.number == "above" else number
    foot = tuple(line.replace("\t", " ") for line in layout.foot(paper)) if first else ()
    if first and (side := layout.margin(paper)):
        lines = [*lines[: layout.margin_after], *side, *lines[layout.margin_after :]]
    return [*above, *lines, *foot, MARK, *below]


def _lines(paper: Paper, layout: Layout) -> list[str]:
    lines: list[str] = []
    for run in layout.print_runs(paper):
        if run.style == "break":
            lines.append("\f")
        elif run.style == "table":
            lines += ["\t".join(row) for row in run.table]
        elif run.text:
            width = layout.columns // 2 if run.style == "narrow-question" else layout.columns
            for part in run.text.replace("\t", " ").split("\n"):
                lines += _wrapped(part, width, layout.hyphen)
        if run.style in layout.blank_after:
            lines.append("")
    return lines


def _wrapped(text: str, width: int, hyphen: str) -> list[str]:
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
            lines.append(f"{line} {halves[0].removesuffix('-')}{hyphen}")
            line = halves[1]
        else:
            lines.append(line)
            line = word
    return [*lines, line] if line else lines
