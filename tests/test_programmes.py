"""Programmes in single sentences, in whole papers, and at the limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzers.kinds import kind_of, rows
from analyzers.passages import Passage, passages
from analyzers.programmefinder import Finder, Given
from analyzers.registry import IN_COMMON_USE, name_key
from analyzers.registry import programmes as registered
from ingest.assemble import parse_source
from ingest.registry import parliaments
from ingest.sources import read_source
from tests.programme_cases import HOSTILE, NAMED, NOT_NAMED


@pytest.fixture(scope="module")
def programmes() -> Finder:
    return Finder()


def targets(analyzer: Finder, *texts: str) -> list[str]:
    passages = tuple(Passage(f"answer/{n}", text) for n, text in enumerate(texts, 1))
    return list(dict.fromkeys(found.target for found in analyzer.annotate(passages)))


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_names_are_found(programmes: Finder, text: str, expected: list[str]) -> None:
    assert targets(programmes, text) == expected


@pytest.mark.parametrize("text", [case[1] for case in NOT_NAMED], ids=[case[0] for case in NOT_NAMED])
def test_nothing_else_is_a_programme(programmes: Finder, text: str) -> None:
    assert targets(programmes, text) == []


def test_a_paper_is_read_as_a_whole(programmes: Finder) -> None:
    passages = (
        Passage("question/1", "Was leistet das QNH?"),
        Passage("answer/1", "Das Queere Netzwerk Hessen (QNH) berät. Es betreibt das Projekt „Offene Tür für alle“."),
        Passage("answer/2", "Offene Tür für alle wird vom QNH fortgeführt."),
    )
    found = [(one.place, one.text, one.target) for one in programmes.annotate(passages)]
    assert found == [
        ("question/1", "QNH", "Queeres Netzwerk Hessen"),
        ("answer/1", "Queere Netzwerk Hessen", "Queeres Netzwerk Hessen"),
        ("answer/1", "QNH", "Queeres Netzwerk Hessen"),
        ("answer/1", "Offene Tür für alle", "Offene Tür für alle"),
        ("answer/2", "Offene Tür für alle", "Offene Tür für alle"),
        ("answer/2", "QNH", "Queeres Netzwerk Hessen"),
    ]


def test_a_kind_word_stands_for_the_only_name_it_begins(programmes: Finder) -> None:
    texts = ("Der Landesaktionsplan gegen Rassismus gilt.", "Der Stand des Landesaktionsplans ist bekannt.")
    assert targets(programmes, *texts) == ["Landesaktionsplan gegen Rassismus"]
    assert len(programmes.annotate(tuple(Passage(str(n), text) for n, text in enumerate(texts)))) == 2


def test_an_aktionsplan_beside_a_landesaktionsplan_is_unclear(programmes: Finder) -> None:
    text = (
        "Der Landesaktionsplan gegen Rassismus und der Aktionsplan Inklusion gelten. Ein Bericht zum Aktionsplan folgt."
    )
    assert len(programmes.annotate((Passage("answer/1", text),))) == 2


def test_a_name_without_a_fact_counts_when_the_paper_knows_it(programmes: Finder) -> None:
    asked = "Wann kommt die Vorlage eines Landesaktionsplans für Vielfalt?"
    assert targets(programmes, asked) == []
    assert targets(programmes, asked, "Der Landesaktionsplan kommt im Herbst.") == ["Landesaktionsplan für Vielfalt"]


def test_offsets_are_those_of_the_text(programmes: Finder) -> None:
    text = "Das  Landesprogramm\n„Bewegte\nPause“ und der ESF."
    found = programmes.annotate((Passage("section/1", text),))
    assert [text[one.start : one.end] for one in found] == ["Bewegte\nPause", "ESF"]
    assert [one.place for one in found] == ["section/1", "section/1"]


def test_names_that_the_archive_brings_are_known() -> None:
    given = Given({"Konzept Zuhause": "Gesamtkonzept Zuhause", "Gesamtkonzept Zuhause": "Gesamtkonzept Zuhause"})
    assert targets(given, "Im Konzept Zuhause steht das, und auch sonst.") == ["Gesamtkonzept Zuhause"]


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_breaks_nothing(programmes: Finder, make: Callable[[int], str]) -> None:
    text = make(2_000)
    found = programmes.annotate((Passage("answer/1", text),))
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_every_kind_word_proves_itself() -> None:
    for row in rows():
        assert row.examples, row.word
        assert row.counter, row.word
        assert all(kind_of(example) for example in row.examples), row.word
        assert not any(kind_of(counter) for counter in row.counter), row.word


SEEN = (
    r"[a-z]{2}/\d{1,2}/\d{1,5}",  # a paper
    r"(?:Verordnung|Entscheidung) .*\d{3,4}/\d{2,4}.*|Mitteilung .* COM\(\d{4}\) \d+|Resolution A/RES/\d+/\d+",
    r"Vorlage \d+/[IVX]+ der BVV .+",
    r"§ \d+[a-z]? .+",
    r"(?:[A-ZÄÖÜ]\S+ )+.*vom \d{1,2}\. [A-ZÄÖÜ][a-zäöü]+ \d{4}|[A-ZÄÖÜ]\S+ vom \d{1,2}\. [A-ZÄÖÜ][a-zäöü]+ \d{4}",
    r".*„[^“”]{5,}“.*",  # a title
    r"KfW-Programme? \d{3}(?:(?:, \d{3})* und \d{3})?",
    r"(?:[a-z0-9-]+\.)+[a-z]{2,}",  # the programme's own pages
    IN_COMMON_USE,
)


@pytest.mark.parametrize("seen", [pytest.param(p.seen, id=p.name) for p in registered()])
def test_every_name_of_the_registry_says_where_it_stands(seen: str) -> None:
    assert [form for form in SEEN if re.fullmatch(form, seen)]


@pytest.mark.parametrize(
    "general", ["Förderrichtlinie des Landes", "Bundeshaushalt, Einzelplan 17", "Senatsbeschluss", "Landesprogramm", ""]
)
def test_what_could_be_any_document_is_no_evidence(general: str) -> None:
    assert not [form for form in SEEN if re.fullmatch(form, general)]


@pytest.mark.corpus
def test_papers_that_are_evidence_print_the_name(shared: Path, programmes: Finder) -> None:
    """What the registry says of the seeds and real papers at hand; papers elsewhere are passed over."""
    checked = 0
    for path in sorted([*(shared / "seeds").glob("*.txt"), *(shared / "corpus").glob("*/*.txt")]):
        paper = parse_source(read_source(path))
        expected = {p.name for p in registered() if p.seen == str(paper.paper_ref)}
        if expected:
            assert expected <= {found.target for found in programmes.annotate(tuple(passages(paper)))}, path.name
            checked += len(expected)
    assert checked > 20


def test_papers_that_are_evidence_are_of_parliaments_that_are_read() -> None:
    papers = {programme.seen.split("/")[0] for programme in registered() if re.fullmatch(SEEN[0], programme.seen)}
    assert papers <= {parliament.code for parliament in parliaments()}


def test_the_registry_is_consistent() -> None:
    lands = {parliament.code for parliament in parliaments()} | {"bund", "eu", None}
    years = re.compile(r"(?:seit )?\d{4}|\d{4} bis \d{4}")
    for programme in registered():
        assert programme.kind
        assert programme.land in lands, programme.name
        assert programme.years is None or years.fullmatch(programme.years), programme.name
    owners: dict[str, set[str]] = {}
    for programme in registered():
        for name in programme.names:
            owners.setdefault(name_key(name), set()).add(programme.name)
    assert {name: owned for name, owned in owners.items() if len(owned) > 1} == {}
