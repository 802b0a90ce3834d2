"""The dialect tables: how each parliament prints, as data that proves itself.

A table is one TOML file in ``ingest/dialects``. Every pattern carries examples it
must match; unknown keys are refused with file and key. In patterns a blank stands
for any white space, ``$word`` for a row of the vocabulary in ``_common.toml``,
``$bol`` for the beginning of a line (in a text without line breaks: the end of a
sentence), and ``«Antwort»`` for words that may be letter-spaced.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ingest.errors import DialectError
from ingest.records import Kind

FIELDS = frozenset(
    {"reference", "request_reference", "inquiry_number", "title", "askers", "factions", "answering_body", "signed_by"}
    | {"asked", "received", "forwarded", "answered", "answer_received", "published"}
)
"""The head fields that a pattern may name as its groups."""

DETECTION_THRESHOLD = 3
"""Points from which a paper counts as one of a parliament: one sure sign or several weak ones."""

_BEGIN = {
    False: {"bol": r"(?:(?<=\n)|\A)", "bol_any": r"(?:(?<=\n)|\A)"},
    True: {"bol": r"(?:(?<=[.?!:;)“”\"…] )|(?<=[.?!:)“”] \d )|(?<=[.?!:)“”] \d\d )|\A)", "bol_any": r"(?:(?<=\s)|\A)"},
}
_SPACED = re.compile(r"«([^«»]+)»")
_BLANK = re.compile(r" ([?*]?)")
_WORD = re.compile(r"\$([a-z_]+)")


class Where(StrEnum):
    """Where a pattern is searched: before the body, behind it, in foot notes and running heads, all over."""

    HEAD = "head"
    TAIL = "tail"
    NOTES = "notes"
    ANYWHERE = "anywhere"


class Role(StrEnum):
    """What a boundary pattern marks."""

    BODY = "body"
    END = "end"
    ASKER_PREAMBLE = "asker-preamble"
    GOVERNMENT_PREAMBLE = "government-preamble"
    QUESTIONS = "questions"
    ANSWERS = "answers"


class AnswerStyle(StrEnum):
    """How answers are told from questions: by their own markers, or because they follow."""

    MARKED = "marked"
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a table, compiled for texts with and without line breaks."""

    source: str
    lined: re.Pattern[str]
    flattened: re.Pattern[str]
    examples: tuple[str, ...]
    where: Where = Where.HEAD
    score: int = 0
    role: Role | None = None
    kind: Kind | None = None

    def regex(self, *, flat: bool) -> re.Pattern[str]:
        """The pattern for a text with (``flat=False``) or without line breaks."""
        return self.flattened if flat else self.lined


@dataclass(frozen=True, slots=True)
class Parliament:
    """Who prints: two-letter code, word in addresses, names, kinds of inquiry read."""

    code: str
    slug: str
    name: str
    assembly: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """One parliament's table."""

    parliament: Parliament
    answers: AnswerStyle
    name_list: str
    smaller_questions: bool
    unheaded_preamble: bool
    detect: tuple[Rule, ...]
    kinds: tuple[Rule, ...]
    fields: tuple[Rule, ...]
    boundaries: tuple[Rule, ...]
    question: tuple[Rule, ...]
    answer: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Detection:
    """Which dialect fits best; ``reason`` says with which signs and points."""

    dialect: Dialect | None
    score: int
    reason: str


_TOP = {"parliament", "options", "detect", "kind", "field", "boundary", "question", "answer"}
_ROW = {
    "detect": {"pattern", "score", "examples"},
    "kind": {"pattern", "kind", "examples", "where"},
    "field": {"pattern", "examples", "where"},
    "boundary": {"pattern", "role", "examples"},
    "question": {"pattern", "examples"},
    "answer": {"pattern", "examples"},
}
_OPTIONS = {"answers", "name_list", "smaller_questions", "unheaded_preamble"}


@cache
def dialects() -> tuple[Dialect, ...]:
    """All dialects, by code. The folder is the registry. Raises DialectError."""
    folder = files("ingest") / "dialects"
    tables = sorted(
        (f for f in folder.iterdir() if f.name.endswith(".toml") and f.name[0] != "_"), key=lambda f: f.name
    )
    return tuple(load(table) for table in tables)


def parliaments() -> tuple[Parliament, ...]:
    """All parliaments that have a dialect, by code."""
    return tuple(dialect.parliament for dialect in dialects())


def dialect_of(code: str) -> Dialect:
    """The dialect of a code; raises DialectError with the known codes."""
    for dialect in dialects():
        if dialect.parliament.code == code:
            return dialect
    known = ", ".join(dialect.parliament.code for dialect in dialects())
    raise DialectError(f"Für „{code}“ gibt es keinen Dialekt; bekannt sind: {known}.")


def detect(head: str, *, flat: bool) -> Detection:
    """The dialect whose signs stand in the beginning of a paper, or none, with the reason."""
    best = Detection(None, 0, "keine Merkmale eines bekannten Parlaments")
    for dialect in dialects():
        found = [(rule.score, m.group()) for rule in dialect.detect if (m := rule.regex(flat=flat).search(head))]
        score = sum(points for points, _ in found)
        if score > best.score:
            signs = "; ".join(f"{' '.join(text.split())!r} {points:+d}" for points, text in found)
            best = Detection(dialect if score >= DETECTION_THRESHOLD else None, score, signs)
    return best


@cache
def vocabulary() -> Mapping[str, str]:
    """The shared words of ``_common.toml``, each a pattern without groups of its own."""
    table = _toml(files("ingest") / "dialects" / "_common.toml")
    return {name: _expand(row["pattern"], {}) for name, row in table["vocabulary"].items()}


@cache
def joint_rules() -> tuple[Rule, ...]:
    """The prose that announces a joint answer, in all parliaments; group ``labels``."""
    table = _toml(files("ingest") / "dialects" / "_common.toml")
    return tuple(_rule("_common.toml", "joint", row, {"pattern", "examples"}) for row in table["joint"])


def load(table: Traversable) -> Dialect:
    """One table; raises DialectError with file and key for whatever does not belong there."""
    data = _toml(table)
    _refuse(table.name, data, _TOP)
    options = data.get("options", {})
    _refuse(f"{table.name} [options]", options, _OPTIONS)
    rows = {key: tuple(_rule(table.name, key, row, _ROW[key]) for row in data.get(key, ())) for key in _ROW}
    return Dialect(
        _parliament(table.name, data), AnswerStyle(options["answers"]), options["name_list"],
        bool(options.get("smaller_questions")), bool(options.get("unheaded_preamble")),
        rows["detect"], rows["kind"], rows["field"], rows["boundary"], rows["question"], rows["answer"],
    )  # fmt: skip


def _toml(table: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(table.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DialectError(f"{table.name}: {error}") from error


def _parliament(name: str, data: Mapping[str, Any]) -> Parliament:
    row = data["parliament"]
    _refuse(f"{name} [parliament]", row, {"code", "slug", "name", "assembly", "kinds"})
    kinds = tuple(Kind(kind) for kind in row["kinds"])
    return Parliament(row["code"], row["slug"], row["name"], row["assembly"], kinds)


def _refuse(place: str, row: Mapping[str, Any], known: set[str]) -> None:
    for key in row:
        if key not in known:
            raise DialectError(f"{place}: unknown key {key!r}, known are {', '.join(sorted(known))}")


def _rule(name: str, section: str, row: Mapping[str, Any], known: set[str]) -> Rule:
    _refuse(f"{name} [[{section}]]", row, known)
    if not row.get("examples"):
        raise DialectError(f"{name} [[{section}]]: pattern {row['pattern']!r} has no example")
    return Rule(
        source=row["pattern"],
        lined=_compile(name, row["pattern"], flat=False),
        flattened=_compile(name, row["pattern"], flat=True),
        examples=tuple(row["examples"]),
        where=Where(row.get("where", "head")),
        score=int(row.get("score", 0)),
        role=Role(row["role"]) if "role" in row else None,
        kind=Kind(row["kind"]) if "kind" in row else None,
    )


def _compile(name: str, pattern: str, *, flat: bool) -> re.Pattern[str]:
    try:
        return re.compile(_expand(pattern, {**vocabulary(), **_BEGIN[flat]}), re.DOTALL)
    except (re.error, KeyError) as error:
        raise DialectError(f"{name}: pattern {pattern!r}: {error}") from error


def _expand(pattern: str, words: Mapping[str, str]) -> str:
    spaced = _SPACED.sub(lambda found: _spaced(found.group(1)), pattern)
    return _WORD.sub(lambda found: words[found.group(1)], _BLANK.sub(_white, spaced))


def _white(blank: re.Match[str]) -> str:
    return r"\s*" if blank.group(1) else r"\s+"


def _spaced(phrase: str) -> str:
    letters: Sequence[str] = [re.escape(letter) for letter in phrase if not letter.isspace()]
    return r"\s*".join(letters)
