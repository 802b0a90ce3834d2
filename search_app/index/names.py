"""How values of the index are written for readers, and how what they type becomes a value.

The one place that knows the German names of kinds and parties. Parliaments name
themselves in their dialect tables.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ingest.dialect import Parliament, parliaments
from ingest.records import Kind

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

# the name of a party for all its spellings, and a pattern over `plain` that tells it; the first one counts
_PARTIES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("fraktionslos", r"fraktionslos|parteilos|keine fraktion"),
        ("AfD", r"\bafd\b|alternative fur deutschland"),
        ("BSW", r"\bbsw\b|bundnis sahra"),
        ("GRÜNE", r"grune\b|grunen\b|\bgal\b|b ?90|bundnis ?90"),
        ("LINKE", r"\blinken?\b|linkspartei|\bpds\b"),
        ("CDU/CSU", r"\bcdu ?csu\b"),
        ("CDU", r"\bcdu\b|christlich demokratische"),
        ("CSU", r"\bcsu\b|christlich soziale"),
        ("SPD", r"\bspd\b|sozialdemokratische"),
        ("FDP", r"\bfdp\b|\bdvp\b|freie demokrat"),
        ("FREIE WÄHLER", r"freie wahler|\bfw\b|\bbvb\b"),
        ("PIRATEN", r"pirat"),
        ("SSW", r"\bssw\b|sudschleswig"),
        ("NPD", r"\bnpd\b"),
    )
)
_OTHER_SIGNS = re.compile(r"[\W_]+")
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def plain(text: str) -> str:
    """Fold a name for comparison: small letters, no accents, ae as ä, single blanks: ``gruene`` and ``GRÜNE``."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    for written, letter in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        folded = folded.replace(written, letter)
    return _OTHER_SIGNS.sub(" ", folded).strip()


def party_name(printed: str) -> str:
    """Give the one name of a party that is printed in a dozen ways; an unknown one keeps its spelling."""
    folded = plain(printed)
    for name, pattern in _PARTIES:
        if pattern.search(folded):
            return name
    return " ".join(printed.split())


def kind_name(kind: str) -> str:
    """Write a kind of paper for readers: ``kleine_anfrage`` is „Kleine Anfrage“."""
    return KINDS.get(Kind(kind), kind) if kind in set(Kind) else kind


def kind_of(typed: str) -> Kind | None:
    """Find the kind that a reader names: „kleine anfrage“, „Kleine“, „kleine_anfrage“."""
    wanted = plain(typed)
    for kind, name in KINDS.items():
        known = plain(name)
        if wanted in (known, plain(kind), known.removesuffix(" anfrage")):
            return kind
    return None


def entry_name(entry_kind: str) -> str:
    """Write what an entry is for readers: ``pair`` is „Frage und Antwort“."""
    return ENTRIES.get(entry_kind, entry_kind)


def entry_of(typed: str) -> str | None:
    """Find what a reader wants to find by its name or a word of it: „Vorbemerkung“, „antwort“."""
    wanted = plain(typed)
    known = ((kind, plain(name)) for kind, name in ENTRIES.items())
    return next((kind for kind, name in known if wanted in (kind, name, *name.split())), None)


def parliament_of(typed: str) -> Parliament | None:
    """Find the parliament that a reader names by its code, its name or that of its assembly."""
    return _parliaments().get(plain(typed))


def parliament_name(code: str) -> str:
    """Write a parliament for readers: ``be`` is „Berlin“; an unknown code stays."""
    known = _parliaments().get(code)
    return known.name if known else code


@cache
def _parliaments() -> dict[str, Parliament]:
    return {
        plain(name): parliament
        for parliament in parliaments()
        for name in (parliament.assembly, parliament.name, parliament.slug, parliament.code)
    }
