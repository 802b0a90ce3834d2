"""The addresses of papers and pairs: ids of the archive to paths of the web and back.

::

    be/17/11310      <->  /berlin/17/11310
    be/17/11310/4    <->  /berlin/17/11310/4
    dok/0123...cdef  <->  /dok/0123...cdef

A path is permanent: it is built from what the parliament printed, never from a row number.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from ingest.registry import parliaments
from search_app.index.names import parliament_of

DOCUMENT = "dok"  # first part of the id and of the path of a document without a number


def path_of(entry_or_paper: str) -> str:
    """Path of a paper or of an entry, from its id; the parliament's code becomes its word."""
    code, _, rest = entry_or_paper.partition("/")
    return f"/{slug_of(code)}/{quote(rest)}"


def slug_of(code: str) -> str:
    """Word of a parliament in addresses; a code that no table knows stays as it is."""
    known = parliament_of(code)
    return known.slug if known else code


def code_of(slug: str) -> str | None:
    """Code of the parliament with this word, None when there is none."""
    return _by_slug().get(slug)


@cache
def _by_slug() -> dict[str, str]:
    return {parliament.slug: parliament.code for parliament in parliaments()}
