"""Figures over the sample papers, strict: what is not equal, blanks aside, is wrong."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.goldens import HEAD, forms, golden_of, head_of, record_of, runs_on, squeezed, without_table

DIGITS = 4
"""Decimal places of a figure; the scorers of the corpus round alike."""

Figures = dict[str, float]


def sample_figures() -> dict[str, Figures]:
    """Figures of each parliament over every form of its samples."""
    counts: dict[str, Counter[str]] = {}
    for path in forms():
        golden, record = golden_of(path), record_of(path)
        asked = {**golden, **head_of(golden, path)}
        if runs_on(record, golden, path):
            asked["title"] = record["title"]
        counts.setdefault(path.parent.name, Counter()).update(counted(asked, record))
    return {code: _figures(count) for code, count in sorted(counts.items())}


def counted(golden: dict[str, Any], record: dict[str, Any]) -> Counter[str]:
    """How many head fields, questions and pairs there are, were found, and are right."""
    return _counts("head", _head(golden), _head(record)) + _body(golden, record)


def _head(record: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in HEAD}


def _body(golden: dict[str, Any], record: dict[str, Any]) -> Counter[str]:
    tables = {label: answer.get("tables", []) for answer in golden["answers"] for label in answer["labels"]}
    counts = Counter[str]()
    gold, found = _pairs(golden, tables), _pairs(record, tables)
    counts += _counts("question", _questions(golden), _questions(record))
    return counts + _counts("pair", gold, found)


def _questions(record: dict[str, Any]) -> dict[str, str]:
    return {question["label"]: squeezed(question["text"]) for question in record["questions"]}


def _pairs(record: dict[str, Any], tables: dict[str, Any]) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Question text, answer text and labels of the answer, for each label that has both."""
    asked = _questions(record)
    return {
        label: (asked[label], without_table(answer["text"], tables.get(label, [])), tuple(answer["labels"]))
        for answer in record["answers"]
        for label in answer["labels"]
        if label in asked
    }


def _counts(name: str, gold: dict[str, Any], found: dict[str, Any]) -> Counter[str]:
    right = sum(key in found and found[key] == value for key, value in gold.items())
    return Counter({f"{name} gold": len(gold), f"{name} found": len(found), f"{name} right": right})


def _figures(count: Counter[str]) -> Figures:
    return {
        "head": _f1(count, "head"),
        "question_f1": _f1(count, "question"),
        "pair_f1": _f1(count, "pair"),
        "pairs": count["pair gold"],
    }


def _f1(count: Counter[str], name: str) -> float:
    total = count[f"{name} gold"] + count[f"{name} found"]
    return round(2 * count[f"{name} right"] / total, DIGITS) if total else 1.0


def sample_files() -> Iterable[Path]:
    """All files that are scored: the forms and their golden records."""
    return {*forms(), *(path for form in forms() for path in form.parent.glob("*.json"))}
