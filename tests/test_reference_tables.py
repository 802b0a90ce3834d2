"""The tables of the references prove themselves: every pattern matches its examples, every name is recognised."""

import re

import pytest

from analyzers.lawhouses import NO_LAND, house
from analyzers.lawnames import law_names
from analyzers.laws import laws
from analyzers.numberedlaws import european_patterns
from analyzers.papernumbers import numbers
from analyzers.questionlabels import labels_before, labels_behind
from analyzers.ruletables import free, rule_table
from analyzers.weblinks import weblinks
from ingest.registry import parliaments

LEADS = rule_table("papers.toml")["lead"]
KEYS = {"type", "numbers", "pattern", "examples", "parliament", "only", "never", "exact", "shorthand", "house"}


@pytest.mark.parametrize("row", LEADS, ids=[row["pattern"][:40] for row in LEADS])
def test_a_lead_matches_its_examples(row: dict) -> None:
    assert set(row) <= KEYS
    assert row["type"] in {"drucksache", "plenary"}
    assert row["numbers"] in {"term", "year", "running", "file"}
    codes = {parliament.code for parliament in parliaments()}
    assert {*row.get("only", ()), *row.get("never", ())} <= codes
    assert row["examples"]
    for example in row["examples"]:
        assert re.fullmatch(free(row["pattern"]), example), example


def test_questions_are_read_before_and_behind() -> None:
    row = rule_table("papers.toml")["question"]
    for example in row["examples_before"]:
        assert labels_before(example, len(example), 0), example
    for example in row["examples_after"]:
        assert labels_behind(example, 0), example


@pytest.mark.parametrize("part", ["term", "end", "again"])
def test_other_rows_of_papers_match_their_examples(part: str) -> None:
    for row in rule_table("papers.toml")[part]:
        for example in row["examples"]:
            assert re.fullmatch(free(row["pattern"]), example), example


def test_voices_match_their_examples_and_every_parliament_has_its_adjectives() -> None:
    table = rule_table("assemblies.toml")
    codes = {parliament.code for parliament in parliaments()}
    assert set(table["adjectives"]) == codes
    assert set(table["places"]) <= codes
    for row in table["voice"]:
        for example in row["examples"]:
            assert re.fullmatch(free(row["pattern"]), example), example


def test_houses_beside_the_laender_match_their_examples() -> None:
    for row in rule_table("lawforms.toml")["other_house"]:
        assert set(row) == {"noun", "behind", "examples"}
        assert row["examples"]
        for example in row["examples"]:
            assert house(example, 0, example.index(" ")) == (NO_LAND, len(example)), example
    for stem in rule_table("lawforms.toml")["other_adjectives"]:
        example = f"das {stem}e Wassergesetz"
        assert house(example, example.index("Wasser"), len(example)) == (NO_LAND, len(example)), example


@pytest.mark.parametrize(
    "text",
    ["Wassergesetz des Bundeslandes", "Wassergesetz der EU-Freunde", "Baumschutzverordnung der Stadt", "Wassergesetz"],
)
def test_what_is_behind_a_law_is_not_always_a_house(text: str) -> None:
    assert house(text, 0, text.find(" ") if " " in text else len(text)) is None


def test_acts_of_the_union_match_their_examples() -> None:
    for row, pattern in zip(rule_table("lawforms.toml")["european"], european_patterns(), strict=True):
        for example in row["examples"]:
            assert pattern.fullmatch(example), example


WORDS = {
    "generic", "only_with_provision", "not_abbreviations", "books", "roman", "other_adjectives", "other_meanings",
}  # fmt: skip
"""The lists of the table of laws that are words, not patterns."""


def _forms() -> dict[str, list[str]]:
    """The patterns of each row of the table of laws, with what they use of each other."""
    table = rule_table("lawforms.toml")
    rows = {name: row if isinstance(row, list) else [row] for name, row in table.items()}
    used = {f"${name}": table[name] for name in ("hyphened", "compound_tails")}
    return {
        name: [re.sub(r"\$[a-z_]+", lambda word: used[word.group()], pattern) for pattern in row]
        for name, row in rows.items()
        if name not in WORDS | {"european", "other_house", "examples"}
    }


def test_each_form_of_a_law_has_examples() -> None:
    assert set(rule_table("lawforms.toml")["examples"]) == set(_forms())


@pytest.mark.parametrize("name", _forms())
def test_forms_of_laws_match_their_examples(name: str) -> None:
    patterns = [re.compile(free(pattern)) for pattern in _forms()[name]]
    examples = rule_table("lawforms.toml")["examples"][name]
    for example in examples:
        assert any(pattern.fullmatch(example) for pattern in patterns), example
    for pattern in patterns:
        assert any(pattern.fullmatch(example) for example in examples), pattern.pattern


def _named() -> list[tuple[str | None, str, str]]:
    table = rule_table("laws.toml")
    bund = [(None, target, name) for target, names in table["bund"].items() for name in names]
    return bund + [
        (code, target, name) for code, rows in table["land"].items() for target, names in rows.items() for name in names
    ]


def test_every_law_of_the_table_is_recognised_by_each_of_its_names() -> None:
    wrong = []
    for parliament, target, name in _named():
        names = law_names((), parliament)
        for printed in (name.replace("~", "e"), name.replace("~", "en")):
            if [each.target for each in laws(f"Nach § 3 {printed} gilt dies.", names)] != [f"{target} § 3"]:
                wrong.append((parliament, printed))
    assert not wrong


def test_every_abbreviation_is_recognised_behind_a_provision() -> None:
    table = rule_table("laws.toml")
    rows = [(None, target) for target in table["bund"]]
    rows += [(code, target) for code, laws_of in table["land"].items() for target in laws_of]
    wrong = [
        (code, target)
        for code, target in rows
        if [each.target for each in laws(f"Nach § 3 Abs. 1 {target} gilt dies.", law_names((), code))]
        != [f"{target} § 3"]
    ]
    assert not wrong


def test_the_codes_of_the_land_laws_are_parliaments() -> None:
    assert set(rule_table("laws.toml")["land"]) <= {parliament.code for parliament in parliaments()}


def test_a_host_without_a_path_needs_words_that_point() -> None:
    for example in rule_table("weblinks.toml")["examples"]:
        assert [each.target for each in weblinks(f"Siehe {example}portal-muster.de.")] == ["portal-muster.de"], example
    assert not list(weblinks("Das Angebot portal-muster.de wächst."))


def test_a_number_is_read_in_every_shape() -> None:
    assert [n.number for n in numbers("17/10 101, 17/10 102 und 10 103", 0, "term")] == [10101, 10102, 10103]
    assert [(n.number, n.year) for n in numbers("318/22 und 319/2022", 0, "year")] == [(318, "22"), (319, "22")]
    assert [n.number for n in numbers("S17-12566"[1:], 0, "file")] == [12566]
