"""Searching for what is referred to: laws with and without their provisions, papers with and without parliament."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analyzers.enriching import enrich
from analyzers.protocol import Annotation
from ingest.archive import Archive
from ingest.errors import QuerySyntaxError
from ingest.records import Answer
from ingest.registry import parliaments
from search_app.index.following import follow
from search_app.index.protocol import Filter, Grouping, Query
from search_app.index.query import parse_query
from search_app.index.referring import Referring, explained_names, typed_paper
from search_app.index.tantivy_engine import TantivyEngine
from tests.inquiries import HARBOUR, SCHOOLS, store

CITING = replace(
    SCHOOLS,
    answers=(
        Answer(
            ("1",), "Siehe die Antwort zu Frage 2 der Drs. 19/300 und § 35a Abs. 2 SGB VIII sowie BR-Drs. 318/22.", 1
        ),
    ),
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path) as opened:
        store(opened, HARBOUR)
        store(opened, CITING)
        yield opened


@pytest.fixture
def engine(archive: Archive) -> TantivyEngine:
    made = TantivyEngine(archive.home / "index")
    enrich(archive)
    follow(archive, made)
    return made


def found(engine: TantivyEngine, text: str) -> list[str]:
    return [hit.entry for hit in engine.search(Query(parse_query(text), grouping=Grouping.NONE)).hits]


@pytest.mark.parametrize(
    "text",
    [
        'gesetz:"SGB VIII"',
        'gesetz:"sgb viii § 35a"',
        'gesetz:"§ 35a SGB VIII"',
        'gesetz:"Achtes Buch Sozialgesetzbuch"',
        "verweist:19/300",
        "verweist:ni/19/300",
        "verweist:ni/19/300/2",
        'verweist:"Drs. 19 / 300"',
        "verweist:niedersachsen/19/300",
        "verweist:Niedersachsen/19/300/2",
        'verweist:"Niedersachsen 19/300"',
        'verweist:"Niedersächsischer Landtag, Drs. 19 / 300"',
        "verweist:Drs19/300",
        "verweist:br/318/22",
        "verweist:Bundesrat/318/22",
        "verweist:318/22",
    ],
)
def test_what_is_referred_to_is_found(engine: TantivyEngine, text: str) -> None:
    assert found(engine, text) == ["ni/19/400/1"]


@pytest.mark.parametrize("text", ['gesetz:"SGB VIII § 42"', "gesetz:SGB", "verweist:19/30", "verweist:be/19/300"])
def test_what_is_not_referred_to_is_not_found(engine: TantivyEngine, text: str) -> None:
    assert found(engine, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "gesetz:schulgesetz",
        "gesetz:Schulgesetz",
        'gesetz:"schulgesetz § 4"',
        'gesetz:"§ 4 schulgesetz"',
        "gesetz:teichpflegeverordnung",
        'gesetz:"Teichpflegeverordnung § 7"',
        "gesetz:TeichVO",
    ],
)
def test_a_law_is_found_by_its_long_name_where_only_the_short_one_stands(archive: Archive, text: str) -> None:
    explains = "Die Teichpflegeverordnung (TeichVO) gilt seit 2019."
    short = Answer(("2",), "Es gelten § 4 SchulG und § 7 TeichVO.", 1)
    store(archive, replace(HARBOUR, answers=(Answer(("1",), explains, 1), short)))
    made = TantivyEngine(archive.home / "index")
    follow(archive, made)
    assert "be/19/20001/2" in found(made, text)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("gesetz:SchulG", ["be/19/20001/1", "ni/19/400/1", "ni/19/400/2"]),
        ("gesetz:schulg", ["be/19/20001/1", "ni/19/400/1", "ni/19/400/2"]),
        ('gesetz:"SchulG § 4"', ["be/19/20001/1", "ni/19/400/1"]),
        ('gesetz:"§ 4 SchulG"', ["be/19/20001/1", "ni/19/400/1"]),
        ('gesetz:"SchulG M-V"', ["ni/19/400/1"]),
        ('gesetz:"SchulG M\u2011V"', ["ni/19/400/1"]),
        ('gesetz:"SchulG MV"', ["ni/19/400/1"]),
        ('gesetz:"schulg m-v § 4"', ["ni/19/400/1"]),
        ('gesetz:"SchulG NRW § 4"', []),
        ('gesetz:"TeichG"', ["ni/19/400/2"]),
    ],
)
def test_a_short_name_finds_the_laws_of_all_lands_and_with_its_addition_one(
    archive: Archive, text: str, entries: list[str]
) -> None:
    first = Answer(("1",), "Es gilt § 4 SchulG M-V.", 1)
    store(archive, replace(SCHOOLS, answers=(first, Answer(("2",), "Es gelten § 5 SchulG NRW und § 1 TeichG Bln.", 1))))
    store(archive, replace(HARBOUR, answers=(Answer(("1",), "Es gilt § 4 SchulG.", 1),)))
    made = TantivyEngine(archive.home / "index")
    follow(archive, made)
    assert sorted(found(made, text)) == entries


def test_a_paper_without_a_number_is_a_mistake_that_is_explained() -> None:
    with pytest.raises(QuerySyntaxError, match="keine Nummer"):
        parse_query("verweist:Schule")


@pytest.mark.parametrize("text", ["verweist:atlantis/19/300", "verweist:xx/19/300"])
def test_a_parliament_that_nobody_knows_is_named_as_the_mistake(text: str) -> None:
    with pytest.raises(QuerySyntaxError, match="ist kein Parlament"):
        parse_query(text)


def test_a_paper_is_typed_with_every_name_that_a_parliament_has() -> None:
    for parliament in parliaments():
        for name in (parliament.code, parliament.slug, parliament.name, parliament.assembly, parliament.name.upper()):
            assert typed_paper(f"{name}/17/300") == f"{parliament.code}/17/300"
    assert typed_paper("bundestag/plenary/20/83") == "bt/plenary/20/83"
    assert typed_paper("plenary/20/83") == "plenary/20/83"


@pytest.mark.parametrize(
    ("typed", "paper"),
    [
        ("Drs. Nr. 17/1", "17/1"),
        ("Drs. Nrn. 17/1", "17/1"),
        ("Drucksachen 17/1", "17/1"),
        ("Drucksache Nummer 17 / 11 310", "17/11310"),
        ("plenary 17/45", "plenary/17/45"),
        ("NRW Plenarprotokoll 17/45", "nw/plenary/17/45"),
        ("NRW 17/1", "nw/17/1"),
        ("nrw/17/1", "nw/17/1"),
        ("Landtag Brandenburg, Drs. Nr. 7/1", "bb/7/1"),
        ("BT-Drs. 19/4421", "bt/19/4421"),
        ("19/4242/3A", "19/4242/3a"),
    ],
)
def test_a_paper_is_typed_as_it_is_printed(typed: str, paper: str) -> None:
    assert typed_paper(typed) == paper


@pytest.mark.parametrize(
    "typed", ["Nr.", "Drucksachen", "Nrw-Vertrag 17/1", "Nummernkreis 17/1", "plenary", "Atlantis Nr. 17/1"]
)
def test_what_is_no_paper_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"keine Nummer|kein Parlament"):
        typed_paper(typed)


def test_facets_count_whole_laws_and_papers(engine: TantivyEngine) -> None:
    facets = {
        facet.field: {value.value: value.count for value in facet.values} for facet in engine.search(Query()).facets
    }
    assert facets["law"] == {"SGB VIII": 1}
    assert facets["cites"] == {"ni/19/300": 1, "br/318/22": 1}
    chosen = engine.search(Query(filters=(Filter("law", ("SGB VIII",)),), grouping=Grouping.NONE))
    assert [hit.entry for hit in chosen.hits] == ["ni/19/400/1"]


def test_an_index_made_without_enriching_has_the_same(archive: Archive) -> None:
    made = TantivyEngine(archive.home / "index")
    follow(archive, made)
    assert found(made, "verweist:19/300") == ["ni/19/400/1"]


def test_references_come_in_printed_order_whatever_the_order_of_the_places() -> None:
    laws = [("SGB VIII", "answer/1"), ("GG", "note/1"), ("BGB", "question/1"), ("StGB", "note/1"), ("UWG", "answer/2")]
    references = Referring([Annotation("law", name, name, 0, 1, place) for name, place in laws])
    for places in (("answer/1", "note/1", "question/1"), ("question/1", "answer/1", "note/1"), ("note/1",) * 2):
        held = [name for name, place in laws if place in places]
        assert list(references.of(places)["law"]) == held


def test_a_law_keeps_the_first_of_ever_more_long_names() -> None:
    names = [f"Teich{first}{second}verordnung" for first in "abcdefgh" for second in "abcdefgh"]
    found = [Annotation("law", f"{name} (TeichVO)", "TeichVO § 1", 0, 1, "answer/1") for name in names]
    assert explained_names(found) == {"TeichVO": set(names[:20])}
