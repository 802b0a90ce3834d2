"""Long lists of names, of programmes and of laws: by letter, by a part of a name, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from flask import request

from ingest.folding import fold
from search_app.web.paging import Paging, last_page, paging

PAGE_SIZE = 100  # names on a page
OTHER = "#"
"""Stands for every beginning that is no letter."""

_LETTERS = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", OTHER)
_Each = TypeVar("_Each")
_Line = TypeVar("_Line")


@dataclass(frozen=True, slots=True)
class Letter:
    """One first letter with its address; None for letters that begin no name."""

    text: str
    href: str | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address of a list asks for: a part of a name, a first letter; empty for all."""

    path: str
    text: str
    letter: str

    def address(self, letter: str, page: int = 1, twin: str = "") -> str:
        """The same list with this letter, at this page, or in a form of its own (".csv")."""
        asked = {"q": self.text, "buchstabe": letter, "seite": str(page) if page > 1 else ""}
        kept = {name: value for name, value in asked.items() if value}
        return f"{self.path}{twin}?{urlencode(kept)}" if kept else f"{self.path}{twin}"


@dataclass(frozen=True, slots=True)
class NameList(Generic[_Line]):
    """One page of a list; ``none_so`` says that no name is as wanted, ``nothing`` that there are none at all."""

    heading: str
    wanted: Wanted
    lead: str
    letters: tuple[Letter, ...]
    lines: tuple[_Line, ...]
    paging: Paging
    none_so: str
    nothing: str
    others: str = ""


def wanted(path: str) -> Wanted:
    """What the address of this request asks of the list at this path."""
    text = request.args.get("q") or request.args.get("suche", "")  # as addresses of laws once had it
    return Wanted(path, text.strip(), request.args.get("buchstabe", "").strip().upper())


def chosen(asked: Wanted, things: Iterable[_Each], names: Callable[[_Each], Sequence[str]]) -> list[_Each]:
    """The things that have such a name, in the order of the alphabet; the first of their names is that of the list."""
    part = fold(asked.text)
    found = [each for each in things if any(part in fold(name) for name in names(each))]
    kept = [each for each in found if asked.letter in ("", first_letter(names(each)[0]))]
    return sorted(kept, key=lambda each: (fold(names(each)[0]), names(each)[0]))


def first_letter(name: str) -> str:
    """The letter below which a name is listed."""
    first = fold(name)[:1].upper()
    return first if first.isalpha() else OTHER


def letters(asked: Wanted, names: Iterable[str]) -> Iterator[Letter]:
    """All letters, with an address where one of these names begins so."""
    used = set(map(first_letter, names))
    for letter in _LETTERS:
        yield Letter(letter, asked.address(letter) if letter in used else None, letter == asked.letter)


def on_page(things: Sequence[_Each], page: int) -> Sequence[_Each]:
    """The things that stand on a page; behind the last one it is the last one."""
    page = min(page, last_page(len(things), PAGE_SIZE))
    return things[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]


def pages(asked: Wanted, noun: str, number: int, page: int) -> Paging:
    """The row of pages of a list of so many names."""
    shown = min(page, last_page(number, PAGE_SIZE))
    return paging(noun, number, PAGE_SIZE, shown, lambda other: asked.address(asked.letter, other))
