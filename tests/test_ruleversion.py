"""The versions of the analyzers: everything that decides what is found must be in them."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

import analyzers
from analyzers import references, ruleversion

PACKAGE = Path(analyzers.__file__).parent
WITHOUT_RULES = {"fingerprint", "protocol", "ruleversion"}  # types, and the versions themselves


def imported(start: str) -> set[str]:
    """All modules of the package that one of them imports, also in a roundabout way."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += of_package(ast.walk(ast.parse((PACKAGE / f"{name}.py").read_text("utf-8"))))
    return seen


def of_package(nodes: Iterable[ast.AST]) -> list[str]:
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("analyzers")]
    names = [name for node in froms for name in ((node.module or "").split(".")[1:] or [a.name for a in node.names])]
    return [name for name in names if (PACKAGE / f"{name}.py").exists()]


@pytest.mark.parametrize(
    ("start", "known"), [("references", references._MODULES), ("programmes", ruleversion._MODULES)]
)
def test_a_version_covers_every_module_with_rules(start: str, known: tuple[str, ...]) -> None:
    assert imported(start) - WITHOUT_RULES == set(known)
