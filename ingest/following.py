"""Pairing where an answer simply follows its question, without a marker.

The numbers are one chain over the whole paper. Where a PDF sets questions in
smaller type, the type tells question from answer; elsewhere the sentences do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.body import Body
from ingest.dialect import Dialect
from ingest.labels import number_of, parts
from ingest.lettered import Item, behind, number_items
from ingest.numbering import Candidate, candidates, looks_interrogative, number_chain, sub_run
from ingest.opening import with_opening_marker
from ingest.pairing import MIN_STEM, Announcement, AnswerDraft, Pairs, QuestionDraft, announcement, is_incomplete

SAME_SIZE = 0.15
"""Points by which the sizes of one type may differ from line to line."""


def pair_following(dialect: Dialect, body: Body, start: int, end: int) -> Pairs:
    """Questions and answers between two offsets of the body."""
    found = candidates(dialect.question, body, start, end)
    size = _question_size(body, found) if dialect.smaller_questions else 0.0
    if size:
        found = tuple(c for c in found if abs(body.line_at(c.end).size - size) <= SAME_SIZE)
    chain = number_chain(found)
    if not chain:
        return Pairs()
    pairs = (
        _pair(dialect, body, _styled_items(body, found, chain, size, end))
        if size
        else _pair_by_sentences(dialect, body, found, chain, end)
    )
    return replace(pairs, answers=tuple(with_opening_marker(dialect, body, answer) for answer in pairs.answers))


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
) -> list[Item]:
    chosen: list[Candidate] = []
    stops = [c.start for c in chain[1:]] + [end]
    for number, stop in zip(chain, stops, strict=True):
        first = replace(number, label=number.label)
        chosen.append(first)
        run = sub_run(behind(found, number, stop), number_of(number.label), number.start, stop)
        chosen += [c for c in run if c.start != number.start]
    return [
        _styled_item(body, c, stop, size) for c, stop in zip(chosen, [c.start for c in chosen[1:]] + [end], strict=True)
    ]


def _styled_item(body: Body, item: Candidate, stop: int, size: float) -> Item:
    end = item.end
    for line, at in _lines_from(body, item.end, stop):
        if line is not None and abs(line - size) > SAME_SIZE:
            break
        end = at
    return Item(item.label, item.start, item.end, min(end, stop), stop)


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
    items: list[Item] = []
    answers: list[AnswerDraft] = []
    stops = [c.start for c in chain[1:]] + [end]
    for number, stop in zip(chain, stops, strict=True):
        own, parted = number_items(dialect, body, found, number, stop)
        items += own
        answers += parted
    pairs = _pair(dialect, body, items, answered={label for answer in answers for label in answer.labels})
    merged = sorted([*pairs.answers, *answers], key=lambda a: a.start)
    return Pairs(pairs.questions, tuple(merged), chain[0].start)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who waits for an answer, and the sentence that announces it: behind this item, or kept from one above."""

    waiting: Sequence[str]
    said: Announcement | None
    held: Announcement | None


def _pair(dialect: Dialect, body: Body, items: Sequence[Item], answered: set[str] | None = None) -> Pairs:
    """Each question with what follows it; questions with nothing behind them wait for the next answer."""
    questions: list[QuestionDraft] = []
    answers: list[AnswerDraft] = []
    waiting: list[str] = []
    held: Announcement | None = None
    stem: tuple[int, int] | None = None
    done = answered or set()
    known = [item.label for item in items]
    named: set[str] = set()
    for place, item in enumerate(items):
        following = items[place + 1].label if place + 1 < len(items) else ""
        empty = not body.text[item.end : item.stop].strip()
        if empty and _is_stem(body, item, following):
            leads = item.label not in done and not _is_topic(body, item, items[place + 1])
            stem = (item.start, item.end) if leads else None
            if item.label in done:  # it has an answer of its own, so its words are its own question and not repeated
                questions.append(QuestionDraft(item.label, item.start, item.end))
            continue
        stem = stem if _is_lettered(item) else None  # it leads to the letters of its own number alone
        questions.append(QuestionDraft(item.label, item.start, item.end, stem=stem))
        if item.label in done:
            continue
        said = announcement(body, item.end, item.stop)
        bare = empty or bool(said and not body.text[said.end : item.stop].strip())
        if not (bare and item.label in named):  # an answer above has taken it along
            waiting.append(item.label)
        if bare:
            held = said or held
            continue
        found = _answers(dialect, body, item, _Asked(waiting, said, held), known)
        named |= set(found[0].labels)
        answers += found
        waiting, held = [], None
    return Pairs(tuple(questions), tuple(answers), items[0].marker if items else -1)


def _is_lettered(item: Item) -> bool:
    known = parts(item.label)
    return known is not None and bool(known[2])


def _is_topic(body: Body, item: Item, first: Item) -> bool:
    """Whether the words of a number only name what its items, which ask for themselves, are about."""
    words = body.text[item.start : item.end].split()
    return len(words) < MIN_STEM and looks_interrogative(body.text[first.start : first.start + 40].lstrip())


def _is_stem(body: Body, item: Item, following: str) -> bool:
    known = parts(item.label)
    leads = known is not None and not known[2] and following == f"{item.label}a"
    return leads and (is_incomplete(body.text[item.start : item.end]) or not body.text[item.start : item.end].strip())


def _answers(dialect: Dialect, body: Body, item: Item, asked: _Asked, known: Sequence[str]) -> list[AnswerDraft]:
    """The answer behind an item, to all that wait for it or to those that a printed sentence names.

    Who waits and is not named has its own answer below, if its marker stands there ("Zu 3:"); else it has none.
    """
    said = asked.said or asked.held
    named = _items_of(said.labels, known) if said else ()
    start = asked.said.end if asked.said else item.end
    text = said.text if said else None
    if not set(named) & set(asked.waiting):
        labels = tuple(asked.waiting)
        return [AnswerDraft(labels, start, item.stop, text, inferred=len(labels) > 1)]
    return [AnswerDraft(named, start, item.stop, text)]


def _items_of(labels: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The items that labels name, in printed order: "3" means 3a and 3b where only these are asked, "3a" all of 3."""
    named: set[str] = set()
    for label in labels:
        below = {one for one in known if one != label and str(number_of(one)) == label}
        whole = {str(number_of(label))} & set(known)
        named |= {label} if label in known else below or whole
    return tuple(label for label in known if label in named)
