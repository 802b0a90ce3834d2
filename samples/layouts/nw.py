"""Nordrhein-Westfalen: inquiry and answer are two papers; answers stand below their questions without a marker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import following, members, plain_day, questions_only
from samples.papers import Paper, day

NOTE = (
    "Die Veröffentlichungen des Landtags Nordrhein-Westfalen sind einzeln gegen eine Schutzgebühr beim Archiv des",
    "Landtags Nordrhein-Westfalen, 40002 Düsseldorf, Postfach 10 11 43, Telefon (0211) 884 - 2439, zu beziehen. Der",
    "kostenfreie Abruf ist auch möglich über das Internet-Angebot des Landtags Nordrhein-Westfalen unter",
    "www.landtag.nrw.de",
)
BLANK_AFTER = ("right", "title", "cover", "heading", "text", "question")


def _head(paper: Paper, _page: Page) -> str:
    return f"LANDTAG NORDRHEIN-WESTFALEN - {paper.term}. Wahlperiode\tDrucksache {paper.reference}"


def _dates(paper: Paper) -> str:
    return f"Datum des Originals: {day(paper.dates['original'])}/Ausgegeben: {day(paper.dates['published'])}"


def _dates_alone(paper: Paper) -> tuple[str, ...]:
    return (_dates(paper),)


def _with_note(paper: Paper) -> tuple[str, ...]:
    return (_dates(paper), *NOTE)


def _no_foot(_paper: Paper) -> tuple[str, ...]:
    return ()


def _answer(paper: Paper) -> Iterator[Run]:
    yield from _opening(paper)
    yield from _addressed(paper)
    yield from _body(paper)


def _moved(paper: Paper) -> Iterator[Run]:
    """As extracted: the foot of page one before the start."""
    yield from _opening(paper)
    yield Run("text", " ".join(_with_note(paper)))
    yield from _addressed(paper)
    yield from _body(paper)


def _opening(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"LANDTAG NORDRHEIN-WESTFALEN\tDrucksache {paper.reference}")
    yield Run("cover", f"{paper.term}. Wahlperiode")
    yield Run("right", day(paper.dates["head"]))


def _addressed(paper: Paper) -> Iterator[Run]:
    yield Run("title", "Antwort")
    yield Run("cover", "der Landesregierung")
    asked = plain_day(paper.dates["asked"])
    yield Run("cover", f"auf die {paper.kind_printed} {paper.inquiry_number} vom {asked}")
    yield Run("cover", f"{members(paper)} {paper.askers[-1][1]}")
    yield Run("cover", f"Drucksache {paper.request}")
    yield Run("title", paper.title)


def _body(paper: Paper) -> Iterator[Run]:
    letter = Run("text", paper.printed["letter"])
    letter_first = paper.printed.get("order") == "letter first"
    if letter_first:
        yield letter
    if paper.asker_preamble:
        yield Run("heading", f"Vorbemerkung der {paper.kind_printed.replace('Kleine', 'Kleinen')}")
        yield from (Run("text", text) for text in paper.asker_preamble.split("\n\n"))
    if not letter_first:
        yield letter
    if paper.government_preamble:
        yield Run("heading", "Vorbemerkung der Landesregierung")
        yield Run("text", paper.government_preamble)
    if paper.printed.get("list") == "twice":
        yield from questions_only(paper)
    yield from following(paper)


def _inquiry(paper: Paper) -> Iterator[Run]:
    yield from _opening(paper)
    yield Run("title", f"{paper.kind_printed} {paper.inquiry_number}")
    yield Run("cover", f"{members(paper)} {paper.askers[-1][1]}")
    yield Run("title", paper.title)
    yield Run("text", paper.asker_preamble)
    yield Run("text", paper.printed["intro"])
    yield from following(paper)
    yield from (Run("text", name) for name, _ in paper.askers)


_NEW = Layout("nw-18", _answer, columns=94, running_head=_head, foot=_dates_alone, number="below",
              blank_after=BLANK_AFTER)  # fmt: skip
_OLD = replace(_NEW, name="nw", foot=_with_note)
LAYOUTS = (
    _NEW,
    replace(_OLD, dump=replace(_OLD, print_runs=_moved, foot=_no_foot)),
    replace(_NEW, name="nw-inquiry", print_runs=_inquiry),
)
