"""Searches to try, made from the archive itself: so each of them finds something, whatever is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search_app.index.protocol import EntryKind, Filter, Hit, Query, SearchEngine, Sort
from search_app.web.searching import count
from search_app.web.state import SearchState

_WORD = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{6,18}\b")  # a German noun long enough to say something, short enough to read
_PHRASE_WORDS = 3
_LOOKED_AT = 5  # papers whose titles and questions are looked at


@dataclass(frozen=True, slots=True)
class Example:
    """A search to try."""

    text: str
    href: str


def examples(engine: SearchEngine) -> tuple[Example, ...]:
    """One example each of a word, two words, a phrase and a number; only those that find something."""
    pairs = Filter("entry_kind", (EntryKind.PAIR.value,))
    page = engine.search(Query(filters=(pairs,), sort=Sort.NEWEST, size=_LOOKED_AT))
    hits = [group.hits[0] for group in page.groups]
    found = (SearchState(text=text) for text in _texts(hits))
    return (*(Example(state.text, state.url()) for state in found if count(engine, state)), *_number(hits))


def _texts(hits: list[Hit]) -> Iterator[str]:
    titles = [_WORD.findall(hit.title.text) for hit in hits]
    longest = max((word for words in titles for word in words), key=len, default=None)
    if longest:
        yield longest
    several = next((words for words in titles if len(words) > 1 and longest not in words[:2]), None)
    if several:
        yield f"{several[0]} {several[1]}"
    phrase = next((found for hit in hits if (found := _phrase(hit))), None)
    if phrase:
        yield f'"{phrase}"'


def _phrase(hit: Hit) -> str | None:
    """Some words that stand side by side in a question, not at its beginning, the last one a noun."""
    words = hit.questions[0].passage.text.split() if hit.questions else []
    runs = (words[at : at + _PHRASE_WORDS] for at in range(2, len(words) - _PHRASE_WORDS))
    return next((" ".join(run) for run in runs if all(word.isalpha() for word in run) and run[-1][:1].isupper()), None)


def _number(hits: list[Hit]) -> Iterator[Example]:
    numbered = next((hit.reference for hit in hits if hit.reference), None)
    if numbered:
        yield Example(f"Drs. {numbered}", SearchState(text=f"Drs. {numbered}").url())
