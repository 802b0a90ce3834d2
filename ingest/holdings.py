"""What the archive gives back: frozen values, never rows of its database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from ingest.records import Inquiry, Kind, Part


class Status(StrEnum):
    """What taking in one file did to the archive."""

    NEW = "new"
    """A paper that was not there."""
    CHANGED = "changed"
    """A newer version of a paper, or another reading of the same file; the record was replaced."""
    VERSION = "version"
    """Another file of a known paper that goes to its history: the record that stands is the better one."""
    UNCHANGED = "unchanged"
    """This very file was there."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The outcome of storing one file."""

    status: Status
    paper_id: str


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it came in: where it lies, what it is, and the first name it had."""

    path: Path
    media_type: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class StoredPaper:
    """A paper with the record that stands for it; ``given`` is the parliament the user named."""

    paper_id: str
    inquiry: Inquiry
    sha256: str
    stored_at: datetime
    parser: str
    given: str | None = None


@dataclass(frozen=True, slots=True)
class PaperSummary:
    """One row of a list of papers; ``day`` is that of the answer, else of the question, else of printing.

    ``answered_by`` is set for an inquiry's own paper: the id of the paper where its
    questions stand with their answers, the newest if there are several.
    """

    paper_id: str
    parliament: str | None
    term: int | None
    number: int | None
    kind: Kind
    part: Part | None
    title: str | None
    day: date | None
    questions: int
    answers: int
    findings: int
    stored_at: datetime
    answered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One file of a paper's history; ``current`` marks the one whose record stands.

    ``part`` tells the inquiry from its answer where both came under one number.
    """

    sha256: str
    name: str
    media_type: str
    stored_at: datetime
    current: bool
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file in quarantine: its reason for people, its code for machines, when it failed last.

    ``sha256`` is set when its content is known and was copied; a file over the
    limit is only named, then ``place`` may say where it lay.
    """

    place: str
    code: str
    reason: str
    failed_at: datetime
    sha256: str | None = None
    given: str | None = None
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class Share:
    """A number of papers that have a value in common; None stands for "not printed"."""

    value: str | None
    papers: int


@dataclass(frozen=True, slots=True)
class TermShare:
    """The papers of one legislative term of one parliament."""

    parliament: str | None
    term: int | None
    papers: int


@dataclass(frozen=True, slots=True)
class FindingShare:
    """The papers of one parliament that have a finding with this code."""

    parliament: str | None
    code: str
    papers: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the archive holds; ``size`` is the bytes of all originals.

    ``answered_elsewhere`` of the papers only ask: their questions stand with their answers in another one.
    """

    papers: int
    originals: int
    size: int
    questions: int
    answers: int
    failures: int
    parliaments: tuple[Share, ...]
    kinds: tuple[Share, ...]
    terms: tuple[TermShare, ...]
    findings: tuple[Share, ...]
    findings_by_parliament: tuple[FindingShare, ...] = ()
    answered_elsewhere: int = 0
