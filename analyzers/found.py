"""What is found in one text, and what must be known about the paper it stands in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """The paper that a text is from: code of its parliament and its term, None when they are not known."""

    parliament: str | None = None
    term: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A reference in a text: its type and target as in the record, and the stretch where it is printed."""

    type: str
    target: str
    start: int
    end: int
