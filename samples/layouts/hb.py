"""Bremen: a whole Fraktion asks, the Senat answers.

Until about 2015 the inquiry is printed with the names of those who ask, the answer below "D a z u"; later the Senat's
own document stands behind a title page and quotes the inquiry as a whole before all the answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samples.layouts.layout import Layout, Run
from samples.layouts.paragraphs import answered, asked
from samples.papers import Paper, day

_DRAFT = "Vorläufige, unredigierte Fassung – Parlamentsdokumentation der Bremischen Bürgerschaft"


def _written(value: date) -> str:
    return day(value, written=True).lstrip("0")


def _masthead(paper: Paper, name: str, number: str, published: str) -> Iterator[Run]:
    yield Run("sides", f"{name}\tDrucksache {number}")
    yield Run("sides", f"Landtag\t(zu Drs. {paper.request})" if paper.request else "Landtag\t")
    yield Run("sides", f"{paper.term}. Wahlperiode\t{published}")


def _dazu(paper: Paper) -> Iterator[Run]:
    name = "  ".join(" ".join(word) for word in ("BREMISCHE", "BÜRGERSCHAFT"))
    published = f"{paper.dates['published']:%d. %m. %y}"
    yield from _masthead(paper, name, paper.reference.replace("/", " / "), published)
    yield Run("title", f"{paper.kind_printed} der Fraktion {paper.faction_printed} "
              f"vom {_written(paper.dates['asked'])}")  # fmt: skip
    yield Run("title", paper.title)
    for paragraph in paper.asker_preamble.split("\n\n"):
        yield Run("text", paragraph)
    yield Run("text", "Wir fragen den Senat:")
    for group in paper.groups:
        yield from asked(group)
    yield Run("right", f"{paper.asker_signature} und Fraktion {paper.faction_printed}")
    if paper.part == "both":
        yield Run("centre", "D a z u")
        yield Run("title", f"Antwort des Senats vom {_written(paper.dates['answered'])}")
        yield from _answers(paper, "Vorbemerkung")


def _small(paper: Paper) -> Iterator[Run]:
    """A Kleine Anfrage has no paper of its own; the Senat's document names the session that passed it."""
    lead = f"Antwort des Senats auf die {paper.kind_printed} der Fraktion"
    yield from _masthead(paper, "BREMISCHE BÜRGERSCHAFT", paper.reference, f"{paper.dates['published']:%d.%m.%y}")
    yield Run("title", f"{lead} {paper.faction_printed}")
    yield Run("title", paper.title)
    yield Run("break")
    yield Run("text", f"In der Senatssitzung am {_written(paper.dates['answered'])} beschlossene Fassung")
    yield Run("title", f"{lead} {paper.faction_again} vom {_written(paper.dates['asked'])}")
    yield Run("title", f"„{paper.title}“")
    yield from _document(paper)


def _large(paper: Paper) -> Iterator[Run]:
    when, answer = _written(paper.dates["asked"]), _written(paper.dates["answered"])
    yield from _masthead(paper, "BREMISCHE BÜRGERSCHAFT", paper.reference, _written(paper.dates["published"]))
    yield Run("title", f"Antwort des Senats auf die {paper.kind_printed} der Fraktion {paper.faction_printed}")
    yield Run("title", paper.title)
    yield Run("break")
    yield Run("title", f"Mitteilung des Senats an die Bremische Bürgerschaft (Landtag) vom {answer}")
    yield Run("title", paper.title)
    yield Run("cover", f"({paper.kind_printed} der Fraktion {paper.faction_again} vom {when})")
    yield from _document(paper)


def _document(paper: Paper) -> Iterator[Run]:
    yield Run("text", f"Die Fraktion {paper.faction_again} hat folgende {paper.kind_printed} an den Senat gerichtet:")
    yield from _quoted(paper)
    yield Run("text", f"Der Senat beantwortet die {paper.kind_printed} wie folgt:")
    yield from _answers(paper, "Vorbemerkung:")


def _quoted(paper: Paper) -> Iterator[Run]:
    """The inquiry, from the first word of the preamble to the end of the last question in quotation marks."""
    yield Run("text", f"„{paper.asker_preamble}")
    yield Run("text", "Wir fragen den Senat:")
    questions = [run for group in paper.groups for run in asked(group)]
    yield from questions[:-1]
    yield Run("question", f"{questions[-1].text}“")


def _answers(paper: Paper, heading: str) -> Iterator[Run]:
    """Below "Zu Frage n:", or below the question once more where a group has no such marker."""
    if paper.government_preamble:
        yield Run("heading", heading)
        yield Run("text", paper.government_preamble)
    for group in paper.groups:
        if group.announced.startswith("Zu "):
            yield Run("heading", group.announced)
        else:
            yield from asked(group)
            if group.announced:
                yield Run("text", group.announced)
        yield from answered(group)


def _draft(_paper: Paper) -> tuple[str, ...]:
    return (_DRAFT,)


LAYOUTS = (
    Layout("hb-dazu", _dazu, columns=84, number="above", number_form="— {} —", numbered_from=1),
    Layout("hb", _small, columns=84, foot=_draft, number="below"),
    Layout("hb-large", _large, columns=84, number="below"),
)
