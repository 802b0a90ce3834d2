"""A hit as it is kept in the index, as JSON, and as it is given back, with marks and score."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from search_app.index.columns import Columns, unpack
from search_app.index.highlight import column_marks
from search_app.index.plan import Plan
from search_app.index.protocol import EntryKind, Hit, NamedProgramme, NumberedQuestion, Passage

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
    return json.dumps(plain, ensure_ascii=False).encode()


def read_hit(raw: bytes, score: float = 0.0) -> Hit:
    """Read what `write_hit` wrote."""
    kept = json.loads(raw)
    return Hit(
        **{name: kept[name] for name in _PLAIN},
        asked=_day(kept["asked"]),
        answered=_day(kept["answered"]),
        day=_day(kept["day"]),
        score=score,
        kind=EntryKind(kept["kind"]),
        title=Passage(kept["title"]),
        labels=tuple(kept["labels"]),
        askers=tuple(kept["askers"]),
        parties=tuple(kept["parties"]),
        departments=tuple(kept["departments"]),
        programmes=tuple(NamedProgramme(name, tuple(printed)) for name, printed in kept["programmes"]),
        questions=tuple(NumberedQuestion(label, Passage(text), page) for label, text, page in kept["questions"]),
        answer=None if kept["answer"] is None else Passage(kept["answer"]),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def with_marks(hit: Hit, packed: bytes, found: Plan) -> Hit:
    """Give a hit its marks; ``packed`` are the columns of its title, its questions or heading, and its answer."""
    title, *questions, answer = unpack(packed)
    return replace(
        hit,
        title=_marked(hit.title, title, found, "title"),
        # the heading of a section stands in the place of the questions and is shown without marks
        questions=tuple(
            replace(question, passage=_marked(question.passage, text, found, "question"))
            for question, text in zip(hit.questions, questions, strict=False)
        ),
        answer=_marked(hit.answer, answer, found, "answer") if hit.answer else None,
    )


def _marked(passage: Passage, text: Columns, found: Plan, field: str) -> Passage:
    return Passage(passage.text, column_marks(text, found, field))
