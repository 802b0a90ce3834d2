"""A paper as one line of a list: its title, and below what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.holdings import PaperSummary
from search_app.addresses import path_of
from search_app.index.names import SORTED_BY, parliament_name
from search_app.index.protocol import Hit
from search_app.web import german

ANSWERED = ("answered", "answer_received")
"""The days that are those of an answer."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a list of papers."""

    title: str
    href: str
    meta: tuple[str, ...]


def paper_line(paper: PaperSummary) -> PaperLine:
    """A line from the archive's list."""
    return PaperLine(paper.title or german.UNTITLED, path_of(paper.paper_id), tuple(_meta(paper)))


def hit_line(hit: Hit) -> PaperLine:
    """A line for the paper of a hit."""
    number = " ".join(part for part in (parliament_name(hit.parliament or ""), hit.reference) if part)
    people = ", ".join(hit.askers[:1]) + (" u. a." if len(hit.askers) > 1 else "")
    amount = german.count(hit.questions_in_paper, "Frage", "Fragen") if hit.questions_in_paper else ""
    parts = (number, answer_day(hit) if hit.questions_in_paper else german.day(hit.day), people, amount)
    return PaperLine(hit.title.text or german.UNTITLED, path_of(hit.paper), tuple(part for part in parts if part))


def answer_day(hit: Hit) -> str:
    """The day of an answer; where it is unknown, the day that the hit is sorted and filtered by instead."""
    if hit.day_of in ANSWERED:
        return f"{'Antwort vom' if hit.day_of == 'answered' else 'Antwort eingegangen am'} {german.day(hit.day)}"
    if not any((hit.answer, hit.day)):
        return ""
    lacking = "Antwort ohne erkanntes Datum" if hit.answer else "ohne Antwort"
    return f"{lacking}, eingeordnet {SORTED_BY[hit.day_of]} {german.day(hit.day)}".rstrip()


def _meta(paper: PaperSummary) -> Iterator[str]:
    if paper.number is not None:
        yield f"{parliament_name(paper.parliament or '')} {paper.term}/{paper.number}"
    yield german.kind_and_part(paper.kind, paper.part)
    if paper.answered_by:
        yield "beantwortet"
    if paper.day:
        yield german.day(paper.day)
    if paper.questions:
        yield german.count(paper.questions, "Frage", "Fragen")
    if paper.findings:
        yield german.count(paper.findings, "Lesehinweis", "Lesehinweise")
