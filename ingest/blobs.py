"""A folder of files named by the digest of their content, written whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path

from ingest.disk import refusal
from ingest.errors import ArchiveError

_DIGEST = re.compile(r"[0-9a-f]{64}")
_PREFIX = 2  # hex digits of the folder: at most 256 folders, so that none grows too long to list
_HALF = ".new-"  # begins the name of a file that is being written
_DAY = 86_400  # seconds


class Blobs:
    """Contents by sha256 under ``root/ab/cdef...``; a name from outside never becomes a path."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, sha256: str) -> Path:
        """Where this content lies or would lie; raises ArchiveError for anything but a digest."""
        if not _DIGEST.fullmatch(sha256):
            raise ArchiveError(f"„{sha256[:80]}“ ist keine SHA-256-Prüfsumme.")
        return self._root / sha256[:_PREFIX] / sha256[_PREFIX:]

    def put(self, sha256: str, data: bytes) -> Path:
        """Keep a content; already there is well. After it returns the content survives a power cut."""
        target = self.path(sha256)
        if target.exists():
            return target
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(target, data)
        except OSError as error:
            raise ArchiveError(f"{target} kann nicht geschrieben werden: {refusal(error)}.") from error
        return target

    def get(self, sha256: str) -> bytes:
        """Read a content back; raises ArchiveError when it is not there."""
        try:
            return self.path(sha256).read_bytes()
        except OSError as error:
            raise ArchiveError(f"Das Original {sha256} fehlt im Archiv: {refusal(error)}.") from error

    def drop(self, sha256: str) -> None:
        """Forget a content; nothing happens when it is not there."""
        self.path(sha256).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what killed processes left half written; nobody writes one file for a whole day."""
        for left in self._root.glob(f"??/{_HALF}*"):
            if time.time() - left.stat().st_mtime > _DAY:
                left.unlink(missing_ok=True)


def _write_whole(target: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename: nobody ever sees half a file under its name."""
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=_HALF)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(target)
    finally:
        Path(beside).unlink(missing_ok=True)  # still there only when something went wrong
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; Windows can neither open nor needs to sync a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
