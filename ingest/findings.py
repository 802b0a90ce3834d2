"""What findings are called: the one table from a code to its short German title."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "answer-without-question": "Antwort ohne erkannte Frage",
    "answered-missing": "Datum der Antwort nicht erkannt",
    "askers-missing": "Fragende nicht erkannt",
    "body-missing": "antwortende Stelle nicht erkannt",
    "dates-out-of-order": "Daten in falscher Reihenfolge",
    "joint-answer-inferred": "gemeinsame Antwort erschlossen",
    "no-questions": "keine Fragen gefunden",
    "number-missing": "Nummer nicht erkannt",
    "numbering-gap": "Lücke in der Zählung",
    "numbering-starts-late": "Zählung beginnt nicht bei 1",
    "party-unknown": "Partei nicht verzeichnet",
    "question-unanswered": "Frage ohne gefundene Antwort",
    "title-missing": "Titel nicht erkannt",
    "unknown-parliament": "Parlament nicht erkannt",
}


def title(code: str) -> str:
    """The title of a code; a code that has none is its own."""
    return TITLES.get(code, code)
