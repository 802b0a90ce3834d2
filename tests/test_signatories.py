"""One table of cases for every style of name list."""

import pytest

from ingest.errors import DialectError
from ingest.signatories import STYLES, read_names

CASES = [
    ("name-bracket-party", "Anne Muster und Niklas Beispiel (LINKE)", "Anne Muster/LINKE; Niklas Beispiel/LINKE", ""),
    ("name-bracket-party", "Dr. Susanne Musterfeld (GRÜNE)", "Dr. Susanne Musterfeld/GRÜNE", ""),
    ("name-bracket-party", "Max von der Muster-Aue (fraktionslos)", "Max von der Muster-Aue/fraktionslos", ""),
    ("name-bracket-party", "Anna Eins (SPD), Bernd Zwei und Carla Drei (CDU)", "Anna Eins/SPD; Bernd Zwei/CDU; Carla Drei/CDU", ""),
    ("name-bracket-party", "Anna Eins (Musterstadt) (CDU)", "Anna Eins/CDU", ""),
    ("name-bracket-party", "der Fraktion der CDU", "", "CDU"),
    ("names-faction", "Ulla Eins, Dr. André Zwei, weiterer Abgeordneter und der Fraktion DIE LINKE.",
     "Ulla Eins/DIE LINKE.; Dr. André Zwei/DIE LINKE.", "DIE LINKE."),
    ("names-faction", "Ulrich von Muster, Knut Muster-Beispiel und der Fraktion der AfD",
     "Ulrich von Muster/AfD; Knut Muster-Beispiel/AfD", "AfD"),
    ("names-faction", "Anne Muster (Köln), Max Beispiel und der Fraktion BÜNDNIS 90/DIE GRÜNEN",
     "Anne Muster/BÜNDNIS 90/DIE GRÜNEN; Max Beispiel/BÜNDNIS 90/DIE GRÜNEN", "BÜNDNIS 90/DIE GRÜNEN"),
    ("names-faction", "Anne Muster, Max Beispiel und der Fraktionen der CDU/CSU und SPD",
     "Anne Muster/None; Max Beispiel/None", "CDU/CSU; SPD"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "text", "names", "factions"), CASES)
def test_names_and_factions(style: str, text: str, names: str, factions: str) -> None:
    askers, whole = read_names(style, text)
    assert "; ".join(f"{asker.name}/{asker.party}" for asker in askers) == names
    assert "; ".join(whole) == factions


def test_every_style_has_cases() -> None:
    assert {style for style, *_ in CASES} == set(STYLES)


def test_a_style_that_does_not_exist_is_named() -> None:
    with pytest.raises(DialectError, match="name-by-guess"):
        read_names("name-by-guess", "Max Muster")
