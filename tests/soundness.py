"""What is true of every record, whatever the paper: places lie inside their texts, a number is asked once."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ingest.records import Answer, Inquiry, Preamble, Question, Section, Span

Held = Question | Answer | Preamble | Section


def faults(record: Inquiry) -> list[str]:
    """What is wrong with a record, a sentence each."""
    held: tuple[Held, ...] = (*record.questions, *record.answers, *record.preambles, *record.sections)
    return [fault for part in held for fault in _of_part(part, record.source.pages)] + list(_of_labels(record))


def _of_part(part: Held, pages: int) -> Iterator[str]:
    name = f"{type(part).__name__} {getattr(part, 'label', getattr(part, 'labels', ''))}"
    if not 1 <= part.page <= pages:
        yield f"{name}: page {part.page} of {pages}"
    yield from (f"{name}: {fault}" for fault in _of_spans(part.spans, len(part.text), pages))
    for table in getattr(part, "tables", ()):
        if not 0 <= table.start <= len(part.text):
            yield f"{name}: a table at {table.start} of {len(part.text)}"
        if not 1 <= table.page <= table.page_end <= pages:
            yield f"{name}: a table on pages {table.page} to {table.page_end} of {pages}"


def _of_spans(spans: Iterable[Span], length: int, pages: int) -> Iterator[str]:
    end = 0
    for span in spans:
        if not end <= span.start <= span.end <= length:
            yield f"span {span.start} to {span.end} behind {end} of {length}"
        if not 1 <= span.page <= pages or span.line < 1:
            yield f"span on page {span.page} of {pages}, line {span.line}"
        end = span.end


def _of_labels(record: Inquiry) -> Iterator[str]:
    asked = Counter(question.label for question in record.questions)
    yield from (f"asked twice: {label}" for label, count in asked.items() if count > 1)
