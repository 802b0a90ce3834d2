"""Baden-Württemberg: all questions on page one, again above the answers; older extractions move the askers behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import answered, asked, several
from samples.papers import Paper, day

_IMPRINT_LEFT = ("Drucksachen und Plenarprotokolle sind im Internet", "abrufbar unter: www.landtag-bw.de/Dokumente")
_IMPRINT_RIGHT = ("Der Landtag druckt auf Recyclingpapier, ausgezeich-", "net mit dem Umweltzeichen „Der Blaue Engel“.")


def _number(paper: Paper) -> str:
    return paper.reference.replace("/", " / ")


def _spaced(paper: Paper) -> bool:
    """Terms 15 and 16: kind letter-spaced, dates as 01. 02. 2017."""
    return paper.layout == "bw-spaced"


def _day(paper: Paper, name: str) -> str:
    value = paper.dates[name]
    return f"{value:%d. %m. %Y}" if _spaced(paper) else f"{value.day}.{value.month}.{value.year}"


def _letters(paper: Paper, word: str) -> str:
    return " ".join(word.replace(" ", "")) if _spaced(paper) else word


def _head(paper: Paper, _page: Page) -> str:
    return f"Landtag von Baden-Württemberg\tDrucksache {_number(paper)}"


def _came(paper: Paper) -> str:
    return f"Eingegangen: {_day(paper, 'received')} / Ausgegeben: {_day(paper, 'published')}"


def _foot(paper: Paper) -> tuple[str, ...]:
    imprint = (f"{left}\t{right}" for left, right in zip(_IMPRINT_LEFT, _IMPRINT_RIGHT, strict=True))
    return (f"{_came(paper)}\t1", *imprint)


def _block(paper: Paper) -> Iterator[Run]:
    """Kind, askers, ministry, title."""
    yield Run("title", paper.kind_printed)
    yield Run("cover", _askers(paper))
    yield Run("cover", "und")
    yield Run("title", "Antwort")
    yield Run("cover", paper.body_printed)
    yield Run("title", paper.title)


def _askers(paper: Paper) -> str:
    if paper.factions:
        return f"der Fraktion der {paper.factions[0]}"
    return f"{paper.asker_article} Abg. {several(tuple(name for name, _ in paper.askers))} {paper.askers[-1][1]}"


def _questions(paper: Paper) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The questions of page one and those that go on on page two, where a group says so."""
    lead = "Ich frage die Landesregierung:" if len(paper.askers) == 1 else "Wir fragen die Landesregierung:"
    turn = next((at for at, group in enumerate(paper.groups) if group.page_break), len(paper.groups))
    first = tuple(run for group in paper.groups[:turn] for run in asked(group))
    return (Run("text", lead), *first), tuple(run for group in paper.groups[turn:] for run in asked(group))


def _signed(paper: Paper) -> Iterator[Run]:
    """The line that ends the inquiry: its date, then the surnames."""
    yield Run("text", _day(paper, "asked"))
    yield Run("text", paper.asker_signature)


def _printed(paper: Paper) -> Iterator[Run]:
    yield Run("sides", _head(paper, Page(1, 1)))
    yield Run("sides", f"{paper.term}. Wahlperiode\t{_day(paper, 'received')}")
    yield from _block(paper)
    if _spaced(paper):
        yield Run("title", _letters(paper, paper.kind_printed))
    first, later = _questions(paper)
    yield from first
    if later:
        yield Run("break")
        yield from later
    yield from _signed(paper)
    if not later:
        yield Run("break")
    yield from _answer(paper)


def _extracted(paper: Paper) -> Iterator[Run]:
    """The order of the older extractions: foot line with a stray 1, questions, then the block."""
    yield Run("head", "Landtag von Baden-Württemberg")
    yield Run("head", f"{paper.term}. Wahlperiode")
    yield Run("head", f"Drucksache {_number(paper)}")
    yield Run("head", _day(paper, "received"))
    yield Run("text", f"1{_came(paper)}")
    yield Run("title", _letters(paper, paper.kind_printed))
    first, later = _questions(paper)
    yield from first
    if not later:
        yield from _signed(paper)
    yield from _block(paper)
    for line in (*_IMPRINT_LEFT, *_IMPRINT_RIGHT):
        yield Run("text", line)
    yield Run("break")
    if later:
        yield from later
        yield from _signed(paper)
    yield from _answer(paper)


def _answer(paper: Paper) -> Iterator[Run]:
    if paper.asker_preamble:
        yield Run("title", _letters(paper, "Begründung"))
        yield Run("text", paper.asker_preamble)
    yield Run("title", _letters(paper, "Antwort"))
    when = day(paper.dates["answered"], written=True).lstrip("0")
    if paper.ministry:
        yield from _letter(paper, when)
    government = " im Namen der Landesregierung" if paper.ministry else ""
    yield Run("text", f"Mit Schreiben vom {when} Nr. {paper.file_number} beantwortet das {paper.ministry or paper.body}"
              f"{government} die {paper.kind_printed} wie folgt:")  # fmt: skip
    for group in paper.groups:
        for question in group.asked:
            yield Run("question", f"{question.number} {question.text}")
        yield Run("text", group.announced)
        yield from answered(group)
    if paper.signed_by:
        yield from _signature(paper)


def _letter(paper: Paper, when: str) -> Iterator[Run]:
    """A Große Anfrage is answered by the government; the letter that comes with the answer of a ministry."""
    yield Run("text", f"Schreiben des Staatsministeriums vom {when} Nr. III-99:")
    yield Run("text", "In der Anlage übersende ich unter Bezugnahme auf § 63 der Geschäftsordnung des Landtags von "
              "Baden-Württemberg die von der Landesregierung beschlossene Antwort auf die Große Anfrage.")  # fmt: skip
    yield Run("text", "Probst")
    yield Run("text", "Staatsministerin")
    yield Run("text", f"Anlage: Schreiben des {paper.ministry.replace('Ministerium ', 'Ministeriums ')}")


def _signature(paper: Paper) -> Iterator[Run]:
    if not paper.office.startswith(("Minister ", "Ministerin ")):
        yield Run("text", "In Vertretung")
    yield Run("text", paper.signed_by)
    yield Run("text", paper.office)


_TEXT = Layout("bw-text", _printed, columns=82, running_head=_head, foot=_foot, number="below")

LAYOUTS = (
    replace(_TEXT, name="bw", foot_height=48),
    replace(
        _TEXT,
        name="bw-spaced",
        foot_height=48,
        text=replace(_TEXT, print_runs=_extracted, foot=lambda _paper: (), number="beside"),
    ),
)
