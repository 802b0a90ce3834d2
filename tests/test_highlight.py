"""What is marked in a text: what the search found there, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_app.index.highlight import marks
from search_app.index.query import parse_query

TEXT = (
    "In der Regel prüft der Senat die Integrationspolitik der Länder. Die Politik der Integration kostet 2,5 Mio. "
    "Grundschulen und Turnhallen wurden saniert; Lehrer*innen sind beteiligt."
)

MARKED = [
    ("Integrationspolitik", ["Integrationspolitik", "Politik", "Integration"]),
    ("Integration", ["Integrationspolitik", "Integration"]),
    ("Schule", ["Grundschulen"]),
    ("Turnhalle", ["Turnhallen"]),
    ("Sanieren", ["saniert"]),
    ("Lehrerin", ["Lehrer*innen"]),
    ('"der Senat die"', ["der Senat die"]),
    ('"Senat der"', []),
    ("„in der Regel“", ["In der Regel"]),
    ('"Turnhalle"', []),
    ("Turn*", ["Turnhallen"]),
    ("Hallen*", []),
    ('"Politik Integration"~1', ["Politik", "Integration"]),
    ('"Integration Politik"~1', ["Politik", "Integration"]),
    ('"Politik Integration"~0', []),
    ("Länder -Turnhallen", ["Länder"]),
    ("antwort:Länder frage:Turnhallen", ["Länder"]),
    ("partei:SPD Länder", ["Länder"]),
    ("Senat ODER Länder", ["Senat", "Länder"]),
    ("Sommerpolitik", []),
    ("der Senat", ["Senat"]),
    ("2,5", ["2,5"]),
]


@pytest.mark.parametrize(("query", "expected"), MARKED, ids=[query for query, _ in MARKED])
def test_marks(query: str, expected: list[str]) -> None:
    found = marks(TEXT, parse_query(query), "answer")
    assert [TEXT[mark.start : mark.end] for mark in found] == expected


def test_nothing_is_marked_without_a_search() -> None:
    assert marks(TEXT, None, "answer") == ()


def test_marks_that_overlap_are_one() -> None:
    found = marks(TEXT, parse_query('"Politik der Integration" Integration'), "answer")
    assert [TEXT[mark.start : mark.end] for mark in found] == ["Integrationspolitik", "Politik der Integration"]


QUERIES = st.sampled_from([query for query, _ in MARKED])


@given(QUERIES, st.text(max_size=200) | st.lists(st.sampled_from(TEXT.split()), max_size=40).map(" ".join))
def test_marks_are_in_order_within_the_text_and_apart(query: str, text: str) -> None:
    found = marks(text, parse_query(query), "answer")
    edges = [edge for mark in found for edge in (mark.start, mark.end)]
    assert edges == sorted(edges)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)
