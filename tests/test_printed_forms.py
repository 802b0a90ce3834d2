"""Small forms in which markers and feet are printed, one paper each. All texts are fictional."""

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry
from ingest.sources import source_from_bytes

BERLIN = """Drucksache 19 / 99 348
Schriftliche Anfrage
19. Wahlperiode
Schriftliche Anfrage
der Abgeordneten Anna Muster (GRÜNE)
vom 29. September 2022 (Eingang beim Abgeordnetenhaus am 30. September 2022)
zum Thema:
Mühlen
und Antwort vom 17. Oktober 2022 (Eingang beim Abgeordnetenhaus am 18. Oktober 2022)
Im Namen des Senats von Berlin beantworte ich Ihre Schriftliche Anfrage wie folgt:
1. Wie viele Mühlen gibt es?
Zu1.: Es gibt neun Mühlen.
2. Wem gehören sie?
3. Wer pflegt sie?
Zu 2. u. 3.: Sie gehören dem Land, das sie pflegt.
4. Was wird geplant?
Zu. 4: Geplant ist nichts.
Berlin, den 17.10.2022
In Vertretung
Max Beispiel
Senatsverwaltung für Wege und Mühlen
"""

NIEDERSACHSEN = """Niedersächsischer Landtag – 19. Wahlperiode Drucksache 19/99778
Kleine Anfrage zur kurzfristigen schriftlichen Beantwortung gemäß § 46 Abs. 2 GO LT
mit Antwort der Landesregierung
Anfrage des Abgeordneten Max Muster (AfD)
Antwort des Niedersächsischen Ministeriums für Inneres und Sport namens der Landesregierung
Mühlen

Anfrage des Abgeordneten Max Muster (AfD), eingegangen am 02.05.2023 - Drs. 19/99667,
an die Staatskanzlei übersandt am 04.05.2023
Antwort des Niedersächsischen Ministeriums für Inneres und Sport namens der Landesregierung vom 05.06.2023
1. Wie viele Mühlen gibt es?
Es gibt 40 Mühlen.
2. Wie geht es weiter?
Es geht gut weiter.

(verteilt am )
(verteilt am 07.06.2023)
"""

BAYERN = """Schriftliche Anfrage
des Abgeordneten Max Muster FREIE WÄHLER
vom 12.02.2014
Mühlen an der Musterach
Nach dem Hochwasser fragen viele, was mit den Mühlen geschehen ist.
Ich frage die Staatsregierung:
1.1 Welche Mühlen stehen noch?
1.2 Welche Kosten entstehen?
2.1 Wann wird begonnen?
2.2 Wer ist zuständig?
3. Wie viele Gebäude sind gefährdet?
Antwort
des Staatsministeriums für Wege und Mühlen
vom 02.04.2014
Zu 1.1 und 1.2:
Es stehen alle; die Kosten sind gering.
Zu 2.1 bis 3.:
Begonnen wird bald, zuständig ist das Amt, gefährdet sind 40 Gebäude.
"""

SAARLAND = """LANDTAG DES SAARLANDES Drucksache 16/99525 (16/99330)
16. Wahlperiode 14.01.2020
A N T W O R T
zu der
Anfrage des Abgeordneten Dr. Max Beispiel (DIE LINKE.)
betr.: Mühlen im Saarland
Vorbemerkung des Fragestellers:
„Mehrere Mühlen schließen.“
Wie viele Mühlen wurden seit 2015 geschlossen?
Wie viele sind geplant?
Zu den Fragen 1 und 2:
Geschlossen wurden 300 Mühlen.
Wer ist dafür zuständig? Wie wird kontrolliert?
Zu Frage 3:
Zuständig ist das Ministerium.
Ausgegeben: 17.01.2020 (28.11.2019)
"""


def parse(text: str, *, flat: bool = False) -> Inquiry:
    return parse_source(source_from_bytes("paper.txt", (" ".join(text.split()) if flat else text).encode()))


def pairs(record: Inquiry) -> list[tuple[tuple[str, ...], str]]:
    return [(answer.labels, answer.text) for answer in record.answers]


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_markers_without_a_blank_or_with_a_full_stop_and_u_for_und(*, flat: bool) -> None:
    assert pairs(parse(BERLIN, flat=flat)) == [
        (("1",), "Es gibt neun Mühlen."),
        (("2", "3"), "Sie gehören dem Land, das sie pflegt."),
        (("4",), "Geplant ist nichts."),
    ]


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_a_foot_without_its_day_ends_the_last_answer(*, flat: bool) -> None:
    record = parse(NIEDERSACHSEN, flat=flat)
    assert pairs(record) == [(("1",), "Es gibt 40 Mühlen."), (("2",), "Es geht gut weiter.")]
    assert str(record.dates.published) == "2023-06-07"


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_a_range_holds_the_items_between_its_ends(*, flat: bool) -> None:
    record = parse(BAYERN, flat=flat)
    assert [labels for labels, _ in pairs(record)] == [("1.1", "1.2"), ("2.1", "2.2", "3")]
    assert "question-unanswered" not in {finding.code for finding in record.findings}


def test_a_question_below_a_quotation_on_one_line() -> None:
    record = parse(SAARLAND)
    assert [preamble.text for preamble in record.preambles] == ["„Mehrere Mühlen schließen.“"]
    assert [(question.label, question.text) for question in record.questions] == [
        ("1", "Wie viele Mühlen wurden seit 2015 geschlossen?"),
        ("2", "Wie viele sind geplant?"),
        ("3", "Wer ist dafür zuständig? Wie wird kontrolliert?"),
    ]


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_what_stands_above_the_questions_of_a_marker_stays_in_the_answer(*, flat: bool) -> None:
    asked = "Wie viele sind\na) geplant?\nb) im Bau?\nZu den Fragen 2, 2a und 2b:\nKeine.\n"
    text = SAARLAND[: SAARLAND.index("Wie viele sind")] + SAARLAND[SAARLAND.index("Zu den Fragen") :]
    told = "Zu Frage 1:\n300 Mühlen. Davon 200 Wassermühlen. Die Zahl ist geschätzt.\n"
    text = text.replace("Zu den Fragen 1 und 2:\nGeschlossen wurden 300 Mühlen.\n", told + asked)
    record = parse(text, flat=flat)
    assert pairs(record)[:2] == [
        (("1",), "300 Mühlen. Davon 200 Wassermühlen. Die Zahl ist geschätzt."),
        (("2", "2a", "2b"), "Keine."),
    ]
    assert "questions-not-parted" in {finding.code for finding in record.findings}
