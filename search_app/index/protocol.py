"""What a search engine is to the rest of the program, and what it gives back.

::

    text + arguments -> Query -> SearchEngine.search -> Page -> template | exporter

The entry that is indexed and found is the question/answer pair (one entry per
answer: a joint answer is one entry with several labels), a preamble, or a
section of another document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from search_app.index.query import Node


class EntryKind(StrEnum):
    """What an entry of the index is."""

    PAIR = "pair"
    PREAMBLE = "preamble"
    SECTION = "section"


class Sort(StrEnum):
    """The orders of a result; ties are broken by the entry's id."""

    RELEVANCE = "relevanz"
    NEWEST = "neu"
    OLDEST = "alt"


class Grouping(StrEnum):
    """Whether hits stand under their paper or one by one."""

    PAPER = "dokument"
    NONE = "paar"


@dataclass(frozen=True, slots=True)
class Filter:
    """Chosen facet values of one field: any of ``values`` will do. Fields are AND-ed."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A search: the parsed text (None finds everything) and what narrows and orders it.

    ``page`` counts from 1; ``size`` is the number of papers on a page when hits are
    grouped, else of entries. Of each paper at most ``per_paper`` hits are listed, the
    best ones, in printed order. The facets named in ``whole`` come with all their values.
    """

    tree: Node | None = None
    filters: tuple[Filter, ...] = ()
    sort: Sort = Sort.RELEVANCE
    grouping: Grouping = Grouping.PAPER
    page: int = 1
    size: int = 10
    per_paper: int = 5
    whole: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to highlight, as character offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stored text, and which stretches of it the query found."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberedQuestion:
    """A question as it stands in an entry; ``page`` is None when only the inquiry's own paper prints it."""

    label: str
    passage: Passage
    page: int | None


@dataclass(frozen=True, slots=True)
class NamedProgramme:
    """A programme that an entry names: the name it goes by, and how it is printed there."""

    name: str
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that was found, with all that a result page shows of it.

    ``paper`` is the paper's id (``be/17/11310``), ``entry`` the entry's
    (``be/17/11310/4``). ``answer`` is None for a question without an answer;
    for a preamble or section it is the text, and ``heading`` says what it is.
    ``day`` is the day of the answer, else of the question, else of publication; ``day_of`` says which
    (a key of `names.DAY_NAMES`, empty without a day).
    ``page`` and ``page_end`` are those of the paper; None for what only the other
    paper of the inquiry prints.
    ``askers`` and ``body`` are as printed, ``parties`` and ``departments`` their normal names.
    """

    entry: str
    kind: EntryKind
    paper: str
    parliament: str | None
    reference: str | None
    term: int | None
    paper_kind: str
    title: Passage
    labels: tuple[str, ...]
    questions: tuple[NumberedQuestion, ...]
    heading: str | None
    answer: Passage | None
    page: int | None
    page_end: int | None
    askers: tuple[str, ...]
    body: str | None
    asked: date | None
    answered: date | None
    day: date | None
    questions_in_paper: int
    findings: int
    score: float = 0.0
    day_of: str = ""
    parties: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    programmes: tuple[NamedProgramme, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one paper; ``total`` counts all its hits, also those not listed."""

    paper: str
    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One choice of a facet with the number of pairs it leaves."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one field under the current query; a chosen facet still shows the others."""

    field: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a result: exact totals of entries and papers, groups in order, facets."""

    total: int
    papers: int
    groups: tuple[Group, ...]
    facets: tuple[Facet, ...] = ()
    number: int = 1
    pages: int = 1

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits of the page in order, whatever their group."""
        return tuple(hit for group in self.groups for hit in group.hits)


@dataclass(frozen=True, slots=True)
class Origin:
    """What an index was made from: which archive, up to which of its changes.

    ``since`` is where an index stood when changes for it were read: one that stands elsewhere
    now, because it was rolled back meanwhile, has not all of the changes in between.
    """

    archive: str = ""
    serial: int = 0
    since: int | None = None

    def fits(self, serial: int) -> bool:
        """Whether an index that stands at this change may say that it follows up to ours."""
        return self.since is None or self.since == serial


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """How the index stands: entries and papers in it, and whether it is out of date.

    ``stale`` is a German sentence that says why it must be rebuilt, or empty;
    ``built`` the time of the last rebuild in ISO form.
    """

    engine: str
    entries: int
    papers: int
    fingerprint: str
    stale: str = ""
    built: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Entry:
    """One flat entry: ``values`` has exactly the rows of the field table as keys.

    ``ready`` is what an engine's `SearchEngine.ready` made of it, then in place of the values.
    """

    id: str
    paper: str
    values: dict[str, object] = field(repr=False)
    ready: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """An entry as an index holds it: ``digest`` is that of its content, as far as the engine can tell."""

    id: str
    paper: str
    digest: int


class SearchEngine(Protocol):
    """An index of entries; every engine passes the same tests."""

    name: str

    @property
    def ready(self) -> Callable[[Entry], Entry] | None:
        """What readies an entry in the process that makes it, None when that is not worth while; it can be pickled."""

    def status(self) -> IndexStatus:
        """Tell how the index stands; raises IndexUnavailable when there is none, SearchUnreachable for now."""

    def mark(self) -> str:
        """A short text that changes whenever the index does; cheap, and at most a second old."""

    def rebuild(self, entries: Iterable[Entry], origin: Origin = NOWHERE) -> int:
        """Build a new index beside the old one, then swap; on failure the old one still answers.

        Returns the number of entries.
        """

    def apply(self, changes: Iterable[tuple[str, Sequence[Entry]]], origin: Origin | None = None) -> None:
        """Replace all entries of each paper, all or none of them; a paper without entries is removed.

        ``origin`` says up to where the index now follows its archive.
        """

    def roll_back(self) -> None:
        """Let the index answer that was there before the last rebuild; raises IndexUnavailable when there is none."""

    def held(self) -> Iterator[Held]:
        """All entries of the index, in no order, each as often as it is there."""

    def mend(self, entries: Iterable[Entry], gone: Sequence[str]) -> None:
        """Put single entries in the place of those with their ids, and remove those with the ids in ``gone``."""

    def update(self, paper: str, entries: Iterable[Entry]) -> None:
        """Replace all entries of one paper."""

    def delete(self, paper: str) -> None:
        """Remove all entries of one paper."""

    def search(self, query: Query) -> Page:
        """Find; raises IndexUnavailable."""

    def scan(self, query: Query) -> Iterator[Hit]:
        """All hits of a query in its order, streamed, for exports; page and size are ignored."""

    def get(self, entry: str) -> Hit | None:
        """One entry by its id, None when it is not there."""

    def paper(self, paper: str) -> tuple[Hit, ...]:
        """All entries of one paper in printed order."""

    def suggest(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Titles that hold words with this beginning."""

    def close(self) -> None:
        """Let go of files and connections."""
