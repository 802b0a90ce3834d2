"""Forms of questions and markers that few papers print, each in the layout of its parliament. All texts are fictional."""

import pytest

from tests.test_printed_forms import BAYERN, BERLIN, pairs, parse

BOTH = pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
BERLIN_HEAD, BERLIN_TAIL = BERLIN[: BERLIN.index("1. Wie")], BERLIN[BERLIN.index("Berlin, den") :]
BAYERN_HEAD = BAYERN[: BAYERN.index("1.1 Welche")]
BAYERN_ANSWER = BAYERN[BAYERN.index("Antwort\n") : BAYERN.index("Zu 1.1")]
BUNDESTAG_HEAD = """Deutscher Bundestag Drucksache 21/99449
21. Wahlperiode 03.08.2026
Antwort
der Bundesregierung
auf die Kleine Anfrage der Abgeordneten Max Muster, Dr. Marie Muster, weiterer Abgeordneter und der Fraktion der AfD
– Drucksache 21/99001 –
"""


@BOTH
def test_a_question_behind_the_marker_of_the_one_before_shares_its_answer(*, flat: bool) -> None:
    text = "\nFrage 1:\nWem gehören die Mühlen?\n\nZu 1.: Und Frage 2:\nWer pflegt sie?\n\nDas Land pflegt seine Mühlen.\n\n"
    record = parse(f"{BERLIN_HEAD}{text}Frage 3:\nWas folgt?\n\nZu 3.:\nNichts.\n{BERLIN_TAIL}", flat=flat)
    assert [question.text for question in record.questions] == [
        "Wem gehören die Mühlen?",
        "Wer pflegt sie?",
        "Was folgt?",
    ]
    assert pairs(record) == [(("1", "2"), "Das Land pflegt seine Mühlen."), (("3",), "Nichts.")]
    assert record.answers[0].marker == "Zu 1.: Und Frage 2:"


@BOTH
def test_a_question_headed_with_und_behind_an_answer_has_its_own(*, flat: bool) -> None:
    text = "1. Wem gehören sie?\nZu 1.: Dem Land.\nUnd Frage 2: Wer pflegt sie?\nDas Land pflegt sie.\n"
    record = parse(f"{BERLIN_HEAD}{text}3. Was folgt?\nZu 3.: Nichts.\n{BERLIN_TAIL}", flat=flat)
    assert pairs(record) == [(("1",), "Dem Land."), (("2",), "Das Land pflegt sie."), (("3",), "Nichts.")]


@BOTH
def test_a_marker_joined_to_the_next_by_und_alone(*, flat: bool) -> None:
    text = "1. Wem gehören sie?\nZu 1.:\nund\n2. Wer pflegt sie?\nZu 2.:\nDas Land.\n3. Was folgt?\nZu 3.: Nichts.\n"
    record = parse(f"{BERLIN_HEAD}{text}{BERLIN_TAIL}", flat=flat)
    assert pairs(record) == [(("1", "2"), "Das Land."), (("3",), "Nichts.")]
    assert "text-unassigned" not in {finding.code for finding in record.findings}


@BOTH
@pytest.mark.parametrize("marker", ["zu 2:\n", "zu 2: ", "zu 2.:\n"])
def test_a_marker_in_lower_case(marker: str, *, flat: bool) -> None:
    text = f"1. Wem gehören sie?\nZu 1.:\nDem Land.\n2. Wer pflegt sie?\n{marker}Das Land pflegt sie.\n"
    record = parse(f"{BERLIN_HEAD}{text}{BERLIN_TAIL}", flat=flat)
    assert [(a.labels, a.text, a.marker) for a in record.answers[1:]] == [
        (("2",), "Das Land pflegt sie.", marker.strip())
    ]


@BOTH
@pytest.mark.parametrize("letter", ["{}{}", "{} {}", "{}{})", "{}.{})", "{}.{}"])
def test_lettered_numbers_with_and_without_closing(letter: str, *, flat: bool) -> None:
    one, two, three = (letter.format(number, item) for number, item in ("1a", "1b", "2a"))
    asked = f"{one} Welche Mühlen stehen noch?\n{two} Welche Kosten entstehen?\n{three} Wann wird begonnen?\n"
    told = f"Zu {one}:\nEs stehen alle.\nZu {two}:\nDie Kosten sind gering.\nZu {three}:\nBald.\n"
    record = parse(BAYERN_HEAD + asked + BAYERN_ANSWER + told, flat=flat)
    assert [question.text for question in record.questions] == [
        "Welche Mühlen stehen noch?", "Welche Kosten entstehen?", "Wann wird begonnen?"
    ]  # fmt: skip
    assert pairs(record) == [(("1a",), "Es stehen alle."), (("1b",), "Die Kosten sind gering."), (("2a",), "Bald.")]


@BOTH
@pytest.mark.parametrize("letter", ["{}{}", "{} {}", "{}.{})"])
def test_lettered_numbers_printed_again_above_their_answers(letter: str, *, flat: bool) -> None:
    one, two = (letter.format(number, item) for number, item in ("1a", "1b"))
    first, second = f"{one} Welche Mühlen in Bayern stehen noch?\n", f"{two} Welche Kosten sind dadurch entstanden?\n"
    record = parse(f"{BAYERN_HEAD}{first}{second}{BAYERN_ANSWER}{first}Es stehen alle.\n{second}Geringe.\n", flat=flat)
    assert pairs(record) == [(("1a",), "Es stehen alle."), (("1b",), "Geringe.")]


@BOTH
def test_a_joint_answer_announced_above_its_first_question(*, flat: bool) -> None:
    said = "Die Fragen 2 und 3 werden wegen ihres Sachzusammenhangs gemeinsam beantwortet."
    text = f"1. Wem gehören sie?\nDem Bund.\n{said}\n2. Wie alt sind sie?\n3. Wie groß sind sie?\nSehr.\n"
    record = parse(f"{BUNDESTAG_HEAD}Mühlen\n\nVorbemerkung der Fragesteller\nEs klappert.\n{text}", flat=flat)
    assert pairs(record) == [(("1",), "Dem Bund."), (("2", "3"), "Sehr.")]
    assert record.answers[1].marker == said
    assert not {"joint-answer-inferred", "text-unassigned"} & {finding.code for finding in record.findings}


TITLES = {
    "ends above a word that begins a sentence": ("Mühlen am Musterkanal\nSeit Jahren wird geklagt. Das ist bekannt.\n", True),
    "ends above a line of running text": (
        "Mühlen am Musterkanal\nBetreiber von Mühlen klagen seit Jahren darüber, dass der Bund ihnen Wasser nimmt. Das ist\n"
        "allen bekannt.\n",
        True,
    ),
    "cannot be told from the sentence below it": ("Mühlen am Musterkanal\nMüller klagen. Sie\nwarten.\n", False),
    "cannot be told from the one sentence below it": ("Mühlen am Musterkanal\nMüller klagen.\n", False),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TITLES.values(), ids=TITLES)
def test_a_title_without_a_heading_below_it(text: str, *, told: bool) -> None:
    record = parse(f"{BUNDESTAG_HEAD}{text}1. Wem gehören sie?\nDem Bund.\n")
    assert record.title == ("Mühlen am Musterkanal" if told else None)
    assert ("title-missing" in {finding.code for finding in record.findings}) is not told
    words = " ".join(preamble.text for preamble in record.preambles)
    assert all(word in words for word in text.split("\n", 1)[1].split()), "the sentence stays in the record"


HAMBURG_HEAD = """BÜRGERSCHAFT
DER FREIEN UND HANSESTADT HAMBURG Drucksache 22/99012
22. Wahlperiode 24.03.20
Schriftliche Kleine Anfrage
des Abgeordneten Max Muster (CDU) vom 16.03.20
und Antwort des Senats
Betr.: Mühlen in Hamburg

Die Mühlen in Hamburg klappern.
Ich frage den Senat:

"""


def test_a_number_alone_in_its_line() -> None:
    text = "1\nWie viele Mühlen gibt es?\n\nEs gibt neun.\n\n2\nWem gehören sie?\n\nSiehe Antwort zu 1.\n"
    record = parse(HAMBURG_HEAD + text)
    assert [question.text for question in record.questions] == ["Wie viele Mühlen gibt es?", "Wem gehören sie?"]
    assert pairs(record) == [(("1",), "Es gibt neun."), (("2",), "Siehe Antwort zu 1.")]


@BOTH
def test_a_question_that_follows_the_joint_answer_to_it(*, flat: bool) -> None:
    text = "Frage 1:\nWem gehören sie?\nAntwort zu Fragen 1 und 2:\nDem Land.\nFrage 2:\nWer pflegt sie?\n"
    record = parse(f"{HAMBURG_HEAD}{text}Frage 3:\nWas folgt?\nAntwort zu Frage 3:\nNichts.\n", flat=flat)
    assert [question.text for question in record.questions] == ["Wem gehören sie?", "Wer pflegt sie?", "Was folgt?"]
    assert pairs(record) == [(("1", "2"), "Dem Land."), (("3",), "Nichts.")]


@BOTH
def test_a_question_with_an_answer_beside_the_joint_one(*, flat: bool) -> None:
    text = "Frage 1:\nWem gehören sie?\nAntwort zu Fragen 1 und 2:\nDem Land.\nFrage 2:\nWer pflegt sie?\n"
    record = parse(f"{HAMBURG_HEAD}{text}Antwort zu Frage 2:\nSiehe Antwort zu 1.\n", flat=flat)
    assert [question.text for question in record.questions] == ["Wem gehören sie?", "Wer pflegt sie?"]
    assert pairs(record) == [(("1", "2"), "Dem Land."), (("2",), "Siehe Antwort zu 1.")]


@BOTH
def test_decimal_items_with_an_answer_each(*, flat: bool) -> None:
    text = "1. Wie viele Esel gibt es?\n\n1.1 In Altona?\n\nZwei.\n\n1.2 In Harburg?\n\nDrei.\n\n2. Was folgt?\n\nNichts.\n"
    record = parse(HAMBURG_HEAD + text, flat=flat)
    assert pairs(record) == [(("1", "1.1"), "Zwei."), (("1.2",), "Drei."), (("2",), "Nichts.")]


@BOTH
def test_a_figure_behind_an_open_marker_begins_the_answer(*, flat: bool) -> None:
    text = (
        "1. Wie viele Wagen sind\na) rot?\nb) blau?\nZu 1 a 2 Wagen.\nZu 1 b 13 Wagen.\n2. Und grün?\nZu 2 4 Wagen.\n"
    )
    record = parse(BERLIN_HEAD + text + BERLIN_TAIL, flat=flat)
    assert pairs(record) == [(("1a",), "2 Wagen."), (("1b",), "13 Wagen."), (("2",), "4 Wagen.")]


@BOTH
def test_a_marker_without_a_colon(*, flat: bool) -> None:
    asked = "1.1 Welche Mühlen stehen noch?\n1.2 Wie viele Esel gibt es?\n2. Wann wird begonnen?\n"
    told = "Zu 1.1\nEs stehen alle.\nZu 1.2\n4 Esel.\nZu Frage 2\nDie Arbeiten beginnen bald.\n"
    record = parse(BAYERN_HEAD + asked + BAYERN_ANSWER + told, flat=flat)
    assert pairs(record) == [
        (("1.1",), "Es stehen alle."),
        (("1.2",), "4 Esel."),
        (("2",), "Die Arbeiten beginnen bald."),
    ]


@BOTH
@pytest.mark.parametrize("told", ["Siehe Anlage 1.", "Eine Übersicht ist der\nAnlage 1 zu entnehmen."])
def test_an_annex_is_told_from_the_answer_that_points_to_it(told: str, *, flat: bool) -> None:
    text = f"1. Wie viele Esel gibt es?\n\n{told}\n\nAnlage 1\nEsel nach Bezirk\nAltona 2\nHarburg 3\n"
    record = parse(HAMBURG_HEAD + text, flat=flat)
    assert pairs(record) == [(("1",), " ".join(told.split()))]
    assert [(section.heading, section.text) for section in record.sections] == [
        ("Anlage 1", "Esel nach Bezirk Altona 2 Harburg 3")
    ]


def test_an_annex_behind_the_signature_stays_without_line_breaks() -> None:
    text = f"1. Wie viele Esel gibt es?\nZu 1.: Siehe Anlage 1.\n{BERLIN_TAIL}Anlage 1\nEsel nach Bezirk: Mitte 2\n"
    assert parse(BERLIN_HEAD + text, flat=True).sections[0].text.endswith("Mitte 2")


HEADS = {
    "a mark behind the date": "Deutscher Bundestag Drucksache 21/99449\n21. Wahlperiode 03.08.2026*\n* korrigiert\n",
    "a mark in front of the date": "Deutscher Bundestag Drucksache 21/99449\n21. Wahlperiode * korrigiert 03.08.2026\n",
    "a line between": "Deutscher Bundestag\n21. Wahlperiode\nDrucksache 21/99449\nKorrigierte Fassung\n03.08.2026\n",
    "a later day": "Deutscher Bundestag Drucksache 21/99449\n21. Wahlperiode 03.08.2026\nKorrigierte Fassung vom 12.08.2026\n",
    "the margin note first": "Vorabfassung – wird durch die lektorierte Fassung ersetzt.\nDeutscher Bundestag Drucksache 21/99449\n"
    "21. Wahlperiode Vorabfassung 03.08.2026\n",
}  # fmt: skip


@BOTH
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_head_of_a_corrected_paper(head: str, *, flat: bool) -> None:
    rest = BUNDESTAG_HEAD.split("\n", 2)[2]
    record = parse(
        f"{head}{rest}Mühlen\n\nVorbemerkung der Fragesteller\nEs klappert.\n1. Wem gehören sie?\nMir.\n", flat=flat
    )
    assert (record.reference, str(record.dates.published), record.title) == ("21/99449", "2026-08-03", "Mühlen")


def test_decimal_items_complete_the_words_of_their_number() -> None:
    text = "1. Wem gehören sie?\nZu 1.: Dem Land.\n2. Hat der Senat\n2.1. Pläne?\n2.2. Geld?\nZu 2.1. und 2.2.: Nein.\n"
    record = parse(BERLIN_HEAD + text + BERLIN_TAIL)
    assert [question.text for question in record.questions[1:]] == ["Hat der Senat Pläne?", "Hat der Senat Geld?"]
    assert pairs(record) == [(("1",), "Dem Land."), (("2.1", "2.2"), "Nein.")]


@BOTH
def test_an_item_with_its_number_whose_marker_is_lost(*, flat: bool) -> None:
    text = "1. Mühlen\na) Wie viele gibt es?\nZu 1. a: Neun.\n1. b) Handelt es sich um alle?\nJa, es sind alle.\n"
    record = parse(f"{BERLIN_HEAD}{text}2. Was folgt?\nZu 2.: Nichts.\n{BERLIN_TAIL}", flat=flat)
    assert pairs(record) == [(("1a",), "Neun."), (("1b",), "Ja, es sind alle."), (("2",), "Nichts.")]
    assert [finding.label for finding in record.findings if finding.code == "answer-inferred"] == ["1b"]


@BOTH
def test_two_words_that_ask_lead_to_their_letters(*, flat: bool) -> None:
    text = "1. Wer mahlt,\na) im Sommer?\nb) im Winter?\nZu 1 a) und b): Niemand.\n"
    record = parse(BERLIN_HEAD + text + BERLIN_TAIL, flat=flat)
    assert [question.text for question in record.questions] == ["Wer mahlt, im Sommer?", "Wer mahlt, im Winter?"]


@BOTH
def test_a_stem_leads_to_the_letters_of_its_own_number_alone(*, flat: bool) -> None:
    first = "1. Welche Kosten entstehen\na) dem Bund?\nb) dem Land?\nKeine.\n"
    text = f"{first}2. Was ist geplant?\na) Wann?\nDas ist offen.\nb) Von wem?\nVom Land.\n"
    record = parse(HAMBURG_HEAD + text, flat=flat)
    assert [question.text for question in record.questions][2:] == ["Was ist geplant?", "Wann?", "Von wem?"]
    assert [labels for labels, _ in pairs(record)] == [("1a", "1b"), ("2", "2a"), ("2b",)]
