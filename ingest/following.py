"""Pairing where an answer simply follows its question, without a marker.

The numbers are one chain over the whole paper. Where a PDF sets questions in
smaller type, the type tells question from answer; elsewhere the sentences do.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.body import Body
from ingest.dialect import Dialect
from ingest.labels import number_of, parts
from ingest.marked import all_markers
from ingest.numbering import Candidate, candidates, looks_interrogative, number_chain, sub_run
from ingest.pairing import Announcement, AnswerDraft, Pairs, QuestionDraft, announcement, is_incomplete
from ingest.questionend import question_end

SAME_SIZE = 0.15
"""Points by which the sizes of one type may differ from line to line."""

NEAR = 12
"""Characters between a question and the sentence that announces its joint answer: line ends, a blank."""

TOPIC = 8
"""Words of a number's topic, at most."""

MIN_FRAGMENTS = 2
"""Items that complete one stem, at least."""

HEADING = 400
"""Characters in which the heading of a lettered part of an answer repeats its item."""


_SENTENCE_BEGINS = re.compile(
    r"(?<=[,;?])\s+(?=(?:D(?:er|ie|as|en|em|es|iese[mnrs]?|avon|afür|azu|abei|ort)|Eine?[mnrs]?|Keine?[mnrs]?|Es|Er|Sie|Solche[mnrs]?|"
    r"Im|In|Am|An|Auf|Aus|Bei|Beim|Bis|Durch|Für|Gegen|Hier|Hierzu|Mit|Nach|Nein|Ja|Ohne|Seit|Siehe|Über|Um|Unter|Vom|Von|Vor|"
    r"Wegen|Wie|Zu|Zum|Zur|Zwischen)\b)"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A question with the end of its own text and the end of the stretch up to the next one."""

    label: str
    marker: int
    start: int
    end: int
    stop: int
    part_of: str | None = None


def pair_following(dialect: Dialect, body: Body, start: int, end: int) -> Pairs:
    """Questions and answers between two offsets of the body."""
    found = candidates(dialect.question, body, start, end)
    size = _question_size(body, found) if dialect.smaller_questions else 0.0
    if size:
        found = tuple(c for c in found if abs(body.line_at(c.end).size - size) <= SAME_SIZE)
    chain = number_chain(found)
    if not chain:
        return Pairs()
    if size:
        items = _styled_items(body, found, chain, size, end)
        return _pair(body, items)
    return _pair_by_sentences(dialect, body, found, chain, end)


def _question_size(body: Body, found: Sequence[Candidate]) -> float:
    """The type size of questions when it is smaller than that of the answers, else 0."""
    sizes: Counter[float] = Counter()
    for line in body.lines:
        if line.size and line.table is None:
            sizes[line.size] += len(line.text)
    asked = Counter(body.line_at(c.end).size for c in found if looks_interrogative(body.text[c.end : c.end + 40]))
    if not sizes or not asked:
        return 0.0
    size = asked.most_common(1)[0][0]
    larger = sum(count for other, count in sizes.items() if size * 1.05 < other < size * 1.3)
    return size if size and larger > sizes.total() * 0.1 else 0.0


def _styled_items(
    body: Body, found: Sequence[Candidate], chain: Sequence[Candidate], size: float, end: int
) -> list[_Item]:
    chosen: list[Candidate] = []
    stops = [c.start for c in chain[1:]] + [end]
    for number, stop in zip(chain, stops, strict=True):
        first = replace(number, label=number.label)
        chosen.append(first)
        run = sub_run(_behind(found, number, stop), number_of(number.label), number.start, stop)
        chosen += [c for c in run if c.start != number.start]
    return [
        _styled_item(body, c, stop, size) for c, stop in zip(chosen, [c.start for c in chosen[1:]] + [end], strict=True)
    ]


def _behind(found: Sequence[Candidate], number: Candidate, stop: int) -> list[Candidate]:
    """The candidates from a number up to the next; "1. a)" is the number and its first item."""
    first, last = (bisect_left(found, at, key=lambda each: each.start) for at in (number.start, stop))
    return [replace(c, label="a") if c is number and c.is_sub else c for c in found[first:last]]


def _styled_item(body: Body, item: Candidate, stop: int, size: float) -> _Item:
    end = item.end
    for line, at in _lines_from(body, item.end, stop):
        if line is not None and abs(line - size) > SAME_SIZE:
            break
        end = at
    return _Item(item.label, item.start, item.end, min(end, stop), stop)


def _lines_from(body: Body, start: int, stop: int) -> list[tuple[float | None, int]]:
    """Size and end of each line from the one at ``start``; a table ends any question (size 0)."""
    first = max(sum(1 for at in body.starts if at <= start) - 1, 0)
    ends = [*body.starts[first + 1 :], len(body.text)]
    rows: list[tuple[float | None, int]] = []
    for line, at in zip(body.lines[first:], ends, strict=True):
        rows.append((0.0 if line.table is not None else line.size, at))
        if at >= stop:
            break
    return rows


def _pair_by_sentences(
    dialect: Dialect, body: Body, found: Sequence[Candidate], chain: Sequence[Candidate], end: int
) -> Pairs:
    items: list[_Item] = []
    answers: list[AnswerDraft] = []
    stops = [c.start for c in chain[1:]] + [end]
    for number, stop in zip(chain, stops, strict=True):
        own, parted = _number_items(dialect, body, found, number, stop)
        items += own
        answers += parted
    pairs = _pair(body, items, answered={label for answer in answers for label in answer.labels})
    merged = sorted([*pairs.answers, *answers], key=lambda a: a.start)
    return Pairs(pairs.questions, tuple(merged), chain[0].start)


def _number_items(
    dialect: Dialect, body: Body, found: Sequence[Candidate], number: Candidate, stop: int
) -> tuple[list[_Item], list[AnswerDraft]]:
    """The items of one number, and its answers when these are parted by letters."""
    n = number_of(number.label)
    run = sub_run(_behind(found, number, stop), n, number.start, stop)
    asked, end = _asked_together(body, number, run, stop)
    later = _later_letters(body, run[len(asked) :] if asked else run, end)
    label = str(n)
    if asked:
        said = announcement(body, end, stop, within=NEAR)
        parted = [] if said else _parted(dialect, body, label, asked, end, stop)
        if parted:
            return _lettered(body, number, asked, end, parted[0].start), parted
        if all("?" in body.text[a:b] for a, b in _extents(asked, end)):
            return [*_complete_letters(body, number, asked, end, _next(later, stop)), *_items(body, later, stop)], []
        fragments = _fragments(body, number, run, stop)
        if fragments:
            return fragments, []
    return [_Item(label, number.start, number.end, end, _next(later, stop)), *_items(body, later, stop)], []


def _next(later: Sequence[Candidate], stop: int) -> int:
    return later[0].start if later else stop


def _items(body: Body, later: Sequence[Candidate], stop: int) -> list[_Item]:
    """Letters that ask again behind an answer, each with its own answer."""
    bounds = [*(c.start for c in later[1:]), stop][: len(later)]
    return [
        _Item(c.label, c.start, c.end, question_end(body, c.end, bound), bound)
        for c, bound in zip(later, bounds, strict=True)
    ]


def _fragments(body: Body, number: Candidate, run: Sequence[Candidate], stop: int) -> list[_Item]:
    """A stem and the items that complete it, each with an answer of its own behind it; none when not so."""
    if len(run) < MIN_FRAGMENTS or "?" in body.text[number.end : run[0].start]:
        return []
    bounds = [*(c.start for c in run[1:]), stop]
    items = [_Item(str(number.number), number.start, number.end, run[0].start, run[0].start)]
    for c, bound in zip(run, bounds, strict=True):
        end = _sentence_within(body, c.end, bound) if body.flat else _paragraph_end(body, c.end, bound)
        if end < 0 or not body.text[end:bound].strip():
            return []
        items.append(_Item(c.label, c.start, c.end, end, bound))
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


def _complete_letters(body: Body, number: Candidate, asked: Sequence[Candidate], end: int, stop: int) -> list[_Item]:
    words = body.text[number.end : asked[0].start]
    own = [] if asked[0].start == number.start or not words.strip() or _is_topic(body, words, asked[0]) else [
        _Item(str(number_of(number.label)), number.start, number.end, asked[0].start, asked[0].start)
    ]  # fmt: skip
    extents = _extents(asked, end)
    stops = [*(c.start for c in asked[1:]), stop]
    return own + [_Item(c.label, c.start, a, b, s) for c, (a, b), s in zip(asked, extents, stops, strict=True)]


def _is_topic(body: Body, words: str, item: Candidate) -> bool:
    """Whether the words of a number only name what its items ask about ("1. Bestand", "a) Wie viele ...")."""
    whole = body.text[item.end : item.end + 3].strip()[:1].isupper()
    return whole and len(words.split()) <= TOPIC and is_incomplete(words) and not looks_interrogative(words)


def _lettered(body: Body, number: Candidate, asked: Sequence[Candidate], end: int, first: int) -> list[_Item]:
    """Items whose answers are parted: each its own question; the number itself when it has an answer before them."""
    items = _complete_letters(body, number, asked, end, end)
    if body.text[end:first].strip() and items and items[0].label == str(number_of(number.label)):
        head = items[0]
        return [_Item(head.label, head.marker, head.start, head.end, head.end), *items[1:]]
    return items


def _later_letters(body: Body, run: Sequence[Candidate], end: int) -> list[Candidate]:
    """Letters behind the number's own answer that ask again, each with its own answer."""
    return [c for c in run if c.start >= end and looks_interrogative(body.text[c.end : c.end + 40])]


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


_Mark = tuple[tuple[str, ...], str, int, int]


def _zu_marks(dialect: Dialect, body: Body, label: str, end: int, stop: int) -> list[_Mark]:
    marks: list[_Mark] = []
    for mark in all_markers(dialect, body, end, stop):
        full = tuple(name if parts(name) else label + name for name in mark.labels)
        if all(number_of(name) == int(label) for name in full) and any(name != label for name in full):
            marks.append((full, mark.text, mark.start, mark.end))
    return marks


def _heading_marks(body: Body, asked: Sequence[Candidate], end: int, stop: int) -> list[_Mark]:
    marks: list[_Mark] = []
    place = end
    for item, (a, b) in zip(asked, _extents(asked, end), strict=True):
        letter = item.label[-1]
        found = re.compile(rf"(?:(?<=\n)|(?<=\s)){letter}\)").search(body.text, place, stop)
        if not found:
            return []
        at = _heading_end(body, found.end(), body.text[a:b], stop)
        marks.append(((item.label,), " ".join(body.text[found.start() : at].split()), found.start(), at))
        place = at
    return marks


def _heading_end(body: Body, start: int, item: str, stop: int) -> int:
    """Behind the line in which a heading has repeated its item; ``start`` where the words go on to answer it."""
    words = re.findall(r"[^\W\d_]{4,}", item)
    limit = min(stop, start + HEADING)
    last = body.text.find(words[-1][:6], start, limit) if words else -1
    if last < 0:
        return start
    line_end = body.text.find("\n", last, limit)
    end = line_end if line_end >= 0 and not body.flat else last + len(words[-1])
    answers = body.text[start:end].rstrip().endswith(".") and not item.rstrip().endswith(".")
    return start if answers else end


def _pair(body: Body, items: Sequence[_Item], answered: set[str] | None = None) -> Pairs:
    """Each question with what follows it; questions with nothing behind them wait for the next answer."""
    questions: list[QuestionDraft] = []
    answers: list[AnswerDraft] = []
    waiting: list[str] = []
    held: Announcement | None = None
    stem: tuple[int, int] | None = None
    done = answered or set()
    for place, item in enumerate(items):
        following = items[place + 1].label if place + 1 < len(items) else ""
        empty = not body.text[item.end : item.stop].strip()
        if empty and _is_stem(body, item, following):
            stem = None if item.label in done else (item.start, item.end)
            if item.label in done:  # it has an answer of its own, so its words are its own question and not repeated
                questions.append(QuestionDraft(item.label, item.start, item.end))
            continue
        questions.append(
            QuestionDraft(
                item.label, item.start, item.end, stem=stem if parts(item.label) and _of(stem, item) else None
            )
        )
        if item.label in done:
            continue
        said = announcement(body, item.end, item.stop, within=NEAR)
        waiting.append(item.label)
        if empty or (said and not body.text[said.end : item.stop].strip()):
            held = said or held
            continue
        answers.append(_answer(item, waiting, said, held, [i.label for i in items]))
        waiting, held = [], None
    return Pairs(tuple(questions), tuple(answers), items[0].marker if items else -1)


def _of(stem: tuple[int, int] | None, item: _Item) -> bool:
    known = parts(item.label)
    return stem is not None and known is not None and bool(known[2])


def _is_stem(body: Body, item: _Item, following: str) -> bool:
    known = parts(item.label)
    leads = known is not None and not known[2] and following == f"{item.label}a"
    return leads and (is_incomplete(body.text[item.start : item.end]) or not body.text[item.start : item.end].strip())


def _answer(
    item: _Item, waiting: Sequence[str], said: Announcement | None, held: Announcement | None, known: Sequence[str]
) -> AnswerDraft:
    told = said or held
    named = [label for label in told.labels if label in known] if told else []
    labels = tuple(dict.fromkeys([*waiting, *named]))
    ordered = tuple(sorted(labels, key=lambda label: list(known).index(label) if label in known else 0))
    return AnswerDraft(
        ordered,
        said.end if said else item.end,
        item.stop,
        told.text if told else None,
        inferred=len(ordered) > 1 and told is None,
    )
