"""Answers in every order and under every kind of heading: what is printed is paired, and nothing is taken twice.

The papers are fictional, in the layouts of Rheinland-Pfalz, Bayern, Hessen, Hamburg and Bremen.
"""

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry, Speaker
from ingest.sources import source_from_bytes
from tests.test_printed_forms import BERLIN, pairs, parse

RP = """LANDTAG RHEINLAND-PFALZ Drucksache 16/99345

16. Wahlperiode 10. 05. 2013

K l e i n e A n f r a g e

der Abgeordneten Adelheid Musterkessel (CDU)

und

A n t w o r t

des Ministeriums für Soziales, Arbeit, Gesundheit und Demografie

Ärztliche Versorgung in der Verbandsgemeinde Musterkirchen

Die Kleine Anfrage 99541 vom 23. April 2013 hat folgenden Wortlaut:

Ich frage die Landesregierung:

1. Wie viele Ärztinnen gibt es?
2. Wie wird sich die Zahl entwickeln?
3. Welche Orte sind betroffen?
4. Wann beginnt das Programm?

Das Ministerium für Soziales, Arbeit, Gesundheit und Demografie hat die Kleine Anfrage namens der Landesregierung mit
Schreiben vom 10. Mai 2013 wie folgt beantwortet:

"""
BY = """Bayerischer Landtag
16. Wahlperiode 12.06.2012 Drucksache 16/99080
Schriftliche Anfrage
der Abgeordneten Resi Musterhuber, Alois Probst SPD
vom 05.03.2012
Lärmschutz an der Staatsstraße 9912
Wir fragen die Staatsregierung:

1. a) Wie viele Fahrzeuge fahren dort?
b) Welche Lärmwerte wurden festgestellt?
c) Welche Grenzwerte gelten?
2. Wann wird die Fahrbahn erneuert?
3. Wie ist der Stand der Planung?
Antwort
des Staatsministeriums des Innern
vom 23.04.2012
"""
HE = """20. Wahlperiode
HESSISCHER LANDTAG
Drucksache 20/99471

Kleine Anfrage
Max Muster (SPD) vom 03.02.2020
Bürgerbusse im Landkreis Musterau
und
Antwort
Minister für Wirtschaft, Energie, Verkehr und Wohnen
Diese Vorbemerkung vorangestellt, beantworte ich die Kleine Anfrage wie folgt:
"""
CASES = {
    "a joint answer that leaves a number out": (
        RP + "Zu den Fragen 1 und 3:\n\nElf, in Muster.\n\nZu Frage 2:\n\nAcht.\n\nZu Frage 4:\n\nIm Mai.\n",
        ["1 3: Elf, in Muster.", "2: Acht.", "4: Im Mai."],
    ),
    "the last first": (
        RP + "Zu Frage 4:\n\nIm Mai.\n\nZu Frage 1:\n\nElf.\n\nZu Frage 2:\n\nAcht.\n\nZu Frage 3:\n\nMuster.\n",
        ["4: Im Mai.", "1: Elf.", "2: Acht.", "3: Muster."],
    ),
    "a mention at the beginning of a line": (
        RP + "Zu Frage 1:\n\nElf. Verwiesen wird auf die Antwort\nzu Frage 3:\ndort steht es.\n\nZu Frage 2:\n\nAcht.\n\n"
        "Zu Frage 3 (Orte):\n\nMuster.\n\nZu Frage 4:\n\nIm Mai.\n",
        ["1: Elf. Verwiesen wird auf die Antwort zu Frage 3: dort steht es.", "2: Acht.", "3: Muster.", "4: Im Mai."],
    ),
    "letters in groups, numbers out of order, lists inside": (
        BY + "Zu 1. a) und c):\nEs sind 8.740.\nZu 1. b):\nEs sind 67 Dezibel.\nZu 3.:\nGeplant ist:\n1. Nord,\n2. Süd.\n"
        "Zu 2.:\nIm Jahr 2014.\n",
        ["1a 1c: Es sind 8.740.", "1b: Es sind 67 Dezibel.", "3: Geplant ist: 1. Nord, 2. Süd.", "2: Im Jahr 2014."],
    ),
    "a range in the Bavarian way": (
        BY + "Zu 1. a) mit c):\nEs sind 8.740.\nZu 2. mit 3.:\nIm Jahr 2014.\n",
        ["1a 1b 1c: Es sind 8.740.", "2 3: Im Jahr 2014."],
    ),
    "answers of one line by letter": (
        HE + "Frage 1. Wie viele Busse fuhren\na) im Jahr 2018,\nb) im Jahr 2019?\na) Im Jahr 2018 fuhren drei Busse.\n"
        "b) Im Jahr 2019 fuhren vier Busse.\nFrage 2. Wer fährt?\nEhrenamtliche.\n",
        ["1a: Im Jahr 2018 fuhren drei Busse.", "1b: Im Jahr 2019 fuhren vier Busse.", "2: Ehrenamtliche."],
    ),
    "questions printed again, the third with the first": (
        HE + "1. Welche Linien gibt es?\n3. Wie viele Fahrgäste haben sie?\nDie Fragen 1 und 3 werden wegen des "
        "Sachzusammenhangs gemeinsam beantwortet.\nDrei Linien mit 400 Fahrgästen.\n2. Wer fördert sie?\nDas Land.\n"
        "4. Wer fährt?\nEhrenamtliche.\n",
        ["1 3: Drei Linien mit 400 Fahrgästen.", "2: Das Land.", "4: Ehrenamtliche."],
    ),
    "a list first, then again in another order": (
        BY.replace("1. a) Wie", "1.1 Wie").replace("b) Welche", "1.2 Welche").replace("c) Welche", "1.3 Welche")
        + "1.1 Wie viele Fahrzeuge fahren dort?\n1.3 Welche Grenzwerte gelten?\nDie Fragen 1.1 und 1.3 werden gemeinsam "
        "beantwortet.\nEs sind 8.740.\n1.2 Welche Lärmwerte wurden festgestellt?\nEs sind 67 Dezibel.\n"
        "2. Wann wird die Fahrbahn erneuert?\nIm Jahr 2014.\n3. Wie ist der Stand der Planung?\nSie ruht.\n",
        ["1.1 1.3: Es sind 8.740.", "1.2: Es sind 67 Dezibel.", "2: Im Jahr 2014.", "3: Sie ruht."],
    ),
}  # fmt: skip


def parsed(text: str) -> Inquiry:
    return parse_source(source_from_bytes("fiktiv.txt", text.encode()))


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_answers_belong_to_what_their_heading_names(text: str, expected: list[str]) -> None:
    record = parsed(text)
    assert [f"{' '.join(a.labels)}: {' '.join(a.text.split())}" for a in record.answers] == expected
    assert {label for a in record.answers for label in a.labels} <= {q.label for q in record.questions}
    assert not {finding.code for finding in record.findings} & {"numbering-gap", "question-unanswered"}


def test_remarks_before_the_first_answer_are_the_governments() -> None:
    remark = "Die Angaben beruhen auf Mitteilungen der Vereinigung und sind vorläufig."
    record = parsed(RP + remark + "\n\nZu den Fragen 1 bis 4:\n\nElf.\n")
    assert [(p.by, p.text) for p in record.preambles] == [(Speaker.GOVERNMENT, remark)]
    headed = parsed(BY + f"Vorbemerkung:\n{remark}\nZu 1. a) mit c):\nAcht.\nZu 2. und 3.:\nNie.\n")
    assert [(p.by, p.text) for p in headed.preambles] == [(Speaker.GOVERNMENT, remark)]


def test_annexes_are_sections_and_no_part_of_the_last_answer() -> None:
    record = parsed(
        RP + "Zu den Fragen 1 bis 4:\n\nElf.\n\nAnlage 1 zu Frage 2\n\nZahlen nach Orten.\n\nAnlage 2\n\nKarte.\n"
    )
    assert [a.text for a in record.answers] == ["Elf."]
    assert [(s.heading, s.text) for s in record.sections] == [
        ("Anlage 1 zu Frage 2", "Zahlen nach Orten."),
        ("Anlage 2", "Karte."),
    ]


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_the_last_of_three_questions_answered_before_the_others(*, flat: bool) -> None:
    text = BERLIN.replace(
        "Zu 2. u. 3.: Sie gehören dem Land, das sie pflegt.\n4. Was wird geplant?\nZu. 4: Geplant ist nichts.\n",
        "4. Was wird geplant?\nZu 4.: Geplant ist nichts.\nZu 2. u. 3.: Sie gehören dem Land, das sie pflegt.\n",
    )
    record = parse(text, flat=flat)
    assert [question.text for question in record.questions] == [
        "Wie viele Mühlen gibt es?", "Wem gehören sie?", "Wer pflegt sie?", "Was wird geplant?"
    ]  # fmt: skip
    assert pairs(record) == [
        (("1",), "Es gibt neun Mühlen."),
        (("4",), "Geplant ist nichts."),
        (("2", "3"), "Sie gehören dem Land, das sie pflegt."),
    ]


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_the_last_question_answered_with_earlier_ones_in_front_of_the_one_left(*, flat: bool) -> None:
    text = f"""{HE}
Frage 1. Wie viele Fähren gibt es?
Zwei.
Frage 2. Wem gehören sie?
Frage 4. Was kosten sie?
Die Fragen 2 und 4 werden gemeinsam beantwortet.
Dem Land; sie kosten nichts.
Frage 3. Was folgt?
Nichts.
"""
    record = parse(text, flat=flat)
    assert [question.label for question in record.questions] == ["1", "2", "4", "3"]
    assert pairs(record) == [(("1",), "Zwei."), (("2", "4"), "Dem Land; sie kosten nichts."), (("3",), "Nichts.")]


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_letters_printed_again_together_and_answered_by_markers(*, flat: bool) -> None:
    asked = "2. Wem gehören sie,\na) im Norden,\nb) im Süden?\n"
    text = f"""Landtag von Baden-Württemberg
17. Wahlperiode
Drucksache 17 / 9106
2. 7. 2025
Kleine Anfrage
des Abg. Max Muster SPD
und
Antwort
des Ministeriums für Verkehr
Fähren auf dem Bodensee
Ich frage die Landesregierung:
1. Wie viele Fähren gibt es?
{asked}3. Was kosten sie?
2.7.2025
Muster SPD
Eingegangen: 2.7.2025 / Ausgegeben: 30.7.2025
Antwort
Mit Schreiben vom 24. Juli 2025 Nr. VM3-0141.5-35/15 beantwortet das Ministerium für Verkehr die Kleine Anfrage wie folgt:
1. Wie viele Fähren gibt es?
Es gibt zwei Fähren.
{asked}Zu 2 a):
Dem Land.
Zu 2 b):
Der Stadt.
3. Was kosten sie?
Nichts.
"""
    record = parse(text, flat=flat)
    assert pairs(record)[1:3] == [(("2a",), "Dem Land."), (("2b",), "Der Stadt.")]
    assert "joint-answer-inferred" not in {finding.code for finding in record.findings}
