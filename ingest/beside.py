"""What a paper prints beside its questions and answers: foot notes, kept for what they refer to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.footnotes import FOOTNOTE
from ingest.pages import Line
from ingest.records import Note

_MARK = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}\)?|\*{1,3}\)?)\s{0,3}(?=[^\W\d_]|[„“\"(<])")


def foot_notes(noise: Sequence[Line]) -> tuple[Note, ...]:
    """The foot notes of a paper, their lines kept apart: an address may be broken at a line's end."""
    notes: list[Note] = []
    for line in noise:
        if line.noise != FOOTNOTE or not line.text.strip():
            continue
        if not notes or notes[-1].page != line.page or _MARK.match(line.text):
            notes.append(Note(line.text.strip(), line.page))
        else:
            notes[-1] = Note(f"{notes[-1].text}\n{line.text.strip()}", line.page)
    return tuple(notes)
