"""What texts refer to: papers, minutes, laws, addresses; and what only looks like it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from analyzers.protocol import Annotation
from analyzers.references import References
from ingest.records import Answer, Inquiry, Note, Question, Source
from search_app.cli import main
from tests.reference_cases import CASES, FALSE_FRIENDS


def paper(text: str, parliament: str | None = "be", term: int | None = 18) -> Inquiry:
    return Inquiry(
        source=Source("-", "", "text/plain", 1),
        parliament=parliament,
        legislative_term=term,
        answers=(Answer(("1",), text, 1),),
    )


def found(text: str, parliament: str | None = "be", term: int | None = 18) -> list[str]:
    return [each.target for each in References().analyze(paper(text, parliament, term))]


@pytest.mark.parametrize(("parliament", "term", "text", "targets"), CASES)
def test_a_sentence_and_its_targets(parliament: str, term: int, text: str, targets: tuple[str, ...]) -> None:
    got = found(text, parliament, term)
    assert not [target for target in targets if target not in got]
    beside = {target.rpartition("/")[0] for target in targets}  # the paper of a question that is named
    assert not [target for target in got if target not in targets and target not in beside]


@pytest.mark.parametrize(("parliament", "term", "text"), FALSE_FRIENDS)
def test_false_friends(parliament: str, term: int, text: str) -> None:
    assert found(text, parliament, term) == []


def test_a_paper_named_again_is_the_one_named_before() -> None:
    text = "In der Drucksache 18/1234 steht es. Siehe die Antwort zu Frage 3 der o. g. Drucksache."
    assert "be/18/1234/3" in found(text)
    two = "Die Drucksachen 18/1234 und 18/1300 liegen vor. Siehe die Antwort zu Frage 3 der o. g. Drucksache."
    assert not [target for target in found(two) if target.endswith("/3")]


def test_offsets_lead_to_the_printed_text() -> None:
    text = "Siehe Druck\u00adsache 18/12\u00a0345 und §\u202f35a SGB\u00a0VIII,\nhttps://www.beispiel.example/pfad/\nseite_1.html."
    annotations = References().analyze(paper(text))
    assert [(each.text, each.target) for each in annotations] == [
        ("Druck\u00adsache 18/12\u00a0345", "be/18/12345"),
        ("§\u202f35a SGB\u00a0VIII", "SGB VIII § 35a"),
        ("https://www.beispiel.example/pfad/\nseite_1.html", "beispiel.example/pfad/seite_1.html"),
    ]
    assert all(text[each.start : each.end] == each.text for each in annotations)


def test_the_numbers_of_the_paper_itself_are_no_references() -> None:
    record = Inquiry(
        source=Source("-", "", "text/plain", 1),
        parliament="ni",
        legislative_term=19,
        reference="19/200",
        request_reference="19/100",
        questions=(Question("1", "Wie lautet Drs. 19/100 im Vergleich zu Drs. 19/50?", 1),),
        notes=(Note("1 Siehe Drs. 19/200 und www.beispiel.example/a.", 1),),
    )
    annotations = References().analyze(record)
    assert [(each.target, each.place) for each in annotations] == [
        ("ni/19/50", "question/1"),
        ("beispiel.example/a", "note/1"),
    ]


def test_a_short_name_is_learnt_from_the_paper() -> None:
    text = (
        "Die Musterwegeverordnung (MuWegV) gilt. Nach § 3 MuWegV ist zu fegen, siehe auch § 5 der Musterwegeverordnung."
    )
    assert found(text) == ["MuWegV", "MuWegV § 3", "MuWegV § 5"]


def test_a_ministry_is_no_law() -> None:
    assert found("Das Bundesministerium für Gesundheit (BMG) prüft. Das BMG berichtet.") == []
    assert found("Nach § 17 BMG besteht eine Meldepflicht.") == ["BMG § 17"]


@pytest.mark.parametrize(
    "text",
    [
        "§" * 10_000,
        "§ 1, " * 10_000,
        "a" * 1_000_000,
        "17/1" * 250_000,
        "„" * 10_000 + "“" * 10_000,
        "A" + "b" * 999_999,
    ],
    ids=["signs", "sections", "one word", "numbers", "quotes", "one noun"],
)
def test_hostile_text_comes_to_an_end(text: str) -> None:
    assert found(text) == []


def test_look_alikes_are_not_read_wrongly() -> None:
    # Cyrillic letters, a fraction slash and full-width digits
    assert found("Drs. １８∕１２３４5 und Dгs. 18/777") == ["be/18/12345"]


@pytest.mark.parametrize("parliament", [None, "zz"])
def test_a_paper_of_nobody_knows_whom(parliament: str | None) -> None:
    assert found("Siehe Drs. 17/1 und BT-Drs. 19/2, § 1 StGB.", parliament, None)[-2:] == ["bt/19/2", "StGB § 1"]


def test_the_command_reads_lines() -> None:
    lines = [
        {"text": "Siehe Drs. 22/6930.", "parliament": "hh", "term": 22, "date": "2022-02-08"},
        {"text": "Keine.", "parliament": "hh", "term": 22, "date": "2022-02-08"},
    ]
    done = run("\n".join(map(json.dumps, lines)))
    answers = [json.loads(line)["references"] for line in done.stdout.splitlines()]
    expected = {"type": "drucksache", "text": "Drs. 22/6930", "target": "hh/22/6930", "start": 6, "end": 18}
    assert [{key: each[key] for key in expected} for each in answers[0]] == [expected]
    assert answers[1] == []


@pytest.mark.parametrize(
    "line", ["kein JSON", "[]", '{"parliament": "be"}', '{"text": 3}', '{"text": "x", "term": "y"}']
)
def test_the_command_refuses_other_lines(line: str) -> None:
    done = run(line)
    assert done.returncode == 2
    assert "Zeile 1" in done.stderr


def run(lines: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "search_app.cli", "references"]
    return subprocess.run(command, input=lines, capture_output=True, text=True)


def test_the_seed_of_berlin(shared: Path) -> None:
    from ingest.assemble import parse_source
    from ingest.sources import read_source

    (path,) = (shared / "seeds").glob("000_*.txt")
    annotations: tuple[Annotation, ...] = References().analyze(parse_source(read_source(path)))
    assert "be/17/20203" in {each.target for each in annotations}
    assert "be/17/11310" not in {each.target for each in annotations}
    assert sum(each.type == "url" for each in annotations) == 5


def test_a_line_that_is_no_text_is_refused_like_others() -> None:
    done = CliRunner().invoke(main, ["references"], input=b"\xff\n")
    assert done.exit_code == 2
    assert "Zeile 1" in done.output


def test_decisions_that_are_no_text_are_refused_by_their_file(tmp_path: Path) -> None:
    file = tmp_path / "auswahl.txt"
    file.write_bytes(b"\xff\n")
    done = CliRunner().invoke(main, ["programme", "import", str(file), "--home", str(tmp_path / "archiv")])
    assert (done.exit_code, "kein Text in UTF-8" in done.output, "auswahl.txt" in done.output) == (1, True, True)
