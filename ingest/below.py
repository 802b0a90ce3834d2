"""Pairing where questions have no number of their own: the marker below them names them ("Zu den Fragen 1 und 3:").

In print such a question is set in a narrow column above its marker; in a text without line breaks only the
sentences tell where it begins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.body import Body
from ingest.dialect import Dialect
from ingest.marked import Marker, all_markers
from ingest.numbering import looks_interrogative
from ingest.pairing import AnswerDraft, Pairs, QuestionDraft

NARROW = 0.74
"""A line of the questions' column has at most this part of the letters of a full line."""

FULL = 0.93
"""The full line of a paper is the one that this part of its lines do not exceed."""

LOOK = 4000
"""Characters above a marker in which its questions are looked for in a text without line breaks."""

_SENTENCE = re.compile(
    r"(?=[.?!:])(?:[?!]|:(?!\s+[„\"])|(?<!\d)(?<!\b[A-Za-z])(?<!bzw)(?<!Abs)(?<!Nr)\.)[)“”\"’]*\s+(?=[A-ZÄÖÜ„\"(])"
)
_ENDS = re.compile(r"[.?!:][)“”\"’]*\s*\Z")
_DAY = re.compile(r"\d\.\s*\Z")
_MONTH = re.compile(r"(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
_BEFORE = 40  # characters around the beginning of a line that tell whether a sentence begins there
_ASKING_WORD = re.compile(r"(?<=\s)(?:Wie|Welche[mnrs]?|Wann|Warum|Weshalb|Wieso|Wer|Was|Inwiefern|Inwieweit)\b")
"""No such word has a capital within a sentence."""
_ASKS = re.compile(r"\?[)“”\"’]*\s*\Z")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch that may be one question; ``apart`` when an empty line stands above it.

    A heading of its own may stand above it: there it ``opens``, and its text starts below.
    """

    start: int
    end: int
    apart: bool
    opens: int = -1

    @property
    def begin(self) -> int:
        """Where the text before it ends."""
        return self.opens if self.opens >= 0 else self.start


def pair_below(dialect: Dialect, body: Body, start: int, end: int) -> Pairs:
    """Questions and answers between two offsets of the body."""
    marks = _each_once(all_markers(dialect, body, start, end))
    questions: list[QuestionDraft] = []
    answers: list[AnswerDraft] = []
    unparted: list[str] = []
    opened = start
    for place, mark in enumerate(marks):
        units, parted = _questions(body, mark, opened)
        unparted += () if parted else mark.labels
        labels = mark.labels[len(mark.labels) - len(units) :]
        questions += [QuestionDraft(label, unit.start, unit.end) for label, unit in zip(labels, units, strict=True)]
        if answers and units:
            answers[-1] = answers[-1].until(units[0].begin)
        stop = marks[place + 1].start if place + 1 < len(marks) else end
        answers.append(AnswerDraft(mark.labels, mark.end, stop, mark.text))
        opened = mark.end
    first = questions[0].start if questions else -1
    return Pairs(tuple(questions), tuple(answers), first, tuple(unparted))


def _each_once(marks: Sequence[Marker]) -> list[Marker]:
    """Markers whose questions no marker above names: "Zu Frage 1:" in a later answer is a mention."""
    seen: set[str] = set()
    kept: list[Marker] = []
    for mark in marks:
        if not seen & set(mark.labels):
            kept.append(mark)
            seen |= set(mark.labels)
    return kept


def _questions(body: Body, mark: Marker, opened: int) -> tuple[list[_Unit], bool]:
    """One question a label from the text above a marker, and whether they could be told apart."""
    units = _sentences(body, mark, opened) if body.flat else _narrow_above(body, mark, opened)
    wanted = len(mark.labels)
    groups = _groups(units)[-wanted:]
    if len(groups) == wanted and all(group.apart for group in groups):
        chosen, sure = groups, True
    else:
        chosen, sure = _last_units(body, units, wanted)
    return [_below_heading(body, unit) for unit in chosen], sure


def _below_heading(body: Body, unit: _Unit) -> _Unit:
    """A unit without the line above its question that only names the topic."""
    head, _, rest = body.text[unit.start : unit.end].partition("\n")
    topic = bool(rest) and not looks_interrogative(head) and not _ENDS.search(head) and not head.rstrip().endswith(",")
    if topic and looks_interrogative(rest) and rest[:1].isupper():
        return _Unit(unit.start + len(head) + 1, unit.end, unit.apart, unit.start)
    return unit


def _groups(units: Sequence[_Unit]) -> list[_Unit]:
    """What stands between empty lines, each as one."""
    groups: list[_Unit] = []
    for unit in units:
        if groups and not unit.apart:
            groups[-1] = _Unit(groups[-1].start, unit.end, groups[-1].apart)
        else:
            groups.append(unit)
    return groups


def _last_units(body: Body, units: Sequence[_Unit], wanted: int) -> tuple[list[_Unit], bool]:
    """The last sentences, as many as there are labels; one more that asks belongs to the first of them."""
    chosen, earlier = _asking(body, units[-wanted:]), list(units[:-wanted])
    more = 0
    while chosen and earlier and not chosen[0].apart and _ASKS.search(body.text[earlier[-1].start : earlier[-1].end]):
        chosen[0] = _Unit(earlier[-1].start, chosen[0].end, earlier[-1].apart)
        earlier.pop()
        more += 1
    return chosen, len(chosen) == wanted and (wanted == 1 or more == 0)


def _asking(body: Body, units: Sequence[_Unit]) -> list[_Unit]:
    """The units from the first on that asks; none of which is known that it does, all."""
    asks = [
        bool(_ASKS.search(body.text, u.start, u.end)) or looks_interrogative(body.text[u.start : u.start + _BEFORE])
        for u in units
    ]
    return list(units[asks.index(True) if True in asks else 0 :])


def _sentences(body: Body, mark: Marker, opened: int) -> list[_Unit]:
    """The sentences above a marker in a text without line breaks; one that is quoted belongs to the one around it."""
    start = max(opened, mark.start - LOOK)
    starts, quoted, place = [start], 0, start
    for found in _SENTENCE.finditer(body.text, start, mark.start):
        quoted += _opened_quotes(body.text, place, found.end())
        place = found.end()
        if quoted <= 0 and place < mark.start:
            quoted = 0
            starts.append(place)
    starts[-1] = _asks_from(body.text, starts[-1], mark.start)
    stops = [*starts[1:], mark.start]
    return [_Unit(at, stop, apart=False) for at, stop in zip(starts, stops, strict=True)]


def _opened_quotes(text: str, start: int, end: int) -> int:
    return text.count("„", start, end) - text.count("“", start, end) - text.count("”", start, end)


def _asks_from(text: str, start: int, end: int) -> int:
    """Where the last sentence asks: behind the rows of a table no full stop tells where it begins."""
    if looks_interrogative(text[start : start + _BEFORE]):
        return start
    asks = _ASKING_WORD.search(text, start, end)
    return asks.start() if asks else start


def _narrow_above(body: Body, mark: Marker, opened: int) -> list[_Unit]:
    """The sentences of the narrow lines directly above a marker; each begins a line."""
    width = _full_width(body) * NARROW
    last = bisect_right(body.starts, mark.start - 1) - 1
    starts: list[int] = []
    for place in range(last, -1, -1):
        at = body.starts[place]
        line = body.lines[place]
        wide = len(line.text) > width and not _asks_on_one_line(line.text)
        if at < opened or wide or line.table is not None or "\t" in line.text:
            break
        if _opens(body, at, opened):
            starts.insert(0, at)
    ends = [*starts[1:], mark.start][: len(starts)]
    return [_Unit(at, stop, body.text.endswith("\n\n", 0, at)) for at, stop in zip(starts, ends, strict=True)]


def _asks_on_one_line(text: str) -> bool:
    """Whether a line is a question from its first word to its mark: in a paper of short lines it may be a wide one."""
    return looks_interrogative(text) and bool(_ASKS.search(text))


def _full_width(body: Body) -> int:
    lengths = sorted(len(line.text) for line in body.lines if line.table is None)
    return lengths[min(int(len(lengths) * FULL), len(lengths) - 1)] if lengths else 0


def _opens(body: Body, at: int, opened: int) -> bool:
    """Whether a sentence begins with the line at an offset."""
    before = body.text[max(opened, at - _BEFORE) : at]
    first = body.text[at : at + 1]
    if not (first.isupper() or first in '„“”"(') or (_DAY.search(before) and _MONTH.match(body.text, at)):
        return False
    return not before.strip() or bool(_ENDS.search(before)) or looks_interrogative(body.text[at : at + _BEFORE])
