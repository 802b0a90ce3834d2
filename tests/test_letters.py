"""Letters, lists and figures within questions and answers: which of them ask, and which are told. All papers are fictional."""

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry
from ingest.sources import source_from_bytes
from tests.test_following import HEAD as NIEDERSACHSEN
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
NORDRHEIN_WESTFALEN = """LANDTAG NORDRHEIN-WESTFALEN
17. Wahlperiode
Drucksache 17/99291
16.06.2020
Antwort
der Landesregierung
auf die Kleine Anfrage 3264 vom 17. Mai 2020
des Abgeordneten Max Muster GRÜNE
Drucksache 17/99012
Fähren auf dem Mustersee
Vorbemerkung der Kleinen Anfrage
Die Fähren fahren selten.
Der Minister für Wege hat die Kleine Anfrage 3264 mit Schreiben vom 13. Juni 2020 namens der Landesregierung beantwortet.
"""
SACHSEN_ANHALT = """Landtag von Sachsen-Anhalt Drucksache 7/99126
15.03.2018
Antwort der Landesregierung
auf eine Kleine Anfrage zur schriftlichen Beantwortung
Abgeordneter Max Muster (DIE LINKE)
Fähren auf dem Mustersee
Kleine Anfrage - KA 7/1426
Antwort der Landesregierung erstellt vom Ministerium für Wege

"""
MECKLENBURG_VORPOMMERN = """LANDTAG MECKLENBURG-VORPOMMERN Drucksache 7/99484
7. Wahlperiode 08.04.2020

KLEINE ANFRAGE
des Abgeordneten Max Muster, Fraktion der AfD
Fähren auf dem Mustersee
und
ANTWORT
der Landesregierung

Die Fähren auf dem Mustersee werden nach Angaben der Schiffer jedes Jahr gezählt.

"""
RHEINLAND_PFALZ = """LANDTAG RHEINLAND-PFALZ Drucksache 17/99349

17. Wahlperiode 17. 02. 2019

K l e i n e A n f r a g e

des Abgeordneten Max Muster (CDU)

und

A n t w o r t

des Ministeriums für Wege

Fähren auf dem Mustersee

Die Kleine Anfrage 3098 vom 26. Januar 2019 hat folgenden Wortlaut:

Ich frage die Landesregierung:

1. Welche Fähren gibt es?
2. Wie schwer sind sie?
3. Wie alt sind sie?

Das Ministerium für Wege hat die Kleine Anfrage namens der Landesregierung mit Schreiben vom 15. Februar 2019 wie folgt beantwortet:

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


@BOTH
def test_a_figure_that_opens_an_answer_is_no_part_of_its_marker(*, flat: bool) -> None:
    record = parse(
        NIEDERSACHSEN
        + """1. Wie viele Fähren fahren,
a) bis es dunkel wird, und
b) bis es hell wird?
Zu 1.a)
9 Fähren sind unterwegs.
Zu 1.b)
12 Fähren.
2. Wer steuert sie?
Die Schiffer.
""",
        flat=flat,
    )
    assert [(a.labels, a.marker, a.text) for a in record.answers] == [
        (("1a",), "Zu 1.a)", "9 Fähren sind unterwegs."),
        (("1b",), "Zu 1.b)", "12 Fähren."),
        (("2",), None, "Die Schiffer."),
    ]


def test_a_list_that_opens_an_answer_is_no_part_of_its_marker() -> None:
    record = parse(
        RHEINLAND_PFALZ
        + """Zu Frage 1
– 2 Fähren am Damm
Zu Frage 2
a) Am Damm: 20 Tonnen,
b) am Turm: 11 Tonnen.

Zu Frage 3
Sie sind neu.
"""
    )
    assert [(a.labels, a.marker) for a in record.answers] == [
        (("1",), "Zu Frage 1"),
        (("2",), "Zu Frage 2"),
        (("3",), "Zu Frage 3"),
    ]
    assert answers(record)["2"] == "a) Am Damm: 20 Tonnen, b) am Turm: 11 Tonnen."


@BOTH
def test_a_marker_may_break_where_it_goes_on(*, flat: bool) -> None:
    told = "1. Wann?\nZu 1.: Heute.\n2. Wo?\n3. Wie?\nZu 2. u. 3.: Dort.\n4. Wer?\n5. Wen?\nZu den Fragen 4\nund\n5: Alle.\n"
    assert answers(parse(HEAD + told + TAIL, flat=flat)) == {"1": "Heute.", "2 3": "Dort.", "4 5": "Alle."}


@BOTH
def test_letters_that_complete_the_words_of_a_number_have_their_own_answers(*, flat: bool) -> None:
    record = parse(
        NORDRHEIN_WESTFALEN
        + """1. Wie viele Fähren
a) fahren auf dem See?
Es fahren neun.
b) liegen still?
Zwei liegen still, und zwar
a) am Damm,
b) am Turm.
c) kehren bis 2022 zurück?
Keine kehrt zurück.
2. Was kosten sie?
Sie kosten
a) 5 Euro am Damm,
b) 6 Euro am Turm.
3. Wer zahlt?
Das Land.
""",
        flat=flat,
    )
    assert questions(record) == {
        "1a": "Wie viele Fähren fahren auf dem See?",
        "1b": "Wie viele Fähren liegen still?",
        "1c": "Wie viele Fähren kehren bis 2022 zurück?",
        "2": "Was kosten sie?",
        "3": "Wer zahlt?",
    }
    assert answers(record) == {
        "1a": "Es fahren neun.",
        "1b": "Zwei liegen still, und zwar a) am Damm, b) am Turm.",
        "1c": "Keine kehrt zurück.",
        "2": "Sie kosten a) 5 Euro am Damm, b) 6 Euro am Turm.",
        "3": "Das Land.",
    }


@BOTH
@pytest.mark.parametrize("when", ["im Mai 2016.", "am 3. Mai.", "Abschnitt 12."])
def test_yes_answers_and_asks_no_further(when: str, *, flat: bool) -> None:
    record = parse(
        NORDRHEIN_WESTFALEN
        + f"1. Wurde geprüft,\n\na) ob der Damm hält?\n\nJa, {when}\n\nb) ob der Turm hält?\n\nNein.\n\n2. Warum?\n\nDarum.\n",
        flat=flat,
    )
    assert answers(record) == {"1a": f"Ja, {when}", "1b": "Nein.", "2": "Darum."}


@BOTH
def test_yes_or_no_asks_further(*, flat: bool) -> None:
    record = parse(
        NORDRHEIN_WESTFALEN + "1. Hält der Damm?\nJa oder nein?\nNein.\n2. Warum?\nDarum.\n",
        flat=flat,
    )
    assert questions(record)["1"] == "Hält der Damm? Ja oder nein?"
    assert answers(record) == {"1": "Nein.", "2": "Darum."}


@BOTH
def test_a_marker_that_names_its_own_question_is_no_part_of_the_answer(*, flat: bool) -> None:
    record = parse(
        SACHSEN_ANHALT
        + """1. Welche Fähren gibt es?
Es gibt die Fähre am Damm.
2. Gibt es weitere?
a) Wenn ja, welche?
b) Wenn nein, warum nicht?
Zu 2.:
Ja, es gibt weitere.
Zu 2 a):
Geplant ist die Fähre am Turm.
Zu 2 b):
Entfällt.
3. Was kosten sie?
Zu 3.:
Zu 1 und 2 ist alles gesagt.
4. Wer zahlt?
Zu 1.: Das Land zahlt, wie gesagt.
5. Wer fährt mit?
Frage 5: Alle.
6. Und wann?
Heute.
""",
        flat=flat,
    )
    assert [(" ".join(a.labels), a.marker, a.text) for a in record.answers] == [
        ("1", None, "Es gibt die Fähre am Damm."),
        ("2", "Zu 2.:", "Ja, es gibt weitere."),
        ("2a", "Zu 2 a):", "Geplant ist die Fähre am Turm."),
        ("2b", "Zu 2 b):", "Entfällt."),
        ("3", "Zu 3.:", "Zu 1 und 2 ist alles gesagt."),
        ("4", None, "Zu 1.: Das Land zahlt, wie gesagt."),
        ("5", "Frage 5:", "Alle."),
        ("6", None, "Heute."),
    ]
    assert not left_over(record)


@BOTH
def test_a_marker_with_its_letter_is_no_heading_that_repeats_an_item(*, flat: bool) -> None:
    record = parse(
        MECKLENBURG_VORPOMMERN
        + """1. Wie viele Fähren sind gemeldet?
a) Wie viele davon sind Dampffähren?
b) Wie viele wurden versenkt?
Zu 1 und a)
Gemeldet sind 40 Fähren, davon 30 Dampffähren. Die Hälfte ist neu.
Zu b)
Versenkt wurden 12 Fähren.
2. Wer zählt sie?
Die Schiffer.
Der Minister für Inneres und Europa hat namens der Landesregierung die Kleine Anfrage mit Schreiben vom 7. April 2020 beantwortet.
""",
        flat=flat,
    )
    assert [(" ".join(a.labels), a.marker, a.text) for a in record.answers] == [
        ("1 1a", "Zu 1 und a)", "Gemeldet sind 40 Fähren, davon 30 Dampffähren. Die Hälfte ist neu."),
        ("1b", "Zu b)", "Versenkt wurden 12 Fähren."),
        ("2", None, "Die Schiffer."),
    ]


@BOTH
@pytest.mark.parametrize("lead", ["Zu 1 und a)", "a)"])
def test_words_of_an_item_in_its_answer_are_no_heading(lead: str, *, flat: bool) -> None:
    record = parse(
        NORDRHEIN_WESTFALEN
        + f"""1. Wie viele Fähren sind gemeldet?
a) Wie viele davon sind Dampffähren?
b) Wie viele wurden versenkt?
{lead} Davon sind 30 Dampffähren. Die Hälfte ist neu.
b) Versenkt wurden 12.
2. Wer zählt sie?
Die Schiffer.
""",
        flat=flat,
    )
    told = " ".join(" ".join([answer.marker or "", answer.text]) for answer in record.answers[:-1])
    assert "Davon sind 30 Dampffähren. Die Hälfte ist neu." in " ".join(told.split())
    assert all(len(answer.text.split()) >= 3 for answer in record.answers[:-1])


@BOTH
def test_a_letter_that_asks_behind_a_list_stands_last_above_its_marker(*, flat: bool) -> None:
    record = parse(
        SCHLESWIG_HOLSTEIN
        + """1. Wie viele Fähren
a) fahren?
Antwort:
Neun:
a) am Damm
b) am Turm
b) liegen still?
Antwort:
Zwei.
2. Wann?
Antwort:
Heute.
""",
        flat=flat,
    )
    assert questions(record) == {"1": "Wie viele Fähren a) fahren?", "1b": "liegen still?", "2": "Wann?"}
    assert answers(record) == {"1": "Neun: a) am Damm b) am Turm", "1b": "Zwei.", "2": "Heute."}


@BOTH
def test_a_list_in_the_answer_to_a_single_letter_is_none_of_its_parts(*, flat: bool) -> None:
    record = parse(
        NORDRHEIN_WESTFALEN
        + """1. Welche Kosten entstehen
a) dem Land?
Dem Land entstehen
a) 5 Euro am Damm,
b) 6 Euro am Turm.
b) den Kreisen?
Keine.
2. Warum?
Darum.
""",
        flat=flat,
    )
    assert answers(record) == {
        "1a": "Dem Land entstehen a) 5 Euro am Damm, b) 6 Euro am Turm.",
        "1b": "Keine.",
        "2": "Darum.",
    }


ITEMS = {
    "a question on its letters, each answered": (
        "1. Wie viele Fähren gibt es\n{a} in Hannover und\n{b} in Celle?\n"
        "{a} In Hannover gibt es neun Fähren.\n{b} In Celle gibt es zwei.\n",
        {"1a": "In Hannover gibt es neun Fähren.", "1b": "In Celle gibt es zwei."},
    ),
    "letters that complete a sentence, with markers": (
        "1. Wie viele gibt es, und zwar\n{a} Seilfähren,\n{b} Schlepper?\nZu {a} Es gibt neun.\nZu {b} Es gibt zwei.\n",
        {"1a": "Es gibt neun.", "1b": "Es gibt zwei."},
    ),
    "letters that are answered one by one": (
        "1. Welche Fähren\n{a} fahren noch?\nEs fahren alle.\n{b} werden gebaut?\nKeine.\n",
        {"1a": "Es fahren alle.", "1b": "Keine."},
    ),
    "questions on a question, answered in a row": (
        "1. Wie geht es weiter?\n{a} Was kostet es?\n{b} Wer zahlt?\nGut.\n{a} Es kostet nichts.\n{b} Niemand zahlt.\n",
        {"1": "Gut.", "1a": "Es kostet nichts.", "1b": "Niemand zahlt."},
    ),
}  # fmt: skip


@BOTH
@pytest.mark.parametrize("closing", [")", "."])
@pytest.mark.parametrize(("text", "told"), ITEMS.values(), ids=ITEMS)
def test_items_of_a_question_and_of_its_answer_are_not_mixed_up(
    text: str, told: dict[str, str], closing: str, *, flat: bool
) -> None:
    letters = {letter: letter + closing for letter in "ab"}
    record = parse(f"{NIEDERSACHSEN}{text.format(**letters)}2. Und nun?\nEs geht gut weiter.\n", flat=flat)
    assert answers(record) == {**told, "2": "Es geht gut weiter."}
    assert left_over(record) == []


@BOTH
@pytest.mark.parametrize("name", ["Neustadt a. Rübenberge", "Mühlen u. a. Orten, z. b. Celle"])
def test_a_letter_of_a_name_or_abbreviation_is_no_item(name: str, *, flat: bool) -> None:
    record = parse(
        f"{NIEDERSACHSEN}1. Wie viele Fähren gibt es in {name}?\nEs gibt neun.\n2. Und nun?\nGut.\n", flat=flat
    )
    assert questions(record) == {"1": f"Wie viele Fähren gibt es in {name}?", "2": "Und nun?"}
    assert answers(record) == {"1": "Es gibt neun.", "2": "Gut."}


@BOTH
@pytest.mark.parametrize("closing", [")", "."])
def test_letters_in_mid_line_and_the_same_in_the_answer(closing: str, *, flat: bool) -> None:
    a, b = f"a{closing}", f"b{closing}"
    asked = f"1. Welche Kosten entstehen {a} dem Land, {b} den Kreisen?\n\n"
    told = f"{a} Dem Land entstehen keine Kosten.\n{b} Den Kreisen entstehen 20 000 Euro.\n\n"
    record = parse(f"{NORDRHEIN_WESTFALEN}{asked}{told}2. Wer fährt sie?\n\nFährleute.\n", flat=flat)
    assert questions(record) == {
        "1a": "Welche Kosten entstehen dem Land,", "1b": "Welche Kosten entstehen den Kreisen?", "2": "Wer fährt sie?"
    }  # fmt: skip
    assert answers(record) == {
        "1a": "Dem Land entstehen keine Kosten.", "1b": "Den Kreisen entstehen 20 000 Euro.", "2": "Fährleute."
    }  # fmt: skip
