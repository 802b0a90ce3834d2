"""Pairing by markers, in all their spellings, with and without line breaks. The papers are fictional."""

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry, Speaker
from ingest.sources import source_from_bytes
from tests.test_printed_forms import pairs
from tests.test_printed_forms import parse as parse_form
from tests.test_rare_forms import BERLIN_HEAD, BERLIN_TAIL

HEAD = """Drucksache 19 /99 006
Schriftliche Anfrage
19. Wahlperiode
Schriftliche Anfrage
der Abgeordneten Anne Muster und Max van der Beispiel (GRÜNE)
vom 04. November 2021 (Eingang beim Abgeordnetenhaus am 05. November 2021)
zum Thema:
Wege und Brücken in Musterstadt – was folgt aus der
Prüfung 2020?
und Antwort vom 12. November 2021 (Eingang beim Abgeordnetenhaus am 16. Nov. 2021)
Senatsverwaltung für Umwelt, Verkehr und Klimaschutz
Frau Abgeordnete Anne Muster (GRÜNE)
über
die Präsidentin des Abgeordnetenhauses von Berlin
über Senatskanzlei - G Sen -
A n t w o r t
auf die Schriftliche Anfrage Nr. 19/99006
vom 04.11.2021
über Wege und Brücken
____________________________________________________________________
Im Namen des Senats von Berlin beantworte ich Ihre Schriftliche Anfrage wie folgt:
"""
TAIL = """Berlin, den 12. November 2021
In Vertretung
Dr. Ingo Beispiel
Senatsverwaltung für
Umwelt, Verkehr und Klimaschutz
"""
CASES = {
    "decimal items and a date at a line's beginning": (
        """1. Welche Brücken wurden geprüft?
1.1. Welche davon sind gesperrt?
1.2. Bis wann?
Zu 1. bis 1.2.: Drei Brücken wurden geprüft.
2. Was kostet das?
2.1 Wer trägt die Kosten?
Zu 2. und 2.1.: Das Land. Im Jahr
2. November ist Schluss.
3. Und dann?
Zu 3.:
1. Es wird gebaut.
2. Es wird gefeiert.
""",
        {"1": "Welche Brücken wurden geprüft?", "1.1": "Welche davon sind gesperrt?", "1.2": "Bis wann?",
         "2": "Was kostet das?", "2.1": "Wer trägt die Kosten?", "3": "Und dann?"},
        [("1 1.1 1.2", "Drei Brücken wurden geprüft."), ("2 2.1", "Das Land. Im Jahr 2. November ist Schluss."),
         ("3", "1. Es wird gebaut. 2. Es wird gefeiert.")],
    ),
    "Frage and Antwort zu": (
        """Frage 1:
Welche Brücken wurden geprüft?
Frage 2:
Welche sind gesperrt (bitte nach Bezirken auflisten)?
Antwort zu 1 und 2:
Es sind drei.
Frage 3:
Wann?
Antwort zu 3:
Bald.
""",
        {"1": "Welche Brücken wurden geprüft?", "2": "Welche sind gesperrt (bitte nach Bezirken auflisten)?", "3": "Wann?"},
        [("1 2", "Es sind drei."), ("3", "Bald.")],
    ),
    "a range with a dash": (
        """1. Was wird wann gebaut?
2. Wer wird wann bauen?
3. Wo wird gebaut?
Zu 1. - 3.: Gar nicht.
4. Warum nicht?
Zu 4: Weil.
""",
        {"1": "Was wird wann gebaut?", "2": "Wer wird wann bauen?", "3": "Wo wird gebaut?", "4": "Warum nicht?"},
        [("1 2 3", "Gar nicht."), ("4", "Weil.")],
    ),
    "all questions first": (
        """1. Wann wird gebaut?
2. Wo wird gebaut?
3. Wer baut?
Zu 1.: Morgen.
Zu 2.: Hier.
Zu 3.: Wir.
""",
        {"1": "Wann wird gebaut?", "2": "Wo wird gebaut?", "3": "Wer baut?"},
        [("1", "Morgen."), ("2", "Hier."), ("3", "Wir.")],
    ),
    "letters that complete a stem": (
        """1. Wie viele Wege gibt es
a) in Mitte,
b) in Pankow,
c) in Spandau?
Zu 1. a) bis c): Viele.
2. Ist dem Senat bekannt,
a. dass es regnet?
b. dass es schneit?
Zu 2. a.: Ja.
Zu 2. b.: Nein.
""",
        {"1a": "Wie viele Wege gibt es in Mitte,", "1b": "Wie viele Wege gibt es in Pankow,",
         "1c": "Wie viele Wege gibt es in Spandau?", "2a": "Ist dem Senat bekannt, dass es regnet?",
         "2b": "Ist dem Senat bekannt, dass es schneit?"},
        [("1a 1b 1c", "Viele."), ("2a", "Ja."), ("2b", "Nein.")],
    ),
}  # fmt: skip


def parsed(middle: str, *, flat: bool) -> Inquiry:
    text = HEAD + middle + TAIL
    return parse_source(source_from_bytes("fiktiv.txt", (" ".join(text.split()) if flat else text).encode()))


@pytest.mark.parametrize("flat", [False, True], ids=["lined", "flat"])
@pytest.mark.parametrize("name", CASES)
def test_pairs(name: str, *, flat: bool) -> None:
    middle, questions, answers = CASES[name]
    record = parsed(middle, flat=flat)
    assert {q.label: q.text for q in record.questions} == questions
    assert [(" ".join(a.labels), " ".join(a.text.split())) for a in record.answers] == answers
    assert [f.code for f in record.findings] == []


@pytest.mark.parametrize("flat", [False, True], ids=["lined", "flat"])
def test_head_fields(*, flat: bool) -> None:
    record = parsed(CASES["Frage and Antwort zu"][0], flat=flat)
    assert (record.parliament, record.reference, record.legislative_term) == ("be", "19/99006", 19)
    assert record.title == "Wege und Brücken in Musterstadt – was folgt aus der Prüfung 2020?"
    assert [(a.name, a.party) for a in record.askers] == [("Anne Muster", "GRÜNE"), ("Max van der Beispiel", "GRÜNE")]
    assert record.answering_body == "Senatsverwaltung für Umwelt, Verkehr und Klimaschutz"
    assert record.signed_by == "Dr. Ingo Beispiel"
    days = record.dates
    assert [str(d) for d in (days.asked, days.received, days.answered, days.answer_received)] == [
        "2021-11-04", "2021-11-05", "2021-11-12", "2021-11-16",
    ]  # fmt: skip


@pytest.mark.parametrize("flat", [False, True], ids=["lined", "flat"])
def test_a_list_in_a_preamble_is_no_question(*, flat: bool) -> None:
    record = parsed(
        """Vorbemerkung der Abgeordneten: Die Wege sind alt. Sie wurden
1. nie gepflegt,
2. nie gesperrt.
Vorbemerkung des Senats: Das trifft zu.
1. Warum?
Antwort zu 1.: Es fehlte Geld.
2. Wie geht es weiter?
Antwort zu 2.: Siehe Antwort zu 1.
""",
        flat=flat,
    )
    assert [(p.by, p.text[-13:]) for p in record.preambles] == [
        (Speaker.ASKER, "nie gesperrt."),
        (Speaker.GOVERNMENT, "Das trifft zu"[-12:] + "."),
    ]
    assert [q.text for q in record.questions] == ["Warum?", "Wie geht es weiter?"]
    assert record.answers[1].text == "Siehe Antwort zu 1."


def test_items_of_a_list_keep_their_lines() -> None:
    record = parsed("1. Wann?\nZu 1.: In dieser Folge:\n1. heute,\n2. morgen.\n", flat=False)
    assert record.answers[0].text == "In dieser Folge:\n1. heute,\n2. morgen."


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_a_marker_that_an_answer_quotes_answers_no_number_of_answered_items(*, flat: bool) -> None:
    text = (
        "1. Wird der Senat\na) neue bauen?\nb) alte erhalten?\n\nZu 1. a) und b): Er wird alte erhalten.\n\n"
        "2. Welche Bezirke sind beteiligt?\n\nZu 2.: Mitte schreibt:\n„Zu 1.: Keine neuen.“\n\n"
    )
    record = parse_form(BERLIN_HEAD + text + BERLIN_TAIL, flat=flat)
    assert pairs(record) == [
        (("1a", "1b"), "Er wird alte erhalten."), (("2",), "Mitte schreibt: „Zu 1.: Keine neuen.“")
    ]  # fmt: skip
