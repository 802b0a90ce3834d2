"""Fictional inquiries for the tests of index and search, as records."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from ingest.archive import Archive
from ingest.records import (
    Answer,
    Asker,
    Dates,
    Inquiry,
    Kind,
    Part,
    Preamble,
    Question,
    Section,
    Source,
    SourceFile,
    Span,
    Speaker,
)


def source(digit: str) -> Source:
    return Source(name=f"{digit}.pdf", sha256=digit * 64, media_type="application/pdf", pages=3)


def store(archive: Archive, inquiry: Inquiry) -> None:
    """Put a record into an archive, its digest in the place of an original."""
    origin = inquiry.source
    archive.store(SourceFile(origin.name, origin.sha256, origin.media_type, origin.sha256.encode()), inquiry)


HARBOUR = Inquiry(
    source("1"),
    Kind.SCHRIFTLICHE_ANFRAGE,
    "be",
    "19/20001",
    19,
    Part.BOTH,
    title="Lärmschutz am Westhafen",
    askers=(Asker("Dr. Ada Muster", "BÜNDNIS 90/DIE GRÜNEN"), Asker("Ben Beispiel", "SPD")),
    dates=Dates(asked=date(2023, 11, 6), answered=date(2023, 11, 20)),
    answering_body="Senatsverwaltung für Umwelt und Verkehr; Senatsverwaltung für Inneres",
    preambles=(Preamble(Speaker.ASKER, "Anwohnende klagen über nächtliche Kräne.", 1),),
    questions=(
        Question("1", "Wie viele Beschwerden über den Hafen gab es?", 1),
        Question("2", "Welche Lärmschutzwände sind geplant?", 1),
        Question("3", "Was kosten sie?", 1),
        Question("4", "Was folgt daraus:", 2),
        Question("4a", "für die Kräne?", 2),
        Question("4b", "für die Anwohnenden?", 2),
        Question("4.1", "Bitte nach Monaten auflisten.", 2, part_of="4b"),
    ),
    answers=(
        Answer(("1",), "Im Jahr 2022 gab es 120 Beschwerden, in der Regel nachts.", 1),
        Answer(
            ("2", "3"),
            "Geplant ist eine Wand. Der Schutz vor Lärm kostet 2,5 Mio. Euro.",
            1,
            "Zu 2. und 3.:",
            spans=(Span(1, 0, 22), Span(2, 23, 64)),
        ),
        Answer(("4a",), "Die Kräne stehen nachts still.", 2),
        Answer(("4b",), "Für die Anwohnenden wird es ruhiger.", 2),
    ),
)
SCHOOLS = Inquiry(
    source("2"),
    Kind.KLEINE_ANFRAGE,
    "ni",
    "19/400",
    19,
    Part.ANSWER,
    title="Sanierung der Grundschulen im Landkreis Musterland",
    askers=(Asker("Cem Probe", "CDU"),),
    dates=Dates(asked=date(2024, 2, 1), answered=date(2024, 3, 1)),
    answering_body="Kultusministerium",
    preambles=(Preamble(Speaker.GOVERNMENT, "Für Schulgebäude sind die Kommunen zuständig.", 1),),
    questions=(
        Question("1", "Wie viele Turnhallen der Grundschulen sind gesperrt?", 1),
        Question("2", "Wann wird die Schule am Anger saniert?", 1),
        Question("3", "Wer trägt die Kosten?", 2),
    ),
    answers=(
        Answer(("1",), "Gesperrt sind vier Turnhallen, eine davon wegen Lärm am Hafen.", 1),
        Answer(("2",), "Die Sanierung der alten Schule beginnt 2025.", 2),
    ),
)
REPORT = Inquiry(
    source("3"),
    Kind.PUBLICATION,
    title="Radwege in Musterstadt",
    sections=(
        Section("Ausgangslage", "Die Radwege sind schmal.", 1),
        Section(None, "Der Weg ist lang, das Rad ist rund.", 2),
    ),
)
PAPERS = (HARBOUR, SCHOOLS, REPORT)


def numbered(number: int, **changes: object) -> Inquiry:
    """A paper of one pair with this number; every third one is older, all share some words."""
    made = Inquiry(
        replace(source("4"), sha256=f"{number:064x}"),
        Kind.KLEINE_ANFRAGE,
        "ni",
        f"18/{number}",
        18,
        Part.ANSWER,
        title=f"Brücke {number}",
        dates=Dates(answered=date(2019 + number % 3, 1, 1 + number % 28)),
        questions=(Question("1", "Wie steht es um die Brücke?", 1),),
        answers=(Answer(("1",), "Die Brücke hält.", 1),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def filled(folder: Path) -> Path:
    """A folder with an archive of `PAPERS`."""
    with Archive.open(folder) as archive:
        for inquiry in PAPERS:
            store(archive, inquiry)
    return folder
