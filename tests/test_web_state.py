"""The address of a search and the search: the one from the other and back."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_app.index.nodes import And, InField, Not, Or, Value, Words
from search_app.index.protocol import Filter, Grouping, Sort
from search_app.index.query import parse_query
from search_app.web.scoping import scoped
from search_app.web.state import BadParameter, Scope, SearchState, read_state, years_between
from search_app.web.wording import typed

FILTERS = {
    "parliament": st.lists(st.sampled_from(["be", "ni", "bt", "ohne"]), max_size=3),
    "year": st.lists(st.integers(1990, 2026).map(str), max_size=6),
    "party": st.lists(st.sampled_from(["SPD", "GRÜNE", "CDU/CSU", "a&b=c"]), max_size=3),
}


@st.composite
def states(draw: st.DrawFn) -> SearchState:
    state = SearchState(
        text=" ".join(draw(st.text(max_size=30)).split()),
        scope=draw(st.sampled_from(Scope)),
        sort=draw(st.sampled_from(Sort)),
        grouping=draw(st.sampled_from(Grouping)),
    )
    for field, values in FILTERS.items():
        state = state.with_values(field, draw(values))
    return state


def read(address: str) -> SearchState:
    return read_state(parse_qs(urlsplit(address).query, keep_blank_values=True, encoding="utf-8", errors="strict"))


@given(states().filter(lambda state: state.text.isprintable()))
def test_every_search_comes_back_from_its_address(state: SearchState) -> None:
    assert read(state.url()) == state


def test_defaults_are_left_out_and_years_are_ranges() -> None:
    state = SearchState("Schule am Teich").with_values("year", ("2012", "2013", "2014", "2020"))
    assert state.url() == "/suche?q=Schule+am+Teich&jahr=2012..2014&jahr=2020"
    assert SearchState().url("/suche.csv") == "/suche.csv"


def test_choosing_twice_is_not_choosing() -> None:
    state = SearchState("Schule", page=3)
    chosen = state.toggled("parliament", "be")
    assert chosen.filters == (Filter("parliament", ("be",)),)
    assert chosen.page == 1
    assert chosen.toggled("parliament", "be") == SearchState("Schule")


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        ("2012", "2014", "2012..2014"),
        ("2012", "", "2012.."),
        ("", "2014", "..2014"),
        ("2012", "2012", "2012"),
        ("", "", None),
    ],
)
def test_typed_years_make_a_range(first: str, last: str, value: str | None) -> None:
    assert years_between(first, last) == value


@pytest.mark.parametrize("arguments", [{"jahr": ["٢٠١٢"]}, {"seite": ["-1"]}, {"seite": ["²"]}, {"wahlperiode": ["x"]}])
def test_what_is_no_number_is_refused(arguments: dict[str, list[str]]) -> None:
    with pytest.raises(BadParameter):
        read_state(arguments)


def test_a_search_narrowed_to_the_question_keeps_its_own_fields() -> None:
    tree = scoped(parse_query("Schule -Hort (Kita ODER antwort:Geld) partei:SPD"), Scope.QUESTION)
    assert isinstance(tree, And)
    word, without, either, value = tree.nodes
    assert isinstance(word, InField)
    assert word.field == "question"
    assert isinstance(without, Not)
    assert isinstance(without.node, InField)
    assert isinstance(either, Or)
    assert [node.field for node in either.nodes if isinstance(node, InField)] == ["question", "answer"]
    assert isinstance(value, Value)
    assert scoped(None, Scope.ANSWER) is None
    assert isinstance(scoped(parse_query("Schule"), Scope.PAIR), Words)


@pytest.mark.parametrize(
    "text",
    [
        "Schule",
        "Schule Hort am Teich",
        "Schule -Turnhalle",
        "Kita ODER Hort ODER Krippe",
        "(Kita ODER Hort) Personal",
        "-(Kita ODER Hort) Geld",
        'frage:"offene Schule" titel:Teich',
        "frage:(Kita ODER Hort)",
        "antwort:(Bank Teich)",
        "Wohn* Geld",
        '"Schule Sanierung"~5',
        "partei:SPD jahr:2019-2021",
        'art:"Kleine Anfrage"',
        "ressort:Bildung von:2019 bis:31.03.2021",
        "datum:2019-06",
        "(Kita Essen) ODER (Hort Geld)",
    ],
)
def test_a_search_written_again_is_the_same_search(text: str) -> None:
    tree = parse_query(text)
    assert tree is not None
    again = parse_query(typed(tree))
    assert again is not None
    assert typed(again) == typed(tree)
    assert _shape(again) == _shape(tree)


def _shape(node: object) -> object:
    """A tree without the places of its nodes."""
    names = [name for name in getattr(node, "__dataclass_fields__", {}) if name not in ("start", "end")]
    if not names:
        return tuple(_shape(each) for each in node) if isinstance(node, tuple) else node
    return type(node).__name__, [_shape(getattr(node, name)) for name in names]
