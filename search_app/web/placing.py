"""Where the findings of a paper stand on its page: at the head data, or at a pair, preamble or section.

A finding with a label belongs to the pair that has it, one with a page to what
begins on that page, else to what goes on there; the others belong to the head.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.records import Finding, Inquiry, Span
from search_app.index.pairs import Pair

HEAD = ""
"""The place of findings about the paper as a whole."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Something on the page with its key, and the pages it stands on."""

    key: str
    first: int
    last: int


def placed(inquiry: Inquiry, keyed: Sequence[tuple[str, Pair]]) -> Mapping[str, tuple[Finding, ...]]:
    """Each finding under one key: that of a pair, "v1" for a preamble, "s1" for a section, else `HEAD`."""
    stretches = tuple(_stretches(inquiry, keyed))
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in inquiry.findings:
        place = _by_label(finding, keyed) or _by_page(finding, stretches) or HEAD
        found[place] = (*found.get(place, ()), finding)
    return found


def _by_label(finding: Finding, keyed: Sequence[tuple[str, Pair]]) -> str | None:
    if finding.label is None:
        return None
    answered = (key for key, pair in keyed if finding.label in pair.labels)
    asked = (key for key, pair in keyed for question in pair.questions if question.label == finding.label)
    return next(answered, None) or next(asked, None)


def _by_page(finding: Finding, stretches: Sequence[_Stretch]) -> str | None:
    if finding.page is None:
        return None
    begins = (each.key for each in stretches if each.first == finding.page)
    goes_on = (each.key for each in stretches if each.first < finding.page <= each.last)
    return next(begins, None) or next(goes_on, None)


def _stretches(inquiry: Inquiry, keyed: Sequence[tuple[str, Pair]]) -> Iterator[_Stretch]:
    """Pairs first, an answer before its questions: that is what is read."""
    for key, pair in keyed:
        if pair.answer:
            yield _stretch(key, pair.answer.page, pair.answer.spans)
    for key, pair in keyed:
        for question in pair.questions:
            yield _stretch(key, question.page, question.spans)
    for number, section in enumerate(inquiry.sections, 1):
        yield _stretch(f"s{number}", section.page, section.spans)
    for number, preamble in enumerate(inquiry.preambles, 1):
        yield _stretch(f"v{number}", preamble.page, preamble.spans)


def _stretch(key: str, page: int, spans: Sequence[Span]) -> _Stretch:
    return _Stretch(key, page, max((page, *(span.page for span in spans))))
