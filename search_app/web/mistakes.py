"""A search that cannot be understood, explained at the place of the mistake."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.errors import QuerySyntaxError
from search_app.index.query import LONGEST, MOST_TERMS
from search_app.web import german
from search_app.web.results import TITLE, ScopeOption, kept_parameters, scope_options
from search_app.web.state import SearchState
from search_app.web.wording import says_something

_OPERATORS = str.maketrans(dict.fromkeys('"„“”»«()*~:|', " "))
_WORDS = ("ODER", "OR", "UND", "AND", "NICHT", "NOT")
_GAP = "[…] "
_AROUND = 120  # characters shown on each side of the mistake: a whole pasted text helps nobody
_END = "␣"  # stands for the mistake when it is at the end, where nothing can be marked


@dataclass(frozen=True, slots=True)
class MistakeView:
    """The search cut at its mistake, what is wrong, and the same words without any rules."""

    state: SearchState
    heading: str
    scopes: tuple[ScopeOption, ...]
    kept: tuple[tuple[str, str], ...]
    message: str
    before: str
    wrong: str
    after: str
    place: int
    is_cut: bool
    plain: str
    plain_href: str


def mistake_view(state: SearchState, error: QuerySyntaxError) -> MistakeView:
    """Cut the search at the mistake: what is wrong reaches to the next blank."""
    text, asked = state.text, _in_the_box(state)
    start = min(max(error.position, 0), len(text))
    blank = text.find(" ", start + 1)
    end = blank if blank >= 0 else len(text)
    words = (word.strip("-+") for word in text.translate(_OPERATORS).split())
    plain = _cut(" ".join([word for word in words if word and word not in _WORDS][:MOST_TERMS]))
    return MistakeView(
        state=asked,
        heading="Diese Suche ist zu lang" if asked is not state else "Diese Suche ist nicht zu verstehen",
        scopes=scope_options(state),
        kept=kept_parameters(state),
        message=str(error),
        before=f"{_GAP}{text[start - _AROUND : start]}" if start > _AROUND else text[:start],
        wrong=_short(text[start:end]) or _END,
        after=_short(text[end:]),
        place=start + 1,
        is_cut=asked is not state,
        plain=german.shortened(plain, TITLE),
        plain_href=state.with_text(plain).url() if says_something(plain) else "",
    )


def _in_the_box(state: SearchState) -> SearchState:
    """The search as the box can take it: one that is too long is cut between words."""
    return state if len(state.text) <= LONGEST else state.with_text(_cut(state.text))


def _cut(text: str) -> str:
    """The beginning of a text that is short enough for a search."""
    if len(text) <= LONGEST:
        return text
    blank = text.rfind(" ", 0, LONGEST + 1)
    return text[: blank if blank > 0 else LONGEST]


def _short(text: str) -> str:
    return f"{text[:_AROUND]} […]" if len(text) > _AROUND else text
