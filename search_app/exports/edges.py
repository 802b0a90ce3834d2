"""The graph of references: CSV with one line an edge, GraphML for programs that draw and count graphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from search_app.exports.cells import lines
from search_app.exports.references import Reference

EDGE_COLUMNS = ("source", "target", "type", "text", "resolved")
TABLE_COLUMNS = ("source", "place", "start", "end", "type", "text", "target", "resolved")
_NO_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_GRAPH_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="type" for="edge" attr.name="type" attr.type="string"/>
<key id="text" for="edge" attr.name="text" attr.type="string"/>
<key id="resolved" for="edge" attr.name="resolved" attr.type="string"/>
<graph id="references" edgedefault="directed">
"""
_GRAPH_END = "</graph>\n</graphml>\n"


def csv_edges(references: Iterable[Reference]) -> Iterator[bytes]:
    """One line an edge: from, to, type, printed text, and the paper of the archive that it leads to."""
    return _csv(references, EDGE_COLUMNS)


def csv_table(references: Iterable[Reference]) -> Iterator[bytes]:
    """The long table: one line a reference, with the text of the record it stands in and its place there."""
    return _csv(references, TABLE_COLUMNS)


def graphml(references: Iterable[Reference]) -> Iterator[bytes]:
    """A GraphML document; a node is written when it is first met, so that nothing but ids is held."""
    yield _GRAPH_HEAD.encode()
    known: set[str] = set()
    for reference in references:
        for node, kind in ((reference.source, "entry"), (reference.target, reference.type)):
            if node not in known:
                known.add(node)
                yield f'<node id={_quoted(node)}><data key="kind">{kind}</data></node>\n'.encode()
        yield _edge(reference).encode()
    yield _GRAPH_END.encode()


def _edge(reference: Reference) -> str:
    data = {"type": reference.type, "text": reference.text, "resolved": reference.resolved or ""}
    inside = "".join(f'<data key="{key}">{escape(_clean(value))}</data>' for key, value in data.items())
    return f"<edge source={_quoted(reference.source)} target={_quoted(reference.target)}>{inside}</edge>\n"


def _quoted(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)


def _csv(references: Iterable[Reference], columns: tuple[str, ...]) -> Iterator[bytes]:
    return lines(columns, ((_on_one_line(getattr(each, name)) for name in columns) for each in references))


def _on_one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value
