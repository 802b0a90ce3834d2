"""Paragraphs that several parliaments print alike: questions, answers below them or behind a marker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from samples.layouts.layout import Run
from samples.papers import Group, Paper, day


def several(names: tuple[str, ...]) -> str:
    """Names as a list in a sentence: A, B und C."""
    return " und ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def names(paper: Paper) -> str:
    """Who asks, all of one party, as "der Abgeordneten A, B und C (PARTY)"."""
    return f"der Abgeordneten {several(tuple(name for name, _ in paper.askers))} ({paper.askers[-1][1]})"


def members(paper: Paper) -> str:
    """Who asks, in the words of the paper and without the party: des Abgeordneten A."""
    return f"{paper.printed['member']} {several(tuple(name for name, _ in paper.askers))}"


def with_party(paper: Paper) -> str:
    """The same with the party in brackets."""
    return f"{members(paper)} ({paper.askers[-1][1]})"


def plain_day(value: date) -> str:
    """A date without a leading zero: 3. Juli 2020."""
    return day(value, written=True).removeprefix("0")


def wide_day(value: date) -> str:
    """A date in figures with blanks: 10. 05. 2013."""
    return f"{value:%d. %m. %Y}"


def plain(runs: Iterator[Run]) -> Iterator[Run]:
    """The same runs with questions in the type of the text, as most Landtage print them."""
    for run in runs:
        yield replace(run, style="plain-question") if run.style == "question" else run


def questions_only(paper: Paper) -> Iterator[Run]:
    """All questions, without their answers."""
    for group in paper.groups:
        yield from asked(group)


def answers_only(paper: Paper) -> Iterator[Run]:
    """All answers, each below its marker."""
    for group in paper.groups:
        yield Run("text", group.announced)
        yield from answered(group)


def asked(group: Group) -> Iterator[Run]:
    """The questions of a group with their topic and what leads to them."""
    if group.heading:
        yield Run("heading", group.heading)
    if group.stem:
        yield Run("question", group.stem)
    for question in group.asked:
        yield Run("question", f"{question.number} {question.text}".strip())


def answered(group: Group) -> Iterator[Run]:
    """The paragraphs of the answer and its table."""
    for paragraph in group.answer.split("\n\n") if group.answer else ():
        yield from _turned(paragraph)
    if group.table:
        yield Run("table", table=group.table)


def _turned(paragraph: str) -> Iterator[Run]:
    """A paragraph, in two parts where the page turns in it."""
    first, *rest = paragraph.split("\f")
    yield Run("text", first)
    for part in rest:
        yield Run("break")
        yield Run("text", part)


def marked(paper: Paper) -> Iterator[Run]:
    """Each question with its answer, the marker in the first line of the answer."""
    for group in paper.groups:
        yield from asked(group)
        if group.page_break:
            yield Run("break")
        for place, paragraph in enumerate(group.answer.split("\n\n")):
            yield from _turned(f"{group.announced} {paragraph}".strip() if place == 0 else paragraph)
        if group.table:
            yield Run("table", table=group.table)


def following(paper: Paper) -> Iterator[Run]:
    """Each question with its answer below it; a marker or sentence, where there is one, is a paragraph of its own."""
    for group in paper.groups:
        yield from asked(group)
        if group.page_break:
            yield Run("break")
        if group.announced:
            yield Run("text", group.announced)
        yield from answered(group)
