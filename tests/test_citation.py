"""How a paper is cited when people, or whole Fraktionen, ask. The papers are fictional."""

from dataclasses import replace

import pytest

from ingest.records import Kind
from search_app.web.citation import cite
from tests.inquiries import HARBOUR

FACTIONS = {
    ("CDU/CSU",): "Große Anfrage der Fraktion der CDU/CSU",
    ("DIE LINKE.",): "Große Anfrage der Fraktion DIE LINKE.",
    ("BÜNDNIS 90/DIE GRÜNEN",): "Große Anfrage der Fraktion BÜNDNIS 90/DIE GRÜNEN",
    ("SPD", "BÜNDNIS 90/DIE GRÜNEN", "FDP"): "Große Anfrage der Fraktionen der SPD, BÜNDNIS 90/DIE GRÜNEN und der FDP",
}


@pytest.mark.parametrize(("factions", "said"), FACTIONS.items(), ids=["/".join(names) for names in FACTIONS])
def test_a_fraktion_asks(factions: tuple[str, ...], said: str) -> None:
    inquiry = replace(HARBOUR, kind=Kind.GROSSE_ANFRAGE, askers=(), factions=factions)
    assert f", {said} vom 06.11.2023, " in cite(inquiry)


def test_people_ask_and_not_their_fraktion() -> None:
    inquiry = replace(HARBOUR, factions=("SPD",))
    assert "Schriftliche Anfrage von Dr. Ada Muster (BÜNDNIS 90/DIE GRÜNEN), Ben Beispiel (SPD) vom" in cite(inquiry)
