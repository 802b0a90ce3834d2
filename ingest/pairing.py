"""What the two ways of pairing share: drafts of questions and answers as stretches of the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.body import Body
from ingest.dialecttable import joint_rules
from ingest.labels import parse_labels

NEAR = 12
"""Characters between a question and the sentence that announces its joint answer: line ends, a blank."""

MIN_STEM = 3
"""Words below which text between a number and its first item leads to nothing: a heading's leftover."""

_BETWEEN = " \t\n:.)"
_CLOSED = re.compile(r"[.?!:;)“”\"…]\s*$")


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question as a stretch of the body; ``stem`` is the stretch of the words that lead to it."""

    label: str
    start: int
    end: int
    part_of: str | None = None
    stem: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """An answer as a stretch of the body; ``inferred`` when nothing printed says whom it answers.

    ``opens`` is the offset at which its marker begins, -1 when it has none.
    """

    labels: tuple[str, ...]
    start: int
    end: int
    marker: str | None = None
    inferred: bool = False
    opens: int = -1

    def until(self, end: int) -> AnswerDraft:
        """The same answer with another end, which is never in front of its beginning."""
        return replace(self, end=max(end, self.start))


@dataclass(frozen=True, slots=True)
class Pairs:
    """All questions and answers of a paper; ``first`` is the offset at which the first question begins.

    ``unparted`` are the labels of questions that stand together and could not be told apart for sure;
    ``annex`` is the offset at which annexes begin behind the last answer, -1 when there are none; ``between`` is the
    stretch between the last question of a list and the first answer.
    """

    questions: tuple[QuestionDraft, ...] = ()
    answers: tuple[AnswerDraft, ...] = ()
    first: int = -1
    unparted: tuple[str, ...] = ()
    annex: int = -1
    between: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """A printed sentence that says which questions the next answer answers."""

    labels: tuple[str, ...]
    text: str
    start: int
    end: int


def announcement(body: Body, start: int, end: int) -> Announcement | None:
    """The joint sentence that stands first between two offsets; what names the questions first is the marker."""
    patterns = [rule.regex(flat=body.flat) for rule in joint_rules()]
    near = body.text[start : min(start + NEAR, end)]  # no search: what is behind may be a million characters long
    places = range(start, start + len(near) - len(near.lstrip(_BETWEEN)) + 1)
    tried = (pattern.match(body.text, at, end) for at in places for pattern in patterns)
    first = next((match for match in tried if match), None)
    if first is None:
        return None
    return Announcement(parse_labels(first["labels"]), " ".join(first.group().split()), first.start(), first.end())


def is_incomplete(text: str) -> bool:
    """Whether words do not end a sentence, so that what follows must complete them ("... im Hinblick auf")."""
    return not _CLOSED.search(text.rstrip()) or text.rstrip().endswith(":")
