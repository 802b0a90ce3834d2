"""How a cluster is asked: one request a page, far pages on one state, busy answers waited out, spread shards exact."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from elastic_transport import Transport

from ingest.archive import Archive
from ingest.errors import SearchUnreachable
from search_app import create_app
from search_app.config import Settings
from search_app.index.documents import entries
from search_app.index.elastic.connection import Connection
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.elastic.loading import CHUNK, Operation, RejectedEntries, load
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.following import follow
from search_app.index.protocol import Filter, Grouping, Query, Sort
from search_app.index.query import parse_query
from search_app.index.tantivy_engine import TantivyEngine
from tests.inquiries import PAPERS, numbered
from tests.test_elastic_outages import fill

MANY = [entry for number in range(60) for entry in entries(numbered(number))]
ALL = [entry for paper in PAPERS for entry in entries(paper)]


@pytest.fixture
def engine(elastic: ElasticSettings, tmp_path: Path) -> Iterator[ElasticEngine]:
    made = ElasticEngine(elastic, tmp_path / "lock.sqlite")
    yield made
    made.close()


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is sent from now on."""
    sent: list[str] = []
    perform = Transport.perform_request

    def noted(self: Transport, method: str, target: str, **how: object) -> object:
        sent.append(f"{method} {target.partition('?')[0]}")
        return perform(self, method, target, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Transport, "perform_request", noted)
    return sent


def test_a_page_is_one_request(engine: ElasticEngine, elastic: ElasticSettings, requests: list[str]) -> None:
    engine.rebuild(ALL)
    for query in (
        Query(parse_query("Hafen ODER Schule")),
        Query(parse_query("Lärm"), (Filter("parliament", ("be",)), Filter("year", ("2023",))), grouping=Grouping.NONE),
        Query(sort=Sort.OLDEST, whole=("programme",)),
    ):
        requests.clear()
        engine.search(query)
        assert requests == [f"POST /{elastic.index}/_search"]


def test_a_page_of_the_application_asks_once_more_a_second(
    elastic: ElasticSettings, tmp_path: Path, requests: list[str]
) -> None:
    fill(tmp_path)
    settings = Settings(tmp_path, elastic=elastic)
    client = create_app(settings).test_client()
    with Archive.open(tmp_path) as archive:
        follow(archive, ElasticEngine(elastic, settings.index / "lock.sqlite"))
    client.get("/suche?q=Hafen")
    requests.clear()
    assert client.get("/suche?q=Schule").status_code == 200
    searched = [each for each in requests if each.endswith("_search")]
    assert len(searched) == 1
    assert len(requests) <= 2


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("grouping", Grouping)
def test_far_pages_are_walked_to(
    engine: ElasticEngine, monkeypatch: pytest.MonkeyPatch, sort: Sort, grouping: Grouping
) -> None:
    engine.rebuild(MANY)
    queries = [
        Query(parse_query("Brücke"), (Filter("parliament", ("ni",)),), sort, grouping, number, 7)
        for number in range(1, 11)
    ]
    near = [engine.search(query) for query in queries]
    monkeypatch.setattr("search_app.index.elastic.asking.LAST_ROW", 8)
    monkeypatch.setattr("search_app.index.elastic.reading.LONG_STEP", 5)
    monkeypatch.setattr("search_app.index.elastic.reading.STEP", 4)
    assert [engine.search(query) for query in queries] == near
    scanned = [hit.entry for hit in engine.scan(queries[0])]
    assert scanned == [hit.entry for page in near for hit in page.hits]


def test_counts_are_exact_over_several_shards(elastic: ElasticSettings, tmp_path: Path) -> None:
    spread = ElasticEngine(replace(elastic, shards=4, replicas=0), tmp_path / "lock.sqlite")
    alone = TantivyEngine.in_memory()
    for each in (spread, alone):
        each.rebuild([*ALL, *MANY])
    for text in ("", "Brücke", "Hafen ODER Schule ODER Brücke", "-Brücke"):
        for filters in ((), (Filter("year", ("2019", "2020")),)):
            query = Query(parse_query(text), filters, Sort.NEWEST, size=9, page=2)
            ours, other = spread.search(query), alone.search(query)
            assert (ours.total, ours.papers, ours.facets) == (other.total, other.papers, other.facets)
            assert [hit.entry for hit in ours.hits] == [hit.entry for hit in other.hits]
    spread.close()


class Busy(BaseHTTPRequestHandler):
    """A node that is too busy for some documents, and refuses one for good."""

    sent: list[list[str]]

    def do_GET(self) -> None:
        self._say({"version": {"number": "8.19.5"}})

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        ids = [json.loads(line)["index"]["_id"] for line in body.splitlines()[::2]]
        self.sent.append(ids)
        self._say({"errors": True, "items": [{"index": self._item(each)} for each in ids]})

    def _item(self, entry: str) -> dict[str, object]:
        times = sum(entry in ids for ids in self.sent)
        if entry == "bad":
            return {
                "_id": entry,
                "status": 400,
                "error": {"type": "document_parsing_exception", "reason": "kein Datum"},
            }
        if entry.startswith("busy") and times < 3:
            return {"_id": entry, "status": 429, "error": {"type": "es_rejected_execution_exception", "reason": "voll"}}
        return {"_id": entry, "status": 201}

    def _say(self, body: object) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, format: str, *args: object) -> None:
        del format, args


def test_what_is_held_back_is_sent_again_and_what_is_refused_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search_app.index.elastic.loading.WAIT", 0.01)
    Busy.sent = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Busy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    connection = Connection(ElasticSettings((f"http://127.0.0.1:{server.server_address[1]}",)))
    names = ["good", "busy1", "bad", "busy2"]
    with pytest.raises(RejectedEntries) as refused:
        load(connection, "x", [Operation(name, b"{}") for name in names])
    assert Busy.sent == [names, ["busy1", "busy2"], ["busy1", "busy2"]]
    assert refused.value.rejected == (("bad", "document_parsing_exception: kein Datum"),)
    monkeypatch.setattr("search_app.index.elastic.loading.PATIENCE", 0.0)
    Busy.sent = []
    with pytest.raises(SearchUnreachable, match="1 blieben übrig, der erste ist „busy1“"):
        load(connection, "x", [Operation("busy1", b"{}")])
    connection.close()
    server.shutdown()
    server.server_close()


def test_chunks_are_cut_by_bytes_and_makers_wait_for_the_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many entries are to come, only some chunks of them are made ahead."""
    made, sent = 0, 0
    ahead: list[int] = []

    def making() -> Iterator[Operation]:
        nonlocal made
        for number in range(40):
            made += 1
            ahead.append(made - sent)
            yield Operation(str(number), b"x" * (CHUNK // 4))

    def slowly(connection: object, index: str, chunk: list[Operation]) -> list[tuple[str, str]]:
        nonlocal sent
        threading.Event().wait(0.02)
        sent += len(chunk)
        return []

    monkeypatch.setattr("search_app.index.elastic.loading._send", slowly)
    assert load(Connection(ElasticSettings(("http://127.0.0.1:1",))), "x", making()) == 40
    assert max(ahead) <= 4 * 4 + 1
