"""Rheinland-Pfalz: all questions first, then the answers under "Zu Frage 1:"; later they are a paper of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import answers_only, plain, plain_day, questions_only, wide_day, with_party
from samples.papers import Paper

BLANK_AFTER = ("sides", "title", "cover", "text", "heading")


def _head(paper: Paper, page: Page) -> str:
    sides = (f"Drucksache {paper.reference}", f"Landtag Rheinland-Pfalz – {paper.term}. Wahlperiode")
    return "\t".join(sides if page.number % 2 == 0 else sides[::-1])


def _print_date(paper: Paper) -> tuple[str, ...]:
    return (f"Druck: Landtag Rheinland-Pfalz, {plain_day(paper.dates['published'])}\tb. w.",)


def _one_paper(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"LANDTAG RHEINLAND-PFALZ\tDrucksache {paper.reference}")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{wide_day(paper.dates['head'])}")
    yield from _both(paper)
    yield from _text(paper)


def _number_last(paper: Paper) -> Iterator[Run]:
    """As extracted: number and date behind the signature."""
    yield from _both(paper)
    yield from _text(paper)
    yield Run("cover", f"Drucksache {paper.reference}")
    yield Run("cover", wide_day(paper.dates["head"]))


def _number_first(paper: Paper) -> Iterator[Run]:
    """As extracted from 2014 on: number and date first, the print date and the head last."""
    yield Run("cover", f"Drucksache {paper.reference} {wide_day(paper.dates['head'])}")
    yield from _both(paper)
    yield from _text(paper)
    yield Run("cover", _print_date(paper)[0].replace("\t", " "))
    yield Run("cover", f"LANDTAG RHEINLAND-PFALZ {paper.term}. Wahlperiode")


def _both(paper: Paper) -> Iterator[Run]:
    yield Run("title", "K l e i n e  A n f r a g e")
    yield Run("cover", with_party(paper))
    yield Run("cover", "und")
    yield Run("title", "A n t w o r t")
    yield Run("cover", f"des {paper.body_printed}")
    yield Run("title", paper.title)


def _answer(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"LANDTAG RHEINLAND-PFALZ\tDrucksache {paper.reference}")
    yield Run("sides", f"{paper.term}. Wahlperiode\tzu Drucksache {paper.request}")
    yield Run("right", wide_day(paper.dates["head"]))
    yield from _answering(paper)


def _print_date_first(paper: Paper) -> Iterator[Run]:
    """As extracted: the foot of page one before everything."""
    yield Run("cover", _print_date(paper)[0].split("\t")[0])
    yield Run("cover", f"LANDTAG RHEINLAND-PFALZ {paper.term}. Wahlperiode")
    yield from _headless(paper)


def _no_foot(_paper: Paper) -> tuple[str, ...]:
    return ()


def _headless(paper: Paper) -> Iterator[Run]:
    """As extracted: no name of the parliament, the numbers first."""
    yield Run("cover", f"Drucksache {paper.reference} zu Drucksache {paper.request} {wide_day(paper.dates['head'])}")
    yield from _answering(paper)


def _answering(paper: Paper) -> Iterator[Run]:
    asker = with_party(paper) if paper.askers else f"der Fraktion der {paper.factions[0]}"
    yield Run("title", "A n t w o r t")
    yield Run("cover", f"des {paper.body_printed}")
    yield Run("cover", f"auf die {paper.kind_printed} {asker}")
    yield Run("cover", f"– Drucksache {paper.request} –")
    yield Run("title", paper.title)
    yield from _text(paper)


def _text(paper: Paper) -> Iterator[Run]:
    yield Run("text", paper.printed["wording"])
    if paper.asker_preamble:
        yield Run("text", paper.asker_preamble)
    if "intro" in paper.printed:
        yield Run("text", paper.printed["intro"])
    yield from plain(questions_only(paper))
    yield Run("text", paper.printed["letter"])
    if paper.government_preamble:
        yield Run("heading", "Vorbemerkung:")
        yield Run("text", paper.government_preamble)
    yield from answers_only(paper)
    if paper.office.startswith("Staatssekretär"):
        yield Run("cover", "In Vertretung:")
    yield Run("cover", paper.signed_by)
    yield Run("cover", paper.office)


_PAPER = Layout("rp", _one_paper, columns=104, running_head=_head, foot=_print_date, number="below",
                blank_after=BLANK_AFTER)  # fmt: skip
_DUMP = replace(_PAPER, hyphen="")
_ANSWER = replace(_PAPER, name="rp-answer", print_runs=_answer)
LAYOUTS = (
    replace(_PAPER, dump=replace(_DUMP, print_runs=_number_last)),
    replace(_PAPER, name="rp-2014", dump=replace(_DUMP, print_runs=_number_first, foot=_no_foot)),
    replace(_ANSWER, dump=replace(_DUMP, print_runs=_print_date_first, foot=_no_foot)),
    replace(_ANSWER, name="rp-major", dump=replace(_DUMP, print_runs=_headless)),
)
