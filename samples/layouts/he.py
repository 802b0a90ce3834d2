"""Hessen: each question is quoted as "Frage n." with its answer below; head and foot differ before and since 2019."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run, no_head
from samples.layouts.paragraphs import answered, several
from samples.papers import Paper, day

_MADE = "Herstellung: Kanzlei des Hessischen Landtags · Postfach 3240 · 65022 Wiesbaden · www.Hessischer-Landtag.de"

SINCE_WORKED = 20  # the first term whose foot line has "Bearbeitet am" too


def _printed(paper: Paper) -> str:
    """The date in the head: the day on which the answer came."""
    return f"{paper.dates['answer_received']:%d. %m. %Y}"


def _day(paper: Paper, name: str) -> str:
    return day(paper.dates[name], written=True).lstrip("0")


def _head(paper: Paper, _page: Page) -> str:
    return f"Hessischer Landtag · {paper.term}. Wahlperiode · Drucksache {paper.reference}"


def _foot(paper: Paper) -> tuple[str, ...]:
    came, issued = _day(paper, "answer_received"), _day(paper, "published")
    worked = "" if paper.term < SINCE_WORKED else f" · Bearbeitet am {came}"
    return (f"Eingegangen am {came}{worked} · Ausgegeben am {issued}", _MADE)


def _old(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"{paper.term}. Wahlperiode   HESSISCHER LANDTAG\tDrucksache {paper.reference}")
    yield Run("right", _printed(paper))
    yield from _old_body(paper)


def _old_body(paper: Paper) -> Iterator[Run]:
    """What the old dumps hold: they start at the kind of the paper."""
    names = several(tuple(name for name, _ in paper.askers))
    yield Run("title", paper.kind_printed)
    yield Run("cover", f"{paper.asker_article} Abg. {names} ({paper.askers[-1][1]}) vom {day(paper.dates['asked'])}")
    yield Run("cover", f"betreffend {paper.title}")
    yield Run("cover", "und")
    yield Run("title", "Antwort")
    yield Run("cover", paper.body_printed)
    yield from _body(paper)


def _large(paper: Paper) -> Iterator[Run]:
    """A Große Anfrage: the number of the inquiry's own paper stands below the title."""
    yield Run("sides", f"{paper.term}. Wahlperiode   HESSISCHER LANDTAG\tDrucksache {paper.reference}")
    yield Run("right", _printed(paper))
    yield Run("title", "Antwort")
    yield Run("cover", "der Landesregierung")
    yield Run("cover", f"auf die {paper.kind_printed}")
    names = ", ".join(name for name, _ in paper.askers)
    yield Run("cover", f"der Abg. {names} ({paper.askers[-1][1]}) und Fraktion")
    yield Run("cover", f"betreffend {paper.title}")
    yield Run("cover", f"Drucksache {paper.request}")
    yield from _body(paper)


def _today(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"{paper.term}. Wahlperiode\tDrucksache {paper.reference}")
    yield Run("sides", f"HESSISCHER LANDTAG\t{_printed(paper)}")
    yield Run("title", paper.kind_printed)
    names = several(tuple(name for name, _ in paper.askers))
    yield Run("cover", f"{names} ({paper.askers[-1][1]}) vom {day(paper.dates['asked'])}")
    yield Run("title", paper.title)
    yield Run("cover", "und")
    yield Run("title", "Antwort")
    yield Run("cover", paper.body_printed)
    yield from _body(paper)


def _body(paper: Paper) -> Iterator[Run]:
    if paper.asker_preamble:
        yield Run("heading", paper.asker_heading)
        yield Run("text", paper.asker_preamble)
    if paper.government_preamble:
        yield Run("heading", paper.government_heading)
        yield Run("text", paper.government_preamble)
    yield Run("text", paper.lead)
    for group in paper.groups:
        if group.page_break:
            yield Run("break")
        if group.heading:
            yield Run("heading", group.heading)
        for question in group.asked:
            yield Run("question", f"{question.number} {question.text}")
        if group.announced:
            yield Run("text", group.announced)
        yield from answered(group)
    if paper.signed_by:
        yield Run("text", f"Wiesbaden, {_day(paper, 'answered')}")
        yield Run("right", paper.signed_by)


_OLD = Layout("he-old", _old, columns=84, running_head=_head, foot=_foot, number="beside")

LAYOUTS = (
    replace(_OLD, dump=replace(_OLD, print_runs=_old_body, running_head=no_head, number="none")),
    replace(_OLD, name="he-large", print_runs=_large),
    replace(_OLD, name="he", print_runs=_today),
)
