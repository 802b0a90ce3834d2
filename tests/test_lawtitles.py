"""Long names of laws: from the table, from what a paper explains, and as readers type them."""

import pytest

from analyzers.lawadditions import with_additions
from analyzers.lawforms import abbreviation
from analyzers.lawtitles import explained_name, long_names, printed_spellings, whole_name
from analyzers.ruletables import rule_table


@pytest.mark.parametrize(
    ("law", "codes", "names"),
    [
        ("SchulG", ("be", "rp"), ("Schulgesetz", "Schulgesetz für das Land Berlin")),
        ("LV", ("bw",), ("Landesverfassung", "Verfassung des Landes Baden-Württemberg")),
        ("LV", ("be",), ()),
        ("AufenthG", ("be",), ("Aufenthaltsgesetz",)),
        ("SGB VIII", ("be",), ("Achtes Buch Sozialgesetzbuch",)),
        ("HSchG", ("he",), ("Hessisches Schulgesetz", "Schulgesetz")),
        ("TeichG", ("be",), ()),
    ],
)
def test_the_names_in_full_are_those_of_the_land(law: str, codes: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert long_names(law, codes) == names


def test_every_name_of_the_table_has_its_endings() -> None:
    tables = rule_table("laws.toml")
    names = [name for rows in (tables["bund"], *tables["land"].values()) for row in rows.values() for name in row]
    assert not [name for name in names if "~" in whole_name(name)]
    assert whole_name("Bayerisch~ Bauordnung") == "Bayerische Bauordnung"
    assert whole_name("Allgemein~ Sicherheits- und Ordnungsgesetz") == "Allgemeines Sicherheits- und Ordnungsgesetz"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Teichpflegeverordnung (TeichVO)", "Teichpflegeverordnung"),
        ("§ 3 Abs. 1 des Teichgesetzes (TeichG)", "Teichgesetz"),
        ("Gesetzes zur Förderung der Teiche (TeichFG)", "Gesetz zur Förderung der Teiche"),
        ("§ 4 SchulG", None),
        ("§ 4 (2) SchulG", None),
        ("Teichverein (TV)", None),
        ("(" * 5000, None),
    ],
)
def test_a_short_name_in_brackets_explains_the_long_one(printed: str, name: str | None) -> None:
    assert explained_name(printed) == name


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("schulgesetz", "Schulgesetz"),
        ("bürgerlichen gesetzbuches § 823", "Bürgerliches Gesetzbuch § 823"),
        ("verfassung des landes hessen", "Verfassung des Landes Hessen"),
        ("teichpflegeverordnung", "Teichpflegeverordnung"),
    ],
)
def test_what_is_typed_in_small_letters_is_read_as_it_is_printed(typed: str, printed: str) -> None:
    assert printed_spellings(typed)[0] == typed
    assert printed in printed_spellings(typed)


@pytest.mark.parametrize("case", rule_table("lawadditions.toml")["examples"], ids=lambda case: case["typed"])
def test_a_short_name_is_that_of_every_land(case: dict[str, list[str] | str]) -> None:
    found = {each.casefold() for each in with_additions(str(case["typed"]))}
    assert {each.casefold() for each in case["finds"]} <= found
    assert found.isdisjoint(each.casefold() for each in case["not"])


def test_every_addition_is_one_that_is_read() -> None:
    for additions in rule_table("lawadditions.toml")["additions"].values():
        for each in additions:
            found = abbreviation().fullmatch(f"SchulG {each}")
            assert found
            assert found["suffix"].strip() == each


def test_every_addition_of_the_table_of_laws_is_known() -> None:
    additions = rule_table("lawadditions.toml")["additions"]
    for land, laws in rule_table("laws.toml")["land"].items():
        behind = {law.partition(" ")[2] for law in laws if abbreviation().fullmatch(law)} - {""}
        assert behind <= set(additions.get(land, ())), land
