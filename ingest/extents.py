"""Which characters of the body a question, an answer or a preamble really takes of its stretch.

A stretch goes up to the next thing that was found; a page number, the heading of the next part or the colon of a
marker may stand at its ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ingest.body import Body
from ingest.pairing import AnswerDraft, Pairs, QuestionDraft
from ingest.preambles import PreambleDraft

MAX_PART_LINES = 4
"""Lines of headings, one part within the other and over two lines, that stand above a question at most."""

_PART_HEADING = re.compile(r"\s*(?:[IVX]{1,5}|[A-H])\. ?[A-ZÄÖÜ][^\n.?!:;]{2,150}\s*")
_SECOND_LINE = re.compile(r"\s*[A-ZÄÖÜ][^\n.?!:;]{2,80}\s*")
_ROMAN_HEADING = re.compile(
    r"(?<=[.?!)“”\"])\s+(?:[IVX]{1,5}|[A-H])\. [A-ZÄÖÜ][^.?!:;]{2,90}(?:\s[A-H]\. [A-ZÄÖÜ][^.?!:;]{2,90})?\s*\Z"
)
_TOPIC_LINE = re.compile(
    r"\s*\n\s*(?!(?:Siehe|Ja|Nein|Keine?[rns]?|Entfällt|Fehlanzeige|Vgl|Vergleiche|Anlage|Tabelle|Quelle|Stand|Hierzu|Dazu|"
    r"Es|Die|Der|Das|Diese?[rs]?)\b)[A-ZÄÖÜ][^\n.?!:;,\d]{3,60}\s*"
)
_CLOSED = re.compile(r"[.?!“”\"]\s*\Z")
_NEXT = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d{1,2})?[.)] ?|(?:(?:Zu |Antwort zu |Antwort auf )?(?:Frage )?|Zu )\d{1,3}\b ?[^\n]{0,6}:)"
)
_TOPIC = re.compile(r"(?<=[.?!)“”\"])\s*\n\s*(?:\d{1,2}\. )?[A-ZÄÖÜ][^\n.?!:;]{1,90}\s*\Z")
_TOPIC_FLAT = re.compile(r"(?<=[.?!:)“”\"])\s+(?:[IVX]{1,5}\. )?[A-ZÄÖÜ][^\s.?!:;]+(?: [^\s.?!:;]+){0,4}\s*\Z")
_TRAILING_PAGE = re.compile(r"(?<=[.?!:)“”\"]) \d{1,3}\s*\Z")
_LONGEST_END = 400  # characters from the end of a text in which a heading, or a page number, stands that closes it
_LEAD = re.compile(r"[\s:]*")

Extent = tuple[int, int]


def extent_of(body: Body, draft: QuestionDraft | AnswerDraft | PreambleDraft) -> Extent:
    """The text of a draft without what stands at its ends and is none of it."""
    match draft:
        case QuestionDraft():
            end = _before_part_heading(body, draft.start, draft.end)
            closed = _CLOSED.search(body.text, draft.start, end)
            return _trimmed(body, draft.start, end if closed else draft.end)
        case AnswerDraft():
            end = _before_part_heading(body, draft.start, draft.end)
            return _trimmed(body, draft.start, end if end < draft.end else _before_topic(body, draft.start, end))
        case PreambleDraft():
            end = _before_part_heading(body, draft.start, draft.end)
            last = max(draft.start, end - _LONGEST_END)
            topic = (_TOPIC_FLAT if body.flat else _TOPIC).search(body.text, last, end)
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
    """The end of a text without the headings of the parts ("II. Kosten", "A. Bund") that begin behind it."""
    if body.flat:
        roman = _ROMAN_HEADING.search(body.text, max(start, end - _LONGEST_END), end)
        return roman.start() if roman else end
    found = above = end
    for line in islice(_last_lines(body, start, end), MAX_PART_LINES):
        if _PART_HEADING.fullmatch(body.text, line, above):
            found = line
        elif above != found or not _SECOND_LINE.fullmatch(body.text, line, above):
            break
        above = line
    return found


def _last_lines(body: Body, start: int, end: int) -> Iterator[int]:
    """Where the lines of a text begin that have one above them, from the last upwards."""
    while (line := body.text.rfind("\n", start, start + len(body.text[start:end].rstrip()))) >= start:
        yield line
        end = line


def _before_topic(body: Body, start: int, end: int) -> int:
    """The end of an answer without the line above the next question that says what it is about.

    Such a line is short and no sentence, stands behind a whole one, and the number of the question follows.
    """
    line = next(_last_lines(body, start, end), -1) if not body.flat else -1
    if line < 0 or not _NEXT.match(body.text, end) or not _TOPIC_LINE.fullmatch(body.text, line, end):
        return end
    return line if _CLOSED.search(body.text, start, line) else end


def _trimmed(body: Body, start: int, end: int) -> Extent:
    """A stretch without the colon before it and, in a text without line breaks, the page number behind it."""
    lead = _LEAD.match(body.text, start, end)
    page = _TRAILING_PAGE.search(body.text, max(start, end - _LONGEST_END), end) if body.flat else None
    return lead.end() if lead else start, page.start() if page else end
