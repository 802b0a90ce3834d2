"""What the pages of a paper and of its pairs show: the frozen views that the templates take."""

from __future__ import annotations

from dataclasses import dataclass

from search_app.web.headdata import Fact
from search_app.web.texts import Segment, TextBlock
from search_app.web.twopapers import PageLink


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question of a pair; one that stands in several pairs has its anchor in the first one only.

    ``places`` are where the two papers of a linked inquiry print it, first the one
    it was read from; ``is_taken`` says that this is not the answer's paper. ``topic`` is the heading printed above it.
    """

    label: str
    heading: str
    anchor: str
    href: str
    text: tuple[Segment, ...]
    places: tuple[PageLink, ...] = ()
    is_taken: bool = False
    topic: str = ""


@dataclass(frozen=True, slots=True)
class TextView:
    """A text with its own heading: an answer, a preamble, a section; ``original`` is the PDF that prints it, if any."""

    heading: str
    page: PageLink
    blocks: tuple[TextBlock, ...]
    original: str


@dataclass(frozen=True, slots=True)
class PointedView:
    """An answer of another paper that an answer points to, with the name and address of its pair."""

    name: str
    href: str
    text: TextView


@dataclass(frozen=True, slots=True)
class PairView:
    """Questions beside their answer; without one ``missing`` says why and ``answered`` leads to it in another paper."""

    key: str
    labels: tuple[str, ...]
    name: str
    anchor: str
    href: str
    questions: tuple[QuestionView, ...]
    answer: TextView | None
    missing: str
    answered: tuple[PageLink, ...]
    joint: bool
    citation: str
    findings: tuple[FindingView, ...] = ()
    pointed: tuple[PointedView, ...] = ()


@dataclass(frozen=True, slots=True)
class SideView:
    """A preamble or section: its name stands where a question would; ``listed`` in the contents of the page."""

    name: str
    anchor: str
    href: str
    note: str
    text: TextView
    level: int = 1
    listed: bool = True
    findings: tuple[FindingView, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteView:
    """A foot note and the page at whose foot it stands."""

    text: tuple[Segment, ...]
    page: PageLink


@dataclass(frozen=True, slots=True)
class JumpView:
    """One line of the list to jump to a question or section; ``level`` is that of a section, 1 for the top."""

    label: str
    text: str
    anchor: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class FindingView:
    """Something odd that was noticed when the paper was read."""

    message: str
    page: PageLink | None


@dataclass(frozen=True, slots=True)
class PaperView:
    """All that the page of a paper shows of the paper itself.

    ``findings`` are those about its head, ``noticed`` leads to the pairs, preambles
    and sections that have others, ``noticed_more`` are not led to.
    """

    title: tuple[Segment, ...]
    plain_title: str
    name: str
    path: str
    meta: tuple[str, ...]
    facts: tuple[Fact, ...]
    summary: str
    finding_count: int
    findings: tuple[FindingView, ...]
    noticed: tuple[JumpView, ...]
    noticed_more: int
    citation: str
    original: str
    file_type: str
    preambles: tuple[SideView, ...]
    pairs: tuple[PairView, ...]
    sections: tuple[SideView, ...]
    notes: tuple[NoteView, ...]
    jumps: tuple[JumpView, ...]
