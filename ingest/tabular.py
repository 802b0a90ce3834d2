"""Lines of tab-separated cells to tables, in documents that are no inquiry.

A page break inside a table leaves an empty line; the rows behind it belong to it when they
have as many cells. Lists with a tab behind their number are no tables, nor is a table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.pages import Line
from ingest.records import Table
from ingest.tablepages import head_rows

MIN_ROWS = 2
"""A single line with a tab is a label with its value."""

_LIST_MARK = re.compile(r"(?:[•▪–—-]|»|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|§ ?\d+\w?)?$")
_RULE = re.compile(r"\s*:?-{2,}:?\s*$")
_PAGE = re.compile(r"\d{1,3}$")
_SECTION = re.compile(
    r"(?:(?:abschnitt|kapitel|teil|anhang|anlage)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,5})\.?$", re.IGNORECASE
)


@dataclass(slots=True)
class _Run:
    """Lines that may be one table, with their cells; lines that only rule it have none."""

    lines: list[Line] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


def with_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, with one line for each table of tab-separated rows."""
    if not any("\t" in line.text for line in lines if line.table is None):
        return tuple(lines)
    found: list[Line] = []
    run = _Run()
    for line in lines:
        cells = _cells(line, run)
        if run.lines and not _goes_on(run, line, cells):
            found += _closed(run)
            run = _Run()
        if not cells:
            found.append(line)
            continue
        run.lines.append(line)
        if not all(map(_RULE.match, cells)):
            run.rows.append(cells)
    return (*found, *_closed(run))


def _cells(line: Line, run: _Run) -> list[str]:
    """The cells of a row; a lone cell that stands under one of a table's columns is a row too."""
    if line.table is not None:
        return []
    if "\t" in line.text:
        return [" ".join(cell.split()) for cell in line.text.split("\t")]
    column = int(line.indent)
    if run.rows and not line.gap and 1 < column < run.width:
        return [*[""] * column, line.text]
    return []


def _goes_on(run: _Run, line: Line, cells: Sequence[str]) -> bool:
    return bool(cells) and (not line.gap or not run.rows or len(cells) == run.width)


def _closed(run: _Run) -> list[Line]:
    """One line for the table that a run is; else its lines, each apart where they are a list or contents."""
    if len(run.rows) < MIN_ROWS:
        return run.lines
    if _is_list(run.rows) or is_contents(run.rows):
        return [replace(line, gap=True) for line in run.lines]
    width = run.width
    rows = tuple(tuple(row + [""] * (width - len(row))) for row in run.rows)
    first, last = run.lines[0], run.lines[-1]
    text = "\n".join("\t".join(row) for row in rows)
    table = Table(first.page, last.page, head_rows(rows, ()), rows)
    return [Line(text, first.page, first.number, gap=True, table=table)]


def _is_list(rows: Sequence[Sequence[str]]) -> bool:
    return all(len(row) <= len(("mark", "text")) and _LIST_MARK.match(row[0]) for row in rows)


def is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are a table of contents: numbers of sections left, pages that only grow right."""
    pages = [int(row[-1]) for row in rows if _PAGE.match(row[-1])]
    return len(pages) == len(rows) and pages == sorted(pages) and all(_SECTION.match(row[0]) for row in rows)
