"""Findings: each oddity has its code, a sound record has none, nothing raises."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.checks import check
from ingest.records import Answer, Asker, Dates, Finding, Inquiry, Kind, Part, Question, Section, Source

SOUND = Inquiry(
    source=Source("fiktiv.txt", "0" * 64, "text/plain", 1),
    kind=Kind.KLEINE_ANFRAGE,
    parliament="be",
    reference="19/99001",
    legislative_term=19,
    part=Part.BOTH,
    title="Wege in Musterstadt",
    askers=(Asker("Anne Muster", "GRÜNE"),),
    dates=Dates(asked=date(2022, 1, 3), answered=date(2022, 1, 20)),
    answering_body="Senatsverwaltung für Wege",
    questions=(Question("1", "Warum?", 1), Question("2", "Wann?", 1)),
    answers=(Answer(("1", "2"), "Darum.", 1),),
)


def codes(record: Inquiry) -> set[str]:
    return {finding.code for finding in check(record)}


def test_a_sound_record_has_no_findings() -> None:
    assert check(SOUND) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reference": None}, "number-missing"),
        ({"title": None}, "title-missing"),
        ({"askers": ()}, "askers-missing"),
        ({"answering_body": None}, "body-missing"),
        ({"dates": Dates()}, "answered-missing"),
        ({"dates": Dates(asked=date(2022, 2, 1), answered=date(2022, 1, 1))}, "dates-out-of-order"),
        ({"questions": (*SOUND.questions, Question("5", "Wo?", 1))}, "numbering-gap"),
        ({"questions": (Question("3", "Wo?", 1),), "answers": (Answer(("3",), "Hier.", 1),)}, "numbering-starts-late"),
        ({"answers": ()}, "question-unanswered"),
        ({"answers": (*SOUND.answers, Answer(("9",), "Nein.", 1))}, "answer-without-question"),
        ({"questions": (), "answers": (), "sections": (Section(None, "Text", 1),)}, "no-questions"),
        ({"questions": (), "answers": (), "parliament": None}, "unknown-parliament"),
    ],
)
def test_each_oddity_is_found(change: dict[str, object], code: str) -> None:
    assert code in codes(replace(SOUND, **change))  # type: ignore[arg-type]


def test_an_inquiry_paper_needs_no_answers() -> None:
    assert codes(replace(SOUND, part=Part.INQUIRY, answers=(), answering_body=None)) == set()


def test_findings_are_german_sentences() -> None:
    found: tuple[Finding, ...] = check(replace(SOUND, reference=None, title=None, answers=()))
    assert found
    for finding in found:
        assert finding.message[0].isupper()
        assert finding.message.endswith(".")
