"""The table of parties proves itself: every example leads to its row, every frame does what it says, nothing is guessed."""

from pathlib import Path

import pytest

from ingest.errors import DialectError
from ingest.folding import fold
from ingest.parties import Party, load, parties, party_name, party_of
from ingest.records import NormalName

ROWS = parties().parties


@pytest.mark.parametrize("party", ROWS, ids=lambda party: party.key)
def test_every_example_and_spelling_leads_to_its_party(party: Party) -> None:
    for printed in (*party.examples, *party.spellings, party.name, party.name.upper()):
        found = party_of(printed)
        assert found is not None, printed
        assert found.key == party.key, printed


@pytest.mark.parametrize("frame", parties().frames, ids=lambda frame: frame.pattern.pattern)
def test_every_frame_does_what_its_examples_say(frame: object) -> None:
    for before, after in frame.examples:  # type: ignore[attr-defined]
        assert frame.apply(before) == after != before  # type: ignore[attr-defined]
        assert fold(before) == before, "a frame is taken off the folded form"


def test_keys_and_names_are_unique() -> None:
    assert len({party.key for party in ROWS}) == len({party.name for party in ROWS}) == len(ROWS)
    assert all(party.key == party.key.lower() and party.key.replace("-", "").isalpha() for party in ROWS)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Fraktion der AfD", "afd"),
        ("AfD-Fraktion", "afd"),
        ("AfD", "afd"),
        ("FRAKTIONSLOS", "fraktionslos"),
        ("CDU/CSU", "cdu-csu"),
        ("CDU", "cdu"),
        ("CSU", "csu"),
        ("BVB / FREIE WÄHLER", "bvb-fw"),
        ("FREIE WÄHLER", "freie-waehler"),
        ("FDP/DVP", "fdp"),
        ("B 90/GR", "gruene"),
        ("GRUENE", "gruene"),
        ("BÜNDNIS 90/\nDIE GRÜNEN", "gruene"),
    ],
)
def test_a_party_has_one_key(printed: str, key: str) -> None:
    found = party_of(printed)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "printed",
    ["", "Fraktion", "Fraktion der", "Linkenheim", "Grünewald", "SPD und CDU", "Alternative", "Partei für Wege"],
)
def test_what_the_table_does_not_have_is_not_guessed(printed: str) -> None:
    assert party_of(printed) is None
    assert party_name(printed) == NormalName(printed, " ".join(printed.split()))


def test_an_unknown_party_keeps_its_spelling() -> None:
    assert party_name("Wege\nund Teiche") == NormalName("Wege\nund Teiche", "Wege und Teiche", None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[partei]]\nkey = "a"', r"_x\.toml: unknown key 'partei'"),
        (
            'frame = []\n[[party]]\nkey = "a"\nname = "A"\nspelling = ["B"]\nexamples = ["A"]',
            r"\[\[party\]\] a: unknown key 'spelling'",
        ),
        ('frame = []\n[[party]]\nkey = "a"\nname = "A"\nspellings = []\nexamples = []', "a: has no example"),
        (
            'frame = []\n[[party]]\nkey = "a"\nname = "A"\nspellings = ["X"]\nexamples = ["A"]\n'
            '[[party]]\nkey = "b"\nname = "B"\nspellings = ["x."]\nexamples = ["B"]',
            "b: 'x.' is a spelling of 'a' too",
        ),
        ('party = []\n[[frame]]\npattern = "x"', r"\[\[frame\]\]: pattern 'x' has no example"),
        ('party = []\n[[frame]]\npattern = "("\nexamples = [["(", ""]]', r"\[\[frame\]\]: pattern '\('"),
        ("party = [", r"_x\.toml"),
    ],
)
def test_what_does_not_belong_in_the_table_is_refused(tmp_path: Path, text: str, message: str) -> None:
    table = tmp_path / "_x.toml"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(DialectError, match=message):
        load(table)
