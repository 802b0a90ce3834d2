"""Answers of Elasticsearch to pages, and walks through long results."""

from __future__ import annotations

from binascii import a2b_base64
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from itertools import islice
from typing import Any

from ingest.errors import IndexUnavailable, SearchUnreachable
from search_app.index.elastic import asking, papercounts
from search_app.index.elastic.asking import GROUP, OURS, Body
from search_app.index.elastic.connection import Client, Connection
from search_app.index.elastic.papercounts import PAPERS
from search_app.index.elastic.rendering import within
from search_app.index.facets import MOST_VALUES, facet
from search_app.index.fields import FACETS
from search_app.index.plan import Plan, plan
from search_app.index.protocol import Facet, Group, Grouping, Hit, Page, Query, Sort
from search_app.index.results import order_of
from search_app.index.shown import read_hit

STEP = 500  # entries of one request of an export: some megabytes
LONG_STEP = 10_000  # numbers of one request of a walk
ALIVE = "5m"  # for which a state of the index is kept after the last request: readers of an export may be slow
SERVER_SHARE = 0.8  # of the time limit that the server may use: an answer from it says more than silence
_INCOMPLETE = "Elasticsearch hat nicht in der gesetzten Zeit vollständig geantwortet."


class Reader:
    """Asks one alias of one cluster."""

    def __init__(self, connection: Connection, alias: str) -> None:
        self._connection = connection
        self._alias = alias
        settings = connection.settings
        self._shards = settings.shards
        self._limit = f"{int(settings.timeout * SERVER_SHARE * 1000)}ms"

    def page(self, asked: Query) -> Page:
        """Find one page; one request, but for pages far behind and for results of very many papers."""
        found = plan(asked.tree)
        sort = order_of(asked)
        if asking.is_far(asked):
            return self._far_page(asked, found, sort)
        body = asking.page_request(asked, found, sort, self._shards)
        with self._connection.asking() as client:
            answer = self.search(client, body, index=self._alias, preference=_seat(body))
            if _is_of_one_state(answer) and papercounts.counted(answer["aggregations"][OURS]) is not None:
                return _page(asked, found, answer, self.papers(client, answer, asked, found, index=self._alias))
        with self.holding() as (client, pit):
            held = {"id": pit, "keep_alive": ALIVE}
            answer = self.search(client, body, pit=held)
            return _page(asked, found, answer, self.papers(client, answer, asked, found, pit=held))

    def search(self, client: Client, body: Body, **where: Any) -> Mapping[str, Any]:
        """Ask; an answer that lacks a part is none. Raises SearchUnreachable."""
        if "index" in where:
            # of a state that is held open the parts are known already, and it may not be said again
            where["allow_partial_search_results"] = False
        answer: Mapping[str, Any] = client.search(
            **{_NAMES.get(name, name): value for name, value in body.items()},
            **where,
            timeout=self._limit,
        ).body
        if answer.get("timed_out") or answer["_shards"]["failed"]:
            raise SearchUnreachable(_INCOMPLETE)
        return answer

    @contextmanager
    def holding(self) -> Iterator[tuple[Client, str]]:
        """Hold the present state of the index open, for several requests; let go of it whatever happens."""
        with self._connection.asking() as client:
            pit = client.open_point_in_time(index=self._alias, keep_alive=ALIVE, allow_partial_search_results=False)[
                "id"
            ]
            try:
                yield client, pit
            finally:
                # a state that cannot be closed now closes by itself after a while
                with suppress(IndexUnavailable), self._connection.asking() as closing:
                    closing.options(ignore_status=404).close_point_in_time(id=pit)

    def walk(self, client: Client, pit: str, body: Body, step: int) -> Iterator[Mapping[str, Any]]:
        """All hits of a request in its order, a step at a time."""
        after: list[Any] | None = None
        while True:
            more = {"search_after": after} if after else {}
            held = {"id": pit, "keep_alive": ALIVE}
            with self._connection.asking():  # translates what goes wrong between two steps
                answer = self.search(client, {**body, "size": step, "track_total_hits": False, **more}, pit=held)
            hits = answer["hits"]["hits"]
            yield from hits
            if len(hits) < step:
                return
            after = hits[-1]["sort"]

    def papers(self, client: Client, answer: Mapping[str, Any], asked: Query, found: Plan, **where: Any) -> int:
        """How many papers are found: counted in the answer, or in portions where they are too many for one count."""
        number = papercounts.counted(answer["aggregations"][OURS])
        if number == 0 and answer["hits"]["total"]["value"]:
            return int(self._count(client, asked, found, papercounts.nearly(), where)["value"])
        if number is not None:
            return number
        last = self._count(client, asked, found, papercounts.highest(), where)["value"]
        portions = self._count(client, asked, found, papercounts.in_portions(int(last or 0)), where)
        return papercounts.counted_in_portions(portions)

    def _count(
        self, client: Client, asked: Query, found: Plan, how: Body, where: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        body = asking.matching(asked, found, Sort.NEWEST) | asking.only(asked, {PAPERS: how})
        answer = self.search(client, {**body, "size": 0, "track_total_hits": False}, **where)
        counted: Mapping[str, Any] = answer["aggregations"][OURS][PAPERS]
        return counted

    def _far_page(self, asked: Query, found: Plan, sort: Sort) -> Page:
        """A page behind the rows that can be counted to: walked to on one state of the index."""
        with self.holding() as (client, pit):
            held = {"id": pit, "keep_alive": ALIVE}
            matching = asking.matching(asked, found, sort)
            answer = self.search(client, {**matching, **asking.counting(asked, self._shards), "size": 0}, pit=held)
            papers = self.papers(client, answer, asked, found, pit=held)
            if asked.grouping is Grouping.PAPER:
                groups = self._far_groups(client, pit, asked, matching)
            else:
                groups = self._far_hits(client, pit, asked, matching)
        return _page(asked, found, {**answer, "hits": {**answer["hits"], "hits": groups}}, papers)

    def _far_hits(self, client: Client, pit: str, asked: Query, matching: Body) -> list[Mapping[str, Any]]:
        first = (asked.page - 1) * asked.size
        before = islice(self.walk(client, pit, {**matching, "_source": False}, LONG_STEP), first)
        last = deque(before, maxlen=1)
        after = {"search_after": last[0]["sort"]} if last else {}
        held = {"id": pit, "keep_alive": ALIVE}
        body = {**matching, **after, "size": asked.size, "_source": list(asking.STORED), "track_total_hits": False}
        return list(self.search(client, body, pit=held)["hits"]["hits"])

    def _far_groups(self, client: Client, pit: str, asked: Query, matching: Body) -> list[Mapping[str, Any]]:
        last = asked.page * asked.size
        owners: dict[int, None] = {}
        body = {**matching, "_source": False, "docvalue_fields": ["paper_key"]}
        for hit in self.walk(client, pit, body, LONG_STEP):
            owners[hit["fields"]["paper_key"][0]] = None
            if len(owners) == last:
                break
        wanted = list(owners)[last - asked.size :]
        if not wanted:
            return []
        held = {"id": pit, "keep_alive": ALIVE}
        collapsed = {"field": "paper_key", "inner_hits": asking.listed(asked.per_paper)}
        body = {**matching, "query": within(matching["query"], wanted), "size": len(wanted), "_source": False}
        body |= {"collapse": collapsed, "track_total_hits": False}
        return list(self.search(client, body, pit=held)["hits"]["hits"])

    def scan(self, asked: Query) -> Iterator[Hit]:
        """All hits in the order of the result, in constant memory but for one number a paper; without marks."""
        found, sort = plan(asked.tree), order_of(asked)
        matching = asking.matching(asked, found, sort)
        with self.holding() as (client, pit):
            # in the order of days the hits of a paper stand together anyway
            if asked.grouping is Grouping.NONE or sort is not Sort.RELEVANCE:
                for hit in self.walk(client, pit, {**matching, "_source": ["shown"]}, STEP):
                    yield plain_hit(hit)
                return
            for papers in self._portions(client, pit, matching):
                yield from self._of_papers(client, pit, matching, papers)

    def _portions(self, client: Client, pit: str, matching: Body) -> Iterator[list[int]]:
        """The papers in their order, in portions of some `STEP` entries."""
        entries: dict[int, int] = {}
        body = {**matching, "_source": False, "docvalue_fields": ["paper_key"]}
        for hit in self.walk(client, pit, body, LONG_STEP):
            key = hit["fields"]["paper_key"][0]
            entries[key] = entries.get(key, 0) + 1
        portion: list[int] = []
        size = 0
        for paper, number in entries.items():
            portion.append(paper)
            size += number
            if size >= STEP:
                yield portion
                portion, size = [], 0
        if portion:
            yield portion

    def _of_papers(self, client: Client, pit: str, matching: Body, papers: Sequence[int]) -> Iterator[Hit]:
        body = {
            **matching,
            "query": within(matching["query"], papers),
            "sort": [{"paper_key": "asc"}, {"position": "asc"}],
            "track_scores": True,
            "_source": ["shown"],
        }
        by_paper: dict[int, list[Hit]] = {paper: [] for paper in papers}
        for hit in self.walk(client, pit, body, STEP):
            by_paper[hit["sort"][0]].append(plain_hit(hit))
        for hits in by_paper.values():
            yield from hits


_NAMES = {"from": "from_", "_source": "source"}
"""Words of a request that are called otherwise as arguments of the client."""


def _seat(body: Body) -> str:
    """Words of a search to the copy that answers it: pages of one search come from one copy, so scores agree."""
    return blake2b(repr((body["query"], body["sort"])).encode(), digest_size=8).hexdigest()


def _is_of_one_state(answer: Mapping[str, Any]) -> bool:
    """Whether no index was swapped or changed in the middle: the hits of each paper are asked for after the papers."""
    groups = ((hit, hit["inner_hits"][GROUP]["hits"]["hits"]) for hit in answer["hits"]["hits"] if "inner_hits" in hit)
    return all(hits and hits[0]["_index"] == outer["_index"] for outer, hits in groups)


def plain_hit(hit: Mapping[str, Any]) -> Hit:
    """An entry as it is shown, without marks."""
    return read_hit(a2b_base64(hit["_source"]["shown"]), hit.get("_score") or 0.0)


def _marked(hit: Mapping[str, Any], found: Plan) -> Hit:
    kept = hit["_source"]
    return read_hit(a2b_base64(kept["shown"]), hit.get("_score") or 0.0, a2b_base64(kept["columns"]), found)


def _page(asked: Query, found: Plan, answer: Mapping[str, Any], papers: int) -> Page:
    total = answer["hits"]["total"]["value"]
    units = papers if asked.grouping is Grouping.PAPER else total
    return Page(
        total=total,
        papers=papers,
        groups=tuple(_group(hit, asked, found) for hit in answer["hits"]["hits"]),
        facets=_facets(asked, answer["aggregations"]),
        number=asked.page,
        pages=max(1, -(-units // asked.size)),
    )


def _group(outer: Mapping[str, Any], asked: Query, found: Plan) -> Group:
    if asked.grouping is Grouping.NONE:
        hit = _marked(outer, found)
        return Group(hit.paper, (hit,), 1)
    best = outer["inner_hits"][GROUP]["hits"]
    in_order = sorted(best["hits"], key=lambda hit: hit["sort"][1])
    hits = tuple(_marked(hit, found) for hit in in_order)
    return Group(hits[0].paper, hits, best["total"]["value"])


def _facets(asked: Query, aggregations: Mapping[str, Any]) -> tuple[Facet, ...]:
    chosen = {each.field: each.values for each in asked.filters}
    return tuple(
        facet(
            field,
            asking.counts(aggregations, field.name, tuple(chosen)),
            chosen.get(field.name, ()),
            None if field.name in asked.whole else MOST_VALUES,
        )
        for field in FACETS
    )
