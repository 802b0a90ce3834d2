"""Dates in every spelling, kinds, and which half of an inquiry a paper is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.assemble import parse_source
from ingest.head import Head, part_of_inquiry, read_date
from ingest.records import Inquiry, Part
from ingest.sources import source_from_bytes


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


def parse(text: str, *, flat: bool = False) -> Inquiry:
    return parse_source(source_from_bytes("paper.txt", (" ".join(text.split()) if flat else text).encode()))


SACHSEN_ANHALT = """Landtag von Sachsen-Anhalt Drucksache 7/99123
14.03.2018
(Ausgegeben am 15.03.2018)
Antwort der Landesregierung
auf eine Kleine Anfrage zur schriftlichen Beantwortung
{askers}
Mühlen an der Saale
Kleine Anfrage - KA 7/9423
Antwort der Landesregierung
erstellt vom Ministerium für Inneres und Sport
1. Wie viele Mühlen gibt es?
Es gibt neun Mühlen. Sie stehen an der Saale und an ihren Nebenflüssen und werden von Vereinen gepflegt, die das Land
dabei mit Rat und mit Geld unterstützt.
2. Wem gehören sie?
Sie gehören dem Land. Die Pflege ist den Vereinen mit einem Vertrag übertragen, der alle zehn Jahre erneuert wird.
"""


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
@pytest.mark.parametrize(
    "askers",
    [
        "Abgeordnete Anna Muster (DIE LINKE) und Abgeordneter Dr. Max Beispiel (DIE LINKE)",
        "Abgeordnete Anna Muster (DIE LINKE)\nAbgeordneter Dr. Max Beispiel (DIE LINKE)",
        "Mitglieder des Landtages Anna Muster (DIE LINKE) und Dr. Max Beispiel (DIE LINKE)",
        "Mitglieder des Landtages Anna Muster und Dr. Max Beispiel (DIE LINKE)",
        "Mitglied des Landtages Anna Muster (DIE LINKE), Mitglied des Landtages Dr. Max Beispiel (DIE LINKE)",
    ],
)
def test_whoever_asks_stands_above_the_title(askers: str, *, flat: bool) -> None:
    record = parse(SACHSEN_ANHALT.format(askers=askers), flat=flat)
    assert [asker.name for asker in record.askers] == ["Anna Muster", "Dr. Max Beispiel"]
    assert {asker.party for asker in record.askers} == {"DIE LINKE"}
    assert (record.title, record.inquiry_number) == ("Mühlen an der Saale", "KA 7/9423")


THUERINGEN = """{above}
Mühlen im Kreis Muster
Die Kleine Anfrage {number} vom 10. September 2015 hat folgenden Wortlaut:
Die Mühlen im Kreis stehen seit vielen Jahren still, und niemand weiß, wem sie heute gehören.
Ich frage die Landesregierung:
1. Wie viele Mühlen gibt es?
2. Wem gehören sie?
Das Thüringer Ministerium für Inneres und Kommunales hat die Kleine Anfrage namens der Landesregierung mit Schreiben vom 28. Oktober 2015 wie folgt beantwortet:
Zu 1.:
Es gibt drei Mühlen.
Zu 2.:
Sie gehören dem Land.
Muster
Minister
K l e i n e A n f r a g e
des Abgeordneten Beispiel (CDU)
und
A n t w o r t
des Thüringer Ministeriums für Inneres und Kommunales
Druck: Thüringer Landtag, 9. November 2015
"""


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
@pytest.mark.parametrize("number", ["498", "7/9980", "9297 - korrigierte Fassung -"])
@pytest.mark.parametrize(
    "above",
    [
        "6. WahlperiodeThüringer LandtagDrucksache 6/99102.11.2015",
        "02.11.2015 Drucksache 6/991\nThüringer Landtag\n6. Wahlperiode",
    ],
    ids=["glued", "apart"],
)
def test_a_number_is_told_from_the_day_it_is_glued_to(above: str, number: str, *, flat: bool) -> None:
    record = parse(THUERINGEN.format(above=above, number=number), flat=flat)
    assert (record.reference, record.title) == ("6/991", "Mühlen im Kreis Muster")
    assert (record.dates.dated, record.dates.asked) == (date(2015, 11, 2), date(2015, 9, 10))
    assert record.inquiry_number == number.split(" ")[0]
    assert [preamble.text.split(",")[0] for preamble in record.preambles] == [
        "Die Mühlen im Kreis stehen seit vielen Jahren still"
    ]


def test_a_number_glued_to_a_day_of_one_digit_or_two_is_no_number() -> None:
    record = parse(SACHSEN_ANHALT.format(askers="Abgeordnete Anna Muster (DIE LINKE)").replace("7/99123\n", "7/99123"))
    assert record.reference is None
    assert "number-missing" in {finding.code for finding in record.findings}
