"""The index on a real node: every token comes back as it went in, at its position; nothing unknown is taken."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.streams import analyze
from search_app.index.columns import Column, joined
from search_app.index.documents import entries
from search_app.index.elastic.connection import Client, Connection
from search_app.index.elastic.loading import Operation, RejectedEntries, load, put
from search_app.index.elastic.mapping import FILLER, LAYERS, PLACED, SEAL, index_settings, layers, mappings
from search_app.index.elastic.papercounts import CELL, NUMBER
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.elastic.wire import document, dumped, layout, safe, seal
from search_app.index.fields import FIELDS, STREAMS, FieldKind
from tests.inquiries import HARBOUR

TEXTS = (
    "Lehrer*innen, LehrerInnen und Schüler:innen der Rad- und Fußwege nach § 35 a SGB VIII (Drs. 17 / 11 310)",
    "Der ÖPNV, also der öffentliche Personennahverkehr, kostet 1 154 000 € im Jahr 2020/21; 2,5 Mio. sind bewilligt.",
    "東京 und Αθήνα, Київ, القاهرة, ภาษาไทย, 한국어, ひらがな, naïve Œuvres, ½ ² № ﬁ, https://a.example/b_c?d=1 x_y __ _",
    "Jede*r Ärzt:in/Ärzte(innen) der A 100, B-Plan 3-14a und der EU-Verordnung 2016/679",
)


@pytest.fixture
def index(elastic: ElasticSettings) -> Iterator[tuple[Client, str]]:
    """An empty index as the program makes it."""
    connection = Connection(elastic)
    name = f"{elastic.index}-20260101t000000-00000000"
    with connection.working() as client:
        client.indices.create(index=name, settings=index_settings(elastic), mappings=mappings({}))
        yield client, name
    connection.close()


def read_back(client: Client, index: str, text: str, analyzer: str = PLACED) -> list[tuple[str, int]]:
    tokens = client.indices.analyze(index=index, analyzer=analyzer, text=text)["tokens"] if text else []
    return [(token["token"], token["position"]) for token in tokens]


def laid_out(stream: Column) -> list[tuple[int, str]]:
    return sorted(zip(stream.places(), map(safe, stream.words()), strict=True))


def test_every_token_comes_back_at_its_position(index: tuple[Client, str]) -> None:
    client, name = index
    texts = [*TEXTS, *(each.text for each in HARBOUR.answers)]
    several = [analyze(text) for text in texts]
    for stream in STREAMS[:2]:
        for column in (*(getattr(each, stream) for each in several), joined([getattr(e, stream) for e in several[:2]])):
            rows = layout(column, LAYERS)
            found = [(at, token) for row in rows for token, at in read_back(client, name, row)]
            assert sorted(found) == laid_out(column)
    for column in (each.parts for each in several):
        (row,) = layout(column, 1)
        assert [token for token, _ in read_back(client, name, row, "standard")] == [safe(w) for w in column.words()]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_no_text_has_a_token_that_is_cut_or_changed(index: tuple[Client, str], text: str) -> None:
    client, name = index
    words = [safe(word) for word in analyze(text).parts.words()]
    assert [token for token, _ in read_back(client, name, " ".join(words), "standard")] == words


def test_what_finds_no_layer_is_kept_far_behind() -> None:
    crowded = Column("a b c d e f", bytes([0, 0, 0, 0, 0, 1]), bytes(6), bytes([0, 0, 0, 0, 0, 1]))
    rows = layout(crowded, 4)
    assert [row.split(" ") for row in rows[:3]] == [["a", "f"], ["b"], ["c"]]
    last = rows[3].split(" ")
    assert (last[0], last[-1], set(last[1:-1])) == ("d", "e", {FILLER})
    assert len(last) > 100


def test_no_token_is_the_filler() -> None:
    for text in ("_0", "_0_0", "0", "_"):
        for stream in STREAMS:
            assert FILLER not in getattr(analyze(text), stream).words()


def test_the_mapping_has_the_rows_of_the_table_and_nothing_else() -> None:
    texts = {place for field in FIELDS for stream in field.streams for place in layers(field.name, stream)}
    others = {field.name for field in FIELDS if field.kind is not FieldKind.TEXT}
    assert set(mappings({})["properties"]) == texts | others | {SEAL, NUMBER, CELL}
    assert mappings({})["dynamic"] == "strict"


def test_the_source_is_kept_as_it_came_and_the_seal_fits_it(index: tuple[Client, str]) -> None:
    client, name = index
    (entry, *_) = entries(HARBOUR)
    client.index(index=name, id="1", document=document(entry), refresh=True)
    kept = client.get(index=name, id="1")["_source"]
    assert kept == document(entry)
    assert seal(kept) == kept["seal"]
    assert seal({**kept, "party": ["SPD"]}) != kept["seal"]


def test_every_entry_that_is_refused_is_named(index: tuple[Client, str], elastic: ElasticSettings) -> None:
    client, name = index
    good, bad, other = entries(HARBOUR)[:3]
    wrong = document(bad) | {"day": "gestern"}
    unknown = document(other) | {"farbe": "rot"}
    connection = Connection(elastic)
    operations = [put(good), Operation(bad.id, dumped(wrong)), Operation(other.id, dumped(unknown))]
    with pytest.raises(RejectedEntries) as refused:
        load(connection, name, operations)
    connection.close()
    assert [entry for entry, _ in refused.value.rejected] == [bad.id, other.id]
    assert all(each in str(refused.value) for each in (bad.id, other.id, "document_parsing", "strict_dynamic"))
    client.indices.refresh(index=name)
    assert client.count(index=name)["count"] == 1
