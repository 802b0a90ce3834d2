"""The dialect tables: how each parliament prints, as data that proves itself.

A table is one TOML file in ``ingest/dialects``. Every pattern carries examples it
must match; unknown keys are refused with file and key. In patterns a blank stands
for any white space, ``$word`` for a row of the vocabulary in ``_common.toml``,
``$bol`` for the beginning of a line (in a text without line breaks: the end of a
sentence), ``$bol_any`` and ``$line`` for one where any word may begin a line, ``$wide`` for the
beginning of a line as long as running text has, and ``«Antwort»`` for words that may be letter-spaced.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ingest.errors import DialectError
from ingest.records import Kind, Part

FIELDS = frozenset(
    {
        "reference",
        "request_reference",
        "inquiry_number",
        "title",
        "askers",
        "factions",
        "answering_body",
        "agreed_with",
        "signed_by",
        "term",
    }
    | {"asked", "received", "forwarded", "answered", "answer_received", "published"}
)
"""The head fields that a pattern may name as its groups."""

DETECTION_THRESHOLD = 3
"""Points from which a paper counts as one of a parliament: one sure sign or several weak ones."""

HEAD_LENGTH = 6000
"""Characters from the beginning in which a parliament is recognised: the first page with its foot notes."""

_WIDE_LINE = r"(?<=\n)(?=[A-ZÄÖÜ„][^\n]{71,})"
"""A line of running text is longer than most lines of a title, which is set in larger type."""

_UNFINISHED = (
    "und oder der die das den dem des im in für von vom zu zur zum bei beim mit nach aus an am auf über unter - –"
)
_TITLE_END = (
    "".join(rf"(?<!\b{word})" if word.isalpha() else rf"(?<!\s{word})" for word in _UNFINISHED.split())
    + r"(?=\s*\Z|\n\n|\s+Vorbemerkung|\s+$asks|\s+$line$prose\s|\n$wide|\s+1\. |\s+Frage 1)"
)
"""Where a title ends: at an empty line, before a heading, the first question or a line of prose; never behind a word
that must go on. ``$title_end`` in a pattern."""

_BEGIN = {
    False: {"bol": r"(?:(?<=\n)|\A)", "bol_any": r"(?:(?<=\n)|\A)", "line": r"(?<=\n)", "wide": _WIDE_LINE},
    True: {
        "bol": r"(?:(?<= )(?:(?<=[.?!:;)“”\"…] )|(?<=[.?!:)“”] \d )|(?<=[.?!:)“”] \d\d ))|\A)",
        "bol_any": r"(?:(?<=\s)|\A)",
        "line": r"(?<![:–-] )(?<=\s)",
        "wide": r"(?!)",
    },
}
_SPACED = re.compile(r"«([^«»]+)»")
_BLANK = re.compile(r" ([?*]?)")
_WORD = re.compile(r"\$([a-z_]+)")
_LOOKBEHIND = re.compile(r"\(\?<[!=][^()]*\)")
"""What stands before a match has a fixed width, so a blank in it is one blank."""

_TERMS = re.compile(r"(\d+)?-(\d+)?")


class Where(StrEnum):
    """Where a pattern is searched: before the body, behind it, in foot notes and running heads, all over."""

    HEAD = "head"
    TAIL = "tail"
    NOTES = "notes"
    ANYWHERE = "anywhere"


class Infers(StrEnum):
    """When the end of a field is inferred and not printed: in every text, or only in one without line breaks."""

    ALWAYS = "always"
    FLAT = "flat"


class Role(StrEnum):
    """What a boundary pattern marks.

    ``body`` ends the head, ``end`` closes the last answer (its last match counts), ``annex`` too (its first match
    behind the last answer's beginning). ``questions`` is the sentence that puts the questions, ``list-end`` closes a
    list of questions without answers, ``answers`` opens the part of the answers. ``answered`` stands in every paper
    that answers: where a dialect has such a pattern and a paper does not, it holds questions only.
    """

    BODY = "body"
    END = "end"
    ANNEX = "annex"
    ASKER_PREAMBLE = "asker-preamble"
    GOVERNMENT_PREAMBLE = "government-preamble"
    QUESTIONS = "questions"
    LIST_END = "list-end"
    ANSWERS = "answers"
    ANSWERED = "answered"


class AnswerStyle(StrEnum):
    """How answers are told from questions.

    ``marked``: each has a marker that names its questions ("Zu 4. und 5.:"). ``bare``: each has a marker that
    names none ("Antwort:"). ``follow``: it simply follows its question. ``below``: the marker stands below its
    questions, which have no number of their own.
    """

    MARKED = "marked"
    BARE = "bare"
    FOLLOW = "follow"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Terms:
    """The legislative terms in which a form was printed, both ends included; None is open."""

    first: int | None = None
    last: int | None = None

    def __contains__(self, term: int | None) -> bool:
        """Whether a form can be expected in a term; always when the term is not known."""
        return term is None or (self.first or term) <= term <= (self.last or term)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a table; compiled, when it is asked for, for texts with and without line breaks.

    ``part`` is the half of an inquiry that a paper must print for a field to be looked for, any when None;
    ``label`` is the label of a question whose number is not printed ("Frage:") or cannot be read ("Frage l:").
    """

    source: str
    table: str
    examples: tuple[str, ...]
    where: Where = Where.HEAD
    score: int = 0
    role: Role | None = None
    kind: Kind | None = None
    infers: Infers | None = None
    label: str | None = None
    part: Part | None = None
    terms: Terms = Terms()

    def regex(self, *, flat: bool) -> re.Pattern[str]:
        """The pattern for a text with (``flat=False``) or without line breaks; raises DialectError."""
        return _compile(self.table, self.source, flat=flat)


@dataclass(frozen=True, slots=True)
class NoiseRow:
    """A pattern of what is printed on a page and is no text of the paper; see ``_noise.toml`` for its keys."""

    kind: str
    source: str
    examples: tuple[str, ...]
    page_number: bool = False


@dataclass(frozen=True, slots=True)
class Parliament:
    """Who prints: two-letter code, word in addresses, names, kinds of inquiry read.

    ``printed`` are the names as running heads print them, capitals aside.
    """

    code: str
    slug: str
    name: str
    assembly: str
    kinds: tuple[Kind, ...]
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialect:
    """One parliament's table."""

    parliament: Parliament
    answers: AnswerStyle
    name_list: str
    smaller_questions: bool
    unheaded_preamble: bool
    nominative: bool
    detect: tuple[Rule, ...]
    kinds: tuple[Rule, ...]
    fields: tuple[Rule, ...]
    boundaries: tuple[Rule, ...]
    question: tuple[Rule, ...]
    answer: tuple[Rule, ...]
    noise: tuple[NoiseRow, ...] = ()

    def in_term(self, term: int | None) -> Dialect:
        """The same table with only the rows that hold in a legislative term."""
        rows = ("kinds", "fields", "boundaries", "question", "answer")
        kept: dict[str, Any] = {
            name: tuple(rule for rule in getattr(self, name) if term in rule.terms) for name in rows
        }
        return replace(self, **kept)


@dataclass(frozen=True, slots=True)
class Detection:
    """Which dialect fits best; ``reason`` says with which signs and points."""

    dialect: Dialect | None
    score: int
    reason: str


_TOP = {"parliament", "options", "detect", "kind", "field", "boundary", "question", "answer", "noise"}
_ROW = {
    "detect": {"pattern", "score", "examples"},
    "kind": {"pattern", "kind", "examples", "where", "terms"},
    "field": {"pattern", "examples", "where", "terms", "infers", "part"},
    "boundary": {"pattern", "role", "examples", "terms"},
    "question": {"pattern", "examples", "label", "terms"},
    "answer": {"pattern", "examples", "terms"},
}
_NOISE_ROW = {"kind", "pattern", "examples", "page_number"}
_OPTIONS = {"answers", "name_list", "smaller_questions", "unheaded_preamble", "nominative", "questions", "markers"}


@cache
def dialects() -> tuple[Dialect, ...]:
    """All dialects, by code. The folder is the registry. Raises DialectError."""
    folder = files("ingest") / "dialects"
    tables = sorted(
        (f for f in folder.iterdir() if f.name.endswith(".toml") and f.name[0] != "_"), key=lambda f: f.name
    )
    return tuple(_read(table) for table in tables)


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
    """The shared words of ``_common.toml``, each a pattern without groups of its own; one may use those above it."""
    words: dict[str, str] = {}
    for name, row in _common()["vocabulary"].items():
        words[name] = expand(row["pattern"], words)
    return words


@cache
def joint_rules() -> tuple[Rule, ...]:
    """The prose that announces a joint answer, in all parliaments; group ``labels``."""
    return tuple(_rule("_common.toml", "joint", row, {"pattern", "examples"}) for row in _common()["joint"])


@cache
def shared_rules(section: str) -> Mapping[str, Rule]:
    """The forms of "question" or "answer" markers that many parliaments print, by their names."""
    known = {"form", "pattern", "examples"}
    return {row["form"]: _rule("_common.toml", section, row, known) for row in _common()[section]}


def _shared(name: str, section: str, forms: Sequence[str]) -> tuple[Rule, ...]:
    """The forms that a dialect names in its options; raises DialectError for one that does not exist."""
    shared = shared_rules(section)
    for form in forms:
        if form not in shared:
            raise DialectError(f"{name} [options]: {section} form {form!r} is unknown, known are {', '.join(shared)}")
    return tuple(shared[form] for form in forms)


def _common() -> Mapping[str, Any]:
    return _toml(files("ingest") / "dialects" / "_common.toml")


def load(table: Traversable) -> Dialect:
    """One table with every pattern compiled; raises DialectError with file and key for what does not belong there."""
    dialect = _read(table)
    for rows in (dialect.detect, dialect.kinds, dialect.fields, dialect.boundaries, dialect.question, dialect.answer):
        for rule in rows:
            rule.regex(flat=False)
    return dialect


def _read(table: Traversable) -> Dialect:
    data = _toml(table)
    _refuse(table.name, data, _TOP)
    options = data.get("options", {})
    _refuse(f"{table.name} [options]", options, _OPTIONS)
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
        _refuse(f"{name} [[noise]]", row, _NOISE_ROW)
        if not row.get("examples"):
            raise DialectError(f"{name} [[noise]]: pattern {row['pattern']!r} has no example")
    return tuple(
        NoiseRow(row["kind"], row["pattern"], tuple(row["examples"]), bool(row.get("page_number"))) for row in rows
    )


def _toml(table: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(table.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DialectError(f"{table.name}: {error}") from error


def _parliament(name: str, data: Mapping[str, Any]) -> Parliament:
    row = data["parliament"]
    _refuse(f"{name} [parliament]", row, {"code", "slug", "name", "assembly", "kinds", "printed"})
    kinds = tuple(Kind(kind) for kind in row["kinds"])
    return Parliament(row["code"], row["slug"], row["name"], row["assembly"], kinds, tuple(row.get("printed", ())))


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
        table=name,
        examples=tuple(row["examples"]),
        where=Where(row.get("where", "head")),
        score=int(row.get("score", 0)),
        role=Role(row["role"]) if "role" in row else None,
        kind=Kind(row["kind"]) if "kind" in row else None,
        label=row.get("label"),
        part=Part(row["part"]) if "part" in row else None,
        infers=Infers(row["infers"]) if "infers" in row else None,
        terms=_terms(name, row["terms"]) if "terms" in row else Terms(),
    )


def _terms(name: str, text: str) -> Terms:
    """The first and the last term of a form, written as "6-7", "8-" or "-5"."""
    found = _TERMS.fullmatch(text)
    if not found:
        raise DialectError(f"{name}: terms {text!r} are no range like '6-7', '8-' or '-5'")
    return Terms(*(int(end) if end else None for end in found.groups()))


@cache
def _compile(name: str, pattern: str, *, flat: bool) -> re.Pattern[str]:
    try:
        words = {**vocabulary(), **_BEGIN[flat]}
        words["title_end"] = expand(_TITLE_END, words)
        return re.compile(expand(pattern, words), re.DOTALL)
    except (re.error, KeyError) as error:
        raise DialectError(f"{name}: pattern {pattern!r}: {error}") from error


def expand(pattern: str, words: Mapping[str, str]) -> str:
    """A pattern of a table as a regular expression: ``words`` are what ``$word`` stands for. Raises KeyError."""
    fixed = _LOOKBEHIND.sub(lambda found: found.group().replace(" ", r"\s"), pattern)
    spaced = _SPACED.sub(lambda found: _spaced(found.group(1)), fixed)
    return _WORD.sub(lambda found: words[found.group(1)], _BLANK.sub(_white, spaced))


def _white(blank: re.Match[str]) -> str:
    return r"\s*" if blank.group(1) else r"\s+"


def _spaced(phrase: str) -> str:
    letters: Sequence[str] = [re.escape(letter) for letter in phrase if not letter.isspace()]
    return r"\s*".join(letters)
