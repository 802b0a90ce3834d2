"""How often each finding occurs in each parliament, for the status on the terminal and on the web."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.findings import title
from ingest.holdings import FindingShare
from search_app.index.names import parliament_name

WITHOUT_PARLIAMENT = "ohne Parlament"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding: its code and title, the papers that have it in all, and those of each parliament."""

    code: str
    title: str
    total: int
    papers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FindingTable:
    """Parliaments as columns, by their names; findings as rows, the most frequent first."""

    parliaments: tuple[str, ...]
    rows: tuple[FindingRow, ...]


def finding_table(shares: Sequence[FindingShare]) -> FindingTable:
    """Arrange the counts; papers of no known parliament come last."""
    codes = sorted({share.parliament for share in shares}, key=lambda code: (code is None, _name(code)))
    rows = [_row(code, [each for each in shares if each.code == code], codes) for code in {s.code for s in shares}]
    rows.sort(key=lambda row: (-row.total, row.title))
    return FindingTable(tuple(map(_name, codes)), tuple(rows))


def _row(code: str, shares: Sequence[FindingShare], columns: Sequence[str | None]) -> FindingRow:
    papers = tuple(sum(each.papers for each in shares if each.parliament == column) for column in columns)
    return FindingRow(code, title(code), sum(papers), papers)


def _name(code: str | None) -> str:
    return parliament_name(code) if code else WITHOUT_PARLIAMENT
