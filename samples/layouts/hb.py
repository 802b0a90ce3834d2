"""Bremen: a whole Fraktion asks, the Senat answers; the inquiry stands in quotation marks before all the answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samples.layouts.layout import Layout, Run
from samples.layouts.paragraphs import answered, asked
from samples.papers import Paper, day


def _written(value: date) -> str:
    return day(value, written=True).lstrip("0")


def _masthead(paper: Paper, number: str, published: str) -> Iterator[Run]:
    spaced = paper.layout == "hb-inquiry"
    name = "  ".join(" ".join(word) for word in ("BREMISCHE", "BÜRGERSCHAFT")) if spaced else "BREMISCHE BÜRGERSCHAFT"
    yield Run("sides", f"{name}\tDrucksache {number}")
    yield Run("sides", f"Landtag\t(zu Drs. {paper.request})" if paper.request else "Landtag\t")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{published}")


def _inquiry(paper: Paper) -> Iterator[Run]:
    published = paper.dates["published"]
    yield from _masthead(paper, paper.reference.replace("/", " / "), f"{published:%d. %m. %y}")
    yield Run("title", f"{paper.kind_printed} der Fraktion {paper.faction_printed}")
    yield Run("title", paper.title)
    for paragraph in paper.asker_preamble.split("\n\n"):
        yield Run("text", paragraph)
    yield Run("text", "Wir fragen den Senat:")
    for group in paper.groups:
        yield from asked(group)
    yield Run("text", f"{paper.asker_signature} und Fraktion {paper.faction_printed}")


def _answer(paper: Paper) -> Iterator[Run]:
    when, answer = paper.dates["asked"], paper.dates["answered"]
    yield from _masthead(paper, paper.reference, _written(paper.dates["published"]))
    yield Run("title", "Mitteilung des Senats")
    yield Run("title", paper.title)
    yield Run("cover", f"{paper.kind_printed} der Fraktion {paper.faction_printed} vom {_written(when)}")
    yield Run("cover", f"und Mitteilung des Senats vom {_written(answer)}")
    yield Run("break")
    yield Run("title", f"Mitteilung des Senats an die Bremische Bürgerschaft (Landtag) vom {_written(answer)}")
    yield Run("title", f"„{paper.title}“")
    yield Run("cover", f"({paper.kind_printed} der Fraktion {paper.faction_again} vom {day(when)})")
    yield Run("text", f"Die Fraktion {paper.faction_again} hat folgende {paper.kind_printed} an den Senat gerichtet:")
    yield from _quoted(paper)
    yield Run("text", f"Der Senat beantwortet die {paper.kind_printed} wie folgt:")
    if paper.government_preamble:
        yield Run("text", f"Vorbemerkung: {paper.government_preamble}")
    yield from _answers(paper)


def _quoted(paper: Paper) -> Iterator[Run]:
    """The inquiry, from the first word of the preamble to the end of the last question in quotation marks."""
    yield Run("text", f"„{paper.asker_preamble}")
    yield Run("text", "Wir fragen den Senat:")
    questions = [run for group in paper.groups for run in asked(group)]
    yield from questions[:-1]
    yield Run("question", f"{questions[-1].text}“")


def _answers(paper: Paper) -> Iterator[Run]:
    """Below "Zu Frage n:", or below the question once more where a group has no such marker."""
    for group in paper.groups:
        if group.announced.startswith("Zu "):
            yield Run("heading", group.announced)
        else:
            yield from asked(group)
            if group.announced:
                yield Run("text", group.announced)
        if group.page_break:
            yield Run("break")
        yield from answered(group)


LAYOUTS = (
    Layout("hb-inquiry", _inquiry, columns=84, number="below", number_form="– {} –"),
    Layout("hb", _answer, columns=84, number="below"),
)
