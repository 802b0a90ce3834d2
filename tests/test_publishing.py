"""The addresses at which parliaments publish: each table proves its patterns by its examples."""

from __future__ import annotations

import pytest

from ingest.errors import DialectError
from ingest.publishing import AddressRow, _rows, address_rows, official_address

PATTERN = "https://teich.example/{term}/{floor of 100:05}/{number:05}.pdf"


def test_each_pattern_gives_its_examples_and_no_other_series() -> None:
    rows = address_rows()
    assert {(row.code, row.series) for row in rows} >= {("bt", "drucksache"), ("bt", "plenary"), ("br", "drucksache")}
    assert len({(row.code, row.series) for row in rows}) == len(rows)
    for row in rows:
        for paper, address in row.examples.items():
            first, _, second = paper.partition("/")
            assert official_address(row.code, row.series, int(first), int(second)) == address
    assert official_address("be", "drucksache", 19, 1) is None


@pytest.mark.parametrize(
    ("number", "shelf"), [(1, "00001-00500"), (500, "00001-00500"), (501, "00501-01000"), (2752, "02501-03000")]
)
def test_shelves_are_counted_from_one(number: int, shelf: str) -> None:
    row = AddressRow("zz", "drucksache", "{first of 500:05}-{last of 500:05}", {})
    assert row.address(19, number) == shelf


@pytest.mark.parametrize(
    "row",
    [
        {"series": "drucksache", "pattern": PATTERN},
        {"series": "drucksache", "pattern": PATTERN, "examples": {"19/1234": "https://teich.example/19/1234.pdf"}},
        {"series": "anderes", "pattern": PATTERN, "examples": {"19/1": "https://teich.example/19/00000/00001.pdf"}},
        {"series": "drucksache", "pattern": "https://teich.example/{jahr}", "examples": {"19/1": "x"}},
        {"series": "drucksache", "pattern": PATTERN, "examples": {"19/1": "x"}, "muster": "y"},
    ],
    ids=["no example", "wrong example", "series", "place", "key"],
)
def test_a_row_that_does_not_hold_is_refused_with_its_file(row: dict[str, object]) -> None:
    with pytest.raises(DialectError, match=r"zz\.toml"):
        list(_rows("zz.toml", {"parliament": {"code": "zz"}, "address": [row]}))
