"""The printed marker with which an answer opens that was found without it, where answers follow their questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.body import Body
from ingest.dialect import Dialect
from ingest.labels import number_of, parse_labels, parts
from ingest.marked import all_markers
from ingest.pairing import AnswerDraft

LONGEST = 160
"""Characters of a marker and the blanks around it, at most."""

_WORD = re.compile(r"\w")


def with_opening_marker(dialect: Dialect, body: Body, answer: AnswerDraft) -> AnswerDraft:
    """The answer without the marker that stands first in it ("Zu 2.:", "Frage 2:") and names just its questions."""
    if answer.marker is not None:
        return answer
    for labels, start, end in _printed(dialect, body, answer):
        whole = {name if parts(name) else f"{number_of(answer.labels[0])}{name}" for name in labels}
        opens = not body.text[answer.start : start].strip(" \n\t:")
        if opens and whole == set(answer.labels) and _WORD.search(body.text, end, answer.end):
            marker = " ".join(body.text[start:end].split())
            return replace(answer, marker=marker, start=end, opens=start, inferred=False)
    return answer


def _printed(dialect: Dialect, body: Body, answer: AnswerDraft) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """What reads like a marker at the beginning of an answer: its labels, where it begins and where it ends."""
    end = min(answer.end, answer.start + LONGEST)
    for mark in all_markers(dialect, body, answer.start, end):
        yield mark.labels, mark.start, mark.end
    for rule in dialect.question:
        for match in () if rule.label else rule.regex(flat=body.flat).finditer(body.text, answer.start, end):
            if "rage" in match.group():
                yield parse_labels(match["label"]), match.start(), match.end()
