"""The errors of the project: a small family, drawn here once.

::

    AnfragenError              anything this program says no to; the message is for people
    ├── UnreadableFile         a file that cannot become a record; carries name and reason
    │   ├── EmptyFile          nothing in it
    │   ├── DamagedFile        begins like a known type and cannot be read to the end
    │   ├── EncryptedFile      needs a password
    │   ├── NeedsOcr           pictures only, no text
    │   ├── TooLarge           over a limit: bytes, pages, unpacked size
    │   ├── UnknownType        no document that we read
    │   ├── TooSlow            reading took longer than the limit
    │   └── ReaderFailed       our reader broke on it: a defect of this program, or no memory left
    ├── SettingsError          a setting of the environment that cannot be: wrong usage
    ├── DialectError           a dialect table that does not prove itself: file and key
    ├── ArchiveError           the archive cannot be opened or written
    ├── QuerySyntaxError       a search that cannot be understood; carries the place
    └── IndexUnavailable       the search index is missing or cannot be used
        ├── IndexMissing       none was built yet
        └── SearchUnreachable  the server that holds it does not answer just now; it may do so later

Only the edges (command line, web) translate them to exit codes and pages.
"""

from __future__ import annotations


class AnfragenError(Exception):
    """Base of all errors that this program raises on purpose."""


class UnreadableFile(AnfragenError):
    """A file that cannot become a record; ``name`` is the file, ``reason`` one sentence."""

    code = "unreadable"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[str, str]]:
        """Travel between processes: an exception is otherwise made again from its message alone."""
        return type(self), (self.name, self.reason)


class EmptyFile(UnreadableFile):
    """The file holds nothing."""

    code = "empty"


class DamagedFile(UnreadableFile):
    """The file begins like a known type and cannot be read to its end."""

    code = "damaged"


class EncryptedFile(UnreadableFile):
    """The file needs a password."""

    code = "encrypted"


class NeedsOcr(UnreadableFile):
    """The file holds pictures of text and no text."""

    code = "needs-ocr"


class TooLarge(UnreadableFile):
    """The file is over one of the limits for bytes, pages or unpacked size."""

    code = "too-large"


class UnknownType(UnreadableFile):
    """The file is no document that we read."""

    code = "unknown-type"


class TooSlow(UnreadableFile):
    """Reading the file took longer than the limit."""

    code = "too-slow"


class ReaderFailed(UnreadableFile):
    """The reader broke on the file: a defect of this program, or there was no memory left."""

    code = "reader-failed"


class SettingsError(AnfragenError):
    """A setting of the environment that cannot be; the message names it."""


class DialectError(AnfragenError):
    """A dialect table that is wrong; the message names file and key."""


class ArchiveError(AnfragenError):
    """The archive cannot be opened or written."""


class QuerySyntaxError(AnfragenError):
    """A search that cannot be understood; ``position`` is the offset from 0 in the query."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class IndexUnavailable(AnfragenError):
    """The search index is missing or cannot be used."""


class IndexMissing(IndexUnavailable):
    """No search index was built yet: the next command that searches makes it."""


class SearchUnreachable(IndexUnavailable):
    """The server that holds the search index does not answer just now: nothing is lost, and trying again may help."""
