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
    "Landes - regierung – Zuleitungsschreiben des Chefs der Staatskanzlei vom 16. November 2016 – wie folgt beantwortet: "
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
    f"Bezirke wollen mehr Radverkehr. {FILLER} Ich frage den Senat: Der Senat zählt Räder. Dies vorausgeschickt, beantwortet der Senat die Fragen wie "
    "folgt: 1. Bevölkerung/Alter a. Wie viele Menschen fahren Rad? "
    "(Männlich, weiblich, insgesamt). b. Wie alt sind sie? Siehe Anlage 1. 2. Wohnen a. Wie viele wohnen nahe? Viele. b. Wie viele nicht? Wenige. 3. Wie viele Räder gibt es? (Siehe Drs. 21/9948.) "
    "Es gibt eine Million Räder."
)


BREMEN = (
    "— 1 — B R E M I S C H E B Ü R G E R S C H A F T Landtag 18. Wahlperiode Drucksache 18 / 9492 (zu Drs. 18/9250) "
    "03. 07. 12 Mitteilung des Senats vom 3. Juli 2012 Plätze für Kinder: Stand und Planung Die Fraktion DIE LINKE hat unter "
    "Drucksache 18/9250 eine Große Anfrage zu obigem Thema an den Senat gerichtet. Der Senat beantwortet die vorgenannte "
    f"Große Anfrage wie folgt: Vorbemerkung Da viele Daten fehlen, wird einiges geschätzt. {FILLER} I. Stand 1. Wie viele "
    "Plätze gab es? a) Halbtags? b) Ganztags? Im Jahr 2012 gab es — 2 — 900 Plätze. II. Planung 2. Wie viele sind geplant? "
    "Geplant sind 1 900 Plätze. Druck: Muster-Druck Bremen"
)

NIEDERSACHSEN = (
    "Niedersächsischer Landtag  17. Wahlperiode Drucksache 17/9876 1 Antwort auf eine Kleine schriftliche Anfrage - "
    "Drucksache 17/9349 - Wortlaut der Anfrage des Abgeordneten Max Muster (CDU), eingegangen am 15.04.2015 Umgang mit "
    "Mühlen in Niedersachsen - Ist das Land vorbereitet? In einer früheren Anfrage wurde nach Mühlen gefragt. "
    f"{FILLER} Vor diesem Hintergrund frage ich die Landesregierung: 1. Die frühere Frage lautete: „Wie viele Mühlen gibt "
    "es?“ - Warum wurde sie nicht beantwortet? 2. Die frühere Frage lautete: „Wem gehören sie?“ In der Antwort steht eine "
    "Zahl von „ca. 90“. Wie viele sind es genau? (An die Staatskanzlei übersandt am 23.04.2015) Antwort der Landesregierung "
    "Niedersächsisches Ministerium Hannover, den 08.07.2015 für Wege, Energie und Klimaschutz - Ref16-01425 - Dies "
    "vorausgeschickt, beantworte ich die Anfrage namens der Landesregierung wie folgt: Zu 1: Sie wurde beantwortet. Zu 2: "
    "Es sind 92 Mühlen. Anna Beispiel (Ausgegeben am 15.07.2015)"
)

NORDRHEIN_WESTFALEN_GROSS = (
    "LANDTAG NORDRHEIN-WESTFALEN 16. Wahlperiode Drucksache 16/9051 11.06.2014 Datum des Originals: 06.06.2014/Ausgegeben: "
    "12.06.2014 Antwort der Landesregierung auf die Große Anfrage 10 der Fraktion PIRATEN Drucksache 16/9215 Zugriff auf "
    "Netze. Wie nutzt das Land sie? Das Ministerium für Inneres und Kommunales hat die Große Anfrage 10 namens der "
    "Landesregierung im Einvernehmen mit der Ministerpräsidentin, dem Justizministerium sowie dem Ministerium für Schule und "
    f"Weiterbildung beantwortet. Vorbemerkung der Großen Anfrage Netze sind überall. {FILLER} Vorbemerkung der "
    "Landesregierung Netze sind gut. I. Zugriff 1. Wie oft wird zugegriffen? Es geschieht 9 000 Mal. II. Kosten 2. Was "
    "kostet das? Es kostet nichts."
)

PAGES = """1 LANDTAG NORDRHEIN-WESTFALEN 14. Wahlperiode Drucksache 14/9601 28.07.2009 Antwort der Landesregierung auf die Kleine Anfrage 3394 vom 27. Mai 2009 der Abgeordneten Anna Muster SPD Drucksache 14/9341 Stellen an Schulen Die Ministerin für Schule hat die Kleine Anfrage 3394 mit Schreiben vom 27. Juli 2009 namens der Landesregierung beantwortet. {filler} 1. Wie viele Stellen gibt es? Es gibt 900 Stellen und

2 viele Bewerbungen. 2. Wie viele fehlen? Es fehlen neun Stellen.

3 3. Wann werden sie besetzt? Bald.
"""


BREMEN_ASKED = (
    "In der Senatssitzung am 12. Mai 2020 beschlossene Fassung Antwort des Senats auf die Kleine Anfrage der Fraktionen "
    "Bündnis 90/Die Grünen, DIE LINKE und der SPD vom 3. April 2020 „Busse in Bremerhaven – wie weiter?“ Die Fraktionen "
    "Bündnis 90/Die Grünen, DIE LINKE und der SPD haben folgende Kleine Anfrage an den Senat gerichtet: „Busse werden viel "
    f"genutzt. {FILLER} Wir fragen den Senat: 1. Wie viele Busse fahren? 2. Welche Linien werden ausgebaut?“ Der Senat "
    "beantwortet die Kleine Anfrage wie folgt: Zu Frage 1: Es fahren 90 Busse. Zu Frage 2: Ausgebaut wird die Linie 3. "
    "Beschlussempfehlung: Die Bürgerschaft (Landtag) nimmt die Antwort des Senats zur Kenntnis."
)

BRANDENBURG = (
    "Landtag Brandenburg 5. Wahlperiode Drucksache 5/9777 Antwort der Landesregierung auf die Kleine Anfrage 3411 des "
    "Abgeordneten Dr. Max Muster fraktionslos Landtagsdrucksache 5/9333 Mühlen an der Oder Wortlaut der Kleinen Anfrage 3411 "
    f"vom 03.02.2014: Die Mühlen stehen dort seit langem. {FILLER} Ich frage die Landesregierung: 1. Wie viele Mühlen gibt "
    "es? Namens der Landesregierung beantwortet die Ministerin für Umwelt die Kleine Anfrage wie folgt: Frage 1: Wie viele "
    "Mühlen gibt es? zu Frage 1: Es gibt 90 Datum des Eingangs: 05.03.2014 / Ausgegeben: 10.03.2014 Mühlen."
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
    assert str(record.dates.answered) == "2016-11-16"
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
        ("2a", "Wie viele wohnen nahe?"),
        ("2b", "Wie viele nicht?"),
        ("3", "Wie viele Räder gibt es?"),
    ]


def test_a_notice_of_the_senate_names_who_asked_and_is_no_preamble() -> None:
    record = parse(BREMEN)
    assert (record.factions, record.request_reference) == (("DIE LINKE",), "18/9250")
    assert [p.text.split(",")[0] for p in record.preambles] == ["Da viele Daten fehlen"]
    assert pairs(record) == [
        (("1", "1a", "1b"), "Im Jahr 2012 gab es 900 Plätze."),
        (("2",), "Geplant sind 1 900 Plätze."),
    ]


def test_a_head_in_two_columns_and_a_list_that_ends_asking() -> None:
    record = parse(NIEDERSACHSEN)
    assert record.title == "Umgang mit Mühlen in Niedersachsen - Ist das Land vorbereitet?"
    assert record.answering_body == "Niedersächsisches Ministerium für Wege, Energie und Klimaschutz"
    assert record.signed_by == "Anna Beispiel"
    assert record.questions[-1].text.endswith("Wie viele sind es genau?")
    assert pairs(record) == [(("1",), "Sie wurde beantwortet."), (("2",), "Es sind 92 Mühlen.")]


def test_an_answer_without_a_letter_names_its_departments() -> None:
    record = parse(NORDRHEIN_WESTFALEN_GROSS)
    assert record.answering_body == (
        "Ministerium für Inneres und Kommunales; Ministerpräsidentin; Justizministerium; "
        "Ministerium für Schule und Weiterbildung"
    )
    assert [p.text.split(".")[0] for p in record.preambles] == ["Netze sind überall", "Netze sind gut"]


def test_numbers_in_front_of_paragraphs_count_pages() -> None:
    record = parse(PAGES.format(filler=FILLER))
    assert pairs(record) == [
        (("1",), "Es gibt 900 Stellen und viele Bewerbungen."),
        (("2",), "Es fehlen neun Stellen."),
        (("3",), "Bald."),
    ]
    assert [question.page for question in record.questions] == [1, 2, 3]


def test_numbers_alone_on_a_line_count_pages_unless_they_answer() -> None:
    letter, paper = SACHSEN_ANHALT.split("Minister für Wirtschaft und Forsten\n", 1)
    more = "(2)\n\nFrage 2:\n\nWie breit sind sie?\n\nAntwort zu Frage 2:\n\nSie sind\n\n(3)\n\nzwei Meter breit.\n"
    told = f"{letter}Minister für Wirtschaft und Forsten\n\n(1)\n{paper}\n{more}"
    assert pairs(parse(told)) == [(("1",), "Es sind 300 Kilometer."), (("2",), "Sie sind zwei Meter breit.")]
    figure = "Frage 2:\n\nWie viele sind es?\n\n2\n\nFrage 3:\n\nWie breit sind sie?\n\nZwei Meter.\n"
    assert pairs(parse(f"{SACHSEN_ANHALT}\n{figure}"))[1] == (("2",), "2")


def test_what_the_senate_says_before_its_answers_is_its_preamble() -> None:
    remarks = parse(HAMBURG).preambles[1]
    assert remarks.by == "government"
    assert remarks.text.startswith("Der Senat zählt Räder.")
    assert remarks.text.endswith("beantwortet der Senat die Fragen wie folgt:")


def test_several_fraktionen_ask_and_a_recommendation_is_no_answer() -> None:
    record = parse(BREMEN_ASKED)
    assert record.factions == ("Bündnis 90/Die Grünen", "DIE LINKE", "SPD")
    assert record.preambles[0].text.startswith("Busse werden viel genutzt.")
    assert pairs(record)[-1] == (("2",), "Ausgebaut wird die Linie 3.")


def test_a_foot_with_the_days_of_receipt_is_read_and_no_text() -> None:
    record = parse(BRANDENBURG)
    assert (record.request_reference, record.title) == ("5/9333", "Mühlen an der Oder")
    assert [(a.name, a.party) for a in record.askers] == [("Dr. Max Muster", "fraktionslos")]
    assert str(record.dates.published) == "2014-03-10"
    assert pairs(record) == [(("1",), "Es gibt 90 Mühlen.")]


def test_headings_of_questions_and_answers_without_colons() -> None:
    letter = SACHSEN_ANHALT.split("Frage 1:", 1)[0].replace(
        "Abgeordnete Anna Muster (BÜNDNIS 90/DIE GRÜNEN)\n",
        "Mitglied des Landtages Anna Muster (AfD)\nMitglied des Landtages Max Beispiel (AfD)\n",
    )
    text = letter + (
        "Frage 1\n\nWie lang sind die Wege?\n\nAntwort\n\nEs sind 300 Kilometer.\n\nFrage 2\n\nWem gehören sie?\n\n"
        "Frage 3\n\nWer pflegt sie?\n\nAntwort auf die Fragen 2 und 3\n\nDas Land.\n"
    )
    record = parse(text)
    assert [a.name for a in record.askers] == ["Anna Muster", "Max Beispiel"]
    assert pairs(record) == [(("1",), "Es sind 300 Kilometer."), (("2", "3"), "Das Land.")]
    flat = parse(
        " ".join(text.replace("Frage 3 ", "").split()).replace("Antwort auf die Fragen 2 und 3 Das", "Antwort Das")
    )
    assert pairs(flat)[0] == (("1",), "Es sind 300 Kilometer.")
