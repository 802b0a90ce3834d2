"""Papers and hits as plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ingest.records import Inquiry, Part
from search_app.index.names import kind_name, parliament_name
from search_app.index.protocol import Hit, Page, Passage
from search_app.stretches import GAP, stretches

_WIDTH = 100  # columns; longer lines are hard to read
_SHORT = 240  # characters shown of a question or answer in a list of hits


def counted(number: int, one: str, several: str) -> str:
    """A number with its noun: „1 Drucksache“, „17 Drucksachen“."""
    return f"{number} {one if number == 1 else several}"


def held_text(entries: int, papers: int, archived: int) -> str:
    """What an index holds: of some papers of the archive there are no entries, „12 Einträge aus 2 von 3 Dokumenten“."""
    nouns = "Dokument" if archived == 1 else "Dokumenten"
    return f"{counted(entries, 'Eintrag', 'Einträge')} aus {papers} von {archived} {nouns} des Archivs"


def page_text(page: Page) -> Iterator[str]:
    """A list of hits, the totals first."""
    yield f"{counted(page.total, 'Eintrag', 'Einträge')} in {counted(page.papers, 'Dokument', 'Dokumenten')}"
    for hit in page.hits:
        yield ""
        yield f"{hit.entry}  {hit.title.text or 'ohne Titel'}"
        for question in hit.questions:
            yield _indented(f"{question.label}: {_short(question.passage)}")
        if hit.heading:
            yield _indented(hit.heading)
        if hit.answer:
            yield _indented(f"→ {_short(hit.answer)}")


def rest_text(page: Page, size: int, options: str = "") -> str:
    """Which of the hits are printed and how to see more, empty when these are all; ``options`` were typed before."""
    last_page = -(-page.total // size)
    if page.total and page.number > last_page:
        return f"Seite {page.number} gibt es nicht: die letzte zeigt {options}--page {last_page}."
    if last_page <= 1:
        return ""
    first = (page.number - 1) * size + 1
    shown = f"Treffer {first} bis {first + len(page.hits) - 1} von {page.total}"
    return f"{shown}; weitere mit {options}--page {page.number + 1}." if page.number < last_page else f"{shown}."


def hit_text(hit: Hit) -> Iterator[str]:
    """One pair in full."""
    yield f"{hit.entry}  {hit.title.text or 'ohne Titel'}"
    for question in hit.questions:
        yield from ("", f"Frage {question.label} ({_place(question.page)})", question.passage.text)
    if hit.heading:
        yield from ("", hit.heading)
    if hit.answer:
        head = "Antwort" if hit.questions else "Text"
        yield from ("", f"{head} ({_place(hit.page)})", hit.answer.text)
    else:
        yield from ("", "Keine Antwort gefunden.")


def paper_text(inquiry: Inquiry, hits: tuple[Hit, ...]) -> Iterator[str]:
    """A whole paper: its head, then all its entries."""
    names = [f"{asker.name} ({asker.party})" if asker.party else asker.name for asker in inquiry.askers]
    dates = inquiry.dates
    rows = {
        "Aufdruck": inquiry.watermark,
        "Drucksache" if inquiry.parliament else "Nummer": inquiry.reference,
        "Parlament": parliament_name(inquiry.parliament) if inquiry.parliament else None,
        "Art": kind_name(inquiry.kind),
        "Fragende": ", ".join([*names, *inquiry.factions]),
        "Gefragt": f"{dates.asked:%d.%m.%Y}" if dates.asked else None,
        "Beantwortet": f"{dates.answered:%d.%m.%Y}" if dates.answered else None,
        "Ressort": "; ".join(each.name for each in inquiry.departments) or inquiry.answering_body,
        "Beantwortet in" if inquiry.part is Part.INQUIRY else "Anfrage": _papers(inquiry),
    }
    yield inquiry.title or "ohne Titel"
    yield from (f"{name}: {value}" for name, value in rows.items() if value)
    for hit in hits:
        _, *lines = hit_text(hit)
        yield from lines
    for finding in inquiry.findings:
        yield f"\nLesehinweis: {finding.message}"


def _papers(inquiry: Inquiry) -> str:
    """The papers that belong to this one: numbers, and ids to show them by."""
    return ", ".join(
        f"{other.reference or other.inquiry_number or 'ohne Nummer'} ({other.paper_id})" for other in inquiry.linked
    )


def _place(page: int | None) -> str:
    return f"Seite {page}" if page else "gedruckt im Papier der Anfrage"


def _short(passage: Passage) -> str:
    """A text in some lines: the places that were found, as on the page."""
    chosen = stretches(passage, _SHORT)
    shown = f" {GAP} ".join(" ".join(passage.text[each.start : each.end].split()) for each in chosen)
    before, after = chosen[0].start > 0, chosen[-1].end < len(passage.text)
    return f"{GAP} " * before + shown + f" {GAP}" * after


def _indented(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="    ", subsequent_indent="    ")
