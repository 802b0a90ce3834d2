"""What a search on the terminal is told beside its hits: the same as on the page of the result."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.archive import Archive
from search_app.index.protocol import SearchEngine
from search_app.web.arrivals import arrival
from search_app.web.nohits import NoHitsView, no_hits_view
from search_app.web.searching import find
from search_app.web.state import SearchState


def no_hits(engine: SearchEngine, archive: Archive, query: str) -> Iterator[str]:
    """Which part of a search without hits is to blame, and searches that find something. Raises IndexUnavailable."""
    state = SearchState(text=" ".join(query.split()))
    yield from _lines(no_hits_view(engine, archive, state, find(engine, state), arrival(archive, state)))


def _lines(view: NoHitsView) -> Iterator[str]:
    if view.notice:
        yield view.notice
    if view.instead:
        yield f"Meinten Sie „{view.instead.text}“? Das ergibt {view.instead.count} Treffer."
    if view.near:
        yield "Nummern in der Nähe:"
        yield from (f"  {paper.href}  {paper.title}" for paper in view.near)
    if len(view.parts) > 1:
        yield "Alle Wörter müssen zutreffen. Was jeder Teil allein findet, und was ohne ihn übrig bleibt:"
        yield from (f"  {part.text}: allein {part.alone}, ohne diesen Teil {part.without}" for part in view.parts)
    if view.suggestions:
        yield "Ähnliche Suchen, die etwas finden:"
        yield from (f"  {each.text} ({each.count} Treffer)" for each in view.suggestions)
    yield view.holdings
