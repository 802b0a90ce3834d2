"""A question whose marker is lost or misread is a question all the same, in texts with and without line breaks."""

from dataclasses import replace

import pytest

from ingest.assemble import parse_source
from ingest.records import Inquiry
from ingest.sources import read_source, source_from_bytes
from tests.goldens import SAMPLES, golden_of, squeezed


def changed(name: str, old: str, new: str, *, flat: bool, place: int = 0) -> Inquiry:
    """A sample with one stretch replaced: the ``place``-th of those that are alike."""
    source = read_source(SAMPLES / f"{name}.txt")
    text = source.data.decode()
    parts = text.split(old)
    assert len(parts) > place + 1, "the sample has what is to be damaged"
    text = f"{old.join(parts[: place + 1])}{new}{old.join(parts[place + 1 :])}"
    return parse_source(replace(source, data=(" ".join(text.split()) if flat else text).encode()))


def pairs_of(record: Inquiry) -> list[tuple[tuple[str, ...], str]]:
    return [(answer.labels, squeezed(answer.text)) for answer in record.answers]


def golden_pairs(name: str) -> list[tuple[tuple[str, ...], str]]:
    golden = golden_of(SAMPLES / f"{name}.txt")
    return [(tuple(answer["labels"]), squeezed(answer["text"])) for answer in golden["answers"]]


LOST = {
    "marker of a middle answer": ("be/19-99077", "Zu 3.: ", "", 0, "3"),
    "marker of the first answer": ("be/19-99077", "Zu 1.: ", "", 0, "1"),
    "marker of the last answer": ("be/19-99077", "Zu 4.: ", "", 0, "4"),
    "marker where questions are headed": ("be/18-99120", "Antwort zu 1: ", "", 0, "1"),
    "the word Antwort": ("sh/20-99153", "Antwort:", "", 1, "2"),
}


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
@pytest.mark.parametrize(("name", "old", "new", "place", "label"), LOST.values(), ids=LOST)
def test_an_answer_without_its_marker(name: str, old: str, new: str, place: int, label: str, *, flat: bool) -> None:
    record = changed(name, old, new, flat=flat, place=place)
    words = [(labels, text) for labels, text in golden_pairs(name)]
    assert [labels for labels, _ in pairs_of(record)] == [labels for labels, _ in words]
    assert dict(pairs_of(record))[(label,)] == dict(words)[(label,)]
    assert [f.label for f in record.findings if f.code == "answer-inferred"] == [label]


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_a_misread_number_is_told_by_its_place(*, flat: bool) -> None:
    record = changed("be/18-99120", "Frage 2:", "Frage Z:", flat=flat)
    assert [question.label for question in record.questions] == ["1", "2", "3", "4", "5"]
    assert [labels for labels, _ in pairs_of(record)] == [("1",), ("2",), ("3", "4"), ("5",)]
    assert "Frage Z:" in " ".join(finding.message for finding in record.findings), "the misread word is told"


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_the_count_goes_on_behind_a_lost_page(*, flat: bool) -> None:
    text = (SAMPLES / "nw/17-99410.txt").read_text(encoding="utf-8")
    begin, end = text.index("\n4. Welche"), len(text)
    text = f"{text[:begin]}\n\n8. Wann wird der Deich erhöht?\n\nDer Deich wird im Mai erhöht.\n\n9. Wer zahlt das?\n\nDas zahlt das Land.\n{text[end:]}"
    source = replace(read_source(SAMPLES / "nw/17-99410.txt"), data=(" ".join(text.split()) if flat else text).encode())
    record = parse_source(source)
    assert [question.label for question in record.questions] == ["1", "2", "3", "8", "9"]
    assert [answer.text for answer in record.answers][-2:] == ["Der Deich wird im Mai erhöht.", "Das zahlt das Land."]
    assert "numbering-gap" in {finding.code for finding in record.findings}


SACHSEN = """SÄCHSISCHES STAATSMINISTERIUM FÜR MÜHLEN
Kleine Anfrage der Abgeordneten Anna Muster, Fraktion BÜNDNIS 90/DIE GRÜNEN
Drs.-Nr.: 6/99458
Thema: Mühlen im Land
Sehr geehrter Herr Präsident,
namens und im Auftrag der Sächsischen Staatsregierung beantworte ich die Kleine Anfrage wie folgt:
Frage 1: Wie viele Mühlen gibt es?
Es gibt 90 Mühlen.
{second}Wie viele mahlen noch?
Es mahlen neun Mühlen.
{third}Wem gehören die anderen?
Sie gehören Vereinen.
{fourth}Wer pflegt sie?
Die Vereine pflegen sie.
{fifth}Wie geht es weiter?
Es bleibt alles, wie es ist.
Mit freundlichen Grüßen
Max Beispiel
"""
READ_BY_MACHINE = {
    "blanks": ("Frage2: ", "Frage 3:", "Frage 4 ", "Frage5;"),
    "letters": ("Fraqe 2: ", "Frege 3: ", "Froge 4: ", "Fräge 5 : "),
    "numbers": ("Frage Z: ", "Frage B: ", "Frage A: ", "Frage S: "),
    "the last": ("Frage 2: ", "Frage 3: ", "Frage 4: ", "Frage S: "),
}


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
@pytest.mark.parametrize("markers", READ_BY_MACHINE.values(), ids=READ_BY_MACHINE)
def test_headings_that_a_machine_misread(markers: tuple[str, str, str, str], *, flat: bool) -> None:
    text = SACHSEN.format(**dict(zip(("second", "third", "fourth", "fifth"), markers, strict=True)))
    record = parse_source(source_from_bytes("paper.txt", (" ".join(text.split()) if flat else text).encode()))
    assert [(question.label, question.text) for question in record.questions] == [
        ("1", "Wie viele Mühlen gibt es?"),
        ("2", "Wie viele mahlen noch?"),
        ("3", "Wem gehören die anderen?"),
        ("4", "Wer pflegt sie?"),
        ("5", "Wie geht es weiter?"),
    ]
    assert [answer.labels for answer in record.answers] == [("1",), ("2",), ("3",), ("4",), ("5",)]
    assert record.answers[-1].text == "Es bleibt alles, wie es ist."
    unread = [marker.strip() for marker in markers if not any(map(str.isdigit, marker))]
    told = " ".join(finding.message for finding in record.findings)
    assert all(marker in told for marker in unread)
    assert unread or "text-unassigned" not in {finding.code for finding in record.findings}
    assert {question.topic for question in record.questions} == {None}
