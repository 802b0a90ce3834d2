"""What of a paper's text no part of its record holds: nothing that is printed is dropped in silence.

The parts that pairing and head have taken are laid over the body. What stays free is a marker or a set sentence of the
dialect, a heading above a question, a question printed a second time, the head's words once more, or it is left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.body import Body
from ingest.boundaries import boundaries
from ingest.dialect import Dialect, Role
from ingest.dialecttable import joint_rules
from ingest.extents import Extent, extent_of, extents
from ingest.head import Head
from ingest.pairing import Pairs
from ingest.preambles import PreambleDraft
from ingest.restating import squeeze

MIN_LETTERS = 3
"""Letters that make a word; fewer are the rest of a number or a page."""

HEADING = 160
"""Characters of a heading above a question, at most."""

OTHER_WORDS = 2
"""Words of a title page that are none of the head's, at most; none where it ends like a sentence."""

SIGNATURE = 140
"""Characters of the names that close a list of questions, and of those that close a paper."""

SENTENCE = 600
"""Characters of a sentence that opens a part of a paper."""

BEHIND = 40
"""Characters behind a marker that it may be told by."""

FRAGMENT = 24
"""Letters of a piece of a question that are told from the words of a heading."""

SHORT = 8
"""Letters of a question, or of a value of the head, that are told from chance; names may have half of them."""

_SENTENCE = re.compile(r"[?!;]|(?<![IVX\d])(?<!\b[A-H])\.(?!\w)|:\s*\Z")
_BEGINS = re.compile(r"\s*(?:(?:\d{1,2}|[IVX]{1,5}|[A-H])[.)]\s*)?[„\"(]?[A-ZÄÖÜ]")
_ITEM = re.compile(r"\s+(?:[a-z]|\d{1,3})[.)]\Z")
_NOTE = re.compile(r"\s*(?:\d{1,2}\)?|[¹²³⁴⁵⁶⁷⁸⁹]|\*) ?(?:[Vv]gl\.|Vergleiche|[Ss]iehe|Quelle|Ebd|https?:|www\.)")
_NAMES = re.compile(r"[^.?!:\d]{3,}(?<!\w)Fraktion(?: (?:der |des )?\S[^.?!:\d]{1,40})?\s*\Z")
_JOINS = re.compile(r"[\s.:]*[Uu]nd[\s.:]*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_OF_HEADS = re.compile(
    r"(?i)(?:Landtag|Drucksache|Wahlperiode|Klein|Groß|Schriftlich|Anfrage|Antwort|Abgeordnet|Fraktion|Senat|Mitglied|"
    r"(?:Landes|Staats|Bundes)?regierung|\w*minister|Mitteilung|Bürgerschaft|Beschlossen|Fassung|erstellt|frag|"
    r"Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
)
_QUIET = (Role.ANSWERED,)


@dataclass(frozen=True, slots=True)
class Free:
    """What no part of a record holds: headings above questions, foot notes in the text, and what is left over."""

    headings: tuple[Extent, ...] = ()
    notes: tuple[Extent, ...] = ()
    left_over: tuple[Extent, ...] = ()


def free_text(
    dialect: Dialect, body: Body, pairs: Pairs, head: Head, preambles: Sequence[PreambleDraft], between: Extent
) -> Free:
    """The text between head and signature or annexes that questions, answers and preambles leave free."""
    start, end = between
    taken = [(0, max(head.end, start)), *extents(body, pairs), *((p.heading, extent_of(body, p)[1]) for p in preambles)]
    headings: list[Extent] = []
    notes: list[Extent] = []
    left_over: list[Extent] = []
    asked = _asked(body, pairs)
    for gap in _gaps(body, taken, end):
        if gap[0] < pairs.first and _is_title_page(dialect, body, gap, head):
            continue
        for piece in _unmarked(dialect, body, gap):
            if _is_signature(body, piece, head) or _is_printed_again(body, piece, pairs, asked):
                continue
            if _JOINS.fullmatch(body.text, *piece):
                continue
            if _is_heading(body, piece, pairs):
                headings.append((piece[0], piece[0] + len(_ITEM.sub("", body.text[slice(*piece)].rstrip()))))
            else:
                (notes if _NOTE.match(body.text, *piece) else left_over).append(piece)
    told = {squeeze(body.text, *each).text for each in headings}  # above the question, and once more above its answer
    left_over = [piece for piece in left_over if squeeze(body.text, *piece).text not in told]
    return Free(tuple(headings), tuple(notes), tuple(left_over))


def _gaps(body: Body, taken: Sequence[Extent], end: int) -> Iterator[Extent]:
    at = 0
    for start, stop in sorted(taken):
        if start > at and _has_words(body, (at, min(start, end))):
            yield at, min(start, end)
        at = max(at, stop)
    if at < end and _has_words(body, (at, end)):
        yield at, end


def _has_words(body: Body, piece: Extent) -> bool:
    return sum(map(str.isalpha, body.text[slice(*piece)])) >= MIN_LETTERS


def _unmarked(dialect: Dialect, body: Body, gap: Extent) -> Iterator[Extent]:
    """The pieces of a gap between the markers and set sentences of the dialect."""
    rules = [*dialect.question, *dialect.answer, *joint_rules()]
    regexes = [rule.regex(flat=body.flat) for rule in rules]
    # what follows a marker may decide that it is one ("Frage 2:Wie"): each is also looked for with the words behind it
    reach = ((regex, stop) for regex in regexes for stop in (gap[1], gap[1] + BEHIND))
    found = [m.span() for regex, stop in reach for m in regex.finditer(body.text, gap[0], stop) if m.end() <= gap[1]]
    before = max(gap[0] - SENTENCE, 0)  # the head may have read the beginning of such a sentence
    found += [m.span() for role in Role if role not in _QUIET for m in boundaries(dialect, body, role, before, gap[1])]
    at = gap[0]
    for start, stop in [*sorted(found), (gap[1], gap[1])]:
        if start > at and _has_words(body, (at, start)):
            yield at, start
        at = max(at, stop)


def _is_heading(body: Body, piece: Extent, pairs: Pairs) -> bool:
    """Whether a piece is a line that names what the next questions are about."""
    words = _ITEM.sub("", body.text[slice(*piece)].strip())
    leads = any(piece[0] < q.start for q in pairs.questions)
    return leads and len(words) <= HEADING and bool(_BEGINS.match(words)) and not _SENTENCE.search(words)


def _asked(body: Body, pairs: Pairs) -> tuple[str, ...]:
    """The letters of all questions and of the words that lead to them, the longest first."""
    stretches = {(q.start, q.end) for q in pairs.questions} | {q.stem for q in pairs.questions if q.stem}
    return tuple(sorted((squeeze(body.text, *each).text for each in stretches), key=len, reverse=True))


def _is_printed_again(body: Body, piece: Extent, pairs: Pairs, asked: Sequence[str]) -> bool:
    """Whether a piece says nothing but questions, or the marker of the answer behind it, once more."""
    words = squeeze(body.text, *piece).text
    for answer in pairs.answers:
        if answer.marker and abs(answer.start - piece[1]) <= len(answer.marker):
            marker = squeeze(answer.marker, 0, len(answer.marker)).text
            if marker.endswith(words):
                return True
    if words in asked or (len(words) >= FRAGMENT and any(words in question for question in asked)):
        return True
    for question in asked:
        words = words.replace(question, "", 1) if len(question) >= SHORT else words
    return sum(map(str.isalpha, words)) < MIN_LETTERS


def _is_title_page(dialect: Dialect, body: Body, gap: Extent, head: Head) -> bool:
    """Whether a gap in front of the questions says the head once more, and few other words."""
    told, said = _told(head), squeeze(body.text, *gap).text
    if not any(key in said for key in told):
        return False
    known = [*told, _squeezed(dialect.parliament.assembly), _squeezed(dialect.parliament.name)]
    words = (_squeezed(m.group()) for m in _WORD.finditer(body.text, *gap) if not _OF_HEADS.match(m.group()))
    others = (word for word in words if not any(word in each for each in known))
    said_more = body.text[slice(*gap)].rstrip().endswith((".", "!"))  # a sentence says more than a title page does
    return next(islice(others, 0 if said_more else OTHER_WORDS, None), None) is None


def _is_signature(body: Body, piece: Extent, head: Head) -> bool:
    """Whether a piece is the names below a list of questions, or a value of the head on a line of its own."""
    if piece[1] - piece[0] > SIGNATURE:
        return False
    words = squeeze(body.text, *piece).text
    names = [_squeezed(asker.name.split()[-1]) for asker in head.askers]
    named = any(name in words for name in names if len(name) >= SHORT // 2)
    short = not _SENTENCE.search(body.text[slice(*piece)].replace("Dr.", ""))
    said = len(words) >= SHORT and any(words in key for key in _told(head))
    return said or (named and short) or bool(_NAMES.fullmatch(body.text, *piece))


def _told(head: Head) -> list[str]:
    """What the head says, its names with and without first names."""
    values = [head.title, head.reference, head.request_reference, head.inquiry_number, head.answering_body]
    values += [each for asker in head.askers for each in (asker.name, asker.party)] + list(head.factions)
    return [key for value in values if value and len(key := _squeezed(value)) >= SHORT // 2]


def _squeezed(words: str) -> str:
    return squeeze(words, 0, len(words)).text
