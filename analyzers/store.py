"""Where annotations are kept: a database beside the archive's, made from it and made anew when it is deleted.

::

    home/annotations.sqlite    which analyzer in which version read which record, and what it found

What a target leads to is not kept: whoever shows it asks the archive, so that a paper
which comes later is found, and one that is gone is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from analyzers.protocol import Annotation
from ingest.catalogue import Catalogue, Row
from ingest.disk import is_read_only

_VERSION = 1
_SCHEMA = """
BEGIN IMMEDIATE;
-- up to which change of which archive everything was read with these analyzers
CREATE TABLE IF NOT EXISTS state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    archive TEXT NOT NULL,
    serial INTEGER NOT NULL,
    versions TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS reading (
    paper_id TEXT NOT NULL,
    analyzer TEXT NOT NULL,
    version TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (paper_id, analyzer)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS annotation (
    id INTEGER PRIMARY KEY,
    paper_id TEXT NOT NULL,
    analyzer TEXT NOT NULL,
    place TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    type TEXT NOT NULL,
    target TEXT NOT NULL,
    printed TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS annotation_by_paper ON annotation (paper_id, analyzer);
CREATE INDEX IF NOT EXISTS annotation_by_target ON annotation (type, target, paper_id);
PRAGMA user_version = 1;
COMMIT;
"""
_LAST = "\U0010ffff"  # no letter comes after it


@dataclass(frozen=True, slots=True)
class Reading:
    """What one analyzer in one version found in the record of a paper that has this digest."""

    paper_id: str
    digest: str
    analyzer: str
    version: str
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a paper that refers to something."""

    paper_id: str
    annotation: Annotation


class AnnotationStore:
    """The annotations of an archive; an object belongs to the thread that opened it. Raises ArchiveError."""

    def __init__(self, home: Path) -> None:
        file = home / "annotations.sqlite"
        # where none can be made, none is known
        made = Path(":memory:") if not file.exists() and is_read_only(home) else file
        self._database = Catalogue(made, _SCHEMA, _VERSION)

    @classmethod
    def open(cls, home: Path) -> Self:
        """Open the annotations of the archive in this folder."""
        return cls(home)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def is_at(self, archive: str, serial: int, versions: str) -> bool:
        """Whether everything up to this change of this archive was read by these versions of the analyzers."""
        row = self._database.row("SELECT archive, serial, versions FROM state")
        return row is not None and (row["archive"], row["serial"], row["versions"]) == (archive, serial, versions)

    def arrive(self, archive: str, serial: int, versions: str) -> None:
        """Note that everything up to this change was read."""
        with self._database.writing():
            self._database.write("state", {"one": 1, "archive": archive, "serial": serial, "versions": versions})

    def readings(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """Tell for paper and analyzer the version that read it and the digest of the record it read."""
        rows = self._database.rows("SELECT paper_id, analyzer, version, digest FROM reading")
        return {(row["paper_id"], row["analyzer"]): (row["version"], row["digest"]) for row in rows}

    def is_read(self, paper_id: str, digest: str, versions: Mapping[str, str]) -> bool:
        """Whether the record with this digest was read by all these analyzers in these versions."""
        rows = self._database.rows("SELECT * FROM reading WHERE paper_id = :paper AND digest = :digest",
                                   paper=paper_id, digest=digest)  # fmt: skip
        return dict(versions).items() <= {row["analyzer"]: row["version"] for row in rows}.items()

    def put(self, readings: Iterable[Reading]) -> None:
        """Keep readings in place of those of the same papers and analyzers, all in one transaction."""
        with self._database.writing():
            for reading in readings:
                self._put(reading)

    def _put(self, reading: Reading) -> None:
        self._database.run(
            "DELETE FROM annotation WHERE paper_id = :paper AND analyzer = :analyzer",
            paper=reading.paper_id,
            analyzer=reading.analyzer,
        )
        for each in reading.annotations:
            self._database.run(
                "INSERT INTO annotation (paper_id, analyzer, place, first, last, type, target, printed)"
                " VALUES (:paper, :analyzer, :place, :first, :last, :type, :target, :printed)",
                paper=reading.paper_id,
                analyzer=reading.analyzer,
                place=each.place,
                first=each.start,
                last=each.end,
                type=each.type,
                target=each.target,
                printed=each.text,
            )
        kept = {"paper_id": reading.paper_id, "analyzer": reading.analyzer}
        self._database.write("reading", {**kept, "version": reading.version, "digest": reading.digest})

    def forget(self, papers: Iterable[str]) -> None:
        """Drop what was found in papers that are gone."""
        with self._database.writing():
            for paper in papers:
                self._database.run("DELETE FROM annotation WHERE paper_id = :paper", paper=paper)
                self._database.run("DELETE FROM reading WHERE paper_id = :paper", paper=paper)

    def of(self, paper_id: str) -> tuple[Annotation, ...]:
        """What was found in a paper, in the order it was found."""
        rows = self._database.rows("SELECT * FROM annotation WHERE paper_id = :paper ORDER BY id", paper=paper_id)
        return tuple(map(_annotation, rows))

    def citations(self, kind: str, target: str) -> tuple[Citation, ...]:
        """Where a target is named: a paper with its questions, a law with its provisions, in the order of papers."""
        rows = self._database.rows(
            "SELECT * FROM annotation WHERE type = :kind AND (target = :target"
            " OR target BETWEEN :below AND :last_below OR target BETWEEN :part AND :last_part) ORDER BY paper_id, id",
            kind=kind,
            target=target,
            below=f"{target}/",
            last_below=f"{target}/{_LAST}",
            part=f"{target} ",
            last_part=f"{target} {_LAST}",
        )
        return tuple(Citation(row["paper_id"], _annotation(row)) for row in rows)

    def targets(self, kind: str) -> tuple[str, ...]:
        """All targets of a type, each once."""
        rows = self._database.rows("SELECT DISTINCT target FROM annotation WHERE type = :kind", kind=kind)
        return tuple(row["target"] for row in rows)

    def named(self, kind: str) -> Iterator[tuple[str, str, int]]:
        """All targets of a type with each paper that names them, and how often it does."""
        rows = self._database.rows(
            "SELECT target, paper_id, count(*) AS mentions FROM annotation WHERE type = :kind"
            " GROUP BY target, paper_id ORDER BY target, paper_id",
            kind=kind,
        )
        for row in rows:
            yield row["target"], row["paper_id"], row["mentions"]

    def printed_with_brackets(self, kind: str) -> Iterator[tuple[str, str]]:
        """Each target of a type with the texts that end in brackets, where its short name is explained; each once."""
        rows = self._database.rows(
            "SELECT DISTINCT target, printed FROM annotation WHERE type = :kind AND printed LIKE '%(%)'"
            " ORDER BY target, printed",
            kind=kind,
        )
        for row in rows:
            yield row["target"], row["printed"]


def _annotation(row: Row) -> Annotation:
    return Annotation(row["type"], row["printed"], row["target"], row["first"], row["last"], row["place"])
