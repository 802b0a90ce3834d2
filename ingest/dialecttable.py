"""Reading a dialect from its table: one TOML file in ``ingest/dialects``.

Every pattern carries examples it must match; unknown keys are refused with file and key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from ingest.dialect import AnswerStyle, Dialect, Infers, NoiseRow, Parliament, Role, Rule, Where
from ingest.errors import DialectError
from ingest.patterns import COMMON
from ingest.records import Kind, Part
from ingest.tablefile import check_row, read_table, refuse, table_file

# "address" is read in `publishing.py`
_TOP = {"parliament", "options", "detect", "kind", "field", "boundary", "question", "answer", "noise", "address"}
_ROW = {
    "detect": {"pattern", "score", "examples"},
    "kind": {"pattern", "kind", "examples", "where"},
    "field": {"pattern", "examples", "where", "infers", "part"},
    "boundary": {"pattern", "role", "examples"},
    "question": {"pattern", "examples", "label"},
    "answer": {"pattern", "examples"},
}
_NOISE_ROW = {"kind", "pattern", "examples", "page_number"}
_OPTIONS = {"answers", "name_list", "smaller_questions", "unheaded_preamble", "nominative", "questions", "markers"}
_PARLIAMENT = {"code", "slug", "name", "assembly", "kinds", "printed"}


@cache
def joint_rules() -> tuple[Rule, ...]:
    """The prose that announces a joint answer, in all parliaments; group ``labels``."""
    return tuple(_rule(COMMON, "joint", row, {"pattern", "examples"}) for row in _common("joint"))


@cache
def shared_rules(section: str) -> Mapping[str, Rule]:
    """The forms of "question" or "answer" markers that many parliaments print, by their names."""
    known = {"form", "pattern", "examples"}
    return {row["form"]: _rule(COMMON, section, row, known) for row in _common(section)}


@cache
def with_all_forms(dialect: Dialect) -> Dialect:
    """A dialect that knows, beside its own, the forms of questions and markers that other parliaments print."""
    questions, answers = (
        tuple(rule for rule in shared_rules(section).values() if rule not in own)
        for section, own in (("question", dialect.question), ("answer", dialect.answer))
    )
    return replace(dialect, question=(*dialect.question, *questions), answer=(*dialect.answer, *answers))


def _common(section: str) -> Sequence[Mapping[str, Any]]:
    rows: Sequence[Mapping[str, Any]] = read_table(table_file(COMMON))[section]
    return rows


def _shared(name: str, section: str, forms: Sequence[str]) -> tuple[Rule, ...]:
    """The forms that a dialect names in its options; raises DialectError for one that does not exist."""
    shared = shared_rules(section)
    for form in forms:
        if form not in shared:
            raise DialectError(f"{name} [options]: {section} form {form!r} is unknown, known are {', '.join(shared)}")
    return tuple(shared[form] for form in forms)


def load(table: Traversable) -> Dialect:
    """One table with every pattern compiled; raises DialectError with file and key for what does not belong there."""
    dialect = read_dialect(table)
    for rows in (dialect.detect, dialect.kinds, dialect.fields, dialect.boundaries, dialect.question, dialect.answer):
        for rule in rows:
            rule.regex(flat=False)
    return dialect


def read_dialect(table: Traversable) -> Dialect:
    """One table, its patterns to be compiled when they are asked for; raises DialectError with file and key."""
    data = read_table(table, _TOP)
    options = data.get("options", {})
    refuse(f"{table.name} [options]", options, _OPTIONS)
    rows = {key: tuple(_rule(table.name, key, row, _ROW[key]) for row in data.get(key, ())) for key in _ROW}
    rows["question"] += _shared(table.name, "question", options.get("questions", ()))
    rows["answer"] += _shared(table.name, "answer", options.get("markers", ()))
    return Dialect(
        _parliament(table.name, data), AnswerStyle(options["answers"]), options["name_list"],
        bool(options.get("smaller_questions")), bool(options.get("unheaded_preamble")), bool(options.get("nominative")),
        rows["detect"], rows["kind"], rows["field"], rows["boundary"], rows["question"], rows["answer"],
        noise_rows(table.name, data),
    )  # fmt: skip


def noise_rows(name: str, data: Mapping[str, Any]) -> tuple[NoiseRow, ...]:
    """The rows ``[[noise]]`` of a table; raises DialectError."""
    rows = data.get("noise", ())
    for row in rows:
        check_row(f"{name} [[noise]]", row, _NOISE_ROW)
    return tuple(
        NoiseRow(row["kind"], row["pattern"], name, tuple(row["examples"]), bool(row.get("page_number")))
        for row in rows
    )


def _parliament(name: str, data: Mapping[str, Any]) -> Parliament:
    row = data["parliament"]
    refuse(f"{name} [parliament]", row, _PARLIAMENT)
    kinds = tuple(Kind(kind) for kind in row["kinds"])
    return Parliament(row["code"], row["slug"], row["name"], row["assembly"], kinds, tuple(row.get("printed", ())))


def _rule(name: str, section: str, row: Mapping[str, Any], known: set[str]) -> Rule:
    check_row(f"{name} [[{section}]]", row, known)
    return Rule(
        source=row["pattern"],
        table=name,
        examples=tuple(row["examples"]),
        where=Where(row.get("where", "head")),
        score=int(row.get("score", 0)),
        role=Role(row["role"]) if "role" in row else None,
        kind=Kind(row["kind"]) if "kind" in row else None,
        label=row.get("label"),
        part=Part(row["part"]) if "part" in row else None,
        infers=Infers(row["infers"]) if "infers" in row else None,
    )
