"""That papers are counted exactly, however Elasticsearch counts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch, helpers

from ingest.errors import SearchUnreachable
from search_app.index.documents import entries
from search_app.index.elastic import loading, papercounts
from search_app.index.elastic.connection import Connection
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.elastic.papercounts import MOST, NUMBER, PAPERS, PaperNumbers, cell, mixed
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.elastic.wire import document_id
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


def test_a_write_that_broke_off_takes_no_number_from_another_paper(
    engine: ElasticEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {number: entries(numbered(number)) for number in range(1, 13)}
    engine.rebuild(made[1])
    send = loading.load

    def broken(connection: Connection, index: str, operations: Iterable[loading.Operation]) -> int:
        send(connection, index, islice(operations, 2 * len(made[1])))
        raise SearchUnreachable("Der Rechner ist aus.")

    monkeypatch.setattr("search_app.index.elastic.engine.load", broken)
    with pytest.raises(SearchUnreachable):
        engine.apply([(f"ni/18/{number}", made[number]) for number in range(2, 7)])
    monkeypatch.undo()
    engine.apply([(f"ni/18/{number}", made[number]) for number in range(7, 13)])
    engine.apply([(f"ni/18/{number}", made[number]) for number in range(2, 13)])
    assert engine.status().papers == engine.search(Query(parse_query("Brücke"))).papers == 12
    engine.close()


def test_an_index_of_an_earlier_program_is_counted_too(engine: ElasticEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PaperNumbers, "fields", lambda self, paper: {NUMBER: None})
    engine.rebuild(entry for number in range(30) for entry in entries(numbered(number)))
    page = engine.search(Query(parse_query("Brücke"), size=10))
    assert (page.papers, page.pages, engine.status().papers) == (30, 3, 30)
    engine.close()


def test_numbers_that_were_changed_from_outside_are_found_and_mended(engine: ElasticEngine) -> None:
    made = [entry for number in range(5) for entry in entries(numbered(number))]
    engine.rebuild(made)
    with engine.connection.working() as client:
        client.update(index=engine.shelf.alias, id=document_id(made[0].id), doc={NUMBER: 3}, refresh=True)
    assert [each.id for each in engine.held() if each.digest < 0] == [made[0].id]
    engine.mend([made[0]], [])
    assert all(each.digest >= 0 for each in engine.held())
    assert engine.status().papers == 5
    engine.close()
