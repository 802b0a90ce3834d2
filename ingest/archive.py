"""The archive: originals by digest, and a catalogue of the records read from them.

::

    home/originals/ab/cdef...   every file as it came in, never changed, never deleted
    home/quarantine/ab/cdef...  files that could not be read, until they can
    home/catalogue.sqlite       versions, the record that stands for each paper, changes, failures

This module is the only writer. The archive is the truth: the search index is made
from it and asks `Archive.changes_since` for what it does not know yet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest import serial
from ingest.catalogue import Row, Value
from ingest.errors import ArchiveError, UnreadableFile
from ingest.holdings import Failure, Status, Stored
from ingest.lookup import Lookup
from ingest.quarantine import Quarantine
from ingest.records import Inquiry, Part, SourceFile
from ingest.version import parser_version

_PDF = "application/pdf"
_BEST = "SELECT number, digest, record FROM version WHERE paper_id = :id ORDER BY standing DESC, number DESC LIMIT 1"
_READ_AGAIN = """
    UPDATE version SET paper_id = :paper_id, standing = :standing, record = :record, digest = :digest,
    parser = :parser, given = :given WHERE sha256 = :sha256"""


class Archive(Lookup):
    """One open archive; open it with `Archive.open` and close it, best by ``with``.

    An object belongs to the thread that opened it: another thread opens its own,
    which takes a fraction of a millisecond. Any number of readers and writers may
    work at once, in any number of processes; readers never wait, and each write is
    one short transaction. Every method raises ArchiveError when the disk or the
    database refuses.
    """

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self._quarantine = Quarantine(home / "quarantine", self._catalogue)

    @classmethod
    def open(cls, home: Path) -> Self:
        """Open the archive that lies in this folder; an empty one is made where there is none."""
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"{home} kann nicht angelegt werden: {error.strerror}") from error
        return cls(home)

    def close(self) -> None:
        """Let go of all files."""
        self._catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def sweep(self) -> None:
        """Clear away what killed runs left half written; worth doing before a long run."""
        self._originals.sweep()
        self._quarantine.sweep()

    def store(self, source: SourceFile, inquiry: Inquiry, *, given: str | None = None) -> Stored:
        """Keep a file and the record read from it; ``given`` is the parliament that the user named.

        The file is one version of the paper that its record names. The newest version
        of the best standing (see `_standing`) stands for the paper, the others are its
        history: taking in an older one again changes nothing.
        """
        self._originals.put(source.sha256, source.data)
        with self._catalogue.writing():
            self._note(source)
            stored = self._take_in(source.sha256, inquiry, given)
        self._quarantine.release(source.name, source.sha256)
        return stored

    def recall(self, source: SourceFile, *, given: str | None = None) -> Stored | None:
        """Recognise a file that this version of the parser has read before; None when it must be read.

        A new name of it is remembered. ``given`` asks for a reading as that parliament's paper.
        """
        known = self._catalogue.row(
            "SELECT paper_id, parser, given FROM version WHERE sha256 = :sha256", sha256=source.sha256
        )
        if known is None or known["parser"] != parser_version() or given not in (None, known["given"]):
            return None
        if source.name not in self.names(source.sha256):
            self._note(source)
        self._quarantine.release(source.name, source.sha256)
        return Stored(Status.UNCHANGED, known["paper_id"])

    def quarantine(self, source: SourceFile | str, error: UnreadableFile, *, given: str | None = None) -> None:
        """Keep a file that cannot be read with the reason; ``source`` is its name when its bytes are not at hand."""
        self._quarantine.add(source, error, given)

    def quarantined(self) -> tuple[Failure, ...]:
        """List the files that could not be read; one leaves when it is stored."""
        return self._quarantine.all()

    def quarantined_data(self, failure: Failure) -> bytes | None:
        """Read the content of a failed file, None when it was too large to be copied."""
        return self._quarantine.data(failure)

    def dismiss(self, failure: Failure) -> None:
        """Take a failed file out of the quarantine, with its copy."""
        self._quarantine.dismiss(failure.place)

    def _note(self, source: SourceFile) -> None:
        self._catalogue.run(
            "INSERT INTO original VALUES (:sha256, :media_type, :size)"
            " ON CONFLICT DO UPDATE SET media_type = excluded.media_type",
            sha256=source.sha256,
            media_type=source.media_type,
            size=len(source.data),
        )
        self._catalogue.run(
            "INSERT OR IGNORE INTO name (sha256, name) VALUES (:sha256, :name)", sha256=source.sha256, name=source.name
        )

    def _take_in(self, sha256: str, inquiry: Inquiry, given: str | None) -> Stored:
        known = self._catalogue.row("SELECT paper_id FROM version WHERE sha256 = :sha256", sha256=sha256)
        row = self._version_row(sha256, inquiry, given)
        if known is None:
            self._catalogue.write("version", {**row, "stored_at": datetime.now(UTC).isoformat(timespec="seconds")})
            return Stored(self._settle(inquiry.paper_id), inquiry.paper_id)
        self._catalogue.run(_READ_AGAIN, **row)
        return Stored(self._settle_again(known["paper_id"], inquiry.paper_id), inquiry.paper_id)

    def _version_row(self, sha256: str, inquiry: Inquiry, given: str | None) -> Mapping[str, Value]:
        # the record keeps the first name of a content: a second name is no change
        record = serial.to_json(replace(inquiry, source=replace(inquiry.source, name=self.names(sha256)[0])))
        return {
            "sha256": sha256,
            "paper_id": inquiry.paper_id,
            "standing": _standing(inquiry),
            "record": record,
            "digest": hashlib.sha256(record).hexdigest(),
            "parser": parser_version(),
            "given": given,
        }

    def _settle_again(self, old: str, new: str) -> Status:
        """Settle the paper of a known file that was read anew, and the one it was taken for before."""
        if old != new:
            self._settle(old)
            self._settle(new)
            return Status.CHANGED
        status = self._settle(new)
        return Status.UNCHANGED if status is Status.VERSION else status

    def _settle(self, paper_id: str) -> Status:
        """Let the best version of a paper stand; VERSION says that it stood already."""
        best = self._catalogue.row(_BEST, id=paper_id)
        stood = self._catalogue.row("SELECT version, digest FROM paper WHERE paper_id = :id", id=paper_id)
        if best and stood and (stood["version"], stood["digest"]) == (best["number"], best["digest"]):
            return Status.VERSION
        if best:
            self._stand(serial.from_json(best["record"]), best)
        else:
            self._catalogue.run("DELETE FROM paper WHERE paper_id = :id", id=paper_id)
        self._catalogue.write("change", {"paper_id": paper_id})
        return Status.CHANGED if stood else Status.NEW

    def _stand(self, inquiry: Inquiry, version: Row) -> None:
        self._catalogue.write("paper", {"version": version["number"], "digest": version["digest"], **_listed(inquiry)})
        for code in {finding.code for finding in inquiry.findings}:
            self._catalogue.write("finding", {"paper_id": inquiry.paper_id, "code": code})


def _standing(inquiry: Inquiry) -> int:
    """How well a version can stand for its paper; among equals the newest does.

    An answer is never replaced by the inquiry it answers, which has the same id when
    the answer prints no number of its own. A text copy never replaces the PDF it
    was drawn from: the PDF is what the parliament published.
    """
    return 2 * (inquiry.part is not Part.INQUIRY) + (inquiry.source.media_type == _PDF)


def _listed(inquiry: Inquiry) -> Mapping[str, Value]:
    """Pick what lists and numbers need of a record."""
    ref, dates = inquiry.paper_ref, inquiry.dates
    request_term, _, request_number = (inquiry.request_reference or "").partition("/")
    days = (dates.answered, dates.answer_received, dates.asked, dates.received, dates.published)
    day = next((day for day in days if day), None)
    return {
        "paper_id": inquiry.paper_id,
        "parliament": inquiry.parliament,
        "term": ref.term if ref else inquiry.legislative_term,
        "number": ref.number if ref else None,
        "request_term": int(request_term) if request_term.isdecimal() else None,
        "request_number": int(request_number) if request_number.isdecimal() else None,
        "kind": inquiry.kind,
        "part": inquiry.part,
        "title": inquiry.title,
        "day": day.isoformat() if day else None,
        "questions": len(inquiry.questions),
        "answers": len(inquiry.answers),
        "findings": len(inquiry.findings),
    }
