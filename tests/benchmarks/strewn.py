"""References as answers and questions have them: how many, how they are printed, in which texts.

The shares were counted on the real papers (52,000 words of answers, 16,000 of questions). What is referred to is
invented, but for the abbreviations of laws, which must be known to be found.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

HOLDING = 0.3
"""The share of texts that refer to anything; those that do refer to several things."""

LAWS = "SGB VIII,SGB II,SGB XII,AufenthG,AsylbLG,BauGB,BGB,StGB,StPO,GG,BNatSchG,BImSchG,LHO,KHG,IfSG,WHG".split(",")
NAMES = (
    "Starke Halle", "Lernen am Wasser", "Brücken im Kiez", "Gute Wege", "Offene Werkstatt", "Dorf macht mit", "Frühe Klänge",
    "Hand in Hand am Hafen", "Grüne Mitte", "Wir im Quartier", "Neue Nachbarn", "Schulhof bewegt", "Digital im Amt",
)  # fmt: skip
COINED = ("KIRANA", "LoTuS", "ProWald", "MoRaNa", "StadtGrünPlus", "WaBeKo")
KINDS = ("Landesprogramm", "Bundesprogramm", "Förderprogramm", "Projekt", "Modellprojekt", "Initiative", "Netzwerk")
GENERAL = ("das Projekt", "ein Förderprogramm", "diese Initiative", "die Projekte", "das Programm des Landes")
HOSTS = ("www.musterland.example", "https://daten.musterstadt.example", "https://www.schule-muster.example")


@dataclass(frozen=True, slots=True)
class Rates:
    """References in a thousand words; ``general`` are words for a programme that name none."""

    paper: float
    law: float
    address: float
    programme: float
    general: float = 0.7

    def choose(self, words: int, chance: random.Random) -> Callable[[random.Random], str] | None:
        """What a sentence of so many words of a text that refers to things holds, if anything."""
        weights = (self.paper, self.law, self.address, self.programme, self.general)
        if chance.random() * 1000 * HOLDING > sum(weights) * words:
            return None
        return chance.choices((paper, law, address, programme, general), weights)[0]


QUESTION = Rates(paper=3.6, law=4.0, address=0.6, programme=1.3)
ANSWER = Rates(paper=0.2, law=6.4, address=0.2, programme=0.8)


def paper(chance: random.Random) -> str:
    """A Drucksache, one of its questions, or two of them."""
    term, number = chance.randint(8, 10), chance.randint(100, 9999)
    forms = (
        f"Drs. {term}/{number}",
        f"Drucksache {term}/{number}",
        f"die Antwort zu Frage {chance.randint(1, 20)} der Drucksache {term}/{number}",
        f"Drucksachen {term}/{number} und {term}/{number + 1}",
    )
    return chance.choice(forms)


def law(chance: random.Random) -> str:
    """A law with a section or two."""
    name, section = chance.choice(LAWS), chance.randint(1, 120)
    sign = "Art." if name == "GG" else "§"
    forms = (
        f"{sign} {section} {name}",
        f"{sign} {section} Abs. {chance.randint(1, 4)} Satz {chance.randint(1, 3)} {name}",
        f"{sign if sign == 'Art.' else '§§'} {section} und {section + chance.randint(1, 9)} {name}",
        name,
    )
    return chance.choice(forms)


def address(chance: random.Random) -> str:
    """A page of the web."""
    return f"{chance.choice(HOSTS)}/daten/{chance.randint(2010, 2026)}/bericht-{chance.randint(1, 999)}.html"


def programme(chance: random.Random) -> str:
    """A programme that is named, with or without quotation marks, or a fund that everybody knows."""
    kind = chance.choice(KINDS)
    forms = (
        f"{kind} „{chance.choice(NAMES)}“",
        f"{kind} „{chance.choice(NAMES)}“",
        f"{kind} {chance.choice(COINED)}",
        "ESF",
    )
    return chance.choice(forms)


def general(chance: random.Random) -> str:
    """Words for a programme without its name."""
    return chance.choice(GENERAL)
