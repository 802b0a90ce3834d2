"""Niedersachsen: both lines of the head twice, the second time with dates; answers without marker."""

from __future__ import annotations

from collections.abc import Iterator

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import following, names
from samples.papers import Paper, day


def _head(paper: Paper, _page: Page) -> str:
    return f"Niedersächsischer Landtag – {paper.term}. Wahlperiode Drucksache {paper.reference}"


def _paper(paper: Paper) -> Iterator[Run]:
    several = len(paper.askers) > 1
    asker = names(paper) if several else names(paper).replace("der Abgeordneten", "des Abgeordneten")
    yield Run("head", _head(paper, Page(1, 1)))
    yield Run("title", paper.kind_printed)
    yield Run("cover", "mit Antwort der Landesregierung")
    yield Run("text", f"Anfrage {asker}")
    yield Run("text", f"Antwort des {paper.body} namens der Landesregierung")
    yield Run("title", paper.title)
    yield Run("text", f"Anfrage {asker}, eingegangen am {day(paper.dates['received'])} - Drs. {paper.request},")
    yield Run("text", f"an die Staatskanzlei übersandt am {day(paper.dates['forwarded'])}")
    yield Run("text", f"Antwort des {paper.body} namens der Landesregierung vom {day(paper.dates['answered'])}")
    if paper.asker_preamble:
        yield Run("heading", "Vorbemerkung der Abgeordneten" if several else "Vorbemerkung des Abgeordneten")
        yield Run("text", paper.asker_preamble)
    if paper.government_preamble:
        yield Run("heading", "Vorbemerkung der Landesregierung")
        yield Run("text", paper.government_preamble)
    yield from following(paper)
    yield Run("text", f"(verteilt am {day(paper.dates['published'])})")


LAYOUTS = (
    Layout("ni", _paper, columns=98, running_head=_head, number="beside", blank_after=("title", "heading")),
)  # fmt: skip
