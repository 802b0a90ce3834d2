"""The table of departments proves itself, and a name is that of the day of the answer."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.departments import Department, department_names, departments, load
from ingest.errors import DialectError
from ingest.nametable import Rewriting
from ingest.records import NormalName
from ingest.registry import parliaments

TABLE = departments()
RULES = [*TABLE.normalising, *TABLE.comparing]
CODES = "bt bw by be bb hb hh he mv ni nw rp sl sn st sh th".split()


def some_day(row: Department) -> date:
    return row.first or row.last or date(2024, 1, 1)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.pattern.pattern[:40])
def test_every_rule_does_what_its_examples_say(rule: Rewriting) -> None:
    parliament = rule.parliaments[0] if rule.parliaments else None
    for before, after in rule.examples:
        assert rule.apply(before, parliament) == after != before
    if rule.parliaments:
        assert rule.apply(rule.examples[0][0], "xx") == rule.examples[0][0]


@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: f"{row.parliament} {row.name} {row.first}")
def test_every_example_leads_to_its_row_on_its_days(row: Department) -> None:
    for printed in (row.name, *row.examples):
        assert TABLE.find(printed, row.parliament, some_day(row)) == NormalName(printed, row.name, row.key)
        assert TABLE.find(printed, row.parliament, row.last or date(2025, 12, 31)).note is None


@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: f"{row.parliament} {row.name} {row.first}")
def test_an_official_name_is_its_own_normal_form(row: Department) -> None:
    assert TABLE.normal(row.name, row.parliament) == row.name
    assert row.parliament in CODES


@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: f"{row.parliament} {row.name} {row.first}")
def test_predecessors_ended_before(row: Department) -> None:
    for name in row.predecessors:
        before = [each for each in TABLE.rows if (each.parliament, each.name) == (row.parliament, name)]
        assert row.first is not None
        assert any(each.last is not None and (row.first - each.last).days >= 1 for each in before), name


def test_names_of_one_key_follow_each_other_without_overlap() -> None:
    for parliament, key in {(row.parliament, row.key) for row in TABLE.rows}:
        names = TABLE.history(parliament, key)
        for earlier, later in pairwise(names):
            assert earlier.last is not None
            assert later.first is not None
            assert (later.first - earlier.last).days == 1, (earlier.name, later.name)


def test_the_history_of_a_department_can_be_followed() -> None:
    assert [row.name for row in TABLE.history("bt", "innen")] == [
        "Bundesministerium des Innern",
        "Bundesministerium des Innern, für Bau und Heimat",
        "Bundesministerium des Innern und für Heimat",
        "Bundesministerium des Innern",
    ]
    (bauen,) = TABLE.history("bt", "bauen")
    assert bauen.predecessors == ("Bundesministerium des Innern, für Bau und Heimat",)


@pytest.mark.parametrize(
    ("printed", "parliament", "name"),
    [
        ("des Niedersächsischen Kultusministeriums", "ni", "Niedersächsisches Kultusministerium"),
        ("Niedersächsischen Ministerium für Wege", "ni", "Niedersächsisches Ministerium für Wege"),
        ("Niedersächsischen Staatskanzlei", "ni", "Niedersächsische Staatskanzlei"),
        ("Die Ministerin für Wege und Teiche", "mv", "Ministerium für Wege und Teiche"),
        ("der Minister für Wege", "sh", "Ministerium für Wege"),
        ("Thüringer Ministerium für Wege", "th", "Thüringer Ministerium für Wege"),
        ("SÄCHSISCHES STAATSM1N1STER1UM DER FINANZEN", "sn", "Sächsisches Staatsministerium der Finanzen"),
        ("Bundesministeriums\ndes Innern", "bt", "Bundesministerium des Innern"),
        ("Senatorin für Wege", "be", "Senatsverwaltung für Wege"),
        ("Senatorin für Wege", "hb", "Senatorin für Wege"),
        ("Die Beauftragte der Bundesregierung für Teiche", "bt", "Beauftragte der Bundesregierung für Teiche"),
        ("Landesregierung", "sl", "Landesregierung"),
        ("Ministerpräsidentin", "mv", "Ministerpräsidentin"),
    ],
)
def test_printed_forms_are_put_in_order_by_rule(printed: str, parliament: str, name: str) -> None:
    assert TABLE.normal(printed, parliament) == name


def test_several_departments_are_parted_and_named_once() -> None:
    found = department_names(
        "Bundesministeriums des Innern; Bundesministerium der Justiz; des Bundesministeriums des Innern",
        "bt",
        date(2014, 1, 2),
    )
    assert [(each.name, each.key) for each in found] == [
        ("Bundesministerium des Innern", "innen"),
        ("Bundesministerium der Justiz", "justiz"),
    ]
    assert found[0].printed == "Bundesministeriums des Innern"
    assert found[1].note == "Diesen Namen trug das Ressort nur bis zum 16.12.2013."


def test_an_old_name_that_is_printed_later_is_found_with_a_note() -> None:
    (found,) = department_names("Bundesministeriums des Innern", "bt", date(2018, 4, 3))
    assert (found.key, found.note) == ("innen", "Diesen Namen trug das Ressort nur bis zum 13.03.2018.")
    (early,) = department_names("Senatsverwaltung für Kultur und Europa", "be", date(2015, 4, 3))
    assert (early.key, early.note) == ("kultur", "Diesen Namen trägt das Ressort erst seit dem 08.12.2016.")


@pytest.mark.parametrize("day", [date(2013, 12, 17), date(2020, 1, 1), date(2021, 12, 7), date(2025, 5, 6)])
def test_a_name_that_came_back_has_no_note_on_its_days(day: date) -> None:
    assert TABLE.find("Bundesministeriums für Wirtschaft und Energie", "bt", day).note is None


def test_without_a_day_the_key_stands_when_there_is_only_one() -> None:
    assert TABLE.find("Bundesministeriums des Innern", "bt", None) == NormalName(
        "Bundesministeriums des Innern", "Bundesministerium des Innern", "innen"
    )


@pytest.mark.parametrize("parliament", [None, "st"])
def test_what_the_table_does_not_have_gets_its_normal_form_and_no_key(parliament: str | None) -> None:
    found = TABLE.find("des Ministeriums der Finanzen", parliament, date(2024, 1, 1))
    assert found == NormalName("des Ministeriums der Finanzen", "Ministerium der Finanzen", None, None)


def test_nothing_printed_is_no_department() -> None:
    assert department_names(None, "be", None) == department_names(" ; ", "be", None) == ()


def test_parliaments_with_a_dialect_are_in_the_table() -> None:
    assert {parliament.code for parliament in parliaments()} & {"be", "bt", "ni"} <= {
        row.parliament for row in TABLE.rows
    }


ROW = '[[department]]\nparliament = "be"\nkey = "{key}"\nname = "{name}"\nexamples = ["x"]\n{more}\n'
NO_RULES = "normal = []\ncompare = []\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (NO_RULES + ROW.format(key="a", name="A", more='since = "x"'), r"\[\[department\]\] A: unknown key 'since'"),
        (
            NO_RULES + ROW.format(key="a", name="A", more="from = 2020-01-02\nto = 2020-01-01"),
            "A: to is not after from",
        ),
        (NO_RULES + ROW.format(key="a", name="A", more='predecessors = ["B"]'), "A: predecessor 'B' is no row"),
        (
            NO_RULES + ROW.format(key="a", name="A", more="") + ROW.format(key="b", name="a", more=""),
            "valid on one day",
        ),
        (NO_RULES + ROW.format(key="a", name="A", more="").replace('["x"]', "[]"), "A: has no example"),
        ("rules = []", r"_x\.toml: unknown key 'rules'"),
    ],
)
def test_what_does_not_belong_in_the_table_is_refused(tmp_path: Path, text: str, message: str) -> None:
    table = tmp_path / "_x.toml"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(DialectError, match=message):
        load(table)
