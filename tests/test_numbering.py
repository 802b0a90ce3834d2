"""The one consistent sequence of numbers, also when lists, dates and tables get in between."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.body import body_of
from ingest.numbering import Candidate, best_chain, candidates, sub_run
from ingest.pages import Line
from ingest.registry import dialect_of


def chain_of(text: str) -> list[str]:
    body = body_of([Line(line, 1, number) for number, line in enumerate(text.split("\n"), 1) if line])
    found = candidates(dialect_of("ni").question, body, 0, len(body.text))
    return [c.label for c in best_chain(found)]


def test_a_list_inside_an_answer_is_no_question() -> None:
    text = """1. Welche Wege sind gesperrt?
Gesperrt sind:
1. der Uferweg
2. der Bergweg
3. der Talweg
2. Wann werden sie geöffnet?
Im Herbst.
3. Was kostet die Öffnung?
Rund 5 Euro."""
    assert chain_of(text) == ["1", "2", "3"]
    body = text.split("\n")
    assert body.index("2. Wann werden sie geöffnet?") > body.index("2. der Bergweg")


def test_dates_quantities_and_sessions_are_no_questions() -> None:
    text = """1. Wie viele Anträge gab es?
Bis zum
12. November 2021 waren es 40, dazu
19. Wahlperiode und
2. Sitzung des Ausschusses.
2. Wie viele wurden bewilligt?
Alle."""
    assert chain_of(text) == ["1", "2"]


def test_a_numbered_list_before_the_questions_is_left_out() -> None:
    text = """Gefördert werden zurzeit:
1. der Garten
2. die Werkstatt
3. das Archiv
1. Welche Mittel sind geplant?
Keine.
2. Welche Stellen sind besetzt?
Zwei."""
    found = chain_of(text)
    assert found == ["1", "2"]


@given(st.lists(st.tuples(st.integers(1, 40), st.floats(-6, 8)), max_size=60))
def test_a_chain_rises_in_number_and_place(rows: list[tuple[int, float]]) -> None:
    found = [Candidate(str(number), 10 * at, 10 * at + 3, score) for at, (number, score) in enumerate(rows)]
    chain = best_chain(found)
    numbers = [c.number for c in chain]
    assert numbers == sorted(set(numbers))
    assert [c.start for c in chain] == sorted(c.start for c in chain)


@given(st.integers(1, 30))
def test_a_clean_paper_keeps_all_its_numbers(count: int) -> None:
    found = [Candidate(str(number), 100 * number, 100 * number + 3, 4.0) for number in range(1, count + 1)]
    assert len(best_chain(found)) == count


def test_thousands_of_candidates_take_no_time_to_speak_of() -> None:
    found = [Candidate(str(at % 300 + 1), 10 * at, 10 * at + 3, 1.0) for at in range(20_000)]
    assert best_chain(found)


def test_letters_run_without_gaps() -> None:
    found = [Candidate(letter, at * 10, at * 10 + 2) for at, letter in enumerate("abdc")]
    assert [c.label for c in sub_run(found, 7, 0, 1000)] == ["7a", "7b", "7c"]
