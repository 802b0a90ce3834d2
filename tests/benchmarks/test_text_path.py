"""Pages a second of our text path beside pdfplumber's words and bare pypdfium2, on the same files in one run."""

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.columns import page_lines
from ingest.noise import label_noise
from ingest.pdf import pages
from ingest.records import SourceFile
from ingest.sources import read_source

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "bundestag"
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FEW = 12  # pages of each file that pdfplumber is given: it reads some eight a second


def files() -> list[Path]:
    return sorted(SHARED.glob("*.pdf")) or sorted(SAMPLES.glob("??/*.pdf"))


@pytest.fixture(scope="module")
def sources() -> list[SourceFile]:
    return [read_source(path) for path in files()]


def ours(sources: list[SourceFile]) -> int:
    count = 0
    for source in sources:
        found = pages(source)
        label_noise([line for page in found for line in page_lines(page)])
        count += len(found)
    return count


def bare(sources: list[SourceFile]) -> int:
    count = 0
    for source in sources:
        document = pypdfium2.PdfDocument(source.data)
        for page in document:
            page.get_textpage().get_text_range()
            count += 1
        document.close()
    return count


def plumbed(sources: list[SourceFile]) -> int:
    count = 0
    for path in files():
        with pdfplumber.open(path, pages=list(range(1, FEW + 1))) as document:
            for page in document.pages:
                page.extract_words()
                count += 1
    return count


@pytest.mark.usefixtures("benchmarks_only")
@pytest.mark.benchmark(group="text path, seconds a page")
@pytest.mark.parametrize("read", [ours, bare, plumbed], ids=["ours", "pypdfium2", "pdfplumber"])
def test_pages(benchmark: BenchmarkFixture, sources: list[SourceFile], read: Callable[[list[SourceFile]], int]) -> None:
    count = benchmark.pedantic(read, args=(sources,), rounds=3 if read is not plumbed else 1, iterations=1)
    benchmark.extra_info["pages"] = count
    benchmark.extra_info["pages_per_second"] = round(count / benchmark.stats.stats.median, 1)
    print(f"\n{read.__name__}: {count / benchmark.stats.stats.median:.1f} pages/s")
