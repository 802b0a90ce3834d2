"""A hit as it is kept in the index, as JSON, and as it is given back, with marks and score."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import repeat
from typing import Any

from ingest import serial
from search_app.index.columns import unpack
from search_app.index.highlight import column_marks, streams
from search_app.index.plan import Plan
from search_app.index.protocol import EntryKind, Hit, Mark, NamedProgramme, NumberedQuestion, Passage

Marks = tuple[Mark, ...]

_PLAIN = (
    "entry", "paper", "parliament", "reference", "term", "paper_kind", "heading",
    "page", "page_end", "body", "questions_in_paper", "findings", "day_of",
)  # fmt: skip
_DAYS = ("asked", "answered", "day")


def write_hit(hit: Hit) -> bytes:
    """Write all that a hit shows."""
    plain: dict[str, Any] = {name: getattr(hit, name) for name in _PLAIN}
    plain |= {name: day.isoformat() if (day := getattr(hit, name)) else None for name in _DAYS}
    plain |= {
        "kind": hit.kind.value,
        "title": hit.title.text,
        "labels": hit.labels,
        "askers": hit.askers,
        "parties": hit.parties,
        "departments": hit.departments,
        "programmes": [(each.name, each.printed) for each in hit.programmes],
        "questions": [(question.label, question.passage.text, question.page) for question in hit.questions],
        "answer": hit.answer.text if hit.answer else None,
    }
    return serial.dumps(plain)


def read_hit(raw: bytes, score: float = 0.0, packed: bytes = b"", found: Plan | None = None) -> Hit:
    """Read what `write_hit` wrote; with marks when it is said what was looked for.

    ``packed`` are the columns of the title, the questions or the heading, and the answer.
    """
    kept = serial.loads(raw)
    title, questions, answer = _marks(packed, found) if found else _NO_MARKS
    return Hit(
        **{name: kept[name] for name in _PLAIN},
        asked=_day(kept["asked"]),
        answered=_day(kept["answered"]),
        day=_day(kept["day"]),
        score=score,
        kind=EntryKind(kept["kind"]),
        title=Passage(kept["title"], title),
        labels=tuple(kept["labels"]),
        askers=tuple(kept["askers"]),
        parties=tuple(kept["parties"]),
        departments=tuple(kept["departments"]),
        programmes=tuple(NamedProgramme(name, tuple(printed)) for name, printed in kept["programmes"]),
        questions=tuple(
            NumberedQuestion(label, Passage(text, marks), page)
            # a section has no question: its heading is shown without marks
            for (label, text, page), marks in zip(kept["questions"], questions, strict=False)
        ),
        answer=None if kept["answer"] is None else Passage(kept["answer"], answer),
    )


_NO_MARKS: tuple[Marks, Iterable[Marks], Marks] = (), repeat(()), ()


def _marks(packed: bytes, found: Plan) -> tuple[Marks, Iterable[Marks], Marks]:
    """Marks of the title, of each question, of the answer."""
    title, *questions, answer = unpack(packed, streams(found))
    return (
        column_marks(title, found, "title"),
        (column_marks(text, found, "question") for text in questions),
        column_marks(answer, found, "answer"),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
