"""Schleswig-Holstein: one paper is inquiry and answer, each answer below a bare "Antwort:"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import following, plain, with_party
from samples.papers import Paper, day


def _head(paper: Paper, _page: Page) -> str:
    return f"Drucksache {paper.reference}\tSchleswig-Holsteinischer Landtag - {paper.term}. Wahlperiode"


def _dated(printed_day: Callable[[date], str]) -> Callable[[Paper], Iterator[Run]]:
    """The layout with the date of the head printed in one of the forms that came and went."""

    def runs(paper: Paper) -> Iterator[Run]:
        yield Run("sides", f"SCHLESWIG-HOLSTEINISCHER LANDTAG\tDrucksache {paper.reference}")
        yield Run("sides", f"{paper.term}. Wahlperiode\t{printed_day(paper.dates['published'])}")
        yield from _paper(paper)

    return runs


def _paper(paper: Paper) -> Iterator[Run]:
    yield Run("heading", paper.kind_printed)
    yield Run("centre", with_party(paper))
    yield Run("centre", "und")
    yield Run("heading", "Antwort")
    yield Run("cover", f"der Landesregierung - {paper.body}")
    yield Run("title", paper.title)
    if paper.asker_preamble:
        yield Run("text", paper.printed["preamble"])
        yield Run("text", paper.asker_preamble)
    if paper.government_preamble:
        yield Run("text", "Vorbemerkung der Landesregierung:")
        yield Run("text", paper.government_preamble)
    yield from plain(following(paper))


def _iso(value: date) -> str:
    return value.isoformat()


def _short(value: date) -> str:
    return f"{value:%y-%m-%d}"


def _layout(name: str, printed_day: Callable[[date], str]) -> Layout:
    return Layout(
        name, _dated(printed_day), columns=80, running_head=_head, number="beside", blank_after=("cover", "title")
    )


LAYOUTS = (_layout("sh", day), _layout("sh-iso", _iso), _layout("sh-short", _short))
