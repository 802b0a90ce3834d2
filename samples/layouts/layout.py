"""What a layout is: how one parliament prints one kind of paper, as a value that both printers read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from samples.papers import Paper

Number = Literal["none", "beside", "above", "below"]
"""Where a page number stands: nowhere (or in the running head), behind the running head in the text and at the foot of
the PDF page, alone at the top, alone at the foot."""

FIRST_HEAD = 230  # points that the head of a two-column paper takes on its first page
FOOT_HEIGHT = 44  # points from the lower edge to the last line of the foot


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph in a style, in printed order.

    Styles: "head", "title", "small", "text", "question", "plain-question", "small-question", "narrow-question" (a
    column of half the width), "heading", "cover", "centre" (one in the middle), "right", "sides" (left end, middle and
    right end of one line, tabs between them), "contents" (a line of a list of contents, a tab before the page), "table"
    (ruled), and the commands "break" (next page) and "columns" (here the two columns begin).
    """

    style: str
    text: str = ""
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of how many."""

    number: int
    total: int


def no_head(_paper: Paper, _page: Page) -> str:
    """The running head of a parliament that prints none."""
    return ""


def no_margin(_paper: Paper) -> tuple[str, ...]:
    """The side column of a paper that has none."""
    return ()


def footnote(paper: Paper) -> tuple[str, ...]:
    """The foot of page one: the foot note of the paper, line by line."""
    return tuple(paper.footnote.split("\n")) if paper.footnote else ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a parliament prints.

    ``print_runs`` gives the paragraphs of a paper. ``columns`` are the characters of a line in the text, about as many
    as the printed line has. ``running_head`` is the line at the top of every page from the second on (a tab in it
    parts left from right), ``foot`` the lines at the foot of page one. ``number`` tells where page numbers stand, from
    page ``numbered_from`` on, printed as ``number_form`` (number, total). ``blank_after`` are the styles after which
    the text has an empty line. ``two_columns`` sets the PDF in two columns below a head of ``first_head`` points.
    ``margin`` are the lines of a side column on page one, ``margin_width`` points wide, which in the text stand behind
    line ``margin_after``. An extraction may move things: ``text`` is the layout of the text with line breaks where it
    is another one, ``dump`` that of the text that lost them. ``hyphen`` ends a line that breaks a word.
    """

    name: str
    print_runs: Callable[[Paper], Iterator[Run]]
    columns: int
    running_head: Callable[[Paper, Page], str] = no_head
    foot: Callable[[Paper], tuple[str, ...]] = footnote
    foot_height: int = FOOT_HEIGHT
    number: Number = "none"
    number_form: str = "{}"
    numbered_from: int = 2
    blank_after: tuple[str, ...] = ()
    two_columns: bool = False
    first_head: int = FIRST_HEAD
    margin: Callable[[Paper], tuple[str, ...]] = no_margin
    margin_width: int = 0
    margin_after: int = 0
    hyphen: str = "-"
    text: Layout | None = None
    dump: Layout | None = None
