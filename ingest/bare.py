"""Pairing where each answer has a marker that names no question ("Antwort:").

What stands between two markers decides: the question is the last number there that counts on, with all
that follows it up to the marker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.body import Body
from ingest.dialect import Dialect
from ingest.labels import number_of, parts
from ingest.marked import Marker, all_markers
from ingest.numbering import Candidate, candidates, looks_interrogative, number_chain, sub_run, within
from ingest.pairing import AnswerDraft, Pairs, QuestionDraft, announcement
from ingest.questionend import question_end

MIN_ANSWER = 4
"""Words behind a question that are an answer without its marker; fewer are a remark."""

TOPIC = 8
"""Words of a number's topic, at most."""

BEGINNING = 40
"""Characters of an item that tell whether it begins like a question."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A marker; ``labels`` are those it names, none in most."""

    text: str
    start: int
    end: int
    labels: tuple[str, ...] = ()


def pair_bare(dialect: Dialect, body: Body, start: int, end: int) -> Pairs:
    """Questions and answers between two offsets of the body."""
    marks = _marks(dialect, body, start, end)
    found = candidates(dialect.question, body, start, end)
    chain = number_chain(found)
    if not marks or not chain:
        return Pairs()
    heads = _heads(found, chain, end)
    questions: list[QuestionDraft] = []
    answers: list[AnswerDraft] = []
    opened = start
    for place, mark in enumerate(marks):
        asked = [head for head in heads if opened <= head.start < mark.start]
        stop = marks[place + 1].start if place + 1 < len(marks) else end
        if asked:
            drafts, earlier = _parted(body, _drafts(_answered(body, asked, chain, found, mark), mark.start), mark, stop)
            questions += drafts
            answers += earlier
            own = [draft.label for draft in drafts if draft.label not in {each.labels[0] for each in earlier}]
            answers.append(_answer(body, own, mark, stop))
        elif lost := _lost_label(questions, answers, heads, mark):
            answers.append(AnswerDraft((lost,), mark.end, stop, mark.text))
        elif answers:
            answers[-1] = replace(answers[-1], end=stop)
        opened = mark.end
    questions += _unanswered(heads, opened, end)
    begins = [*_asking(found, questions), *(topic.start for topic in _topics(body, heads))]
    return Pairs(tuple(questions), _ended(answers, begins), chain[0].start)


def _lost_label(
    questions: Sequence[QuestionDraft], answers: Sequence[AnswerDraft], heads: Sequence[Candidate], mark: _Mark
) -> str:
    """The number that an answer without a question in front of it must have, "" where none is left out there."""
    last = max(
        [number_of(draft.label) for draft in questions] + [number_of(draft.labels[-1]) for draft in answers] + [0]
    )
    behind = next((number_of(head.label) for head in heads if head.start > mark.end), 0)
    return str(last + 1) if last and behind > last + 1 else ""


def bare_marker(dialect: Dialect, body: Body, start: int, stop: int) -> tuple[str | None, int]:
    """The marker that stands first in a stretch, and where it ends; None and ``start`` when none does."""
    for rule in dialect.answer:
        pattern = rule.regex(flat=body.flat)
        found = None if pattern.groupindex else pattern.search(body.text, start, stop)
        if found and not body.text[start : found.start()].strip():
            return " ".join(found.group().split()), found.end()
    return None, start


def _marks(dialect: Dialect, body: Body, start: int, end: int) -> list[_Mark]:
    bare = [rule for rule in dialect.answer if not rule.regex(flat=body.flat).groupindex]
    found = [match for rule in bare for match in rule.regex(flat=body.flat).finditer(body.text, start, end)]
    marks = [_Mark(" ".join(m.group().split()), m.start(), m.end()) for m in found]
    if marks:
        marks += [
            _Mark(m.text, m.start, m.end, m.labels) for m in all_markers(dialect, body, start, end) if _is_sure(m)
        ]
    return sorted(marks, key=lambda m: m.start)


def _is_sure(mark: Marker) -> bool:
    """Whether a marker that names its questions says that it is one; "zu 2:" also stands in answers."""
    return mark.text.startswith(("Antwort", "Gemeinsame", "Zusammenfassende"))


def _heads(found: Sequence[Candidate], chain: Sequence[Candidate], end: int) -> list[Candidate]:
    """The numbers of the chain and the items below them, in printed order."""
    heads: list[Candidate] = []
    for number, stop in zip(chain, [*(c.start for c in chain[1:]), end], strict=True):
        run = sub_run(found, number_of(number.label), number.start, stop)
        heads += [item for item in (number, *run) if item is number or item.start != number.start]
    return heads


def _answered(
    body: Body, asked: Sequence[Candidate], chain: Sequence[Candidate], found: Sequence[Candidate], mark: _Mark
) -> list[Candidate]:
    """Whole numbers take their items along as words of their own text; items alone, or below a topic, are questions."""
    at = {c.start for c in chain}
    topics = _topics(body, asked)
    whole = [head for head in asked if head.start in at and head not in topics]
    below = asked[1:] if topics and not whole else ()
    return whole or list(below) or [_last_printed(body, asked[-1], found, mark)]


def _topics(body: Body, heads: Sequence[Candidate]) -> list[Candidate]:
    """The numbers that only name what the items below them ask."""
    return [head for head, item in pairwise(heads) if not head.is_sub and _is_topic(body, head, item)]


def _is_topic(body: Body, head: Candidate, item: Candidate) -> bool:
    """Whether a number only names what its items, which ask for themselves, are about ("1. Bestand")."""
    words = body.text[head.end : item.start].split()
    asks = looks_interrogative(body.text[item.end : item.end + BEGINNING].lstrip())
    return (
        item.is_sub
        and 0 < len(words) <= TOPIC
        and words[-1][-1].isalpha()
        and asks
        and not looks_interrogative(words[0])
    )


def _last_printed(body: Body, item: Candidate, found: Sequence[Candidate], mark: _Mark) -> Candidate:
    """The item that stands last above the marker; one with its letter in the answer before it is told in a list."""
    if looks_interrogative(body.text[item.end : item.end + BEGINNING]):
        return item
    names = (item.label, item.label[-1])
    again = [c for c in within(found, item.start + 1, mark.start) if c.is_sub and c.label in names]
    return replace(again[-1], label=item.label) if again else item


def _drafts(asked: Sequence[Candidate], stop: int) -> list[QuestionDraft]:
    bounds = [*(c.start for c in asked[1:]), stop]
    return [QuestionDraft(c.label, c.end, bound) for c, bound in zip(asked, bounds, strict=True)]


def _parted(
    body: Body, asked: Sequence[QuestionDraft], mark: _Mark, stop: int
) -> tuple[list[QuestionDraft], list[AnswerDraft]]:
    """The questions above a marker; one with sentences behind it that the marker does not name is answered by these."""
    drafts: list[QuestionDraft] = []
    answers: list[AnswerDraft] = []
    named = _answer(body, [draft.label for draft in asked], mark, stop)
    for draft in asked[:-1] if named.inferred else ():
        end = question_end(body, draft.start, draft.end)
        if draft.label not in mark.labels and len(body.text[end : draft.end].split()) >= MIN_ANSWER:
            drafts.append(replace(draft, end=end))
            answers.append(AnswerDraft((draft.label,), end, draft.end, inferred=True))
        else:
            drafts.append(draft)
    return [*drafts, *asked[len(drafts) :]], answers


def _answer(body: Body, labels: Sequence[str], mark: _Mark, stop: int) -> AnswerDraft:
    said = announcement(body, mark.end, stop)
    named = set(labels) <= {*mark.labels, *(said.labels if said else ())}
    return AnswerDraft(tuple(labels), mark.end, stop, mark.text, inferred=len(labels) > 1 and not named)


def _unanswered(heads: Sequence[Candidate], opened: int, end: int) -> list[QuestionDraft]:
    """Numbers behind the last marker: questions whose answers are lost."""
    rest = [head for head in heads if head.start >= opened and parts(head.label) and not head.is_sub]
    bounds = [*(c.start for c in rest[1:]), end][: len(rest)]
    return [QuestionDraft(c.label, c.end, bound) for c, bound in zip(rest, bounds, strict=True)]


def _asking(found: Sequence[Candidate], questions: Sequence[QuestionDraft]) -> list[int]:
    """Where the numbers and letters that became questions begin; the others are lists within the answers."""
    asked = {draft.start for draft in questions}
    return [each.start for each in found if each.end in asked]


def _ended(answers: Sequence[AnswerDraft], asked: Sequence[int]) -> tuple[AnswerDraft, ...]:
    """Each answer up to the next question."""
    ended: list[AnswerDraft] = []
    for answer in answers:
        begins = [start for start in asked if start > answer.start]
        ended.append(replace(answer, end=min([answer.end, *begins])))
    return tuple(ended)
