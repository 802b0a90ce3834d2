"""A plan as a query of Elasticsearch: the same cases as for every engine, no query string among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any as Json

from search_app.index.elastic.mapping import layers
from search_app.index.elastic.wire import safe
from search_app.index.fields import BY_NAME, column
from search_app.index.plan import All, Any, Beginning, Between, Close, Has, Leaf, Plan, Term, Without, Wording
from search_app.index.protocol import Filter
from search_app.index.shares import COMPOUND, OTHER_FIELDS, PARTS, STEM

Query = dict[str, Json]

NOTHING: Query = {"match_none": {}}
EVERYTHING: Query = {"match_all": {"boost": 0.0}}


def render(found: Plan) -> Query:
    """What a plan asks for."""
    match found:
        case All():
            return _all(found.plans)
        case Any():
            return _one_of([render(each) for each in found.plans])
        case Without():
            return _all((found,))
        case Has() | Between():
            return {"bool": {"filter": [_value(found)]}}
    return _in_texts(found)


def chosen(filters: Sequence[Filter]) -> Query:
    """What chosen values of facets ask for."""
    return {"bool": {"filter": [_value(Has(each.field, each.values)) for each in filters]}}


def within(query: Query, papers: Sequence[int]) -> Query:
    """The same, in these papers only."""
    return {"bool": {"must": [query], "filter": [{"terms": {"paper_key": list(papers)}}]}}


def _all(plans: Sequence[Plan]) -> Query:
    clauses: dict[str, list[Query]] = {"must": [], "filter": [], "must_not": []}
    for each in plans:
        match each:
            case Without():
                clauses["must_not"].append(render(each.plan))
            case Has() | Between():
                clauses["filter"].append(_value(each))
            case _:
                clauses["must"].append(render(each))
    kept = {name: several for name, several in clauses.items() if several}
    # what excludes only finds all the rest; what asks for nothing finds everything
    return {"bool": kept} if kept else EVERYTHING


def _one_of(queries: Sequence[Query]) -> Query:
    if not queries:
        return NOTHING
    return queries[0] if len(queries) == 1 else {"bool": {"should": list(queries), "minimum_should_match": 1}}


def _value(found: Has | Between) -> Query:
    if isinstance(found, Has):
        return {"terms": {found.field: list(found.values)}}
    ends = {"gte": found.first, "lte": found.last}
    return {"range": {found.field: {name: end for name, end in ends.items() if end is not None}}}


def _in_texts(leaf: Leaf) -> Query:
    """The leaf in any of its fields: the best one counts, the others add a share."""
    options = [option for field in leaf.fields for option in _options(leaf, field, BY_NAME[field].weight or 1.0)]
    if not options:
        return NOTHING
    return {"dis_max": {"queries": options, "tie_breaker": OTHER_FIELDS}}


def _options(leaf: Leaf, field: str, weight: float) -> Iterator[Query]:
    """All ways in which a field can hold the leaf, each with its share in the score."""
    match leaf:
        case Term():
            parts = column(field, "parts")
            for stem in leaf.stems:
                yield from (_token(place, stem, STEM * weight) for place in layers(field, "stem"))
                yield _token(parts, stem, PARTS * weight)
            if leaf.parts:
                each = [_token(parts, part, 1.0) for part in leaf.parts]
                yield {"bool": {"must": each, "boost": COMPOUND * weight}}
        case Wording():
            yield from _row(layers(field, "exact"), [(word,) for word in leaf.words], 0, weight)
        case Beginning():
            prefix = safe(leaf.prefix)
            yield from ({"prefix": {place: {"value": prefix, "boost": weight}}} for place in layers(field, "exact"))
        case Close():
            places = layers(field, leaf.stream)
            yield from _row(places, leaf.groups, leaf.distance, weight, in_order=False)


def _token(place: str, token: str, boost: float) -> Query:
    return {"term": {place: {"value": safe(token), "boost": boost}}}


def _row(
    places: Sequence[str], groups: Sequence[Sequence[str]], slop: int, weight: float, *, in_order: bool = True
) -> Iterator[Query]:
    """One token of each group, with so many other words between at most."""
    if len(groups) == 1:
        yield from (_token(place, token, weight) for token in groups[0] for place in places)
        return
    clauses = [_at_one_place(places, group) for group in groups]
    yield {"span_near": {"clauses": clauses, "slop": slop, "in_order": in_order, "boost": weight}}


def _at_one_place(places: Sequence[str], tokens: Sequence[str]) -> Query:
    """One of the tokens in any layer, all looked at as if they stood in the first one."""
    first, *others = places
    terms: list[Query] = [{"span_term": {first: safe(token)}} for token in tokens]
    terms += [
        {"span_field_masking": {"query": {"span_term": {place: safe(token)}}, "field": first}}
        for place in others
        for token in tokens
    ]
    return {"span_or": {"clauses": terms}}
