"""The head of a paper in words: who asked whom and when, how much it is, how well it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.records import Inquiry, Kind, Part
from search_app.index.names import is_numbered, parliament_of
from search_app.index.pairs import pairs
from search_app.web import german
from search_app.web.citation import askers
from search_app.web.twopapers import PageLink, other_papers, taken_fields

_SHOWN = 3  # askers that are shown at once, the others are folded away
_PUBLISHED = (Kind.PROGRAMME, Kind.PUBLICATION)  # kinds that somebody edits; the others are put before a body


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the head data.

    ``more`` holds names that are folded away, ``links`` lead to other papers, ``note`` says what is printed instead.
    """

    name: str
    text: str
    more: tuple[str, ...] = ()
    links: tuple[PageLink, ...] = ()
    note: str = ""


def meta(inquiry: Inquiry) -> Iterator[str]:
    """What a paper is: its parliament, its number, its kind."""
    parliament = parliament_of(inquiry.parliament or "")
    if parliament:
        yield parliament.assembly
    if inquiry.reference:
        # only a parliament prints Drucksachen
        numbered = parliament is not None and is_numbered(inquiry.reference)
        yield f"{'Drucksache' if numbered else 'Nr.'} {inquiry.reference}"
    elif inquiry.request_reference:
        yield f"Antwort auf Drucksache {inquiry.request_reference}"
    yield german.kind_and_part(inquiry.kind, inquiry.part)


def facts(inquiry: Inquiry) -> Iterator[Fact]:
    """The lines of the head data, those that are printed."""
    if inquiry.watermark:
        yield Fact("Aufdruck", f"„{inquiry.watermark}“")
    if inquiry.reference and not is_numbered(inquiry.reference):
        yield Fact("Nummer", inquiry.reference)
    yield from _people(inquiry)
    yield from _days(inquiry)
    yield from _papers(inquiry)
    if inquiry.inquiry_number:
        yield Fact("Nummer der Anfrage", inquiry.inquiry_number)
    yield Fact("Umfang", _extent(inquiry))


def _papers(inquiry: Inquiry) -> Iterator[Fact]:
    """The papers that belong to this one; the number alone of an inquiry that the archive does not have."""
    for other in other_papers(inquiry):
        name = "Anfrage" if inquiry.part is not Part.INQUIRY else "Beantwortet in"
        page = () if other.href is None else (PageLink(other.name, other.href),)
        text = f"{other.name} mit eigenem Papier" if other.href is None else ""
        yield Fact(name, text, links=(*page, PageLink("Original ansehen", other.original)))
    if not inquiry.linked and inquiry.request_reference and inquiry.reference:
        yield Fact("Anfrage", f"Drucksache {inquiry.request_reference}")
    taken = taken_fields(inquiry)
    if taken:
        yield Fact("Aus dem Papier der Anfrage", taken)


def _people(inquiry: Inquiry) -> Iterator[Fact]:
    first, rest = inquiry.askers[:_SHOWN], inquiry.askers[_SHOWN:]
    if first or inquiry.factions:
        more = tuple(askers((asker,)) for asker in rest)
        yield Fact("Gefragt von", askers(first, inquiry.factions), more)
    if inquiry.factions and first:
        yield Fact("Fraktion", ", ".join(inquiry.factions))
    if inquiry.answering_body:
        yield _named_body(inquiry)
    if inquiry.signed_by:
        yield Fact("Unterzeichnet", inquiry.signed_by)


def _named_body(inquiry: Inquiry) -> Fact:
    """Departments by their normal names; a record from before these has the printed ones."""
    names = "; ".join(department.name for department in inquiry.departments)
    printed = inquiry.answering_body or ""
    notes = [f"gedruckt: „{printed}“"] if names and names != printed else []
    notes += [department.note for department in inquiry.departments if department.note]
    return Fact(_role(inquiry), names or printed, note=" · ".join(notes))


def _role(inquiry: Inquiry) -> str:
    """What the body that is named did: answer, edit, or put a paper before another body."""
    if inquiry.questions:
        return "Beantwortet von"
    return "Herausgegeben von" if inquiry.kind in _PUBLISHED else "Vorgelegt von"


def _days(inquiry: Inquiry) -> Iterator[Fact]:
    dates = inquiry.dates
    asked = _dated(("", dates.asked), ("eingegangen ", dates.received), ("übersandt ", dates.forwarded))
    if asked:
        yield Fact("Frage vom" if dates.asked else "Frage", asked)
    answered = _dated(("", dates.answered), ("eingegangen ", dates.answer_received))
    if answered:
        yield Fact("Antwort vom" if dates.answered else "Antwort", answered)
    if dates.dated:
        yield Fact("Datum der Drucksache", german.day(dates.dated))
    if dates.published:
        yield Fact("Verteilt am" if inquiry.questions else "Datum", german.day(dates.published))


def _dated(*days: tuple[str, date | None]) -> str:
    return ", ".join(f"{word}{german.day(day)}" for word, day in days if day)


def _extent(inquiry: Inquiry) -> str:
    parts = [german.count(inquiry.source.pages, "Seite", "Seiten")]
    if inquiry.sections:
        tables = sum(len(section.tables) for section in inquiry.sections)
        parts = [german.count(tables, "Tabelle", "Tabellen"), *parts] if tables else parts
        parts.insert(0, german.count(len(inquiry.sections), "Abschnitt", "Abschnitte"))
    if inquiry.questions:
        parts.insert(0, german.count(len(inquiry.questions), "Frage", "Fragen"))
        if inquiry.part is not Part.INQUIRY:
            parts.insert(1, german.count(len(inquiry.answers), "Antwort", "Antworten"))
    return ", ".join(parts)


def summary(inquiry: Inquiry) -> str:
    """What the reading gave, in one or two sentences."""
    if not inquiry.questions:
        return "Das Dokument steht mit seinen Abschnitten im Archiv."
    open_labels = [pair.labels[0] for pair in pairs(inquiry) if pair.answer is None]
    return f"{_answered(inquiry, open_labels)}{_joint(inquiry)}"


def _answered(inquiry: Inquiry, open_labels: Sequence[str]) -> str:
    total = len(inquiry.questions)
    if inquiry.part is Part.INQUIRY:
        where = german.listed(other.name for other in other_papers(inquiry))
        told = f" Die Antworten stehen in {where}." if where else ""
        return f"{german.count(total, 'Frage', 'Fragen')}, ohne Antwort in diesem Papier.{told}"
    if open_labels:
        return f"Ohne gefundene Antwort: {'Frage' if len(open_labels) == 1 else 'Fragen'} {german.listed(open_labels)}."
    return "Die Frage hat eine Antwort." if total == 1 else f"Alle {german.number(total)} Fragen haben eine Antwort."


def _joint(inquiry: Inquiry) -> str:
    groups = [f"{german.listed(answer.labels)}" for answer in inquiry.answers if len(answer.labels) > 1]
    return f" Gemeinsam beantwortet: {'; '.join(groups)}." if groups else ""
