"""What stands on a page and is no text of the paper: running heads, page numbers, foot notes.

Nothing is dropped: noise is labelled, so that a head field can still be read from a
running head or a foot note, and nothing is lost in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, takewhile

from ingest.body import is_flat
from ingest.dialect import NoiseRow
from ingest.dialecttable import noise_rows
from ingest.footnotes import label_footnotes
from ingest.pagemarks import PAGE_NUMBER, counted
from ingest.pages import Line
from ingest.patterns import compiled
from ingest.registry import HEAD_LENGTH, detect, dialects
from ingest.tablefile import read_table, table_file

NOISE = "_noise.toml"
"""The table of what is printed on pages of all parliaments."""

RUNNING_HEAD = "running-head"
RUNNING_FOOT = "running-foot"
WATERMARK = "watermark"

REPEATED_PART = 0.3
"""Part of the pages on which a line must return; running heads of left and right pages differ."""

REPEATS = 3
"""Pages on which a line must return, numbers aside, before it counts as a running head."""

EDGE_LINES = 3
"""Lines of a running head or foot, at most."""

AT_LINE = r"(?<![^\n])"
"""How a pattern begins that is found at the beginning of a line alone."""

HEAD_LETTERS = 10
"""Letters of a running head; "Antwort:" also stands at the top of a page now and then."""

_BESIDE = 12  # characters of a page number beside a running head, with its dashes
_PAGE_BEFORE = re.compile(r"(?<=\s)[-–—]?\s?\d{1,2}\s?[-–—]?\s*\Z")
_PAGE_BEHIND = re.compile(r"\s*(?:[-–—]\s?\d{1,2}\s?[-–—](?=\s|\Z)|\d{1,2}(?=\s(?![.)\d])|\s*\Z))")
_PAGE_NUMBER = re.compile(r"(?:Seite\s+)?[-–]?\s*(\d{1,4})\s*[-–]?(?:\s+von\s+\d{1,4})?$", re.IGNORECASE)
_NEWLINE = re.compile(r"\n")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class NoisePattern:
    """One row of a table, compiled; it is searched anywhere on a page."""

    kind: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


@cache
def noise_patterns(parliament: str | None = None) -> tuple[NoisePattern, ...]:
    """The running heads, imprints and watermarks that all may print, and those of one parliament (a code).

    Raises DialectError.
    """
    shared = noise_rows(NOISE, read_table(table_file(NOISE)))
    own = [row for dialect in dialects() if dialect.parliament.code == parliament for row in dialect.noise]
    words = {"parliament": _any_of([name for dialect in dialects() for name in dialect.parliament.printed])}
    return tuple(_compiled(row, words) for row in (*shared, *own))


def watermark(noise: Iterable[Line]) -> str | None:
    """What is printed across or beside the pages and says what the paper is, as printed; None without any."""
    patterns = [each.pattern for each in noise_patterns() if each.kind == WATERMARK]
    found = (pattern.search(line.text) for line in noise for pattern in patterns)
    return next((" ".join(match[0].split()) for match in found if match), None)


def _any_of(names: Sequence[str]) -> str:
    """A pattern for any of these names, capitals aside, none behind what opens a citation.

    It begins with a plain set of letters: no other pattern passes so quickly over a text that has no such name.
    """
    first, second = (_any_case(name[place] for name in names) for place in (0, 1))
    return f"[{first}](?=[{second}])(?<![(„].)(?:{'|'.join(map(_behind_first, names))})"


def _behind_first(name: str) -> str:
    """A pattern for a name of which the first letter stands just in front."""
    words = r"\s+".join(map(re.escape, name.split()))
    return f"(?<=[{_any_case(name[0])}])(?i:{words[1:]})"


def _any_case(letters: Iterable[str]) -> str:
    return "".join(sorted({case for letter in letters for case in (letter.lower(), letter.upper())}))


def _compiled(row: NoiseRow, words: Mapping[str, str]) -> NoisePattern:
    source = row.source + (r"(?:\s+\d{1,3}(?=\s|$))?" if row.page_number else "")
    return NoisePattern(row.kind, compiled(row.table, source, words), row.examples)


def label_noise(lines: Sequence[Line], parliament: str | None = None) -> tuple[Line, ...]:
    """The same lines with `Line.noise` set; a line that is only partly noise is cut in pieces.

    Where a text has lost its form feeds, its running heads say where pages begin. What only one parliament prints is
    looked for in its papers alone; ``parliament`` is its code, None when the lines shall tell.
    """
    patterns = noise_patterns(parliament or _parliament(lines))
    cut = _paged([piece for page in _pages(counted(lines)) for piece in _cut(page, patterns)])
    return tuple(label_footnotes(_label_page_numbers(_label_edges(cut))))


def _parliament(lines: Sequence[Line]) -> str | None:
    """Whose paper this is, as far as its raw lines tell."""
    text, length = list[str](), 0
    for line in lines:
        text.append(line.text)
        length += len(line.text)
        if length > HEAD_LENGTH:
            break
    found = detect("\n".join(text)[:HEAD_LENGTH], flat=is_flat(lines))
    return found.dialect.parliament.code if found.dialect else None


def _paged(lines: list[Line]) -> list[Line]:
    """Where a text has no form feeds, a running head opens a page and a running foot closes one."""
    if len({line.page for line in lines}) > 1:
        return lines
    page, number, texted, closed, paged = 1, 0, False, False, list[Line]()
    for line in lines:
        in_head = bool(paged) and paged[-1].noise == RUNNING_HEAD
        opens = line.noise == RUNNING_HEAD and not in_head
        begins = texted and (opens or (closed and not line.noise and bool(line.text)))
        page, number = (page + 1, 1) if begins else (page, number + 1)
        texted = (texted and not begins) or (not line.noise and bool(line.text))
        closed = line.noise == RUNNING_FOOT or (closed and not begins)
        moved = (line.page, line.number) != (page, number)
        paged.append(replace(line, page=page, number=number) if moved else line)
    return paged


def _cut(page: Sequence[Line], patterns: Sequence[NoisePattern]) -> Iterator[Line]:
    """The lines of a page, cut where known noise begins and ends; it may run over lines, but not over a table."""
    for is_text, run in groupby(page, key=lambda line: line.is_text):
        stretch = list(run)
        places = _places("\n".join(line.text for line in stretch), patterns) if is_text else []
        begins, ends = [begin for begin, _, _ in places], [end for _, end, _ in places]
        start = 0
        for line in stretch:
            end = start + len(line.text)
            near = places[bisect_right(ends, start) : bisect_left(begins, end)]
            here = [(max(b - start, 0), min(e, end) - start, kind) for b, e, kind in near]
            yield from _pieces(line, here) if is_text else (line,)
            start = end + 1


def _places(text: str, patterns: Sequence[NoisePattern]) -> list[tuple[int, int, str]]:
    """Where known noise stands in a text: start, end and kind, none over another."""
    begins = [0, *(newline.end() for newline in _NEWLINE.finditer(text))]
    found = sorted((*_with_page(text, m, p.kind), p.kind) for p in patterns for m in _matches(p.pattern, text, begins))
    places: list[tuple[int, int, str]] = []
    for begin, end, kind in found:
        free = max(begin, places[-1][1]) if places else begin
        if end > free:
            places.append((free, end, kind))
    return places


def _matches(pattern: re.Pattern[str], text: str, begins: Sequence[int]) -> Iterator[re.Match[str]]:
    """All matches in a text; a pattern of whole lines is tried where these begin, others are searched."""
    if not pattern.pattern.startswith(AT_LINE):
        yield from pattern.finditer(text)
        return
    end = 0
    for begin in begins:
        if begin >= end and (found := pattern.match(text, begin)):
            yield found
            end = found.end()


def _with_page(text: str, found: re.Match[str], kind: str) -> tuple[int, int]:
    """Where noise begins and ends, with the page number that stands beside a running head in a text of one line."""
    start, end = found.span()
    if kind not in (RUNNING_HEAD, WATERMARK) or "\n" in text[max(start - _BESIDE, 0) : end + _BESIDE]:
        return start, end
    before = _PAGE_BEFORE.search(text, max(start - _BESIDE, 0), start) if kind == RUNNING_HEAD else None
    behind = _PAGE_BEHIND.match(text, end)
    return (before.start() if before else start), (behind.end() if behind else end)


def _pieces(line: Line, places: Sequence[tuple[int, int, str]]) -> Iterator[Line]:
    if not places and line.text == line.text.strip():
        yield line
        return
    start = 0
    for begin, end, kind in places:
        if line.text[start:begin].strip():
            yield replace(line, text=line.text[start:begin].strip(), gap=line.gap and start == 0)
        yield replace(line, text=line.text[begin:end].strip(), noise=kind, gap=False)
        start = end
    if start == 0 or line.text[start:].strip():
        yield replace(line, text=line.text[start:].strip(), gap=line.gap and start == 0)


def _pages(lines: Iterable[Line]) -> list[list[Line]]:
    return [list(page) for _, page in groupby(lines, key=lambda line: line.page)]


def _label_edges(lines: Sequence[Line]) -> list[Line]:
    """Label what returns at the top or foot of many pages, numbers aside, from the edge inwards."""
    pages = _pages(lines)
    seen = Counter(shape for page in pages for shape in {_shape(line) for edge in _edges(page) for line in edge})
    often = max(REPEATS, len(pages) * REPEATED_PART)
    repeated = {shape for shape, count in seen.items() if count >= often and _may_be_head(shape)}
    if not repeated:
        return list(lines)
    repeated -= {_shape(line) for page in pages for line in _inside(page)}
    heads = {
        id(line)
        for page in pages[1:]
        for edge in _edges(page)
        for line in takewhile(lambda line: _shape(line) in repeated, edge)
    }
    return [replace(line, noise=RUNNING_HEAD) if id(line) in heads else line for line in lines]


def _may_be_head(shape: str) -> bool:
    return sum(map(str.isalpha, shape)) >= HEAD_LETTERS and not shape.endswith((":", "?"))


def _edges(page: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The first lines of a page and, from below, its last; no line is both."""
    full = [line for line in page if line.text and line.is_text]
    top = full[: min(EDGE_LINES, (len(full) + 1) // 2)]
    return top, full[len(top) :][::-1][:EDGE_LINES]


def _inside(page: Sequence[Line]) -> list[Line]:
    """The lines of a page that no running head can reach: a sentence that returns also stands there."""
    full = [line for line in page if line.text and line.is_text]
    return full[EDGE_LINES:-EDGE_LINES]


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _label_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Label the numbers alone at the edge of a page that count with the pages; a table's figure does not."""
    pages = _pages(lines)
    if len(pages) == 1:
        return list(lines)
    found = [(line, int(m.group(1)) - line.page) for page in pages for line in _outermost(page) if (m := _number(line))]
    counts = Counter(distance for _, distance in found)
    likely = {distance for distance, count in counts.items() if count > 1 or abs(distance) <= 1}
    counted = max(likely, key=lambda distance: (counts[distance], -abs(distance)), default=None)
    numbers = {id(line) for line, distance in found if distance == counted}
    return [replace(line, noise=PAGE_NUMBER) if id(line) in numbers else line for line in lines]


def _outermost(page: Sequence[Line]) -> list[Line]:
    full = [line for line in page if line.text and line.is_text]
    return [*full[:1], *full[1:][-1:]]


def _number(line: Line) -> re.Match[str] | None:
    return _PAGE_NUMBER.fullmatch(line.text)
