"""A number in any spelling leads to its paper."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.records import Inquiry, SourceFile
from search_app.index.lookup import Named, look_up
from tests.inquiries import HARBOUR, REPORT, SCHOOLS, numbered

TWIN = replace(numbered(5), reference="19/20001", source=replace(HARBOUR.source, sha256="7" * 64))
REPLY = replace(numbered(6), reference="19/777", request_reference="19/555")


def store(archive: Archive, inquiry: Inquiry) -> None:
    source = inquiry.source
    archive.store(SourceFile(source.name, source.sha256, source.media_type, b"%PDF"), inquiry)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("home")) as opened:
        for inquiry in (HARBOUR, SCHOOLS, REPORT, REPLY):
            store(opened, inquiry)
        yield opened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19/20001", Named(("be/19/20001",))),
        ("19 / 20 001", Named(("be/19/20001",))),
        ("  19/20001 ", Named(("be/19/20001",))),
        ("Drs. 19/20001", Named(("be/19/20001",))),
        ("Drucksache 19/20001", Named(("be/19/20001",))),
        ("Drs. 19/20001 Frage 3", Named(("be/19/20001",), "3")),
        ("Drs. 19/20001 Frage 4a", Named(("be/19/20001",), "4a")),
        ("Berlin 19/20001", Named(("be/19/20001",))),
        ("be/19/20001", Named(("be/19/20001",))),
        ("berlin/19/20001/4a", Named(("be/19/20001",), "4a")),
        ("be/19/20001/v1", Named(("be/19/20001",), "v1")),
        ("Niedersachsen 19/20001", Named(())),
        ("19/555", Named(("ni/19/777",))),
        ("19/1", Named(())),
        ("zz/19/20001", Named(())),
        (f"dok/{'3' * 16}", Named((f"dok/{'3' * 16}",))),
        (f"dok/{'3' * 16}/s2", Named((f"dok/{'3' * 16}",), "s2")),
        (f"dok/{'9' * 16}", Named(())),
        ("Integration", None),
        ("Lärm 19/20001", None),
        ("", None),
        ("9" * 5000, None),
        ("1/" * 3000, None),
    ],
)
def test_a_text_that_is_a_number_names_papers(archive: Archive, text: str, expected: Named | None) -> None:
    assert look_up(archive, text) == expected


def test_every_parliament_with_the_number_is_named(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        store(archive, HARBOUR)
        store(archive, TWIN)
        assert look_up(archive, "19/20001") == Named(("be/19/20001", "ni/19/20001"))
        assert look_up(archive, "Niedersachsen 19/20001") == Named(("ni/19/20001",))
