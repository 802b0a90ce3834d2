"""The streams of a text: words that are read together give what they give one by one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.streams import analyze
from analyzers.tokens import Shape, pieces, pieces_and_runs

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*/*.txt"))
WORDS = st.sampled_from(
    "Die Schule in der Stadt Rad- und Fußwege -bindung § §§ 35 a 44 45 und oder bis sowie Art. Artikel A S U 100 2019 20 "
    "15. März 2021 17/11310 Baden-Württemberg Schüler*innen Bürger/in Café www.example.de Kita Plätze u f ff. ÖPNV "
    "öffentlicher Personennahverkehr Kindertagesstätte 1 154 000 % € ﬁ e\u0301t\u00ad".split()
)
GAPS = st.sampled_from([" ", " ", " ", " ", ", ", ". ", "\n", "-", " - ", "/", "", "\u00a0", "; ", " („"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=30).map(lambda several: "".join(word + gap for word, gap in several))


def same(text: str, language: str) -> None:
    together = analyze(text, language)
    with patch("analyzers.spots.pieces_and_runs", pieces):
        assert analyze(text, language) == together


@settings(deadline=None, max_examples=500)  # the first one loads the word lists
@given(TEXTS, st.sampled_from(["de", "en"]))
def test_words_in_a_run_are_read_as_if_they_were_alone(text: str, language: str) -> None:
    same(text, language)


def test_words_of_papers_are_read_alike_in_runs() -> None:
    assert SAMPLES
    for path in SAMPLES:
        same(path.read_text("utf-8"), "de")


def test_a_run_ends_where_something_may_belong_to_a_word() -> None:
    text = "Die neue Schule in der A 100 und im Bezirk Treptow-Köpenick ist groß. Das weiß § 35 a der Ordnung."
    runs = [piece.text for piece in pieces_and_runs(text) if piece.shape is Shape.RUN]
    assert runs == ["Die neue Schule in der", "im Bezirk", "ist groß", "Das weiß", "der Ordnung"]


@settings(deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_text_and_places_never_go_back(text: str) -> None:
    found = analyze(text)
    for stream in (found.exact, found.stem, found.parts):
        assert all(0 <= start < end <= len(text) for start, end in stream.spans())
        assert all(before <= after for before, after in pairwise(stream.places()))
        assert [stream.spans_of([token]) for token in range(len(stream.words()))] == [[span] for span in stream.spans()]
