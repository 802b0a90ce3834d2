"""What the tests of parity search in and for: all sample papers and the real ones, and searches of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from analyzers.annotations import annotate
from ingest import parse_source
from ingest.errors import UnreadableFile
from ingest.records import Inquiry
from ingest.sources import read_source
from search_app.index.documents import entries
from search_app.index.programmes import Naming
from search_app.index.protocol import Entry

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
CORPUS = SAMPLES.parent.parent / "shared" / "corpus"


@cache
def papers(where: str) -> tuple[Inquiry, ...]:
    """The papers of the samples ("samples") or the real ones beside the project ("corpus"), each once."""
    folder = SAMPLES if where == "samples" else CORPUS
    found: dict[str, Inquiry] = {}
    for path in sorted(folder.glob("*/*.txt")):
        if not path.stem.endswith("-dump"):
            record = _read(path)
            if record is not None:
                found.setdefault(record.paper_id, record)
    return tuple(found.values())


def _read(path: Path) -> Inquiry | None:
    try:
        return parse_source(read_source(path))
    except UnreadableFile:
        return None


@cache
def material(where: str) -> tuple[Entry, ...]:
    """All their entries, with what they refer to and the programmes that they name."""
    return tuple(_entries(where))


def _entries(where: str) -> Iterator[Entry]:
    for paper in papers(where):
        yield from entries(paper, annotate(paper), Naming())


def texts(where: str) -> Iterator[str]:
    """All texts of the papers."""
    for paper in papers(where):
        parts = (paper.title, *(q.text for q in paper.questions), *(a.text for a in paper.answers))
        yield from (text for text in (*parts, *(s.text for s in paper.sections)) if text)


WORDS = """
Schule|Schulen|schule|SCHULE|Grundschule|Schulbau|Lehrkräfte|Lehrer:innen|Lehrerinnen|Schülerinnen und Schüler
Kosten|Kosten Jahr|Landkreis|Landkreise|Gemeinden|Kommunen Land|Wie viele|Jahr 2023|2023|2024|1.|Prozent|Euro|Mio. Euro
Verkehr|Straße|Strassen|Brücke|Radweg|Rad- und Fußwege|Wasser|Hochwasserschutz|Schutz|Lärmschutz|Polizei|Feuerwehr
Landesregierung|Senat|Bundesregierung|Staatsregierung|Ministerium|Bürger|Buerger|Anwohnende|Verwaltung|Förderung
Förderprogramm|Haushalt|Haushaltsmittel|Maßnahmen|Massnahmen|geplant|planen|Planung|in der Regel|und|die|wie|der die das
Entwicklung Zahl|Wohnung|Wohnungsbau|Miete|Kinder Jugend|Jugendhilfe|Kita|Kindertagesstätte|Pflege|Krankenhaus|Ärzt:innen
ÖPNV|öffentlicher Personennahverkehr|EU|§ 35 a|§ 35a SGB VIII|17/11310|19/400|A 100|Zauberberg|xyzzy|日本|naïve|a|Ä
""".replace("\n", "|").strip("|")

OPERATORS = """
Schule ODER Kita|Schule OR Straße|Schule UND Kosten|Schule AND Land|Schule -Kosten|-Schule|NICHT Schule|Schule NICHT Kosten
-Schule -Kosten|(Schule ODER Kita) Kosten|(Schule ODER Straße) (Kosten ODER Land)|Schule (Kosten ODER (-Land))
-(Schule ODER Kosten)|-(Schule Kosten)|((Schule))|Schule ODER (-Schule)|Land -(Kosten ODER Jahr ODER Straße)
Schul*|Land*|Kost* Jahr|-Schul*|Verkehrs*|Bür*|frage:Schul*|Zz*|20*|Landes* ODER Bundes*
"wie viele"|"in den"|"der Schule"|"Kosten der"|"zu Frage 1"|"in der Regel"|"seit dem"|"nicht bekannt"|"Euro"|"des Landes"
"Lehrerinnen und Lehrer"|"Schülerinnen und Schüler"|-"wie viele"|"wie viele" ODER "in welchem"|"im Jahr 2023"|"§ 1"
"Kosten Jahr"~5|"Schule Land"~10|"Land Schule"~10|"Land Schule"~0|"Kosten Höhe Jahr"~8|"wie viele Jahr"~6|"Zahl Land"~50
"Anzahl Jahr Land Kosten"~20|-"Kosten Jahr"~5|"Jahr Jahr"~3|"Schulen Schule"~4|"der die"~2
""".replace("\n", "|").strip("|")

FIELDS = """
frage:Schule|antwort:Schule|titel:Schule|frage:Kosten antwort:Euro|frage:(Schule ODER Kita)|frage:(Kosten Jahr)
frage:"wie viele"|antwort:"in der"|titel:"der Schule"|frage:"Kosten Jahr"~8|antwort:Land*|-frage:Schule|-antwort:Jahr
frage:(Schule -Kosten)|titel:(Schule ODER Verkehr ODER Straße)|titel:(-Schule)|antwort:(-Euro Land)
fragesteller:Muster|fragesteller:"Muster"|fragesteller:Dr|fragesteller:Be*|fragesteller:"Dr Muster"~3|-fragesteller:Muster
ressort:Bildung|ressort:Inneres|ressort:Ministerium|ressort:Senatsverwaltung|ressort:"Ministerium für"|ressort:Verkehr*
partei:SPD|partei:CDU|partei:gruene|partei:GRÜNE|partei:AfD|partei:Linke|partei:(SPD ODER CDU)|-partei:SPD|partei:ohne
parlament:be|parlament:Berlin|parlament:ni|parlament:Bundestag|parlament:(be ODER ni)|-parlament:be|land:Bayern
wp:19|wp:20|wp:(18 ODER 19)|jahr:2023|jahr:2024|jahr:ohne|jahr:(2022 ODER 2023)|art:Publikation|art:"Kleine Anfrage"|art:große
art:schriftliche|teil:antwort|teil:vorbemerkung|teil:abschnitt|nummer:19/400|nummer:17/99310|nummer:99310
von:2023|bis:2023|von:2022 bis:2023|datum:2024|datum:2023-05|von:2023-06-15|von:2024 Schule|bis:2019 ODER von:2024
gesetz:SGB|gesetz:"SGB VIII"|gesetz:GG|gesetz:"SGB VIII § 35a"|gesetz:Schulgesetz|-gesetz:GG|verweist:17/11310
verweist:19/100|programm:Digitalpakt|programm:"DigitalPakt Schule"|programm:Städtebauförderung|programm:Programm
Schule partei:SPD von:2020 -Kosten|(frage:Schule ODER titel:Schule) -parlament:be jahr:2023|Kosten art:kleine wp:19
""".replace("\n", "|").strip("|")

SEARCHES = ("", *(each.strip() for each in f"{WORDS}|{OPERATORS}|{FIELDS}".split("|")))
