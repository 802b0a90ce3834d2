"""Names in lists and in front of colons.

"werden zehn Projekte geführt: 1. ... (Emsland; 2020)", "IMPART (Berlin): Ein Lernnetzwerk".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from analyzers.kinds import kind_of, word_set
from analyzers.named import Found
from analyzers.nounphrases import is_coined
from analyzers.quotednames import owned
from analyzers.quotes import is_name, quotes
from analyzers.reading import Read

LONGEST_INTRODUCTION = 220  # characters in front of the colon in which the plural noun stands
_INTRODUCED = re.compile(r":[ \t]*\n")
_BULLET = re.compile(r"\s*[•–▪-]\s+(?P<name>[A-ZÄÖÜ][^\n(:]{2,160}?)\s*(?:(?P<more>\()|:|\n|$)")
_NUMBERED = r"\s*{number}[.)]\s+(?P<name>[^\n(:]{{3,160}}?)\s*\("
_NEXT = 400  # characters in which the next number of a list must come
_LABELLED = re.compile(
    r"(?:^|\n|[.!?] )(?:[•–-] )?(?P<name>[A-ZÄÖÜ][^\n:.!?„“]{2,120}?)(?P<more> \([^()\n]{2,80}\))?"
    r": Eine?[srn]? (?P<rest>[^\n.]{3,120})"
)
_SUM = re.compile(r"\d{1,3}(?:\.\d{3})*,\d\d(?!\d)")
_CLAUSE = re.compile(r"\d{4}|\w{3}\. ")  # a year or a sentence's end: no row of a table
_ROW = 160  # characters from a name to the sum that is paid
_ACRONYM = re.compile(r"(?<!\S)(?P<name>[A-ZÄÖÜ][A-ZÄÖÜa-z]{3,14}) [–-] (?P<long>[A-ZÄÖÜ][^\n.;:]{10,80})")


def listed(read: Read) -> Iterator[Found]:
    """Give what stands in lists that say that they list projects; names before colons; rows that pay for a project."""
    text = read.text
    for colon in _INTRODUCED.finditer(text):
        before = text[max(colon.start() - LONGEST_INTRODUCTION, 0) : colon.start()]
        sentence = re.split(r"[.!?]\s", before)[-1].lower()
        if word_set("lists").intersection(re.findall(r"\w+", sentence)):
            yield from _bullets(read, colon.end())
            yield from _numbered(read, colon.end())
    yield from _labelled(read)
    yield from _paid(read)
    yield from _spelled_out(read)


def _bullets(read: Read, start: int) -> Iterator[Found]:
    at = start
    while (item := _BULLET.match(read.text, at)) is not None:
        if item["more"]:
            yield _found(read, item.start("name"), item.end("name"), "Projekt")
        at = read.text.find("\n", item.end("name"))
        if at < 0:
            return


def _numbered(read: Read, start: int) -> Iterator[Found]:
    """Items 1, 2, 3 ..., also where the lines were joined; each with its details in brackets."""
    at, number = start, 1
    while True:
        item = re.compile(_NUMBERED.format(number=number)).match(read.text, at)
        if item and item["name"][0].isupper():
            yield _found(read, item.start("name"), item.end("name"), "Projekt")
        number += 1
        following = re.compile(rf"(?<=\s){number}[.)]\s").search(read.text, at + 1, at + _NEXT)
        if following is None:
            return
        at = following.start()


def _paid(read: Read) -> Iterator[Found]:
    """„Zusammen inklusiv“ ... e.V. 170.818,67: a row of a list that pays."""
    if not _SUM.search(read.text):
        return
    for quote in quotes(read):
        end = read.ends[quote.closing]
        behind = read.text[end : end + _ROW]
        paid = _SUM.search(behind)
        payee = behind[: paid.start()] if paid else ""
        is_row = any(word in payee for word in word_set("paid")) and not _CLAUSE.search(payee)
        if is_row and is_name(read, quote) and not owned(read, quote):
            yield Found(quote.opening + 1, quote.closing, read.slice(quote.opening + 1, quote.closing), "Projekt")


def _spelled_out(read: Read) -> Iterator[Found]:
    """NESIS – Netzwerk- und Servicestelle ..."""
    for match in _ACRONYM.finditer(read.text):
        words = re.findall(r"\w+", match["long"])[:3]
        if is_coined(match["name"]) and any(kind_of(word) for word in words):
            yield _found(read, match.start("name"), match.end("name"), "Projekt")


def _labelled(read: Read) -> Iterator[Found]:
    for label in _LABELLED.finditer(read.text):
        words = re.findall(r"[\w-]+", label["rest"])[:9]
        kind = next((kind for word in words if (kind := kind_of(word.rpartition("-")[2]))), None)
        if kind and not kind.is_plural and is_coined(label["name"].split()[0]):
            yield _found(read, label.start("name"), label.end("name"), kind.name)


def _found(read: Read, start: int, end: int, kind: str) -> Found:
    first, last = bisect_left(read.starts, start), bisect_left(read.starts, end)
    return Found(first, last, " ".join(read.text[start:end].split()), kind)
