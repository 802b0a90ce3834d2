"""Markdown and HTML: headings with levels, tables as cells, and the rest as it is printed."""

import pytest

from ingest.assemble import parse_source
from ingest.lines import read_lines
from ingest.pages import Line
from ingest.records import Inquiry, Table
from ingest.sources import source_from_bytes

MARKDOWN = """# Konzept *Teich*

Ein Wort vorab: Bürger*innen und Besucher*innen.

## 1. Bestand

| Teich | Enten |
|:---|---:|
| Nord \\| West | **4** |
| Süd |

Danach <b>nichts</b>.

```
# kein Titel
```
"""

HTML = """<!doctype html><html><head><title>x</title></head><body><h1>Der <b>Teich</b></h1><p>Ein Satz.</p>
<h3>Zahlen</h3><table><caption>Bestand</caption>
<thead><tr><th rowspan=2>Teich</th><th colspan="2">Tiere</th></tr><tr><th>Enten</th><th>Schwäne</th></tr></thead>
<tbody><tr><td>Nord</td><td>12</td><td>3</td></tr><tr><td colspan="3">keine weiteren</td></tr></tbody></table>
<h2>Wege</h2><p>Sand.</p></body></html>"""


def lines(name: str, text: str) -> tuple[Line, ...]:
    return read_lines(source_from_bytes(name, text.encode()))


def tables(found: tuple[Line, ...]) -> list[Table]:
    return [line.table for line in found if line.table is not None]


def record(name: str, text: str) -> Inquiry:
    return parse_source(source_from_bytes(name, text.encode()))


def test_markdown_headings_and_tables() -> None:
    found = lines("k.md", MARKDOWN)
    assert [(line.level, line.text) for line in found if line.level] == [(1, "Konzept Teich"), (2, "1. Bestand")]
    (only,) = tables(found)
    assert (only.header_rows, only.rows) == (1, (("Teich", "Enten"), ("Nord | West", "4"), ("Süd", "")))
    texts = [line.text for line in found]
    assert "Ein Wort vorab: Bürger*innen und Besucher*innen." in texts
    assert "Danach nichts." in texts
    assert "# kein Titel" in texts


def test_html_headings_and_tables_with_spans() -> None:
    found = lines("t.html", HTML)
    assert [(line.level, line.text) for line in found if line.level] == [(1, "Der Teich"), (3, "Zahlen"), (2, "Wege")]
    (only,) = tables(found)
    assert only.header_rows == 2
    assert only.rows == (
        ("Teich", "Tiere", ""),
        ("", "Enten", "Schwäne"),
        ("Nord", "12", "3"),
        ("keine weiteren", "", ""),
    )
    assert "Bestand" in [line.text for line in found]


def test_a_table_that_arranges_the_page_is_no_table() -> None:
    inner = "<table><tr><th>Teich</th><th>Enten</th></tr><tr><td>Nord</td><td>3</td></tr></table>"
    found = lines("t.html", f"<html><body><table><tr><td>{inner}</td><td>Rand</td></tr></table></body></html>")
    assert [table.rows for table in tables(found)] == [(("Teich", "Enten"), ("Nord", "3"))]
    assert "Rand" in [line.text for line in found]


def test_sections_carry_the_tables_and_levels() -> None:
    found = record("t.html", HTML)
    assert found.title == "Der Teich"
    assert [(s.level, s.heading) for s in found.sections] == [(1, "Der Teich"), (3, "Zahlen"), (2, "Wege")]
    assert found.sections[1].text.startswith("Bestand\n\nTeich\tTiere")


@pytest.mark.parametrize(
    "markup",
    [
        "<td colspan=999999999>x</td>",
        "<td rowspan=-1>x</td>",
        "<td colspan=²>x</td>",
    ],
)
def test_spans_that_cannot_be_are_harmless(markup: str) -> None:
    page = f"<html><body><table><tr><td>a</td><td>b</td></tr><tr>{markup}<td>y</td></tr></table></body></html>"
    (only,) = tables(lines("t.html", page))
    assert len(only.rows) == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.html", "<html><body>" + "<table><tr><td>" * 20_000 + "x</body></html>"),
        ("t.html", "<html><body><table>" + "<tr><td>1<td>2" * 20_000 + "</table></body></html>"),
        ("m.md", "# T\n\n" + "| a | b |\n" * 20_000),
        ("m.md", "# T\n\n" + "*a " * 60_000),
        ("m.md", "# T\n\n" + "<br" * 60_000),
        ("t.txt", "a\tb\n" * 20_000),
        ("t.txt", "\n\n".join(["ÄRGER IM TEICH", "Anlage", "1. Ente"] * 5_000)),
        ("t.txt", "UND " * 40_000),
        ("t.txt", "Die Antwort ist hat wird " * 100),
    ],
    ids=["nested", "rows", "bars", "stars", "tags", "tabs", "headings", "capitals", "withdrawn"],
)
def test_hostile_texts_are_read_to_the_end(name: str, text: str) -> None:
    """A form of reading that grows with the square of the length would take hours here."""
    assert record(name, text).parliament is None
