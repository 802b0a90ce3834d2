"""Pairing where answers carry their own markers ("Zu 4. und 5.:").

The markers are found first. Each one says which questions it answers; these are
looked for in front of it, the last first, so that a numbered list inside an earlier
answer cannot be taken for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from string import ascii_lowercase

from ingest.body import Body
from ingest.boundaries import boundaries
from ingest.dialect import Dialect, Role
from ingest.dialecttable import joint_rules
from ingest.labels import is_sub, number_of, parse_labels, parts
from ingest.numbering import MAX_LABEL, Candidate, candidates, looks_interrogative
from ingest.pairing import MIN_STEM, AnswerDraft, Pairs, QuestionDraft, is_incomplete

REACH = 40
"""Markers back to which one is compared; between two that count on stand fewer mentions."""

ANNOUNCED = 500
"""Characters in front of a marker in which the sentence that announces its answer begins."""

NEAR = 30
"""Characters before a marker in which the end of the sentence before it stands; blanks and line ends between."""

_SENTENCE_ENDS = tuple('.?!:;)“”"')
_CAPITAL = re.compile(r"\s*[„\"(]?[A-ZÄÖÜ]")


@dataclass(frozen=True, slots=True)
class Marker:
    """The heading of an answer: what it answers, as printed, and where it stands."""

    labels: tuple[str, ...]
    text: str
    start: int
    end: int


def pair_marked(dialect: Dialect, body: Body, start: int, end: int) -> Pairs:
    """Questions and answers between two offsets of the body."""
    marks = [_with_announcement(body, mark) for mark in markers(dialect, body, start, end)]
    if not marks:
        return Pairs()
    found = _with_letters_in_line(body, candidates(dialect.question, body, start, end), marks)
    questions: list[QuestionDraft] = []
    answers: list[AnswerDraft] = []
    opened = start
    for place, marker in enumerate(marks):
        asked = _questions_before(body, found, marker, opened)
        questions += asked or _asked_earlier(body, found, marker, questions)
        begin = _group_start(body, found, asked, opened, marker)
        if answers:
            answers[-1] = answers[-1].until(begin)
        labels = _own_labels(marker, asked)
        answers.append(AnswerDraft(labels, marker.end, end, marker.text))
        opened = marker.end
        if place == 0:
            first = begin
    once = _each_once(questions)
    clipped = _clipped(found, once, [*(m.start for m in marks), *_answer_parts(dialect, body, start, end)])
    return Pairs(clipped, _up_to_questions(found, clipped, answers), first)


def _up_to_questions(
    found: Sequence[Candidate], asked: Sequence[QuestionDraft], answers: Sequence[AnswerDraft]
) -> tuple[AnswerDraft, ...]:
    """No answer reaches over a question: "Zu 4.:" may stand above "Zu 2. und 3.:", below all three questions."""
    marks = {c.end: c.start for c in found}
    begins = sorted(marks.get(q.start, q.start) for q in asked)
    nexts = [next(iter(begins[bisect_left(begins, a.start) :][:1]), a.end) for a in answers]
    return tuple(a.until(min(a.end, begin)) for a, begin in zip(answers, nexts, strict=True))


def _with_letters_in_line(body: Body, found: Sequence[Candidate], marks: Sequence[Marker]) -> Sequence[Candidate]:
    """The candidates with the letters that stand in mid-line behind a number whose letters the markers name.

    A text without line breaks has them among its candidates.
    """
    letters: list[Candidate] = []
    seen: set[str] = set()
    for mark in () if body.flat else marks:
        for number in {str(number_of(label)) for label in mark.labels if _letter(label)} - seen:
            seen.add(number)
            heading = _heading(found, number, mark.start)
            letters += _in_line(body, heading.end, mark.start) if heading else ()
    known = {c.start for c in found}
    return sorted([*found, *(c for c in letters if c.start not in known)], key=attrgetter("start"))


def _heading(found: Sequence[Candidate], number: str, stop: int) -> Candidate | None:
    """The last candidate of a whole number in front of an offset."""
    return next((c for c in reversed(found) if c.start < stop and c.label == number), None)


def _in_line(body: Body, start: int, stop: int) -> Iterator[Candidate]:
    """The letters a), b), c) ... between two offsets, in their order."""
    for letter in ascii_lowercase:
        found = re.compile(rf"(?<=\s){letter}\)(?=\s)").search(body.text, start, stop)
        if found is None:
            return
        yield Candidate(letter, *found.span())
        start = found.end()


def _with_announcement(body: Body, marker: Marker) -> Marker:
    """A marker with the sentence that stands directly above it and names the same questions first."""
    begin = max(marker.start - ANNOUNCED, 0)
    for rule in joint_rules():
        for match in rule.regex(flat=body.flat).finditer(body.text, begin, marker.start):
            same = set(parse_labels(match["labels"])) & set(marker.labels)
            if same and not body.text[match.end() : marker.start].strip():
                text = f"{' '.join(match.group().split())} {marker.text}"
                return replace(marker, text=text, start=match.start())
    return marker


def _each_once(questions: Sequence[QuestionDraft]) -> list[QuestionDraft]:
    """The questions in printed order; of one that several markers name, and find, the first printing."""
    first: dict[str, QuestionDraft] = {}
    for draft in sorted(questions, key=lambda draft: draft.start):
        first.setdefault(draft.label, draft)
    return list(first.values())


def _asked_earlier(
    body: Body, found: Sequence[Candidate], marker: Marker, questions: Sequence[QuestionDraft]
) -> list[QuestionDraft]:
    """Questions that stand above an earlier answer, because all are printed first."""
    drafts: list[QuestionDraft] = []
    for label in marker.labels:
        number, letter = number_of(label) or _number_before(questions), _letter(label)
        known = [*questions, *drafts]
        after = max((q.start for q in known if _order(q.label) < (number, 0, letter)), default=0)
        fitting = [c for c in found if after < c.start < marker.start and _fits(c, label, number, letter)]
        if fitting:
            full = label if parts(label) else f"{number}{label}"
            drafts.append(QuestionDraft(full, fitting[0].end, marker.start, stem=_stem(body, found, fitting[0], full)))
    return drafts


def _number_before(questions: Sequence[QuestionDraft]) -> int:
    return number_of(questions[-1].label) if questions else 0


def _clipped(
    found: Sequence[Candidate], questions: Sequence[QuestionDraft], stops: Sequence[int]
) -> tuple[QuestionDraft, ...]:
    """No question reaches into the next one, nor into an answer."""
    marks = {c.end: c.start for c in found}
    begins = sorted([*(marks.get(q.start, q.start) for q in questions), *stops])
    ends = [next(iter(begins[bisect_right(begins, q.start) :][:1]), q.end) for q in questions]
    return tuple(replace(q, end=min(q.end, end)) for q, end in zip(questions, ends, strict=True))


def _answer_parts(dialect: Dialect, body: Body, start: int, end: int) -> list[int]:
    """Where the part of the answers begins, when a heading says so."""
    return [match.start() for match in boundaries(dialect, body, Role.ANSWERS, start, end)]


def _own_labels(marker: Marker, asked: Sequence[QuestionDraft]) -> tuple[str, ...]:
    """The marker's labels; a letter without number belongs to the question it stands behind."""
    number = str(number_of(asked[-1].label)) if asked else ""
    return tuple(label if parts(label) else f"{number}{label}" for label in marker.labels)


def markers(dialect: Dialect, body: Body, start: int, end: int) -> list[Marker]:
    """The markers between two offsets that count on, and headings out of order; others are mentions."""
    found = all_markers(dialect, body, start, end)
    return _with_left_out(body, found, _rising(found))


def all_markers(dialect: Dialect, body: Body, start: int, end: int) -> list[Marker]:
    """Everything between two offsets that reads like the heading of an answer, in printed order."""
    found: dict[int, Marker] = {}
    for rule in dialect.answer:
        pattern = rule.regex(flat=body.flat)
        for match in pattern.finditer(body.text, start, end) if "labels" in pattern.groupindex else ():
            labels = () if match.start() in found else parse_labels(match["labels"])
            if labels and max(map(number_of, labels)) <= MAX_LABEL:
                found[match.start()] = Marker(labels, " ".join(match.group().split()), *match.span())
    whole: list[Marker] = []
    for marker in sorted(found.values(), key=lambda m: (m.start, -m.end)):
        if not whole or marker.end > whole[-1].end:  # "zu Frage 1:" in "Antwort zu Frage 1:" is none of its own
            whole.append(marker)
    return whole


def _rising(found: Sequence[Marker]) -> list[Marker]:
    """The longest run of markers that counts on; "Zu 2." inside an answer to 5 is a mention.

    It counts by the first label of each: "Zu 1. und 3.:" may stand before "Zu 2.:".
    """
    best: list[tuple[float, int]] = []
    firsts = [_order(marker.labels[0]) for marker in found]
    named = [frozenset(marker.labels) for marker in found]
    for place, marker in enumerate(found):
        before = range(max(0, place - REACH), place)
        options = [(best[b][0], b) for b in before if firsts[b] < firsts[place] and named[b].isdisjoint(named[place])]
        points, back = max(options, default=(0.0, -1))
        sure = 1.0 + (0.5 if marker.text.endswith(":") else 0.0)
        best.append((points + sure, back))
    if not best:
        return []
    place = max(range(len(best)), key=lambda p: best[p][0])
    chain: list[Marker] = []
    while place >= 0:
        chain.append(found[place])
        place = best[place][1]
    return chain[::-1]


def _with_left_out(body: Body, found: Sequence[Marker], chain: Sequence[Marker]) -> list[Marker]:
    """Answers printed out of order too: headings of what no other marker answers."""
    kept: list[Marker] = []
    answered = {label for marker in chain for label in marker.labels}
    answered |= {
        str(number_of(label)) for label in answered
    }  # "Zu 2.:" that an answer quotes, where 2a and 2b are answered
    left = [m for m in found if chain and m not in chain and not answered.issuperset(m.labels) and is_heading(body, m)]
    seen: set[str] = set()
    for marker in sorted([*chain, *left], key=lambda m: m.start):
        if marker in chain or not seen.issuperset(marker.labels):
            kept.append(marker)
        seen.update(marker.labels)
    return kept


def is_heading(body: Body, marker: Marker) -> bool:
    """Whether a marker closes with a colon or its line, and no sentence runs into it."""
    closes = marker.text.endswith(":") or body.text[marker.end - 1 : marker.end + 1].endswith("\n")
    return closes and body.text[max(marker.start - NEAR, 0) : marker.start].rstrip().endswith(_SENTENCE_ENDS)


def _order(label: str) -> tuple[int, int, str]:
    return parts(label) or (0, 0, label)


def _questions_before(body: Body, found: Sequence[Candidate], marker: Marker, opened: int) -> list[QuestionDraft]:
    """The questions that a marker answers, from the text between the previous marker and this one."""
    before = [c for c in found if opened <= c.start < marker.start]
    drafts: list[QuestionDraft] = []
    stop = marker.start
    for label in reversed(marker.labels):
        number, letter = number_of(label), _letter(label)
        heading = _heading(before, str(number), stop) if letter else None
        after = heading.start if heading else opened  # a letter above its number is an item of the answer before
        fitting = [c for c in before if after <= c.start < stop and _fits(c, label, number, letter)]
        if not fitting:
            continue
        chosen = _best(fitting)
        drafts.append(QuestionDraft(label, chosen.end, stop, stem=_stem(body, found, chosen, label)))
        stop = chosen.start if str(number) in marker.labels else _cut(before, chosen, label)
    return drafts[::-1]


def _best(fitting: Sequence[Candidate]) -> Candidate:
    """The last candidate that is no date or quantity; the last of all when none is better."""
    return next((c for c in reversed(fitting) if c.score > 0), fitting[-1])


def _letter(label: str) -> str:
    known = parts(label)
    return known[2] if known else label


def _fits(candidate: Candidate, label: str, number: int, letter: str) -> bool:
    known = parts(candidate.label)
    return candidate.label == label or (bool(letter) and known is None and candidate.label == letter)


def _cut(before: Sequence[Candidate], chosen: Candidate, label: str) -> int:
    """Where the question begins with all that leads to it: its marker, or its number's heading for the first item."""
    if not (label.endswith(".1") or (_letter(label) == "a" and parts(chosen.label) is None)):
        return chosen.start
    heading = [c for c in before if c.start < chosen.start and c.label == str(number_of(label))]
    return heading[-1].start if heading else chosen.start


def _stem(body: Body, found: Sequence[Candidate], chosen: Candidate, label: str) -> tuple[int, int] | None:
    heading = [c for c in found if c.start < chosen.start and c.label == str(number_of(label)) and not c.is_sub]
    if not is_sub(label) or not heading:
        return None
    start, end = heading[-1].end, _first_item(found, heading[-1], chosen)
    words = body.text[start:end]
    heading_like = _CAPITAL.match(body.text[chosen.end : chosen.end + 4]) and not looks_interrogative(words)
    completes = is_incomplete(words) and not heading_like
    leads = len(words.split()) >= MIN_STEM or looks_interrogative(words)
    return (start, end) if completes and leads else None


def _first_item(found: Sequence[Candidate], heading: Candidate, chosen: Candidate) -> int:
    return min(c.start for c in found if heading.start < c.start <= chosen.start)


def _group_start(
    body: Body, found: Sequence[Candidate], asked: Sequence[QuestionDraft], opened: int, marker: Marker
) -> int:
    """Where the answer before ends: at the number, or heading, of the first question of this group."""
    if not asked:
        return marker.start
    between = [c for c in found if opened <= c.start < asked[0].start]
    own = [c for c in between if c.end == asked[0].start]
    start = own[-1].start if own else asked[0].start
    return _cut(between, own[-1], asked[0].label) if own else start
