"""Generated inquiries, as many as a benchmark wants: German-looking words with the lengths and the
unequal frequencies of real papers, and as many references. The same number gives the same papers.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from ingest.records import Answer, Asker, Dates, Inquiry, Kind, Part, Question, Source
from tests.benchmarks.strewn import ANSWER, HOLDING, QUESTION, Rates

PAIRS = 7  # pairs of one paper
QUESTION_WORDS = 30  # words, about the mean of real papers
ANSWER_MEDIAN, ANSWER_SPREAD = 73, 1.1  # words; a few answers are very long, the mean is some 130
LONGEST = 1500  # words

SMALL = (
    "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass "
    "sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch "
    "man sein wurde sei"
).split()
NOUNS = (
    "Schule Straße Wohnung Verkehr Kind Jugend Arbeit Bildung Haus Halt Senat Land Stadt Bezirk Gemeinde Kreis Polizei "
    "Feuer Wehr Wasser Boden Luft Lärm Schutz Klima Energie Strom Netz Bahn Bus Rad Weg Brücke Tunnel Hafen Platz Markt "
    "Handel Wirtschaft Steuer Geld Mittel Aufgabe Plan Bericht Gesetz Verordnung Recht Gericht Amt Stelle Behörde Dienst "
    "Beratung Pflege Gesundheit Klinik Arzt Praxis Kranke Familie Frau Alter Heim Hilfe Sozial Integration Migration "
    "Sprache Kurs Lehrer Unterricht Klasse Prüfung Hochschule Forschung Kultur Museum Theater Sport Verein Halle Bad "
    "Wald Baum Park Garten Tier Natur Umwelt Abfall Müll Bau Sanierung Denkmal Miete Eigentum Grund Stück Fläche Raum "
    "Daten Technik Ziel Thema Modell Förderung Antrag Verfahren Vergabe Vertrag Kosten Personal Bedarf Angebot "
    "Sicherheit Gewalt Opfer Täter Haft Anstalt Flucht Unterkunft Notfall Rettung Einsatz Übung Ausbildung Beruf Betrieb"
).split()
VERBS = (
    "prüfen fördern bauen planen beraten stärken finanzieren sanieren ermitteln bewerten beteiligen melden erfassen "
    "veröffentlichen unterstützen vergeben kündigen beantragen genehmigen schließen eröffnen verlängern kontrollieren"
).split()
ADJECTIVES = (
    "neue große kleine hohe öffentliche kommunale private soziale digitale ländliche zuständige gemeinsame jährliche "
    "besondere geplante laufende betroffene verfügbare"
).split()
COMPOUNDS = tuple(first + second.lower() for first in NOUNS for second in NOUNS[::4] if first != second)
PARTIES = ("SPD", "CDU", "BÜNDNIS 90/DIE GRÜNEN", "DIE LINKE", "FDP", "AfD", "fraktionslos")
PARLIAMENTS = ("be", "ni", "bt")
FIRST_DAY = date(2006, 1, 1)
DAYS = 7000


class Writer:
    """Writes texts from a seeded source of chance."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # chance of a test, no secret
        vocabulary = random.Random(1)  # noqa: S311  # the same words for every seed
        self._compounds = vocabulary.sample(COMPOUNDS, len(COMPOUNDS))
        self._rarity = list(accumulate(1 / (rank + 10) for rank in range(len(self._compounds))))

    def text(self, words: int, rates: Rates | None = None) -> str:
        """Sentences of so many words in all; references, if ``rates`` are given, come on top."""
        refers = rates is not None and self._random.random() < HOLDING
        written: list[str] = []
        while words > 0:
            length = min(words, self._random.randint(8, 24))
            written.append(self._sentence(length, rates if refers else None))
            words -= length
        return " ".join(written)

    def _sentence(self, length: int, rates: Rates | None) -> str:
        chance = self._random
        small = chance.choices(SMALL, k=length)
        compounds = chance.choices(self._compounds, cum_weights=self._rarity, k=length)
        words = [
            small[at]
            if share < 0.45
            else chance.choice(NOUNS)
            if share < 0.65
            else compounds[at]
            if share < 0.82
            else chance.choice(VERBS)
            if share < 0.91
            else chance.choice(ADJECTIVES)
            for at, share in enumerate(chance.random() for _ in range(length))
        ]
        reference = rates.choose(length, chance) if rates else None
        if reference:
            words.insert(chance.randint(1, length), reference(chance))
        words[0] = words[0].capitalize()
        return " ".join(words) + "."

    def paper(self, number: int) -> Inquiry:
        """One paper of `PAIRS` pairs."""
        chance = self._random
        asked = FIRST_DAY + timedelta(chance.randrange(DAYS))
        labels = [str(label) for label in range(1, PAIRS + 1)]
        lengths = [min(int(chance.lognormvariate(0, ANSWER_SPREAD) * ANSWER_MEDIAN) + 3, LONGEST) for _ in labels]
        term = 10 + (asked.year - FIRST_DAY.year) // 4
        return Inquiry(
            Source(f"{number}.pdf", f"{number:064x}", "application/pdf", 3),
            Kind.KLEINE_ANFRAGE,
            PARLIAMENTS[number % len(PARLIAMENTS)],
            f"{term}/{number}",
            term,
            Part.BOTH,
            title=self.text(8),
            askers=(Asker(f"Muster {number % 400}", chance.choice(PARTIES)),),
            dates=Dates(asked=asked, answered=asked + timedelta(20)),
            answering_body=f"Ministerium für {NOUNS[number % 60]}",
            questions=tuple(Question(label, self.text(QUESTION_WORDS, QUESTION), 1) for label in labels),
            answers=tuple(
                Answer((label,), self.text(length, ANSWER), 1) for label, length in zip(labels, lengths, strict=True)
            ),
        )


def papers(pairs: int, seed: int = 0) -> Iterator[Inquiry]:
    """Papers that hold at least so many pairs."""
    writer = Writer(seed)
    for number in range(1, -(-pairs // PAIRS) + 1):
        yield writer.paper(number)
