"""Berlin: in two columns until about 2014, later a cover page and a letter."""

from __future__ import annotations

from collections.abc import Iterator

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import marked, names
from samples.papers import Paper, day

IMPRINT = "Die Drucksachen des Abgeordnetenhauses sind bei der Kulturbuch-Verlag GmbH zu beziehen."


def spaced(reference: str) -> str:
    """A number as Berlin prints it: 17 / 99 310."""
    term, number = reference.split("/")
    return f"{term} / {number[:-3]} {number[-3:]}"


def _head(paper: Paper, _page: Page) -> str:
    return f"Abgeordnetenhaus Berlin – {paper.term}. Wahlperiode Drucksache {spaced(paper.reference)}"


def _imprint(_paper: Paper) -> tuple[str, ...]:
    return (IMPRINT,)


def _columns(paper: Paper) -> Iterator[Run]:
    yield Run("head", f"Drucksache {spaced(paper.reference)}")
    yield Run("head", paper.kind_printed)
    yield Run("head", f"{paper.term}. Wahlperiode")
    yield Run("title", paper.kind_printed)
    yield Run("head", f"{names(paper)} vom {day(paper.dates['asked'], written=True)} (Eingang beim Abgeordnetenhaus am "
              f"{day(paper.dates['received'], written=True)}) und Antwort")  # fmt: skip
    yield Run("title", paper.title)
    yield Run("columns")
    yield Run("text", f"Im Namen des Senats von Berlin beantworte ich Ihre {paper.kind_printed} wie folgt:")
    yield from marked(paper)
    yield from _end(paper)
    yield Run("text", f"(Eingang beim Abgeordnetenhaus am {day(paper.dates['answer_received'], written=True)})")


def _letter(paper: Paper) -> Iterator[Run]:
    yield from _cover(paper)
    yield Run("break")
    yield Run("text", paper.body)
    name, party = paper.askers[0]
    yield Run("text", f"Frau Abgeordnete {name} ({party})")
    yield Run("text", "über")
    yield Run("text", "die Präsidentin des Abgeordnetenhauses von Berlin")
    yield Run("text", "über Senatskanzlei – G Sen –")
    yield Run("title", "A n t w o r t")
    yield Run("text", f"auf die {paper.kind_printed} Nr. {paper.reference}")
    yield Run("text", f"vom {day(paper.dates['asked'], written=True)}")
    yield Run("text", f"über {paper.title}")
    yield Run("text", "_" * 70)
    yield Run("text", f"Im Namen des Senats von Berlin beantworte ich Ihre {paper.kind_printed} wie folgt:")
    if paper.asker_preamble:
        yield Run("text", f"Vorbemerkung der Abgeordneten: {paper.asker_preamble}")
    if paper.government_preamble:
        yield Run("text", f"Vorbemerkung der Verwaltung: {paper.government_preamble}")
    yield from marked(paper)
    yield from _end(paper)


def _cover(paper: Paper) -> Iterator[Run]:
    asked, answered = day(paper.dates["asked"], written=True), day(paper.dates["answered"], written=True)
    yield Run("head", f"Drucksache {spaced(paper.reference).replace(' / ', ' /')}")
    yield Run("head", paper.kind_printed)
    yield Run("head", f"{paper.term}. Wahlperiode")
    yield Run("title", paper.kind_printed)
    yield Run("cover", names(paper))
    yield Run("cover", f"vom {asked} (Eingang beim Abgeordnetenhaus am {day(paper.dates['received'], written=True)})")
    yield Run("cover", "zum Thema:")
    yield Run("title", paper.title)
    received = day(paper.dates["answer_received"], written=True)
    yield Run("cover", f"und Antwort vom {answered} (Eingang beim Abgeordnetenhaus am {received})")


def _end(paper: Paper) -> Iterator[Run]:
    yield Run("text", f"Berlin, den {day(paper.dates['answered'], written=True)}")
    yield Run("text", "In Vertretung")
    yield Run("text", " ".join(paper.signed_by.split()))
    yield Run("text", "_" * 24)
    yield Run("text", paper.body)


LAYOUTS = (
    Layout("be-columns", _columns, columns=52, running_head=_head, foot=_imprint, foot_height=62, number="beside",
           two_columns=True),
    Layout("be-letter", _letter, columns=92, number="below"),
)  # fmt: skip
