"""Where a parliament itself has a paper that the archive has not, by the id that references name it with."""

from __future__ import annotations

from ingest.publishing import DRUCKSACHE, PLENARY
from ingest.publishing import official_address as published_at


def official_address(target: str) -> str | None:
    """The parliament's own address of a paper or of minutes ("bt/19/24870"), None where nobody knows its pattern."""
    code, *parts = target.split("/")
    series = PLENARY if PLENARY in parts[:1] else DRUCKSACHE
    numbers = [part for part in parts if part != PLENARY][:2]
    if len(numbers) < 2 or not all(number.isascii() and number.isdigit() for number in numbers):
        return None
    return published_at(code, series, int(numbers[0]), int(numbers[1]))
