"""The door of `ingest`: files in, records out, and the archive that keeps both."""

from ingest.records import Inquiry, SourceFile

__all__ = ["Inquiry", "SourceFile", "parliaments", "parse_source"]


def __getattr__(name: str) -> object:
    # late, so that `anfragen --help` does not load the readers
    if name == "parse_source":
        from ingest.assemble import parse_source

        return parse_source
    if name == "parliaments":
        from ingest.registry import parliaments

        return parliaments
    raise AttributeError(name)
