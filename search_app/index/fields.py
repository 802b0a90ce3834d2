"""The field table: one row a field of the index, its names in a search, and what it serves.

Every engine makes its schema from these rows, the query language takes its field
names from them, the pages their facets. A new field is a new row here and its value
in ``documents.py``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from analyzers.annotations import versions
from ingest.naming import names_version

STREAMS = ("exact", "stem", "parts")
"""The token streams of an analysed text; `column` names the place of one."""

WITHOUT = "ohne"
"""The value of a facet for entries that print none, so that they can be chosen too."""


class FieldKind(StrEnum):
    """How a field is kept: as analysed text, as exact values, as a number, or only to be given back."""

    TEXT = "text"
    KEYWORD = "keyword"
    INTEGER = "integer"
    STORED = "stored"


class Reading(StrEnum):
    """How a value that was typed for a field is understood: ``partei:gruene`` is the party GRÜNE."""

    WORDS = "words"
    PARLIAMENT = "parliament"
    TERM = "term"
    PARTY = "party"
    KIND = "kind"
    NUMBER = "number"
    YEAR = "year"
    ENTRY = "entry"
    LAW = "law"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the table.

    ``label`` is what readers see, ``names`` what they may type before the colon.
    ``streams`` are the token streams of a text, ``weight`` its share in the score;
    0 is for a text that is searched only when it is named. ``facet`` gives choices
    with counts and ``without`` the label of the choice "none". ``words`` names the
    text that is searched when this field is typed, since nobody types a whole value;
    ``typed`` names the exact field that has what may be typed, where the facet has less.
    """

    name: str
    kind: FieldKind
    label: str = ""
    names: tuple[str, ...] = ()
    streams: tuple[str, ...] = ()
    weight: float = 0.0
    facet: bool = False
    without: str = ""
    words: str = ""
    typed: str = ""
    reading: Reading = Reading.WORDS


TEXT, KEYWORD, INTEGER, STORED = FieldKind

FIELDS: tuple[Field, ...] = (
    Field("id", KEYWORD),
    Field("paper", KEYWORD),
    # a number for each paper, because numbers are counted and grouped fastest
    Field("paper_key", INTEGER),
    # the place of an entry in its paper
    Field("position", INTEGER),
    # unique and in ascending order: the newest and the oldest first, printed order within a paper
    Field("newest", INTEGER),
    Field("oldest", INTEGER),
    # yyyymmdd
    Field("day", INTEGER, "Datum", ("datum", "date")),
    Field("title", TEXT, "Titel", ("titel", "title", "betreff"), STREAMS, 0.5),
    Field("question", TEXT, "Frage", ("frage", "question"), STREAMS, 1.0),
    Field("answer", TEXT, "Antwort", ("antwort", "answer"), STREAMS, 1.0),
    Field("asker", TEXT, "Fragesteller", ("fragesteller", "fragestellerin", "asker"), ("exact",)),
    Field("body", TEXT, "Ressort", (), STREAMS),
    Field(
        "parliament",
        KEYWORD,
        "Parlament",
        ("parlament", "parliament", "land"),
        facet=True,
        without="ohne Parlament",
        reading=Reading.PARLIAMENT,
    ),
    Field(
        "term",
        KEYWORD,
        "Wahlperiode",
        ("wahlperiode", "wp", "term"),
        facet=True,
        without="ohne Wahlperiode",
        reading=Reading.TERM,
    ),
    Field("kind", KEYWORD, "Art", ("art", "kind"), facet=True, reading=Reading.KIND),
    Field(
        "party",
        KEYWORD,
        "Fraktion der Fragenden",
        ("partei", "fraktion", "party"),
        facet=True,
        without="ohne Fraktion",
        reading=Reading.PARTY,
    ),
    Field(
        "department",
        KEYWORD,
        "Antwortendes Ressort",
        ("ressort", "department"),
        facet=True,
        without="ohne Ressort",
        words="body",
    ),
    Field("year", KEYWORD, "Jahr", ("jahr", "year"), facet=True, without="ohne Datum", reading=Reading.YEAR),
    Field("entry_kind", KEYWORD, "Was gefunden wurde", ("teil", "part"), facet=True, reading=Reading.ENTRY),
    Field("reference", KEYWORD, "Nummer", ("nummer", "drucksache", "number"), reading=Reading.NUMBER),
    # the names of programmes with all their spellings, for what is typed; below the names they go by, for choices
    Field("programmes", TEXT, "Programm", (), STREAMS),
    Field(
        "programme",
        KEYWORD,
        "Programm",
        ("programm", "programme", "projekt"),
        facet=True,
        words="programmes",
    ),
    # what the texts of an entry refer to, whole laws and papers; and all that may be typed of it
    Field("law", KEYWORD, "Gesetz", ("gesetz", "law", "norm"), facet=True, typed="provision", reading=Reading.LAW),
    Field("provision", KEYWORD, "Gesetz"),
    Field("cites", KEYWORD, "Verweist auf", ("verweist", "cites"), facet=True, typed="cited", reading=Reading.CITED),
    Field("cited", KEYWORD, "Verweist auf"),
    # what a hit shows, and where its words stand: nothing of it is searched
    Field("shown", STORED),
    Field("columns", STORED),
    # of everything above: what tells whether an entry is still the one that the archive gives
    Field("digest", INTEGER),
)

SHOWN = 7
"""The form of what an index keeps, raised when it changes: when laws got long names, when columns were packed anew."""

STALE = "Der Suchindex wurde mit einer anderen Fassung des Programms gebaut: „anfragen index“ baut ihn neu."
"""What is said of an index with another `fingerprint`."""

BY_NAME = {field.name: field for field in FIELDS}
SEARCHED = tuple(field for field in FIELDS if field.weight)
"""The texts that a word without a field is looked for in."""
FACETS = tuple(field for field in FIELDS if field.facet)
NAMES = {name: field for field in FIELDS for name in field.names}
"""The field for each name that may be typed, in small letters."""
FROM, TO = ("von", "from", "since", "ab"), ("bis", "to", "until")
"""Names for the first and the last day, which are two ends of the one field ``day``."""


def column(field: str, stream: str) -> str:
    """Name the place where an engine keeps one stream of a text."""
    return f"{field}_{stream}"


def fingerprint(analysis: str) -> str:
    """Tell by 16 hex digits whether an index was made with this table, this analysis, these names and analyzers."""
    return hashlib.sha256(f"{FIELDS!r} {SHOWN} {analysis} {names_version()} {versions()}".encode()).hexdigest()[:16]
