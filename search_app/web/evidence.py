"""Where the registry has seen the name of a programme, in words and as a link.

The forms stand at the head of ``analyzers/data/programmes.toml``: a paper by its id, a Vorlage by its number, a web
address, a document by its title. What the archive has not and the web has no address for is said and not linked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from analyzers.registry import IN_COMMON_USE, name_key
from ingest.archive import Archive
from ingest.records import Kind
from search_app.addresses import path_of
from search_app.index.names import cited_name
from search_app.index.nodes import Value
from search_app.index.protocol import Query, SearchEngine
from search_app.web.official import official_address

_PAPER = re.compile(r"[a-z]{2}/\d+/\d+")
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.ASCII)
_VORLAGE = re.compile(r"(?P<number>\d{1,5}/[IVX]{1,5}) der BVV (?P<district>.+)")
_TITLE = re.compile(r"„([^“]+)“")
_TITLED = (Kind.PROGRAMME, Kind.PUBLICATION, Kind.UNTERRICHTUNG, Kind.VORLAGE)  # kinds that are known by their titles
_MOST = 10  # Vorlagen of all districts with one number


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a reader is told, and where it leads; ``is_outside`` when that is no page of ours."""

    text: str
    href: str | None = None
    is_outside: bool = False


def evidence(seen: str, archive: Archive, engine: SearchEngine) -> Evidence:
    """The evidence for a name of the registry. Raises ArchiveError and IndexUnavailable."""
    if seen == IN_COMMON_USE:
        return Evidence("allgemein bekannter Name, ohne einzelnes Dokument")
    if _PAPER.fullmatch(seen):
        return _printed(seen, archive)
    if _ADDRESS.fullmatch(seen):
        return Evidence(seen, _web(seen), is_outside=True)
    found = _vorlage(seen, engine) or _titled(seen, archive)
    return Evidence(seen, path_of(found) if found else None)


def _printed(paper: str, archive: Archive) -> Evidence:
    """A paper by its parliament and number: here, else at its parliament."""
    if archive.summary(paper):
        return Evidence(cited_name(paper), path_of(paper))
    official = official_address(paper)
    return Evidence(cited_name(paper), official, is_outside=official is not None)


def _web(printed: str) -> str:
    """An address as a browser takes it; the table mostly prints the name of the host alone."""
    address = printed if "://" in printed else f"https://{printed}"
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~-._")


def _vorlage(seen: str, engine: SearchEngine) -> str | None:
    """The Vorlage of a district: every district has the same numbers, so its name must stand there too."""
    match = _VORLAGE.search(seen)
    if match is None:
        return None
    number = match["number"]
    found = engine.search(Query(Value("reference", (number,), number, 0, len(number)), size=_MOST, per_paper=1))
    here = (group.paper for group in found.groups if any(match["district"] in (hit.body or "") for hit in group.hits))
    return next(here, None)


def _titled(seen: str, archive: Archive) -> str | None:
    """The document with the title that stands in quotation marks; None when several have it."""
    match = _TITLE.search(seen)
    if match is None:
        return None
    wanted = name_key(match[1])
    found = [paper for kind in _TITLED for paper, title in archive.titles(kind) if name_key(title) == wanted]
    return found[0] if len(found) == 1 else None
