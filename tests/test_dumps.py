"""Papers as copies that lost their line breaks print them: the head behind the text, page furniture in mid-sentence.

All texts are fictional.
"""

from ingest.assemble import parse_source
from ingest.records import Inquiry
from ingest.sources import source_from_bytes

FILLER = " ".join(
    ["Die Verwaltung legt die Zahlen zum Ende eines jeden Jahres vor und erläutert sie dem Ausschuss."] * 8
)

HESSEN = (
    "Kleine Anfrage des Abg. Muster (SPD) vom 07.10.2014 betreffend Mühlenfest am 13.09.2014 und Antwort der Ministerin "
    "für Bundes- und Europaangelegenheiten und Bevollmächtigten des Landes Hessen beim Bund Vorbemerkung Fragestellerin "
    f"und Fragesteller: Am 13. September fand das Mühlenfest statt. {FILLER} Diese Vorbemerkung vorangestellt, beantworte "
    "ich die Kleine Anfrage im Einvernehmen mit dem Minister der Finanzen und der Ministerin für Umwelt, Klimaschutz und "
    "Verbraucherschutz wie folgt: Frage 1. Wer eröffnete das Fest? Der Müller eröffnete das Fest und Eingegangen am 14. "
    "Januar 2015 · Ausgegeben am 15. Januar 2015 Herstellung: Kanzlei des Hessischen Landtags · Postfach 3240 · 65022 "
    "Wiesbaden · www.Hessischer-Landtag.de Drucksache 19/9175 14. 01. 2015 19. Wahlperiode HESSISCHER LANDTAG 2 Hessischer "
    "Landtag · 19. Wahlperiode · Drucksache 19/9175 die Mühle. Frage 2. Was kostete es? Frage 3. Wer zahlte? Zu den Fragen "
    "2 und 3: Das Fest kostete nichts. Wiesbaden, 5. Januar 2015 Anna Beispiel"
)

NORDRHEIN_WESTFALEN = (
    "LANDTAG NORDRHEIN-WESTFALEN 16. Wahlperiode Drucksache 16/9913 03.02.2016 Datum des Originals: 02.02.2016/Ausgegeben: "
    "08.02.2016 Antwort der Landesregierung auf die Kleine Anfrage 4301 vom 5. Januar 2016 des Abgeordneten Max Muster "
    f"PIRATEN Drucksache 16/9500 Netze auf dem Land Wortlaut der Kleinen Anfrage Das schnelle Netz fehlt vielerorts. {FILLER} "
    "Der Finanzminister hat die Kleine Anfrage 4301 mit Schreiben vom 2. Februar 2016 namens der Landesregierung im "
    "Einvernehmen mit dem Minister für Klimaschutz, Umwelt, Landwirtschaft, Natur- und Verbraucherschutz beantwortet. "
    "1. Was wird dagegen getan? Gehen Sie dabei auch auf die Förderung ein. Der Ausbau wird gefördert. 2. Wo fehlt das Netz "
    "(Städte, Gemeinden)? Es fehlt in 20 Orten. 3. Wie viele Haushalte sind betroffen? (Insgesamt, je Gemeinde). Rund "
    "3 000 Haushalte sind betroffen."
)

RHEINLAND_PFALZ = (
    "Drucksache 17/9637 zu Drucksache 17/9218 17. 11. 2016 A n t w o r t des Ministeriums für Bildung auf die Große Anfrage "
    "der Fraktion der CDU – Drucksache 17/9218 – Betreuung in den Ferien Die Große Anfrage 17/9218 vom 5. Oktober 2016 hat "
    f"folgenden Wortlaut: Die Betreuung soll wachsen. {FILLER * 9} Wir fragen die Landesregierung: 1. Wie viele Plätze gibt "
    "es? 2. Wer bezahlt sie? b. w. 3. Was ist geplant? Das Ministerium für Bildung hat die Große Anfrage namens der "
    "Landesregierung – Zuleitungsschreiben des Chefs der Staatskanzlei vom 16. November 2016 – wie folgt beantwortet: "
    "Zu Frage 1: Es gibt 900 Plätze. Zu den Fragen 2 und 3: Die Träger bezahlen sie. Druck: Landtag Rheinland-Pfalz, "
    "8. Dezember 2016 Drucksache 17/9637 Landtag Rheinland-Pfalz – 17. Wahlperiode Geplant ist nichts. In Vertretung: Max "
    "Muster Staatssekretär"
)

SACHSEN_ANHALT = """(Ausgegeben am 08.11.2021)

Drucksache 8/9321

Antwort der Landesregierung auf eine Kleine Anfrage zur schriftlichen Beantwortung

Abgeordnete Anna Muster (BÜNDNIS 90/DIE GRÜNEN)

Radwege der Klasse 1 in Sachsen-Anhalt

Kleine Anfrage - KA 8/971

Sehr geehrter Herr Präsident,

beigefügt übersende ich Ihnen die Antwort der Landesregierung - erstellt vom Ministerium für Wirtschaft und Forsten - auf
die o. g. Kleine Anfrage.

Mit freundlichen Grüßen

Max Beispiel

Minister für Wirtschaft und Forsten

Antwort der Landesregierung auf eine Kleine Anfrage zur schriftlichen Beantwortung

Kleine Anfrage der Abgeordnete Anna Muster (BÜNDNIS 90/DIE GRÜNEN)

„Radwege der Klasse 1 in Sachsen-Anhalt“, Kleine Anfrage - KA 8/0971

Antwort der Landesregierung erstellt vom Ministerium für Wirtschaft und Forsten:

Frage 1:

Wie lang sind die Radwege?

Antwort zu Frage 1:

Es sind 300 Kilometer.
"""

HAMBURG = (
    "BÜRGERSCHAFT DER FREIEN UND HANSESTADT HAMBURG Drucksache 21/9969 21. Wahlperiode 15.04.16 Schriftliche Kleine Anfrage "
    "des Abgeordneten Max Muster (CDU) vom 07.04.16 und Antwort des Senats Betr.: Fakten zur „Fahrradstadt“ (II) Senat und "
    f"Bezirke wollen mehr Radverkehr. {FILLER} Ich frage den Senat: 1. Bevölkerung/Alter a. Wie viele Menschen fahren Rad? "
    "(Männlich, weiblich, insgesamt). b. Wie alt sind sie? Siehe Anlage 1. 2. Wie viele Räder gibt es? (Siehe Drs. 21/9948.) "
    "Es gibt eine Million Räder."
)


def parse(text: str) -> Inquiry:
    return parse_source(source_from_bytes("paper.txt", text.encode()))


def pairs(record: Inquiry) -> list[tuple[tuple[str, ...], str]]:
    return [(answer.labels, answer.text) for answer in record.answers]


def test_a_head_that_stands_behind_the_foot_is_read_and_no_text() -> None:
    record = parse(HESSEN)
    assert record.reference == "19/9175"
    assert record.signed_by == "Anna Beispiel"
    assert pairs(record) == [
        (("1",), "Der Müller eröffnete das Fest und die Mühle."),
        (("2", "3"), "Das Fest kostete nichts."),
    ]
    assert record.answers[1].marker == "Zu den Fragen 2 und 3:"


def test_names_of_ministries_with_hyphens_offices_and_others_beside_them() -> None:
    assert parse(HESSEN).answering_body == (
        "Ministerin für Bundes- und Europaangelegenheiten und Bevollmächtigten des Landes Hessen beim Bund; "
        "Minister der Finanzen; Ministerin für Umwelt, Klimaschutz und Verbraucherschutz"
    )
    assert parse(NORDRHEIN_WESTFALEN).answering_body == (
        "Finanzminister; Minister für Klimaschutz, Umwelt, Landwirtschaft, Natur- und Verbraucherschutz"
    )


def test_remarks_of_two_who_ask_have_a_heading() -> None:
    record = parse(HESSEN)
    assert [p.text.split(".")[0] for p in record.preambles] == ["Am 13"]
    assert "Fragestellerin" not in record.preambles[0].text


def test_a_question_goes_on_in_orders_and_in_parentheses() -> None:
    record = parse(NORDRHEIN_WESTFALEN)
    assert [q.text for q in record.questions] == [
        "Was wird dagegen getan? Gehen Sie dabei auch auf die Förderung ein.",
        "Wo fehlt das Netz (Städte, Gemeinden)?",
        "Wie viele Haushalte sind betroffen? (Insgesamt, je Gemeinde).",
    ]


def test_a_paper_is_known_by_its_heading_when_its_end_is_far_away() -> None:
    record = parse(RHEINLAND_PFALZ)
    assert (record.parliament, record.reference, record.request_reference) == ("rp", "17/9637", "17/9218")
    assert [q.text for q in record.questions] == ["Wie viele Plätze gibt es?", "Wer bezahlt sie?", "Was ist geplant?"]
    assert pairs(record) == [
        (("1",), "Es gibt 900 Plätze."),
        (("2", "3"), "Die Träger bezahlen sie. Geplant ist nichts."),
    ]


def test_the_second_head_behind_a_cover_letter_is_no_preamble() -> None:
    record = parse(SACHSEN_ANHALT)
    assert record.preambles == ()
    assert (record.title, record.inquiry_number) == ("Radwege der Klasse 1 in Sachsen-Anhalt", "KA 8/971")
    assert pairs(record) == [(("1",), "Es sind 300 Kilometer.")]


def test_a_title_ends_behind_its_part_and_a_reference_is_an_answer() -> None:
    record = parse(HAMBURG)
    assert record.title == "Fakten zur „Fahrradstadt“ (II)"
    assert record.preambles[0].text.startswith("Senat und Bezirke wollen")
    assert [(q.label, q.text) for q in record.questions] == [
        ("1a", "Wie viele Menschen fahren Rad? (Männlich, weiblich, insgesamt)."),
        ("1b", "Wie alt sind sie?"),
        ("2", "Wie viele Räder gibt es?"),
    ]
