"""The query language: what is read, and which mistakes are explained where."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import QuerySyntaxError
from search_app.index.nodes import And, Days, InField, Near, Node, Not, Or, Phrase, Prefix, Value, Words
from search_app.index.query import DEEPEST, LONGEST, MOST_TERMS, parse_query


def shape(node: Node | None) -> object:
    """A tree without its places, short enough to compare."""
    match node:
        case And():
            return ("and", *map(shape, node.nodes))
        case Or():
            return ("or", *map(shape, node.nodes))
        case Not():
            return ("not", shape(node.node))
        case InField():
            return (node.field, shape(node.node))
        case Value():
            return (node.field, *node.values)
        case Days():
            return ("day", str(node.first or ""), str(node.last or ""))
    return leaf(node)


def leaf(node: Node | None) -> object:
    match node:
        case Near():
            return ("near", node.text, node.distance)
        case Phrase():
            return ("phrase", node.text)
        case Prefix():
            return ("prefix", node.text)
        case Words():
            return node.text
    return node


READ = [
    ("", None),
    ("  \t\n", None),
    ("Schule", "Schule"),
    ("Schule  Hort", "Schule  Hort"),
    ("Schule UND Hort", ("and", "Schule", "Hort")),
    ("Hort ODER Kita", ("or", "Hort", "Kita")),
    ("Essen Hort OR Kita", ("or", "Essen Hort", "Kita")),
    ("(Hort ODER Kita) Essen", ("and", ("or", "Hort", "Kita"), "Essen")),
    ("Schule -Turnhalle", ("and", "Schule", ("not", "Turnhalle"))),
    ("Schule NICHT Turnhalle", ("and", "Schule", ("not", "Turnhalle"))),
    ("-Turnhalle", ("not", "Turnhalle")),
    ('Mieten -"Runder Tisch"', ("and", "Mieten", ("not", ("phrase", "Runder Tisch")))),
    ("Mieten -(a ODER b)", ("and", "Mieten", ("not", ("or", "a", "b")))),
    ("CDU-Fraktion", "CDU-Fraktion"),
    ("Berlin - Brandenburg", "Berlin - Brandenburg"),
    ('"Soziale Stadt"', ("phrase", "Soziale Stadt")),
    ("„Soziale Stadt“", ("phrase", "Soziale Stadt")),
    ("“Soziale Stadt”", ("phrase", "Soziale Stadt")),
    ("»Soziale Stadt«", ("phrase", "Soziale Stadt")),
    ('Programm"Soziale Stadt"', ("and", "Programm", ("phrase", "Soziale Stadt"))),
    ('"Sanierung Schule"~5', ("near", "Sanierung Schule", 5)),
    ("„Sanierung Schule“~12", ("near", "Sanierung Schule", 12)),
    ("Wohn*", ("prefix", "Wohn")),
    ("Lehrer*innen", "Lehrer*innen"),
    ("Lehrer(innen) Schule", "Lehrer(innen) Schule"),
    ("Fragesteller:innen", "Fragesteller:innen"),
    ("§ 35 a", "§ 35 a"),
    ("17 / 11 310", "17 / 11 310"),
    ("https://musterland.example/a?b=c", "https://musterland.example/a?b=c"),
    ("Uhr: 12:30", "Uhr: 12:30"),
    ("oder", "oder"),
    ("frage:Schule", ("question", "Schule")),
    ("Question:Schule", ("question", "Schule")),
    ("antwort:Schule Hort", ("and", ("answer", "Schule"), "Hort")),
    ("titel:(Schule ODER Hort)", ("title", ("or", "Schule", "Hort"))),
    ('fragesteller:"Ada Muster"', ("asker", ("phrase", "Ada Muster"))),
    ("ressort:Bildung", ("body", "Bildung")),
    ("partei:gruene", ("party", "GRÜNE")),
    ('partei:"Bündnis 90/Die Grünen"', ("party", "GRÜNE")),
    ("partei:(SPD ODER linke)", ("or", ("party", "SPD"), ("party", "LINKE"))),
    ("partei:(Die Linke)", ("party", "LINKE")),
    ("-partei:SPD", ("not", ("party", "SPD"))),
    ("partei:ohne", ("party", "ohne")),
    ("parlament:Berlin", ("parliament", "be")),
    ("parliament:ni", ("parliament", "ni")),
    ('parlament:"Deutscher Bundestag"', ("parliament", "bt")),
    ("wahlperiode:17", ("term", "17")),
    ("term:17-19", ("term", "17", "18", "19")),
    ("art:Kleine", ("kind", "kleine_anfrage")),
    ('art:"Große Anfrage"', ("kind", "grosse_anfrage")),
    ("kind:grosse_anfrage", ("kind", "grosse_anfrage")),
    ("nummer:17/11310", ("reference", "17/11310")),
    ('nummer:"17 / 11 310"', ("reference", "17/11310")),
    ("number:11310", ("reference", "11310")),
    ("jahr:2012", ("year", "2012")),
    ("jahr:2012-2014", ("year", "2012", "2013", "2014")),
    ("von:2012", ("day", "2012-01-01", "")),
    ("bis:2014-06", ("day", "", "2014-06-30")),
    ("bis:2.2012", ("day", "", "2012-02-29")),
    ("von:05.12.2012", ("day", "2012-12-05", "")),
    ("datum:2012-12-05", ("day", "2012-12-05", "2012-12-05")),
    ("date:2012", ("day", "2012-01-01", "2012-12-31")),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_a_search_is_read(text: str, expected: object) -> None:
    assert shape(parse_query(text)) == expected


MISTAKES = [
    ("(Schule", 0, "nicht geschlossen"),
    ("Schule)", 6, "nirgends geöffnet"),
    ("Schule ()", 8, "steht nichts"),
    ('Schule "Hort', 7, "Anführungszeichen"),
    ('""', 0, "kein Wort"),
    ("ODER Schule", 0, "Vor „ODER“"),
    ("Schule ODER", 7, "Nach „ODER“"),
    ("Schule ODER ODER Hort", 12, "Nach „ODER“"),
    ("(ODER Schule)", 1, "Vor „ODER“"),
    ("Schule NICHT", 7, "Nach „NICHT“"),
    ("frage: Schule", 6, "Nach „frage:“"),
    ("Schule frage:", 13, "Nach „frage:“"),
    ("frage:titel:Schule", 6, "Nach „frage:“"),
    ("frage:(partei:SPD)", 7, "kein zweites Feld"),
    ("frage:-Schule", 6, "Nach „frage:“"),
    ("*innen", 0, "Stern"),
    ("Schule *", 7, "Stern"),
    ("a*", 0, "mindestens"),
    ("Schule §§*", 7, "mindestens"),
    ('"Schule Hort"~99', 14, "Höchstens"),
    ('"Schule"~5', 0, "zwei bis"),
    ('"a b c d e"~5', 0, "zwei bis"),
    ('"Schule Hort"~x', 13, "Nach „~“"),
    ("jahr:zwölf", 5, "kein Jahr"),
    ("jahr:2014-2012", 5, "kein Jahr"),
    ("wahlperiode:0", 12, "keine Wahlperiode"),
    ("von:31.02.2012", 4, "kein Datum"),
    ("bis:bald", 4, "kein Datum"),
    ("von:(a b c)", 5, "kein Datum"),
    ("von:20*", 4, "ein Datum"),
    ("partei:S*", 7, "mindestens"),
    ("partei:SP*", 7, "ein Wert"),
    ("parlament:Mond", 10, "Berlin"),
    ("art:Gedicht", 4, "Kleine Anfrage"),
    ("nummer:elf", 7, "keine Nummer"),
    ("!!!", 0, "kein Wort"),
    ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), DEEPEST, "ineinander"),
    ("a" * (LONGEST + 1), LONGEST, "zu lang"),
]


@pytest.mark.parametrize(("text", "position", "message"), MISTAKES, ids=[text[:30] for text, _, _ in MISTAKES])
def test_a_mistake_is_explained_with_its_place(text: str, position: int, message: str) -> None:
    with pytest.raises(QuerySyntaxError, match=message) as caught:
        parse_query(text)
    assert caught.value.position == position


def test_too_many_words_are_refused_where_they_begin() -> None:
    with pytest.raises(QuerySyntaxError, match="zu viele") as caught:
        parse_query("a " * (MOST_TERMS + 1))
    assert caught.value.position == 2 * MOST_TERMS


def test_every_node_knows_its_place() -> None:
    text = 'Schule -"Runder Tisch" frage:(Hort ODER Ki*) von:2012'
    tree = parse_query(text)
    assert isinstance(tree, And)
    assert [text[node.start : node.end] for node in tree.nodes] == [
        "Schule",
        '-"Runder Tisch"',
        "frage:(Hort ODER Ki*",
        "von:2012",
    ]


def test_days_are_days() -> None:
    assert parse_query("bis:2023-02") == Days(None, date(2023, 2, 28), "2023-02", 0, 11)


PIECES = st.sampled_from(
    ["Schule", '"', "„", "“", "»", "(", ")", "-", "*", "~5", "ODER", "UND", "NICHT", "frage:", "von:", "2012", ":", " "]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=15).map("".join), st.lists(PIECES).map(" ".join)))
@settings(max_examples=500, deadline=None)
def test_whatever_is_typed_is_read_or_explained(text: str) -> None:
    mistake, tree = read(text)
    if mistake:
        assert 0 <= mistake.position <= len(text)
    else:
        assert (tree is None) == (not text.strip())


def read(text: str) -> tuple[QuerySyntaxError | None, Node | None]:
    try:
        return None, parse_query(text)
    except QuerySyntaxError as error:
        return error, None
