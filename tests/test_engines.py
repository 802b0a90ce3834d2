"""One suite for every engine: what is found, in which order, with which counts."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import IndexUnavailable
from ingest.records import Answer, Asker
from search_app.index.documents import entries
from search_app.index.protocol import (
    Entry,
    EntryKind,
    Filter,
    Grouping,
    Origin,
    Page,
    Query,
    SearchEngine,
    Sort,
)
from search_app.index.query import parse_query
from search_app.index.tantivy_engine import TantivyEngine
from tests.engines import ENGINES, Maker, making
from tests.inquiries import HARBOUR, PAPERS, REPORT, SCHOOLS, numbered
from tests.nodes import Nodes

ALL = [entry for paper in PAPERS for entry in entries(paper)]


@pytest.fixture
def engine(maker: Maker) -> Iterator[SearchEngine]:
    """An engine that holds the three fictional papers."""
    made = maker()
    made.rebuild(ALL)
    yield made
    made.close()


@pytest.fixture(scope="module", params=ENGINES)
def filled(
    request: pytest.FixtureRequest, nodes: Nodes, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SearchEngine]:
    """The same for all tests that only search."""
    with making(request.param, nodes, tmp_path_factory.mktemp("filled")) as make:
        made = make()
        made.rebuild(ALL)
        yield made


def find(engine: SearchEngine, text: str, **how: object) -> Page:
    return engine.search(Query(parse_query(text), **how))  # type: ignore[arg-type]


def found(engine: SearchEngine, text: str, **how: object) -> set[str]:
    how = {"grouping": Grouping.NONE, "size": 100, **how}
    return {hit.entry for hit in find(engine, text, **how).hits}


HARBOUR_PAIRS = {f"be/19/20001/{name}" for name in ("1", "2", "4a", "4b")}
SCHOOL_PAIRS = {f"ni/19/400/{name}" for name in ("1", "2", "3")}

FOUND = [
    ("Beschwerden", {"be/19/20001/1"}),
    ("Beschwerde", {"be/19/20001/1"}),
    ("Kräne Anwohnende", {"be/19/20001/v1"}),
    ("Turnhalle", {"ni/19/400/1"}),
    ("Lärmschutz Beschwerden", {"be/19/20001/1"}),
    ("Hafen ODER Anger", HARBOUR_PAIRS | {"be/19/20001/v1", "ni/19/400/1", "ni/19/400/2"}),
    ("Grundschulen -Turnhallen", {"ni/19/400/v1", "ni/19/400/2", "ni/19/400/3"}),
    ('"in der Regel"', {"be/19/20001/1"}),
    ('"der in Regel"', set()),
    ('"Turnhalle"', set()),
    ('"Sanierung Schule"~5', {"ni/19/400/2"}),
    ('"Schule Sanierung"~2', {"ni/19/400/2"}),
    ('"Sanierung Schule"~1', set()),
    ("Turnh*", {"ni/19/400/1"}),
    ("frage:Kosten", {"be/19/20001/2", "ni/19/400/3"}),
    ("frage:Hafen", {"be/19/20001/1"}),
    ("antwort:Hafen", {"ni/19/400/1"}),
    ("titel:Lärmschutz", HARBOUR_PAIRS | {"be/19/20001/v1"}),
    ("fragesteller:Muster", HARBOUR_PAIRS | {"be/19/20001/v1"}),
    ('fragesteller:"Cem Probe"', SCHOOL_PAIRS | {"ni/19/400/v1"}),
    ("ressort:Verkehr Beschwerden", {"be/19/20001/1"}),
    ("partei:gruene Wand", {"be/19/20001/2"}),
    ("partei:(SPD ODER CDU) Schule", {"ni/19/400/v1", "ni/19/400/1", "ni/19/400/2", "ni/19/400/3"}),
    ("-partei:SPD -parlament:ni", {f"dok/{'3' * 16}/s1", f"dok/{'3' * 16}/s2"}),
    ("nummer:19/400 Anger", {"ni/19/400/2"}),
    ("nummer:400 Anger", {"ni/19/400/2"}),
    ("jahr:2023 Kräne", {"be/19/20001/v1", "be/19/20001/4a"}),
    ("von:2024-03 Lärm", {"ni/19/400/1"}),
    ("bis:2023 frage:Hafen", {"be/19/20001/1"}),
    ("datum:2024 Lärm", {"ni/19/400/1"}),
    ("art:publikation", {f"dok/{'3' * 16}/s1", f"dok/{'3' * 16}/s2"}),
    ("Ausgangslage", {f"dok/{'3' * 16}/s1"}),
    ("Radweg", {f"dok/{'3' * 16}/s1", f"dok/{'3' * 16}/s2"}),
    ("antwort:Radweg", {f"dok/{'3' * 16}/s1", f"dok/{'3' * 16}/s2"}),
    ("Rad -Radweg", set()),
    ("antwort:Rad -antwort:Radweg", {f"dok/{'3' * 16}/s2"}),
    ("Bitte nach Monaten auflisten", {"be/19/20001/4b"}),
    ("Zauberberg", set()),
    ("frage:§", set()),
    ("am", HARBOUR_PAIRS | {"be/19/20001/v1", "ni/19/400/1", "ni/19/400/2"}),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_a_search_finds(filled: SearchEngine, text: str, expected: set[str]) -> None:
    assert found(filled, text) == expected


def test_a_phrase_does_not_reach_from_one_question_to_the_next(filled: SearchEngine) -> None:
    assert found(filled, '"sind geplant"') == {"be/19/20001/2"}
    assert found(filled, '"geplant was"') == set()


def test_nothing_asked_finds_everything_newest_first(filled: SearchEngine) -> None:
    page = find(filled, "", grouping=Grouping.NONE, size=100)
    assert (page.total, page.papers) == (len(ALL), 3)
    assert [hit.entry for hit in page.hits] == [
        *(entry.id for entry in entries(SCHOOLS)),
        *(entry.id for entry in entries(HARBOUR)),
        *(entry.id for entry in entries(REPORT)),
    ]


def test_a_word_counts_more_as_such_than_within_a_compound(filled: SearchEngine) -> None:
    page = find(filled, "antwort:Schule ODER antwort:Radweg", grouping=Grouping.NONE)
    scores = {hit.entry: hit.score for hit in page.hits}
    assert scores[f"dok/{'3' * 16}/s1"] > scores[f"dok/{'3' * 16}/s2"] > 0
    assert scores["ni/19/400/2"] > scores["ni/19/400/v1"]


def test_a_word_in_the_pair_counts_more_than_in_the_title(filled: SearchEngine) -> None:
    page = find(filled, "Lärm", grouping=Grouping.NONE)
    assert page.hits[0].entry in {"be/19/20001/2", "ni/19/400/1"}
    assert {hit.entry for hit in page.hits[2:]} == {
        "be/19/20001/v1",
        "be/19/20001/1",
        "be/19/20001/4a",
        "be/19/20001/4b",
    }


def test_hits_carry_their_marks(filled: SearchEngine) -> None:
    (hit,) = find(filled, 'Lärm "2,5 Mio." Westhafen', grouping=Grouping.NONE).hits
    assert hit.answer is not None
    marked = [[text.text[mark.start : mark.end] for mark in text.marks] for text in (hit.title, hit.answer)]
    assert marked == [["Lärmschutz", "Westhafen"], ["Lärm", "2,5 Mio"]]
    assert [question.passage.text[m.start : m.end] for question in hit.questions for m in question.passage.marks] == [
        "Lärmschutzwände"
    ]


def test_groups_come_in_the_order_of_their_best_hit_with_hits_in_printed_order(filled: SearchEngine) -> None:
    page = find(filled, "Hafen ODER Turnhallen ODER Schule")
    assert [group.paper for group in page.groups] == ["ni/19/400", "be/19/20001"]
    assert [hit.entry for hit in page.groups[0].hits] == [entry.id for entry in entries(SCHOOLS)]
    assert [(group.total, len(group.hits)) for group in page.groups] == [(4, 4), (5, 5)]
    assert (page.total, page.papers) == (9, 2)


def test_of_a_long_paper_the_best_hits_are_listed_and_all_counted(filled: SearchEngine) -> None:
    (group,) = find(filled, "Kräne ODER Lärm ODER Anwohnende parlament:be", per_paper=2).groups[:1]
    assert group.total > len(group.hits) == 2
    assert [hit.page for hit in group.hits] == sorted(hit.page for hit in group.hits)


def test_facets_count_and_a_chosen_one_still_shows_the_others(filled: SearchEngine) -> None:
    everything = {facet.field: facet for facet in find(filled, "").facets}
    assert {value.value: value.count for value in everything["parliament"].values} == {"be": 5, "ni": 4, "ohne": 2}
    chosen = {facet.field: facet for facet in find(filled, "", filters=(Filter("parliament", ("be",)),)).facets}
    assert [(value.value, value.count, value.chosen) for value in chosen["parliament"].values] == [
        ("be", 5, True),
        ("ni", 4, False),
        ("ohne", 2, False),
    ]
    assert {value.value: value.count for value in chosen["party"].values} == {"GRÜNE": 5, "SPD": 5}


NAMED = (
    numbered(
        1, askers=(Asker("Ada Probe", "Fraktion der AfD"),), answering_body="Niedersächsischen Kultusministeriums"
    ),
    numbered(2, askers=(Asker("Ben Probe", "AfD-Fraktion"),), answering_body="Die Kultusministerin"),
    numbered(3, factions=("AfD",), answering_body="Niedersächsisches Kultusministerium"),
    numbered(4, factions=("Wege und Teiche",), answering_body="Ministerium für Wege; Staatskanzlei"),
)


@pytest.fixture
def named_engine(maker: Maker) -> Iterator[SearchEngine]:
    """An engine over papers that print one party and one department in several ways."""
    made = maker()
    made.rebuild([entry for paper in NAMED for entry in entries(paper)])
    yield made
    made.close()


def test_spellings_of_a_name_are_one_choice(named_engine: SearchEngine) -> None:
    facets = {each.field: {v.value: v.count for v in each.values} for each in find(named_engine, "").facets}
    assert facets["party"] == {"AfD": 3, "Wege und Teiche": 1}
    assert facets["department"] == {
        "Niedersächsisches Kultusministerium": 3,
        "Ministerium für Wege": 1,
        "Niedersächsische Staatskanzlei": 1,
    }


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("partei:AfD", {1, 2, 3}),
        ('partei:"Fraktion der AfD"', {1, 2, 3}),
        ("partei:afd-fraktion", {1, 2, 3}),
        ('partei:"Wege und Teiche"', {4}),
        ("partei:SPD", set()),
        ("ressort:Kultusministerium", {1, 2, 3}),
        ('ressort:"Niedersächsisches Kultusministerium"', {1, 2, 3}),
        ('ressort:"Niedersächsischen Kultusministeriums"', {1, 2, 3}),
        ("ressort:Kultusministerin", {1, 2, 3}),
        ('ressort:"Minister für Wege"', {4}),
        ('ressort:"der Staatskanzlei"', {4}),
        ('ressort:"Ministerium für Teiche"', set()),
    ],
)
def test_any_spelling_finds_every_spelling(named_engine: SearchEngine, text: str, numbers: set[int]) -> None:
    assert found(named_engine, text) == {f"ni/18/{number}/1" for number in numbers}


def test_values_of_one_field_are_alternatives_and_fields_narrow(filled: SearchEngine) -> None:
    both = (Filter("parliament", ("be", "ni")),)
    assert find(filled, "", filters=both).total == 9
    page = find(filled, "", filters=(*both, Filter("year", ("2024",))))
    assert page.total == 4
    counts = {facet.field: {value.value: value.count for value in facet.values} for facet in page.facets}
    assert counts["parliament"] == {"ni": 4, "be": 0}
    assert counts["year"] == {"2023": 5, "2024": 4}


def test_what_is_not_printed_can_be_chosen(filled: SearchEngine) -> None:
    assert find(filled, "", filters=(Filter("party", ("ohne",)),)).total == 2


MANY = [entry for number in range(60) for entry in entries(numbered(number))]


@pytest.fixture
def many(maker: Maker) -> SearchEngine:
    """An engine with sixty papers that all say the same."""
    made = maker()
    made.rebuild(MANY)
    return made


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("grouping", Grouping)
def test_pages_follow_each_other_without_gap_or_repetition(many: SearchEngine, sort: Sort, grouping: Grouping) -> None:
    how = {"sort": sort, "grouping": grouping, "size": 7}
    pages = [find(many, "Brücke", page=number, **how) for number in range(1, 11)]
    entries_seen = [hit.entry for page in pages for hit in page.hits]
    assert len(entries_seen) == len(set(entries_seen)) == 60
    assert {(page.total, page.papers, page.pages) for page in pages} == {(60, 60, 9)}
    assert not pages[9].groups
    assert entries_seen == [hit.entry for hit in many.scan(Query(parse_query("Brücke"), sort=sort, grouping=grouping))]


def test_dates_order_both_ways_and_ties_are_broken_by_paper(many: SearchEngine) -> None:
    newest = find(many, "Brücke", sort=Sort.NEWEST, size=60).hits
    oldest = find(many, "Brücke", sort=Sort.OLDEST, size=60).hits
    assert [hit.day for hit in newest] == sorted((hit.day for hit in newest if hit.day), reverse=True)
    assert [hit.day for hit in oldest] == sorted(hit.day for hit in oldest if hit.day)
    same_day = [hit.entry for hit in oldest if hit.day == oldest[0].day]
    assert same_day == [hit.entry for hit in newest if hit.day == oldest[0].day]


def test_equal_scores_keep_their_order_after_an_update(many: SearchEngine) -> None:
    before = [hit.entry for hit in find(many, "Brücke", size=60).hits]
    many.update("ni/18/30", entries(numbered(30)))
    assert [hit.entry for hit in find(many, "Brücke", size=60).hits] == before


def test_more_entries_than_one_look_holds_are_paged_right(maker: Maker) -> None:
    engine = maker()
    long = numbered(1, answers=tuple(Answer((str(n),), "Die Brücke hält.", 1) for n in range(1, 401)))
    others = [numbered(number) for number in range(2, 30)]
    engine.rebuild(entry for paper in (long, *others) for entry in entries(paper))
    seen = [group.paper for number in range(1, 4) for group in find(engine, "Brücke", page=number).groups]
    assert len(seen) == len(set(seen)) == 29
    assert find(engine, "Brücke").papers == 29
    assert max(group.total for group in find(engine, "Brücke", size=100).groups) == 400


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
def test_an_export_goes_on_behind_equal_keys(monkeypatch: pytest.MonkeyPatch, sort: Sort) -> None:
    """Keys count the places of a paper up to 4,095 only; an export takes its entries in steps of any size."""
    monkeypatch.setattr("search_app.index.results.WALKED", 7)
    engine = TantivyEngine.in_memory()
    long = numbered(1, answers=tuple(Answer((str(n),), "Ja.", 1) for n in range(4080, 4130)))
    made = [replace(entry, values=entry.values | {"newest": 5, "oldest": 5}) for entry in entries(long)]
    before, behind = entries(numbered(2)), entries(numbered(3))
    engine.rebuild([*before, *made, *behind])
    seen = [hit.entry for hit in engine.scan(Query(sort=sort))]
    assert len(seen) == len(set(seen)) == len(made) + 2
    assert set(seen[: len(made)]) == {entry.id for entry in made}


def test_scan_gives_all_hits_of_a_paper_together(filled: SearchEngine) -> None:
    text = "Hafen ODER Turnhallen ODER Schule"
    scanned = [hit.entry for hit in filled.scan(Query(parse_query(text), page=7, size=1))]
    assert scanned == [hit.entry for hit in find(filled, text, per_paper=100).hits]


def test_entries_and_papers_are_fetched_by_id(filled: SearchEngine) -> None:
    hit = filled.get("be/19/20001/2")
    assert hit is not None
    assert (hit.labels, hit.kind) == (("2", "3"), EntryKind.PAIR)
    assert [each.entry for each in filled.paper("be/19/20001")] == [entry.id for entry in entries(HARBOUR)]
    assert filled.get("be/19/1") is None
    assert filled.paper("be/19/1") == ()


def test_titles_are_suggested(filled: SearchEngine) -> None:
    assert filled.suggest("lärm") == ("Lärmschutz am Westhafen",)
    assert filled.suggest("Sanierung Mus") == ("Sanierung der Grundschulen im Landkreis Musterland",)
    assert filled.suggest("Mus") == ("Radwege in Musterstadt",) or len(filled.suggest("Mus")) == 2
    assert filled.suggest("mus", limit=1) == ("Sanierung der Grundschulen im Landkreis Musterland",)
    assert filled.suggest("") == filled.suggest("§!") == ()


def test_update_replaces_a_paper_and_delete_removes_it(engine: SearchEngine) -> None:
    shorter = entries(HARBOUR)[:2]
    engine.update("be/19/20001", shorter)
    assert [hit.entry for hit in engine.paper("be/19/20001")] == [entry.id for entry in shorter]
    engine.delete("be/19/20001")
    assert engine.paper("be/19/20001") == ()
    assert (find(engine, "").total, engine.status().papers) == (6, 2)


def test_changes_are_applied_together_with_where_they_came_from(engine: SearchEngine, maker: Maker) -> None:
    engine.apply([("be/19/20001", ()), ("ni/18/1", entries(numbered(1)))], Origin("abc", 7))
    status = maker().status()
    assert (status.origin, status.papers, status.entries) == (Origin("abc", 7), 3, 7)


def broken(several: Iterable[Entry]) -> Iterator[Entry]:
    """Entries that fail in the middle."""
    yield from several
    raise RuntimeError("no more")


def test_a_failed_rebuild_leaves_the_old_index(engine: SearchEngine, maker: Maker, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no more"):
        engine.rebuild(broken(entries(REPORT)))
    assert find(engine, "").total == find(maker(), "").total == len(ALL)


def test_a_failed_update_leaves_the_old_entries(engine: SearchEngine) -> None:
    def changes() -> Iterator[tuple[str, tuple[Entry, ...]]]:
        yield "be/19/20001", ()
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        engine.apply(changes())
    assert find(engine, "").total == len(ALL)
    engine.update("ni/18/1", entries(numbered(1)))
    assert find(engine, "").total == len(ALL) + 1


def test_a_reader_sees_what_another_engine_wrote(engine: SearchEngine, maker: Maker) -> None:
    reader = maker()
    assert find(reader, "").papers == 3
    engine.update("ni/18/1", entries(numbered(1)))
    assert find(reader, "").papers == 4
    engine.rebuild(entries(REPORT))
    assert find(reader, "").papers == 1


def test_readers_are_never_disturbed_by_a_writer(engine: SearchEngine, maker: Maker) -> None:
    reader, totals, done = maker(), set[int](), threading.Event()

    def read() -> None:
        while not done.is_set():
            totals.add(find(reader, "").total)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        for _ in range(5):
            engine.rebuild(ALL)
            engine.update("ni/18/1", entries(numbered(1)))
    finally:
        done.set()
        thread.join()
    assert totals <= {len(ALL), len(ALL) + 1}


def test_without_an_index_it_is_said_how_to_make_one(maker: Maker) -> None:
    engine = maker()
    for ask in (
        engine.status,
        lambda: find(engine, ""),
        lambda: engine.get("be/19/1"),
        lambda: list(engine.scan(Query())),
    ):
        with pytest.raises(IndexUnavailable, match="anfragen index"):
            ask()


def test_an_empty_index_answers(maker: Maker) -> None:
    engine = maker()
    assert engine.rebuild(()) == 0
    page = find(engine, "Schule")
    assert (page.total, page.papers, page.groups, page.pages) == (0, 0, (), 1)
    assert [facet.values for facet in page.facets] == [()] * len(page.facets)


def test_the_status_tells_what_is_there(filled: SearchEngine) -> None:
    status = filled.status()
    assert (status.entries, status.papers, status.stale) == (len(ALL), 3, "")
    assert status.built.startswith("20")


def test_counts_are_exact_for_many_papers(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = maker()
    engine.rebuild(MANY)
    monkeypatch.setattr("search_app.index.tantivy_engine._BUCKETS", 7)
    monkeypatch.setattr("search_app.index.elastic.papercounts.MOST", 7)
    assert find(engine, "Brücke").papers == 60


def test_the_index_before_can_be_gone_back_to(maker: Maker) -> None:
    engine, reader = maker(), maker()

    def papers() -> set[str]:
        return {group.paper for group in find(reader, "", size=100).groups}

    with pytest.raises(IndexUnavailable, match="anfragen index"):
        engine.roll_back()
    engine.rebuild(entries(REPORT), Origin("a", 1))
    with pytest.raises(IndexUnavailable, match="keinen vorigen"):
        engine.roll_back()
    engine.rebuild(entries(SCHOOLS), Origin("a", 2))
    engine.roll_back()
    assert papers() == {REPORT.paper_id}
    assert reader.status().origin == Origin("a", 1)
    engine.roll_back()
    assert papers() == {SCHOOLS.paper_id}
    engine.roll_back()
    engine.update("ni/18/7", entries(numbered(7)))
    engine.rebuild(entries(numbered(1)))
    engine.roll_back()
    assert papers() == {REPORT.paper_id, "ni/18/7"}
