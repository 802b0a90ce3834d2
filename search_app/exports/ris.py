"""The papers of found entries as RIS, one record a paper, for Zotero, Citavi, EndNote and the like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search_app.exports.paperfacts import Facts, unknown
from search_app.exports.titles import Title, sorted_name, titles
from search_app.index.protocol import Hit

MEDIA_TYPE = "application/x-research-info-systems; charset=utf-8"


def stream(hits: Iterable[Hit], base: str = "", facts: Facts = unknown) -> Iterator[bytes]:
    """Give one record for each paper, at its first hit."""
    for title in titles(hits, base, facts):
        lines = (f"{tag}  - {' '.join(value.split())}".rstrip(" ") for tag, value in _tags(title))
        yield ("".join(f"{line}\r\n" for line in lines) + "ER  - \r\n\r\n").encode()


def _tags(title: Title) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT"  # a report: the kind that every program has, with a number and who issues it
    yield from (("AU", sorted_name(name)) for name in title.people)
    yield from (("AU", name) for name in title.bodies)
    yield "TI", title.title
    for tag, value in (("PB", title.assembly), ("M3", title.kind), ("SN", title.number)):
        if value:
            yield tag, value
    if title.day:
        yield "PY", str(title.day.year)
        yield "DA", f"{title.day:%Y/%m/%d}"
    if title.answered_by:
        yield "N1", f"Antwort: {title.answered_by}"
    yield "LA", "de"
    yield "UR", title.url
    yield "ID", title.paper
