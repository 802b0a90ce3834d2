"""What would else stay in the answer above, of papers that are paired in any way.

The sentence that announces a joint answer to the next questions, "und" behind the marker before, and the marker of an
answer in a paper that marks no other one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.body import Body
from ingest.dialect import Dialect
from ingest.dialecttable import joint_rules, with_all_forms
from ingest.labels import parse_labels
from ingest.marked import Marker, all_markers, is_heading
from ingest.pairing import Announcement, AnswerDraft, Pairs

LONGEST = 500
"""Characters of a sentence that announces a joint answer, at most."""

_AND = re.compile(r"[\s:]*([Uu]nd(?:\s+(?:zu )?Frage\s+\d{1,3}[.:)]*)?)\s*(?:\d{1,3}[\w.):\s]{0,8})?")
"""What leads from the marker of one question to the next, which its answer answers too ("Zu 6.: Und Frage 7:")."""


def with_announced(body: Body, pairs: Pairs) -> Pairs:
    """The answers; a sentence at the end of one that says who shares the next is the marker of that one."""
    answers: list[AnswerDraft] = []
    said: Announcement | None = None
    for answer in sorted(pairs.answers, key=lambda answer: answer.start):
        if said and set(said.labels) & set(answer.labels):
            labels = [q.label for q in pairs.questions if q.label in {*said.labels, *answer.labels}]
            marker = " ".join(filter(None, (said.text, answer.marker)))
            answers[-1] = answers[-1].until(said.start)
            answer = replace(answer, labels=tuple(labels), marker=marker, inferred=False)
        answers.append(answer)
        said = _last_sentence(body, answer)
    return replace(pairs, answers=tuple(answers))


def _last_sentence(body: Body, answer: AnswerDraft) -> Announcement | None:
    """The sentence with which an answer ends, if it announces one to other questions."""
    begin = max(answer.start, answer.end - LONGEST)
    for rule in joint_rules():
        for match in rule.regex(flat=body.flat).finditer(body.text, begin, answer.end):
            labels = parse_labels(match["labels"])
            if not body.text[match.end() : answer.end].strip() and not set(labels) & set(answer.labels):
                return Announcement(labels, " ".join(match.group().split()), match.start(), match.end())
    return None


def with_own_markers(dialect: Dialect, body: Body, pairs: Pairs) -> Pairs:
    """The answers; one to a question that has none is taken out of that in which its marker stands.

    Its marker may have any form that parliaments print: "Zu 3.:" below answers that have none.
    """
    answered = {label for answer in pairs.answers for label in answer.labels}
    waiting = {question.label: question.start for question in pairs.questions if question.label not in answered}
    answers: list[AnswerDraft] = []
    for answer in pairs.answers:
        found = all_markers(with_all_forms(dialect), body, answer.start, answer.end) if waiting else ()
        own = [mark for mark in found if _answers(mark, waiting) and is_heading(body, mark)]
        answers += [answer.until(own[0].start) if own else answer, *_behind(own, answer.end)]
    return replace(pairs, answers=tuple(answers))


def parted_by_markers(dialect: Dialect, body: Body, pairs: Pairs) -> Pairs:
    """The answers; one taken for that of several questions apart where markers in it name each of them once."""
    answers: list[AnswerDraft] = []
    for answer in pairs.answers:
        joint = _is_joint(answer)
        marks = all_markers(with_all_forms(dialect), body, answer.start, answer.end) if joint else list[Marker]()
        named = [label for mark in marks for label in mark.labels]
        opens = bool(marks) and not body.text[answer.start : marks[0].start].strip(" \n\t:")
        apart = opens and sorted(named) == sorted(answer.labels)
        answers += _behind(marks, answer.end) if apart else [answer]
    return replace(pairs, answers=tuple(answers))


def _behind(marks: Sequence[Marker], end: int) -> list[AnswerDraft]:
    """The answer behind each marker: up to the next one, the last up to ``end``."""
    stops = [*(mark.start for mark in marks[1:]), end]
    return [
        AnswerDraft(mark.labels, mark.end, stop, mark.text, opens=mark.start)
        for mark, stop in zip(marks, stops, strict=False)
    ]


def _is_joint(answer: AnswerDraft) -> bool:
    """Whether an answer is that of several questions without a word that says so."""
    return answer.inferred and len(answer.labels) > 1


def _answers(mark: Marker, waiting: Mapping[str, int]) -> bool:
    """Whether a marker names nothing but questions that wait for an answer and stand in front of it."""
    return all(waiting.get(label, mark.start) < mark.start for label in mark.labels)


def joined_by_a_word(body: Body, pairs: Pairs) -> Pairs:
    """The answers; a marker with nothing behind it but "und" and the next question stands for that one's answer too."""
    answers: list[AnswerDraft] = []
    waiting: AnswerDraft | None = None
    begins = sorted(question.start for question in pairs.questions)
    for answer in sorted(pairs.answers, key=lambda answer: answer.start):
        waiting, joined = None, _with(waiting, answer) if waiting else answer
        asked = next((at for at in begins if at >= answer.start), -1)
        if joined.marker and (word := _AND.fullmatch(body.text, answer.start, asked)):
            waiting = replace(joined, marker=f"{joined.marker} {' '.join(word[1].split())}")
        else:
            answers.append(joined)
    return replace(pairs, answers=(*answers, *([waiting] if waiting else ())))


def _with(waiting: AnswerDraft, answer: AnswerDraft) -> AnswerDraft:
    """An answer that is one to the questions waiting for it too."""
    marker = " ".join(filter(None, (waiting.marker, answer.marker)))
    return replace(answer, labels=tuple(dict.fromkeys((*waiting.labels, *answer.labels))), marker=marker)
