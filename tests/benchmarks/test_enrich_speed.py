"""Pairs a second that are searched for references, from the archive to the annotations on disk, in one process."""

from pathlib import Path
from time import perf_counter, process_time

import pytest

from analyzers.enriching import Enriched, enrich
from ingest.archive import Archive
from tests.benchmarks.generated import papers
from tests.inquiries import store

PAIRS = 10_000


@pytest.mark.usefixtures("benchmarks_only")
def test_ten_thousand_pairs(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        for inquiry in papers(PAIRS):
            store(archive, inquiry)
        begun, worked = perf_counter(), process_time()
        done = enrich(archive, jobs=1)
        seconds, work = perf_counter() - begun, process_time() - worked
        begun = perf_counter()
        assert enrich(archive, jobs=1) == Enriched()
        print(
            f"{PAIRS / seconds:.0f} pairs/s, {PAIRS / work:.0f} a second of a processor, {done.papers} papers; "
            f"a second run {perf_counter() - begun:.3f} s"
        )
