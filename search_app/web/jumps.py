"""The list to jump to a question or section, and to what has findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.records import Inquiry
from search_app.web import german
from search_app.web.paperviews import JumpView, PairView, SideView

_JUMP = 60  # characters of a question in the list to jump to it
_CONTENTS = 3  # sections with headings from which a document has a list of contents
_LEVELS = 4  # levels of headings that the list and the page tell apart


def noticed(paired: Sequence[PairView], sides: Sequence[SideView]) -> Iterator[JumpView]:
    """What has findings of its own, to be led to from the head."""
    for pair in paired:
        if pair.findings:
            # a question that stands in an earlier pair too has its anchor there
            anchor = pair.anchor or f"frage-{pair.questions[0].label}"
            yield JumpView(pair.key, pair.name, anchor)
    for side in sides:
        if side.findings:
            yield JumpView(side.anchor, side.name, side.anchor)


def question_jumps(inquiry: Inquiry) -> Iterator[JumpView]:
    """One line for each question."""
    for question in inquiry.questions:
        yield JumpView(question.label, german.shortened(question.text, _JUMP), f"frage-{question.label}")


def section_jumps(sections: Sequence[SideView]) -> Iterator[JumpView]:
    """The list of contents of a document that has enough headings."""
    listed = [section for section in sections if section.listed]
    for section in listed if len(listed) >= _CONTENTS else ():
        yield JumpView(
            "", german.shortened(section.name.rstrip(":"), _JUMP), section.anchor, min(section.level, _LEVELS)
        )
