"""Bayern: formerly all answers below one heading, in two columns; today a list of contents and each question again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run, no_head
from samples.layouts.paragraphs import answered, asked
from samples.papers import Paper, day

_NOTES = (
    "Zitate werden weder inhaltlich noch formal überprüft. Die korrekte Zitierweise liegt in der Verantwortung der "
    "Fragestellerin bzw. des Fragestellers sowie der Staatsregierung.",
    "Drucksachen, Plenarprotokolle sowie die Tagesordnungen der Vollversammlung und der Ausschüsse sind im Internet "
    "unter www.bayern.landtag.de/parlament/dokumente abrufbar.",
    "Die aktuelle Sitzungsübersicht steht unter www.bayern.landtag.de/aktuelles/sitzungen zur Verfügung.",
)
_OLD_FOOT = (
    "Drucksachen, Plenarprotokolle sowie die Tagesordnungen der Vollversammlung und der Ausschüsse sind im Internet "
    "unter www.bayern.landtag.de –",
    "Dokumente abrufbar. Die aktuelle Sitzungsübersicht steht unter www.bayern.landtag.de – Aktuelles/Sitzungen zur "
    "Verfügung.",
)


def _number(paper: Paper) -> str:
    return paper.reference.replace("/", " / ")


def _head(paper: Paper, page: Page) -> str:
    return (
        f"Drucksache {_number(paper)} Bayerischer Landtag {paper.term}. Wahlperiode\tSeite {page.number} / {page.total}"
    )


def _old_head(paper: Paper, page: Page) -> str:
    number, parliament = f"Drucksache {paper.reference}", f"Bayerischer Landtag · {paper.term}. Wahlperiode"
    if page.number % 2:
        return f"{number} {parliament}\tSeite {page.number}"
    return f"Seite {page.number} {parliament}\t{number}"


def _asker(paper: Paper) -> str:
    names = ", ".join(name for name, _ in paper.askers)
    return f"{paper.asker_article} Abgeordneten {names} {paper.askers[-1][1]}"


def _opening(paper: Paper) -> Iterator[Run]:
    yield Run("title", paper.kind_printed)
    yield Run("cover", _asker(paper))
    yield Run("cover", f"vom {day(paper.dates['asked'])}")
    yield Run("title", paper.title)
    for paragraph in paper.asker_preamble.split("\n\n") if paper.asker_preamble else ():
        yield Run("text", paragraph)


def _answer_heading(paper: Paper) -> Iterator[Run]:
    yield Run("title", "Antwort")
    yield Run("cover", paper.body_printed)
    yield Run("cover", f"vom {day(paper.dates['answered'])}")


def _today(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"{paper.term}. Wahlperiode\t{day(paper.dates['published'])}\tDrucksache {_number(paper)}")
    yield from _opening(paper)
    yield Run("text", "Die Staatsregierung wird gefragt:")
    page = 2
    for group in paper.groups:
        page += group.page_break
        for question in group.asked:
            yield Run("contents", f"{question.number} {question.text}\t{page}")
        page += group.answer.count("\f")
    yield Run("contents", f"Hinweise des Landtagsamts\t{page + 1}")
    yield Run("break")
    yield from _answer_heading(paper)
    yield from _again(paper)
    yield Run("break")
    yield Run("heading", "Hinweise des Landtagsamts")
    for note in _NOTES:
        yield Run("text", note)


def _again(paper: Paper) -> Iterator[Run]:
    if paper.government_preamble:
        yield Run("heading", "Vorbemerkung der Staatsregierung")
        yield Run("text", paper.government_preamble)
    for group in paper.groups:
        if group.page_break:
            yield Run("break")
        yield from asked(group)
        if group.announced:
            yield Run("text", group.announced)
        yield from answered(group)


def _old(paper: Paper) -> Iterator[Run]:
    yield Run("sides", "Bayerischer Landtag\t")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{day(paper.dates['published'])}\tDrucksache {paper.reference}")
    yield Run("columns")
    yield from _old_body(paper)


def _old_body(paper: Paper) -> Iterator[Run]:
    """What the old dumps hold: they start at the kind of the paper."""
    yield from _opening(paper)
    yield Run("text", paper.lead or "Ich frage die Staatsregierung:")
    for group in paper.groups:
        yield from asked(group)
    yield from _answer_heading(paper)
    if paper.government_preamble:
        yield Run("text", paper.government_preamble)
    for group in paper.groups:
        if group.page_break:
            yield Run("break")
        yield Run("heading", group.announced)
        yield from answered(group)


def _old_foot(_paper: Paper) -> tuple[str, ...]:
    return _OLD_FOOT


_OLD = Layout("by-old", _old, columns=54, running_head=_old_head, foot=_old_foot, two_columns=True, first_head=50)

LAYOUTS = (
    Layout("by", _today, columns=86, running_head=_head),
    replace(_OLD, dump=replace(_OLD, print_runs=_old_body, running_head=no_head, foot=lambda _paper: ())),
)
