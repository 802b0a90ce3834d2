"""Pairing where answers follow their questions unmarked, with and without line breaks. The papers are fictional."""

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry
from ingest.sources import source_from_bytes

HEAD = """Niedersächsischer Landtag – 19. Wahlperiode Drucksache 19/99137

1
Kleine Anfrage zur kurzfristigen schriftlichen Beantwortung
gemäß § 46 Abs. 2 GO LT
mit Antwort der Landesregierung
Anfrage der Abgeordneten Anna von Muster, Dr. Max Beispiel und Eva Muster-
Beispiel (CDU)
Antwort des Niedersächsischen Ministeriums für Wege namens der Landesregierung
Wege im Land
Anfrage der Abgeordneten Anna von Muster, Dr. Max Beispiel und Eva Muster-Beispiel
(CDU), eingegangen am 03.06.2026 - Drs. 19/99819,
an die Staatskanzlei übersandt am 05.06.2026
Antwort des Niedersächsischen Ministeriums für Wege namens der Landesregierung vom 06.07.2026

"""
CASES = {
    "one answer for two, announced below both": (
        """1. Welche Wege gibt es?
2. Wie lang sind sie (bitte einzeln auflisten)?
Die Fragen 1 und 2 werden wegen ihres Sachzusammenhangs gemeinsam beantwortet.
Es gibt viele.
3. Wer pflegt sie? Wenn niemand,
warum nicht?
Das Land.
4. Bitte nennen Sie die Kosten.
Es sind 5 Euro.
(verteilt am 08.07.2026)
""",
        ["Welche Wege gibt es?", "Wie lang sind sie (bitte einzeln auflisten)?",
         "Wer pflegt sie? Wenn niemand, warum nicht?", "Bitte nennen Sie die Kosten."],
        [("1 2", "Es gibt viele."), ("3", "Das Land."), ("4", "Es sind 5 Euro.")],
        [],
    ),
    "announced below the first of them": (
        """1. Welche Wege gibt es?
Die Fragen 1 bis 3 werden im Zusammenhang beantwortet:
2. Wie lang sind sie?
3. Wie breit?
Sehr.
4. Ende?
Ja.
""",
        ["Welche Wege gibt es?", "Wie lang sind sie?", "Wie breit?", "Ende?"],
        [("1 2 3", "Sehr."), ("4", "Ja.")],
        [],
    ),
    "not announced at all": (
        """1. Welche Wege gibt es?
2. Wie lang sind sie?
Sehr.
3. Ende?
Ja.
""",
        ["Welche Wege gibt es?", "Wie lang sind sie?", "Ende?"],
        [("1 2", "Sehr."), ("3", "Ja.")],
        ["joint-answer-inferred"],
    ),
    "letters answered under their own markers": (
        """1. Welche Wege gibt es?
Viele.
2. Wie bewertet die Landesregierung
a) die Länge,
b) die Breite?
zu 2 a):
Gut.
zu 2 b):
Schlecht.
3. Und?
Siehe oben.
""",
        ["Welche Wege gibt es?", "Wie bewertet die Landesregierung die Länge,",
         "Wie bewertet die Landesregierung die Breite?", "Und?"],
        [("1", "Viele."), ("2a", "Gut."), ("2b", "Schlecht."), ("3", "Siehe oben.")],
        [],
    ),
}  # fmt: skip


def parsed(middle: str, *, flat: bool) -> Inquiry:
    text = HEAD + middle
    return parse_source(source_from_bytes("fiktiv.txt", (" ".join(text.split()) if flat else text).encode()))


@pytest.mark.parametrize("flat", [False, True], ids=["lined", "flat"])
@pytest.mark.parametrize("name", CASES)
def test_pairs(name: str, *, flat: bool) -> None:
    middle, questions, answers, findings = CASES[name]
    record = parsed(middle, flat=flat)
    assert [q.text for q in record.questions] == questions
    assert [(" ".join(a.labels), a.text) for a in record.answers] == answers
    assert [f.code for f in record.findings] == findings


@pytest.mark.parametrize("flat", [False, True], ids=["lined", "flat"])
def test_head_fields(*, flat: bool) -> None:
    record = parsed(CASES["not announced at all"][0], flat=flat)
    assert (record.parliament, record.reference, record.request_reference) == ("ni", "19/99137", "19/99819")
    assert record.title == "Wege im Land"
    assert [a.name for a in record.askers] == ["Anna von Muster", "Dr. Max Beispiel", "Eva Muster-Beispiel"]
    assert {a.party for a in record.askers} == {"CDU"}
    assert record.answering_body == "Niedersächsischen Ministeriums für Wege"
    assert (str(record.dates.received), str(record.dates.answered)) == ("2026-06-03", "2026-07-06")


def test_a_paper_of_an_earlier_term_marks_its_answers() -> None:
    record = parse_source(
        source_from_bytes(
            "fiktiv.txt",
            """Niedersächsischer Landtag − 17. Wahlperiode Drucksache 17/99137

Antwort auf eine Kleine schriftliche Anfrage
- Drucksache 17/99100 -

Wortlaut der Anfrage der Abgeordneten Anna Muster (CDU), eingegangen am 03.06.2014

Wie geht es weiter mit den Wegen?
Ich frage die Landesregierung:
1. Welche Wege gibt es?
2. Wie lang sind sie?
3. Wer pflegt sie?

(An die Staatskanzlei übersandt am 10.06.2014)

Antwort der Landesregierung

Zu 1:
Viele.

Zu 2 und 3:
Lang.

(Ausgegeben am 15.07.2014)
""".encode(),
        )
    )
    assert [q.text for q in record.questions] == ["Welche Wege gibt es?", "Wie lang sind sie?", "Wer pflegt sie?"]
    assert [(a.labels, a.text) for a in record.answers] == [(("1",), "Viele."), (("2", "3"), "Lang.")]
    assert record.request_reference == "17/99100"
