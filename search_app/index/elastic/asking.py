"""One request for one page: hits, groups, totals and facets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search_app.index.elastic import papercounts
from search_app.index.elastic.papercounts import PAPERS
from search_app.index.elastic.rendering import EVERYTHING, chosen, render
from search_app.index.facets import MOST_VALUES
from search_app.index.fields import FACETS
from search_app.index.plan import Plan
from search_app.index.protocol import Filter, Grouping, Sort
from search_app.index.protocol import Query as Asked

Body = dict[str, Any]

STORED = ("shown", "columns")
GROUP = "best"
OURS, OTHERS = "chosen", "without_{}"
"""Names in an answer: entries with all chosen values, and those without the values of one field."""
EXTRA = "{}_chosen"
MOST_BUCKETS = 60_000
"""Values that one count may tell apart: a server refuses to give back more than 65,536 at once."""
LAST_ROW = 10_000  # the farthest entry that is reached by counting; what lies behind is walked to

_ORDERS: Mapping[Sort, list[Body]] = {
    # what is equally relevant comes in the order of the unique key
    Sort.RELEVANCE: [{"_score": "desc"}, {"newest": "asc"}],
    Sort.NEWEST: [{"newest": "asc"}],
    Sort.OLDEST: [{"oldest": "asc"}],
}


def page_request(asked: Asked, found: Plan, sort: Sort, shards: int) -> Body:
    """The body for a page within the first rows."""
    first = (asked.page - 1) * asked.size
    body: Body = {**matching(asked, found, sort), **counting(asked, shards), "from": first, "size": asked.size}
    if asked.grouping is Grouping.PAPER:
        return body | {"_source": False, "collapse": {"field": "paper_key", "inner_hits": listed(asked.per_paper)}}
    return body | {"_source": list(STORED)}


def is_far(asked: Asked) -> bool:
    """Whether a page lies behind the rows that can be counted to."""
    return asked.page * asked.size > LAST_ROW


def matching(asked: Asked, found: Plan, sort: Sort) -> Body:
    """What is found, in which order. Chosen values narrow the hits after the facets were counted."""
    body: Body = {"query": render(found), "sort": ordering(sort), "track_total_hits": True}
    return body | ({"post_filter": chosen(asked.filters)} if asked.filters else {})


def ordering(sort: Sort) -> list[Body]:
    """The order as a list of keys."""
    return list(_ORDERS[sort])


def listed(most: int) -> Body:
    """The best hits of a paper."""
    return {"name": GROUP, "size": most, "sort": [{"_score": "desc"}, {"position": "asc"}], "_source": list(STORED)}


def counting(asked: Asked, shards: int) -> Body:
    """All counts of a page: papers, and the choices of each facet as if none of its own were chosen."""
    narrowed = {each.field: each.values for each in asked.filters}
    facets = {f.name: _values(f.name, asked, shards) for f in FACETS if f.name not in narrowed}
    body = only(asked, {PAPERS: papercounts.counting(), **facets})
    for name, values in narrowed.items():
        others = [each for each in asked.filters if each.field != name]
        # chosen values are counted also where they are too rare to be among the first
        own = {"terms": {"field": name, "include": list(values), "size": len(values)}}
        body["aggs"][OTHERS.format(name)] = {
            "filter": _all_chosen(others),
            "aggs": {name: _values(name, asked, shards), EXTRA.format(name): own},
        }
    return body


def _values(field: str, asked: Asked, shards: int) -> Body:
    size = MOST_BUCKETS // 2 if field in asked.whole else MOST_VALUES
    terms: Body = {"field": field, "size": size, "order": [{"_count": "desc"}, {"_key": "asc"}]}
    # where values are spread over shards, each must name all of its own, or a sum may lack a part
    return {"terms": terms | ({"shard_size": MOST_BUCKETS} if shards > 1 else {})}


def only(asked: Asked, aggregations: Body) -> Body:
    """Counts of the entries with all chosen values, and no others."""
    return {"aggs": {OURS: {"filter": _all_chosen(asked.filters), "aggs": aggregations}}}


def _all_chosen(filters: Sequence[Filter]) -> Body:
    return chosen(filters) if filters else EVERYTHING


def counts(aggregations: Mapping[str, Any], field: str, narrowed: Sequence[str]) -> dict[str, int]:
    """The counts of a facet's values in an answer."""
    place = aggregations[OTHERS.format(field) if field in narrowed else OURS]
    several = [place[field], *([place[EXTRA.format(field)]] if field in narrowed else [])]
    return {bucket["key"]: bucket["doc_count"] for each in several for bucket in each["buckets"]}
