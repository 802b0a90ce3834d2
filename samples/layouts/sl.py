"""Saarland: the inquiry numbers its questions; the answer prints them again without numbers, in a narrow column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import answered, following, members, plain, with_party
from samples.papers import Paper, day

BLANK_AFTER = ("right", "title", "cover", "text", "heading", "narrow-question", "table")


def _numbers(paper: Paper) -> str:
    return f"Drucksache {paper.reference}" + (f" ({paper.request})" if paper.request else "")


def _head(paper: Paper, _page: Page) -> str:
    return f"{_numbers(paper)}\tLandtag des Saarlandes"


def _old_head(paper: Paper, page: Page) -> str:
    return f"{_numbers(paper)}\tLandtag des Saarlandes - {paper.term}. Wahlperiode - - {page.number} -"


def _issued(paper: Paper) -> tuple[str, ...]:
    before = f" ({day(paper.dates['request'])})" if "request" in paper.dates else ""
    turn = f"\t{paper.printed['turn']}" if "turn" in paper.printed else ""
    return (f"Ausgegeben: {day(paper.dates['published'])}{before}{turn}",)


def _inquiry(paper: Paper) -> Iterator[Run]:
    yield Run("head", "LANDTAG DES SAARLANDES")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{_numbers(paper)}")
    yield Run("right", day(paper.dates["head"]))
    yield Run("title", "A N F R A G E")
    yield Run("cover", members(paper))
    yield Run("title", f"betr.: {paper.title}")
    yield Run("text", paper.asker_preamble)
    yield Run("text", paper.printed["intro"])
    yield from plain(following(paper))


def _answer(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"LANDTAG DES SAARLANDES\t{_numbers(paper)}")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{day(paper.dates['head'])}")
    yield Run("title", "A n t w o r t")
    yield from _body(paper)


def _old_answer(paper: Paper) -> Iterator[Run]:
    yield Run("head", "LANDTAG DES SAARLANDES")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{_numbers(paper)}")
    yield Run("right", day(paper.dates["head"]))
    yield Run("title", "A N T W O R T")
    yield from _body(paper)


def _body(paper: Paper) -> Iterator[Run]:
    yield Run("cover", "zu der")
    yield Run("cover", f"{paper.kind_printed} {with_party(paper)}")
    yield Run("title", f"betr.: {paper.title}")
    if paper.asker_preamble:
        yield Run("cover", paper.printed["preamble"])
        yield Run("narrow-question", paper.asker_preamble)
    if paper.government_preamble:
        yield Run("cover", "Vorbemerkung der Landesregierung:")
        yield from (Run("text", text) for text in paper.government_preamble.split("\n\n"))
    for group in paper.groups:
        yield from (Run("narrow-question", question.text) for question in group.asked)
        yield Run("text", group.announced)
        yield from answered(group)


_NEW = Layout("sl", _answer, columns=78, running_head=_head, foot=_issued, number="below", number_form="- {} -")
LAYOUTS = (
    _NEW,
    replace(_NEW, name="sl-inquiry", print_runs=_inquiry),
    Layout("sl-15", _old_answer, columns=88, running_head=_old_head, foot=_issued, blank_after=BLANK_AFTER),
)
