"""The words of the help pages, as data: so the pages and their JSON twins say the same, and tests try every example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from search_app.programmecatalogue import PAGE_RULE
from search_app.web.errors import Link
from search_app.web.examples import Example
from search_app.web.state import SearchState


@dataclass(frozen=True, slots=True)
class TopicRow:
    """Something to type and what it does."""

    code: str
    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A headed part of a page."""

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    columns: tuple[str, str] = ("", "")
    rows: tuple[TopicRow, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicPage:
    """One page; ``wants_examples`` asks for searches made from the archive."""

    path: str
    active: str
    title: str
    lead: str
    sections: tuple[Topic, ...]
    also: tuple[Link, ...]
    wants_examples: bool = False


def with_examples(page: TopicPage, found: Sequence[Example]) -> TopicPage:
    """Put searches that find something in this very archive in front of a page."""
    if not found:
        return page
    links = tuple(Link(example.text, example.href) for example in found)
    topic = Topic("beispiele", "Zum Ausprobieren", ("Diese Suchen finden etwas in diesem Archiv:",), links=links)
    return replace(page, sections=(topic, *page.sections))


def _typed(text: str, meaning: str) -> TopicRow:
    return TopicRow(text, meaning, SearchState(text=text).url())


_ALSO = (
    Link("Überblick", "/hilfe"),
    Link("Suchen", "/hilfe/suche"),
    Link("Export", "/export"),
    Link("Über dieses Archiv", "/ueber"),
)

_WORDS = Topic(
    "woerter",
    "Wörter",
    (
        "Mehrere Wörter müssen alle vorkommen, in der Frage, in der Antwort oder im Titel. Groß- und "
        "Kleinschreibung ist gleich. Wörter werden auch gebeugt gefunden und als Teil einer Zusammensetzung: "
        "„Schule“ findet „Schulen“ und „Grundschule“. Ein zusammengesetztes Wort findet auch Texte, in denen "
        "alle seine Teile stehen.",
        "Unter dem Suchfeld steht, wie Ihre Suche gelesen wurde. Jeder Teil lässt sich dort mit einem Klick entfernen.",
    ),
    ("Eingabe", "findet"),
    (
        _typed("Schule Sanierung", "beide Wörter, in jeder Form"),
        _typed('"soziale Arbeit"', "genau diese Wörter nebeneinander; „…“ und »…« gehen auch"),
        _typed("Schule -Turnhalle", "Schule, aber ohne Turnhalle"),
        _typed("Kita ODER Hort", "eines von beiden"),
        _typed("(Kita ODER Hort) Personal", "Klammern fassen zusammen"),
        _typed("Wohn*", "alle Wörter, die so beginnen"),
        _typed('"Schule Sanierung"~5', "beide Wörter mit höchstens fünf anderen dazwischen"),
    ),
)
_FIELDS = Topic(
    "felder",
    "Felder",
    ("Vor einem Doppelpunkt steht, wo gesucht wird. Mehrere Wörter kommen in Anführungszeichen oder Klammern.",),
    ("Eingabe", "findet"),
    (
        _typed("frage:Schule", "nur in der Frage; ebenso antwort: und titel:"),
        _typed("parlament:Berlin", "Drucksachen eines Parlaments"),
        _typed("wahlperiode:19", "eine Wahlperiode"),
        _typed("partei:SPD", "gefragt von dieser Partei oder Fraktion"),
        _typed("ressort:Bildung", "beantwortet von einem Ressort, dessen Name das Wort enthält"),
        _typed("fragesteller:Schmidt", "gefragt von dieser Person"),
        _typed('art:"Kleine Anfrage"', "eine Art von Drucksache"),
        _typed("jahr:2019-2021", "ein Jahr oder mehrere: das der Antwort, sonst das der Frage"),
        _typed("von:2019 bis:31.03.2021", "ein Zeitraum"),
        _typed("programm:EUROCITIES", "nennt dieses Programm"),
        _typed('gesetz:"SGB VIII § 35a"', "nennt dieses Gesetz, auch mit vollem Namen; der Paragraph kann fehlen"),
        _typed("verweist:17/11310", "verweist auf diese Drucksache, auch mit Parlament (berlin/17/11310)"),
    ),
)
_NUMBERS = Topic(
    "nummern",
    "Nummern",
    (
        "Eine Drucksachennummer führt direkt zum Dokument, in jeder Schreibweise. Mit der Nummer einer Frage "
        "führt sie zum Paar.",
    ),
    ("Eingabe", "führt zu"),
    (
        TopicRow("17/11310", "Drucksache 11310 der 17. Wahlperiode"),
        TopicRow("Drs. 17 / 11 310", "dieselbe Drucksache"),
        TopicRow("Berlin 17/11310", "die Drucksache dieses Parlaments"),
        TopicRow("17/11310 Frage 3", "das Paar zu Frage 3"),
    ),
)
_RESULT = Topic(
    "ergebnis",
    "Das Ergebnis",
    (
        "Ein Treffer ist ein Paar aus Frage und Antwort, eine Vorbemerkung oder der Abschnitt eines anderen "
        "Dokuments. Treffer stehen unter ihrem Dokument oder einzeln, nach Relevanz oder nach Datum. Die Filter "
        "am Rand zeigen, wie viele Treffer jeder Wert übrig lässt; mehrere Werte eines Filters gelten als „oder“.",
        "Sortiert und nach Jahren gefiltert wird nach dem Datum der Antwort. Wo es nicht gedruckt oder nicht erkannt "
        "ist, gilt das der Frage, sonst das der Veröffentlichung; der Treffer sagt es dazu.",
        "Alles steht in der Adresse der Seite: Ein Lesezeichen führt zur selben Suche zurück.",
    ),
)
_FORMATS = Topic(
    "formate",
    "Formate",
    ("Über jeder Trefferliste stehen Verweise. Die Datei enthält alle Treffer der Suche in derselben Reihenfolge.",),
    ("Format", "Inhalt"),
    (
        TopicRow("CSV", "Tabelle für Excel und LibreOffice: Semikolon, UTF-8 mit Kennzeichen, eine Zeile je Treffer"),
        TopicRow("XLSX", "dieselbe Tabelle als Excel-Datei, mit echten Datumsangaben; Texte bleiben Texte"),
        TopicRow("JSONL", "ein JSON-Objekt je Zeile, für Programme"),
        TopicRow("BibTeX", "Literaturangaben für LaTeX: ein Eintrag je Dokument, in dem etwas gefunden wurde"),
        TopicRow("RIS", "dasselbe für Zotero, Citavi, EndNote und andere Literaturverwaltungen"),
        TopicRow("JSON", "die sichtbare Seite mit Filtern und Summen"),
    ),
)
_TWINS = Topic(
    "zwillinge",
    "Jede Seite als JSON",
    (
        "Zu jeder Seite gibt es dieselben Angaben als JSON: Hängen Sie „.json“ an den Pfad. Bei einer Drucksache ist "
        "es ihr ganzer Datensatz mit Fragen, Antworten, Seiten und Lesehinweisen.",
        "Damit die Seiten für alle schnell bleiben, gibt es Grenzen: meist 300 Seiten und 20 Exporte je Minute und "
        "Netzadresse. Wer darüber kommt, erhält den Fehler 429 und kann nach einer Minute weitermachen.",
    ),
    ("Adresse", "liefert"),
    (
        TopicRow("/suche.json?q=Schule", "Treffer, Filter, Summen"),
        TopicRow("/suche.csv?q=Schule", "alle Treffer als CSV"),
        TopicRow("/suche.jsonl?q=Schule", "alle Treffer als JSONL; ebenso .xlsx, .bib und .ris"),
        TopicRow("/berlin/17/11310.json", "der Datensatz einer Drucksache"),
        TopicRow("/berlin/17/11310/4.json", "ein Paar"),
        TopicRow("/berlin/17.json", "die Drucksachen einer Wahlperiode"),
        TopicRow("/programme.json", "alle Programme mit eigener Seite"),
        TopicRow("/gesetz/sgb-viii.json", "ein Gesetz mit Vorschriften, Jahren und Dokumenten"),
        TopicRow("/status.json", "Umfang des Archivs und Stand des Index"),
    ),
)
_CELLS = Topic(
    "zellen",
    "Was Sie beim Öffnen beachten sollten",
    (
        "Die Spalten „Parlament“, „Art“, „Eintrag“ und „Datum ist“ enthalten deutsche Wörter. Für Programme stehen am "
        "Ende dieselben Angaben als Kürzel (be, kleine_anfrage, pair, answered), die gleich bleiben; JSONL und JSON "
        "enthalten nur diese. „Kennung“ benennt den Eintrag auf Dauer, „Drucksache der Anfrage“ ist die Nummer des "
        "Papiers, das nur die Fragen druckt. Tage stehen so da, wie die Drucksache sie nennt: „eingegangen am“ und "
        "„verteilt oder veröffentlicht am“ bleiben leer, wo sie fehlen.",
        "Eine Zelle der CSV-Datei, die ein Tabellenprogramm für eine Formel halten würde, beginnt mit einem "
        "Apostroph. Texte über 32.767 Zeichen werden in CSV und XLSX mit […] gekürzt, weil Excel mehr nicht aufnimmt; "
        "in JSONL stehen sie ganz.",
    ),
)

PAGES: Mapping[str, TopicPage] = {
    "hilfe": TopicPage(
        "/hilfe",
        "/hilfe",
        "Hilfe",
        "Dieses Archiv verbindet jede Frage einer parlamentarischen Anfrage mit ihrer Antwort und macht beide "
        "durchsuchbar.",
        (
            Topic(
                "suchen",
                "Suchen",
                ("Geben Sie Stichwörter, eine Wortfolge in Anführungszeichen oder eine Drucksachennummer ein.",),
                links=(Link("Alle Möglichkeiten der Suche", "/hilfe/suche"),),
            ),
            Topic(
                "lesen",
                "Lesen und zitieren",
                (
                    "Jedes Dokument und jedes Paar hat eine permanente Adresse, zum Beispiel /berlin/17/11310/4. "
                    "Auf der Seite steht ein fertiges Zitat. „Original“ öffnet die Datei, aus der gelesen wurde.",
                    "„Lesehinweise“ sagen, was beim automatischen Lesen auffiel. Maßgeblich ist immer das Original.",
                ),
            ),
            Topic(
                "programme",
                "Programme und Gesetze",
                (
                    "Fragen und Antworten nennen Programme, Projekte, Fonds und Netzwerke. „Programme“ nennt alle mit "
                    f"eigener Seite. {PAGE_RULE} Die Seite zeigt, wie der Name gedruckt ist, in welchen Jahren, "
                    "Parlamenten und Ressorts er vorkommt und was zugleich genannt wird.",
                    "„Gesetze“ nennt die Gesetze, Verordnungen und Rechtsakte, auf die Texte verweisen, mit ihren "
                    "Vorschriften. Namen und Verweise werden automatisch erkannt; was dabei fehlt oder zu viel ist, "
                    "ändert nichts am Text.",
                ),
                ("Eingabe", "findet"),
                (
                    _typed("programm:EUROCITIES", "nennt dieses Programm, in jeder Schreibweise"),
                    _typed('gesetz:"SGB VIII"', "nennt dieses Gesetz oder eine seiner Vorschriften"),
                ),
                links=(Link("Alle Programme", "/programme"), Link("Alle Gesetze", "/gesetze")),
            ),
            Topic(
                "tastatur",
                "Ohne Maus, auf Papier, ohne JavaScript",
                (
                    "Alle Seiten lassen sich mit der Tastatur bedienen und drucken. Sie brauchen kein JavaScript, "
                    "setzen keine Cookies und laden nichts von anderen Servern.",
                ),
            ),
        ),
        _ALSO,
    ),
    "suche": TopicPage(
        "/hilfe/suche",
        "/hilfe",
        "Suchhilfe",
        "Was Sie in das Suchfeld schreiben können. Ein Klick auf ein Beispiel führt die Suche aus.",
        (_WORDS, _FIELDS, _NUMBERS, _RESULT),
        _ALSO,
        wants_examples=True,
    ),
    "export": TopicPage(
        "/export",
        "/export",
        "Export",
        "Nehmen Sie genau das Ergebnis mit, das Sie sehen.",
        (_FORMATS, _CELLS, _TWINS),
        _ALSO,
    ),
    "ueber": TopicPage(
        "/ueber",
        "",
        "Über dieses Archiv",
        "Woher die Texte kommen, wie sie gelesen werden und was dabei unsicher ist.",
        (
            Topic(
                "quellen",
                "Quellen",
                (
                    "Das Archiv enthält Drucksachen, die seine Betreiber aufgenommen haben. Es ist keine Website einer "
                    "Behörde oder eines Parlaments. Drucksachen sind amtliche Werke (§ 5 UrhG). Was fehlt, wurde nicht "
                    "aufgenommen; der Bestand sagt, was da ist.",
                ),
                links=(Link("Bestand", "/status"),),
            ),
            Topic(
                "lesen",
                "Automatisch gelesen",
                (
                    "Ein Programm liest Kopfdaten, Fragen und Antworten aus PDF- und Textdateien und verbindet sie. "
                    "Kopfzeilen, Seitenzahlen und Fußnoten werden weggelassen, Trennungen am Zeilenende "
                    "zusammengesetzt. Es wird nichts zusammengefasst und nichts neu formuliert.",
                    "Das gelingt nicht immer. Was nicht erkannt wurde, bleibt leer und wird nicht geraten; was "
                    "seltsam aussieht, steht als Lesehinweis auf der Seite. Dateien, die gar nicht gelesen werden "
                    "konnten, zählt der Bestand mit ihrem Grund.",
                    "Die gespeicherte Originaldatei liegt immer daneben. Maßgeblich ist die Veröffentlichung des "
                    "Parlaments.",
                ),
            ),
            Topic(
                "daten",
                "Ihre Daten",
                (
                    "Diese Seiten setzen keine Cookies, führen kein Programm in Ihrem Browser aus und rufen keinen "
                    "anderen Server auf. Um Überlastung zu verhindern, wird Ihre Netzadresse eine Minute lang im "
                    "Arbeitsspeicher gezählt.",
                ),
            ),
            Topic(
                "gestaltung",
                "Gestaltung",
                (
                    "Farben, Formulare und Schrift stammen aus dem offenen Designsystem KERN (EUPL 1.2), die Schrift "
                    "ist Fira Sans (SIL Open Font License).",
                ),
                links=(Link("Lizenz von KERN", "/static/kern/LICENSE.md"),),
            ),
        ),
        _ALSO,
    ),
}
