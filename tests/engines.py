"""The engines that all engine tests run over: tantivy, and Elasticsearch on a real node of each version."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import IndexUnavailable
from search_app.index.elastic.connection import Connection
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.elastic.shelf import Shelf
from search_app.index.protocol import SearchEngine
from search_app.index.tantivy_engine import TantivyEngine
from tests.nodes import VERSIONS, Nodes

Maker = Callable[[], SearchEngine]
ENGINES = ("tantivy", *VERSIONS)


def elastic_settings(url: str, **how: object) -> ElasticSettings:
    """Settings for an index with a name of its own; generous in time, since machines that test are busy."""
    made = ElasticSettings((url,), index=f"t{secrets.token_hex(6)}", timeout=60.0)
    return replace(made, **how)  # type: ignore[arg-type]


def remove(settings: ElasticSettings) -> None:
    """Take away all indexes of these settings."""
    connection = Connection(settings)
    with suppress(IndexUnavailable), connection.working() as client:
        for name in Shelf(settings).names(client):
            client.indices.delete(index=name)
    connection.close()


@pytest.fixture(params=VERSIONS)
def elastic(request: pytest.FixtureRequest, nodes: Nodes) -> Iterator[ElasticSettings]:
    """An index of its own on a node of each version."""
    settings = elastic_settings(nodes.shared(request.param).url)
    yield settings
    remove(settings)


@contextmanager
def making(name: str, nodes: Nodes, folder: Path) -> Iterator[Maker]:
    """Makes engines of one kind that all look at the same index, and takes it away."""
    if name == "tantivy":
        yield lambda: TantivyEngine(folder / "index")
        return
    settings = elastic_settings(nodes.shared(name).url)
    made: list[ElasticEngine] = []

    def make() -> SearchEngine:
        made.append(ElasticEngine(settings, folder / "lock.sqlite"))
        return made[-1]

    yield make
    for engine in made:
        engine.close()
    remove(settings)


@pytest.fixture(params=ENGINES)
def maker(request: pytest.FixtureRequest, nodes: Nodes, tmp_path: Path) -> Iterator[Maker]:
    """Makes engines that all look at the same index."""
    with making(request.param, nodes, tmp_path) as make:
        yield make
