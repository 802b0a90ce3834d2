"""Answers that only point to another one, "siehe Antwort zu Frage 4 der Drucksache …": that answer, to be read below.

Only what the archive has is shown, and only below an answer that says nothing else:
each of its sentences points somewhere, and one names a question of another paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzers.protocol import Annotation
from analyzers.sentences import sentence_end
from ingest.archive import Archive
from ingest.records import Answer
from search_app.exports.references import DRUCKSACHE, References
from search_app.index.names import cited_name
from search_app.index.referring import paper_of
from search_app.web.papers import paper_view
from search_app.web.paperviews import PairView, PaperView, PointedView

_LONGEST = 500  # characters of an answer that does nothing but point
_POINTS = re.compile(
    r"(?:hierzu\s+)?(?:siehe|s\.|vgl\.|vergleiche)\s|(?:\w+\s+){1,3}verweis(?:t|en)\s+auf\s"
    r"|.*\b(?:verwiesen|verwiesen\s+werden|Bezug\s+genommen)[.\s]*\Z",
    re.IGNORECASE | re.DOTALL,
)
_OWN = re.compile(r"\bFragen?\s+(\d{1,3}[a-z]?(?:(?:\s*,\s*|\s+(?:und|sowie|bis)\s+)\d{1,3}[a-z]?)*)(?![\w/])")
_LABEL = re.compile(r"(\d+)([a-z]?)(?:\s+bis\s+(\d+)(?![a-z\d]))?")
_MOST = 3  # answers shown below one
_PAPERS = 10  # papers that are opened for one page; further answers stay behind their links


class Pointing:
    """The answers that those of one paper point to."""

    def __init__(self, archive: Archive, paper_id: str, annotations: Sequence[Annotation], found: References) -> None:
        self._archive = archive
        self._paper_id = paper_id
        self._annotations = annotations
        self._found = found
        self._views: dict[str, PaperView | None] = {}

    def of(self, answer: Answer, place: str) -> tuple[PointedView, ...]:
        """What an answer points to; nothing when it says something itself. ``place`` is that of its annotations."""
        if not only_points(answer):
            return ()
        targets = dict.fromkeys(
            each.target for each in self._annotations if each.type == DRUCKSACHE and each.place == place
        )
        return tuple(view for target in list(targets)[:_MOST] for view in self._pointed(target))

    def _pointed(self, target: str) -> Iterator[PointedView]:
        label = target.removeprefix(paper_of(target)).strip("/")
        resolved = self._found.resolved(target) if label else None
        view = self._view(resolved) if resolved and resolved != self._paper_id else None
        pair = _pair(view, label) if view else None
        if pair and pair.answer:
            yield PointedView(f"{cited_name(paper_of(target))}, {pair.name}", pair.href, pair.answer)

    def _view(self, paper_id: str) -> PaperView | None:
        if paper_id not in self._views and len(self._views) < _PAPERS:
            stored = self._archive.get(paper_id)
            self._views[paper_id] = paper_view(stored) if stored else None
        return self._views.get(paper_id)


def own_pointed(view: PaperView, answer: Answer) -> tuple[PointedView, ...]:
    """The answers of its own paper that an answer only points to, for the page that shows it alone."""
    found = _OWN.search(answer.text) if only_points(answer) else None
    labels = [label for part in _LABEL.finditer(found[1]) for label in _labels(part)] if found else []
    pairs = {
        pair.key: pair for label in labels if (pair := _pair(view, label)) and not set(pair.labels) & {*answer.labels}
    }
    shown = [pair for pair in pairs.values() if pair.answer][:_MOST]
    return tuple(PointedView(pair.name, pair.href, pair.answer) for pair in shown if pair.answer)


def _labels(part: re.Match[str]) -> Iterator[str]:
    """One label, or all whole numbers of "15 bis 17"."""
    number, letter, last = part.groups()
    if last is None or letter:
        yield number + letter
        return
    yield from (str(each) for each in range(int(number), min(int(last), int(number) + _MOST) + 1))


def only_points(answer: Answer) -> bool:
    """Whether an answer says nothing itself: it is short, and each of its sentences points to another text."""
    text = answer.text.strip()
    return len(text) <= _LONGEST and not answer.tables and all(map(_POINTS.match, _sentences(text)))


def _sentences(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = max(sentence_end(text, at), at + 1)
        yield text[at:end]
        at = end + len(text[end:]) - len(text[end:].lstrip())


def _pair(view: PaperView, label: str) -> PairView | None:
    return next((pair for pair in view.pairs if label in pair.labels), None)
