"""Fictional inquiries in Berlin's layout, as many as a test wants: each has its own number and text."""

import io
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

_PAPER = """\
Drucksache 19 / {spaced}
Schriftliche Anfrage

19. Wahlperiode

Schriftliche Anfrage

der Abgeordneten Ina Feldmann (GRÜNE)

vom 02. März 2023 (Eingang beim Abgeordnetenhaus am 03. März 2023)

zum Thema:

Bänke am Teich Nummer {number}

und Antwort vom 17. März 2023 (Eingang beim Abgeordnetenhaus am 20. März 2023)
\f
Senatsverwaltung für Parks und Teiche

Frau Abgeordnete Ina Feldmann (GRÜNE)
über
die Präsidentin des Abgeordnetenhauses von Berlin
über Senatskanzlei - G Sen -

Antwort
auf die Schriftliche Anfrage Nr. 19/{number}
vom 02. März 2023
über Bänke am Teich Nummer {number}
___________________________________________________________________________

Im Namen des Senats von Berlin beantworte ich Ihre Schriftliche Anfrage wie folgt:

1. Wie viele Bänke stehen am Teich Nummer {number}?

Zu 1.:
Am Teich Nummer {number} stehen {benches} Bänke.

2. Wann werden die Bänke gestrichen?

Zu 2.:
{answer}

Berlin, den 17. März 2023

In Vertretung
Uwe Seerose
Senatsverwaltung für Parks und Teiche
"""


def berlin(number: int, answer: str = "Die Bänke werden im Mai gestrichen.") -> str:
    """The text of the fictional paper 19/number with two questions and their answers."""
    spaced = f"{number // 1000} {number % 1000:03}"
    return _PAPER.format(number=number, spaced=spaced, benches=number % 7 + 2, answer=answer)


def pdf_of_text(text: str) -> bytes:
    """Print a text as it is, a page for each of its pages; the same bytes for the same text."""
    data = io.BytesIO()
    canvas = Canvas(data, invariant=1)
    for page in text.split("\f"):
        printed = canvas.beginText(60, 780)
        printed.textLines(page)
        canvas.drawText(printed)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def write_papers(folder: Path, count: int, first: int = 30001) -> list[str]:
    """Write so many papers into a folder; gives their ids."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = range(first, first + count)
    for number in numbers:
        (folder / f"{number}.txt").write_text(berlin(number), encoding="utf-8")
    return [f"be/19/{number}" for number in numbers]
