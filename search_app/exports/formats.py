"""The formats in which found entries are taken away: one row each, for the web and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from search_app.exports import bibtex, csv, jsonl, ris, xlsx
from search_app.exports.paperfacts import Facts
from search_app.index.protocol import Hit

Write = Callable[[Iterable[Hit], str, Facts], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line and for readers, the end of its address, its media type."""

    name: str
    label: str
    suffix: str
    media_type: str
    write: Write


FORMATS: tuple[Format, ...] = (
    Format("csv", "CSV", "csv", csv.MEDIA_TYPE, csv.stream),
    Format("xlsx", "XLSX", "xlsx", xlsx.MEDIA_TYPE, xlsx.stream),
    Format("jsonl", "JSONL", "jsonl", jsonl.MEDIA_TYPE, jsonl.stream),
    Format("bibtex", "BibTeX", "bib", bibtex.MEDIA_TYPE, bibtex.stream),
    Format("ris", "RIS", "ris", ris.MEDIA_TYPE, ris.stream),
)
BY_NAME = {each.name: each for each in FORMATS}
BY_SUFFIX = {each.suffix: each for each in FORMATS}
