"""Mecklenburg-Vorpommern: minister and date of the letter stand only in a foot note, which the old dumps put first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import answered, asked, several
from samples.papers import Paper, day


def _head(paper: Paper, page: Page) -> str:
    number, parliament = (
        f"Drucksache {paper.reference}", f"Landtag Mecklenburg-Vorpommern - {paper.term}. Wahlperiode",
    )  # fmt: skip
    return f"{number}\t{parliament}" if page.number % 2 == 0 else f"{parliament}\t{number}"


def _foot(paper: Paper) -> tuple[str, ...]:
    when = day(paper.dates["answered"], written=True).lstrip("0")
    kind = "Große" if paper.kind == "grosse_anfrage" else "Kleine"
    first = f"{_article(paper)} {paper.body} hat namens der Landesregierung die {kind} Anfrage mit"
    return (first, f"Schreiben vom {when} beantwortet.")


def _article(paper: Paper) -> str:
    return "Die" if paper.body.startswith("Ministerin") or paper.body.endswith("ministerin") else "Der"


def _paper(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"LANDTAG MECKLENBURG-VORPOMMERN\tDrucksache {paper.reference}")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{day(paper.dates['published'])}")
    yield Run("title", paper.kind_printed)
    names = several(tuple(name for name, _ in paper.askers))
    yield Run("cover", f"{paper.asker_article} Abgeordneten {names}, {paper.askers[-1][1]}")
    yield Run("title", paper.title)
    yield Run("cover", "und")
    yield Run("title", "ANTWORT")
    yield Run("cover", "der Landesregierung")
    if paper.asker_preamble:
        yield Run("text", paper.asker_preamble)
    for group in paper.groups:
        if group.page_break:
            yield Run("break")
        yield from asked(group)
        if group.announced:
            yield Run("text", group.announced)
        yield from answered(group)


def _dumped(paper: Paper) -> Iterator[Run]:
    yield Run("text", " ".join(_foot(paper)))
    yield from _paper(paper)


_PAPER = Layout("mv", _paper, columns=90, running_head=_head, foot=_foot, number="below",
                blank_after=("title", "cover", "text", "question", "table"))  # fmt: skip

LAYOUTS = (
    replace(_PAPER, dump=replace(_PAPER, print_runs=_dumped, foot=lambda _paper: (), number="beside")),
)  # fmt: skip
