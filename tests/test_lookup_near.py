"""The neighbours of a number in the archive."""

from pathlib import Path

from papers import write_papers

from ingest import parse_source
from ingest.archive import Archive
from ingest.records import SourceFile
from ingest.sources import iter_sources


def test_nearest_numbers_come_first_on_both_sides(tmp_path: Path) -> None:
    ids = write_papers(tmp_path / "papers", 5)
    with Archive.open(tmp_path / "home") as archive:
        for source in iter_sources([tmp_path / "papers"]):
            assert isinstance(source, SourceFile)
            archive.store(source, parse_source(source))
        below, above = archive.near("be", 19, 30003, limit=2)
        assert [paper.paper_id for paper in below] == [ids[1], ids[0]]
        assert [paper.paper_id for paper in above] == [ids[3], ids[4]]
        assert archive.near("ni", 19, 30003) == ((), ())
        assert archive.near(None, 19, 30006)[0][0].paper_id == ids[4]
