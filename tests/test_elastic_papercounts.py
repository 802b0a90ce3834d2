"""That papers are counted exactly, however Elasticsearch counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch, helpers

from search_app.index.documents import entries
from search_app.index.elastic import papercounts
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.elastic.papercounts import MOST, NUMBER, PAPERS, PaperNumbers, cell, mixed
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.protocol import Query
from search_app.index.query import parse_query
from tests.inquiries import numbered

BEYOND = 62_000  # papers: more than are counted at a time
SIZES = (1, 2, 3, 1_000, 8_000, 20_000, MOST, MOST + 1, 55_000, BEYOND - 1)


def test_every_number_has_a_cell_of_its_own() -> None:
    numbers = (*range(100_000), *range((1 << 25) - 1_000, 1 << 25))
    cells = {mixed(cell(number)) >> 39 for number in numbers}
    assert len(cells) == len(numbers)
    assert all(-(1 << 63) <= cell(number) < 1 << 63 for number in range(1_000))


def test_a_paper_keeps_its_number() -> None:
    numbers = PaperNumbers({"be/17/1": 3}, following=7)
    given = [numbers.fields(paper)[NUMBER] for paper in ("be/17/2", "be/17/1", "be/17/3", "be/17/2")]
    assert given == [7, 3, 8, 7]


@pytest.mark.parametrize("shards", [1, 3])
def test_any_number_of_papers_is_counted_exactly(elastic: ElasticSettings, shards: int) -> None:
    client = Elasticsearch(elastic.hosts[0], request_timeout=60)
    index = f"{elastic.index}-20260101t000000-00000000"  # taken away with the index of these settings
    numbers = PaperNumbers()
    papers = ({"_index": index, "_source": numbers.fields(f"be/17/{number}")} for number in range(BEYOND))
    fields = {name: {"type": "long"} for name in numbers.fields("")}
    client.indices.create(index=index, settings={"number_of_shards": shards}, mappings={"properties": fields})
    helpers.bulk(client, papers, chunk_size=10_000)
    client.indices.refresh(index=index)

    def count(how: dict[str, object], size: int) -> dict[str, Any]:
        among = {"range": {NUMBER: {"gt": 0, "lte": size}}}  # 0 was given above
        return dict(client.search(index=index, size=0, query=among, aggs={PAPERS: how})["aggregations"])

    for size in SIZES:
        once = papercounts.counted(count(papercounts.counting(), size))
        assert once == (size if size <= MOST else None)
        last = count(papercounts.highest(), size)[PAPERS]["value"]
        assert papercounts.counted_in_portions(count(papercounts.in_portions(int(last)), size)[PAPERS]) == size
    client.close()


@pytest.fixture
def engine(elastic: ElasticSettings, tmp_path: Path) -> ElasticEngine:
    return ElasticEngine(elastic, tmp_path / "lock.sqlite")


def test_papers_that_come_later_are_counted_too(engine: ElasticEngine) -> None:
    made = {f"ni/18/{number}": entries(numbered(number)) for number in range(1, 61)}
    engine.rebuild(entry for paper in list(made)[:20] for entry in made[paper])
    assert engine.status().papers == 20
    engine.apply([(paper, made[paper]) for paper in list(made)[10:50]])
    engine.mend([entry for paper in list(made)[45:] for entry in made[paper]], [])
    assert engine.status().papers == engine.search(Query(parse_query("Brücke"))).papers == 60
    engine.delete("ni/18/60")
    engine.update("ni/18/7", made["ni/18/7"])
    assert engine.status().papers == 59
    engine.close()
