"""Thüringen: an inquiry paper and its answer, which prints the questions again; until about term 6 in another form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import answers_only, following, plain, plain_day, questions_only, with_party
from samples.papers import Paper, day


def _head(paper: Paper, page: Page) -> str:
    sides = (f"Drucksache {paper.reference}", f"Thüringer Landtag - {paper.term}. Wahlperiode")
    return "\t".join(sides if page.number % 2 == 0 else sides[::-1])


def _print_date(paper: Paper) -> str:
    return f"Druck: Thüringer Landtag, {plain_day(paper.dates['published'])}"


def _printed(paper: Paper) -> tuple[str, ...]:
    return (_print_date(paper),)


def _forwarded(paper: Paper) -> tuple[str, ...]:
    return (_print_date(paper), f"Zuleitung an die Landesregierung: {plain_day(paper.dates['forwarded'])}")


def _inquiry(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"Thüringer Landtag\t{day(paper.dates['asked'])}")
    yield Run("cover", f"{paper.term}. Wahlperiode")
    yield Run("title", f"{paper.kind_printed} {paper.inquiry_number}")
    yield Run("cover", with_party(paper))
    yield Run("title", paper.title)
    yield Run("text", paper.asker_preamble)
    yield Run("text", paper.printed["intro"])
    yield from plain(following(paper))
    yield from (Run("cover", name) for name, _ in paper.askers)


def _answer(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"Thüringer Landtag\tDrucksache {paper.reference}")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{day(paper.dates['head'])}")
    yield Run("title", paper.kind_printed)
    yield from _between(paper, "Antwort")
    yield Run("title", paper.title)
    yield Run("text", paper.asker_preamble)
    yield Run("text", paper.printed["letter"])
    if paper.government_preamble:
        yield Run("heading", "Vorbemerkung:")
        yield Run("text", paper.government_preamble)
    yield from plain(following(paper))
    yield from _signature(paper)
    if "note" in paper.printed:
        yield Run("cover", "Anlage*")
        yield Run("small", paper.printed["note"])


def _old_answer(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"THÜRINGER LANDTAG\tDrucksache {paper.reference}")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{day(paper.dates['head'])}")
    yield Run("title", "K l e i n e  A n f r a g e")
    yield from _between(paper, "A n t w o r t")
    yield Run("title", paper.title)
    yield from _old_text(paper)


def _moved(paper: Paper) -> Iterator[Run]:
    """As extracted: the head glued together, the print date before the title, the block with the askers last."""
    yield Run("cover", f"{day(paper.dates['head'])} Drucksache {paper.reference}Thüringer LandTag")
    yield Run("cover", f"{paper.term}. Wahlperiode {_print_date(paper)}")
    yield Run("title", paper.title)
    yield from _old_text(paper)
    yield Run("title", "K l e i n e  A n f r a g e")
    yield from _between(paper, "A n t w o r t")


def _between(paper: Paper, answer: str) -> Iterator[Run]:
    yield Run("cover", with_party(paper))
    yield Run("cover", "und")
    yield Run("title", answer)
    yield Run("cover", f"des {paper.body_printed}")


def _old_text(paper: Paper) -> Iterator[Run]:
    yield Run("text", paper.printed["wording"])
    yield Run("text", paper.asker_preamble)
    yield Run("text", paper.printed["intro"])
    yield from plain(questions_only(paper))
    yield Run("text", paper.printed["letter"])
    yield from answers_only(paper)
    yield from _signature(paper)


def _signature(paper: Paper) -> Iterator[Run]:
    yield Run("cover", paper.signed_by)
    yield Run("cover", paper.office)


def _no_foot(_paper: Paper) -> tuple[str, ...]:
    return ()


_OLD = Layout("th-6", _old_answer, columns=104, running_head=_head, foot=_printed, number="below")
LAYOUTS = (
    Layout("th", _answer, columns=104, running_head=_head, foot=_printed, number="below"),
    Layout("th-inquiry", _inquiry, columns=70, foot=_forwarded, number="below"),
    replace(_OLD, dump=replace(_OLD, print_runs=_moved, foot=_no_foot)),
)
