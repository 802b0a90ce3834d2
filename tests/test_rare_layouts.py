"""Layouts that a parliament prints now and then, one paper each. All texts are fictional."""

import pytest

from ingest.records import Inquiry, Kind, Speaker
from tests.test_printed_forms import NIEDERSACHSEN, pairs, parse
from tests.test_rare_forms import BUNDESTAG_HEAD

BOTH = pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])

SCHLESWIG_HOLSTEIN = """SCHLESWIG-HOLSTEINISCHER LANDTAG Drucksache 19/99255
19. Wahlperiode 30.04.2020
Große Anfrage
der Fraktion der SPD
und
Antwort
der Landesregierung – Minister für Wege

Fähren auf dem Mustersee

1. Bestand der Fähren
1.1 Wie viele Fähren gibt es?
Antwort: Neun.
1.2 Wie viele Fährleute gibt es?
Antwort: Zwölf.
2. Kosten
2.1 Was kosten die Fähren?
Antwort: Nichts.
2.2 Was kosten die Fährleute?
Antwort: Siehe 2.1.
"""
BREMEN = """Drucksache 21/99113
21. Wahlperiode
BREMISCHE BÜRGERSCHAFT
Landtag
14.05.2024
Mitteilung des Senats vom 14. Mai 2024
Fähren auf der Weser
Kleine Anfrage
der Fraktion BÜNDNIS 90/DIE GRÜNEN vom 3. April 2024
und Mitteilung des Senats vom 14. Mai 2024

Vorbemerkung der Fragestellerin:
Die Fähren fahren selten.

Der Senat beantwortet die Kleine Anfrage wie folgt:

Frage 1: Wie viele Fähren gibt es?
Antwort auf Frage 1:
Es gibt drei Fähren.

Frage 2: Wer betreibt sie?
Frage 3: Seit wann?
Antwort auf die Fragen 2 und 3:
Die Stadt seit 1990.
"""
BREMEN_TITLE_PAGE = """BREMISCHE BÜRGERSCHAFT Drucksache 20/99112
20. Wahlperiode 12.03.2022

Antwort des Senats
auf die Kleine Anfrage der Fraktion der CDU vom 1. Februar 2022

„Fähren auf der Weser“

Die Fraktion der CDU hat folgende Kleine Anfrage an den Senat gerichtet:

„Die Fähren fahren selten.
Wir fragen den Senat:
1. Wie viele Fähren gibt es?“

Der Senat beantwortet die Kleine Anfrage wie folgt:

Zu Frage 1:
Es gibt drei Fähren.
"""
SACHSEN = """STAATSMINISTERIUM DES INNERN
Freistaat
SACHSEN
Sächsisches Staatsministerium des Innern
Dresden, 12. Mai 2024

Kleine Anfrage der Abgeordneten Anna Muster, Fraktion BÜNDNIS 90/DIE GRÜNEN
Drs.-Nr.: 7/99150
Thema: Fähren auf der Elbe

namens und im Auftrag der Sächsischen Staatsregierung beantworte ich die Kleine Anfrage wie folgt:

Frage 1: a) Wer betreibt sie? b) Seit wann?

Zu a): Die Stadt.
Zu b): Seit 1990.

Fragen 2 und 3:
Frage 2: Was kosten sie?
Frage 3: Wer zahlt?

Der Freistaat zahlt alles.

Frage 4: Was wird geplant?

Nichts.
"""
SACHSEN_ASKING = """Sächsischer Landtag
7. Wahlperiode
DRUCKSACHE 7/99160

Kleine Anfrage
des Abgeordneten Max Muster, AfD-Fraktion

Thema: Fähren auf der Elbe

Vorbemerkung: Die Fähren fahren selten.

Fragen an die Staatsregierung:

1. Wie viele Fähren gibt es?
2. Wer betreibt sie, und wer zahlt?

Dresden, den 2. Mai 2022
Max Muster, MdL
Eingegangen am: 03.05.2022 Ausgegeben am: 04.05.2022
"""
HESSEN = """Kleine Anfrage der Abg. Muster (SPD) vom 20.04.2012 betreffend Fähren auf dem Main und Antwort des Ministers für Wirtschaft

Vorbemerkung der Fragestellerin:
Die Fähren fahren selten.

Diese Vorbemerkung vorangestellt, beantworte ich die Kleine Anfrage wie folgt:

Frage 1. Wie viele Fähren gibt es?
Es gibt drei Fähren.
Frage 2: Was kosten sie?
Nichts.
Zu Frage 3: Wer zahlt?
Niemand.
Wiesbaden, 30. Mai 2012
Max Muster
"""
RHEINLAND_PFALZ = """LANDTAG RHEINLAND-PFALZ Drucksache 18/99350
18. Wahlperiode 23.04.2023

Kleine Anfrage
des Abgeordneten Max Muster (AfD)
und
Antwort
des Ministeriums des Innern und für Sport

Fähren auf dem Rhein

Die Kleine Anfrage 18/4123 vom 1. April 2023 hat folgenden Wortlaut:

Die Fähren fahren selten. Vor diesem Hintergrund frage ich die Landesregierung:
1. Wie viele Fähren gibt es auf dem Rhein?
2. Wer betreibt die Fähren auf dem Rhein?
3. Was kosten sie?

Das Ministerium des Innern und für Sport hat die Kleine Anfrage namens der Landesregierung mit Schreiben vom 22. April 2023
wie folgt beantwortet:

1. Wie viele Fähren gibt es auf dem Rhein?
Es gibt drei Fähren.
2. Wer betreibt die Fähren auf dem Rhein?
Die Stadt.
Zu 3.:
Nichts.
"""
MECKLENBURG_VORPOMMERN = """LANDTAG MECKLENBURG-VORPOMMERN Drucksache 7/99485
7. Wahlperiode 08.04.2020

GROSSE ANFRAGE
der Fraktion DIE LINKE

Mühlen am Mustersee
und
ANTWORT
der Landesregierung

Die Landesregierung hat die Große Anfrage mit Schreiben vom 5. April 2020 beantwortet.

1. Wie viele Mühlen gibt es?
Es gibt neun Mühlen.
"""


def codes(record: Inquiry) -> set[str]:
    return {finding.code for finding in record.findings}


@BOTH
def test_topics_with_decimal_items_under_bare_markers(*, flat: bool) -> None:
    record = parse(SCHLESWIG_HOLSTEIN, flat=flat)
    assert [(question.label, question.topic) for question in record.questions] == [
        ("1.1", "Bestand der Fähren"), ("1.2", None), ("2.1", "Kosten"), ("2.2", None)
    ]  # fmt: skip
    assert pairs(record) == [(("1.1",), "Neun."), (("1.2",), "Zwölf."), (("2.1",), "Nichts."), (("2.2",), "Siehe 2.1.")]


@BOTH
def test_a_mitteilung_with_headed_questions(*, flat: bool) -> None:
    record = parse(BREMEN, flat=flat)
    assert (record.kind, record.title) == (Kind.KLEINE_ANFRAGE, "Fähren auf der Weser")
    assert [(preamble.by, preamble.text) for preamble in record.preambles] == [
        (Speaker.ASKER, "Die Fähren fahren selten.")
    ]
    assert pairs(record) == [(("1",), "Es gibt drei Fähren."), (("2", "3"), "Die Stadt seit 1990.")]


@BOTH
def test_a_title_page_is_no_preamble(*, flat: bool) -> None:
    record = parse(BREMEN_TITLE_PAGE, flat=flat)
    assert record.title == "Fähren auf der Weser"
    assert [preamble.by for preamble in record.preambles] == [Speaker.ASKER]


@BOTH
def test_letters_behind_each_other_and_a_heading_of_several_questions(*, flat: bool) -> None:
    record = parse(SACHSEN, flat=flat)
    assert [question.text for question in record.questions[:2]] == ["Wer betreibt sie?", "Seit wann?"]
    assert pairs(record) == [
        (("1a",), "Die Stadt."), (("1b",), "Seit 1990."), (("2", "3"), "Der Freistaat zahlt alles."), (("4",), "Nichts.")
    ]  # fmt: skip
    assert "joint-answer-inferred" not in codes(record)


@BOTH
def test_a_paper_that_only_asks_is_not_answered_and_has_no_word_of_the_government(*, flat: bool) -> None:
    record = parse(SACHSEN_ASKING, flat=flat)
    assert (str(record.dates.asked), record.dates.answered) == ("2022-05-02", None)
    assert [preamble.by for preamble in record.preambles] == [Speaker.ASKER]


@BOTH
def test_a_question_headed_like_an_answer(*, flat: bool) -> None:
    record = parse(HESSEN, flat=flat)
    assert pairs(record) == [(("1",), "Es gibt drei Fähren."), (("2",), "Nichts."), (("3",), "Niemand.")]


@BOTH
def test_one_marked_answer_among_questions_printed_again(*, flat: bool) -> None:
    record = parse(RHEINLAND_PFALZ, flat=flat)
    assert pairs(record) == [(("1",), "Es gibt drei Fähren."), (("2",), "Die Stadt."), (("3",), "Nichts.")]
    assert "question-unanswered" not in codes(record)


def test_the_letter_that_answers_a_grosse_anfrage() -> None:
    record = parse(MECKLENBURG_VORPOMMERN)
    assert (record.answering_body, str(record.dates.answered)) == ("Landesregierung", "2020-04-05")
    assert record.preambles == ()


SACHSEN_ANHALT = """Landtag von Sachsen-Anhalt Drucksache 8/99126
15.03.2024

Antwort der Landesregierung
auf eine Kleine Anfrage zur schriftlichen Beantwortung
Abgeordnete Anna Muster (DIE LINKE)

Fähren auf der Elbe

Kleine Anfrage - KA 8/2426

Antwort der Landesregierung
erstellt vom Ministerium für Infrastruktur und Digitales

Frage 1:
Wie viele Fähren gibt es?
Antwort auf Frage 1:
Drei.
Frage 2:
Was kosten sie?
Antwort auf Frage 2:
Nichts.
Frage 3 a)
Wer zahlt?
Frage 3 b)
Wann?
Die Fragen 3 a) und 3 b) werden gemeinsam beantwortet.
Niemand zahlt.
"""


@BOTH
def test_lettered_headings_with_an_announced_answer_among_marked_ones(*, flat: bool) -> None:
    record = parse(SACHSEN_ANHALT, flat=flat)
    assert record.answering_body == "Ministerium für Infrastruktur und Digitales"
    assert [(q.label, q.text) for q in record.questions[2:]] == [("3a", "Wer zahlt?"), ("3b", "Wann?")]
    assert pairs(record)[2:] == [(("3a", "3b"), "Niemand zahlt.")]


@BOTH
def test_a_first_letter_on_the_line_of_its_number(*, flat: bool) -> None:
    text = (
        "1. a) Wem gehören sie?\nb) Wer pflegt sie?\nZu 1 a): Dem Land.\nZu 1 b): Dem Bund.\n2. Was folgt?\nNichts.\n"
    )
    record = parse(NIEDERSACHSEN[: NIEDERSACHSEN.index("1. Wie")] + text, flat=flat)
    assert pairs(record) == [(("1a",), "Dem Land."), (("1b",), "Dem Bund."), (("2",), "Nichts.")]


@BOTH
def test_a_number_with_a_letter_and_a_full_stop(*, flat: bool) -> None:
    text = (
        "1. Was kosten sie?\n\n1a. Und im Jahr 2020?\n\nDie Fragen 1 und 1a werden gemeinsam beantwortet.\n\nNichts.\n"
    )
    record = parse(f"{BUNDESTAG_HEAD}Mühlen\n\nVorbemerkung der Fragesteller\nEs klappert.\n{text}", flat=flat)
    assert [question.text for question in record.questions] == ["Was kosten sie?", "Und im Jahr 2020?"]
    assert pairs(record) == [(("1", "1a"), "Nichts.")]


SAARLAND = """LANDTAG DES SAARLANDES Drucksache 16/99525 (16/99330)
16. Wahlperiode 14.01.2020
A N T W O R T
zu der
Anfrage des Abgeordneten Dr. Max Beispiel (DIE LINKE.)
betr.: Mühlen im Saarland
Vorbemerkung des Fragestellers:
„Mehrere Mühlen schließen.“
1. Wie viele Mühlen wurden seit 2015 geschlossen?
2. Wie viele sind geplant?
Zu den Fragen 1 und 2:
Geschlossen wurden 300 Mühlen.
3. a) Wer ist dafür zuständig?
b) Wie wird kontrolliert?
Zu Frage 3 a:
Zuständig ist das Ministerium.
Zu Frage 3 b:
Gar nicht.
Ausgegeben: 17.01.2020 (28.11.2019)
"""
BADEN_WUERTTEMBERG = """Landtag von Baden-Württemberg Drucksache 16 / 99154
16. Wahlperiode 12. 03. 2017

Kleine Anfrage
des Abg. Max Muster AfD

und

Antwort
des Ministeriums für Verkehr

Mühlen am Neckar

Kleine Anfrage

Ich frage die Landesregierung:

1. Wie viele Mühlen gibt es?

01. 02. 2017

Muster AfD

Antwort

Mit Schreiben vom 27. Februar 2017 Nr. 3-1234 beantwortet das Ministerium für Verkehr die Kleine Anfrage wie folgt:

1. Wie viele Mühlen gibt es?

Es gibt neun Mühlen.
"""


@BOTH
def test_numbered_questions_above_markers_that_name_them(*, flat: bool) -> None:
    record = parse(SAARLAND, flat=flat)
    assert [question.text for question in record.questions[1:3]] == [
        "Wie viele sind geplant?", "Wer ist dafür zuständig?"
    ]  # fmt: skip
    assert pairs(record) == [
        (("1", "2"), "Geschlossen wurden 300 Mühlen."), (("3a",), "Zuständig ist das Ministerium."), (("3b",), "Gar nicht.")
    ]  # fmt: skip


def test_a_title_apart_from_the_ministry_above_it() -> None:
    record = parse(BADEN_WUERTTEMBERG)
    assert (record.title, record.answering_body) == ("Mühlen am Neckar", "Ministerium für Verkehr")
    assert "text-unassigned" not in codes(record)


NORDRHEIN_WESTFALEN = """LANDTAG NORDRHEIN-WESTFALEN
17. Wahlperiode
Drucksache 17/99291
16.06.2020

Antwort
der Landesregierung
auf die Große Anfrage 12 der Fraktion der AfD
Drucksache 17/99012

Mühlen in NRW

Vorbemerkung der Landesregierung

Mühlen sind wichtig.

1. Wie viele Mühlen gibt es?
Neun.
2.1 Wie viele Esel gibt es?
Zwei.
2.2 Wie heißen sie?
Max und Moritz.
3. Was folgt?
Nichts.
"""


@BOTH
def test_decimal_items_where_answers_follow(*, flat: bool) -> None:
    record = parse(NORDRHEIN_WESTFALEN, flat=flat)
    assert pairs(record) == [
        (("1",), "Neun."), (("2.1",), "Zwei."), (("2.2",), "Max und Moritz."), (("3",), "Nichts.")
    ]  # fmt: skip


BRANDENBURG = """Landtag Brandenburg
6. Wahlperiode Drucksache 6/99346

Antwort
der Landesregierung
auf die Kleine Anfrage Nr. 4096
des Abgeordneten Max Muster (AfD-Fraktion)
Drucksache 6/99057

Mühlen in der Prignitz

Namens der Landesregierung beantwortet der Minister der Finanzen die Kleine Anfrage wie folgt:

Vorbemerkung des Fragestellers:
In der Prignitz stehen viele Mühlen. Einige werden von Vereinen gepflegt, andere verfallen seit Jahren, und
über die meisten gibt es bis heute keine Angaben, obwohl der Landtag sie schon zweimal verlangt hat.

1. Wie viele Mühlen gibt es in der Prignitz?

zu Frage 1:
a) neun Wassermühlen,
b) zwei Windmühlen.

2. Wie viele sind {letters}

zu Frage 2 a):
Neun.

zu den Fragen 2 b) und c):
Keine.

Eingegangen: 07.01.2019 / Ausgegeben: 14.01.2019
\f
Landtag Brandenburg Drucksache 6/99346
- 2 -

3. Was folgt?

zu Frage 3:
Nichts.
"""


@BOTH
@pytest.mark.parametrize(
    "letters", ["a) saniert? b) verfallen? c) verkauft?", "a) saniert, b) verfallen,\nc) verkauft?"]
)
def test_letters_in_one_line_that_the_markers_name(letters: str, *, flat: bool) -> None:
    record = parse(BRANDENBURG.format(letters=letters), flat=flat)
    two, three, four = (words.strip() for words in letters.replace("\n", " ").split(")")[1:])
    assert [(question.label, question.text) for question in record.questions[1:4]] == [
        ("2a", f"Wie viele sind {two.removesuffix('b').strip()}"),
        ("2b", f"Wie viele sind {three.removesuffix('c').strip()}"),
        ("2c", f"Wie viele sind {four}"),
    ]
    assert [labels for labels, _ in pairs(record)] == [("1",), ("2a",), ("2b", "2c"), ("3",)]
    assert " ".join(record.answers[0].text.split()) == "a) neun Wassermühlen, b) zwei Windmühlen."


@BOTH
@pytest.mark.parametrize(
    "head", ["Landtag Brandenburg\n6. Wahlperiode Drucksache 6/99346\n", ""], ids=["head", "no head"]
)
def test_the_dates_at_the_foot_of_the_first_page_are_none_of_the_answer(head: str, *, flat: bool) -> None:
    printed = BRANDENBURG.format(letters="a) saniert? b) verfallen? c) verkauft?")
    record = parse(head + printed.split("\n", 2)[2], flat=flat)
    assert (record.parliament, record.reference) == ("bb", "6/99346")
    assert (str(record.dates.answer_received), str(record.dates.published)) == ("2019-01-07", "2019-01-14")
    assert pairs(record)[2] == (("2b", "2c"), "Keine.")
