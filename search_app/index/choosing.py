"""The engine that the settings ask for."""

from __future__ import annotations

from search_app.config import Settings
from search_app.index.protocol import SearchEngine


def engine_of(settings: Settings) -> SearchEngine:
    """The index of an archive, embedded or on a cluster; nothing is opened or asked yet."""
    # late, since each library takes a while to load and one is enough
    if settings.elastic:
        from search_app.index.elastic.engine import ElasticEngine

        return ElasticEngine(settings.elastic, settings.index / "lock.sqlite")
    from search_app.index.tantivy_engine import TantivyEngine

    return TantivyEngine(settings.index)
