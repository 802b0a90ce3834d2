"""Which text of a record a foot note belongs to: the one that its mark stood in.

::

    Note(page 2, line 14), answer to 3 from line 9 of page 2, question 4 from line 20  ->  answer/3
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ingest.records import Inquiry, Note, Span


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Where a text begins on a page; ``line`` is None where nobody knows."""

    page: int
    line: int | None
    place: str


def notes_by_place(inquiry: Inquiry) -> Mapping[str, tuple[str, ...]]:
    """The places of foot notes ("note/1") by that of the text which has their mark.

    A note whose mark is lost belongs to none, nor one of a page on which it is open what stands where, as in a text
    without line breaks.
    """
    texts = tuple(_beginnings(inquiry))
    found: dict[str, tuple[str, ...]] = {}
    for number, note in enumerate(inquiry.notes, 1):
        if place := _holder(note, texts):
            found[place] = (*found.get(place, ()), f"note/{number}")
    return found


def with_notes(places: Iterable[str], noted: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Places of an entry, and those of the foot notes that belong to them."""
    held = tuple(places)
    return (*held, *(note for place in held for note in noted.get(place, ())))


def _holder(note: Note, texts: Iterable[_Beginning]) -> str | None:
    here = [each for each in texts if each.page == note.page]
    lines = [each.line for each in here if each.line is not None]
    if note.line is None or len(lines) < len(here):
        return None
    last = max((line for line in lines if line <= note.line), default=None)
    places = {each.place for each in here if each.line == last}
    return places.pop() if len(places) == 1 else None


def _beginnings(inquiry: Inquiry) -> Iterator[_Beginning]:
    """The texts that this paper prints itself, wherever they begin or go on upon a page."""
    for number, preamble in enumerate(inquiry.preambles, 1):
        if preamble.origin is None:
            yield from _on_pages(f"preamble/{number}", preamble.page, preamble.spans)
    for question in inquiry.questions:
        if question.origin is None:
            yield from _on_pages(f"question/{question.label}", question.page, question.spans)
    for answer in inquiry.answers:
        yield from _on_pages(f"answer/{answer.labels[0] if answer.labels else ''}", answer.page, answer.spans)
    for number, section in enumerate(inquiry.sections, 1):
        yield from _on_pages(f"section/{number}", section.page, section.spans)


def _on_pages(place: str, page: int, spans: tuple[Span, ...]) -> Iterator[_Beginning]:
    yield from (_Beginning(span.page, span.line, place) for span in spans)
    if not spans:
        yield _Beginning(page, None, place)
