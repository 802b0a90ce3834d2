"""The table of other documents proves itself: every pattern both ways, unknown keys refused."""

from pathlib import Path

import pytest

from ingest.documenttable import FIELDS, DocumentRule, document_table, load
from ingest.errors import DialectError
from ingest.records import Kind

SECTIONS = ("kind", "field", "heading", "plain", "contents", "withdrawal", "inquiry")


def rules() -> list[tuple[str, DocumentRule]]:
    return [(f"{name} {at}", rule) for name in SECTIONS for at, rule in enumerate(getattr(document_table(), name))]


@pytest.mark.parametrize(("name", "rule"), rules(), ids=[name for name, _ in rules()])
@pytest.mark.parametrize("flat", [False, True], ids=["lined", "flat"])
def test_every_pattern_matches_its_examples_and_nothing_empty(name: str, rule: DocumentRule, *, flat: bool) -> None:
    for example in rule.examples:
        found = rule.search(example, flat=flat)
        assert found, example
        assert all(value and value.strip() for value in found.groupdict().values()), found.groupdict()
    assert not rule.search("", flat=flat)


def test_fields_and_kinds_are_known() -> None:
    table = document_table()
    assert all(rule.kinds for rule in (*table.kind, *table.field))
    assert {name for rule in table.field for name in rule.lined.groupindex} == FIELDS
    assert {name for rule in table.heading for name in rule.lined.groupindex} == {"heading"}
    assert {Kind.VORLAGE, Kind.UNTERRICHTUNG, Kind.PROGRAMME, Kind.PUBLICATION} <= {r.kinds[0] for r in table.kind}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[surprise]\nx = 1\n", "surprise"),
        ("[[kind]]\npattern = 'x'\nwherever = 'head'\nexamples = ['x']\n", "wherever"),
        ("[[field]]\npattern = 'x'\nexamples = []\n", "no example"),
        ("[[plain]]\npattern = '('\nexamples = ['(']\n", "pattern"),
        ("[[plain]]\npattern = '$unheard'\nexamples = ['x']\n", "unheard"),
        ("[[plain\n", "xx.toml"),
    ],
)
def test_what_does_not_belong_is_refused_with_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DialectError, match=r"xx\.toml") as caught:
        load(path)
    assert named in str(caught.value)
