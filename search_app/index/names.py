"""How values of the index are written for readers, and how what they type becomes a value.

The one place that knows the German names of kinds. Parliaments name themselves in
their dialect tables, parties and departments are named by `ingest.naming`.
"""

from __future__ import annotations

from functools import cache

from analyzers.assemblies import places
from ingest.dialect import Parliament
from ingest.folding import fold
from ingest.records import Kind
from ingest.registry import parliaments

KINDS = {
    Kind.KLEINE_ANFRAGE: "Kleine Anfrage",
    Kind.GROSSE_ANFRAGE: "Große Anfrage",
    Kind.SCHRIFTLICHE_ANFRAGE: "Schriftliche Anfrage",
    Kind.DRINGLICHE_ANFRAGE: "Dringliche Anfrage",
    Kind.MUENDLICHE_ANFRAGE: "Mündliche Anfrage",
    Kind.VORLAGE: "Vorlage",
    Kind.UNTERRICHTUNG: "Unterrichtung",
    Kind.PROGRAMME: "Programm",
    Kind.PUBLICATION: "Publikation",
    Kind.OTHER: "Anderes Dokument",
}

ENTRIES = {
    "pair": "Frage und Antwort",
    "preamble": "Vorbemerkung",
    "section": "Abschnitt",
}


DAY_NAMES = {
    "answered": "Antwort",
    "answer_received": "Eingang der Antwort",
    "dated": "Datum der Drucksache",
    "asked": "Frage",
    "received": "Eingang der Frage",
    "published": "Veröffentlichung",
}
"""The days that an entry may be sorted by: the first of these that is printed."""
SORTED_BY = {
    "answered": "nach der Antwort vom",
    "answer_received": "nach dem Eingang der Antwort am",
    "dated": "nach dem Datum der Drucksache, dem",
    "asked": "nach der Frage vom",
    "received": "nach dem Eingang der Frage am",
    "published": "nach der Veröffentlichung am",
    "": "ohne Datum",
}
"""The same days in a sentence: "eingeordnet nach der Frage vom 05.12.2012"; the last stands for none."""


def kind_name(kind: str) -> str:
    """Write a kind of paper for readers: ``kleine_anfrage`` is „Kleine Anfrage“."""
    return KINDS.get(Kind(kind), kind) if kind in set(Kind) else kind


def kind_of(typed: str) -> Kind | None:
    """Find the kind that a reader names: „kleine anfrage“, „Kleine“, „kleine_anfrage“."""
    wanted = fold(typed)
    for kind, name in KINDS.items():
        known = fold(name)
        if wanted in (known, fold(kind), known.removesuffix(" anfrage")):
            return kind
    return None


def entry_name(entry_kind: str) -> str:
    """Write what an entry is for readers: ``pair`` is „Frage und Antwort“."""
    return ENTRIES.get(entry_kind, entry_kind)


def entry_of(typed: str) -> str | None:
    """Find what a reader wants to find by its name or a word of it: „Vorbemerkung“, „antwort“."""
    wanted = fold(typed)
    known = ((kind, fold(name)) for kind, name in ENTRIES.items())
    return next((kind for kind, name in known if wanted in (kind, name, *name.split())), None)


def parliament_of(typed: str) -> Parliament | None:
    """Find the parliament that a reader names by its code, its name, a short one ("NRW") or that of its assembly."""
    return _parliaments().get(fold(typed))


def parliament_name(code: str) -> str:
    """Write a parliament for readers: ``be`` is „Berlin“; an unknown code stays."""
    known = _parliaments().get(code)
    return known.name if known else code


@cache
def _parliaments() -> dict[str, Parliament]:
    return {
        fold(name): parliament
        for parliament in parliaments()
        for name in (parliament.assembly, parliament.name, parliament.slug, parliament.code, *places(parliament.code))
    }


def is_numbered(reference: str) -> bool:
    """Whether a number is that of a Drucksache, "17/11310", and not that of another paper, "0746/VI"."""
    return reference.replace("/", "", 1).isdigit()


def cited_name(target: str) -> str:
    """A paper as people name it: "Berlin 17/20203", "Plenarprotokoll 20/83 (Bundestag)"."""
    code, _, number = target.partition("/")
    if code == "dok":
        return "Dokument"
    place = "Bundesrat" if code == "br" else parliament_name(code)
    if number.startswith("plenary/"):
        return f"Plenarprotokoll {number.removeprefix('plenary/')} ({place})"
    return f"{place} {number}"
