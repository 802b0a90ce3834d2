"""A search that cannot be understood, explained at the place of the mistake."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.errors import QuerySyntaxError
from search_app.web.results import ScopeOption, kept_parameters, scope_options
from search_app.web.state import SearchState
from search_app.web.wording import says_something

_OPERATORS = str.maketrans(dict.fromkeys('"„“”»«()*~:|', " "))
_WORDS = ("ODER", "OR", "UND", "AND", "NICHT", "NOT")
_END = "␣"  # stands for the mistake when it is at the end, where nothing can be marked


@dataclass(frozen=True, slots=True)
class MistakeView:
    """The search cut at its mistake, what is wrong, and the same words without any rules."""

    state: SearchState
    scopes: tuple[ScopeOption, ...]
    kept: tuple[tuple[str, str], ...]
    message: str
    before: str
    wrong: str
    after: str
    place: int
    plain: str
    plain_href: str


def mistake_view(state: SearchState, error: QuerySyntaxError) -> MistakeView:
    """Cut the search at the mistake: what is wrong reaches to the next blank."""
    text = state.text
    start = min(max(error.position, 0), len(text))
    blank = text.find(" ", start + 1)
    end = blank if blank >= 0 else len(text)
    words = (word.strip("-+") for word in text.translate(_OPERATORS).split())
    plain = " ".join(word for word in words if word and word not in _WORDS)
    return MistakeView(
        state=state,
        scopes=scope_options(state),
        kept=kept_parameters(state),
        message=str(error),
        before=text[:start],
        wrong=text[start:end] or _END,
        after=text[end:],
        place=start + 1,
        plain=plain,
        plain_href=state.with_text(plain).url() if says_something(plain) else "",
    )
