"""Where a question ends and its answer begins, when no marker says so.

In print the answer begins on a new line; in a text without line breaks only the
sentences tell. A question goes on in parentheses ("(Bitte nach Jahren ...)"), in
requests ("Bitte einzeln auflisten.") and in further questions ("Wenn ja, wann?").
"""

from __future__ import annotations

import re

from ingest.body import Body
from ingest.numbering import looks_interrogative

LOOK = 2500
"""Characters in which the question mark must come; the longest printed question has some 1,700."""

REQUEST = 700
"""Characters that a request or parenthesis behind the question mark may have."""

SPECIFICATION = 120
"""Characters of a parenthesis behind the question mark that asks without a word that asks."""

_CLOSERS = r"[)\]“”\"’«]*"
_MARK = re.compile(rf"\?{_CLOSERS}[.?]?")
_ABBREVIATIONS = (
    "Abs Art Aufl Bd Buchst Dr Drs Drucks Hrsg Kap Mio Mrd Nr Nrn Prof Rdnr Rn St Str Tel Ziff Zif Abb Anl "
    "bspw bzgl bzw ca einschl entspr etc evtl exkl ff gem ggf ggfs inkl insb lfd lit max mind min rd sog "
    "Std staatl Tsd u usw v vgl Vgl z zzgl"
)
_NO_END = "".join(rf"(?<!\b{word})" for word in _ABBREVIATIONS.split() if word not in ("etc", "usw", "ff"))
_NO_ROMAN = r"(?<!\b[IVX][IVX])(?<!\bIII)(?<!\bVII)"
_SENTENCE_END = re.compile(
    rf"(?:\?|(?=[.!]){_NO_END}{_NO_ROMAN}(?<!\b[A-Za-zÄÖÜ])(?:(?<!\d)|(?<=\b\d{{4}}))[.!]){_CLOSERS}(?=\s|\Z)"
)
"""A full stop behind a figure may make it an ordinal, but not behind a year."""
_REQUEST = re.compile(
    r"\s*(?:(?:Wenn|Falls|Sofern)\s+(?:ja|nein|nicht|möglich|bekannt)[,:]?\s+)?"
    r"(?:[Bb]itte|[A-ZÄÖÜ][a-zäöüß]{2,14}(?:en|ern|eln) Sie|"
    r"Es wird (?:um|gebeten)|Wir bitten|Ich bitte|Angaben bitte|Gebeten wird|"
    r"Um (?:eine )?\w+ wird gebeten)\b"
)
_ASKS_FOR = re.compile(
    r"(?<![\w-])bitte(?![\w-])|\bw(?:ird|erden) (?:hier|da)?(?:um|gebeten)\b[^.?!]{0,200}\bgebeten\b"
)
"""A sentence that asks for something only further on: "Die Dauer bitte in Tagen angeben." """
_EXCUSE = re.compile(r"\b(?:Verständnis|Nachsicht|Entschuldigung)\b")
_FURTHER = re.compile(
    r"\s*(?:(?:Wenn|Falls|Sofern|Und|Oder|Warum|Weshalb|Ggf|Gegebenenfalls|Wo|Soweit|Insbesondere)\b|"
    r"(?:Ja|Nein)\b[^.?!;)\d]{0,120}\?)"
)
"""How a further question begins: "Ja oder nein?" asks, "Ja, im Jahr 2016." answers."""
_ASKS_IN_SHORT = re.compile(r"(?i)bitte|aufschl|auflist|angeben|differenz|getrennt|tabell|begründ")
_REFERS = re.compile(r"(?i)\b(?:siehe|s\.|vgl|vergleiche|anlage|drs|drucksache|antwort)|\d{2}")
_PARENTHESIS = re.compile(r"\s*\(")


def question_end(body: Body, start: int, limit: int) -> int:
    """The offset behind a question that begins at ``start``; ``limit`` when all up to there is question."""
    mark = _first_mark(body.text, start, min(limit, start + LOOK))
    end = mark if mark >= 0 else _first_sentence(body, start, limit)
    end = _to_line_end(body, end, limit)
    while (further := _goes_on(body, end, limit)) > end:
        end = _to_line_end(body, further, limit)
    return end


def _first_mark(text: str, start: int, limit: int) -> int:
    for found in _MARK.finditer(text, start, limit):
        depth = text.count("(", start, found.start()) - text.count(")", start, found.start())
        if depth <= 0 or ")" in found.group():
            return found.end()
        closing = text.find(")", found.end(), min(limit, found.end() + REQUEST))
        if closing < 0:
            return found.end()
    return -1


def _first_sentence(body: Body, start: int, limit: int) -> int:
    """The end of the first sentence that ends a line; the first of all in a text without line breaks."""
    for found in _SENTENCE_END.finditer(body.text, start, limit):
        if body.flat or _at_line_end(body, found.end(), limit):
            return found.end()
    paragraph = body.text.find("\n\n", start, limit)
    return paragraph if paragraph > start else limit


def _at_line_end(body: Body, at: int, limit: int) -> bool:
    rest = body.text[at : min(at + 3, limit)].lstrip(" ")
    return not rest or rest[0] == "\n"


def _to_line_end(body: Body, at: int, limit: int) -> int:
    """Print: an answer begins a line, so what follows on the same line is still the question.

    A sentence that begins there goes on over the next lines, but not over an empty one.
    """
    if body.flat or _at_line_end(body, at, limit):
        return at
    paragraph = body.text.find("\n\n", at, limit)
    last = min(limit, at + REQUEST, paragraph if paragraph >= 0 else limit)
    for found in _SENTENCE_END.finditer(body.text, at, last):
        if _at_line_end(body, found.end(), limit):
            return found.end()
    return paragraph if 0 <= paragraph <= at + REQUEST and body.text[at:paragraph].rstrip().endswith(")") else at


def _goes_on(body: Body, at: int, limit: int) -> int:
    """The end of what still belongs to the question, or ``at``."""
    text = body.text
    if _PARENTHESIS.match(text, at, limit):
        closing = text.find(")", at, min(limit, at + REQUEST))
        if closing > 0 and (_ASKS_IN_SHORT.search(text, at, closing) or _specifies(text[at:closing])):
            return closing + 1 + (1 if text[closing + 1 : closing + 2] in (".", "?") else 0)
    sentence = _SENTENCE_END.search(text, at + 1, min(limit, at + REQUEST))
    if sentence is None:
        return at
    if _REQUEST.match(text, at, limit) or _is_request(text[at : sentence.end()]):
        return sentence.end()
    asks = sentence.group().startswith("?")
    opens = _FURTHER.match(text, at, limit) or looks_interrogative(text[at : at + 60])
    return sentence.end() if asks and opens else at


def asks(text: str, start: int, limit: int) -> bool:
    """Whether the sentence that begins at ``start`` ends with a question mark."""
    sentence = _SENTENCE_END.search(text, start, min(limit, start + LOOK))
    return sentence is not None and sentence.group().startswith("?")


def _specifies(parenthesis: str) -> bool:
    """Whether words in parentheses behind a question mark say how to answer: "(männlich, weiblich, insgesamt)"."""
    return len(parenthesis) < SPECIFICATION and not _REFERS.search(parenthesis)


def _is_request(sentence: str) -> bool:
    """Whether a sentence asks for something; the answer asks at most to be excused."""
    return bool(_ASKS_FOR.search(sentence)) and not _EXCUSE.search(sentence)
