"""What the reader saw of one file, stage by stage, as text for the person who writes a dialect.

::

    file -> lines with noise labels -> dialect scores -> head fields -> numbers taken or left -> blocks -> findings
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.assemble import Reading, blocks_in_order, read_source_stages
from ingest.body import Body
from ingest.dialect import Dialect
from ingest.naming import named
from ingest.numbering import candidates
from ingest.pages import Line
from ingest.pairing import QuestionDraft
from ingest.records import SourceFile
from ingest.registry import dialects
from ingest.serial import to_plain

_SHOWN = 60  # characters of a block's beginning, and of its end
_NOISE_WIDTH = 14  # characters of the longest noise label, and a little


def inspect_source(source: SourceFile, parliament: str | None = None) -> Iterator[str]:
    """Tell all stages of one file, line by line; raises the UnreadableFile family."""
    reading = read_source_stages(source, parliament)
    reading = replace(reading, inquiry=named(reading.inquiry))
    yield f"{source.name}: {source.media_type}, {reading.inquiry.source.pages} Seiten, sha256 {source.sha256}"
    yield from _stage("Zeilen", (_line(line) for line in reading.lines))
    yield from _stage("Dialekte", _scores(reading))
    yield from _stage("Kopf", _head(reading))
    yield from _stage("Nummern", _numbers(reading))
    yield from _stage("Blöcke", _blocks(reading))
    yield from _stage("Befunde", (f"{f.code}: {f.message} (S. {f.page or '?'})" for f in reading.inquiry.findings))


def _stage(name: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"\n== {name} =="
    first = next(lines, "(nichts)")
    yield first
    yield from lines


def _line(line: Line) -> str:
    """Page and number, ``+`` for a gap above, ``*`` for bold, the noise label, the text."""
    marks = ("+" if line.gap else " ") + ("*" if line.bold else " ")
    text = f"[Tabelle, {len(line.table.rows)} Zeilen]" if line.table else line.text
    return f"{line.page:>3}.{line.number:<4}{marks} {line.noise:<{_NOISE_WIDTH}} {text}"


def _scores(reading: Reading) -> Iterator[str]:
    chosen = reading.detection.dialect
    yield f"erkannt: {chosen.parliament.code if chosen else 'keiner'} ({reading.detection.reason})"
    text = reading.body.text + "\n" + "\n".join(line.text for line in reading.lines if line.noise)
    for dialect in dialects():
        signs = [rule for rule in dialect.detect if rule.regex(flat=reading.body.flat).search(text)]
        points = sum(rule.score for rule in signs)
        yield f"{dialect.parliament.code} {points:>3}  " + "; ".join(f"{rule.score:+d} {rule.source}" for rule in signs)


def _head(reading: Reading) -> Iterator[str]:
    places = {place.field: place for place in reading.inquiry.places}
    left_out = {"source", "preambles", "questions", "answers", "sections", "places", "findings"}
    for name, value in to_plain(reading.inquiry).items():
        if name not in left_out and value:
            place = places.get(name)
            yield f"{name}: {_shown(value)}" + (f"  (S. {place.page}, Z. {place.line})" if place else "")


def _shown(value: object) -> str:
    """Spell out a field's value; the keys of dates and of askers' names and parties that have none are left out."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(inner)}" for key, inner in value.items() if inner)
    if isinstance(value, tuple):
        return "; ".join(_shown(inner) for inner in value)
    return str(value)


def _numbers(reading: Reading) -> Iterator[str]:
    """Every place that looks like a question's number, with its points, and whether it was taken."""
    dialect, body = reading.detection.dialect, reading.body
    if dialect is None:
        return
    for found in candidates(dialect.question, body, 0, len(body.text)):
        taken = any(_begins(question, found.start, found.end) for question in reading.pairs.questions)
        verdict = "genommen" if taken else "liegen gelassen"
        text = _ends(body, found.start, found.end + _SHOWN)
        yield f"{_at(body, found.start)} {found.label:>5} {found.score:>5.1f}  {verdict:<16}{text}"
    yield from _answer_marks(dialect, body)


def _begins(question: QuestionDraft, start: int, end: int) -> bool:
    return start <= question.start <= end or (question.stem is not None and start <= question.stem[0] <= end)


def _answer_marks(dialect: Dialect, body: Body) -> Iterator[str]:
    for rule in dialect.answer:
        for match in rule.regex(flat=body.flat).finditer(body.text):
            yield f"{_at(body, match.start())} Antwortmarke  {_ends(body, match.start(), match.end())}"


def _blocks(reading: Reading) -> Iterator[str]:
    for draft in blocks_in_order(reading.pairs):
        if isinstance(draft, QuestionDraft):
            name = f"Frage {draft.label}" + (f" (zu {draft.part_of})" if draft.part_of else "")
        else:
            name = f"Antwort auf {', '.join(draft.labels)}" + (" (erschlossen)" if draft.inferred else "")
        yield f"{_at(reading.body, draft.start)} {name}: {_ends(reading.body, draft.start, draft.end)}"
    for section in reading.inquiry.sections:
        yield f"{section.page:>3}      Abschnitt {section.level}: {section.heading or '(ohne Überschrift)'}"


def _at(body: Body, offset: int) -> str:
    line = body.line_at(offset)
    return f"{line.page:>3}.{line.number:<4}"


def _ends(body: Body, start: int, end: int) -> str:
    """Show a stretch of the text by its beginning and its end, on one line."""
    text = " ".join(body.text[start:end].split())
    return text if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN]} … {text[-_SHOWN:]}"
