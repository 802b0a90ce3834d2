"""All analyzers, and what they find in a record together. A new analyzer is one more line here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from analyzers.protocol import Analyzer, Annotation
from ingest.records import Inquiry


@cache
def analyzers() -> tuple[Analyzer, ...]:
    """The analyzers in the order their annotations are told in."""
    from analyzers.programmes import Programmes
    from analyzers.references import References

    return (References(), Programmes())


def annotate(inquiry: Inquiry) -> tuple[Annotation, ...]:
    """What all analyzers find in a record, in the order of analyzers and texts."""
    return tuple(annotation for analyzer in analyzers() for annotation in analyzer.analyze(inquiry))


def current_versions() -> Mapping[str, str]:
    """The versions of all analyzers by their names."""
    return {analyzer.name: analyzer.version for analyzer in analyzers()}


def versions() -> str:
    """Names and versions of all analyzers: another text whenever one of them would find something else."""
    return " ".join(f"{name}:{version}" for name, version in current_versions().items())


def to_plain(annotation: Annotation) -> dict[str, str | int]:
    """An annotation with the keys of ``references`` in the record's JSON."""
    return {
        "type": annotation.type,
        "text": annotation.text,
        "target": annotation.target,
        "start": annotation.start,
        "end": annotation.end,
        "in": annotation.place,
    }
