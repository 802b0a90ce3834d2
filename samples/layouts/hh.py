"""Hamburg: until 2020 answers stand unmarked below their questions, since then below "Antwort zu Frage n:"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import answered, asked, several
from samples.papers import Paper


def _head(paper: Paper, page: Page) -> str:
    number = f"Drucksache {paper.reference}"
    parliament = f"Bürgerschaft der Freien und Hansestadt Hamburg – {paper.term}. Wahlperiode"
    return f"{number}\t{parliament}" if page.number % 2 == 0 else f"{parliament}\t{number}"


def _opening(paper: Paper) -> Iterator[Run]:
    yield Run("head", "BÜRGERSCHAFT")
    yield Run("sides", f"DER FREIEN UND HANSESTADT HAMBURG\tDrucksache {paper.reference}")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{paper.dates['published']:%d.%m.%y}")
    yield Run("title", paper.kind_printed)
    names = several(tuple(name for name, _ in paper.askers))
    asked_on = f"{paper.dates['asked']:%d.%m.%y}"
    yield Run("cover", f"{paper.asker_article} Abgeordneten {names} ({paper.askers[-1][1]}) vom {asked_on}")
    yield Run("cover", "und Antwort des Senats")
    yield Run("head", f"Betr.: {paper.title}")


def _old(paper: Paper) -> Iterator[Run]:
    yield from _opening(paper)
    if paper.asker_preamble:
        yield Run("text", paper.asker_preamble)
    yield Run("text", paper.lead or "Vor diesem Hintergrund frage ich den Senat:")
    if paper.government_preamble:
        yield Run("text", paper.government_preamble)
    for group in paper.groups:
        if group.page_break:
            yield Run("break")
        yield from asked(group)
        if group.announced:
            yield Run("text", group.announced)
        yield from answered(group)


def _today(paper: Paper) -> Iterator[Run]:
    yield from _opening(paper)
    if paper.asker_preamble:
        yield Run("heading", "Einleitung für die Fragen:")
        yield Run("text", paper.asker_preamble)
    yield Run("text", paper.lead or "Ich frage den Senat:")
    if paper.government_preamble:
        yield Run("heading", "Einleitung für die Antworten:")
        yield Run("text", paper.government_preamble)
    for group in paper.groups:
        if group.page_break:
            yield Run("break")
        yield from asked(group)
        yield Run("heading", group.announced)
        yield from answered(group)


_OLD = Layout("hh-old", _old, columns=84, running_head=_head, number="beside")

LAYOUTS = (_OLD, replace(_OLD, name="hh", print_runs=_today, number="below"))
