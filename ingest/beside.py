"""What a paper prints beside its questions and answers: foot notes, kept for what they refer to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.footnotes import FOOTNOTE, note_number
from ingest.pages import Line
from ingest.records import Note

_MARK = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}\)?|\*{1,3}\)?)\s{0,3}(?=[^\W\d_]|[„“\"(<])")


def foot_notes(lines: Sequence[Line]) -> tuple[Note, ...]:
    """The foot notes among the lines of a paper, their lines kept apart: an address may be broken at a line's end."""
    marks = {(line.page, number): line.number for line in lines for number in line.marked}
    notes: list[Note] = []
    for line in lines:
        if line.noise != FOOTNOTE or not line.text.strip():
            continue
        if not notes or notes[-1].page != line.page or _MARK.match(line.text):
            text = line.text.strip()
            notes.append(Note(text, line.page, marks.get((line.page, note_number(text) or ""))))
        else:
            notes[-1] = replace(notes[-1], text=f"{notes[-1].text}\n{line.text.strip()}")
    return tuple(notes)
