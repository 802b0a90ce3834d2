"""Fictional inquiries that are printed in two papers, as their two records: for the tests of linking."""

from dataclasses import replace
from datetime import date

from ingest.records import Answer, Asker, Dates, Inquiry, Kind, Part, Preamble, Question, Source, SourceFile, Speaker

PDF = "application/pdf"
TEXT = "text/plain"

TEXTS = {
    "1": "Wie viele Leuchttürme stehen an der Musterküste?",
    "2": "Wann wurden sie zuletzt gestrichen, und welche Farbe wurde verwendet?",
    "3": "Was kostet der Anstrich eines Leuchtturms im Durchschnitt?",
}


def origin(digit: str, media_type: str = PDF) -> Source:
    return Source(f"papier-{digit}.{'pdf' if media_type == PDF else 'txt'}", digit * 64, media_type, 4)


def file_of(record: Inquiry) -> SourceFile:
    source = record.source
    return SourceFile(source.name, source.sha256, source.media_type, source.sha256.encode())


def questions(*labels: str, page: int = 2) -> tuple[Question, ...]:
    return tuple(Question(label, TEXTS[label], page) for label in labels)


def answers(*labels: str, page: int = 3) -> tuple[Answer, ...]:
    return tuple(Answer((label,), f"Antwort auf die {label}. Frage zu den Türmen.", page) for label in labels)


ASKED = Inquiry(
    origin("a"),
    Kind.KLEINE_ANFRAGE,
    "bt",
    "21/7001",
    21,
    Part.INQUIRY,
    title="Anstrich der Leuchttürme",
    askers=(Asker("Ada Muster", "FDP"), Asker("Ben Beispiel", "FDP")),
    factions=("FDP",),
    dates=Dates(asked=date(2026, 3, 2), received=date(2026, 3, 3), published=date(2026, 3, 5)),
    preambles=(Preamble(Speaker.ASKER, "Leuchttürme sind rot und weiß.", 1),),
    questions=questions("1", "2", "3"),
)
ANSWERED = Inquiry(
    origin("b"),
    Kind.KLEINE_ANFRAGE,
    "bt",
    "21/7100",
    21,
    Part.ANSWER,
    "21/7001",
    title="Anstrich der Leuchttürme",
    askers=(Asker("Ada Muster", "FDP"),),
    factions=("FDP",),
    dates=Dates(answered=date(2026, 4, 1), published=date(2026, 4, 3)),
    answering_body="Bundesministerium für Türme",
    questions=questions("1", "2", "3", page=3),
    answers=answers("1", "2", "3"),
)

# the inquiry has no number of a paper, only a running one
THURINGIAN_ASKED = replace(
    ASKED, source=origin("c"), parliament="th", reference=None, legislative_term=8, inquiry_number="8/980"
)
THURINGIAN = replace(
    ANSWERED,
    source=origin("d"),
    parliament="th",
    reference="8/1714",
    legislative_term=8,
    part=Part.BOTH,
    request_reference=None,
    inquiry_number="8/980",
)
# the ministry's letter is published under the number of the inquiry; it prints neither askers nor dates
SAXON_ASKED = replace(ASKED, source=origin("e"), parliament="sn", reference="8/3284", legislative_term=8)
SAXON = replace(
    ANSWERED,
    source=origin("f"),
    parliament="sn",
    reference=None,
    legislative_term=8,
    request_reference="8/3284",
    askers=(),
    dates=Dates(),
)
SAXON_TEXT = replace(SAXON, source=origin("f", TEXT))
# the answer restates the questions without numbers: they could not be told apart
SAARLAND_ASKED = replace(ASKED, source=origin("7"), parliament="sl", reference="17/1330", legislative_term=17)
SAARLAND = replace(
    ANSWERED, source=origin("8"), parliament="sl", reference="17/1525", legislative_term=17, request_reference="17/1330"
)
TWO_PAPERS = {
    "bt": (ASKED, ANSWERED),
    "th": (THURINGIAN_ASKED, THURINGIAN),
    "sn": (SAXON_ASKED, SAXON),
    "sn-text": (SAXON_ASKED, SAXON_TEXT),
    "sl": (SAARLAND_ASKED, SAARLAND),
}
