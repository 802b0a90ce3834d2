"""The frozen types that travel from a file to the archive.

A paper goes one way through these types::

    file -> SourceFile -> PageText -> Line -> Inquiry

Pages and lines stand in `ingest.pages`. Everything is a value: frozen, slotted, tuples instead of lists,
``date`` instead of strings. The module does no input or output, knows no pattern and
imports nothing but the standard library. The names of `Inquiry`'s fields are
the keys of the JSON that ``anfragen parse`` prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of document a paper is; the values are printed in the JSON."""

    KLEINE_ANFRAGE = "kleine_anfrage"
    GROSSE_ANFRAGE = "grosse_anfrage"
    SCHRIFTLICHE_ANFRAGE = "schriftliche_anfrage"
    DRINGLICHE_ANFRAGE = "dringliche_anfrage"
    MUENDLICHE_ANFRAGE = "muendliche_anfrage"
    VORLAGE = "vorlage"
    UNTERRICHTUNG = "unterrichtung"
    PROGRAMME = "programme"
    PUBLICATION = "publication"
    OTHER = "other"


class Part(StrEnum):
    """Which half of an inquiry a paper prints."""

    INQUIRY = "inquiry"
    ANSWER = "answer"
    BOTH = "both"


class Speaker(StrEnum):
    """Who speaks in a preamble."""

    ASKER = "asker"
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it came in: its bytes are read, its type is decided by content.

    ``name`` is the name as given (inside a ZIP: ``archive.zip/member.pdf``),
    ``sha256`` the lower-case hex digest of ``data``.
    """

    name: str
    sha256: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled or tab-separated table: ``rows`` of cell texts, head rows first.

    ``start`` is the offset in the text it belongs to where the table stands;
    ``page`` and ``page_end`` are 1-based pages of the paper.
    """

    page: int
    page_end: int
    header_rows: int
    rows: tuple[tuple[str, ...], ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a value's text that stands on one page.

    ``start`` and ``end`` are character offsets in the value's text; ``line`` is
    the number of its first line on the page, from 1.
    """

    page: int
    start: int
    end: int
    line: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a head field was read: the field's name, page and line, both from 1."""

    field: str
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class PaperRef:
    """The address of a paper: parliament code, legislative term, running number."""

    parliament: str
    term: int
    number: int

    def __str__(self) -> str:
        """Code/term/number: ``be/17/11310``."""
        return f"{self.parliament}/{self.term}/{self.number}"


@dataclass(frozen=True, slots=True)
class Source:
    """Which file a record was read from; ``pages`` is their number, at least 1."""

    name: str
    sha256: str
    media_type: str
    pages: int


@dataclass(frozen=True, slots=True)
class Asker:
    """A member who asks: name with academic titles and without town; party as printed."""

    name: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class NormalName:
    """A party or department as it is printed, beside the one name it has and a key that outlives renamings.

    ``key`` is None for what the tables of names do not have; then ``name`` is the
    printed form put in order by rule. ``note`` says in German when the name is not
    the one of the paper's day.
    """

    printed: str
    name: str
    key: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates a paper prints; None where it does not.

    ``dated`` is the day in the head of a paper that prints the day of its distribution elsewhere: what was done
    on it is not said.
    """

    asked: date | None = None
    received: date | None = None
    forwarded: date | None = None
    answered: date | None = None
    answer_received: date | None = None
    published: date | None = None
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Preamble:
    """Remarks in front of questions or answers, by asker or government; ``origin`` is as with `Question`."""

    by: Speaker
    text: str
    page: int
    spans: tuple[Span, ...] = ()
    tables: tuple[Table, ...] = ()
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One numbered question; ``part_of`` names the question it only continues.

    Such an item has no answer of its own. In a linked record ``origin`` is the digest of the
    other paper's file when text, page and spans were read there; ``other_page`` is the page
    in that one of the two papers the text was not read from, None when it does not print it.
    ``topic`` is the heading printed above it.
    """

    label: str
    text: str
    page: int
    part_of: str | None = None
    spans: tuple[Span, ...] = ()
    origin: str | None = None
    other_page: int | None = None
    topic: str | None = None

    @property
    def own_page(self) -> int | None:
        """The page of the record's own paper, None when that does not print the question."""
        return self.page if self.origin is None else self.other_page


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with every label it answers; ``marker`` is its heading as printed."""

    labels: tuple[str, ...]
    text: str
    page: int
    marker: str | None = None
    tables: tuple[Table, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a document that is no inquiry; ``level`` is 1 for the top."""

    heading: str | None
    text: str
    page: int
    level: int = 1
    tables: tuple[Table, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A foot note with its lines; ``page`` is where it stands.

    ``line`` is the line of this page that its mark stood on, counted as in `Span`; None where none was found.
    """

    text: str
    page: int
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd but survivable: a code for machines, a German sentence for readers.

    ``label`` names the question or answer it is about; without label and page it is
    about the head or the paper as a whole.
    """

    code: str
    message: str
    page: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """The other paper of an inquiry; ``fields`` are those the record took from it ("title", "dates.asked")."""

    paper_id: str
    part: Part
    source: Source
    reference: str | None = None
    inquiry_number: str | None = None
    title: str | None = None
    askers: tuple[Asker, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The record of one paper; documents of other kinds have ``sections`` instead of questions.

    ``reference`` is the paper's own number as ``17/11310``, ``request_reference``
    that of the inquiry's own paper when this is its answer; both None when not
    printed. A value that is not printed is None and has a `Finding`. ``linked`` is
    filled by the archive: a record read from one file has none, see `ingest.linking`.
    ``parties`` are those of askers and Fraktionen, ``departments`` those of
    ``answering_body``, each once and in printed order. ``watermark`` is what is printed
    across or beside all of a paper and says what it is: "Vorabfassung ...", "Fiktives Muster ...".
    """

    source: Source
    kind: Kind = Kind.OTHER
    parliament: str | None = None
    reference: str | None = None
    legislative_term: int | None = None
    part: Part | None = None
    request_reference: str | None = None
    inquiry_number: str | None = None
    title: str | None = None
    askers: tuple[Asker, ...] = ()
    factions: tuple[str, ...] = ()
    dates: Dates = Dates()
    answering_body: str | None = None
    signed_by: str | None = None
    preambles: tuple[Preamble, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: tuple[Answer, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    places: tuple[Place, ...] = ()
    findings: tuple[Finding, ...] = ()
    linked: tuple[Linked, ...] = ()
    parties: tuple[NormalName, ...] = ()
    departments: tuple[NormalName, ...] = ()
    watermark: str | None = None

    @property
    def paper_ref(self) -> PaperRef | None:
        """The paper's address: its own number, else that of the inquiry it answers.

        None when the paper prints neither, or its parliament is unknown.
        """
        printed = self.reference or self.request_reference
        if self.parliament is None or printed is None:
            return None
        term, _, number = printed.partition("/")
        if not (term.isdigit() and number.isdigit()):
            return None
        return PaperRef(self.parliament, int(term), int(number))

    @property
    def paper_id(self) -> str:
        """``be/17/11310``; for a document without a number ``dok/`` and 16 digits of its digest."""
        ref = self.paper_ref
        return str(ref) if ref else f"dok/{self.source.sha256[:16]}"

    @property
    def is_answered_elsewhere(self) -> bool:
        """Whether this is an inquiry's own paper, and its questions stand with their answers under another one."""
        return self.part is Part.INQUIRY and any(paper.part is not Part.INQUIRY for paper in self.linked)
