"""The streams of a text: words that are read together give what they give one by one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.spots import _tokens_of_word, _Words
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


FURTHER = (
    # a text, and of the tokens that stand at a word besides its own: the word in the stream, what it covers, its place
    ("Die Ki\u00adta-Plätze.", "kitaplatz", "Ki\u00adta-Plätze", 1),
    ("Der Öffent\u00adlicher Personennahverkehr.", "oepnv", "Öffent\u00adlicher Personennahverkehr", 1),
    ("nach § 35 a der", "paragraf_35a", "§ 35 a", 1),
    ("Öffentlicher Personennahverkehr im Schuljahr 2020/21 fährt", "2020_2021", "2020/21", 4),
    ("Im Schuljahr 2020/21 fährt öffentlicher Personennahverkehr", "oepnv", "öffentlicher Personennahverkehr", 5),
    ("Öffentlicher Personennahverkehr und Kita-Plätze", "kitaplatz", "Kita-Plätze", 3),
    (f"Die Ki{300 * chr(0xAD)}ta-Plätze.", "kitaplatz", f"Ki{300 * chr(0xAD)}ta-Plätze", 1),
)


@pytest.mark.parametrize(("text", "token", "covered", "place"), FURTHER)
def test_what_is_said_by_several_words_covers_them_and_stands_at_the_first(
    text: str, token: str, covered: str, place: int
) -> None:
    stem = analyze(text).stem
    (at,) = [number for number, word in enumerate(stem.words()) if word == token]
    (start, end) = stem.spans()[at]
    assert (text[start:end], stem.places()[at]) == (covered, place)


@pytest.mark.parametrize("text", ["§/§", "a \ufc5e b", "\ufc5e", "\ufc5e-\ufc5e", "Ein \ufc5e-Haus"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_no_token_is_empty(text: str, language: str) -> None:
    for stream in analyze(text, language):
        assert "" not in stream.words()
        assert len(stream.words()) == len(stream.spans()) == len(stream.places())


@settings(deadline=None)
@given(st.text(max_size=30), st.sampled_from(["de", "en"]))
def test_no_text_has_an_empty_token(text: str, language: str) -> None:
    for stream in analyze(text, language):
        assert "" not in stream.words()
        assert len(stream.words()) == len(stream.spans())


def test_words_are_forgotten_before_there_are_too_many() -> None:
    words = _Words(_tokens_of_word)
    text = "Die Schule am Hafen und der Weg zur Schule am Markt".split()
    with patch("analyzers.spots.CACHE", 4):
        for word in (*text, *text, "A" * 300):
            assert words[word] == _tokens_of_word(word)
            assert len(words) <= 4
            assert ("A" * 300) not in words
