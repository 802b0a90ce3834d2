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
    "announced below the first of them and answered there": (
        """1. Welche Wege gibt es?
Die Fragen 1 bis 3 werden im Zusammenhang beantwortet.
Viele lange.
2. Wie lang sind sie?
3. Wie breit?
4. Ende?
Ja.
""",
        ["Welche Wege gibt es?", "Wie lang sind sie?", "Wie breit?", "Ende?"],
        [("1 2 3", "Viele lange."), ("4", "Ja.")],
        [],
    ),
    "a question between two that are announced has a marker of its own": (
        """1. Welche Wege gibt es?
2. Wer pflegt sie?
3. Wie breit sind sie?
Die Fragen 1 und 3 werden gemeinsam beantwortet.
Viele breite.
Zu Frage 2:
Das Land pflegt sie.
4. Ende?
Ja.
""",
        ["Welche Wege gibt es?", "Wer pflegt sie?", "Wie breit sind sie?", "Ende?"],
        [("1 3", "Viele breite."), ("2", "Das Land pflegt sie."), ("4", "Ja.")],
        [],
    ),
    "a question that the announcement leaves out has no answer": (
        """1. Welche Wege gibt es?
2. Wer pflegt sie?
3. Wie breit sind sie?
Die Fragen 1 und 3 werden gemeinsam beantwortet.
Viele breite.
4. Ende?
Ja.
""",
        ["Welche Wege gibt es?", "Wer pflegt sie?", "Wie breit sind sie?", "Ende?"],
        [("1 3", "Viele breite."), ("4", "Ja.")],
        ["question-unanswered"],
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
    assert [(" ".join(a.labels), " ".join(a.text.split())) for a in record.answers] == answers
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


BUNDESTAG = """Deutscher Bundestag Drucksache 19/99705
19. Wahlperiode 05.03.2019
Die Antwort wurde namens der Bundesregierung mit Schreiben des Bundesministeriums für Wege vom 4. März 2019 übermittelt.
Antwort
der Bundesregierung
auf die Kleine Anfrage der Abgeordneten Ulla Muster, Dr. Jan van Beispiel, Eva Bei-
spiel (Köln), weiterer Abgeordneter und der Fraktion DIE LINKE.
– Drucksache 19/99433 –
Wege und Brücken des Bundes im Jahr
2018
Vorbe me rkung de r Fr age ste lle r
Die Wege des Bundes sind alt. Am
1. November wie am 2. November waren sie gesperrt.
Vorbemerkung der Bundesregierung
Das trifft nicht zu.
I. Bestand
1. Wie viele Wege gibt es?
Es gibt 12 Wege.
2. a) Wie viele Brücken gibt es?
b) Wie viele davon sind gesperrt?
Die Fragen 2a und 2b werden gemeinsam beantwortet.
Zwölf, davon drei.
II. Zustand
3. Wie lang sind sie?
Sehr lang.
a) Wie breit sind sie?
Sehr breit.
b) Wie hoch sind sie?
Sehr hoch.
4. Wer zahlt, und
a) wann,
b) wo?
Der Bund zahlt
1. heute,
2. morgen.
"""


@pytest.mark.parametrize("flat", [False, True], ids=["lined", "flat"])
def test_an_answer_paper_of_the_bundestag(*, flat: bool) -> None:
    text = " ".join(BUNDESTAG.split()) if flat else BUNDESTAG
    record = parse_source(source_from_bytes("fiktiv.txt", text.encode()))
    assert (record.reference, record.request_reference) == ("19/99705", "19/99433")
    assert record.title == "Wege und Brücken des Bundes im Jahr 2018"
    assert [a.name for a in record.askers] == ["Ulla Muster", "Dr. Jan van Beispiel", "Eva Beispiel"]
    assert record.factions == ("DIE LINKE.",)
    assert (record.answering_body, str(record.dates.answered)) == ("Bundesministeriums für Wege", "2019-03-04")
    assert [p.by for p in record.preambles] == ["asker", "government"]
    assert [q.label for q in record.questions] == ["1", "2a", "2b", "3", "3a", "3b", "4"]
    assert " ".join(record.questions[-1].text.split()) == "Wer zahlt, und a) wann, b) wo?"
    found = [(" ".join(a.labels), " ".join(a.text.split())) for a in record.answers]
    assert found[1] == ("2a 2b", "Zwölf, davon drei.") or flat  # a part's heading cannot be told in a flat text
    assert found[2:] == [
        ("3", "Sehr lang."),
        ("3a", "Sehr breit."),
        ("3b", "Sehr hoch."),
        ("4", "Der Bund zahlt 1. heute, 2. morgen."),
    ]


def test_an_inquiry_paper_of_the_bundestag_keeps_its_preamble() -> None:
    record = parse_source(
        source_from_bytes(
            "fiktiv.txt",
            """Deutscher Bundestag Drucksache 19/99433
19. Wahlperiode 01.02.2019
Kleine Anfrage
der Abgeordneten Ulla Muster, Max Muster (Köln) und der Fraktion BÜNDNIS 90/DIE GRÜNEN
Wege und Brücken des Bundes
im Jahr 2018
Die Wege des Bundes sind alt. Viele sind gesperrt.
Wir fragen die Bundesregierung:
 1. Wie viele Wege gibt es?
 2. Wie lang sind sie?
Berlin, den 30. Januar 2019
Katrin Muster und Fraktion
""".encode(),
        )
    )
    assert record.part == "inquiry"
    assert record.title == "Wege und Brücken des Bundes im Jahr 2018"
    assert [p.text for p in record.preambles] == ["Die Wege des Bundes sind alt. Viele sind gesperrt."]
    assert [q.text for q in record.questions] == ["Wie viele Wege gibt es?", "Wie lang sind sie?"]
    assert record.answers == ()
    assert str(record.dates.asked) == "2019-01-30"
