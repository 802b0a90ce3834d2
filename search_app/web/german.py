"""What readers see: dates, numbers and the words for kinds and files, in German.

The only importer of Babel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from babel.dates import format_date
from babel.numbers import format_decimal

from ingest.records import Kind, Part
from search_app.index.names import kind_name
from search_app.index.protocol import EntryKind

UNTITLED = "Ohne erkannten Titel"
_LOCALE = "de_DE"
_OWN_ARTICLE = re.compile(r"(?i)(?:die|der|des|bündnis|b ?90|bvb|grüne|freie|linke|bsw)\b")
_ENTRIES: dict[EntryKind, tuple[str, str]] = {
    EntryKind.PAIR: ("Paar", "Paare"),
    EntryKind.PREAMBLE: ("Vorbemerkung", "Vorbemerkungen"),
    EntryKind.SECTION: ("Abschnitt", "Abschnitte"),
}
_FILES: dict[str, str] = {
    "application/pdf": "PDF",
    "text/html": "HTML",
    "text/markdown": "Markdown",
    "text/plain": "Text",
}
_FAILURES: dict[str, str] = {
    "damaged": "beschädigt",
    "empty": "leer",
    "encrypted": "mit Passwort geschützt",
    "needs-ocr": "nur Bilder, kein Text",
    "reader-failed": "beim Lesen ist ein Fehler aufgetreten",
    "too-large": "zu groß",
    "too-slow": "das Lesen dauerte zu lange",
    "unknown-type": "kein lesbares Dokument",
}


def day(value: date | None) -> str:
    """Write a date as 05.12.2012, nothing for None."""
    return format_date(value, "dd.MM.yyyy", locale=_LOCALE) if value else ""


def moment(value: datetime) -> str:
    """Write the day of a point in time as 05.12.2012."""
    return day(value.date())


def number(value: int) -> str:
    """Write a number with German dots: 68.214."""
    return format_decimal(value, locale=_LOCALE)


def count(value: int, one: str, many: str) -> str:
    """Write a number with its noun: "1 Paar", "68.214 Paare"."""
    return f"{number(value)} {one if value == 1 else many}"


def listed(words: Iterable[str]) -> str:
    """Join words as a German sentence does: "4, 5 und 6"."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} und {last}" if most else last


def factions(names: Iterable[str]) -> str:
    """Name Fraktionen as a genitive does: "Fraktion der CDU/CSU", "Fraktionen der SPD und BÜNDNIS 90/DIE GRÜNEN"."""
    printed = [name if _OWN_ARTICLE.match(name) else f"der {name}" for name in names]
    return f"Fraktion{'en' if len(printed) > 1 else ''} {listed(printed)}" if printed else ""


def shortened(text: str, length: int) -> str:
    """The beginning of a text on one line, cut between words, with an ellipsis when something is left out."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line.rfind(" ", 0, length)
    return f"{line[: cut if cut > 0 else length].rstrip(',;:')}\N{NO-BREAK SPACE}…"


def size(octets: int) -> str:
    """Write a file size in kB or MB, one decimal from a megabyte on."""
    if octets < 1_000_000:
        return f"{number(max(1, round(octets / 1_000)))} kB"
    return f"{format_decimal(octets / 1_000_000, '#,##0.0', locale=_LOCALE)} MB"


def kind_and_part(value: Kind, part: Part | None) -> str:
    """Name of what a paper prints: "Kleine Anfrage mit Antwort"."""
    return f"{kind_name(value)} mit Antwort" if part in (Part.ANSWER, Part.BOTH) else kind_name(value)


def entries(value: EntryKind, amount: int) -> str:
    """A number of entries of one kind: "3 Paare"."""
    return count(amount, *_ENTRIES[value])


def file_type(media_type: str) -> str:
    """Short name of a type of file: "PDF"."""
    return _FILES.get(media_type, "Datei")


def failure(code: str) -> str:
    """Why files could not be read, for a list."""
    return _FAILURES.get(code, code)
