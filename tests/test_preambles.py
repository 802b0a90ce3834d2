"""Remarks in front of the questions: who makes them, and where they begin. All texts are fictional."""

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry, Speaker
from ingest.sources import source_from_bytes
from tests.test_rare_forms import HAMBURG_HEAD

BERLIN = """Drucksache 19 / 99 349
Schriftliche Anfrage
19. Wahlperiode
Schriftliche Anfrage
des Abgeordneten Max Muster (CDU)
vom 29. September 2022 (Eingang beim Abgeordnetenhaus am 30. September 2022)
zum Thema:
Mühlen im Bezirk
und Antwort vom 17. Oktober 2022 (Eingang beim Abgeordnetenhaus am 18. Oktober 2022)
Senatsverwaltung für Wege und Mühlen
Herrn Abgeordneten Max Muster (CDU)
über
den Präsidenten des Abgeordnetenhauses von Berlin
A n t w o r t
auf die Schriftliche Anfrage Nr. 19/99349
vom 29. September 2022
über Mühlen im Bezirk
_____________________________
Im Namen des Senats von Berlin beantworte ich Ihre Schriftliche Anfrage wie folgt:
{remark}
1. Wie viele Mühlen gibt es?
Zu 1.: Es gibt neun Mühlen.
2. Wie viele fehlen?
Zu 2.: Es fehlt keine.
Berlin, den 17. Oktober 2022
In Vertretung
Anna Beispiel
Senatsverwaltung für Wege und Mühlen
"""
ASKED_OTHERS = (
    "Die Mühlen werden von einem Betrieb des Landes verwaltet, der um seine\n"
    "Angaben gebeten wurde. Er hat sie übermittelt; sie stehen unten."
)

SCHLESWIG_HOLSTEIN = """SCHLESWIG-HOLSTEINISCHER LANDTAG Drucksache 18/99154
18. Wahlperiode 2016-04-30
Kleine Anfrage
der Abgeordneten Anna Muster und Max Beispiel (FDP)
und
Antwort
der Landesregierung - Ministerium für Wege
Mühlen an der Küste
{heading} In vielen Kreisen stehen Mühlen, von denen niemand weiß, wem sie gehören.
1. Wie viele Mühlen gibt es?
Antwort:
Es gibt neun Mühlen.
2. Was wird getan?
Antwort:
Sie werden gezählt.
"""


def parse(text: str, *, flat: bool) -> Inquiry:
    return parse_source(source_from_bytes("paper.txt", (" ".join(text.split()) if flat else text).encode()))


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_behind_the_sentence_that_answers_the_government_speaks(*, flat: bool) -> None:
    record = parse(BERLIN.format(remark=ASKED_OTHERS), flat=flat)
    assert [(p.by, p.text) for p in record.preambles] == [(Speaker.GOVERNMENT, " ".join(ASKED_OTHERS.split()))]
    assert [a.text for a in record.answers] == ["Es gibt neun Mühlen.", "Es fehlt keine."]


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
@pytest.mark.parametrize(
    "heading",
    [
        "Vorbemerkung der Fragestellerinnen:",
        "Vorbemerkung der Fragestellerin:",
        "Vorbemerkung der Fragestellerinnen und Fragesteller:",
        "Vorbemerkung der Fragesteller*innen:",
        "Vorbemerkung der Fragestellenden:",
    ],
)
def test_whoever_asks_the_heading_is_no_text(heading: str, *, flat: bool) -> None:
    record = parse(SCHLESWIG_HOLSTEIN.format(heading=heading), flat=flat)
    assert [p.by for p in record.preambles] == [Speaker.ASKER]
    assert record.preambles[0].text.startswith("In vielen Kreisen stehen Mühlen")


BAYERN = """Schriftliche Anfrage
der Abgeordneten Anna Muster SPD
vom 12.02.2014
Mühlen
{remark}
Ich frage die Staatsregierung:
1. Wie viele Mühlen gibt es?
2. Wem gehören sie?
Antwort
des Staatsministeriums für Wege und Mühlen
vom 02.04.2014
Zu 1.:
Es gibt 300 Mühlen.
Zu 2.:
Sie gehören dem Land.
"""


@pytest.mark.parametrize("remark", ["Es fehlen Mühlen.", "Die Mühlen stehen still!"])
def test_a_short_sentence_with_a_word_of_the_title_is_a_remark(remark: str) -> None:
    record = parse(BAYERN.format(remark=remark), flat=False)
    assert [(preamble.by, preamble.text) for preamble in record.preambles] == [(Speaker.ASKER, remark)]
    assert record.title == "Mühlen"


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
@pytest.mark.parametrize(
    ("heading", "speaker"), [("Vorbemerkung:", Speaker.ASKER), ("Vorbemerkung des Senats:", Speaker.GOVERNMENT)]
)
def test_remarks_that_name_nobody_are_of_who_then_asks(heading: str, speaker: Speaker, *, flat: bool) -> None:
    head = HAMBURG_HEAD.replace("Die Mühlen in", f"{heading}\nDie Mühlen in")
    record = parse(
        f"{head}1. Wie viele Mühlen gibt es?\n\nEs gibt neun.\n\n2. Wem gehören sie?\n\nDem Land.\n", flat=flat
    )
    assert [(preamble.by, preamble.text) for preamble in record.preambles] == [
        (speaker, "Die Mühlen in Hamburg klappern.")
    ]
