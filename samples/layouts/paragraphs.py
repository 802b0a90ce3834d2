"""Paragraphs that several parliaments print alike: questions, answers below them or behind a marker."""

from __future__ import annotations

from collections.abc import Iterator

from samples.layouts.layout import Run
from samples.papers import Group, Paper


def several(names: tuple[str, ...]) -> str:
    """Names as a list in a sentence: A, B und C."""
    return " und ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def names(paper: Paper) -> str:
    """Who asks, all of one party, as "der Abgeordneten A, B und C (PARTY)"."""
    return f"der Abgeordneten {several(tuple(name for name, _ in paper.askers))} ({paper.askers[-1][1]})"


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
            yield from _turned(f"{group.announced} {paragraph}" if place == 0 else paragraph)
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
