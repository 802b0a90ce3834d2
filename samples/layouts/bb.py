"""Brandenburg: until about 2016 the inquiry is printed in full before its answer, later only question by question."""

from __future__ import annotations

from collections.abc import Iterator

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import answered, asked, marked, several
from samples.papers import Paper, day


def _head(paper: Paper, _page: Page) -> str:
    return f"Landtag Brandenburg\tDrucksache {paper.reference}"


def _opening(paper: Paper, number: str, *askers: str) -> Iterator[Run]:
    """The lines down to the title; ``number`` is the running number as this form prints it, ``askers`` its lines."""
    yield Run("title", "Antwort")
    yield Run("cover", "der Landesregierung")
    yield Run("cover", f"auf die {paper.kind_printed} {number}")
    for line in askers:
        yield Run("cover", line)
    yield Run("cover", f"Drucksache {paper.request}")
    yield Run("title", paper.title)


def _sentence(paper: Paper) -> Run:
    article = "die" if paper.body.startswith("Ministerin") else "der"
    return Run("text", f"Namens der Landesregierung beantwortet {article} {paper.body} die {paper.kind_printed} "
               "wie folgt:")  # fmt: skip


def _askers(paper: Paper) -> str:
    return f"{paper.asker_article} Abgeordneten {several(tuple(name for name, _ in paper.askers))}"


def _reprint(paper: Paper) -> Iterator[Run]:
    yield Run("sides", _head(paper, Page(1, 1)))
    yield Run("sides", f"{paper.term}. Wahlperiode\t")
    yield from _opening(paper, paper.inquiry_number, _askers(paper), f"der {paper.askers[-1][1]}")
    when = day(paper.dates["asked"], written=True).lstrip("0")
    yield Run("text", f"Wortlaut der Kleinen Anfrage {paper.inquiry_number} vom {when}:")
    yield Run("text", paper.asker_preamble)
    yield Run("text", "Ich frage die Landesregierung:" if len(paper.askers) == 1 else "Wir fragen die Landesregierung:")
    for group in paper.groups:
        yield from asked(group)
    yield _sentence(paper)
    if paper.government_preamble:
        yield Run("heading", "Vorbemerkung der Landesregierung:")
        yield Run("text", paper.government_preamble)
    yield from _again(paper)


def _again(paper: Paper) -> Iterator[Run]:
    for group in paper.groups:
        for question in group.asked:
            yield Run("heading", f"Frage {question.label}:")
            yield Run("question", question.text)
        yield Run("heading", group.announced)
        yield from answered(group)


def _later(paper: Paper) -> Iterator[Run]:
    yield Run("sides", _head(paper, Page(1, 1)))
    yield Run("sides", f"{paper.term}. Wahlperiode\t")
    received, published = day(paper.dates["answer_received"]), day(paper.dates["published"])
    yield Run("right", f"Eingegangen: {received} / Ausgegeben: {published}")
    names = several(tuple(f"{name} ({party})" for name, party in paper.askers))
    askers = f"{paper.asker_article} Abgeordneten {names}"
    yield from _opening(paper, f"Nr. {paper.inquiry_number}", askers)
    yield _sentence(paper)
    if paper.asker_preamble:
        yield Run("text", f"{paper.asker_heading} {paper.asker_preamble}".strip())
    if not paper.asker_heading:
        yield Run("text", "Ich frage die Landesregierung:")
    if paper.government_preamble:
        yield Run("text", f"Vorbemerkungen der Landesregierung: {paper.government_preamble}")
    yield from marked(paper)


LAYOUTS = (
    Layout("bb-reprint", _reprint, columns=88, running_head=_head, number="below", number_form="- {} -",
           blank_after=("title", "text")),
    Layout("bb", _later, columns=88, running_head=_head, number="below", number_form="- {} -",
           blank_after=("title", "text", "question")),
)  # fmt: skip
