"""Which characters of the body a question, an answer or a preamble really takes of its stretch.

A stretch goes up to the next thing that was found; a page number, the heading of the next part or the colon of a
marker may stand at its ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.body import Body
from ingest.pairing import AnswerDraft, Pairs, QuestionDraft
from ingest.preambles import PreambleDraft

_PART_HEADING = re.compile(r"\n\s*(?:[IVX]{1,5}|[A-H])\. ?[A-ZÄÖÜ][^\n.?!:;]{2,150}\s*")
_ROMAN_HEADING = re.compile(r"(?<=[.?!)“”\"])\s+[IVX]{1,5}\. [A-ZÄÖÜ][^.?!:;]{2,90}\s*\Z")
_TOPIC = re.compile(r"(?<=[.?!)“”\"])\s*\n\s*(?:\d{1,2}\. )?[A-ZÄÖÜ][^\n.?!:;]{1,90}\s*\Z")
_TOPIC_FLAT = re.compile(r"(?<=[.?!:)“”\"])\s+(?:[IVX]{1,5}\. )?[A-ZÄÖÜ][^\s.?!:;]+(?: [^\s.?!:;]+){0,4}\s*\Z")
_TRAILING_PAGE = re.compile(r"(?<=[.?!:)“”\"]) \d{1,3}\s*\Z")
_LEAD = re.compile(r"[\s:]*")

Extent = tuple[int, int]


def extent_of(body: Body, draft: QuestionDraft | AnswerDraft | PreambleDraft) -> Extent:
    """The text of a draft without what stands at its ends and is none of it."""
    match draft:
        case QuestionDraft():
            return _trimmed(body, draft.start, draft.end)
        case AnswerDraft():
            return _trimmed(body, draft.start, _before_part_heading(body, draft.start, draft.end))
        case PreambleDraft():
            end = _before_part_heading(body, draft.start, draft.end)
            topic = (_TOPIC_FLAT if body.flat else _TOPIC).search(body.text, draft.start, end)
            return _trimmed(body, draft.start, topic.start() if topic else end)


def extents(body: Body, pairs: Pairs) -> Iterator[Extent]:
    """Those of all questions, of the words that lead to them, and of all answers."""
    for question in pairs.questions:
        yield extent_of(body, question)
        if question.stem:
            yield question.stem
    for answer in pairs.answers:
        yield extent_of(body, answer)


def _before_part_heading(body: Body, start: int, end: int) -> int:
    """The end of a text without the heading of the part ("II. Kosten") that begins behind it."""
    if body.flat:
        roman = _ROMAN_HEADING.search(body.text, start, end)
        return roman.start() if roman else end
    line = body.text.rfind("\n", start, start + len(body.text[start:end].rstrip()))
    found = _PART_HEADING.fullmatch(body.text, line, end) if line >= start else None
    return line if found else end


def _trimmed(body: Body, start: int, end: int) -> Extent:
    """A stretch without the colon before it and, in a text without line breaks, the page number behind it."""
    lead = _LEAD.match(body.text, start, end)
    page = _TRAILING_PAGE.search(body.text, start, end) if body.flat else None
    return lead.end() if lead else start, page.start() if page else end
