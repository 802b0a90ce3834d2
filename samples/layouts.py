"""How each parliament prints: a paper to runs of text, in printed order.

The runs are the same for the PDF and for the text; what differs is how `samples.print_pdf`
and `samples.print_text` put them on pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samples.papers import Group, Paper, day


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph in a style: "head", "title", "small", "text", "question", "heading", "break", "table", "cover"."""

    style: str
    text: str = ""
    table: tuple[tuple[str, ...], ...] = ()


def runs(paper: Paper) -> tuple[Run, ...]:
    """The paragraphs of a paper in the order in which its parliament prints them."""
    return tuple(LAYOUTS[paper.layout](paper))


def running_head(paper: Paper, page: int) -> str:
    """The line at the top of a page from the second on; empty where a parliament prints none."""
    if paper.layout == "be-columns":
        return f"Abgeordnetenhaus Berlin – {paper.term}. Wahlperiode Drucksache {spaced(paper.reference)}"
    if paper.layout == "ni":
        return f"Niedersächsischer Landtag – {paper.term}. Wahlperiode Drucksache {paper.reference}"
    if paper.layout == "bt":
        sides = (f"Drucksache {paper.reference}", f"Deutscher Bundestag – {paper.term}. Wahlperiode")
        left, right = sides if page % 2 == 0 else sides[::-1]
        return f"{left} – {page} – {right}"
    return ""


def spaced(reference: str) -> str:
    """A number as Berlin prints it: 17 / 99 310."""
    term, number = reference.split("/")
    return f"{term} / {number[:-3]} {number[-3:]}"


def _berlin_columns(paper: Paper) -> Iterator[Run]:
    names = _names(paper)
    yield Run("head", f"Drucksache {spaced(paper.reference)}")
    yield Run("head", paper.kind_printed)
    yield Run("head", f"{paper.term}. Wahlperiode")
    yield Run("title", paper.kind_printed)
    yield Run("head", f"{names} vom {day(paper.dates['asked'], written=True)} (Eingang beim Abgeordnetenhaus am "
              f"{day(paper.dates['received'], written=True)}) und Antwort")  # fmt: skip
    yield Run("title", paper.title)
    yield Run("columns")
    yield Run("text", f"Im Namen des Senats von Berlin beantworte ich Ihre {paper.kind_printed} wie folgt:")
    yield from _marked(paper)
    yield from _berlin_end(paper)


def _berlin_letter(paper: Paper) -> Iterator[Run]:
    names, asked = _names(paper), day(paper.dates["asked"], written=True)
    answered = day(paper.dates["answered"], written=True)
    yield Run("head", f"Drucksache {spaced(paper.reference).replace(' / ', ' /')}")
    yield Run("head", paper.kind_printed)
    yield Run("head", f"{paper.term}. Wahlperiode")
    yield Run("title", paper.kind_printed)
    yield Run("cover", names)
    yield Run("cover", f"vom {asked} (Eingang beim Abgeordnetenhaus am {day(paper.dates['received'], written=True)})")
    yield Run("cover", "zum Thema:")
    yield Run("title", paper.title)
    received = day(paper.dates["answer_received"], written=True)
    yield Run("cover", f"und Antwort vom {answered} (Eingang beim Abgeordnetenhaus am {received})")
    yield Run("break")
    yield Run("text", paper.body)
    name, party = paper.askers[0]
    yield Run("text", f"Frau Abgeordnete {name} ({party})")
    yield Run("text", "über")
    yield Run("text", "die Präsidentin des Abgeordnetenhauses von Berlin")
    yield Run("text", "über Senatskanzlei – G Sen –")
    yield Run("title", "A n t w o r t")
    yield Run("text", f"auf die {paper.kind_printed} Nr. {paper.reference}")
    yield Run("text", f"vom {asked}")
    yield Run("text", f"über {paper.title}")
    yield Run("text", "_" * 70)
    yield Run("text", f"Im Namen des Senats von Berlin beantworte ich Ihre {paper.kind_printed} wie folgt:")
    if paper.asker_preamble:
        yield Run("text", f"Vorbemerkung der Abgeordneten: {paper.asker_preamble}")
    if paper.government_preamble:
        yield Run("text", f"Vorbemerkung der Verwaltung: {paper.government_preamble}")
    yield from _marked(paper)
    yield from _berlin_end(paper)


def _berlin_end(paper: Paper) -> Iterator[Run]:
    yield Run("text", f"Berlin, den {day(paper.dates['answered'], written=True)}")
    yield Run("text", "In Vertretung")
    yield Run("text", " ".join(paper.signed_by.split()))
    yield Run("text", "_" * 24)
    yield Run("text", paper.body)
    if paper.layout == "be-columns":
        received = day(paper.dates["answer_received"], written=True)
        yield Run("text", f"(Eingang beim Abgeordnetenhaus am {received})")


def _names(paper: Paper) -> str:
    several = len(paper.askers) > 1
    party = paper.askers[-1][1]
    names = (
        " und ".join([", ".join(name for name, _ in paper.askers[:-1]), paper.askers[-1][0]])
        if several
        else paper.askers[0][0]
    )
    return f"der Abgeordneten {names} ({party})"


def _marked(paper: Paper) -> Iterator[Run]:
    for group in paper.groups:
        yield from _asked(group)
        if group.page_break:
            yield Run("break")
        for place, paragraph in enumerate(group.answer.split("\n\n")):
            yield Run("text", f"{group.announced} {paragraph}" if place == 0 else paragraph)
        if group.table:
            yield Run("table", table=group.table)


def _asked(group: Group) -> Iterator[Run]:
    if group.heading:
        yield Run("heading", group.heading)
    if group.stem:
        yield Run("question", group.stem)
    for question in group.asked:
        yield Run("question", f"{question.number} {question.text}".strip())


def _niedersachsen(paper: Paper) -> Iterator[Run]:
    names = _names(paper) if len(paper.askers) > 1 else _names(paper).replace("der Abgeordneten", "des Abgeordneten")
    yield Run("head", running_head(paper, 1))
    yield Run("title", paper.kind_printed)
    yield Run("cover", "mit Antwort der Landesregierung")
    yield Run("text", f"Anfrage {names}")
    yield Run("text", f"Antwort des {paper.body} namens der Landesregierung")
    yield Run("title", paper.title)
    yield Run("text", f"Anfrage {names}, eingegangen am {day(paper.dates['received'])} - Drs. {paper.request},")
    yield Run("text", f"an die Staatskanzlei übersandt am {day(paper.dates['forwarded'])}")
    yield Run("text", f"Antwort des {paper.body} namens der Landesregierung vom {day(paper.dates['answered'])}")
    if paper.asker_preamble:
        yield Run(
            "heading", "Vorbemerkung der Abgeordneten" if len(paper.askers) > 1 else "Vorbemerkung des Abgeordneten"
        )
        yield Run("text", paper.asker_preamble)
    if paper.government_preamble:
        yield Run("heading", "Vorbemerkung der Landesregierung")
        yield Run("text", paper.government_preamble)
    yield from _following(paper)
    yield Run("text", f"(verteilt am {day(paper.dates['published'])})")


def _following(paper: Paper) -> Iterator[Run]:
    for group in paper.groups:
        yield from _asked(group)
        if group.page_break:
            yield Run("break")
        if group.announced:
            yield Run("text", group.announced)
        for paragraph in group.answer.split("\n\n") if group.answer else ():
            yield Run("text", paragraph)
        if group.table:
            yield Run("table", table=group.table)


def _bundestag(paper: Paper) -> Iterator[Run]:
    answer = paper.part == "answer"
    yield Run("head", f"Deutscher Bundestag Drucksache {paper.reference}")
    yield Run("head", f"{paper.term}. Wahlperiode {day(paper.dates['published'])}")
    names = ", ".join(name for name, _ in paper.askers)
    lead = "der Fraktion" if not paper.askers else f"der Abgeordneten {names}"
    further = ", weiterer Abgeordneter und der Fraktion " if paper.further else " und der Fraktion "
    whole = lead + (further if paper.askers else " ") + " und ".join(paper.factions)
    if answer:
        yield Run("title", "Antwort")
        yield Run("cover", "der Bundesregierung")
        yield Run("cover", f"auf die {paper.kind_printed} {whole}")
        yield Run("cover", f"– Drucksache {paper.request} –")
    else:
        yield Run("title", paper.kind_printed)
        yield Run("cover", whole)
    yield Run("title", paper.title)
    if paper.asker_preamble:
        if answer:
            yield Run("heading", "V o r b e m e r k u n g  d e r  F r a g e s t e l l e r")
        yield Run("question", paper.asker_preamble)
    if not answer:
        yield Run("question", "Wir fragen die Bundesregierung:")
    if paper.government_preamble:
        yield Run("heading", "V o r b e m e r k u n g  d e r  B u n d e s r e g i e r u n g")
        yield Run("text", paper.government_preamble)
    yield from _following(paper)
    if not answer:
        yield Run("text", f"Berlin, den {day(paper.dates['asked'], written=True)}")
        yield Run("text", "Dr. Petra Musterfrau, Jan Beispielmann und Fraktion")


LAYOUTS: dict[str, Callable[[Paper], Iterator[Run]]] = {
    "be-columns": _berlin_columns,
    "be-letter": _berlin_letter,
    "ni": _niedersachsen,
    "bt": _bundestag,
}
