"""Sachsen-Anhalt: a head, then questions with unmarked answers; in term 8 a cover letter comes before all that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Run
from samples.layouts.paragraphs import following
from samples.papers import Paper, day

NOTE = (
    "Hinweis: Die Drucksache steht vollständig digital im Internet/Intranet zur Verfügung. Bei Bedarf kann",
    "Einsichtnahme in der Bibliothek des Landtages von Sachsen-Anhalt erfolgen oder die gedruckte Form abgefordert",
    "werden.",
)
BLANK_AFTER = ("title", "cover", "right", "text", "question")


def _issued(paper: Paper) -> tuple[str, ...]:
    return (f"(Ausgegeben am {day(paper.dates['published'])})",)


def _note_and_issued(paper: Paper) -> tuple[str, ...]:
    return (*NOTE, *_issued(paper))


def _no_foot(_paper: Paper) -> tuple[str, ...]:
    return ()


def _paper(paper: Paper) -> Iterator[Run]:
    yield from _opening(paper)
    yield from _inquiry(paper)


def _foot_first(paper: Paper) -> Iterator[Run]:
    """As extracted: the foot of page one between the date and the kind of the paper."""
    yield from _opening(paper)
    yield Run("text", " ".join(NOTE))
    yield Run("text", _issued(paper)[0])
    yield from _inquiry(paper)


def _opening(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"Landtag von Sachsen-Anhalt\tDrucksache {paper.reference}")
    yield Run("right", day(paper.dates["head"]))


def _inquiry(paper: Paper) -> Iterator[Run]:
    yield Run("title", "Antwort der Landesregierung auf eine Kleine Anfrage zur schriftlichen Beantwortung")
    yield from _askers(paper)
    yield Run("title", paper.title)
    yield Run("cover", f"Kleine Anfrage - {paper.inquiry_number}")
    yield from _answering(paper)


def _askers(paper: Paper) -> Iterator[Run]:
    for member, (name, party) in zip(paper.printed["member"].split("\n"), paper.askers, strict=True):
        yield Run("cover", f"{member} {name} ({party})")


def _with_letter(paper: Paper) -> Iterator[Run]:
    yield from _opening(paper)
    yield Run("right", "öffentlich")
    yield Run("title", "Antwort der Landesregierung auf eine Kleine Anfrage zur schriftlichen Beantwortung")
    yield Run("cover", f"Mitglied des Landtages {paper.askers[0][0]} ({paper.askers[0][1]})")
    yield Run("title", paper.title)
    yield Run("cover", f"Kleine Anfrage ‐ {paper.inquiry_number}")
    yield Run("text", "Sehr geehrter Herr Präsident,")
    yield Run("text", f"beigefügt übersende ich Ihnen die Antwort der Landesregierung ‐ erstellt vom {paper.body} ‐ "
              "auf die o. g. Kleine Anfrage.")  # fmt: skip
    yield Run("text", "Mit freundlichen Grüßen")
    yield Run("text", paper.signed_by)
    yield Run("text", paper.office)
    yield Run("break")
    yield from _enclosed(paper)


def _enclosed(paper: Paper) -> Iterator[Run]:
    kind, number = paper.inquiry_number.replace("/", "/0").split(" ")
    yield Run("title", "Antwort der Landesregierung auf eine Kleine Anfrage zur schriftlichen Beantwortung")
    yield from _askers(paper)
    yield Run("title", paper.title)
    yield Run("cover", f"Kleine Anfrage – {kind} {number} vom {day(paper.dates['asked'])}")
    yield from _answering(paper)


def _answering(paper: Paper) -> Iterator[Run]:
    if paper.asker_preamble:
        yield Run("cover", paper.printed["preamble"])
        yield Run("text", paper.asker_preamble)
    yield Run("title", "Antwort der Landesregierung")
    yield Run("cover", f"erstellt {paper.printed.get('by', 'vom')} {paper.body_printed or paper.body}")
    if "opening" in paper.printed:
        yield Run("text", paper.printed["opening"])
    if paper.government_preamble:
        yield Run("cover", paper.government_heading or "Vorbemerkung der Landesregierung:")
        yield Run("text", paper.government_preamble)
    yield from following(paper)


_OLD = Layout("st", _paper, columns=88, foot=_note_and_issued, number="above", blank_after=BLANK_AFTER)
LAYOUTS = (
    replace(_OLD, text=replace(_OLD, print_runs=_foot_first, foot=_no_foot)),
    Layout("st-letter", _with_letter, columns=88, foot=_issued, number="below", blank_after=BLANK_AFTER),
)
