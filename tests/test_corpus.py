"""The real papers beside the project, when they are at hand: seeds that must go in."""

from datetime import date
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.assemble import parse_source
from ingest.body import body_of
from ingest.documenthead import is_document
from ingest.lines import read_lines
from ingest.linking import belongs, linked_page
from ingest.records import Inquiry, Kind
from ingest.sources import read_source, source_from_bytes

pytestmark = pytest.mark.corpus


def seed(shared: Path, number: str) -> Inquiry:
    (path,) = (shared / "seeds").glob(f"{number}_*")
    return parse_source(read_source(path))


def test_the_seed_of_berlin(shared: Path) -> None:
    record = seed(shared, "000")
    assert record.reference == "17/11310"
    assert [q.label for q in record.questions] == ["1", "2", "3", "4", "5"]
    assert [a.labels for a in record.answers] == [("1",), ("2",), ("3",), ("4", "5")]
    for answer in record.answers:
        assert "Wahlperiode" not in answer.text
        assert "11 310" not in answer.text
    assert (
        "in der Integrationspolitik eine enge fachliche Zusammenarbeit mit anderen Bundesländern"
        in record.answers[0].text
    )
    assert "Kooperationen statt: IMPART" in " ".join(record.answers[2].text.split())


def test_the_seed_of_niedersachsen(shared: Path) -> None:
    record = seed(shared, "004")
    assert (record.parliament, record.reference, record.request_reference) == ("ni", None, "18/4848")
    assert str(record.paper_ref) == "ni/18/4848"
    assert [a.labels for a in record.answers] == [("1",), ("2",), ("3",)]
    assert [p.by for p in record.preambles] == ["asker", "government"]
    assert "number-missing" in {f.code for f in record.findings}


def test_the_seed_that_is_a_vorlage(shared: Path) -> None:
    record = seed(shared, "003")
    assert (record.kind, record.reference, record.parliament) == (Kind.VORLAGE, "0746/VI", None)
    assert record.title == "Arbeitsplan des Integrationsbüros Marzahn-Hellersdorf für das Jahr 2024"
    assert record.answering_body == "Bezirksamt Marzahn-Hellersdorf von Berlin"
    assert record.dates.published == date(2024, 5, 23)
    assert record.findings == ()
    assert [s.heading for s in record.sections][-3:] == [
        "1. laufende Tätigkeiten (verwaltungsintern/verwaltungsextern)",
        "2. Gremienarbeit (bezirklich/überbezirklich)",
        "3. geplante Aktivitäten des Integrationsbüros",
    ]


def test_the_tables_of_the_vorlage_run_over_its_pages(shared: Path) -> None:
    """Two tables in five pieces: an empty line stands where a page ended."""
    gremien, aktivitaeten = (s for s in seed(shared, "003").sections if s.tables)
    (first,), (second,) = gremien.tables, aktivitaeten.tables
    assert [(s.heading or "")[:2] for s in (gremien, aktivitaeten)] == ["2.", "3."]
    assert (first.header_rows, len(first.rows), {len(row) for row in first.rows}) == (1, 30, {2})
    assert first.rows[0] == ("Gremium", "Leitung (L)/ Teilnahme")
    assert first.rows[7] == ("Vernetzungsrunde Integrationspolitik", "IntB (L), Int1, Int2")
    assert (second.header_rows, len(second.rows), {len(row) for row in second.rows}) == (1, 26, {4})
    assert second.rows[0] == ("lfd. Nr.", "Aktivität", "Zuständigkeit", "Terminierung")
    assert [row[0] for row in second.rows[1:]] == [str(n) for n in range(1, 26)]
    assert second.rows[14] == ("14", "Ausrichtung der „Interkulturellen Tage 2024“", "IntB", "September 2024")
    assert (first.page, second.page) == (1, 1)
    assert gremien.text[first.start :].startswith("Gremium\tLeitung (L)/ Teilnahme\n")


def test_the_vorlage_is_read_alike_without_line_breaks(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("003_*")
    flat = " ".join(path.read_text(encoding="utf-8").split())
    record = parse_source(source_from_bytes("flach.txt", flat.encode()))
    lined = seed(shared, "003")
    for name in ("kind", "reference", "title", "answering_body", "dates"):
        assert getattr(record, name) == getattr(lined, name)
    assert "D. Begründung:" in [s.heading for s in record.sections]


def test_the_seed_that_is_a_programme(shared: Path) -> None:
    record = seed(shared, "001")
    assert (record.kind, record.findings) == (Kind.PROGRAMME, ())
    assert record.title == "Gesamtkonzept zur Integration und Partizipation Geflüchteter"
    assert [s.heading for s in record.sections][1:] == [
        "Gesamtkonzept zur Integration und Partizipation Geflüchteter",
        "Mitarbeit in Facharbeitsgruppen/ Partizipation von Geflüchteten",
        "Dialogveranstaltungen",
    ]


def test_the_seed_that_is_a_publication(shared: Path) -> None:
    record = seed(shared, "002")
    assert (record.kind, record.answering_body, record.findings) == (Kind.PUBLICATION, "EUROCITIES asbl", ())
    assert record.title == "Benchmarking der Integrationspolitik in Europas Städten"
    outline = [(s.level, s.heading) for s in record.sections]
    assert [heading for level, heading in outline if level == 1 and heading and heading[0].isdigit()] == [
        "1 Peer-Review und Benchmarking: Eine Einführung in die Instrumente",
        "1 Bedarfsanalyse und Datensammlung",
        "2 Förderung von Integration innerhalb der Stadtverwaltung",
        "3 Zielsetzung, Ressourcenzuweisung und Evaluierung",
        "4 Politische Verantwortung zeigen und öffentliche Unterstützung sicherstellen",
        "5 Vielfalt innerhalb der Stadtverwaltung fördern",
        "6 Kooperation mit anderen Politikebenen",
        "7 Zusammenarbeit mit externen Partnern",
        "8 Gesellschaftliche Teilhabe von Migranten stärken",
    ]
    assert (2, "MASSGESCHNEIDERTE BEDÜRFNISBEWERTUNGEN: GENUA") in outline
    assert (3, "Sich schnell verändernde Migrationsmuster") in outline
    assert len([s for s in record.sections for _ in s.tables]) == 1, "the tables of contents are none"


@pytest.mark.parametrize("number", ["001", "002", "003"])
def test_the_texts_of_the_other_seeds_are_clean(shared: Path, number: str) -> None:
    record = seed(shared, number)
    assert all("**" not in s.text and "<i>" not in s.text for s in record.sections)


def test_no_inquiry_is_taken_for_another_document(shared: Path) -> None:
    papers = sorted((shared / "corpus").glob("*/*.txt"))
    assert papers
    for path in papers:
        lines = read_lines(read_source(path))
        assert not is_document(body_of([line for line in lines if not line.noise])), path.name


PAIRS = [
    ("bundestag", "bundestag-21-7449", "bundestag-21-7652", 10),
    ("saarland", "saarland-17-1330", "saarland-17-1525", 6),
    ("sachsen", "sachsen-8-3284", "sachsen-8-3284-antwort", 5),
    ("thueringen", "thueringen-8-980", "thueringen-8-1714", 8),
]
"""Folder, the inquiry's own paper, the paper that answers it, number of questions."""


@pytest.mark.parametrize(("folder", "asked", "answered", "count"), PAIRS, ids=[pair[2] for pair in PAIRS])
@pytest.mark.parametrize("backwards", [False, True], ids=["inquiry first", "answer first"])
def test_two_papers_are_linked_in_either_order(
    shared: Path, tmp_path: Path, folder: str, asked: str, answered: str, count: int, *, backwards: bool
) -> None:
    files = [read_source(shared / "corpus" / folder / f"{name}.txt") for name in (asked, answered)]
    own, answer = (parse_source(file) for file in files)
    assert belongs(own, answer)
    with Archive.open(tmp_path) as archive:
        for file in reversed(files) if backwards else files:
            archive.store(file, parse_source(file))
        linked = archive.get(answer.paper_id)
        assert linked is not None
        _check_linked(linked.inquiry, own, count)
        marked = archive.get(own.paper_id)
        assert marked is not None
        assert marked.inquiry.is_answered_elsewhere or own.paper_id == answer.paper_id


def _check_linked(linked: Inquiry, own: Inquiry, count: int) -> None:
    """Every question once, answered, printed in the inquiry too; no disagreement of the two papers."""
    assert [other.source.sha256 for other in linked.linked] == [own.source.sha256]
    assert [question.label for question in linked.questions] == [str(number) for number in range(1, count + 1)]
    assert {label for answer in linked.answers for label in answer.labels} == {q.label for q in linked.questions}
    assert all(linked_page(question) for question in linked.questions)
    assert linked.askers
    assert not {finding.code for finding in linked.findings} & {
        "answer-without-question", "question-only-in-answer", "question-only-in-inquiry", "question-texts-differ",
        "questions-not-parted",
    }  # fmt: skip
