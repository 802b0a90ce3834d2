"""What marking the places that a search asks for costs as papers grow: hostile papers with one more reference a step."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from analyzers.protocol import Annotation
from ingest.records import Answer, Note, Span
from search_app.index.documents import entries
from search_app.index.noted import notes_by_place
from search_app.index.protocol import Filter, Group, Hit, Page, Passage
from search_app.index.shown import read_hit
from search_app.web.namedplaces import asked_names, noted_entries, referring_to, with_names_marked
from tests.benchmarks.growth import grows_with_the_length
from tests.inquiries import HARBOUR

STEPS = 5
LETTERS = str.maketrans("0123456789", "abcdefghij")
ASKED = asked_names(None, [Filter("law", ("TeichVO",)), Filter("provision", ("teichvo § 1",))])
HOSTILE: dict[str, Callable[[int], str]] = {
    "provisions": lambda n: f"§ {n} TeichVO",
    "a law explained again": lambda n: f"§ {n} Teichpflegeverordnung (TeichVO)",
    "a law explained by ever other names": lambda n: f"§ {n} Teich{str(n).translate(LETTERS)}verordnung (TeichVO)",
}


def referring(printed: Callable[[int], str], size: int) -> tuple[str, tuple[Annotation, ...]]:
    text, found = "", []
    for number in range(1, size // STEPS):
        form = printed(number)
        found.append(Annotation("law", form, f"TeichVO § {number}", len(text), len(text) + len(form), "answer/1"))
        text += f"{form}, "
    return text, tuple(found)


def hit(text: str) -> Hit:
    record = replace(HARBOUR, preambles=(), questions=HARBOUR.questions[:1], answers=(Answer(("1",), "Ja.", 1),))
    return replace(read_hit(entries(record)[0].values["shown"]), answer=Passage(text))


def marking(text: str, found: Sequence[Annotation]) -> Callable[[], object]:
    one = hit(text)
    page = Page(1, 1, (Group(one.paper, (one,), 1),))
    return lambda: with_names_marked(page, ASKED, referring_to(ASKED, lambda _: found))


@pytest.mark.usefixtures("benchmarks_only")
@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_of_marks_grows_with_the_references(name: str) -> None:
    assert grows_with_the_length(name, lambda size: marking(*referring(HOSTILE[name], size)))


@pytest.mark.usefixtures("benchmarks_only")
def test_the_cost_of_marks_in_a_text_that_changed_grows_with_the_references() -> None:
    def changed(size: int) -> Callable[[], object]:
        text, found = referring(HOSTILE["provisions"], size)
        return marking(f"Neu: {text}", found)

    assert grows_with_the_length("a text that changed", changed)


@pytest.mark.usefixtures("benchmarks_only")
def test_the_cost_of_foot_notes_grows_with_them() -> None:
    def noting(size: int) -> Callable[[], object]:
        one, lines = hit("Ja."), range(1, size // STEPS)
        answers = tuple(Answer((f"{line}",), "Ja.", 1, spans=(Span(1, 0, 3, line),)) for line in lines)
        notes = tuple(Note("1 a", 1, line) for line in lines)
        record = replace(HARBOUR, preambles=(), questions=(), answers=answers, notes=notes)
        found = tuple(Annotation("law", "TeichVO", "TeichVO", 0, 7, f"note/{line}") for line in lines)
        page = Page(1, 1, (Group(one.paper, (one,), 1),))
        return lambda: noted_entries(page, referring_to(ASKED, lambda _: found), lambda _: notes_by_place(record))

    assert grows_with_the_length("foot notes", noting)
