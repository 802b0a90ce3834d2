"""How many pairs are analysed and indexed in a second, over the whole way from the archive; goal: 1,000."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.archive import Archive
from ingest.records import SourceFile
from search_app.index.following import rebuild
from search_app.index.tantivy_engine import TantivyEngine
from tests.benchmarks.generated import papers

PAIRS = 14_000
GOAL = 1_000  # pairs a second, on two cores

pytestmark = pytest.mark.usefixtures("benchmarks_only")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of generated papers."""
    with Archive.open(tmp_path_factory.mktemp("home")) as opened:
        for inquiry in papers(PAIRS):
            source = inquiry.source
            opened.store(SourceFile(source.name, source.sha256, source.media_type, b""), inquiry)
        yield opened


def test_pairs_indexed(archive: Archive, benchmark: BenchmarkFixture) -> None:
    engine = TantivyEngine(Path(archive.home) / "index")
    benchmark.pedantic(lambda: rebuild(archive, engine), rounds=2)
    entries = engine.status().entries
    rate = entries / benchmark.stats.stats.min
    benchmark.extra_info["pairs a second"] = round(rate)
    print(f"\n{entries} pairs, {rate:,.0f} pairs/s (goal {GOAL:,})")
    assert entries >= PAIRS
