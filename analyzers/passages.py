"""The texts of a record that are analysed, each with its place.

Places: ``title``, ``preamble/1``, ``question/4``, ``answer/4``, ``heading/2``, ``section/2``, ``note/3``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.records import Inquiry


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the record as it is; ``place`` is where, as in `analyzers.protocol.Annotation`."""

    place: str
    text: str


def passages(inquiry: Inquiry) -> Iterator[Passage]:
    """All texts of a record in printed order, those beside questions and answers last.

    A joint answer has the place of its first question; a section's text does not hold its heading.
    """
    if inquiry.title:
        yield Passage("title", inquiry.title)
    for place, preamble in enumerate(inquiry.preambles, 1):
        yield Passage(f"preamble/{place}", preamble.text)
    for question in inquiry.questions:
        yield Passage(f"question/{question.label}", question.text)
    for answer in inquiry.answers:
        yield Passage(f"answer/{answer.labels[0] if answer.labels else ''}", answer.text)
    for place, section in enumerate(inquiry.sections, 1):
        if section.heading:
            yield Passage(f"heading/{place}", section.heading)
        yield Passage(f"section/{place}", section.text)
    for place, note in enumerate(inquiry.notes, 1):
        yield Passage(f"note/{place}", note.text)
