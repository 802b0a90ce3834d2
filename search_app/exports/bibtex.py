"""The papers of found entries as BibTeX, one record a paper, for LaTeX and programs that keep literature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from search_app.exports.paperfacts import Facts, unknown
from search_app.exports.titles import Title, sorted_name, titles
from search_app.index.protocol import Hit

MEDIA_TYPE = "application/x-bibtex; charset=utf-8"
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def stream(hits: Iterable[Hit], base: str = "", facts: Facts = unknown) -> Iterator[bytes]:
    """Give one record for each paper, at its first hit."""
    for title in titles(hits, base, facts):
        yield _record(title).encode()


def _record(title: Title) -> str:
    lines = (f"  {name} = {{{value}}}" for name, value in _fields(title) if value)
    return "@techreport{" + ",\n".join((_key(title.paper), *lines)) + ",\n}\n\n"


def _fields(title: Title) -> Iterator[tuple[str, str]]:
    names = (*map(_person, title.people), *(f"{{{_plain(name)}}}" for name in title.bodies))
    yield "author", " and ".join(names)
    yield "title", f"{{{_plain(title.title)}}}"  # braces keep capitals, which German needs
    yield "institution", _plain(title.assembly or title.answered_by)
    yield "type", _plain(title.kind)
    yield "number", _plain(title.number)
    if title.day:
        yield "year", str(title.day.year)
        yield "month", str(title.day.month)
        yield "date", title.day.isoformat()
    yield "note", _plain(f"Antwort: {title.answered_by}") if title.answered_by else ""
    yield "langid", "ngerman"
    yield "url", title.url


def _person(name: str) -> str:
    """A name with its family first, so that TeX need not guess; one without a given name is kept together."""
    known = _plain(sorted_name(name))
    return known if ", " in known or " " not in known else f"{{{known}}}"


def _key(paper: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", paper)


def _plain(text: str) -> str:
    """A text on one line in which nothing means anything to TeX."""
    return "".join(_SPECIAL.get(letter, letter) for letter in " ".join(text.split()))
