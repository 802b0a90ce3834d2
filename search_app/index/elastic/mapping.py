"""The field table as a strict mapping, and an index's settings.

Elasticsearch gets the tokens of our own analysis, joined by blanks; its `standard`
analyzer gives them back as they are. Where positions count, a stream is laid in
`layers`: field ``question_exact`` holds the first token of each position, with a
filler where there is none, ``question_exact_1`` the second, and so on. All layers
keep the positions of the text, so a phrase may take its words from any of them.
"""

from __future__ import annotations

from typing import Any

from search_app.index.elastic.papercounts import CELL, NUMBER
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.fields import FIELDS, Field, FieldKind, column

LAYERS = 4  # tokens that may share a position: of 80,000 words of real papers one had as many
FILLER = "_0"
"""Stands for a position without a token; no token begins with ``_``. The analyzer drops it and counts on."""
PLACED = "placed"
SEAL = "seal"
"""A field beside those of the table: the digest of the stored values, which tells whether someone changed them."""

_POSITIONED = ("exact", "stem")
_SEARCHED_NUMBERS = {"day", "paper_key", "newest", "oldest"}
_LISTED = {"id", "paper"}  # exact fields that are given back without the entry around them


def layer(place: str, number: int) -> str:
    """Name a layer of a stream."""
    return f"{place}_{number}" if number else place


def layers(field: str, stream: str) -> tuple[str, ...]:
    """All places where tokens of a stream may stand."""
    place = column(field, stream)
    return tuple(layer(place, n) for n in range(LAYERS)) if stream in _POSITIONED else (place,)


def index_settings(settings: ElasticSettings) -> dict[str, Any]:
    """How a new index is made: without copies, and refreshed only when we say so."""
    return {
        "number_of_shards": settings.shards,
        "number_of_replicas": 0,
        # what is written becomes visible together, when the writer is done
        "refresh_interval": -1,
        "analysis": {"analyzer": {PLACED: {"type": "standard", "stopwords": [FILLER]}}},
    }


def mappings(meta: dict[str, Any]) -> dict[str, Any]:
    """The fields, with what the index was made from.

    The source is kept as it came, streams included: leaving them out would make the server
    write it anew and keep the whole one beside it for its recovery, a fifth of the time of loading.
    """
    properties = {name: how for field in FIELDS for name, how in _properties(field)}
    properties[SEAL] = {"type": "long", "index": False, "doc_values": False}
    properties |= {name: {"type": "long", "index": False} for name in (NUMBER, CELL)}
    return {"dynamic": "strict", "_meta": meta, "properties": properties}


def _properties(field: Field) -> list[tuple[str, dict[str, Any]]]:
    match field.kind:
        case FieldKind.TEXT:
            return [(name, _text(stream, n)) for stream in field.streams for n, name in _numbered(field.name, stream)]
        case FieldKind.KEYWORD:
            return [(field.name, {"type": "keyword", "doc_values": field.facet or field.name in _LISTED})]
        case FieldKind.INTEGER:
            return [(field.name, {"type": "long", "index": field.name in _SEARCHED_NUMBERS})]
        case FieldKind.STORED:
            return [(field.name, {"type": "binary"})]


def _numbered(field: str, stream: str) -> list[tuple[int, str]]:
    return list(enumerate(layers(field, stream)))


def _text(stream: str, number: int) -> dict[str, Any]:
    """A stream's field; parts have no positions, and only the first stems know how long a text is."""
    if stream == "parts":
        return {"type": "text", "analyzer": "standard", "index_options": "freqs"}
    return {"type": "text", "analyzer": PLACED, "norms": stream == "stem" and number == 0}
