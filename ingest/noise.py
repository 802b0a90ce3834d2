"""What stands on a page and is no text of the paper: running heads, page numbers, foot notes.

Nothing is dropped: noise is labelled, so that a head field can still be read from a
running head or a foot note, and nothing is lost in silence.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby

from ingest.errors import DialectError
from ingest.records import Line

RUNNING_HEAD = "running-head"
PAGE_NUMBER = "page-number"
FOOTNOTE = "footnote"

REPEATED_PART = 0.3
"""Part of the pages on which a line must return; running heads of left and right pages differ."""

REPEATS = 3
"""Pages on which a line must return, numbers aside, before it counts as a running head."""

SMALLER = 0.93
"""A foot note is set in at most this part of the page's usual font size."""

MAX_NOTE_LINES = 25
"""Lines of foot notes that a page can hold; more is a numbered list."""

_PAGE_NUMBER = re.compile(r"(?:Seite\s+)?[-–]?\s*(\d{1,4})\s*[-–]?(?:\s+von\s+\d{1,4})?$", re.IGNORECASE)
_NOTE = re.compile(r"(?:\d{1,3}|\*{1,3})\)?\s{0,3}(?=\S)")
_STARRED = re.compile(r"\*{1,4}\s?[A-ZÄÖÜ]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class NoisePattern:
    """One row of ``_noise.toml``; with ``until`` it goes on for up to ``lines`` lines to one that holds that."""

    kind: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    lines: int = 1
    until: re.Pattern[str] | None = None


@cache
def noise_patterns() -> tuple[NoisePattern, ...]:
    """The table of known running heads, imprints and watermarks; raises DialectError."""
    table = tomllib.loads((files("ingest") / "dialects" / "_noise.toml").read_text(encoding="utf-8"))
    return tuple(_row(row) for row in table["noise"])


def _row(row: dict[str, object]) -> NoisePattern:
    unknown = set(row) - {"kind", "pattern", "examples", "page_number", "lines", "until"}
    if unknown:
        raise DialectError(f"_noise.toml: unknown key {sorted(unknown)[0]!r}")
    pattern = str(row["pattern"])
    if row.get("page_number"):
        pattern = rf"{pattern}(?:\s+\d{{1,3}}(?=\s|$))?"
    examples = row["examples"]
    return NoisePattern(
        str(row["kind"]),
        re.compile(pattern),
        tuple(examples) if isinstance(examples, list) else (),
        int(str(row.get("lines", 1))),
        re.compile(str(row["until"])) if "until" in row else None,
    )


def label_noise(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines with `Line.noise` set; a line that is only partly noise is cut in pieces.

    Where a text has lost its form feeds, its running heads say where pages begin.
    """
    cut = _paged(list(_continued([piece for line in lines for piece in _cut(line)])))
    return tuple(_label_footnotes(_label_edges(cut)))


def _continued(lines: Sequence[Line]) -> Iterator[Line]:
    """Noise that runs over several lines, to the line that ends it; not at all when none of the next ones does."""
    place = 0
    while place < len(lines):
        row = next((p for p in noise_patterns() if p.until and p.pattern.fullmatch(lines[place].text)), None)
        run = _run(lines, place, row) if row else 1
        for line in lines[place : place + run]:
            yield replace(line, noise=row.kind) if row and run > 1 else line
        place += run


def _run(lines: Sequence[Line], place: int, row: NoisePattern) -> int:
    for length in range(2, row.lines + 1):
        if place + length <= len(lines) and row.until and row.until.search(lines[place + length - 1].text):
            return length
    return 1


def _paged(lines: list[Line]) -> list[Line]:
    if len({line.page for line in lines}) > 1:
        return lines
    page, number, paged = 1, 0, list[Line]()
    for line in lines:
        begins = line.noise == RUNNING_HEAD and number > 0
        page, number = (page + 1, 1) if begins else (page, number + 1)
        paged.append(replace(line, page=page, number=number))
    return paged


def _cut(line: Line) -> Iterator[Line]:
    if line.table is not None:
        yield line
        return
    places = sorted(
        (m.start(), m.end(), p.kind) for p in noise_patterns() if p.until is None for m in p.pattern.finditer(line.text)
    )
    start = 0
    for begin, end, kind in places:
        if begin < start:
            continue
        if line.text[start:begin].strip():
            yield replace(line, text=line.text[start:begin].strip(), gap=line.gap and start == 0)
        yield replace(line, text=line.text[begin:end], noise=kind, gap=False)
        start = end
    if start == 0 or line.text[start:].strip():
        yield replace(line, text=line.text[start:].strip(), gap=line.gap and start == 0)


def _pages(lines: Iterable[Line]) -> list[list[Line]]:
    return [list(page) for _, page in groupby(lines, key=lambda line: line.page)]


def _label_edges(lines: Sequence[Line]) -> list[Line]:
    pages = _pages(lines)
    seen = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    often = max(REPEATS, len(pages) * REPEATED_PART)
    repeated = {shape for shape, count in seen.items() if count >= often and any(map(str.isalpha, shape))}
    return [line for page in pages for line in _label_page(page, repeated, single=len(pages) == 1)]


def _edges(page: Sequence[Line]) -> list[Line]:
    full = [line for line in page if line.text and not line.noise]
    return full[:1] + full[-1:]


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _label_page(page: list[Line], repeated: set[str], *, single: bool) -> list[Line]:
    edges = {id(line) for line in _edges(page)} if page[0].page > 1 else set()
    labelled = [
        replace(line, noise=RUNNING_HEAD) if id(line) in edges and _shape(line) in repeated else line for line in page
    ]
    return labelled if single else _label_page_number(labelled)


def _label_page_number(page: list[Line]) -> list[Line]:
    full = [place for place, line in enumerate(page) if line.text and not line.noise]
    for place in {*full[:1], *full[-1:]}:
        if _PAGE_NUMBER.fullmatch(page[place].text):
            page[place] = replace(page[place], noise=PAGE_NUMBER)
    return page


def _label_footnotes(lines: Sequence[Line]) -> Iterator[Line]:
    expected = 1
    usual = _usual_size(lines)
    for page in _pages(lines):
        start, expected = _first_footnote(page, expected)
        for place, line in enumerate(page):
            note = place >= start or _is_starred(line, usual)
            yield replace(line, noise=FOOTNOTE) if note and not line.noise else line


def _is_starred(line: Line, usual: float) -> bool:
    """A note under a table: a star and small print, wherever it stands on the page."""
    return 0 < line.size <= usual * SMALLER and bool(_STARRED.match(line.text))


def _first_footnote(page: Sequence[Line], expected: int) -> tuple[int, int]:
    """Where the foot notes of a page begin, and the number that the next page's will have."""
    usual = _usual_size(page)
    if usual:
        return _small_print(page, usual), expected
    start = len(page)
    number = expected
    for place, line in enumerate(page):
        follows = place >= 1 and (line.gap or start < len(page))
        if follows and re.match(rf"{number}\)?\s{{0,3}}(?=[A-ZÄÖÜhwv„(])", line.text) and _is_note(page, place):
            start, number = min(start, place), number + 1
    return start, number


def _is_note(page: Sequence[Line], place: int) -> bool:
    """A numbered block at the end of a page, above nothing but more of its kind."""
    rest = [line for line in page[place:] if not line.noise]
    above = [line for line in page[:place] if not line.noise]
    return bool(above) and len(rest) <= MAX_NOTE_LINES and not any(line.gap for line in rest[1:])


def _small_print(page: Sequence[Line], usual: float) -> int:
    start = len(page)
    for place in range(len(page) - 1, -1, -1):
        line = page[place]
        if line.noise or not line.text:
            continue
        if line.size == 0 or line.size > usual * SMALLER or line.table is not None:
            break
        start = place
    body = [line for line in page[start:] if not line.noise]
    return start if body and _NOTE.match(body[0].text) else len(page)


def _usual_size(page: Sequence[Line]) -> float:
    weights: Counter[float] = Counter()
    for line in page:
        if line.size and not line.noise:
            weights[line.size] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 0.0
