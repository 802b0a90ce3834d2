"""The catalogue's database: its tables, how it is opened, how a transaction is made.

The only importer of sqlite3. What is written and read stands in `ingest.archive` and
`ingest.settling`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from ingest.disk import is_read_only, refusal
from ingest.errors import ArchiveError

SCHEMA_VERSION = 2
PATIENCE = 30.0  # seconds that a writer waits for another; one paper's transaction takes milliseconds
_PAUSE = 0.02  # seconds between two attempts
_LAST_NUMBER = 2**63 - 1

_TABLES = """
-- which archive this is: an index built from another one can tell
CREATE TABLE IF NOT EXISTS archive (key TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS original (
    sha256 TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- every name a content came under
CREATE TABLE IF NOT EXISTS name (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES original,
    name TEXT NOT NULL,
    UNIQUE (sha256, name)
) STRICT;

-- a content is a version of exactly one paper; number is the order of arrival
CREATE TABLE IF NOT EXISTS version (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE REFERENCES original,
    paper_id TEXT NOT NULL,
    standing INTEGER NOT NULL,
    record BLOB NOT NULL,
    digest TEXT NOT NULL,
    parser TEXT NOT NULL,
    given TEXT,
    stored_at TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS version_by_paper ON version (paper_id, standing, number);

-- one row a paper: the version that stands, and what lists show of its record
CREATE TABLE IF NOT EXISTS paper (
    paper_id TEXT PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version,
    digest TEXT NOT NULL,
    -- the record that was linked with another paper, NULL where that of the version stands as it is
    record BLOB,
    parliament TEXT,
    term INTEGER,
    number INTEGER,
    request_term INTEGER,
    request_number INTEGER,
    -- the inquiry's running number, where it is printed with its term
    running_term INTEGER,
    running_number INTEGER,
    kind TEXT NOT NULL,
    part TEXT,
    title TEXT,
    day TEXT,
    questions INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    -- where it stands in lists: what is not printed comes last
    shelf TEXT NOT NULL AS (ifnull(parliament, '~')),
    shelf_term INTEGER NOT NULL AS (ifnull(term, -1)),
    shelf_number INTEGER NOT NULL AS (ifnull(number, -1))
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS paper_by_number ON paper (term, number);
CREATE INDEX IF NOT EXISTS paper_by_request ON paper (request_term, request_number);
CREATE INDEX IF NOT EXISTS paper_by_running ON paper (running_term, running_number);
CREATE INDEX IF NOT EXISTS paper_by_shelf ON paper (shelf, shelf_term DESC, shelf_number DESC, paper_id, kind);

CREATE TABLE IF NOT EXISTS finding (
    paper_id TEXT NOT NULL REFERENCES paper ON DELETE CASCADE,
    code TEXT NOT NULL,
    PRIMARY KEY (paper_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS finding_by_code ON finding (code);

-- the last change of each paper, also of one that is gone
CREATE TABLE IF NOT EXISTS change (
    serial INTEGER PRIMARY KEY AUTOINCREMENT,
    paper_id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE IF NOT EXISTS failure (
    place TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    failed_at TEXT NOT NULL,
    sha256 TEXT,
    given TEXT,
    attempts INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

"""

_LINKS = """
-- under which names a version is asked for (half "inquiry") or answers (half "answer"): see ingest.linking.keys
CREATE TABLE IF NOT EXISTS handle (
    key TEXT NOT NULL,
    half TEXT NOT NULL,
    version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    PRIMARY KEY (key, half, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS handle_by_version ON handle (version);

-- which paper's inquiry another one answers; both are one when both came under the same number
CREATE TABLE IF NOT EXISTS link (
    answered TEXT NOT NULL,
    asked TEXT NOT NULL,
    PRIMARY KEY (answered, asked)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS link_by_asked ON link (asked);
"""

_VIEWS = """
-- a paper with the record that stands for it
CREATE VIEW IF NOT EXISTS stored AS
    SELECT paper.paper_id, coalesce(paper.record, version.record) AS record,
    version.sha256, version.stored_at, version.parser, version.given
    FROM paper JOIN version ON version.number = paper.version;

-- a paper as lists show it; answered_by is the newest paper where its questions stand with answers
CREATE VIEW IF NOT EXISTS summary AS
    SELECT paper.*, version.stored_at,
    (SELECT answered FROM link JOIN paper AS other ON other.paper_id = answered
        WHERE asked = paper.paper_id AND answered <> asked
        ORDER BY other.term DESC, other.number DESC, answered LIMIT 1) AS answered_by
    FROM paper JOIN version ON version.number = paper.version;
"""

_FINISH = """
INSERT INTO archive SELECT lower(hex(randomblob(16))) WHERE NOT EXISTS (SELECT 1 FROM archive);
PRAGMA user_version = 2;
"""

_SCHEMA = "".join(("BEGIN IMMEDIATE;", _TABLES, _LINKS, _VIEWS, _FINISH, "COMMIT;"))

_FROM_1 = """
DROP VIEW stored;
DROP VIEW summary;
ALTER TABLE paper ADD COLUMN record BLOB;
ALTER TABLE paper ADD COLUMN running_term INTEGER;
ALTER TABLE paper ADD COLUMN running_number INTEGER;
CREATE INDEX paper_by_running ON paper (running_term, running_number);
"""

Value = str | int | bytes | None
Row = sqlite3.Row


class ArchiveBusyError(ArchiveError):
    """Another process has written for longer than `PATIENCE`."""


class Catalogue:
    """One connection to the database; it belongs to the thread that made it.

    Readers never wait: the journal is a write-ahead log. Raises ArchiveError for
    everything that the database refuses. ``schema`` makes the tables of another
    database that lies beside the archive's own and sets its ``newest`` version.
    """

    def __init__(self, path: Path, schema: str = _SCHEMA, newest: int = SCHEMA_VERSION) -> None:
        self._schema, self._newest = schema, newest
        with _translated(path):
            self._connection = _connect(path)
        self._connection.row_factory = sqlite3.Row
        self._path = path
        try:
            self._prepare()
        except ArchiveError:
            self.close()
            raise

    def _prepare(self) -> None:
        self.run("PRAGMA foreign_keys = ON")
        # FULL: a change that the index has seen must not be undone by a power cut
        self.run("PRAGMA synchronous = FULL")
        version = self.version
        if version > self._newest:
            raise ArchiveError(f"{self._path} wurde mit einer neueren Fassung dieses Programms angelegt.")
        if version == 0:
            self._use_log()
            with _translated(self._path):
                self._connection.executescript(self._schema)

    @property
    def version(self) -> int:
        """The schema that the database has: less than `SCHEMA_VERSION` when an older program made it."""
        return int(self.rows("PRAGMA user_version")[0][0])

    def bring_up(self) -> None:
        """Give the database of an older program the tables of this one; belongs inside `writing`."""
        for statement in _statements("".join((_FROM_1, _LINKS, _VIEWS, _FINISH))):
            self.run(statement)

    def _use_log(self) -> None:
        """Turn the write-ahead log on; SQLite does not wait its turn here, so ask again while another does the same."""
        until = monotonic() + PATIENCE
        while True:
            try:
                self.run("PRAGMA journal_mode = WAL")
            except ArchiveBusyError:
                if monotonic() > until:
                    raise
                sleep(_PAUSE)
            else:
                return

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make one transaction of what is done inside; waits for another writer, at most `PATIENCE` seconds."""
        with _translated(self._path), self._connection:  # commits, or rolls back whatever was raised
            self._connection.execute("BEGIN IMMEDIATE")
            yield

    def run(self, sql: str, **values: Value) -> int:
        """Run a statement that changes something; gives the number of rows it changed."""
        with _translated(self._path):
            return self._connection.execute(sql, _bounded(values)).rowcount

    def rows(self, sql: str, **values: Value) -> list[Row]:
        """Fetch all rows of a question whose answer is small."""
        with _translated(self._path):
            return self._connection.execute(sql, _bounded(values)).fetchall()

    def row(self, sql: str, **values: Value) -> Row | None:
        """Fetch the first row, None when there is none."""
        found = self.rows(sql, **values)
        return found[0] if found else None

    def write(self, table: str, row: Mapping[str, Value]) -> None:
        """Insert a row, or replace the one with the same key; names come from this program only."""
        columns = ", ".join(row)
        places = ", ".join(f":{column}" for column in row)
        self.run(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({places})", **row)  # noqa: S608 no value in it


def _connect(path: Path) -> sqlite3.Connection:
    """Open the database; one that may only be read is not locked and gets no log beside it.

    Where a log lies beside it somebody else writes: then it is read with their log.
    """
    if not is_read_only(path):
        return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
    address = f"file:{quote(str(path.resolve()))}?{how}"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)


def _bounded(values: Mapping[str, Value]) -> dict[str, Value]:
    """Keep numbers within SQLite's 64 bits: a larger one is no paper's number, and asking for it finds nothing."""
    return {
        name: max(-_LAST_NUMBER, min(value, _LAST_NUMBER)) if isinstance(value, int) else value
        for name, value in values.items()
    }


def _statements(script: str) -> Iterator[str]:
    """Cut a script into its statements: `executescript` would commit what is under way."""
    statement = ""
    for line in script.splitlines():
        statement += f"{line}\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:  # the low byte is the primary code
            raise ArchiveBusyError(
                f"{path} wird gerade von einem anderen Vorgang beschrieben. Bitte versuchen Sie es später noch einmal."
            ) from error
        raise ArchiveError(f"{path}: {refusal(error)}.") from error
    except sqlite3.Error as error:
        raise ArchiveError(f"{path}: {refusal(error)}.") from error
