"""Remarks in front of questions and answers: under a heading of their own, or simply standing there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.body import Body
from ingest.boundaries import boundaries, first_boundary
from ingest.dialect import Dialect, Role
from ingest.pairing import Pairs
from ingest.records import Speaker

MIN_LENGTH = 30
"""Characters; what is shorter between head and first question is a rest of the head, unless it is a sentence."""

_WHOLE_SENTENCE = re.compile(r"„?[A-ZÄÖÜ][^\s\d.:;()]*(?:\s+[^\s\d.:;()]+)+\s+[^\s\d.:;()]{2,}[.!?]“?")

_NAMES_NOBODY = re.compile(r"Vorbemerkung(?:en)?[\s:]*")
"""A heading that names nobody: who then puts the questions ("Ich frage den Senat:") has made the remarks."""

_SPEAKERS = {Role.ASKER_PREAMBLE: Speaker.ASKER, Role.GOVERNMENT_PREAMBLE: Speaker.GOVERNMENT}


@dataclass(frozen=True, slots=True)
class PreambleDraft:
    """A preamble as a stretch of the body; its heading, if it has one, begins at ``heading``."""

    by: Speaker
    heading: int
    start: int
    end: int


def headed_preambles(dialect: Dialect, body: Body, pairs: Pairs, start: int, first: int) -> tuple[PreambleDraft, ...]:
    """Those under headings: between head and first question, and between a list of questions and the answers.

    In a paper that only asks every one is the asker's, also under a heading that names nobody.
    """
    found = [*_headed(dialect, body, start, first)]
    if pairs.between:
        found += list(_headed(dialect, body, *pairs.between)) or list(_remarks(dialect, body, *pairs.between))
    return tuple(found if pairs.answers else (replace(draft, by=Speaker.ASKER) for draft in found))


def _remarks(dialect: Dialect, body: Body, start: int, end: int) -> Iterator[PreambleDraft]:
    """What the government says between the sentence that opens the answers and the first of them."""
    opened = [match.end() for match in boundaries(dialect, body, Role.ANSWERS, start, end)]
    words = body.text[opened[-1] : end].strip(" :\n") if opened else ""
    if len(words) > MIN_LENGTH and words[0].isupper() and words.endswith((".", "!", ".“", ":")):
        yield PreambleDraft(Speaker.GOVERNMENT, opened[-1], opened[-1], end)


def unheaded_preambles(
    dialect: Dialect, body: Body, headed: Sequence[PreambleDraft], start: int, end: int
) -> tuple[PreambleDraft, ...]:
    """Remarks that simply stand between two offsets, up to the sentence that puts the questions.

    Who makes them follows from the sentences around: behind the one that opens the answers ("beantworte ich Ihre
    Anfrage wie folgt:") the government speaks, else the asker, who also speaks up to the one that puts the questions
    ("Ich frage die Landesregierung:").
    """
    if not dialect.unheaded_preamble:
        return ()
    told = {draft.by for draft in headed}
    for by, begin, stop in _between_sentences(dialect, body, start, end):
        if by not in told and _is_remark(body.text[begin:stop].strip()):
            return (PreambleDraft(by, begin, begin, stop),)
    return ()


def _is_remark(words: str) -> bool:
    return len(words) > MIN_LENGTH or bool(_WHOLE_SENTENCE.fullmatch(words))


def _between_sentences(dialect: Dialect, body: Body, start: int, end: int) -> Iterator[tuple[Speaker, int, int]]:
    """The stretches between the sentences that put questions or open answers; one may begin before ``start``."""
    opened = {match.span() for match in boundaries(dialect, body, Role.ANSWERS, 0, end)}
    put = {match.span() for match in boundaries(dialect, body, Role.QUESTIONS, 0, end)}
    begin, by = start, Speaker.ASKER
    for first, last in sorted(opened | put):
        opens = (first, last) in opened
        if last > begin:
            yield by if opens else Speaker.ASKER, begin, max(first, begin)
            begin = last
        by = Speaker.GOVERNMENT if opens else Speaker.ASKER
    yield by, begin, end


def _headed(dialect: Dialect, body: Body, start: int, end: int) -> Iterator[PreambleDraft]:
    heads = sorted(
        (match.start(), match.end(), speaker)
        for role, speaker in _SPEAKERS.items()
        for match in boundaries(dialect, body, role, start, end)
    )
    stops = [*(begin for begin, _, _ in heads[1:]), end][: len(heads)]
    for (heading, at, speaker), stop in zip(heads, stops, strict=True):
        last = _before_questions(dialect, body, at, stop)
        nameless = bool(_NAMES_NOBODY.fullmatch(body.text, heading, at))
        asks = nameless and first_boundary(dialect, body, Role.QUESTIONS, at, stop) == last
        yield PreambleDraft(Speaker.ASKER if asks else speaker, heading, at, last)


def _before_questions(dialect: Dialect, body: Body, start: int, end: int) -> int:
    """The end of a stretch without the sentence that puts the questions or opens the answers."""
    put = (first_boundary(dialect, body, role, start, end) for role in (Role.QUESTIONS, Role.ANSWERS))
    return min([at for at in put if at is not None], default=end)
