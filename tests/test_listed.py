"""Questions printed as a list, signed, with the answers in a part of their own. All texts are fictional."""

import pytest

from ingest.assemble import parse_source
from ingest.sources import source_from_bytes

BADEN_WUERTTEMBERG = """Landtag von Baden-Württemberg
16. Wahlperiode
Drucksache 16 / 9554
20. 02. 2017
1Eingegangen: 20. 02. 2017 / Ausgegeben: 05. 04. 2017
K l e i n e A n f r a g e
Wir fragen die Landesregierung:
1. Wie viele Mühlen stehen im Landkreis?
2. Welche Mittel gibt es für Mühlen, die seit dem
1. 01. 2015 Wasserräder haben, und wie viele Anträge gab es?
17. 02. 2017
Muster, Beispiel AfD
Kleine Anfrage
der Abg. Anna Muster und Max Beispiel AfD
und
Antwort
des Ministeriums für Wege und Mühlen
Mühlen im Landkreis
Drucksachen und Plenarprotokolle sind im Internet
abrufbar unter: www.landtag-bw.de/Dokumente
{print}Landtag von Baden-Württemberg Drucksache 16 / 9554 2
3. Wie viele Mühlen stehen still?
A n t w o r t
Mit Schreiben vom 14. März 2017 Nr. 5-2710/99 beantwortet das Ministerium für Wege und Mühlen die Kleine Anfrage wie folgt:
1. Wie viele Mühlen stehen im Landkreis?
3. Wie viele Mühlen stehen still?
Zu 1. und 3.:
Es stehen dort neun Mühlen, eine davon steht still.
2. Welche Mittel gibt es für Mühlen, die seit dem 1. 01. 2015 Wasserräder haben, und wie viele Anträge gab es?
Zu 2.:
Es gibt Mittel für 30 Anträge.
Dr. Beispielmann
Ministerin für Wege und Mühlen
"""
RECYCLED = "Der Landtag druckt auf Recyclingpapier, ausgezeichnet\nmit dem Umweltzeichen „Der Blaue Engel“.\n"


@pytest.mark.parametrize("recycled", [RECYCLED, ""], ids=["whole imprint", "first sentence"])
@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_a_list_that_is_signed_before_its_last_question(recycled: str, *, flat: bool) -> None:
    text = BADEN_WUERTTEMBERG.format(print=recycled)
    record = parse_source(source_from_bytes("paper.txt", (" ".join(text.split()) if flat else text).encode()))
    assert record.title == "Mühlen im Landkreis"
    assert [(asker.name, asker.party) for asker in record.askers] == [("Anna Muster", "AfD"), ("Max Beispiel", "AfD")]
    assert [(question.label, question.text) for question in record.questions] == [
        ("1", "Wie viele Mühlen stehen im Landkreis?"),
        (
            "2",
            "Welche Mittel gibt es für Mühlen, die seit dem 1. 01. 2015 Wasserräder haben, und wie viele Anträge gab es?",
        ),
        ("3", "Wie viele Mühlen stehen still?"),
    ]
    assert [(answer.labels, answer.text) for answer in record.answers] == [
        (("1", "3"), "Es stehen dort neun Mühlen, eine davon steht still."),
        (("2",), "Es gibt Mittel für 30 Anträge."),
    ]
