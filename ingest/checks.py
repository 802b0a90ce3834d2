"""A record to findings: what could not be read or looks wrong. Never raises."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ingest.documenthead import is_withdrawal
from ingest.labels import number_of, parts
from ingest.parties import party_of
from ingest.records import Finding, Inquiry, Kind, Part, Question

_OF_ANY_BODY = (Kind.VORLAGE, Kind.PROGRAMME, Kind.PUBLICATION)
"""Kinds that do not come from parliaments alone; of all others a parliament is expected."""

_PRINTED = {
    Kind.VORLAGE: ("reference", "answering_body", "published"),
    Kind.UNTERRICHTUNG: ("reference", "published"),
}
"""What the head of a document of a kind should print."""

_MISSING = {
    "reference": ("number-missing", "Die eigene Nummer des Papiers ist nicht gedruckt oder nicht lesbar."),
    "answering_body": ("body-missing", "Welche Stelle das Papier vorlegt, ist nicht zu erkennen."),
    "published": ("date-missing", "Ein Datum des Papiers ist nicht gedruckt oder nicht lesbar."),
}


def check(record: Inquiry) -> tuple[Finding, ...]:
    """All findings of a record, each with a code and a German sentence."""
    if record.questions:
        return (*_head(record), *_parties(record), *_numbers(record), *_items(record), *_pairs(record), *_dates(record))
    return (*_document(record), *_parties(record))


def _document(record: Inquiry) -> Iterator[Finding]:
    withdrawn = is_withdrawal("\n\n".join(part for s in record.sections for part in (s.heading, s.text) if part))
    if withdrawn:
        yield Finding(
            "withdrawn-answer", "Dieses Papier teilt mit, dass eine Antwort zurückgezogen wird; es ist keine Antwort."
        )
    if record.parliament is None and record.kind not in _OF_ANY_BODY:
        yield Finding(
            "unknown-parliament",
            "Das Parlament wurde nicht erkannt oder wird noch nicht gelesen; "
            "das Dokument steht mit Titel und Abschnitten im Archiv.",
        )
    elif not withdrawn and record.kind not in (*_OF_ANY_BODY, Kind.UNTERRICHTUNG):
        yield Finding(
            "no-questions",
            "In diesem Papier wurden keine Fragen gefunden; es steht mit Titel und Abschnitten im Archiv.",
        )
    if record.title is None:
        yield Finding("title-missing", "Ein Titel ist nicht zu erkennen.")
    for field in _PRINTED.get(record.kind, ()):
        if (record.dates.published if field == "published" else getattr(record, field)) is None:
            yield Finding(*_MISSING[field])


def _head(record: Inquiry) -> Iterator[Finding]:
    missing: dict[str, tuple[str, object]] = {
        "number-missing": ("Die eigene Nummer der Drucksache ist nicht gedruckt oder nicht lesbar.", record.reference),
        "title-missing": ("Der Titel ist nicht zu erkennen.", record.title),
        "askers-missing": ("Wer gefragt hat, ist nicht zu erkennen.", record.askers or record.factions),
    }
    if record.part is not Part.INQUIRY:
        missing["body-missing"] = ("Wer geantwortet hat, ist nicht zu erkennen.", record.answering_body)
        missing["answered-missing"] = ("Das Datum der Antwort ist nicht zu erkennen.", record.dates.answered)
    for code, (message, value) in missing.items():
        if not value:
            yield Finding(code, message)


def _parties(record: Inquiry) -> Iterator[Finding]:
    printed = [*(asker.party for asker in record.askers if asker.party), *record.factions]
    for party in dict.fromkeys(printed):
        if party_of(party) is None:
            yield Finding("party-unknown", f"„{party}“ steht nicht in der Tabelle der Parteien.")


def _numbers(record: Inquiry) -> Iterator[Finding]:
    first: dict[int, Question] = {}
    for question in record.questions:
        first.setdefault(number_of(question.label), question)
    numbers = sorted(first)
    if numbers and numbers[0] > 1:
        message = f"Die Zählung der Fragen beginnt erst mit {numbers[0]}."
        yield _at(first[numbers[0]], "numbering-starts-late", message)
    for before, after in pairwise(numbers):
        if after > before + 1:
            yield _at(first[after], "numbering-gap", f"Zwischen Frage {before} und Frage {after} fehlen Nummern.")


def _items(record: Inquiry) -> Iterator[Finding]:
    """Items that do not count on within their number: 2b without 2a, 2.3 behind 2.1."""
    asked = {question.label for question in record.questions}
    for question in record.questions:
        before = _item_before(question.label)
        if before and before not in asked:
            message = f"Frage {before}, die vor Frage {question.label} zu erwarten ist, wurde nicht gefunden."
            yield _at(question, "numbering-gap", message)


def _item_before(label: str) -> str:
    """The item that must stand in front of another one of the same number, "" for the first and for no item."""
    number, decimal, letter = parts(label) or (0, 0, "")
    if letter > "a":
        return f"{label[:-1]}{chr(ord(letter) - 1)}"
    return f"{number}.{decimal - 1}" if decimal > 1 and not letter else ""


def _at(question: Question, code: str, message: str) -> Finding:
    return Finding(code, message, question.page, question.label)


def _pairs(record: Inquiry) -> Iterator[Finding]:
    answered = {label for answer in record.answers for label in answer.labels}
    asked = {question.label for question in record.questions}
    asked |= {str(number_of(label)) for label in asked}  # a number that leads to its items is asked in each of them
    empty = {finding.label for finding in record.findings if finding.code == "answer-empty"}
    if record.part is not Part.INQUIRY:
        for question in record.questions:
            if (
                question.label not in {*answered, *empty}
                and question.part_of is None
                and not _in_items(record, question)
            ):
                message = f"Zu Frage {question.label} wurde keine Antwort gefunden."
                yield Finding("question-unanswered", message, question.page, question.label)
    for answer in record.answers:
        for label in answer.labels:
            if label not in asked:
                message = f"Zur Antwort auf Frage {label} wurde die Frage nicht gefunden."
                yield Finding("answer-without-question", message, answer.page, label)


def _in_items(record: Inquiry, question: Question) -> bool:
    """Whether a number is answered in each of its items ("Wem gehören sie a) in Mitte, b) in Pankow?")."""
    items = {
        q.label for q in record.questions if q.label != question.label and str(number_of(q.label)) == question.label
    }
    return bool(items) and items <= {label for answer in record.answers for label in answer.labels}


def _dates(record: Inquiry) -> Iterator[Finding]:
    order = [("asked", "gefragt"), ("received", "eingegangen"), ("answered", "beantwortet"), ("published", "verteilt")]
    known = [(day, word) for name, word in order if (day := getattr(record.dates, name)) is not None]
    head = record.dates.dated, record.dates.published
    compared = [*pairwise(known), *([((head[0], "im Kopf"), (head[1], "verteilt"))] if head[0] and head[1] else [])]
    for (before, first), (after, then) in compared:
        if after < before:
            yield Finding(
                "dates-out-of-order", f"Das Datum „{then}“ ({after:%d.%m.%Y}) liegt vor „{first}“ ({before:%d.%m.%Y})."
            )
