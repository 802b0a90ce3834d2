"""Papers that are no inquiry are taken in all the same: title, sections, a finding that says so."""

from ingest.assemble import parse_source
from ingest.documents import MAX_SECTION
from ingest.records import Inquiry, Kind
from ingest.sources import source_from_bytes

PAGE = """Arbeitsplan des Kulturamtes Musterstadt

Der Plan nennt die Vorhaben des kommenden Jahres. Er wurde im Mai beschlossen.

1. Laufende Aufgaben

Das Amt führt die Geschäfte des Beirates.

2. Geplante Vorhaben

Gezeigt werden drei Ausstellungen.
"""


def parsed(text: str) -> Inquiry:
    return parse_source(source_from_bytes("fiktiv.txt", text.encode()))


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
    assert [f.code for f in record.findings] == ["unknown-parliament"]


def test_a_paper_of_a_known_parliament_without_questions_says_so() -> None:
    record = parsed(
        "Niedersächsischer Landtag – 19. Wahlperiode Drucksache 19/99777\n\n"
        "Unterrichtung\n\nDie Antwort wird zurückgezogen.\n"
    )
    assert (record.parliament, record.reference) == ("ni", "19/99777")
    assert [f.code for f in record.findings] == ["no-questions"]
    assert any("zurückgezogen" in s.text for s in record.sections)


def test_a_long_text_without_headings_is_cut_at_paragraphs() -> None:
    record = parsed(
        "\n\n".join(f"Absatz {n} handelt von Wegen und Brücken. " + "Sie sind alt. " * 20 for n in range(60))
    )
    assert len(record.sections) > 3
    assert all(len(s.text) <= MAX_SECTION for s in record.sections)
    assert sum(s.text.count("handelt von Wegen") for s in record.sections) == 60, "nothing is lost, nothing doubled"
