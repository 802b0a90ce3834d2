"""Numbers of questions: every spelling of a marker, and what counts on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.labels import is_sub, number_of, parse_labels, parts, ranges


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1", "1"),
        ("4. und 5.", "4 5"),
        ("9. a bis c", "9a 9b 9c"),
        ("2. und 2.1.", "2 2.1"),
        ("1, 3 und 5", "1 3 5"),
        ("a und c bis e)", "a c d e"),
        ("1a und 1b", "1a 1b"),
        ("6 a) und b)", "6a 6b"),
        ("1. bis 4.", "1 2 3 4"),
        ("3–5", "3 4 5"),
        ("25, 25a bis 25c", "25 25a 25b 25c"),
        ("18 bis 18b", "18 18a 18b"),
        ("1.1 bis 1.4", "1.1 1.2 1.3 1.4"),
        ("Fragen 7 und 8", "7 8"),
        ("12. - 14.", "12 13 14"),
        ("7. u. 8.", "7 8"),
        ("7 u", "7u"),
        ("7t und 7u", "7t 7u"),
    ],
)
def test_labels_of_a_marker(text: str, labels: str) -> None:
    assert " ".join(parse_labels(text)) == labels


def test_the_ends_of_ranges() -> None:
    assert ranges("Zu 2.1 bis 3.:") == (("2.1", "3"),)
    assert ranges("1 bis 2.1, 4 und 5 - 7.2") == (("1", "2.1"), ("5", "7.2"))
    assert ranges("1 und 3") == ()


def test_a_stretch_of_years_is_no_range_of_questions() -> None:
    assert len(parse_labels("1 bis 900")) == 2


@given(st.integers(1, 200), st.integers(0, 40))
def test_a_range_counts_every_number_once(first: int, more: int) -> None:
    expected = tuple(str(number) for number in range(first, first + more + 1))
    assert parse_labels(f"{first} bis {first + more}") == expected


@given(st.lists(st.integers(1, 300), min_size=1, max_size=12, unique=True))
def test_a_list_is_read_as_written(numbers: list[int]) -> None:
    assert parse_labels(", ".join(map(str, numbers))) == tuple(map(str, numbers))


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for label in parse_labels(text):
        assert parts(label) is not None or label.isalpha()


def test_parts_of_a_label() -> None:
    assert parts("12b") == (12, 0, "b")
    assert parts("3.2") == (3, 2, "")
    assert parts("b") is None
    assert (number_of("12b"), number_of("b")) == (12, 0)
    assert (is_sub("12"), is_sub("12b"), is_sub("1.2"), is_sub("c")) == (False, True, True, True)
