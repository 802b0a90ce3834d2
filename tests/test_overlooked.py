"""No misreading stays silent: what still reads like a question or a marker inside a text has a finding."""

from pathlib import Path

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry
from ingest.sources import read_source, source_from_bytes
from tests.goldens import SAMPLES
from tests.test_printed_forms import BERLIN, SAARLAND, parse
from tests.test_rare_forms import BERLIN_HEAD, BERLIN_TAIL, BOTH, HAMBURG_HEAD

CODE = "pair-overlooked"
ASKED = "1. Wie viele Mühlen gibt es?\n\nEs gibt neun.\n\n2. Wem gehören sie?\n\nDem Land.\n\n"
DAMAGED = {
    "a number without its full stop": "3 Wer pflegt sie?\n\nDas Land.\n",
    "a number in brackets": "(3) Wer pflegt sie?\n\nDas Land.\n",
    "a number that recognition misread": "S. Wer pflegt sie?\n\nDas Land.\n",
    "a heading that is cut": "F. 3: Wer pflegt sie?\n\nDas Land.\n",
    "a marker without its question": "Antwort zu Frage 3:\n\nDas Land pflegt sie.\n",
}


def found(record: Inquiry) -> list[str]:
    return [finding.message for finding in record.findings if finding.code == CODE]


@BOTH
@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_a_question_that_is_not_recognised_is_told(text: str, *, flat: bool) -> None:
    (message,) = found(parse(HAMBURG_HEAD + ASKED + text, flat=flat))
    assert f"„{' '.join(text.split()[:4])}" in message
    assert ("Frage 3" in message.split("„")[0]) is ("3" in text)


@BOTH
def test_an_item_that_is_left_out_is_told(*, flat: bool) -> None:
    asked = "1. Wie viele Mühlen sind\na) groß?\nb) klein?\nc) mittel?\n"
    record = parse(
        f"{BERLIN_HEAD}{asked}Zu 1. a: Zwei.\nZu 1. c: Drei.\n2. Und nun?\nZu 2.: Nichts.\n{BERLIN_TAIL}", flat=flat
    )
    assert [finding.label for finding in record.findings if finding.code == "numbering-gap"] == ["1c"]


CITED = {
    "an answer that points to another": "1. Wie viele?\n\nSiehe Antwort zu 2.\n\n2. Wie alt?\n\nZu Frage 1:\nSiehe dort.\n",
    "a list in an answer": "1. Wie viele?\n\nEs gibt\n1. Wassermühlen,\n2. Windmühlen,\n3. Handmühlen.\n\n2. Wie alt?\n\nSehr.\n",
    "a paragraph of a law": "1. Wie viele?\n\nNach\n§ 12 Nr.\n4 Welche zählt, ist offen.\n\n2. Wie alt?\n\nSehr.\n",
    "a question in an answer": "1. Wie viele?\n\nGefragt wurde:\nWie viele sind es?\n\n2. Wie alt?\n\nSehr.\n",
}


@BOTH
@pytest.mark.parametrize("text", CITED.values(), ids=CITED)
def test_what_is_cited_is_no_question(text: str, *, flat: bool) -> None:
    assert found(parse(HAMBURG_HEAD + text, flat=flat)) == []


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("??/*.txt")), ids=lambda path: path.stem)
def test_no_alarm_in_a_sample(path: Path) -> None:
    assert found(parse_source(read_source(path))) == []


@pytest.mark.corpus
@BOTH
def test_no_alarm_in_a_real_paper(shared: Path, *, flat: bool) -> None:
    for path in sorted((shared / "corpus").glob("*/*.txt")):
        text = path.read_text(encoding="utf-8")
        data = (" ".join(text.split()) if flat else text).encode()
        assert found(parse_source(source_from_bytes(path.name, data))) == [], path.name


LOST = {
    "the last marker of the Saarland": (SAARLAND, "Zu Frage 3:", ""),
    "the last marker of the Saarland, misread": (SAARLAND, "Zu Frage 3:", "Zu Fr4ge S:"),
    "the mark of the question, too": (
        SAARLAND,
        "Wie wird kontrolliert?\nZu Frage 3:",
        "Das Nähere folgt.\nZu Frage Z:",
    ),
    "number and marker in Berlin": (BERLIN, "4. Was wird geplant?\nZu. 4:", "Was wird geplant?\nZu A:"),
}


@BOTH
@pytest.mark.parametrize(("paper", "printed", "damaged"), LOST.values(), ids=LOST)
def test_a_question_without_number_whose_marker_is_lost_is_told(
    paper: str, printed: str, damaged: str, *, flat: bool
) -> None:
    assert found(parse(paper, flat=flat)) == []
    (message,) = found(parse(paper.replace(printed, damaged), flat=flat))
    assert message.startswith("Hier kann eine Frage beginnen")


QUOTED = {
    "behind a colon": "Gefragt wurde: Wie viele sind es? Es sind neun.",
    "in quotation marks": "Die Stelle sagt: „Es gibt Fragen. Wie viele sind es? Das ist offen.“ Es sind neun.",
    "behind häufige Fragen": "Ein Heft nennt häufige Fragen.\nWie alt ist sie?\nWann wird gemahlen? Es ist frei.",
    "below the heading of a list": "Häufig gestellte Fragen (FAQ)\nWie alt ist sie?\nWann wird gemahlen?\nEs ist frei.",
    "of a Fragebogen": "Im Fragebogen wurde gefragt:\nWie alt sind Sie?\nWie oft mahlen Sie?\nNeun antworten.",
}


@BOTH
@pytest.mark.parametrize("answer", QUOTED.values(), ids=QUOTED)
def test_a_question_that_an_answer_quotes_is_none_of_the_paper(answer: str, *, flat: bool) -> None:
    assert found(parse(BERLIN.replace("Geplant ist nichts.", answer), flat=flat)) == []


TOLD = {
    "below a quotation that is never closed": "Sie heißt „Die neue Mühle.\n\nWie viele sind es?\nNeun.",
    "behind a quotation that is closed": "Sie heißt „Neue Mühle“.\nWie viele sind es?\nNeun.",
    "below one of the next paragraph that lost its beginning": "Sie heißt „Neu.\n\nWie viele sind es?\nDie Alte“ nicht.",
    "alone, behind a sentence about questions": "Siehe die häufigen Fragen.\nWie viele sind es?\nNeun.",
    "behind a sentence about other questions": "Siehe zu den vorigen Fragen.\nWie viele sind es? Wie alt sind sie?\nNeun.",
    "below the answer to a question that is cited": "Die Frage war: Wie alt ist sie? Alt.\nWie viele sind es?\nNeun.",
}


@pytest.mark.parametrize("answer", TOLD.values(), ids=TOLD)
def test_a_question_that_nothing_cites_is_told(answer: str) -> None:
    (message,) = found(parse(BERLIN.replace("Geplant ist nichts.", answer)))
    assert "„Wie viele sind es?" in message


MISREAD = ["Zu Fr4ge 2:", "Zu Fraqe 2:", "Zu Frqe l:", "Zn Frage 2:", "Zu Fnagc Z.:", "Zu Fr4gen 2b:", "Zu F|age2:"]
WORDS = [
    "Zu Figur 2:",
    "Zu Ferienende:",
    "Zu Ferien A:",
    "Zu Freitag 1.:",
    "Zu Fächern b):",
    "Zu Fuge 2:",
    "Zu Farbe 2:",
    "Zu Folge 2:",
    "Zu Fragebogen 2:",
    "Zur Frage 2:",
    "Zur Fraqe 2:",
    "Zum Fragen 2:",
]


@BOTH
@pytest.mark.parametrize("marker", [*MISREAD, *WORDS])
def test_only_what_is_near_to_the_word_is_a_marker_that_was_misread(marker: str, *, flat: bool) -> None:
    answer = f"Geplant ist nichts.\n{marker} Das ist offen."
    messages = found(parse(BERLIN.replace("Geplant ist nichts.", answer), flat=flat))
    assert [f"„{marker} Das" in message for message in messages] == [True] * (marker in MISREAD)
