"""Foot notes: which lines of a page they are, and where in the text their marks stand.

Three signs: small print at the foot of a printed page; a numbered block at the foot of a page
of text; in a text without line breaks, numbered links in front of the next page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.pages import Line

FOOTNOTE = "footnote"

SMALLER = 0.93
"""A foot note is set in at most this part of the page's usual font size."""

FEW_LETTERS = 600
"""A page with fewer letters of running text, as one full of tables, is measured by the font size of the whole paper."""

MAX_NOTE_LINES = 25
"""Lines of foot notes that a page can hold; more is a numbered list."""

MAX_FLAT_NOTES = 2500
"""Characters that the notes of a page take in a text without line breaks."""

MAX_BEHIND_LINK = 90
"""Characters behind the last link of a run of notes: the rest of an address that the line's end has cut."""

FLAT_PAGE = 600
"""Characters from which a line is no line of print but a page, or more, that lost its line breaks."""

_MARK = r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}\)?|\*{1,3}\)?)"
_NOTE = re.compile(rf"{_MARK}\s{{0,3}}(?=[^\W\d_]|[„“\"(])")
_NUMBER = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,3})")
_STARRED = re.compile(r"\*{1,4}\s?[A-ZÄÖÜ]")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FLAT_NOTE = r"(?<=\s){number}\)?\s{{1,3}}(?=(?:[A-ZÄÖÜ][\w.]{{0,12}}:?\s){{0,2}}(?:https?://|www\.))"
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def label_footnotes(lines: Sequence[Line]) -> Iterator[Line]:
    """The same lines, those of foot notes labelled, and the marks of these notes taken out of the text."""
    expected = 1
    common = _usual_size(lines)
    for _, group in groupby(lines, key=lambda line: line.page):
        page, expected = _labelled(list(group), expected, common)
        yield from without_marks(page)


def _labelled(page: list[Line], expected: int, common: float) -> tuple[list[Line], int]:
    """A page with its notes labelled, and the number that the next page's first note will have."""
    usual = _usual_size(page)
    if sum(len(line.text) for line in page if line.is_text) < FEW_LETTERS:
        usual = max(usual, common)
    if usual:
        start = _small_print(page, usual)
        return [
            replace(line, noise=FOOTNOTE) if not line.noise and (place >= start or _is_starred(line, usual)) else line
            for place, line in enumerate(page)
        ], expected
    page, expected = _cut_flat_notes(page, expected)
    start, expected = _numbered_block(page, expected)
    return [
        replace(line, noise=FOOTNOTE) if place >= start and not line.noise else line for place, line in enumerate(page)
    ], expected


def _is_starred(line: Line, usual: float) -> bool:
    """A note under a table: a star and small print, wherever it stands on the page."""
    return 0 < line.size <= usual * SMALLER and bool(_STARRED.match(line.text))


def _small_print(page: Sequence[Line], usual: float) -> int:
    """Where the small print at the foot of a page begins with a mark; the number of lines if nowhere."""
    start = found = len(page)
    for place in range(len(page) - 1, -1, -1):
        line = page[place]
        if line.noise or not line.text:
            continue
        if line.size == 0 or line.size > usual * SMALLER or line.table is not None:
            break
        start = place
        found = start if _NOTE.match(line.text) else found
    return found


def _numbered_block(page: Sequence[Line], expected: int) -> tuple[int, int]:
    """Where the notes at the foot of a page of text begin, and the number of the next note."""
    start, number = len(page), expected
    text = [place for place, line in enumerate(page) if not line.noise]
    for place in text[-MAX_NOTE_LINES:]:
        begins = re.match(rf"{number}\)?\s{{0,3}}(?=[A-ZÄÖÜhwv„(])", page[place].text)
        if not begins or place == text[0] or any(page[at].gap for at in text if at > place):
            continue
        if page[place].gap or start < len(page) or _is_marked(page[:place], number):
            start, number = min(start, place), number + 1
    return start, number


def _is_marked(lines: Sequence[Line], number: int) -> bool:
    """Whether the number of a note is glued to a word above it ("in diesen Gesprächen1?")."""
    mark = re.compile(rf"[^\W\d_][)“”]?{number}(?=[?.,;:)“”]|\s|$)")
    return any(mark.search(line.text) for line in lines if not line.noise)


def _cut_flat_notes(page: list[Line], expected: int) -> tuple[list[Line], int]:
    """Numbered notes with links at the end of a page without line breaks, cut off as lines of their own.

    A page ends where its running head or foot stands, or the text.
    """
    if max((len(line.text) for line in page if not line.noise), default=0) < FLAT_PAGE:
        return page, expected
    lines: list[Line] = []
    for place, line in enumerate(page):
        if not line.is_text or (place + 1 < len(page) and page[place + 1].is_text):
            lines.append(line)
            continue
        begin, expected = _flat_notes(line.text, expected)
        if begin == len(line.text):
            lines.append(line)
            continue
        lines.append(replace(line, text=line.text[:begin].rstrip()))
        lines.append(replace(line, text=line.text[begin:], noise=FOOTNOTE, gap=False))
    return lines, expected


def _flat_notes(text: str, expected: int) -> tuple[int, int]:
    """Where a run of notes numbered from ``expected`` begins that fills the end of a text; and the next number."""
    begin, number, at = len(text), expected, max(len(text) - MAX_FLAT_NOTES, 0)
    while found := _flat_note(text, number, at):
        begin, number, at = min(begin, found.start()), number + 1, found.end()
    return (begin, number) if _is_links(text[begin:]) or _closes_with_link(text[begin:]) else (len(text), expected)


def _flat_note(text: str, number: int, at: int) -> re.Match[str] | None:
    """The next note: a link behind its number, or words where the number is glued to a word above them."""
    link = re.compile(_FLAT_NOTE.format(number=number)).search(text, at)
    mark = None if link else re.compile(rf"[a-zäöüß]{{3}}[)“”]?{number}(?=[?.,;:)“”\s])").search(text)
    if mark is None:
        return link
    return re.compile(rf"(?<=[.?!)“”] ){number}\)?\s(?=[A-ZÄÖÜ])").search(text, max(at, mark.end()))


def _closes_with_link(notes: str) -> bool:
    """Whether the last words of the notes are an address."""
    links = list(_LINK.finditer(notes))
    return bool(links) and len(notes) - links[-1].end() <= MAX_BEHIND_LINK


def _is_links(notes: str) -> bool:
    """Whether the notes are links and little else: each blank-separated rest belongs to an address or a number."""
    words = _LINK.sub("", notes).split()
    prose = [word for word in words if word.isalpha()]
    return bool(notes) and len(prose) <= 3 * (1 + len(_LINK.findall(notes)))


def without_marks(page: Sequence[Line]) -> Iterator[Line]:
    """The lines of a page, the marks of its notes taken out of the text; other figures stay."""
    texts = [line.text if line.is_text else "" for line in page]
    marked: dict[int, tuple[str, ...]] = {}
    for number in filter(None, (note_number(line.text) for line in page if line.noise == FOOTNOTE)):
        for pattern in _mark_patterns(number):
            place, found = next(((at, m) for at, text in enumerate(texts) if (m := pattern.search(text))), (-1, None))
            if found:
                texts[place] = texts[place][: found.start()] + texts[place][found.end() :]
                marked[place] = (*marked.get(place, ()), number)
                break
    for place, (line, text) in enumerate(zip(page, texts, strict=True)):
        yield replace(line, text=text, marked=marked[place]) if place in marked else line


def note_number(note: str) -> str | None:
    """The number that a foot note begins with, in plain figures; None for one with a star."""
    found = _NUMBER.match(note)
    return found.group().translate(_PLAIN) if found else None


def _mark_patterns(number: str) -> tuple[re.Pattern[str], ...]:
    """How a mark is printed, the surest first: raised, behind a stop, behind a word, alone behind a sentence."""
    end = r"(?=[\s.,;:!?)“”\"]|$)"
    return (
        re.compile(rf"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹]){number.translate(_RAISED)}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])"),
        re.compile(rf"(?<=[^\W\d_][.,;:!?)“”\"]){number}{end}"),
        re.compile(rf"(?<=[a-zäöüß]{{4}}){number}{end}"),
        re.compile(rf"(?<=[a-zäöüß][.!?]) {number}(?= [A-ZÄÖÜ])"),
    )


def _usual_size(page: Sequence[Line]) -> float:
    weights: Counter[float] = Counter()
    for line in page:
        if line.size and not line.noise:
            weights[line.size] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 0.0
