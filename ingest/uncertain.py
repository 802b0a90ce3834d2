"""What the reading itself is not sure of, as findings: inferred ends and answers, empty answers, words left over."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.body import Body
from ingest.coverage import Free
from ingest.extents import extent_of
from ingest.head import Head
from ingest.pairing import AnswerDraft, Pairs
from ingest.records import Finding

QUOTED = 300
"""Characters of words that belong to nothing which their finding quotes."""


def uncertain(body: Body, head: Head, pairs: Pairs) -> tuple[Finding, ...]:
    """A finding for each field, answer or list of questions of which something is inferred or lost."""
    empty = [draft for draft in pairs.answers if not body.value(*extent_of(body, draft))[0]]
    return (
        *_inferred_fields(head),
        *(_inferred(body, draft) for draft in pairs.answers if draft.inferred),
        *_unparted(pairs),
        *(_empty(body, draft) for draft in empty),
        *(_open_table(body, draft) for draft in pairs.answers if body.open_rows(*extent_of(body, draft))),
    )


def _inferred(body: Body, draft: AnswerDraft) -> Finding:
    page, label = body.line_at(draft.start).page, draft.labels[0]
    if len(draft.labels) == 1:
        message = f"Die Antwort auf Frage {label} ist nicht als solche bezeichnet; wo sie beginnt, ist erschlossen."
        return Finding("answer-inferred", message, page, label)
    joined = ", ".join(draft.labels)
    message = (
        f"Die Fragen {joined} stehen über einer Antwort; dass sie für alle gilt, ist erschlossen und nicht gedruckt."
    )
    return Finding("joint-answer-inferred", message, page, label)


def _empty(body: Body, draft: AnswerDraft) -> Finding:
    of = f"Zu {'Frage' if len(draft.labels) == 1 else 'den Fragen'} {', '.join(draft.labels)}"
    marked = f" hinter „{draft.marker}“" if draft.marker else ""
    message = f"{of} steht{marked} keine Antwort; sie ist leer oder beim Auslesen verloren gegangen."
    return Finding("answer-empty", message, body.line_at(max(draft.start - 1, 0)).page, draft.labels[0])


def _open_table(body: Body, draft: AnswerDraft) -> Finding:
    of = f"auf {'Frage' if len(draft.labels) == 1 else 'die Fragen'} {', '.join(draft.labels)}"
    message = f"Die Antwort {of} enthält eine Tabelle, deren Spalten nicht sicher zu trennen sind."
    return Finding("table-not-parted", message, body.line_at(draft.start).page, draft.labels[0])


_INFERRED = {
    "title": ("title-inferred", "Wo der Titel endet, ist nicht gedruckt; es ist aus dem Wortlaut erschlossen.")
}


def unassigned(body: Body, free: Free) -> Iterator[Finding]:
    """A finding for each stretch that belongs to nothing, with its words."""
    for start, end in free.left_over:
        message = f"Diese Worte gehören zu keiner Frage und keiner Antwort: „{_quoted(body.text[start:end])}“"
        yield Finding("text-unassigned", message, body.line_at(start).page)


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else f"{words[:QUOTED].rsplit(' ', 1)[0]} …"


def _inferred_fields(head: Head) -> tuple[Finding, ...]:
    return tuple(Finding(*_INFERRED[name]) for name in head.inferred)


def _unparted(pairs: Pairs) -> tuple[Finding, ...]:
    if not pairs.unparted:
        return ()
    message = f"Die Fragen {', '.join(pairs.unparted)} stehen ungezählt beieinander; wo jede beginnt, ist erschlossen."
    return (Finding("questions-not-parted", message),)
