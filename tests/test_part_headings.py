"""Headings of parts and topics above questions belong to no title, preamble or answer. All texts are fictional."""

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry
from ingest.sources import source_from_bytes

BUNDESTAG = """Deutscher Bundestag Drucksache 20/98768
20. Wahlperiode 14.03.2023
Antwort
der Bundesregierung
auf die Große Anfrage der Abgeordneten Max von der Muster, Anna Beispiel, weiterer Abgeordneter und der Fraktion der AfD
– Drucksache 20/98113 –
Mühlen der Bundeswehr
{remarks}I. Gebäude
A. Windmühlen
1. Wie viele Windmühlen gibt es?
Es gibt neun Windmühlen.
B. Wassermühlen
2. Wie viele Wassermühlen gibt es?
Es gibt 80 Wassermühlen.
II. Haushalt
Einzelplan 14
3. Wie hoch ist der Haushalt?
Er beträgt neun Millionen Euro.
Die Antwort wurde namens der Bundesregierung mit Schreiben des Bundesministeriums der Mühlen vom 10. März 2023 übermittelt.
"""
REMARKS = """V o r b e m e r k u n g d e r F r a g e s t e l l e r
Die Bundeswehr braucht nach Angaben des Ministeriums mehr Mühlen.
"""

RHEINLAND_PFALZ = """LANDTAG RHEINLAND-PFALZ Drucksache 17/99347
17. Wahlperiode zu Drucksache 17/99212
17. 02. 2019
A n t w o r t
der Landesregierung
auf die Große Anfrage der Fraktion der AfD
– Drucksache 17/99212 –
Mühlen in Rheinland-Pfalz
Die Große Anfrage – Drucksache 17/99212 – vom 25. Januar 2019 hat folgenden Wortlaut:
Die Mühlen stehen still.
Wir fragen die Landesregierung:
Zustand
1. Wie viele Mühlen gibt es?
2. Wie viele Mühlen stehen still?
Kosten
3. Welche Mittel stehen bereit?
Das Ministerium für Wege und Mühlen hat die Große Anfrage namens der Landesregierung – Zuleitungsschreiben des Chefs der Staatskanzlei vom 15. Februar 2019 – wie folgt beantwortet:
Zustand
Zu Frage 1:
Es gibt 90 Mühlen.
{more}Zu Frage 2:
Ein Drittel steht still.
Kosten
Zu Frage 3:
Bereit stehen neun Euro.
Anna Beispiel
Staatsministerin
"""


def parse(text: str, *, flat: bool = False) -> Inquiry:
    return parse_source(source_from_bytes("paper.txt", (" ".join(text.split()) if flat else text).encode()))


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
@pytest.mark.parametrize("remarks", ["", REMARKS], ids=["below the title", "below a preamble"])
@pytest.mark.parametrize("apart", ["\n", "\n\n"], ids=["in lines", "in paragraphs"])
def test_headings_of_parts_are_topics(remarks: str, apart: str, *, flat: bool) -> None:
    head, body = BUNDESTAG.format(remarks=remarks).split("Mühlen der Bundeswehr\n")
    record = parse(f"{head}Mühlen der Bundeswehr{apart}{body.replace(chr(10), apart)}", flat=flat)
    assert record.title == "Mühlen der Bundeswehr"
    said = [REMARKS.split("\n")[1]] if remarks else []
    assert [preamble.text for preamble in record.preambles] == said
    assert [answer.text for answer in record.answers] == [
        "Es gibt neun Windmühlen.",
        "Es gibt 80 Wassermühlen.",
        "Er beträgt neun Millionen Euro.",
    ]
    topics = [question.topic for question in record.questions][1:]
    assert topics == ["B. Wassermühlen", "II. Haushalt Einzelplan 14"]


def test_a_topic_above_the_next_answer_is_no_end_of_the_one_before() -> None:
    record = parse(RHEINLAND_PFALZ.format(more=""))
    assert [answer.text for answer in record.answers] == [
        "Es gibt 90 Mühlen.",
        "Ein Drittel steht still.",
        "Bereit stehen neun Euro.",
    ]
    assert [question.topic for question in record.questions] == ["Zustand", None, "Kosten"]
    assert "text-unassigned" not in {finding.code for finding in record.findings}


@pytest.mark.parametrize(
    "more", ["Siehe Anlage\n", "Keine weiteren\n", "Rund 90 Mühlen\n", "Davon stehen still\n90 Mühlen\n"]
)
def test_a_short_line_that_answers_stays_in_the_answer(more: str) -> None:
    record = parse(RHEINLAND_PFALZ.format(more=more))
    assert record.answers[0].text == f"Es gibt 90 Mühlen. {' '.join(more.split())}"
