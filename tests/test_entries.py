"""Records to entries of the index: which there are, what they are called, what they hold."""

import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zstandard import ZstdCompressor, ZstdDecompressor

from analyzers.columns import Column, Columns, Further, Spots, column, columns
from analyzers.queries import query_term
from analyzers.streams import analyze
from ingest.errors import IndexUnavailable
from ingest.records import Answer, Asker, Dates, Inquiry, Question, Section
from search_app.index.columns import GAP, joined, pack, unpack
from search_app.index.documents import digest, entries
from search_app.index.fields import FIELDS
from search_app.index.pairs import pairs
from search_app.index.protocol import EntryKind, Hit
from search_app.index.shown import read_hit
from search_app.index.sortkeys import at, newest_key, oldest_key
from tests.inquiries import HARBOUR, PAPERS, REPORT, SCHOOLS, numbered


def hits(inquiry: Inquiry) -> list[Hit]:
    return [read_hit(entry.values["shown"]) for entry in entries(inquiry)]  # type: ignore[arg-type]


def names(inquiry: Inquiry) -> list[str]:
    return [entry.id.removeprefix(f"{inquiry.paper_id}/") for entry in entries(inquiry)]


def test_there_is_one_entry_an_answer_preamble_and_unanswered_question_in_printed_order() -> None:
    assert names(HARBOUR) == ["v1", "1", "2", "4a", "4b"]
    assert names(SCHOOLS) == ["v1", "1", "2", "3"]
    assert names(REPORT) == ["s1", "s2"]
    assert entries(HARBOUR)[1].id == "be/19/20001/1"
    assert entries(REPORT)[0].id == f"dok/{'3' * 16}/s1"


def test_every_entry_has_exactly_the_rows_of_the_table() -> None:
    rows = {field.name for field in FIELDS}
    assert all(set(entry.values) == rows for paper in PAPERS for entry in entries(paper))


def test_a_joint_answer_holds_all_its_questions() -> None:
    joint = hits(HARBOUR)[2]
    assert joint.labels == ("2", "3")
    assert [question.label for question in joint.questions] == ["2", "3"]
    assert (joint.page, joint.page_end) == (1, 2)


def test_a_question_that_leads_to_others_and_one_that_continues_stand_with_them() -> None:
    first, second = hits(HARBOUR)[3:]
    assert [question.label for question in first.questions] == ["4", "4a"]
    assert [question.label for question in second.questions] == ["4", "4b", "4.1"]
    assert (first.labels, second.labels) == (("4a",), ("4b",))
    assert first.questions_in_paper == 5


def test_an_unanswered_question_has_no_answer() -> None:
    last = hits(SCHOOLS)[-1]
    assert (last.labels, last.answer, last.kind) == (("3",), None, EntryKind.PAIR)


def test_preambles_and_sections_have_a_heading() -> None:
    assert hits(SCHOOLS)[0].heading == "Vorbemerkung der Antwortenden"
    assert hits(HARBOUR)[0].heading == "Vorbemerkung der Fragestellenden"
    assert [hit.heading for hit in hits(REPORT)] == ["Ausgangslage", None]


def test_a_hit_shows_its_paper() -> None:
    hit = hits(HARBOUR)[1]
    assert hit.askers == ("Dr. Ada Muster (BÜNDNIS 90/DIE GRÜNEN)", "Ben Beispiel (SPD)")
    assert hit.parties == ("GRÜNE", "SPD")
    assert hit.departments == ("Senatsverwaltung für Umwelt und Verkehr", "Senatsverwaltung für Inneres")
    assert (hit.reference, hit.term, hit.parliament, hit.paper_kind) == ("19/20001", 19, "be", "schriftliche_anfrage")
    assert (hit.asked, hit.answered, hit.day) == (date(2023, 11, 6), date(2023, 11, 20), date(2023, 11, 20))


def test_the_values_of_facets_are_those_that_are_chosen() -> None:
    values = entries(HARBOUR)[0].values
    assert values["party"] == ("GRÜNE", "SPD")
    assert values["department"] == ("Senatsverwaltung für Umwelt und Verkehr", "Senatsverwaltung für Inneres")
    assert (values["year"], values["term"], values["day"]) == (("2023",), ("19",), 20231120)
    assert values["reference"] == ("19/20001", "20001")
    nothing = entries(REPORT)[0].values
    facets = ("parliament", "term", "party", "department", "year")
    assert {name: nothing[name] for name in facets} == dict.fromkeys(facets, ("ohne",))


@pytest.mark.parametrize("party", ["Fraktion der AfD", "AfD-Fraktion", "AfD"])
def test_every_spelling_of_a_party_is_one_value(party: str) -> None:
    assert entries(numbered(7, askers=(Asker("Cem Probe", party),)))[0].values["party"] == ("AfD",)
    assert entries(numbered(7, factions=(party,)))[0].values["party"] == ("AfD",)


@pytest.mark.parametrize(
    "body", ["Niedersächsischen Kultusministeriums", "Niedersächsisches Kultusministerium", "Kultusministerium"]
)
def test_every_form_of_a_department_is_one_value(body: str) -> None:
    (entry,) = entries(numbered(7, answering_body=body))
    assert entry.values["department"] == ("Niedersächsisches Kultusministerium",)
    (hit,) = hits(numbered(7, answering_body=body))
    assert (hit.body, hit.departments) == (body, ("Niedersächsisches Kultusministerium",))


def test_the_number_of_the_inquiry_is_found_too() -> None:
    assert entries(numbered(7, request_reference="18/5"))[0].values["reference"] == ("18/7", "18/5", "7", "5")


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        (Dates(asked=date(2020, 1, 1), answered=date(2020, 2, 2)), date(2020, 2, 2)),
        (Dates(asked=date(2020, 1, 1), published=date(2020, 3, 3)), date(2020, 1, 1)),
        (Dates(published=date(2020, 3, 3)), date(2020, 3, 3)),
        (Dates(), None),
    ],
)
def test_the_day_is_that_of_the_answer_else_of_the_question_else_of_printing(dates: Dates, day: date | None) -> None:
    assert hits(numbered(1, dates=dates))[0].day == day


def test_labels_that_come_twice_make_different_entries() -> None:
    assert names(numbered(1, questions=(Question("1", "a", 1), Question("1", "b", 1)), answers=())) == ["1", "1-2"]


def test_an_answer_without_question_is_a_pair() -> None:
    alone = numbered(1, questions=(), answers=(Answer((), "Siehe Anlage.", 4), Answer(("9",), "Nein.", 5)))
    assert [(pair.labels, pair.questions) for pair in pairs(alone)] == [((), ()), (("9",), ())]
    assert names(alone) == ["ohne", "9"]


def test_a_number_that_only_begins_alike_is_no_lettered_question() -> None:
    made = numbered(1, questions=(Question("1", "a", 1), Question("11", "b", 1)), answers=(Answer(("11",), "c", 1),))
    assert [pair.labels for pair in pairs(made)] == [("1",), ("11",)]


ORDER = [(5, 1, 0), (5, 1, 1), (5, 2, 0), (4, 1, 0), (3, 1, 0)]  # day, number, place


def test_sort_keys_are_unique_and_order_by_day_paper_and_place() -> None:
    newest = [at(newest_key(numbered(number), date(2020, 1, day)), place) for day, number, place in ORDER]
    oldest = [at(oldest_key(numbered(number), date(2020, 1, 9 - day)), place) for day, number, place in ORDER]
    assert newest == sorted(set(newest))
    assert oldest == sorted(set(oldest))
    undated = newest_key(numbered(1), None)
    assert undated == oldest_key(numbered(1), None) > max(newest + oldest)


def test_sort_keys_fit_into_a_signed_number_whatever_is_printed() -> None:
    huge = (numbered(1, reference="200/99999999"), replace(REPORT, parliament="zz"))
    assert all(0 <= at(newest_key(each, date(9999, 1, 1)), 1 << 20) < 1 << 63 for each in huge)


TOKENS = st.lists(
    st.tuples(st.sampled_from(["a", "über", "x1"]), st.integers(0, 400), st.integers(0, 300), st.integers(0, 400))
)


def in_column(tokens: list[tuple[str, int, int, int]]) -> Column:
    words, starts, lengths, positions = zip(*tokens, strict=True) if tokens else [()] * 4
    return column(" ".join(words), Spots(starts, lengths, positions))


def read_back(column: Column) -> list[tuple[str, int, int, int]]:
    rows = zip(column.words(), column.spans(), column.places(), strict=True)
    return [(word, start, end - start, at) for word, (start, end), at in rows]


@given(st.lists(TOKENS, min_size=3, max_size=6).filter(lambda several: len(several) % 3 == 0))
def test_columns_give_back_what_went_in(several: list[list[tuple[str, int, int, int]]]) -> None:
    filled = [in_column(tokens) for tokens in several]
    made = [Columns(*filled[at : at + 3]) for at in range(0, len(filled), 3)]
    again = unpack(pack(made))
    assert again == made
    assert [read_back(each) for one in again for each in (one.exact, one.stem, one.parts)] == several


def test_columns_of_an_earlier_version_are_told() -> None:
    written = ZstdDecompressor().decompress(pack([analyze("Die Schule am Hafen")]))
    for other in (b"\3\0\0\0 not compressed", zlib.compress(written, 1), ZstdCompressor().compress(written + b"\1")):
        with pytest.raises(IndexUnavailable, match="anderen Fassung"):
            unpack(other)


def test_columns_are_packed_by_several_threads_at_once() -> None:
    several = [[analyze(f"Die {number}. Schule am Hafen von Musterstadt " * number)] for number in range(1, 40)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda made: unpack(pack(made)), several * 10)) == several * 10


def test_the_digest_does_not_depend_on_who_compressed() -> None:
    values = entries(HARBOUR)[0].values
    packed = values["columns"]
    assert isinstance(packed, bytes)
    again = ZstdCompressor(level=9, write_checksum=True).compress(ZstdDecompressor().decompress(packed))
    assert again != packed
    assert digest(values | {"columns": again}) == digest(values)
    assert digest(values) == values["digest"]
    other = entries(replace(HARBOUR, title="Ein anderer Titel"))[0].values
    assert digest(other) != digest(values)


PLACES = st.lists(st.lists(st.sampled_from(["a", "über", "x1"]), max_size=3).map(tuple), max_size=12)


@given(PLACES, PLACES, st.integers(1, 300))
def test_every_token_stands_where_its_word_does(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]], step: int
) -> None:
    number = min(len(first), len(second))
    several = (first[:number], second[:number])
    spots = Spots([place * step for place in range(number)], [2] * number, range(number))
    made = columns(spots, (*several, several[0]))
    for stream, tokens in zip((made.exact, made.stem, made.parts), (*several, several[0]), strict=True):
        assert read_back(stream) == [(word, at * step, 2, at) for at, words in enumerate(tokens) for word in words]


@given(
    PLACES, st.lists(st.tuples(st.integers(0, 11), st.integers(1, 300), PLACES.map(tuple)), max_size=4), st.booleans()
)
def test_what_stands_at_a_word_besides_follows_its_own_tokens(
    several: list[tuple[str, ...]], besides: list[tuple[int, int, tuple[tuple[str, ...], ...]]], far: bool
) -> None:
    step = 300 if far else 3
    placed = [
        (place, length, tokens[0]) for place, length, tokens in sorted(besides) if place < len(several) and tokens
    ]
    further = [Further(place, length, (tokens, (), tokens)) for place, length, tokens in placed]
    spots = Spots([place * step for place in range(len(several))], [2] * len(several), range(len(several)))
    made = columns(spots, (several, several, several), further)
    own = [[(word, at * step, 2, at) for word in words] for at, words in enumerate(several)]
    assert read_back(made.stem) == [token for tokens in own for token in tokens]
    for place, length, tokens in placed:
        own[place] += [(word, place * step, length, place) for word in tokens]
    assert read_back(made.exact) == read_back(made.parts) == [token for tokens in own for token in tokens]


def test_texts_of_one_field_are_kept_apart() -> None:
    first = in_column([("a", 0, 1, 0), ("b", 2, 1, 1)])
    second = in_column([("c", 0, 1, 0)])
    both = joined([first, Columns().exact, second])
    assert both.tokens == "a b c"
    assert both.places() == [0, 1, 1 + GAP]
    assert joined([first]) is first
    assert joined([]).words() == []


def test_an_english_document_is_found_by_other_forms_of_its_words() -> None:
    text = (
        "The cities that took part in this project compared their policies on migration. Municipal experts visited each "
        "other and described what they had learned about housing, schooling and employment. Their findings were published "
        "so that other municipalities could build on them. Peer reviews take time, but they help people to understand "
        "how a neighbouring city has organised its services and which mistakes it would rather avoid."
    )
    section = Section("Learning from each other", f"{text} {text}", 1)
    document = replace(REPORT, title="Learning from each other", sections=(section,))
    (entry,) = entries(document)
    columns = entry.values["answer"]
    assert isinstance(columns, Columns)
    for typed in ("city", "cities", "municipality", "publishing", "Migration"):
        wanted = query_term(typed).stems
        assert set(wanted) & set(columns.stem.words()), typed


@pytest.mark.parametrize(
    ("marker", "text"),
    [
        ("Die Fragen 1 und 2 werden wegen ihres Zusammenhangs gemeinsam beantwortet.", True),
        ("Zu 3 (Standorte):", True),
        ("Zu den Fragen 1 und 2:", False),
        ("Zusammenfassende Antwort auf die Fragen 1 bis 3:", False),
        ("Antwort der Landesregierung:", False),
        (None, False),
    ],
)
def test_words_that_announce_an_answer_are_read_and_found_with_it(marker: str | None, text: bool) -> None:
    paper = replace(HARBOUR, answers=(Answer(("1",), "Der Hafen ist offen.", 1, marker),))
    shown = next(hit for hit in hits(paper) if hit.labels == ("1",)).answer
    assert shown is not None
    assert shown.text == (f"{marker}\n\nDer Hafen ist offen." if text else "Der Hafen ist offen.")
