"""The content of a sample paper: what it says, told apart from how a parliament prints it.

One TOML file in ``samples/content``/parliament is one paper. All persons, places and figures are invented.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

MARK = "Fiktives Muster des Anfragenarchivs – keine echte Drucksache"
"""Printed on every page of every sample, so that nobody takes it for an official paper."""

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as printed: ``number`` is what stands in front of it, empty when it only goes on."""

    label: str
    number: str
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions and the one answer to them; ``announced`` is the sentence or marker that says so.

    In the answer an empty line parts paragraphs; a single line end is one in the paper too, before a date or number
    that looks like the start of a question there; a form feed turns the page in mid-sentence, behind a hyphen in
    mid-word.

    ``heading`` is a topic printed above the questions; ``stem`` leads to all of them.
    """

    asked: tuple[Asked, ...]
    answer: str
    announced: str = ""
    heading: str = ""
    stem: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 1
    page_break: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One fictional paper.

    ``body`` is who answers as the record has it; ``body_printed`` the same as a sentence prints it ("des Ministeriums
    ..."), where the layout does not make it. ``office`` stands below the signature, ``file_number`` in the letter.
    ``asker_article`` is "des" or "der", ``asker_signature`` the names below the inquiry. ``faction_printed`` is the
    Fraktion as the title prints it, ``faction_again`` as it is spelt later. ``asker_heading`` and
    ``government_heading`` stand above the preambles, ``lead`` is the sentence that leads to the questions.
    ``ministry`` writes in the name of the government that answers. ``absent_in_dump`` are the values that the text
    without line breaks has lost with its head line, ``found_in_dump`` the findings that it has to have, because what
    told its questions apart is lost too; ``found`` are those of all forms, because the paper itself is not printed as
    it should be. ``printed`` are set phrases of this one paper (the sentence with the letter's date), by the names that
    its layout gives them. ``reference`` is empty where only the inquiry's running number is printed.
    """

    name: str
    layout: str
    parliament: str
    reference: str
    kind: str
    kind_printed: str
    title: str
    askers: tuple[tuple[str, str], ...]
    dates: dict[str, date]
    groups: tuple[Group, ...]
    part: str = "both"
    factions: tuple[str, ...] = ()
    request: str = ""
    inquiry_number: str = ""
    body: str = ""
    body_printed: str = ""
    signed_by: str = ""
    office: str = ""
    file_number: str = ""
    ministry: str = ""
    asker_article: str = "der"
    asker_signature: str = ""
    faction_printed: str = ""
    faction_again: str = ""
    asker_heading: str = ""
    government_heading: str = ""
    lead: str = ""
    absent_in_dump: tuple[str, ...] = ()
    found_in_dump: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    further: bool = False
    asker_preamble: str = ""
    government_preamble: str = ""
    footnote: str = ""
    printed: dict[str, str] = field(default_factory=dict)
    forms: tuple[str, ...] = ("pdf", "txt")

    @property
    def term(self) -> int:
        """The legislative term, the first part of the number."""
        return int((self.reference or self.inquiry_number).split("/")[0])


def load(path: Path) -> Paper:
    """One paper from its file; a key that a paper does not have raises TypeError."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    groups = tuple(_group(row) for row in data.pop("group"))
    askers = tuple((name, party) for name, party in data.pop("askers", []))
    for key in ("factions", "forms", "absent_in_dump", "found_in_dump", "found"):
        if key in data:
            data[key] = tuple(data[key])
    texts: dict[str, Any] = {key: value.strip() if isinstance(value, str) else value for key, value in data.items()}
    return Paper(name=path.stem, groups=groups, askers=askers, **texts)


def _group(row: dict[str, Any]) -> Group:
    asked = tuple(Asked(**question) for question in row.pop("question"))
    table = tuple(tuple(map(str, cells)) for cells in row.pop("table", []))
    texts: dict[str, Any] = {key: value.strip() if isinstance(value, str) else value for key, value in row.items()}
    return Group(asked=asked, table=table, **texts)


def papers() -> tuple[Paper, ...]:
    """All sample papers, by parliament and name."""
    return tuple(load(path) for path in sorted((FOLDER / "content").glob("*/*.toml")))


MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def day(value: date, *, written: bool = False) -> str:
    """A date as printed: 05.12.2012, or 05. Dezember 2012."""
    return f"{value:%d}. {MONTHS[value.month - 1]} {value.year}" if written else f"{value:%d.%m.%Y}"


def golden(paper: Paper) -> dict[str, Any]:
    """The record that a reader of the paper would write, without source, places and findings."""
    return {
        "parliament": paper.parliament,
        "reference": paper.reference or None,
        "legislative_term": paper.term,
        "kind": paper.kind,
        "part": paper.part,
        "request_reference": paper.request or None,
        "inquiry_number": paper.inquiry_number or None,
        "title": paper.title,
        "askers": [{"name": name, "party": party or None} for name, party in paper.askers],
        "factions": list(paper.factions),
        "dates": {name: when.isoformat() if (when := _day_of(paper, name)) else None for name in DATES},
        "answering_body": paper.body or None,
        "signed_by": paper.signed_by or None,
        "preambles": [
            {"by": by, "text": text}
            for by, text in (("asker", paper.asker_preamble), ("government", paper.government_preamble))
            if text
        ],
        "questions": [
            {"label": q.label, "text": f"{q.lead} {q.text}".strip()} for group in paper.groups for q in group.asked
        ],
        "answers": [_golden_answer(group) for group in paper.groups if group.answer],
        **({"absent_in_dump": list(paper.absent_in_dump)} if paper.absent_in_dump else {}),
        **({"found": list(paper.found)} if paper.found else {}),
        **({"found_in_dump": list(paper.found_in_dump)} if paper.found_in_dump else {}),
    }


def _day_of(paper: Paper, name: str) -> date | None:
    """A day by the record's name; the day in the head has no other name."""
    return paper.dates.get("head" if name == "dated" else name)


DATES = ("asked", "received", "forwarded", "answered", "answer_received", "published", "dated")


def _golden_answer(group: Group) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "labels": [q.label for q in group.asked],
        "text": group.answer.replace("-\f", "").replace("\f", " "),
        "marker": group.announced or None,
    }
    if group.table:
        answer["tables"] = [{"header_rows": group.header_rows, "rows": [list(row) for row in group.table]}]
    return answer
