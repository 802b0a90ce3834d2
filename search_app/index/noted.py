"""Which text of a record a foot note belongs to: the one that its mark stood in.

::

    Note(page 2, line 14), answer to 3 from line 9 of page 2, question 4 from line 20  ->  answer/3
"""

from __future__ import annotations

from bisect import bisect_right
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
    pages = _by_page(_beginnings(inquiry)) if inquiry.notes else {}
    found: dict[str, list[str]] = {}
    for number, note in enumerate(inquiry.notes, 1):
        if note.page in pages and (place := _holder(note, pages[note.page])):
            found.setdefault(place, []).append(f"note/{number}")
    return {place: tuple(notes) for place, notes in found.items()}


def with_notes(places: Iterable[str], noted: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Places of an entry, and those of the foot notes that belong to them."""
    held = tuple(places)
    return (*held, *(note for place in held for note in noted.get(place, ())))


@dataclass(frozen=True, slots=True)
class _TextsOfPage:
    """The lines of a page on which texts begin, in order, and which do; None where a line is not known."""

    lines: tuple[int, ...] | None
    places: Mapping[int | None, frozenset[str]]


def _by_page(texts: Iterable[_Beginning]) -> Mapping[int, _TextsOfPage]:
    pages: dict[int, dict[int | None, set[str]]] = {}
    for each in texts:
        pages.setdefault(each.page, {}).setdefault(each.line, set()).add(each.place)
    return {page: _texts_of_page(places) for page, places in pages.items()}


def _texts_of_page(places: Mapping[int | None, set[str]]) -> _TextsOfPage:
    lines = tuple(sorted(line for line in places if line is not None))
    held = {line: frozenset(names) for line, names in places.items()}
    return _TextsOfPage(None if None in places else lines, held)


def _holder(note: Note, here: _TextsOfPage) -> str | None:
    if note.line is None or here.lines is None:
        return None
    above = bisect_right(here.lines, note.line)
    places = here.places[here.lines[above - 1]] if above else frozenset()
    return next(iter(places)) if len(places) == 1 else None


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
