"""Archive and index are compared entry by entry, and exactly what differs is mended, on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest.archive import Archive
from ingest.records import Answer
from search_app.cli import main
from search_app.index.checking import Difference, check, repair
from search_app.index.documents import entries
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.following import follow, stale
from search_app.index.protocol import Entry, SearchEngine
from search_app.index.tantivy_engine import TantivyEngine
from tests.engines import Maker
from tests.inquiries import PAPERS, numbered, store

EACH = 34, 33, 33  # entries that are deleted, changed and added behind the program's back
PAPERS_OF_ONE_PAIR = 120


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("home")) as opened:
        for inquiry in (*PAPERS, *(numbered(number) for number in range(PAPERS_OF_ONE_PAIR))):
            store(opened, inquiry)
        yield opened


@pytest.fixture
def engine(maker: Maker, archive: Archive) -> SearchEngine:
    made = maker()
    follow(archive, made, jobs=1)
    return made


def other(number: int) -> Entry:
    """The entry of a paper as it would be with another answer."""
    (entry,) = entries(numbered(number, answers=(Answer(("1",), "Die Brücke fällt.", 1),)))
    return entry


def tamper(engine: SearchEngine) -> Difference:
    """Delete, change and add entries without the program; returns what was done."""
    deleted, changed, added = EACH
    gone = [f"ni/18/{number}/1" for number in range(deleted)]
    otherwise = [other(number) for number in range(50, 50 + changed)]
    foreign = [other(number) for number in range(500, 500 + added)]
    if isinstance(engine, ElasticEngine):
        tamper_with_cluster(engine, gone, [each.id for each in otherwise], [each.id for each in foreign])
    else:
        assert isinstance(engine, TantivyEngine)
        TantivyEngine(engine.folder).mend([*otherwise, *foreign], gone)
    return Difference(tuple(gone), tuple(each.id for each in otherwise), tuple(each.id for each in foreign))


def tamper_with_cluster(engine: ElasticEngine, gone: list[str], changed: list[str], added: list[str]) -> None:
    """As someone does it by hand: a value is set here, a document copied there."""
    with engine.connection.working() as client:
        index, _ = engine.shelf.current(client)
        some = client.get(index=index, id="ni/19/400/1")["_source"]
        operations: list[object] = [{"delete": {"_id": each}} for each in gone]
        for number, each in enumerate(changed):
            change = {"party": ["SPD"]} if number % 2 else {"day": 19990101}
            operations += [{"update": {"_id": each}}, {"doc": change}]
        for each in added:
            operations += [{"index": {"_id": each}}, some]
        assert not client.bulk(index=index, operations=operations, refresh=True)["errors"]  # type: ignore[arg-type]


def as_sets(found: Difference) -> tuple[set[str], ...]:
    return set(found.missing), set(found.changed), set(found.foreign)


def test_exactly_what_differs_is_named_and_mended(archive: Archive, engine: SearchEngine) -> None:
    assert check(archive, engine, jobs=1) == Difference()
    done = tamper(engine)
    assert done.number == sum(EACH) == 100
    untouched = sorted(each.id for each in engine.held())
    assert as_sets(check(archive, engine, jobs=1)) == as_sets(done)
    assert sorted(each.id for each in engine.held()) == untouched  # looking changes nothing
    assert as_sets(repair(archive, engine, jobs=1)) == as_sets(done)
    assert check(archive, engine, jobs=1) == Difference()
    page = engine.get("ni/18/60/1")
    assert page is not None
    assert page.answer is not None
    assert page.answer.text == "Die Brücke hält."


def test_an_entry_that_is_there_twice_is_one_that_differs(archive: Archive, tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "index")
    twice = [*entries(numbered(1)), *entries(numbered(1))]
    engine.rebuild(twice)
    found = check(archive, engine, jobs=1)
    assert found.changed == ("ni/18/1/1",)
    repair(archive, engine, jobs=1)
    assert check(archive, engine, jobs=1) == Difference()


def test_many_are_mended_in_portions(archive: Archive, maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search_app.index.checking.KEPT", 10)
    engine = maker()
    engine.rebuild(())
    assert len(repair(archive, engine, jobs=1).missing) == PAPERS_OF_ONE_PAIR + 11
    assert check(archive, engine, jobs=1) == Difference()


def test_the_command_names_mends_and_tells_by_its_exit_code(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        for inquiry in PAPERS:
            store(archive, inquiry)
        engine = TantivyEngine(tmp_path / "index")
        follow(archive, engine, jobs=1)

    def run(*options: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["index", *options, "--home", str(tmp_path)])
        return done.exit_code, done.output

    assert run("--check") == (0, "Archiv und Suchindex stimmen überein.\n")
    engine.mend([replace(other(7))], ["ni/19/400/1"])
    code, said = run("--check")
    assert code == 1
    assert said.split("\n")[:5] == [
        "fehlen: 1",
        "  ni/19/400/1",
        "sind anders: 0",
        "gehören nicht hinein: 1",
        "  ni/18/7/1",
    ]
    code, said = run("--repair")
    assert (code, "Berichtigt: 2 Einträge" in said) == (0, True)
    assert run("--check")[0] == 0
    with Archive.open(tmp_path) as archive:
        store(archive, numbered(2))
    assert run("--repair")[0] == 0
    with Archive.open(tmp_path) as archive:
        assert not stale(archive, engine)  # what was mended needs no second command
    assert run("--rollback") == (1, "Fehler: Es gibt keinen vorigen Suchindex, zu dem zurückgegangen werden kann.\n")
    with Archive.open(tmp_path) as archive:
        store(archive, numbered(1))
    assert run()[0] == 0
    code, said = run("--rollback")
    assert (code, said.startswith("Es antwortet wieder der Suchindex vom ")) == (0, True)
    assert "Eine Änderung des Archivs fehlt noch" in said
