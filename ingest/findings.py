"""What findings are called: the one table from a code to its short German title."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "answer-empty": "leere Antwort",
    "answer-inferred": "Beginn der Antwort erschlossen",
    "answer-without-question": "Antwort ohne erkannte Frage",
    "answered-missing": "Datum der Antwort nicht erkannt",
    "askers-missing": "Fragende nicht erkannt",
    "body-missing": "antwortende oder vorlegende Stelle nicht erkannt",
    "date-missing": "Datum nicht erkannt",
    "dates-out-of-order": "Daten in falscher Reihenfolge",
    "joint-answer-inferred": "gemeinsame Antwort erschlossen",
    "no-questions": "keine Fragen gefunden",
    "number-missing": "Nummer nicht erkannt",
    "numbering-gap": "Lücke in der Zählung",
    "numbering-starts-late": "Zählung beginnt nicht bei 1",
    "pair-overlooked": "Frage oder Antwort vielleicht übersehen",
    "page-without-text": "Seiten, die Bilder sind und nicht gelesen wurden",
    "party-unknown": "Partei nicht verzeichnet",
    "question-only-in-answer": "Frage nur im Antwortpapier gefunden",
    "question-only-in-inquiry": "Frage nur im Papier der Anfrage gefunden",
    "question-texts-differ": "Frage lautet in Anfrage und Antwort verschieden",
    "question-unanswered": "Frage ohne gefundene Antwort",
    "questions-not-parted": "Fragen ohne Nummern nicht sicher getrennt",
    "read-by-ocr": "Scan, maschinell erkannt",
    "table-not-parted": "Spalten einer Tabelle nicht sicher getrennt",
    "text-unassigned": "Worte ohne Platz in Frage oder Antwort",
    "title-inferred": "Ende des Titels erschlossen",
    "title-missing": "Titel nicht erkannt",
    "unknown-parliament": "Parlament nicht erkannt",
    "withdrawn-answer": "Antwort zurückgezogen",
}


def title(code: str) -> str:
    """The title of a code; a code that has none is its own."""
    return TITLES.get(code, code)
