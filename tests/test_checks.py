"""Findings: each oddity has its code, a sound record has none, nothing raises."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.checks import check
from ingest.findings import TITLES, title
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


def test_a_party_that_no_table_knows_is_told_once() -> None:
    askers = (Asker("Anne Muster", "Wege und Teiche"), Asker("Max Muster", "Wege und Teiche"))
    assert [each.message for each in check(replace(SOUND, askers=askers))] == [
        "„Wege und Teiche“ steht nicht in der Tabelle der Parteien."
    ]
    assert codes(replace(SOUND, factions=("BÜNDNIS 90/\nDIE GRÜNEN", "Fraktion der AfD"))) == set()


@pytest.mark.parametrize(
    ("change", "code", "label", "page"),
    [
        ({"answers": ()}, "question-unanswered", "1", 1),
        ({"answers": (*SOUND.answers, Answer(("9",), "Nein.", 4))}, "answer-without-question", "9", 4),
        ({"questions": (*SOUND.questions, Question("5", "Wo?", 3))}, "numbering-gap", "5", 3),
        ({"questions": (Question("3a", "Wo?", 2), Question("3b", "Da?", 2))}, "numbering-starts-late", "3a", 2),
        ({"title": None}, "title-missing", None, None),
        ({"dates": Dates(asked=date(2022, 2, 1), answered=date(2022, 1, 1))}, "dates-out-of-order", None, None),
    ],
)
def test_a_finding_says_what_it_is_about(
    change: dict[str, object], code: str, label: str | None, page: int | None
) -> None:
    found = next(each for each in check(replace(SOUND, **change)) if each.code == code)  # type: ignore[arg-type]
    assert (found.label, found.page) == (label, page)


_CODE_AT = {"Finding": 0, "_at": 1}
"""Which argument of these calls is the code."""


def codes_in(source: str) -> set[str]:
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [(call, _CODE_AT[call.func.id]) for call in calls if getattr(call.func, "id", "") in _CODE_AT]
    codes = [call.args[at] for call, at in named if len(call.args) > at]
    return {code.value for code in codes if isinstance(code, ast.Constant) and isinstance(code.value, str)}


def constants_in(source: str) -> set[object]:
    return {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}


def test_every_code_of_the_program_has_a_title() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path("ingest").glob("*.py") if path.name != "findings.py"]
    made = set().union(*map(codes_in, sources))
    assert {"numbering-gap", "joint-answer-inferred", "unknown-parliament", "question-unanswered"} <= made
    assert made <= set(TITLES)
    assert set(TITLES) <= set().union(*map(constants_in, sources))
    assert title("numbering-gap") == "Lücke in der Zählung"
    assert title("unheard-of") == "unheard-of"


def test_an_inquiry_paper_needs_no_answers() -> None:
    assert codes(replace(SOUND, part=Part.INQUIRY, answers=(), answering_body=None)) == set()


def test_findings_are_german_sentences() -> None:
    found: tuple[Finding, ...] = check(replace(SOUND, reference=None, title=None, answers=()))
    assert found
    for finding in found:
        assert finding.message[0].isupper()
        assert finding.message.endswith(".")


def test_an_answer_to_the_number_of_asked_items_has_its_question() -> None:
    items = (Question("1a", "Warum hier?", 1), Question("1b", "Warum dort?", 1))
    assert check(replace(SOUND, questions=items, answers=(Answer(("1", "1a", "1b"), "Darum.", 1),))) == ()
