"""German unless long enough text says otherwise, and always the same answer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.language import language_of

ENGLISH = (
    "The city has set up a network of advisers who help newcomers to find a flat, a school and a job. "
    "Every year the council reports on the progress that was made and names the goals of the following year. "
)
GERMANS = (
    "Die Stadt hat ein Netz von Beratungsstellen aufgebaut, die Zugezogenen bei der Suche nach Wohnung, "
    "Schule und Arbeit helfen. "
)


def test_long_texts_are_told_apart() -> None:
    assert language_of(ENGLISH * 4) == "en"
    assert language_of(GERMANS * 5) == "de"


def test_a_few_words_are_german() -> None:
    assert language_of("Mainstreaming in the city") == "de"
    assert language_of("") == "de"


def test_the_same_text_has_the_same_language() -> None:
    mixed = ENGLISH * 2 + GERMANS * 2
    assert len({language_of(mixed) for _ in range(10)}) == 1


@given(st.text(max_size=2000))
@settings(max_examples=25, deadline=None)
def test_any_text_has_a_language(text: str) -> None:
    assert len(language_of(text)) >= 2
