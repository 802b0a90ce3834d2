"""Bundestag: the inquiry and its answer are two papers; the answer prints the questions again in small type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import following
from samples.papers import Paper, day


def _head(paper: Paper, page: Page) -> str:
    sides = (f"Drucksache {paper.reference}", f"Deutscher Bundestag – {paper.term}. Wahlperiode")
    left, right = sides if page.number % 2 == 0 else sides[::-1]
    return f"{left} – {page.number} – {right}"


def _paper(paper: Paper) -> Iterator[Run]:
    small = paper.part == "answer"
    for run in _runs(paper):
        yield replace(run, style="small-question") if small and run.style == "question" else run


def _runs(paper: Paper) -> Iterator[Run]:
    answer = paper.part == "answer"
    yield from _opening(paper)
    yield Run("title", paper.title)
    if paper.asker_preamble:
        if answer:
            yield Run("heading", "V o r b e m e r k u n g  d e r  F r a g e s t e l l e r")
        yield Run("question", paper.asker_preamble)
    if not answer:
        yield Run("question", "Wir fragen die Bundesregierung:")
    if paper.government_preamble:
        yield Run("heading", "V o r b e m e r k u n g  d e r  B u n d e s r e g i e r u n g")
        yield Run("text", paper.government_preamble)
    yield from following(paper)
    if not answer:
        yield Run("text", f"Berlin, den {day(paper.dates['asked'], written=True)}")
        yield Run("text", "Dr. Petra Musterfrau, Jan Beispielmann und Fraktion")


def _opening(paper: Paper) -> Iterator[Run]:
    yield Run("head", f"Deutscher Bundestag Drucksache {paper.reference}")
    yield Run("head", f"{paper.term}. Wahlperiode {day(paper.dates['published'])}")
    if paper.part == "answer":
        yield Run("title", "Antwort")
        yield Run("cover", "der Bundesregierung")
        yield Run("cover", f"auf die {paper.kind_printed} {_askers(paper)}")
        yield Run("cover", f"– Drucksache {paper.request} –")
    else:
        yield Run("title", paper.kind_printed)
        yield Run("cover", _askers(paper))


def _askers(paper: Paper) -> str:
    names = ", ".join(name for name, _ in paper.askers)
    lead = "der Fraktion" if not paper.askers else f"der Abgeordneten {names}"
    further = ", weiterer Abgeordneter und der Fraktion " if paper.further else " und der Fraktion "
    return lead + (further if paper.askers else " ") + " und ".join(paper.factions)


LAYOUTS = (Layout("bt", _paper, columns=80, running_head=_head),)
