"""The archive: originals by digest, and a catalogue of the records read from them.

::

    home/originals/ab/cdef...   every file as it came in, never changed, never deleted
    home/quarantine/ab/cdef...  files that could not be read, until they can
    home/ocr/ab/cdef...         searchable forms of scans, kept by `ingest.scans`
    home/catalogue.sqlite       versions, the record that stands for each paper, changes, failures

This module and those it hands its connection to (settling, quarantine, curation) are the only
writers. The archive is the truth: the search index is made
from it and asks `Archive.changes_since` for what it does not know yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest import serial
from ingest.catalogue import Value
from ingest.curation import Curation
from ingest.disk import is_read_only, refusal
from ingest.errors import ArchiveError, UnreadableFile
from ingest.holdings import Failure, Status, Stored
from ingest.lookup import Lookup
from ingest.quarantine import Quarantine
from ingest.records import Inquiry, SourceFile
from ingest.settling import Settling, digest, standing
from ingest.version import parser_version

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
        self._settling = Settling(self._catalogue)
        self.curation = Curation(self._catalogue)
        try:
            self._settling.bring_up()
        except ArchiveError:
            self.close()
            raise

    @classmethod
    def open(cls, home: Path) -> Self:
        """Open the archive that lies in this folder; an empty one is made where there is none."""
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"{home} kann nicht angelegt werden: {refusal(error)}.") from error
        return cls(home)

    def close(self) -> None:
        """Let go of all files."""
        self._catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def require_writable(self) -> None:
        """Raise ArchiveError where nothing can be taken in, before a long run finds out."""
        if is_read_only(self.home / "catalogue.sqlite"):
            raise ArchiveError(f"Das Archiv in {self.home} kann nur gelesen werden: Das Recht zu schreiben fehlt.")

    def sweep(self) -> None:
        """Clear away what killed runs left half written; worth doing before a long run."""
        self._originals.sweep()
        self._quarantine.sweep()

    def store(self, source: SourceFile, inquiry: Inquiry, *, given: str | None = None) -> Stored:
        """Keep a file and the record read from it; ``given`` is the parliament that the user named.

        The file is one version of the paper that its record names. The newest version
        of the best standing (see `ingest.settling.standing`) stands for the paper, the
        others are its history: taking in an older one again changes nothing. An
        inquiry's own paper and the one that answers it are linked, in whatever order
        they come; the index is told of every paper whose record that changes.
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
        known = self._catalogue.row("SELECT number, paper_id FROM version WHERE sha256 = :sha256", sha256=sha256)
        touched = self._settling.linked_with(known["paper_id"]) if known else set()
        row = self._version_row(sha256, inquiry, given)
        if known:
            self._catalogue.run(_READ_AGAIN, **row)
        else:
            self._catalogue.write("version", {**row, "stored_at": datetime.now(UTC).isoformat(timespec="seconds")})
        self._settling.note_keys(sha256, inquiry)
        status = self._settle(inquiry.paper_id, sha256, known["paper_id"] if known else None)
        for paper_id in sorted(touched | self._settling.linked_with(inquiry.paper_id)):
            self._settling.settle(paper_id)
        return Stored(status, inquiry.paper_id)

    def _version_row(self, sha256: str, inquiry: Inquiry, given: str | None) -> Mapping[str, Value]:
        # the record keeps the first name of a content: a second name is no change
        record = serial.to_json(replace(inquiry, source=replace(inquiry.source, name=self.names(sha256)[0])))
        return {
            "sha256": sha256,
            "paper_id": inquiry.paper_id,
            "standing": standing(inquiry),
            "record": record,
            "digest": digest(record),
            "parser": parser_version(),
            "given": given,
        }

    def _settle(self, paper_id: str, sha256: str, before: str | None) -> Status:
        """Settle the paper that a file is a version of, and the one it was taken for ``before``, if it was known."""
        if before not in (None, paper_id):
            self._settling.settle(str(before))
            self._settling.settle(paper_id)
            return Status.CHANGED
        status = self._settling.settle(paper_id)
        if before is None:
            stands = self._catalogue.row("SELECT sha256 FROM stored WHERE paper_id = :id", id=paper_id)
            return status if stands and stands["sha256"] == sha256 else Status.VERSION
        return Status.UNCHANGED if status is Status.VERSION else status
