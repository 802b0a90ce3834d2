"""Asking the archive: papers by id, number and list, their history, what changed, how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from ingest import serial
from ingest.blobs import Blobs
from ingest.catalogue import Catalogue, Row, Value
from ingest.holdings import Counts, FindingShare, Original, PaperSummary, Share, StoredPaper, TermShare, Version
from ingest.records import Inquiry, Kind, Part, SourceFile

_BATCH = 200  # records fetched at a time when all are streamed: some 10 MB

# Ranges instead of conditions that may be left out: an open range lets everything through, and the
# index serves every filter. Rows are joined only after the page was cut out.
_LISTING = """
    SELECT summary.* FROM (
        SELECT paper_id FROM paper
        WHERE shelf BETWEEN :shelf AND :last_shelf AND shelf_term BETWEEN :term AND :last_term
        AND kind BETWEEN :kind AND :last_kind
        ORDER BY shelf, shelf_term DESC, shelf_number DESC, paper_id LIMIT :limit OFFSET :offset
    ) JOIN summary USING (paper_id) ORDER BY shelf, shelf_term DESC, shelf_number DESC, paper_id"""
_COUNT = """
    SELECT count(*) AS n FROM paper
    WHERE shelf BETWEEN :shelf AND :last_shelf AND shelf_term BETWEEN :term AND :last_term
    AND kind BETWEEN :kind AND :last_kind"""
_LAST_TEXT, _LAST_NUMBER = "\U0010ffff", 2**63 - 1  # no value comes after these
_WITH_NUMBER = """
    SELECT * FROM summary WHERE (:parliament IS NULL OR parliament = :parliament)
    AND ((term = :term AND number = :number) OR (request_term = :term AND request_number = :number))"""
_RUNNING = """
    SELECT * FROM summary WHERE (:parliament IS NULL OR parliament = :parliament)
    AND running_term = :term AND running_number = :number ORDER BY paper_id"""
_TOTALS = """
    SELECT count(*) AS papers, total(answers) AS a, total(CASE WHEN paper_id IN (
        SELECT asked FROM link WHERE asked <> answered) THEN 0 ELSE questions END) AS q FROM paper"""
_ELSEWHERE = "SELECT count(DISTINCT asked) AS n FROM link JOIN paper ON paper_id = asked WHERE asked <> answered"
_ELSEWHERE_IN = f"{_ELSEWHERE} AND parliament = coalesce(:parliament, parliament) AND term IS coalesce(:term, term)"
_BELOW = """
    SELECT * FROM summary WHERE term = :term AND number < :number
    AND (:parliament IS NULL OR parliament = :parliament) ORDER BY number DESC, paper_id LIMIT :limit"""
_ABOVE = """
    SELECT * FROM summary WHERE term = :term AND number > :number
    AND (:parliament IS NULL OR parliament = :parliament) ORDER BY number, paper_id LIMIT :limit"""


class Lookup:
    """The questions that can be put to an archive; nothing here changes anything."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._originals = Blobs(home / "originals")
        self._catalogue = Catalogue(home / "catalogue.sqlite")

    @property
    def key(self) -> str:
        """Which archive this is: 32 hex digits, other ones when it is made anew."""
        return str(self._one("SELECT key FROM archive")["key"])

    def get(self, paper_id: str) -> StoredPaper | None:
        """Fetch the record that stands for a paper, None when there is no such paper."""
        row = self._catalogue.row("SELECT * FROM stored WHERE paper_id = :id", id=paper_id)
        return _stored(row) if row else None

    def summary(self, paper_id: str) -> PaperSummary | None:
        """Fetch what lists show of a paper, None when there is no such paper."""
        row = self._catalogue.row("SELECT * FROM summary WHERE paper_id = :id", id=paper_id)
        return _summary(row) if row else None

    def find(self, parliament: str | None, term: int, number: int) -> tuple[PaperSummary, ...]:
        """Find papers with this number, then those that answer the inquiry with this number.

        ``parliament`` None looks in all of them, in the order of their codes.
        """
        rows = self._catalogue.rows(_WITH_NUMBER, parliament=parliament, term=term, number=number)
        found = [_summary(row) for row in rows]
        return tuple(sorted(found, key=lambda paper: ((paper.term, paper.number) != (term, number), paper.paper_id)))

    def find_running(self, parliament: str | None, term: int, number: int) -> tuple[PaperSummary, ...]:
        """Find papers that ask or answer the inquiry with this running number, which is not that of a paper."""
        rows = self._catalogue.rows(_RUNNING, parliament=parliament, term=term, number=number)
        return tuple(_summary(row) for row in rows)

    def near(
        self, parliament: str | None, term: int, number: int, *, limit: int = 1
    ) -> tuple[tuple[PaperSummary, ...], tuple[PaperSummary, ...]]:
        """Find the papers with the next lower and the next higher numbers of a term, the nearest ones first.

        ``parliament`` None looks in all of them; ``limit`` is for each side.
        """
        values: dict[str, Value] = {"parliament": parliament, "term": term, "number": number, "limit": limit}
        below, above = (self._catalogue.rows(select, **values) for select in (_BELOW, _ABOVE))
        return tuple(_summary(row) for row in below), tuple(_summary(row) for row in above)

    def listing(
        self,
        parliament: str | None = None,
        term: int | None = None,
        kind: Kind | None = None,
        *,
        offset: int = 0,
        limit: int = 50,
    ) -> tuple[PaperSummary, ...]:
        """Cut one page out of the list of papers, highest numbers first, papers without a number last."""
        rows = self._catalogue.rows(_LISTING, offset=offset, limit=limit, **_ranges(parliament, term, kind))
        return tuple(_summary(row) for row in rows)

    def count(self, parliament: str | None = None, term: int | None = None, kind: Kind | None = None) -> int:
        """Count the papers that `listing` has with the same filters."""
        return int(self._one(_COUNT, **_ranges(parliament, term, kind))["n"])

    def count_elsewhere(self, parliament: str | None = None, term: int | None = None) -> int:
        """Count the papers that only ask and whose questions stand with their answers under another paper."""
        return int(self._one(_ELSEWHERE_IN, parliament=parliament, term=term)["n"])

    def papers(self) -> Iterator[str]:
        """Stream the ids of all papers in their order."""
        for row in self._stream("SELECT paper_id FROM paper WHERE paper_id > :last ORDER BY paper_id LIMIT :size"):
            yield str(row["paper_id"])

    def digest(self, paper_id: str) -> str | None:
        """Tell the digest of the record that stands for a paper, None when there is no such paper."""
        row = self._catalogue.row("SELECT digest FROM paper WHERE paper_id = :id", id=paper_id)
        return str(row["digest"]) if row else None

    def digests(self) -> Iterator[tuple[str, str]]:
        """Stream the ids of all papers in their order, each with the digest of the record that stands."""
        select = "SELECT paper_id, digest FROM paper WHERE paper_id > :last ORDER BY paper_id LIMIT :size"
        for row in self._stream(select):
            yield str(row["paper_id"]), str(row["digest"])

    def titles(self, kind: Kind) -> tuple[tuple[str, str], ...]:
        """The ids and titles of all papers of a kind, in the order of the ids; meant for kinds that are rare."""
        rows = self._catalogue.rows(
            "SELECT paper_id, title FROM paper WHERE kind = :kind AND title IS NOT NULL ORDER BY paper_id", kind=kind
        )
        return tuple((row["paper_id"], row["title"]) for row in rows)

    def iter_stored(self) -> Iterator[StoredPaper]:
        """Stream all papers in the order of their ids: memory holds some hundred at a time."""
        for row in self._stream("SELECT * FROM stored WHERE paper_id > :last ORDER BY paper_id LIMIT :size"):
            yield _stored(row)

    def iter_inquiries(self) -> Iterator[Inquiry]:
        """Stream all records that stand.

        For an index of everything ask `last_serial` first: what changes meanwhile is
        then asked for again with `changes_since`.
        """
        for paper in self.iter_stored():
            yield paper.inquiry

    def _stream(self, select: str) -> Iterator[Row]:
        """Fetch batch by batch after the last id seen, so that no transaction stays open between them."""
        last = ""
        while rows := self._catalogue.rows(select, last=last, size=_BATCH):
            yield from rows
            last = rows[-1]["paper_id"]

    def changes_since(self, serial: int) -> Iterator[tuple[int, str]]:
        """Stream the papers that changed after this serial number, oldest change first, each once.

        `get` gives None for a paper that is gone. Serial numbers grow and start at 1.
        """
        while rows := self._catalogue.rows(
            "SELECT serial, paper_id FROM change WHERE serial > :serial ORDER BY serial LIMIT :size",
            serial=serial,
            size=_BATCH,
        ):
            for row in rows:
                yield row["serial"], row["paper_id"]
            serial = rows[-1]["serial"]

    def last_serial(self) -> int:
        """Tell the serial number of the last change, 0 in an empty archive."""
        return int(self._one("SELECT coalesce(max(serial), 0) AS serial FROM change")["serial"])

    def original(self, sha256: str) -> Original | None:
        """Find the file with this digest, None when the archive has none."""
        row = self._catalogue.row(
            "SELECT media_type, size, (SELECT name FROM name WHERE sha256 = :sha256 ORDER BY id LIMIT 1) AS name"
            " FROM original WHERE sha256 = :sha256",
            sha256=sha256,
        )
        return Original(self._originals.path(sha256), row["media_type"], row["name"], row["size"]) if row else None

    def sources(self) -> Iterator[tuple[SourceFile, str | None]]:
        """Stream every original as it came in, oldest first, each with the parliament that was named with it."""
        last = 0
        while row := self._catalogue.row(
            "SELECT number, sha256, media_type, given FROM version JOIN original USING (sha256)"
            " WHERE number > :last ORDER BY number LIMIT 1",
            last=last,
        ):
            last, sha256, data = row["number"], row["sha256"], self._originals.get(row["sha256"])
            yield SourceFile(self.names(sha256)[0], sha256, row["media_type"], data), row["given"]

    def names(self, sha256: str) -> tuple[str, ...]:
        """List every name this content came under, the first one first."""
        rows = self._catalogue.rows("SELECT name FROM name WHERE sha256 = :sha256 ORDER BY id", sha256=sha256)
        return tuple(row["name"] for row in rows)

    def versions(self, paper_id: str) -> tuple[Version, ...]:
        """List the history of a paper, newest file first; empty when there is no such paper."""
        rows = self._catalogue.rows(
            "SELECT version.*, paper.version IS version.number AS current FROM version"
            " LEFT JOIN paper ON paper.version = version.number WHERE version.paper_id = :id ORDER BY number DESC",
            id=paper_id,
        )
        return tuple(_version(row) for row in rows)

    def version(self, sha256: str) -> StoredPaper | None:
        """Fetch the record that was read from one file, also from one that is history."""
        row = self._catalogue.row("SELECT * FROM version WHERE sha256 = :sha256", sha256=sha256)
        return _stored(row) if row else None

    def counts(self) -> Counts:
        """Count what there is, by parliament, kind, term and finding; an inquiry printed in two papers once."""
        papers = self._one(_TOTALS)
        files = self._one("SELECT count(*) AS files, total(size) AS bytes FROM original")
        return Counts(
            papers=papers["papers"],
            originals=files["files"],
            size=int(files["bytes"]),
            questions=int(papers["q"]),
            answers=int(papers["a"]),
            failures=self._one("SELECT count(*) AS n FROM failure")["n"],
            parliaments=self._shares("SELECT parliament AS value, count(*) AS n FROM paper GROUP BY 1"),
            kinds=self._shares("SELECT kind AS value, count(*) AS n FROM paper GROUP BY 1"),
            terms=tuple(
                TermShare(row["parliament"], row["term"], row["n"])
                for row in self._catalogue.rows(
                    "SELECT parliament, term, count(*) AS n FROM paper GROUP BY 1, 2 ORDER BY parliament, term DESC"
                )
            ),
            findings=self._shares("SELECT code AS value, count(*) AS n FROM finding GROUP BY 1"),
            findings_by_parliament=self._finding_shares(),
            answered_elsewhere=self._one(_ELSEWHERE)["n"],
        )

    def _finding_shares(self) -> tuple[FindingShare, ...]:
        rows = self._catalogue.rows(
            "SELECT parliament, code, count(*) AS n FROM finding JOIN paper USING (paper_id)"
            " GROUP BY 1, 2 ORDER BY parliament, code"
        )
        return tuple(FindingShare(row["parliament"], row["code"], row["n"]) for row in rows)

    def _one(self, sql: str, **values: Value) -> Row:
        return self._catalogue.rows(sql, **values)[0]

    def _shares(self, sql: str) -> tuple[Share, ...]:
        """Count with the largest first, ties in the order of their values."""
        return tuple(Share(row["value"], row["n"]) for row in self._catalogue.rows(f"{sql} ORDER BY n DESC, value"))


def _ranges(parliament: str | None, term: int | None, kind: Kind | None) -> dict[str, Value]:
    """Turn filters into the first and last value that pass."""
    return {
        "shelf": parliament or "",
        "last_shelf": parliament or _LAST_TEXT,
        "term": -1 if term is None else term,
        "last_term": _LAST_NUMBER if term is None else term,
        "kind": kind or "",
        "last_kind": kind or _LAST_TEXT,
    }


def _stored(row: Row) -> StoredPaper:
    return StoredPaper(
        paper_id=row["paper_id"],
        inquiry=serial.from_json(row["record"]),
        sha256=row["sha256"],
        stored_at=datetime.fromisoformat(row["stored_at"]),
        parser=row["parser"],
        given=row["given"],
    )


def _summary(row: Row) -> PaperSummary:
    return PaperSummary(
        paper_id=row["paper_id"],
        parliament=row["parliament"],
        term=row["term"],
        number=row["number"],
        kind=Kind(row["kind"]),
        part=Part(row["part"]) if row["part"] else None,
        title=row["title"],
        day=date.fromisoformat(row["day"]) if row["day"] else None,
        questions=row["questions"],
        answers=row["answers"],
        findings=row["findings"],
        stored_at=datetime.fromisoformat(row["stored_at"]),
        answered_by=row["answered_by"],
    )


def _version(row: Row) -> Version:
    inquiry = serial.from_json(row["record"])
    return Version(
        sha256=row["sha256"],
        name=inquiry.source.name,
        media_type=inquiry.source.media_type,
        stored_at=datetime.fromisoformat(row["stored_at"]),
        current=bool(row["current"]),
        part=inquiry.part,
    )
