"""Letters, lists and figures within questions and answers: which of them ask, and which are told. All papers are fictional."""

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry
from ingest.sources import source_from_bytes
from tests.test_marked import HEAD, TAIL

BOTH = pytest.mark.parametrize("flat", [False, True], ids=["lined", "flat"])
SCHLESWIG_HOLSTEIN = """SCHLESWIG-HOLSTEINISCHER LANDTAG Drucksache 19/99254
19. Wahlperiode 30.04.2020
Kleine Anfrage
des Abgeordneten Max Muster (SPD)
und
Antwort
der Landesregierung - Minister für Wege

Fähren auf dem Mustersee

"""


def parse(text: str, *, flat: bool = False) -> Inquiry:
    told = " ".join(text.split()) if flat else text
    return parse_source(source_from_bytes("fiktiv.txt", told.encode()))


def questions(record: Inquiry) -> dict[str, str]:
    return {question.label: " ".join(question.text.split()) for question in record.questions}


def answers(record: Inquiry) -> dict[str, str]:
    return {" ".join(answer.labels): " ".join(answer.text.split()) for answer in record.answers}


def left_over(record: Inquiry) -> list[str]:
    return [finding.message for finding in record.findings if finding.code == "text-unassigned"]


@BOTH
def test_a_lettered_list_is_part_of_the_answer(*, flat: bool) -> None:
    record = parse(
        SCHLESWIG_HOLSTEIN
        + """1. Welche Fähren verkehren?
Antwort:
Es verkehren:
a) die Fähre am Damm,
b) die Fähre am Turm.
Eine dritte ist bestellt.
2. Was kosten sie?
a) Im Jahr?
b) Je Fahrt?
Antwort:
Alle zusammen:
a) 900 Euro
b) 12 Euro
3. Wann kommt die dritte?
Antwort:
Im Mai.
""",
        flat=flat,
    )
    assert list(questions(record)) == ["1", "2", "3"]
    assert answers(record) == {
        "1": "Es verkehren: a) die Fähre am Damm, b) die Fähre am Turm. Eine dritte ist bestellt.",
        "2": "Alle zusammen: a) 900 Euro b) 12 Euro",
        "3": "Im Mai.",
    }
    assert not left_over(record)


def test_two_headings_above_one_question_are_both_its_topic() -> None:
    record = parse(
        HEAD
        + """1. Bestand
1. Wege am See
a) Wie viele sind es?
b) Wo sind sie?
Zu 1. a: Neun.
Zu 1 b): Im Süden.
"""
        + TAIL
    )
    assert [(q.label, q.topic) for q in record.questions] == [("1a", "Bestand Wege am See"), ("1b", None)]
    assert not left_over(record)
