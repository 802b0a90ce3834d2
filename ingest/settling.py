"""Which record stands for a paper: the best of its versions, linked with the paper that belongs to it.

What stands follows from the versions and their keys alone, never from what stood
before. So the order of arrival does not matter, and settling a paper twice is
settling it once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ingest import serial
from ingest.catalogue import SCHEMA_VERSION, Catalogue, Row, Value
from ingest.holdings import Status
from ingest.linking import answered_by, belongs, keys, link, other_paper, running_number
from ingest.records import Inquiry, Part

_PDF = "application/pdf"
_INQUIRY, _ANSWER = "inquiry", "answer"
_LEVEL: Mapping[Part | None, int] = {Part.ANSWER: 2, Part.BOTH: 2, Part.INQUIRY: 1, None: 0}
_BEST = "SELECT number, digest, record FROM version WHERE paper_id = :id ORDER BY standing DESC, number DESC LIMIT 1"
# the inquiry's own text also where an answer came under the same number and stands
_ASKING = """
    SELECT number, standing, record FROM version WHERE paper_id = :id
    AND EXISTS (SELECT 1 FROM handle WHERE handle.version = version.number AND half = 'inquiry')
    ORDER BY standing DESC, number DESC LIMIT 1"""
_KEYED = """
    SELECT DISTINCT version.paper_id FROM handle JOIN version ON version.number = handle.version
    WHERE handle.half = :half AND handle.key = :key"""
_LINKED = "SELECT asked AS id FROM link WHERE answered = :id UNION SELECT answered FROM link WHERE asked = :id"
_OF_PAPER = """
    SELECT DISTINCT half, key FROM handle WHERE version IN (SELECT number FROM version WHERE paper_id = :id)"""
_BATCH = 200  # versions fetched at a time when an older archive is brought up


def standing(inquiry: Inquiry) -> int:
    """How well a version can stand for its paper; among equals the newest does.

    An answer is never replaced by the inquiry it answers, which has the same id when
    the answer prints no number of its own, and neither by a paper without questions:
    a notice that withdraws an answer names its number and is none. A text copy never
    replaces the PDF it was drawn from: the PDF is what the parliament published.
    """
    return 2 * _LEVEL[inquiry.part] + (inquiry.source.media_type == _PDF)


def digest(record: bytes) -> str:
    """Tell a record from another reading of the same file."""
    return hashlib.sha256(record).hexdigest()


class Settling:
    """What stands in one catalogue; every method that writes belongs inside one of its transactions."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def note_keys(self, sha256: str, inquiry: Inquiry) -> None:
        """Note under which names a version is asked for, or answers."""
        version = self._catalogue.rows("SELECT number FROM version WHERE sha256 = :sha256", sha256=sha256)[0]["number"]
        self._catalogue.run("DELETE FROM handle WHERE version = :version", version=version)
        half = _INQUIRY if inquiry.part is Part.INQUIRY else _ANSWER
        for key in keys(inquiry):
            self._catalogue.write("handle", {"key": key, "half": half, "version": version})

    def linked_with(self, paper_id: str) -> set[str]:
        """The other papers whose record may depend on this one: those it is linked with, those it should be."""
        found = {row["id"] for row in self._catalogue.rows(_LINKED, id=paper_id)}
        for row in self._catalogue.rows(_OF_PAPER, id=paper_id):
            found.update(self._keyed(_ANSWER if row["half"] == _INQUIRY else _INQUIRY, row["key"]))
        return found - {paper_id}

    def settle(self, paper_id: str) -> Status:
        """Let the best version of a paper stand and tell the index; VERSION says that it stood already."""
        best = self._catalogue.row(_BEST, id=paper_id)
        stood = self._catalogue.row("SELECT version, digest FROM paper WHERE paper_id = :id", id=paper_id)
        if best is None and stood is None:
            return Status.VERSION
        self._catalogue.run("DELETE FROM link WHERE answered = :id", id=paper_id)
        if best is None:
            self._catalogue.run("DELETE FROM paper WHERE paper_id = :id", id=paper_id)
        elif not self._stand(paper_id, best, stood):
            return Status.VERSION
        self._catalogue.write("change", {"paper_id": paper_id})
        return Status.CHANGED if stood else Status.NEW

    def _stand(self, paper_id: str, best: Row, stood: Row | None) -> bool:
        """Write the record that stands for a paper; False when it stood already."""
        inquiry = self._linked(paper_id, serial.from_json(best["record"]))
        record = serial.to_json(inquiry) if inquiry.linked else None
        made = digest(record) if record else best["digest"]
        if stood and (stood["version"], stood["digest"]) == (best["number"], made):
            return False
        row = {"version": best["number"], "digest": made, "record": record, **_listed(paper_id, inquiry)}
        self._catalogue.write("paper", row)
        for code in {finding.code for finding in inquiry.findings}:
            self._catalogue.write("finding", {"paper_id": paper_id, "code": code})
        return True

    def _linked(self, paper_id: str, inquiry: Inquiry) -> Inquiry:
        """The record of a paper's best version, with what the other half gives to it."""
        if inquiry.part is Part.INQUIRY:
            answers = tuple(self._answers(paper_id, inquiry))
            return answered_by(inquiry, answers) if answers else inquiry
        asked = sorted(self._asking(inquiry), key=lambda each: each[:2], reverse=True)
        if not asked:
            return inquiry
        for _, _, each in asked:
            self._catalogue.write("link", {"answered": paper_id, "asked": each.paper_id})
        (_, _, best), *others = asked
        linked = link(best, inquiry)
        return replace(linked, linked=(*linked.linked, *(other_paper(each) for _, _, each in others)))

    def _asking(self, answered: Inquiry) -> Iterator[tuple[int, int, Inquiry]]:
        """The inquiries that a record answers, with standing and number of their versions."""
        for paper_id in self._partners(answered, _INQUIRY):
            row = self._catalogue.row(_ASKING, id=paper_id)
            asked = serial.from_json(row["record"]) if row else None
            if row and asked and belongs(asked, answered):
                yield row["standing"], row["number"], asked

    def _answers(self, paper_id: str, asked: Inquiry) -> Iterator[Inquiry]:
        """The records of the other papers that answer an inquiry."""
        for other in self._partners(asked, _ANSWER):
            row = self._catalogue.row(_BEST, id=other)
            answered = serial.from_json(row["record"]) if row else None
            if answered and other != paper_id and belongs(asked, answered):
                yield answered

    def _partners(self, inquiry: Inquiry, half: str) -> list[str]:
        return sorted({paper_id for key in keys(inquiry) for paper_id in self._keyed(half, key)})

    def _keyed(self, half: str, key: str) -> Iterator[str]:
        for row in self._catalogue.rows(_KEYED, half=half, key=key):
            yield row["paper_id"]

    def bring_up(self) -> None:
        """Give the archive of an older program the tables and links of this one, in a transaction of its own."""
        if self._catalogue.version >= SCHEMA_VERSION:
            return
        with self._catalogue.writing():
            if self._catalogue.version < SCHEMA_VERSION:  # another process may have been first
                self._catalogue.bring_up()
                self._settle_all()

    def _settle_all(self) -> None:
        for sha256, inquiry in self._versions():
            self._catalogue.run(
                "UPDATE version SET standing = :standing WHERE sha256 = :sha256",
                standing=standing(inquiry),
                sha256=sha256,
            )
            self.note_keys(sha256, inquiry)
        for row in self._catalogue.rows("SELECT DISTINCT paper_id FROM version ORDER BY paper_id"):
            self.settle(row["paper_id"])

    def _versions(self) -> Iterator[tuple[str, Inquiry]]:
        last = 0
        while rows := self._catalogue.rows(
            "SELECT number, sha256, record FROM version WHERE number > :last ORDER BY number LIMIT :size",
            last=last,
            size=_BATCH,
        ):
            yield from ((row["sha256"], serial.from_json(row["record"])) for row in rows)
            last = rows[-1]["number"]


def _listed(paper_id: str, inquiry: Inquiry) -> Mapping[str, Value]:
    """Pick what lists and numbers need of a record."""
    ref, dates = inquiry.paper_ref, inquiry.dates
    request_term, _, request_number = (inquiry.request_reference or "").partition("/")
    running = running_number(inquiry) if "/" in (inquiry.inquiry_number or "") else None
    days = (dates.answered, dates.answer_received, dates.dated, dates.asked, dates.received, dates.published)
    day = next((day for day in days if day), None)
    return {
        "paper_id": paper_id,
        "parliament": inquiry.parliament,
        "term": ref.term if ref else inquiry.legislative_term,
        "number": ref.number if ref else None,
        "request_term": int(request_term) if request_term.isdecimal() else None,
        "request_number": int(request_number) if request_number.isdecimal() else None,
        "running_term": running[0] if running else None,
        "running_number": running[1] if running else None,
        "kind": inquiry.kind,
        "part": inquiry.part,
        "title": inquiry.title,
        "day": day.isoformat() if day else None,
        "questions": len(inquiry.questions),
        "answers": len(inquiry.answers),
        "findings": len(inquiry.findings),
    }
