"""Links to the other pages of something long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from search_app.web import german

_AROUND = 2  # pages shown on both sides of the current one


@dataclass(frozen=True, slots=True)
class PageNumber:
    """One place in the row of pages; without an address it stands for those left out."""

    text: str
    href: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """The row of pages with the ways back and on."""

    range: str
    pages: tuple[PageNumber, ...]
    before: str | None
    after: str | None


def paging(noun: str, total: int, size: int, page: int, address: Callable[[int], str]) -> Paging:
    """Make the row of pages of ``total`` things, ``size`` a page; ``address`` gives that of a page."""
    last = last_page(total, size)
    first_shown, last_shown = (page - 1) * size + 1, min(page * size, total)
    return Paging(
        range=f"{noun} {german.number(first_shown)}–{german.number(last_shown)} von {german.number(total)}",
        pages=tuple(_row(page, last, address)),
        before=address(page - 1) if page > 1 else None,
        after=address(page + 1) if page < last else None,
    )


def last_page(total: int, size: int) -> int:
    """The number of the last page of ``total`` things, ``size`` a page; nothing has one page too."""
    return max(1, -(-total // size))


def _row(page: int, last: int, address: Callable[[int], str]) -> Iterator[PageNumber]:
    near = range(max(1, page - _AROUND), min(last, page + _AROUND) + 1)
    shown = sorted({1, last, *near})
    yield PageNumber("1", address(1), current=page == 1)
    for before, number in pairwise(shown):
        if number > before + 1:
            yield PageNumber("…")
        yield PageNumber(german.number(number), address(number), current=number == page)
