"""The dialect tables prove themselves: every pattern both ways, unknown keys refused, samples for each."""

import re
from pathlib import Path

import pytest

from ingest.dialect import FIELDS, Dialect, Rule
from ingest.dialecttable import joint_rules, load
from ingest.errors import DialectError
from ingest.noise import noise_patterns
from ingest.patterns import vocabulary
from ingest.registry import detect, dialect_of, dialects

GROUPS = FIELDS | {"label", "labels"}


def rules() -> list[tuple[str, Rule]]:
    rows = [
        (f"{dialect.parliament.code} {kind} {place}", rule)
        for dialect in dialects()
        for kind in ("detect", "kinds", "fields", "boundaries", "question", "answer")
        for place, rule in enumerate(getattr(dialect, kind))
    ]
    return rows + [(f"joint {place}", rule) for place, rule in enumerate(joint_rules())]


@pytest.mark.parametrize(("name", "rule"), rules(), ids=[name for name, _ in rules()])
@pytest.mark.parametrize("flat", [False, True], ids=["lined", "flat"])
def test_every_pattern_matches_its_examples_and_nothing_empty(name: str, rule: Rule, *, flat: bool) -> None:
    pattern = rule.regex(flat=flat)
    for example in rule.examples:
        assert pattern.search(example), example
    assert not pattern.search(""), "a pattern that matches nothing finds everything"
    assert set(pattern.groupindex) <= GROUPS


@pytest.mark.parametrize(("name", "rule"), rules(), ids=[name for name, _ in rules()])
def test_every_group_is_filled_by_an_example_and_every_example_fills_one(name: str, rule: Rule) -> None:
    pattern = rule.regex(flat=False)
    filled: set[str] = set()
    for example in rule.examples:
        found = pattern.search(example)
        assert found is not None
        named = {group for group, value in found.groupdict().items() if value and value.strip()}
        assert named or not pattern.groupindex, example
        filled |= named
    assert filled == set(pattern.groupindex)


def test_the_vocabulary_matches_its_examples_as_a_whole() -> None:
    import tomllib

    table = tomllib.loads(Path("ingest/dialects/_common.toml").read_text(encoding="utf-8"))
    for name, row in table["vocabulary"].items():
        pattern = re.compile(vocabulary()[name])
        assert pattern.groups == 0, f"{name} has a group of its own"
        for example in row["examples"]:
            assert pattern.fullmatch(example), (name, example)


def test_noise_patterns_match_their_examples_as_a_whole() -> None:
    for row in noise_patterns():
        assert row.examples
        for example in row.examples:
            assert row.pattern.fullmatch(example), (row.kind, example)


@pytest.mark.parametrize("code", [dialect.parliament.code for dialect in dialects()])
def test_noise_of_a_dialect_is_found_in_its_examples(code: str) -> None:
    """An example may show what stands around; a pattern that is found in running text would eat it."""
    for row in noise_patterns(code)[len(noise_patterns()) :]:
        for example in row.examples:
            assert row.pattern.search(example + "\n"), (row.kind, example)
        assert not row.pattern.search(f" {PROSE}\n{PROSE}\n"), row.kind


PROSE = (
    "Die Landesregierung hat im Jahr 2023 in Dresden 3. Maßnahmen der Finanzen geprüft; Hinweise aus der Anlage, der "
    "Drucksache und dem Ministerium für Kultus lagen am 4. Mai 2023 vor. Dies betrifft Seite 3 des Berichts."
)


def test_codes_slugs_and_file_names_belong_together() -> None:
    codes = [dialect.parliament.code for dialect in dialects()]
    assert codes == sorted(set(codes))
    assert len(codes) >= 17
    for dialect in dialects():
        assert dialect_of(dialect.parliament.code) is dialect
        assert re.fullmatch(r"[a-z-]+", dialect.parliament.slug)


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "xx.toml"
    path.write_text(text, encoding="utf-8")
    return path


MADE_UP = """
[parliament]
code = "xx"
slug = "musterland"
name = "Musterland"
assembly = "Musterlandtag"
kinds = ["kleine_anfrage"]

[options]
answers = "marked"
name_list = "name-bracket-party"

[[detect]]
pattern = 'Musterlandtag'
score = 4
examples = ["Musterlandtag"]
"""


def test_a_new_parliament_is_one_table(tmp_path: Path) -> None:
    dialect = load(table(tmp_path, MADE_UP))
    assert isinstance(dialect, Dialect)
    assert dialect.parliament.slug == "musterland"


@pytest.mark.parametrize(
    ("addition", "named"),
    [
        ("[surprise]\nx = 1\n", "surprise"),
        ("[[field]]\npattern = 'x'\nwherever = 'head'\nexamples = ['x']\n", "wherever"),
        ("[[field]]\npattern = 'x'\nexamples = []\n", "no example"),
        ("[[field]]\npattern = '('\nexamples = ['(']\n", "pattern"),
        ("[[field]]\npattern = '$unheard'\nexamples = ['x']\n", "unheard"),
    ],
)
def test_what_does_not_belong_is_refused_with_file_and_key(tmp_path: Path, addition: str, named: str) -> None:
    with pytest.raises(DialectError, match=r"xx\.toml") as caught:
        load(table(tmp_path, MADE_UP + addition))
    assert named in str(caught.value)


def test_detection_says_why() -> None:
    found = detect("Niedersächsischer Landtag – 19. Wahlperiode Drucksache 19/99101", flat=False)
    assert found.dialect is dialect_of("ni")
    assert "Niedersächsischer Landtag" in found.reason
    nothing = detect("Rundschreiben des Vereins der Kleingärtner", flat=False)
    assert nothing.dialect is None
    assert nothing.reason


def test_an_unknown_code_is_named_with_the_known_ones() -> None:
    with pytest.raises(DialectError, match=r"zz.*bb, be, bt, bw"):
        dialect_of("zz")
