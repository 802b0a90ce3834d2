"""Files that could not be read: kept with their reason until they can."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from ingest.blobs import Blobs
from ingest.catalogue import Catalogue, Row
from ingest.errors import UnreadableFile
from ingest.holdings import Failure
from ingest.records import SourceFile

COPY_LIMIT = 50_000_000  # bytes; a larger file that cannot be read is named and not copied


class Quarantine:
    """The failed files of an archive; each stands under the place it came from.

    ``place`` is the absolute path of a file that can be found again, else the name
    it came under (a member of a ZIP, standard input).
    """

    def __init__(self, root: Path, catalogue: Catalogue) -> None:
        self._copies = Blobs(root)
        self._catalogue = catalogue

    def add(self, source: SourceFile | str, error: UnreadableFile, given: str | None) -> None:
        """Keep a file with its reason; ``source`` is a name when its bytes were not read."""
        name, data = (source, _small_file(source)) if isinstance(source, str) else (source.name, source.data)
        place, sha256 = _place(name), self._copy(data)
        with self._catalogue.writing():
            before = self._catalogue.row("SELECT * FROM failure WHERE place = :place", place=place)
            self._catalogue.write(
                "failure",
                {
                    "place": place,
                    "code": error.code,
                    "reason": error.reason,
                    "failed_at": datetime.now(UTC).isoformat(timespec="seconds"),
                    "sha256": sha256,
                    "given": given,
                    "attempts": before["attempts"] + 1 if before else 1,
                },
            )
        self._drop_unused(before["sha256"] if before else None)

    def _copy(self, data: bytes | None) -> str | None:
        if data is None or len(data) > COPY_LIMIT:
            return None
        sha256 = hashlib.sha256(data).hexdigest()
        self._copies.put(sha256, data)
        return sha256

    def all(self) -> tuple[Failure, ...]:
        """List every failed file in the order of their places."""
        return tuple(_failure(row) for row in self._catalogue.rows("SELECT * FROM failure ORDER BY place"))

    def data(self, failure: Failure) -> bytes | None:
        """Read the content of a failed file, None when it was not copied."""
        return self._copies.get(failure.sha256) if failure.sha256 else None

    def release(self, name: str, sha256: str) -> None:
        """Forget a file that was read after all, whatever place it failed under."""
        places = self._catalogue.rows(
            "SELECT place FROM failure WHERE place = :place OR sha256 = :sha256", place=_place(name), sha256=sha256
        )
        for row in places:
            self.dismiss(row["place"])

    def sweep(self) -> None:
        """Clear away copies that a killed run left half written."""
        self._copies.sweep()

    def dismiss(self, place: str) -> None:
        """Forget what failed at this place."""
        failed = self._catalogue.row("SELECT sha256 FROM failure WHERE place = :place", place=place)
        if failed:
            self._catalogue.run("DELETE FROM failure WHERE place = :place", place=place)
            self._drop_unused(failed["sha256"])

    def _drop_unused(self, sha256: str | None) -> None:
        if sha256 and not self._catalogue.row("SELECT 1 FROM failure WHERE sha256 = :sha256", sha256=sha256):
            self._copies.drop(sha256)


def file_of(place: str) -> Path | None:
    """Find the file that a place names or, for a member of a ZIP, the ZIP; None when it is not there any more.

    The search goes from the top down and ends at the first file, so the name of a
    member never leads anywhere.
    """
    path = Path(place)
    return next((above for above in (*reversed(path.parents), path) if _is_file(above)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for any file, a folder that may not be entered
        return False


def _place(name: str) -> str:
    """Make a name absolute when it leads to a file that can be found again from elsewhere."""
    return str(Path(name).absolute()) if file_of(name) else name


def _small_file(name: str) -> bytes | None:
    path = Path(name)
    if file_of(name) != path:
        return None
    try:
        return path.read_bytes() if path.stat().st_size <= COPY_LIMIT else None
    except OSError:  # that it cannot be opened is what the quarantine will say of it
        return None


def _failure(row: Row) -> Failure:
    return Failure(
        place=row["place"],
        code=row["code"],
        reason=row["reason"],
        failed_at=datetime.fromisoformat(row["failed_at"]),
        sha256=row["sha256"],
        given=row["given"],
        attempts=row["attempts"],
    )
