"""Dates in every spelling, kinds, and which half of an inquiry a paper is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.head import Head, part_of_inquiry, read_date
from ingest.records import Part


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05.12.2012", date(2012, 12, 5)),
        ("5. 12. 2012", date(2012, 12, 5)),
        ("03.06.26", date(2026, 6, 3)),
        ("5. Dezember 2012", date(2012, 12, 5)),
        ("05. Dezember  2012", date(2012, 12, 5)),
        ("18. Jan. 2013", date(2013, 1, 18)),
        ("4. März 2014", date(2014, 3, 4)),
        ("1. Mrz. 2014", date(2014, 3, 1)),
        ("2012-12-05", date(2012, 12, 5)),
        ("31.02.2012", None),
        ("5. Brumaire 2012", None),
        ("morgen", None),
    ],
)
def test_a_date_in_every_spelling(text: str, day: date | None) -> None:
    assert read_date(text) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_date(f"{day:%d.%m.%Y}") == day
    assert read_date(day.isoformat()) == day


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    read_date(text)


@pytest.mark.parametrize(
    ("request_number", "questions", "answers", "part"),
    [
        (None, True, True, Part.BOTH),
        ("21/99001", True, True, Part.ANSWER),
        ("21/99001", False, True, Part.ANSWER),
        (None, True, False, Part.INQUIRY),
        (None, False, False, None),
    ],
)
def test_which_half_a_paper_prints(
    request_number: str | None, questions: bool, answers: bool, part: Part | None
) -> None:
    assert part_of_inquiry(Head(request_reference=request_number), questions=questions, answers=answers) is part
