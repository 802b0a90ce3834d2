"""The field table and what hangs on it: names, values, labels."""

from search_app.index.facets import MOST_VALUES, facet, value_label
from search_app.index.fields import BY_NAME, FACETS, FIELDS, FROM, NAMES, SEARCHED, TO, FieldKind, fingerprint
from search_app.index.names import kind_name, kind_of, parliament_name, parliament_of


def test_names_are_unique_and_typed_in_small_letters() -> None:
    names = [name for field in FIELDS for name in field.names] + [*FROM, *TO]
    assert len(names) == len(set(names))
    assert all(name == name.casefold() and name.isalpha() for name in names)
    assert len(BY_NAME) == len(FIELDS)


def test_the_main_fields_have_german_and_english_names() -> None:
    assert all(NAMES[german] is NAMES[english] for german, english in _BOTH.items())


_BOTH = {
    "frage": "question",
    "antwort": "answer",
    "titel": "title",
    "parlament": "parliament",
    "wahlperiode": "term",
    "partei": "party",
    "fragesteller": "asker",
    "ressort": "department",
    "art": "kind",
    "nummer": "number",
    "jahr": "year",
    "datum": "date",
}


def test_words_are_looked_for_in_question_answer_and_title_with_all_streams() -> None:
    assert {field.name for field in SEARCHED} == {"question", "answer", "title"}
    assert all(field.streams == ("exact", "stem", "parts") for field in SEARCHED)
    assert BY_NAME["title"].weight < BY_NAME["question"].weight


def test_facets_are_those_of_the_result_page_with_a_name_for_their_parameter() -> None:
    assert [field.name for field in FACETS] == [
        "parliament",
        "term",
        "kind",
        "party",
        "department",
        "year",
        "entry_kind",
        "programme",
        "law",
        "cites",
    ]
    assert all(field.names and field.label and field.kind is FieldKind.KEYWORD for field in FACETS)


def test_a_field_that_stands_for_words_names_a_text() -> None:
    assert all(BY_NAME[field.words].kind is FieldKind.TEXT for field in FIELDS if field.words)


def test_what_may_be_typed_stands_in_an_exact_field() -> None:
    assert all(BY_NAME[field.typed].kind is FieldKind.KEYWORD for field in FIELDS if field.typed)


def test_the_fingerprint_changes_with_the_analysis() -> None:
    assert fingerprint("a") == fingerprint("a") != fingerprint("b")


def test_kinds_are_named_and_found_by_their_names() -> None:
    assert kind_name("grosse_anfrage") == "Große Anfrage"
    assert kind_of("große anfrage") == kind_of("GROSSE") == kind_of("grosse_anfrage") == "grosse_anfrage"
    assert kind_of("Anfrage") is None
    assert kind_name("unheard_of") == "unheard_of"


def test_parliaments_are_found_by_code_name_and_assembly() -> None:
    found = [parliament_of(typed) for typed in ("be", "BERLIN", "Abgeordnetenhaus von Berlin")]
    assert [parliament.code for parliament in found if parliament] == ["be", "be", "be"]
    assert parliament_of("Atlantis") is None
    assert (parliament_name("ni"), parliament_name("zz")) == ("Niedersachsen", "zz")


def test_values_are_ordered_by_count_and_years_by_time() -> None:
    party = facet(BY_NAME["party"], {"SPD": 2, "CDU": 7, "ohne": 2}, ())
    assert [(value.value, value.label, value.count) for value in party.values] == [
        ("CDU", "CDU", 7),
        ("SPD", "SPD", 2),
        ("ohne", "ohne Fraktion", 2),
    ]
    year = facet(BY_NAME["year"], {"2020": 1, "ohne": 9, "2012": 5}, ("2012",))
    assert [(value.value, value.chosen) for value in year.values] == [("2012", True), ("2020", False), ("ohne", False)]


def test_a_chosen_value_is_shown_when_nothing_has_it() -> None:
    counts = {f"Amt {number}": 5 for number in range(MOST_VALUES + 20)}
    shown = facet(BY_NAME["department"], counts, ("Amt für Träume",)).values
    assert len(shown) == MOST_VALUES + 1
    assert (shown[-1].value, shown[-1].count, shown[-1].chosen) == ("Amt für Träume", 0, True)


def test_labels_are_for_readers() -> None:
    assert value_label(BY_NAME["term"], "17") == "17. Wahlperiode"
    assert value_label(BY_NAME["parliament"], "be") == "Berlin"
    assert value_label(BY_NAME["kind"], "kleine_anfrage") == "Kleine Anfrage"
    assert value_label(BY_NAME["parliament"], "ohne") == "ohne Parlament"
