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
    ("names-party", "Anna Eins, Bernd Zwei BÜNDNIS 90/DIE GRÜNEN", "Anna Eins/BÜNDNIS 90/DIE GRÜNEN; Bernd Zwei/BÜNDNIS 90/DIE GRÜNEN", ""),
    ("names-party", "Dr. Hans-Ulrich Eins und Dr. Erik Zwei FDP/DVP", "Dr. Hans-Ulrich Eins/FDP/DVP; Dr. Erik Zwei/FDP/DVP", ""),
    ("names-party", "Max Eins, Fraktion der AfD", "Max Eins/Fraktion der AfD", ""),
    ("names-party", "Max Eins, AfD-Fraktion", "Max Eins/AfD-Fraktion", ""),
    ("names-party", "Max Eins (AfD-Fraktion)", "Max Eins/AfD-Fraktion", ""),
    ("names-party", "Sven Eins und Stefan Zwei der CDU-Fraktion", "Sven Eins/CDU-Fraktion; Stefan Zwei/CDU-Fraktion", ""),
    ("names-party", "Anna Eins (Fraktion DIE LINKE) und Eva Zwei (Fraktion DIE LINKE)", "Anna Eins/Fraktion DIE LINKE; Eva Zwei/Fraktion DIE LINKE", ""),
    ("names-party", "SPD-Abgeordnete Anna Eins", "Anna Eins/SPD", ""),
    ("names-party", "Eins, Anna; Zwei, Max (SPD)", "Anna Eins/SPD; Max Zwei/SPD", ""),
    ("names-party", "Eins, Zwei, Drei (SPD) und Fraktion", "Eins/SPD; Zwei/SPD; Drei/SPD", "SPD"),
    ("names-party", "Anna Eins (CDU), Bernd Zwei und Cem Drei (SPD)", "Anna Eins/CDU; Bernd Zwei/SPD; Cem Drei/SPD", ""),
    ("names-party", "Alexander Eins   FRAKTIONSLOS", "Alexander Eins/FRAKTIONSLOS", ""),
    ("names-party", "Frank Eins", "Frank Eins/None", ""),
    ("names-party", "der Fraktionen der CDU und der SPD", "", "CDU; SPD"),
    ("names-party", "Fraktion Fraktion der CDU", "", "CDU"),
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


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Max Muster (DlE LINKE)", "DIE LINKE"),
        ("Max Muster (BUNDNlS 90/DlE GRUNEN)", "BÜNDNIS 90/DIE GRÜNEN"),
    ],
)
def test_letters_that_recognition_mistakes_in_parties(text: str, party: str) -> None:
    (asker,), _ = read_names("names-party", text)
    assert (asker.name, asker.party) == ("Max Muster", party)
