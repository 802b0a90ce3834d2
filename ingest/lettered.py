"""The items of one number where answers follow their questions: asked together, one by one, or with parted answers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from string import ascii_lowercase

from ingest.body import Body
from ingest.dialect import Dialect
from ingest.labels import number_of, parts
from ingest.marked import all_markers
from ingest.numbering import Candidate, looks_interrogative, sub_run, within
from ingest.pairing import AnswerDraft, announcement, is_incomplete
from ingest.questionend import asks, question_end

TOPIC = 8
"""Words of a number's topic, at most."""

MIN_FRAGMENTS = 2
"""Items that complete one stem, at least."""

HEADING = 400
"""Characters in which the heading of a lettered part of an answer repeats its item."""

NEAR = 24
"""Characters before a letter in which a marker that it goes on begins ("Zu 1 und a)")."""

_GOES_ON = re.compile(r"\b[Zz]u\s[^.?!:]*(?:\d|\b[a-z])[.)]*(?:,|\s(?:und|bis|sowie))\s+\Z")
_FIRST_LETTER = re.compile(r"(?<=[a-zäöüß,:] )a[.)](?=\s[^\W\d_]{2})")
_WORD = re.compile(r"[^\W_]")
_SENTENCE_BEGINS = re.compile(
    r"(?<=[,;?])\s+(?=(?:D(?:er|ie|as|en|em|es|iese[mnrs]?|avon|afür|azu|abei|ort)|Eine?[mnrs]?|Keine?[mnrs]?|Es|Er|Sie|Solche[mnrs]?|"
    r"Im|In|Am|An|Auf|Aus|Bei|Beim|Bis|Durch|Für|Gegen|Hier|Hierzu|Mit|Nach|Nein|Ja|Ohne|Seit|Siehe|Über|Um|Unter|Vom|Von|Vor|"
    r"Wegen|Wie|Zu|Zum|Zur|Zwischen)\b)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A question with the end of its own text and the end of the stretch up to the next one."""

    label: str
    marker: int
    start: int
    end: int
    stop: int
    part_of: str | None = None


def number_items(
    dialect: Dialect, body: Body, found: Sequence[Candidate], number: Candidate, stop: int
) -> tuple[list[Item], list[AnswerDraft]]:
    """The items of one number, and its answers when these are parted by letters."""
    n = number_of(number.label)
    letters = sorted([*behind(found, number, stop), *_within_sentence(body, number, stop)], key=attrgetter("start"))
    run = sub_run(letters, n, number.start, stop)
    asked, end = _asked_together(body, number, run, stop)
    stem = body.text[number.end : run[0].start] if run and run[0].start > number.start else ""
    later = _later_letters(body, run[len(asked) :] if asked else run, (end, stop), completes=_leads(stem))
    label = str(n)
    if asked:
        said = announcement(body, end, stop)
        parted = [] if said else _parted(dialect, body, label, asked, end, _next(later, stop))
        if parted:
            return [*_lettered(body, number, asked, end, parted[0].start), *_items(body, later, stop)], parted
        if all("?" in body.text[a:b] for a, b in _extents(asked, end)):
            return [*_complete_letters(body, number, asked, end, _next(later, stop)), *_items(body, later, stop)], []
        fragments = _fragments(body, number, run, stop)
        if fragments:
            return fragments, []
    return [Item(label, number.start, number.end, end, _next(later, stop)), *_items(body, later, stop)], []


def _within_sentence(body: Body, number: Candidate, stop: int) -> list[Candidate]:
    """Letters in mid-line within a question ("Welche a. stehen, b. fehlen?"), two at least, all closed alike.

    One alone belongs to a name ("Neustadt a. Rübenberge"), one behind a full stop to an abbreviation ("u. a.").
    """
    mark = body.text.find("?", number.end, stop)
    first = _FIRST_LETTER.search(body.text, number.end, max(mark, number.end))
    letters = [Candidate("a", *first.span())] if first else []
    while first and len(letters) < len(ascii_lowercase):
        letter = ascii_lowercase[len(letters)] + re.escape(first.group()[-1])
        found = re.compile(rf"(?<=[a-zäöüß,:;.?!)]\s){letter}(?=\s[^\W\d_]{{2}})").search(
            body.text, letters[-1].end, stop
        )
        if not found:
            break
        letters.append(Candidate(letter[0], *found.span()))
    return letters if len(letters) >= MIN_FRAGMENTS else []


def _next(later: Sequence[Candidate], stop: int) -> int:
    return later[0].start if later else stop


def _items(body: Body, later: Sequence[Candidate], stop: int) -> list[Item]:
    """Letters that ask again behind an answer, each with its own answer."""
    bounds = [*(c.start for c in later[1:]), stop][: len(later)]
    return [
        Item(c.label, c.start, c.end, question_end(body, c.end, bound), bound)
        for c, bound in zip(later, bounds, strict=True)
    ]


def _fragments(body: Body, number: Candidate, run: Sequence[Candidate], stop: int) -> list[Item]:
    """A stem and the items that complete it, each with an answer of its own behind it; none when not so."""
    if len(run) < MIN_FRAGMENTS or "?" in body.text[number.end : run[0].start]:
        return []
    bounds = [*(c.start for c in run[1:]), stop]
    items = [Item(str(number.number), number.start, number.end, run[0].start, run[0].start)]
    for c, bound in zip(run, bounds, strict=True):
        end = _sentence_within(body, c.end, bound) if body.flat else _paragraph_end(body, c.end, bound)
        if end < 0 or not body.text[end:bound].strip():
            return []
        items.append(Item(c.label, c.start, c.end, end, bound))
    return items


def _sentence_within(body: Body, start: int, stop: int) -> int:
    """Where a fragment ends and a sentence begins without a line break between them; -1 for nowhere.

    No article, pronoun or preposition has a capital within a sentence ("a) dem Land, Dem Land entstehen").
    """
    begins = _SENTENCE_BEGINS.search(body.text, start, stop)
    return begins.start() if begins and re.search(r"[.!]\s*\Z", body.text[begins.start() : stop]) else -1


def _paragraph_end(body: Body, start: int, stop: int) -> int:
    """Where the paragraph at ``start`` ends: at an empty line, or where bold type begins or ends; -1 for nowhere."""
    gap = body.text.find("\n\n", start, stop)
    place = bisect_right(body.starts, start)
    bold = body.lines[place - 1].bold
    while place < len(body.starts) and body.starts[place] < stop:
        if body.lines[place].bold != bold:
            return min(body.starts[place], gap if gap >= 0 else stop)
        place += 1
    return gap


def _asked_together(
    body: Body, number: Candidate, run: Sequence[Candidate], stop: int
) -> tuple[tuple[Candidate, ...], int]:
    """The letters that belong to the question itself, and where the question ends."""
    starts = [*(item.start for item in run), stop]
    end = question_end(body, number.end, stop)
    count = 0
    while count < len(run):
        item = run[count]
        if item.start > end and body.text[end : item.start].strip():
            break
        count += 1
        if item.end > end:
            end = _end_of(body, item, starts[count], stop)
    return tuple(run[:count]), end


def _end_of(body: Body, item: Candidate, follows: int, stop: int) -> int:
    """Where the question of an item ends; before the next one when it has a question mark of its own."""
    asks = item.end < follows and "?" in body.text[item.end : follows]
    return question_end(body, item.end, follows if asks else stop)


def _extents(asked: Sequence[Candidate], end: int) -> list[tuple[int, int]]:
    return list(zip([c.end for c in asked], [*(c.start for c in asked[1:]), end], strict=True))


def _complete_letters(body: Body, number: Candidate, asked: Sequence[Candidate], end: int, stop: int) -> list[Item]:
    words = body.text[number.end : asked[0].start]
    own = [] if asked[0].start == number.start or not words.strip() or _is_topic(body, words, asked[0]) else [
        Item(str(number_of(number.label)), number.start, number.end, asked[0].start, asked[0].start)
    ]  # fmt: skip
    extents = _extents(asked, end)
    stops = [*(c.start for c in asked[1:]), stop]
    return own + [Item(c.label, c.start, a, b, s) for c, (a, b), s in zip(asked, extents, stops, strict=True)]


def _is_topic(body: Body, words: str, item: Candidate) -> bool:
    """Whether the words of a number only name what its items ask about ("1. Bestand", "a) Wie viele ...")."""
    whole = body.text[item.end : item.end + 3].strip()[:1].isupper()
    return whole and len(words.split()) <= TOPIC and is_incomplete(words) and not looks_interrogative(words)


def _lettered(body: Body, number: Candidate, asked: Sequence[Candidate], end: int, first: int) -> list[Item]:
    """Items whose answers are parted: each its own question; the number itself when it has an answer before them."""
    items = _complete_letters(body, number, asked, end, end)
    if body.text[end:first].strip() and items and items[0].label == str(number_of(number.label)):
        head = items[0]
        return [Item(head.label, head.marker, head.start, head.end, head.end), *items[1:]]
    return items


def _leads(stem: str) -> bool:
    """Whether the words of a number are the beginning of what each letter asks ("Wie viele a) sind ...?")."""
    return bool(stem.strip()) and "?" not in stem and is_incomplete(stem)


def _later_letters(
    body: Body, run: Sequence[Candidate], answer: tuple[int, int], *, completes: bool
) -> list[Candidate]:
    """Items within the stretch of the number's own answer that ask again, each with its own answer.

    Where they complete the words of the number, such a letter begins like no question ("b) sind gesperrt?"); neither
    need one with its number ("3.2 In Harburg?").
    """
    bounds = [*(c.start for c in run[1:]), answer[1]][: len(run)]
    return [
        c
        for c, stop in zip(run, bounds, strict=True)
        if c.start >= answer[0]
        and (
            looks_interrogative(body.text[c.end : c.end + 40])
            or ((completes or "." in c.label) and asks(body.text, c.end, stop))
        )
    ]


def _parted(
    dialect: Dialect, body: Body, label: str, asked: Sequence[Candidate], end: int, stop: int
) -> list[AnswerDraft]:
    """The answers by letter, from markers ("Zu a und c bis e)") or headings that repeat the items."""
    found = (_zu_marks(dialect, body, label, end, stop), _heading_marks(body, asked, end, stop))
    marks = max(found, key=lambda marks: len({name for mark in marks for name in mark[0]}))
    if not marks:
        return []
    bounds = [start for _, _, start, _ in marks[1:]] + [stop]
    answers = [
        AnswerDraft(labels, at, bound, marker) for (labels, marker, _, at), bound in zip(marks, bounds, strict=True)
    ]
    if body.text[end : marks[0][2]].strip():
        answers.insert(0, AnswerDraft((label,), end, marks[0][2]))
    return answers


_CLOSED_BY = {False: (r"(?<=\s)", r"\)"), True: (r"(?:(?<=\n)|(?<=[.?!:] ))", r"\.(?=\s+[A-ZÄÖÜ„\d])")}
"""What stands around the letter of a heading; with a full stop (True) it must begin a sentence, unlike "u. a."."""

_Mark = tuple[tuple[str, ...], str, int, int]


def _zu_marks(dialect: Dialect, body: Body, label: str, end: int, stop: int) -> list[_Mark]:
    marks: list[_Mark] = []
    for mark in all_markers(dialect, body, end, stop):
        full = tuple(name if parts(name) else label + name for name in mark.labels)
        if all(number_of(name) == int(label) for name in full) and any(name != label for name in full):
            marks.append((full, mark.text, mark.start, mark.end))
    return marks


def _heading_marks(body: Body, asked: Sequence[Candidate], end: int, stop: int) -> list[_Mark]:
    """The headings that repeat the items; none where one is missing, is part of a marker or leaves no answer.

    A single letter has nothing to be parted from: what stands there is a list.
    """
    marks: list[_Mark] = []
    place = end
    if len(asked) < MIN_FRAGMENTS:
        return []
    for item, (a, b) in zip(asked, _extents(asked, end), strict=True):
        letter = item.label[-1]
        begin, closing = _CLOSED_BY[body.text[item.end - 1] == "."]
        found = re.compile(f"{begin}(?:[Zz]u\\s+)?{letter}{closing}").search(body.text, place, stop)
        if not found or _GOES_ON.search(body.text, max(found.start() - NEAR, place), found.start()):
            return []
        at = _heading_end(body, found.end(), body.text[a:b], stop)
        marks.append(((item.label,), " ".join(body.text[found.start() : at].split()), found.start(), at))
        place = at
    bounds = [*(start for _, _, start, _ in marks[1:]), stop]
    told = (_WORD.search(body.text, at, bound) for (*_, at), bound in zip(marks, bounds, strict=True))
    return marks if all(told) else []


def _heading_end(body: Body, start: int, item: str, stop: int) -> int:
    """Behind the line in which a heading has repeated its item; ``start`` where the words go on to answer it."""
    words = re.findall(r"[^\W\d_]{4,}", item)
    limit = min(stop, start + HEADING)
    last = body.text.find(words[-1][:6], start, limit) if words else -1
    if last < 0:
        return start
    line_end = body.text.find("\n", last, limit)
    end = line_end if line_end >= 0 and not body.flat else last + len(words[-1])
    answers = body.text[start : end + 1].rstrip().endswith(".") and not item.rstrip().endswith(".")
    goes_on = body.flat and body.text[end : end + 2].strip()[:1].islower()
    return start if answers or goes_on else end


def behind(found: Sequence[Candidate], number: Candidate, stop: int) -> list[Candidate]:
    """The candidates from a number up to the next; "1. a)" is the number and its first item."""
    lettered = number.label[-1:].isalpha()
    return [replace(c, label="a") if c is number and lettered else c for c in within(found, number.start, stop)]
