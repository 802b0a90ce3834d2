"""How papers are cited: who asks, in the words of a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.records import Asker, Kind, Linked, Part
from search_app.web.citation import cite
from tests.inquiries import HARBOUR, source

A, B, C, D = (Asker(name, "SPD") for name in ("Ada Muster", "Ben Beispiel", "Cem Probe", "Dr. Dora Vordruck"))

CASES = (
    ((A,), (), "von Ada Muster (SPD)"),
    ((A, B), (), "von Ada Muster (SPD) und Ben Beispiel (SPD)"),
    ((A, B, C), (), "von Ada Muster (SPD), Ben Beispiel (SPD) und Cem Probe (SPD)"),
    ((A, B, C, D), (), "von Ada Muster (SPD), Ben Beispiel (SPD), Cem Probe (SPD) u. a."),
    ((), ("CDU/CSU",), "der Fraktion der CDU/CSU"),
    ((), ("CDU", "FDP"), "der Fraktionen der CDU und der FDP"),
    ((), ("DIE LINKE.",), "der Fraktion DIE LINKE."),
    ((), ("SPD", "BÜNDNIS 90/DIE GRÜNEN", "FDP"), "der Fraktionen der SPD, BÜNDNIS 90/DIE GRÜNEN und der FDP"),
    ((A, B), ("SPD",), "von Ada Muster (SPD), Ben Beispiel (SPD) und der Fraktion der SPD"),
    (
        (A, B, C, D),
        ("SPD",),
        "von Ada Muster (SPD), Ben Beispiel (SPD), Cem Probe (SPD) u. a. und der Fraktion der SPD",
    ),
)


@pytest.mark.parametrize(("people", "factions", "expected"), CASES, ids=[case[2] for case in CASES])
def test_who_asks_is_named(people: tuple[Asker, ...], factions: tuple[str, ...], expected: str) -> None:
    paper = replace(HARBOUR, kind=Kind.GROSSE_ANFRAGE, askers=people, factions=factions)
    assert f"Große Anfrage {expected} vom 06.11.2023, Antwort vom 20.11.2023." in cite(paper)


def test_an_answer_that_names_the_first_askers_has_the_others_from_the_inquiry() -> None:
    own = Linked("be/19/20000", Part.INQUIRY, source("4"), askers=(A, B, C, D))
    paper = replace(HARBOUR, part=Part.ANSWER, askers=(A, B), linked=(own,))
    assert "von Ada Muster (SPD), Ben Beispiel (SPD), Cem Probe (SPD) u. a. vom" in cite(paper)


def test_who_asks_is_left_out_where_nobody_is_printed() -> None:
    assert "Schriftliche Anfrage vom 06.11.2023" in cite(replace(HARBOUR, askers=(), factions=()))
