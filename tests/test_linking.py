"""Which papers belong together, and the one record that two of them make."""

import json
from dataclasses import replace
from datetime import date

import pytest

from ingest.checks import check
from ingest.linking import answered_by, belongs, keys, link, linked_page, running_number
from ingest.records import Answer, Asker, Dates, Finding, Inquiry, Kind, Linked, Part, Preamble, Question, Speaker
from ingest.serial import from_json, to_json
from tests.two_papers import (
    ANSWERED,
    ASKED,
    SAARLAND,
    SAARLAND_ASKED,
    SAXON,
    SAXON_ASKED,
    TEXTS,
    THURINGIAN,
    THURINGIAN_ASKED,
    TWO_PAPERS,
    answers,
    questions,
)

NRW_ASKED = replace(ASKED, parliament="nw", reference="18/300", legislative_term=18, inquiry_number="1261")
NRW = replace(
    ANSWERED,
    parliament="nw",
    reference="18/412",
    legislative_term=18,
    request_reference=None,
    inquiry_number="Nr. 1261",
)
ANHALT_ASKED = replace(ASKED, parliament="st", reference=None, legislative_term=8, inquiry_number="KA 8/171")
ANHALT = replace(
    ANSWERED, parliament="st", reference="8/900", legislative_term=8, request_reference=None, inquiry_number="8/0171"
)
NOTICE = replace(ANSWERED, kind=Kind.UNTERRICHTUNG, part=None, questions=(), answers=())


@pytest.mark.parametrize(
    ("asked", "answered", "expected"),
    [
        *((*pair, True) for pair in TWO_PAPERS.values()),
        (NRW_ASKED, NRW, True),
        (ANHALT_ASKED, ANHALT, True),
        (SAXON_ASKED, replace(SAXON, reference="8/3284"), True),
        (SAXON_ASKED, replace(SAXON, reference="8/3284", request_reference=None), True),
        (ASKED, replace(ANSWERED, kind=Kind.OTHER), True),
        # another paper, parliament, term, kind of inquiry
        (ASKED, replace(ANSWERED, request_reference="21/7002"), False),
        (ASKED, replace(ANSWERED, parliament="sl"), False),
        (replace(NRW_ASKED, legislative_term=17, reference="17/300"), NRW, False),
        (replace(ASKED, kind=Kind.GROSSE_ANFRAGE), ANSWERED, False),
        # the paper of that number is not the inquiry of that running number
        (replace(ASKED, parliament="th", reference="8/980"), THURINGIAN, False),
        # neither half is what it must be
        (ANSWERED, ASKED, False),
        (ASKED, ASKED, False),
        (ASKED, NOTICE, False),
        (replace(ASKED, part=None), ANSWERED, False),
        # a paper that is inquiry and answer in one, and a copy of it where no answer was found
        (ASKED, replace(ANSWERED, part=Part.BOTH, reference="21/7001", request_reference=None), False),
        # what is not printed links nothing
        (replace(ASKED, reference=None), replace(ANSWERED, request_reference=None), False),
        (replace(ASKED, parliament=None), replace(ANSWERED, parliament=None), False),
    ],
)
def test_papers_belong_together_by_what_they_print(asked: Inquiry, answered: Inquiry, expected: bool) -> None:
    assert belongs(asked, answered) is expected


@pytest.mark.parametrize(
    ("printed", "term", "expected"),
    [
        ("8/980", None, (8, 980)),
        ("KA 8/171", 8, (8, 171)),
        ("8/0171", 7, (8, 171)),
        ("1261", 18, (18, 1261)),
        ("Nr. 01261", 18, (18, 1261)),
        ("KA 8 / 171", None, (8, 171)),
        ("1261", None, None),
        ("zwölf", 18, None),
        ("", 18, None),
        (None, 18, None),
    ],
)
def test_running_numbers_are_folded(printed: str | None, term: int | None, expected: tuple[int, int] | None) -> None:
    record = replace(ASKED, reference=None, legislative_term=term, inquiry_number=printed)
    assert running_number(record) == expected


def test_a_paper_that_is_neither_half_has_no_keys() -> None:
    assert keys(NOTICE) == frozenset()
    assert keys(replace(ASKED, parliament=None)) == frozenset()
    assert keys(ASKED) == {"bt/drucksache/21/7001"}
    assert keys(THURINGIAN) == {"th/anfrage/8/980"}


@pytest.mark.parametrize("pair", TWO_PAPERS.values(), ids=TWO_PAPERS)
def test_the_linked_record_is_that_of_the_answer_paper(pair: tuple[Inquiry, Inquiry]) -> None:
    asked, answered = pair
    linked = link(asked, answered)
    assert linked.paper_id == answered.paper_id
    assert (linked.source, linked.part, linked.answers) == (answered.source, answered.part, answered.answers)
    (other,) = linked.linked
    assert (other.paper_id, other.source, other.part) == (asked.paper_id, asked.source, Part.INQUIRY)
    assert [(q.label, q.text) for q in linked.questions] == list(TEXTS.items())
    assert [(q.page, q.origin, q.other_page) for q in linked.questions] == [(3, None, 2)] * 3


def test_what_the_answer_does_not_print_comes_from_the_inquiry() -> None:
    bare = replace(SAXON, kind=Kind.OTHER, title=None, factions=())
    linked = link(SAXON_ASKED, bare)
    assert linked.askers == SAXON_ASKED.askers
    assert (linked.title, linked.factions, linked.kind) == ("Anstrich der Leuchttürme", ("FDP",), Kind.KLEINE_ANFRAGE)
    assert linked.dates == Dates(asked=date(2026, 3, 2), received=date(2026, 3, 3))
    assert set(linked.linked[0].fields) == {
        "title", "askers", "factions", "kind", "dates.asked", "dates.received", "preambles",
    }  # fmt: skip


def test_what_the_answer_prints_is_never_overwritten() -> None:
    printed = replace(
        ANSWERED,
        title="Anderer Titel",
        dates=replace(ANSWERED.dates, asked=date(2026, 3, 1)),
        preambles=(Preamble(Speaker.ASKER, "Gekürzt.", 1),),
    )
    linked = link(ASKED, printed)
    assert (linked.title, linked.askers, linked.dates.asked) == ("Anderer Titel", ANSWERED.askers, date(2026, 3, 1))
    assert linked.preambles == printed.preambles
    assert linked.dates.published == ANSWERED.dates.published
    assert linked.linked[0].askers == ASKED.askers


def test_the_preamble_of_the_asker_says_that_it_stands_in_the_other_paper() -> None:
    own = Preamble(Speaker.GOVERNMENT, "Türme sind Ländersache.", 1)
    linked = link(ASKED, replace(ANSWERED, preambles=(own,)))
    assert linked.preambles == (replace(ASKED.preambles[0], origin=ASKED.source.sha256), own)


def test_the_number_of_the_inquirys_paper_is_known_where_only_the_running_number_is_printed() -> None:
    linked = link(NRW_ASKED, NRW)
    assert (linked.reference, linked.request_reference) == ("18/412", "18/300")
    assert link(THURINGIAN_ASKED, THURINGIAN).request_reference is None
    # an answer without a number of its own keeps its address
    unnumbered = replace(NRW, reference=None)
    assert link(NRW_ASKED, unnumbered).paper_id == unnumbered.paper_id


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        # the answer prints no question, only some, others in another order
        ((), ["1", "2", "3"]),
        (("1", "3"), ["1", "2", "3"]),
        (("2", "3"), ["1", "2", "3"]),
        (("1", "2"), ["1", "2", "3"]),
        (("3", "1"), ["3", "1", "2"]),
    ],
)
def test_a_question_that_only_the_inquiry_prints_is_added_in_its_place(
    own: tuple[str, ...], expected: list[str]
) -> None:
    linked = link(ASKED, replace(ANSWERED, questions=questions(*own, page=3)))
    assert [question.label for question in linked.questions] == expected
    added = [question for question in linked.questions if question.label not in own]
    assert {(question.origin, question.page, question.own_page) for question in added} == {
        (ASKED.source.sha256, 2, None)
    }
    assert "answer-without-question" not in codes(linked)


@pytest.mark.parametrize(
    ("printed", "is_taken"),
    [
        ("Wann wurden sie zuletzt gestrichen, und welche", True),
        ("und welche Farbe wurde verwendet?", True),
        ("", True),
        # another print of the same, a sentence that ends, another wording
        ("Wann wurden sie zuletzt ge- strichen, und welche Farbe wurde verwendet ?", False),
        ("Wann wurden sie zuletzt gestrichen?", False),
    ],
)
def test_a_question_that_is_cut_is_read_from_the_inquiry(printed: str, is_taken: bool) -> None:
    first, _, last = ANSWERED.questions
    linked = link(ASKED, replace(ANSWERED, questions=(first, Question("2", printed, 3), last)))
    second = linked.questions[1]
    assert (second.text == TEXTS["2"]) is is_taken
    if is_taken:
        assert (second.origin, second.page, second.own_page, linked_page(second)) == (ASKED.source.sha256, 2, 3, 2)
    else:
        assert (second.text, second.origin, second.page, linked_page(second)) == (printed, None, 3, 2)


def test_questions_that_could_not_be_parted_are_read_from_the_inquiry() -> None:
    clump = f"{TEXTS['1']} {TEXTS['2']}"
    clumped = (Question("1", clump, 3), Question("2", clump, 3), *questions("3", page=4))
    told = Finding("questions-not-parted", "Die Fragen 1 und 2 sind nicht zu trennen.", 3)
    read = replace(SAARLAND, questions=clumped, findings=(told,))
    linked = link(SAARLAND_ASKED, read)
    assert [question.text for question in linked.questions] == list(TEXTS.values())
    assert {question.origin for question in linked.questions} == {SAARLAND_ASKED.source.sha256}
    assert [question.own_page for question in linked.questions] == [3, 3, 4]
    assert "questions-not-parted" not in codes(linked)


def test_sub_questions_within_a_printed_question_are_not_doubled() -> None:
    letters = (Question("3", "Was kostet der Anstrich", 2), Question("3a", "eines kleinen Leuchtturms?", 2))
    whole = Question("3", "Was kostet der Anstrich a) eines kleinen Leuchtturms?", 3)
    linked = link(
        replace(ASKED, questions=(*questions("1", "2"), *letters)),
        replace(ANSWERED, questions=(*questions("1", "2"), whole)),
    )
    assert [question.label for question in linked.questions] == ["1", "2", "3"]
    assert linked.questions[2].text == whole.text
    assert codes(linked) == ["question-only-in-inquiry"]
    # and the other way round: the inquiry was not taken apart
    linked = link(
        replace(ASKED, questions=(*questions("1", "2"), replace(whole, page=2))),
        replace(ANSWERED, questions=(*questions("1", "2"), *letters), answers=answers("1", "2", "3", "3a")),
    )
    assert [question.text for question in linked.questions[2:]] == [question.text for question in letters]
    assert codes(linked) == ["question-only-in-answer"]


def codes(record: Inquiry) -> list[str]:
    return [finding.code for finding in record.findings]


def test_what_the_inquiry_mends_is_no_finding_any_more_and_the_rest_is() -> None:
    read = replace(ANSWERED, title=None, askers=(), factions=(), questions=questions("1", page=3), answering_body=None)
    kept = Finding("joint-answer-inferred", "Erschlossen.", 3)
    read = replace(read, findings=(kept, *check(read)))
    assert {"title-missing", "askers-missing", "answer-without-question", "body-missing"} <= set(codes(read))
    linked = link(ASKED, read)
    assert codes(linked) == [
        "joint-answer-inferred",
        "body-missing",
        "question-only-in-inquiry",
        "question-only-in-inquiry",
    ]


@pytest.mark.parametrize(
    ("asked", "answered", "expected"),
    [
        (questions("1", "2", "3"), questions("1", "2", "3"), []),
        (questions("1", "2"), questions("1", "2", "3"), ["question-only-in-answer"]),
        (questions("1", "2", "3"), questions("1", "2"), ["question-only-in-inquiry"]),
        (questions("1", "2", "3"), (), []),
        (
            (*questions("1", "2"), Question("3", "Wie heißt das Pferd?", 2)),
            questions("1", "2", "3"),
            ["question-texts-differ"],
        ),
    ],
)
def test_what_only_one_of_them_prints_is_a_finding(
    asked: tuple[Question, ...], answered: tuple[Question, ...], expected: list[str]
) -> None:
    assert codes(link(replace(ASKED, questions=asked), replace(ANSWERED, questions=answered))) == expected


def test_a_finding_never_points_to_a_page_of_the_other_paper() -> None:
    linked = link(ASKED, replace(ANSWERED, questions=questions("1", page=3), answers=answers("1")))
    (unanswered, *_) = (finding for finding in linked.findings if finding.code == "question-unanswered")
    assert unanswered.page is None


def test_the_inquirys_own_record_names_the_papers_that_answer_it() -> None:
    supplement = replace(ANSWERED, source=replace(ANSWERED.source, sha256="9" * 64), reference="21/7300")
    marked = answered_by(ASKED, (ANSWERED, supplement))
    assert [paper.reference for paper in marked.linked] == ["21/7100", "21/7300"]
    assert replace(marked, linked=()) == ASKED
    assert marked.is_answered_elsewhere
    assert not ASKED.is_answered_elsewhere
    assert not link(ASKED, ANSWERED).is_answered_elsewhere


def test_labels_that_come_twice_are_all_kept() -> None:
    twice = (*questions("1", "2"), Question("2", "Noch eine Zwei, ganz anders?", 2), *questions("3"))
    assert [q.label for q in link(replace(ASKED, questions=twice), ANSWERED).questions] == ["1", "2", "3"]
    assert [q.label for q in link(ASKED, replace(ANSWERED, questions=twice)).questions] == ["1", "2", "2", "3"]


def test_a_linked_record_survives_the_round_trip_and_an_old_one_is_still_read() -> None:
    linked = link(ASKED, replace(ANSWERED, questions=()))
    assert from_json(to_json(linked)) == linked
    plain = json.loads(to_json(ANSWERED))
    del plain["linked"]
    for question in plain["questions"]:
        del question["origin"], question["other_page"]
    assert from_json(json.dumps(plain)) == ANSWERED


def test_an_answer_to_several_questions_gets_all_of_them() -> None:
    joint = Answer(("1", "2"), "Drei Türme, rot.", 3, "Zu den Fragen 1 und 2:")
    linked = link(ASKED, replace(ANSWERED, questions=(), answers=(joint, *answers("3"))))
    assert [question.label for question in linked.questions] == ["1", "2", "3"]
    assert codes(linked) == []


def test_the_other_paper_is_named_as_it_prints_itself() -> None:
    (other,) = link(THURINGIAN_ASKED, THURINGIAN).linked
    assert other == Linked(
        paper_id=f"dok/{'c' * 16}",
        part=Part.INQUIRY,
        source=THURINGIAN_ASKED.source,
        inquiry_number="8/980",
        title="Anstrich der Leuchttürme",
        askers=(Asker("Ada Muster", "FDP"), Asker("Ben Beispiel", "FDP")),
        fields=("dates.asked", "dates.received", "preambles"),
    )
