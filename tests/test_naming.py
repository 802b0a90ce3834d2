"""Every record that is read has its normal names, whatever it is; records from before still load."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from inquiries import HARBOUR, REPORT
from papers import berlin

from ingest.assemble import parse_source
from ingest.inspection import inspect_source
from ingest.naming import named, names_version
from ingest.records import Asker, Dates, NormalName
from ingest.scans import read_paper
from ingest.serial import from_json, to_json
from ingest.sources import read_source, source_from_bytes


def test_a_read_paper_has_names_beside_the_printed_ones() -> None:
    record = parse_source(source_from_bytes("fiktiv.txt", berlin(30001).encode()))
    assert record.askers[0].party == "GRÜNE"
    assert record.parties == (NormalName("GRÜNE", "GRÜNE", "gruene"),)
    assert record.answering_body == "Senatsverwaltung für Parks und Teiche"
    assert record.departments == (NormalName(record.answering_body, record.answering_body),)


def test_a_document_has_its_department_too() -> None:
    document = replace(REPORT, parliament="ni", answering_body="Niedersächsischen Kultusministeriums")
    assert [(each.name, each.key) for each in named(document).departments] == [
        ("Niedersächsisches Kultusministerium", "kultus")
    ]
    assert named(REPORT).departments == named(REPORT).parties == ()


def test_askers_and_fractions_are_named_once_each() -> None:
    record = replace(
        HARBOUR,
        askers=(Asker("A", "B90/Grüne"), Asker("B", "B90/Grüne"), Asker("C")),
        factions=("Fraktion der AfD", "Wege und Teiche"),
    )
    assert named(record).parties == (
        NormalName("B90/Grüne", "GRÜNE", "gruene"),
        NormalName("Fraktion der AfD", "AfD", "afd"),
        NormalName("Wege und Teiche", "Wege und Teiche"),
    )


def test_the_answer_decides_which_name_is_valid() -> None:
    record = replace(HARBOUR, parliament="bt", answering_body="Bundesministeriums des Innern")
    late = named(replace(record, dates=Dates(asked=date(2017, 1, 1), answered=date(2019, 1, 1))))
    assert late.departments[0].key == "innen"
    assert late.departments[0].note is not None
    printed = named(replace(record, dates=Dates(asked=date(2019, 1, 1), published=date(2018, 1, 1))))
    assert printed.departments[0].note is None


def test_naming_again_changes_nothing() -> None:
    assert named(named(HARBOUR)) == named(HARBOUR)


def test_a_record_from_before_the_names_loads() -> None:
    old = json.loads(to_json(named(HARBOUR)))
    del old["parties"], old["departments"]
    assert from_json(json.dumps(old)) == HARBOUR


def test_a_finding_from_before_labels_loads() -> None:
    old = json.loads(to_json(HARBOUR))
    old["findings"] = [{"code": "numbering-gap", "message": "Es fehlt etwas.", "page": None}]
    assert from_json(json.dumps(old)).findings[0].label is None


def test_inspection_shows_the_names() -> None:
    shown = "\n".join(inspect_source(source_from_bytes("fiktiv.txt", berlin(30001).encode())))
    assert "departments: " in shown
    assert "parties: " in shown


def test_the_version_of_the_names_is_a_digest() -> None:
    assert len(names_version()) == 64
    assert names_version() == names_version()


@pytest.mark.parametrize("form", ["pdf", "txt"])
def test_every_form_of_a_paper_has_the_normal_names(form: str) -> None:
    record = read_paper(read_source(Path(f"samples/by/17-99173.{form}")))
    assert [
        (party.key, department.key) for party, department in zip(record.parties, record.departments, strict=True)
    ] == [("freie-waehler", "kultus")]
