"""Hostile text is read to its end, whatever it repeats, and gives a sound record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.assemble import parse_source
from ingest.sources import source_from_bytes

LENGTH = 40_000  # characters: enough that a pattern which backtracks badly would never come back

HEADS = {
    "be": "Drucksache 19 /99 006 Im Namen des Senats von Berlin beantworte ich Ihre Schriftliche Anfrage wie folgt: ",
    "ni": "Niedersächsischer Landtag – 19. Wahlperiode Drucksache 19/99137 Anfrage de",
    "bt": "Deutscher Bundestag Drucksache 19/99705 Kleine Anfrage der Abgeordneten ",
}
PIECES = ["1. ", "1. Wie?\n", "Zu 1.: ", "Zu 1. und ", "((((", "- ", "a) ", "Wort-\n", "1.\n", "Anfrage de", "„",
          "V o r b e m ", "Die Fragen 1 ", "– Drucksache 19/1 – "]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("code", HEADS)
def test_repeated_pieces_are_read_to_the_end(code: str, piece: str) -> None:
    text = HEADS[code] + piece * (LENGTH // len(piece))
    record = parse_source(source_from_bytes("fiktiv.txt", text.encode()))
    assert record.parliament == code
    assert record.questions or record.sections


WORDS = st.sampled_from(
    ["1. ", "2. ", "3.", "Zu 1.:", "Zu 2. und 3.: ", "Frage 1:", "a) ", "b)", "Wie viele?", "Antwort zu 1: ", "\n", "\n\n",
     "Die Fragen 1 und 2 werden gemeinsam beantwortet.", "Berlin, den 1. Mai 2020 ", "\f", "Straßen-\nbau ", "Ja. ", "(bitte)"]
)  # fmt: skip


@given(st.sampled_from(sorted(HEADS)), st.lists(WORDS, max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_order_of_real_pieces_is_read(code: str, words: list[str]) -> None:
    record = parse_source(source_from_bytes("fiktiv.txt", (HEADS[code] + "".join(words)).encode()))
    for part in (*record.questions, *record.answers, *record.preambles):
        assert all(0 <= span.start <= span.end for span in part.spans)
    labels = [question.label for question in record.questions]
    assert len(labels) == len(set(labels)), "a number is asked once"
