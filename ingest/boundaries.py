"""Where the parts of a paper begin and end: the boundary patterns of a dialect, found in a text."""

from __future__ import annotations

import re

from ingest.body import Body
from ingest.dialect import Dialect, Role


def boundaries(dialect: Dialect, body: Body, role: Role, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
    """All matches of a role's patterns between two offsets, in printed order."""
    found = [
        match
        for rule in dialect.boundaries
        if rule.role is role
        for match in rule.regex(flat=body.flat).finditer(body.text, start, len(body.text) if end is None else end)
    ]
    return sorted(found, key=lambda match: match.start())


def first_boundary(dialect: Dialect, body: Body, role: Role, start: int = 0, end: int | None = None) -> int | None:
    """The offset of the first match of a role's patterns between two offsets; None when there is none."""
    found = boundaries(dialect, body, role, start, end)
    return found[0].start() if found else None
