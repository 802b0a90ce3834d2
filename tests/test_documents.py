"""Papers that are no inquiry are taken in all the same: kind, head, sections, tables, and what is missing is said."""

from datetime import date

import pytest
from drawn import BOLD, HEIGHT, drawn, table, write
from reportlab.pdfgen.canvas import Canvas

from ingest.assemble import parse_source
from ingest.body import body_of
from ingest.documenthead import is_document
from ingest.documents import MAX_SECTION, read_document
from ingest.lines import read_lines
from ingest.records import Inquiry, Kind, Source
from ingest.sources import source_from_bytes

PAGE = """Arbeitsplan des Kulturamtes Musterstadt

Der Plan nennt die Vorhaben des kommenden Jahres. Er wurde im Mai beschlossen.

1. Laufende Aufgaben

Das Amt führt die Geschäfte des Beirates.

2. Geplante Vorhaben

Gezeigt werden drei Ausstellungen.
"""

VORLAGE = """Vorlage zur Kenntnisnahme
für die Sitzung der Bezirksverordnetenversammlung am 23.05.2024

1. Gegenstand der Vorlage:

Arbeitsplan des Teichamtes für das Jahr 2024

2. Die BVV wird um Kenntnisnahme gebeten:

Gemäß der BA-Vorlage Nr. 9788/II hat das Amt die BA-Vorlage Nr. 9746/VI der BVV vorzulegen.

Anna Seerose

Bezirksbürgermeisterin

Anlage

Vorlage für das Bezirksamt

- zur Beschlussfassung -

Nr. 9746/VI

C. Beschlussfassung

C.1 Beschlussentwurf:

Das Bezirksamt beschließt den Arbeitsplan

D. Haushaltsmäßige Auswirkungen:

Keine

Anlage

Bezirksamt Teichhausen-Entenfeld von Berlin

Arbeitsplan des Teichamtes Teichhausen für 2024

Der Arbeitsplan umfasst die Vorhaben.

1. Gremien

- Beirat für Enten (Leitung)
- Beirat für Schwäne

Gremium	Leitung
Beirat für Enten	Amt 1
Beirat für Schwäne	Amt 2

Beirat für Gänse	Amt 1

2. Vorhaben

lfd. Nr.	Vorhaben	Zeit
1	Enten zählen	Mai
2	Bänke streichen
"""

UNTERRICHTUNG = """Deutscher Bundestag Drucksache 21/99500
21. Wahlperiode 12.03.2026

Unterrichtung
durch die Bundesregierung

Bericht über die Lage der Teiche
in den Städten

Inhalt

1. Die Enten 2
2. Die Schwäne 3

1. Die Enten

Gezählt wurde im Mai.

2. Die Schwäne

Niemand hat sie gezählt.
"""

WITHDRAWAL = """Niedersächsischer Landtag – 19. Wahlperiode Drucksache 19/99153

Zurückziehung

der Antwort der Landesregierung auf eine Kleine Anfrage

Anfrage des Abgeordneten Max Muster (CDU), eingegangen am 03.06.2026 - Drs. 19/99100

Die Antwort der Landesregierung in der Drucksache 19/99153 wird zurückgezogen.

(Verteilt am 10.07.2026)
"""


def parsed(text: str, name: str = "fiktiv.txt") -> Inquiry:
    return parse_source(source_from_bytes(name, text.encode()))


def document(text: str) -> Inquiry:
    """The record when it is known that the text is a document."""
    source = source_from_bytes("fiktiv.txt", text.encode())
    lines = read_lines(source)
    body = body_of([line for line in lines if not line.noise])
    return read_document(Source(source.name, source.sha256, source.media_type, 1), body)


def outline(record: Inquiry) -> list[tuple[int, str | None]]:
    return [(section.level, section.heading) for section in record.sections]


def codes(record: Inquiry) -> list[str]:
    return [finding.code for finding in record.findings]


def test_title_and_sections_by_headings() -> None:
    record = parsed(PAGE)
    assert (record.kind, record.parliament, record.questions) == (Kind.OTHER, None, ())
    assert record.title == "Arbeitsplan des Kulturamtes Musterstadt"
    assert [s.heading for s in record.sections] == [
        "Arbeitsplan des Kulturamtes Musterstadt",
        "1. Laufende Aufgaben",
        "2. Geplante Vorhaben",
    ]
    assert record.sections[2].text == "Gezeigt werden drei Ausstellungen."
    assert codes(record) == ["unknown-parliament"]


def test_the_head_of_a_vorlage() -> None:
    record = parsed(VORLAGE)
    assert (record.kind, record.reference, record.parliament) == (Kind.VORLAGE, "9746/VI", None)
    assert record.title == "Arbeitsplan des Teichamtes für das Jahr 2024"
    assert record.dates.published == date(2024, 5, 23)
    assert record.answering_body == "Bezirksamt Teichhausen-Entenfeld von Berlin"
    assert record.signed_by == "Anna Seerose"
    assert record.paper_id.startswith("dok/")
    assert codes(record) == []
    assert {place.field: place.line for place in record.places}["title"] == 4


def test_the_sections_of_a_vorlage_keep_their_order_and_level() -> None:
    record = parsed(VORLAGE)
    assert outline(record) == [
        (1, None),
        (1, "1. Gegenstand der Vorlage:"),
        (1, "2. Die BVV wird um Kenntnisnahme gebeten:"),
        (1, "Anlage"),
        (2, "C. Beschlussfassung"),
        (3, "C.1 Beschlussentwurf:"),
        (2, "D. Haushaltsmäßige Auswirkungen:"),
        (1, "Anlage"),
        (2, "Arbeitsplan des Teichamtes Teichhausen für 2024"),
        (2, "1. Gremien"),
        (2, "2. Vorhaben"),
    ]
    assert [s.text for s in record.sections if s.heading == "C. Beschlussfassung"] == [""]
    assert [s.text for s in record.sections if s.level == 3] == ["Das Bezirksamt beschließt den Arbeitsplan"]


def test_tab_separated_rows_are_a_table_over_a_page_break() -> None:
    gremien, vorhaben = parsed(VORLAGE).sections[-2:]
    (first,), (second,) = gremien.tables, vorhaben.tables
    assert first.rows == (
        ("Gremium", "Leitung"),
        ("Beirat für Enten", "Amt 1"),
        ("Beirat für Schwäne", "Amt 2"),
        ("Beirat für Gänse", "Amt 1"),
    )
    assert second.rows[1:] == (("1", "Enten zählen", "Mai"), ("2", "Bänke streichen", ""))
    assert (first.header_rows, first.page, second.header_rows) == (1, 1, 1)
    assert gremien.text[first.start :].startswith("Gremium\tLeitung\nBeirat für Enten\tAmt 1\n")
    assert gremien.text.startswith("- Beirat für Enten (Leitung)\n\n- Beirat für Schwäne\n\n")


def test_a_vorlage_without_line_breaks_keeps_head_and_known_headings() -> None:
    record = parsed(" ".join(VORLAGE.split()))
    assert (record.kind, record.reference) == (Kind.VORLAGE, "9746/VI")
    assert record.title == "Arbeitsplan des Teichamtes für das Jahr 2024"
    assert record.dates.published == date(2024, 5, 23)
    assert [s.heading for s in record.sections][:3] == [None, *(h for _, h in outline(parsed(VORLAGE))[1:3])]


def test_what_a_vorlage_should_print_and_does_not_is_said() -> None:
    record = parsed("Vorlage zur Beschlussfassung\n\nBetreff: Bänke am Teich\n\nDie Bänke sind alt.\n")
    assert (record.kind, record.title) == (Kind.VORLAGE, "Bänke am Teich")
    assert (record.reference, record.answering_body, record.dates.published) == (None, None, None)
    assert codes(record) == ["number-missing", "body-missing", "date-missing"]


def test_an_unterrichtung_is_told_by_its_head() -> None:
    record = document(UNTERRICHTUNG)
    assert record.kind is Kind.UNTERRICHTUNG
    assert record.title == "Bericht über die Lage der Teiche in den Städten"
    assert record.answering_body == "Bundesregierung"
    assert record.reference == "21/99500"
    assert [s.heading for s in record.sections][-2:] == ["1. Die Enten", "2. Die Schwäne"]
    assert len([s for s in record.sections if s.heading and "Enten" in s.heading]) == 1, "contents are no sections"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (UNTERRICHTUNG, True),
        (WITHDRAWAL, True),
        (VORLAGE, True),
        (PAGE, False),
        ("Kleine Anfrage\nder Abgeordneten Muster\n\nUnterrichtung der Eltern\n\n1. Wer unterrichtet?\n", False),
        ("Kleine Anfrage\n\n1. Warum hat die Landesregierung die Antwort auf die Frage 2 zurückgezogen?\n", False),
    ],
)
def test_a_paper_that_names_another_kind_first_is_no_inquiry(text: str, *, expected: bool) -> None:
    lines = read_lines(source_from_bytes("fiktiv.txt", text.encode()))
    assert is_document(body_of([line for line in lines if not line.noise])) is expected


def test_a_beschlussempfehlung_has_committee_and_title() -> None:
    record = parsed(
        "Deutscher Bundestag Drucksache 21/99501\n21. Wahlperiode 12.03.2026\n\n"
        "Beschlussempfehlung und Bericht\ndes Ausschusses für Wege und Teiche (11. Ausschuss)\n\n"
        "zu dem Antrag der Fraktion der ENTEN\n– Drucksache 21/99100 –\n\nMehr Bänke an den Teichen\n\n"
        "A. Problem\n\nEs fehlen Bänke.\n\nB. Lösung\n\nAblehnung des Antrags.\n"
    )
    assert (record.kind, record.parliament, record.reference) == (Kind.OTHER, "bt", "21/99501")
    assert record.title == "Mehr Bänke an den Teichen"
    assert record.answering_body == "Ausschusses für Wege und Teiche (11. Ausschuss)"
    assert record.dates.published == date(2026, 3, 12)
    assert [s.heading for s in record.sections][1:] == ["A. Problem", "B. Lösung"]


def test_a_withdrawn_answer_is_no_answer() -> None:
    record = parsed(WITHDRAWAL)
    assert (record.kind, record.part, record.answers) == (Kind.OTHER, None, ())
    assert (record.parliament, record.reference) == ("ni", "19/99153")
    assert record.title == "Zurückziehung der Antwort der Landesregierung auf eine Kleine Anfrage"
    assert codes(record) == ["withdrawn-answer"]
    assert any("zurückgezogen" in s.text for s in record.sections)


def test_a_paper_of_a_known_parliament_without_questions_says_so() -> None:
    record = parsed("Niedersächsischer Landtag – 19. Wahlperiode Drucksache 19/99777\n\nSitzplan\n\nOben sitzt wer.\n")
    assert (record.parliament, record.reference, record.title) == ("ni", "19/99777", "Sitzplan")
    assert codes(record) == ["no-questions"]


def test_a_programme_is_not_its_picture() -> None:
    record = parsed(
        "Teichpolitik\n\nGesamtkonzept zur Pflege der Teiche: Die Felder, dargestellt vor dem Foto einer Ente\n\n"
        "Gesamtkonzept zur Pflege der Teiche\n\nDer Rat hat sich die Pflege der Teiche zum Ziel gesetzt.\n\n"
        "Beteiligung\n\n• Vereine arbeiten mit.\n"
    )
    assert (record.kind, record.title) == (Kind.PROGRAMME, "Gesamtkonzept zur Pflege der Teiche")
    assert [s.heading for s in record.sections][1:] == ["Gesamtkonzept zur Pflege der Teiche", "Beteiligung"]
    assert codes(record) == []


def test_a_publication_is_told_by_its_imprint() -> None:
    record = parsed(
        "Ponds in European Cities\n\nWHAT WE LEARNED\n\nPonds are wet. Ducks like that.\n\n"
        "PUBLISHER:\n\nPublished by Pond Society\n"
    )
    assert (record.kind, record.title) == (Kind.PUBLICATION, "Ponds in European Cities")
    assert record.answering_body == "Pond Society"
    assert "WHAT WE LEARNED" in [s.heading for s in record.sections]


def test_a_title_over_two_lines_is_one_line() -> None:
    record = parsed("Bericht über die Teich-\npflege und die Enten\n\nDie Teiche sind sauber. Das freut alle.\n")
    assert record.title == "Bericht über die Teichpflege und die Enten"


def test_a_heading_in_capitals_over_two_lines_is_one() -> None:
    record = parsed("Heft\n\nGRÜNDLICHE\n\nZÄHLUNGEN: ENTENHAUSEN\n\nDie Stadt zählt alle Enten im Mai.\n")
    assert [s.heading for s in record.sections if s.text.startswith("Die Stadt")] == [
        "GRÜNDLICHE ZÄHLUNGEN: ENTENHAUSEN"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Plan\n\nEs gibt zwei Dinge zu tun.\n\n1. Enten zählen\n\n2. Gänse zählen\n\n3. Bänke streichen\n",
        "Plan\n\nEr ist gut.\n\nAnna Seerose\n\nLeiterin\n",
        "Plan\n\nEr ist gut.\n\n12. Mai 2024\n\nDanach war Ruhe am Teich.\n",
        "Plan\n\nEr ist gut.\n\nFoto: Enten am Teich\n\nDanach war Ruhe am Teich.\n",
        "Plan\n\nEr ist gut.\n\nInhalt\n\n1. Enten 3\n2. Gänse 4\n\nDanach war Ruhe am Teich.\n",
        "Plan\n\nEr ist gut.\n\n1\tEnten\t3\n2\tGänse\t4\n3\tSchwäne\t9\n\nDanach war Ruhe am Teich.\n",
    ],
    ids=["list", "names", "date", "caption", "contents", "contents with tabs"],
)
def test_what_is_no_heading(text: str) -> None:
    record = parsed(text)
    assert [s.heading for s in record.sections if s.heading] in (["Plan"], ["Plan", "Inhalt"])
    assert all(not s.tables for s in record.sections)


def test_a_pdf_shows_its_headings_by_type() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Masterplan für die Teiche", "der Stadt Entenhausen"], top=90, size=18)
        write(canvas, ["Einleitung"], top=150, size=14)
        write(canvas, ["Die Teiche der Stadt sollen schöner werden. Dazu dient der Plan,", "den alle kennen."], top=170)
        canvas.setFont(BOLD, 11)
        canvas.drawString(70, HEIGHT - 215, "Bestand der Teiche")
        write(canvas, ["Es gibt zwölf Teiche in der Stadt, und alle werden gepflegt", "von einem Amt."], top=229)
        write(canvas, ["Maßnahmen"], top=290, size=14)
        write(canvas, ["Bänke werden gestrichen."], top=310)
        table(canvas, [["Teich", "Bänke"], ["Nord", "3"], ["Süd", "4"]], 330)

    record = parse_source(drawn(draw))
    assert (record.kind, record.title) == (Kind.PROGRAMME, "Masterplan für die Teiche der Stadt Entenhausen")
    assert outline(record) == [(1, "Einleitung"), (2, "Bestand der Teiche"), (1, "Maßnahmen")]
    assert record.sections[2].tables[0].rows == (("Teich", "Bänke"), ("Nord", "3"), ("Süd", "4"))


def test_a_long_text_without_headings_is_cut_at_paragraphs() -> None:
    record = parsed(
        "\n\n".join(f"Absatz {n} handelt von Wegen und Brücken. " + "Sie sind alt. " * 20 for n in range(60))
    )
    assert len(record.sections) > 3
    assert all(len(s.text) <= MAX_SECTION for s in record.sections)
    assert sum(s.text.count("handelt von Wegen") for s in record.sections) == 60, "nothing is lost, nothing doubled"


def test_a_document_without_any_title_says_so() -> None:
    record = parsed("Die Enten schwimmen.\n\nDie Schwäne schwimmen auch.\n")
    assert record.title is None
    assert "title-missing" in codes(record)
