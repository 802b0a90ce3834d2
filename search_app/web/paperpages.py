"""What stands around a paper or a pair on its page: path, neighbours, older versions, context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from ingest.archive import Archive
from ingest.holdings import PaperSummary, StoredPaper, Version
from ingest.records import Inquiry, Part
from search_app.addresses import path_of, slug_of
from search_app.index.names import parliament_name
from search_app.web import german
from search_app.web.citation import cite
from search_app.web.frame import asked_query
from search_app.web.papers import keyed_pairs
from search_app.web.paperviews import PairView, PaperView, SideView
from search_app.web.pointing import own_pointed
from search_app.web.state import SearchState
from search_app.web.twopapers import FASSUNG

Crumb = tuple[str, str | None]
"""A step of the path: its name and address; the last one has none."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The paper or pair before or after."""

    direction: str
    name: str
    href: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One file of the paper's history."""

    name: str
    day: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class PaperPage:
    """The page of a paper."""

    title: str
    paper: PaperView
    crumbs: tuple[Crumb, ...]
    neighbours: tuple[Neighbour, ...]
    related: tuple[Neighbour, ...]
    versions: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The page of one pair, preamble or section."""

    title: str
    heading: str
    paper: PaperView
    crumbs: tuple[Crumb, ...]
    entry_path: str
    anchor: str
    citation: str
    pair: PairView | None
    sides: tuple[SideView, ...]
    context: tuple[SideView, ...]
    neighbours: tuple[Neighbour, ...]


def paper_page(archive: Archive, paper: StoredPaper, view: PaperView) -> PaperPage:
    """Put together the page of a paper."""
    inquiry = paper.inquiry
    place = parliament_name(inquiry.parliament or "")
    name = f"{view.name}:" if inquiry.reference or inquiry.paper_ref else ""
    return PaperPage(
        title=" ".join(part for part in (place, name, view.plain_title) if part),
        paper=view,
        crumbs=(*_crumbs(inquiry), (view.name, None)),
        neighbours=tuple(_neighbours(archive, inquiry)),
        related=tuple(_related(archive, inquiry)),
        versions=tuple(_versions(archive.versions(paper.paper_id), inquiry, view.path)),
    )


def entry_page(view: PaperView, inquiry: Inquiry, label: str) -> EntryPage | None:
    """Put together the page of a pair, preamble or section; None when the paper has none of this name."""
    pair = _pair(view.pairs, label)
    if pair is not None:
        row = [(each.name, each.href) for each in view.pairs]
        anchor = pair.anchor or pair.questions[0].anchor
        pair = _with_own(view, inquiry, pair)
        return _entry_page(view, inquiry, pair.name, pair.href, anchor, pair.citation, row, pair=pair)
    side = next((side for side in (*view.preambles, *view.sections) if side.anchor == label), None)
    if side is None:
        return None
    row = [(each.name, each.href) for each in (view.sections if side in view.sections else view.preambles)]
    citation = f"{cite(inquiry).rstrip('.')}, {side.name.rstrip(':')}, {side.text.page.text.replace('Seite', 'S.')}."
    return _entry_page(view, inquiry, side.name, side.href, side.anchor, citation, row, side=side)


def _with_own(view: PaperView, inquiry: Inquiry, pair: PairView) -> PairView:
    """The pair with the answers of its own paper that it points to: alone on its page they are out of sight."""
    answer = next((each.answer for key, each in keyed_pairs(inquiry) if key == pair.key), None)
    if answer is None or pair.pointed:
        return pair
    return replace(pair, pointed=own_pointed(view, answer))


def _entry_page(
    view: PaperView,
    inquiry: Inquiry,
    name: str,
    href: str,
    anchor: str,
    citation: str,
    row: Sequence[tuple[str, str]],
    *,
    pair: PairView | None = None,
    side: SideView | None = None,
) -> EntryPage:
    return EntryPage(
        title=f"{name} aus {view.name}: {view.plain_title}",
        heading=name,
        paper=view,
        crumbs=(*_crumbs(inquiry), (view.name, view.path), (name, None)),
        entry_path=href,
        anchor=anchor,
        citation=citation,
        pair=pair,
        sides=(side,) if side else (),
        context=view.preambles if pair else (),
        neighbours=tuple(_beside(row, href)),
    )


def _pair(views: Sequence[PairView], label: str) -> PairView | None:
    """The pair with this name; else the one whose answer goes for this label; else the one it only leads to."""
    for matches in (
        lambda pair: pair.key == label,
        lambda pair: label in pair.labels,
        lambda pair: label in {question.label for question in pair.questions},
    ):
        found = next((pair for pair in views if matches(pair)), None)
        if found is not None:
            return found
    return None


def _crumbs(inquiry: Inquiry) -> Iterator[Crumb]:
    query = asked_query()
    yield ("Suche", SearchState(text=query).url())
    ref = inquiry.paper_ref
    if inquiry.parliament:
        slug = slug_of(inquiry.parliament)
        yield (parliament_name(inquiry.parliament), f"/{slug}")
        if ref:
            yield (f"{ref.term}. Wahlperiode", f"/{slug}/{ref.term}")


def _neighbours(archive: Archive, inquiry: Inquiry) -> Iterator[Neighbour]:
    ref = inquiry.paper_ref
    if ref is None:
        return
    below, above = archive.near(ref.parliament, ref.term, ref.number)
    for paper in below:
        yield _neighbour("Vorige Nummer im Archiv", paper)
    for paper in above:
        yield _neighbour("Nächste Nummer im Archiv", paper)


def _related(archive: Archive, inquiry: Inquiry) -> Iterator[Neighbour]:
    """The inquiry that a paper answers, and the papers that answer it, when the archive has them."""
    term, _, number = (inquiry.request_reference or "").partition("/")
    ref = inquiry.paper_ref
    if ref is None:
        return
    if term.isdigit() and number.isdigit() and (int(term), int(number)) != (ref.term, ref.number):
        found = archive.find(ref.parliament, int(term), int(number))
        asked = (int(term), int(number))
        yield from (_neighbour("Anfrage dazu", paper) for paper in found if (paper.term, paper.number) == asked)
    for paper in archive.find(ref.parliament, ref.term, ref.number):
        if (paper.term, paper.number) != (ref.term, ref.number):
            yield _neighbour("Antwort dazu", paper)


def _neighbour(direction: str, paper: PaperSummary) -> Neighbour:
    return Neighbour(direction, f"{paper.term}/{paper.number}", path_of(paper.paper_id), paper.title or "")


def _beside(row: Sequence[tuple[str, str]], href: str) -> Iterator[Neighbour]:
    place = next(at for at, (_, address) in enumerate(row) if address == href)
    if place > 0:
        yield Neighbour("Davor", *row[place - 1])
    if place + 1 < len(row):
        yield Neighbour("Danach", *row[place + 1])


def _versions(versions: Sequence[Version], inquiry: Inquiry, path: str) -> Iterator[VersionLine]:
    """The files of the history, newest first, counted from the first; the inquiry's own paper is no version."""
    numbers = count(sum(not _is_other(version, inquiry) for version in versions), -1)
    for version in versions:
        name = "Papier der Anfrage" if _is_other(version, inquiry) else f"{next(numbers)}. Fassung"
        yield VersionLine(
            name=f"{name} ({german.file_type(version.media_type)})",
            day=german.moment(version.stored_at),
            href=f"{path}/original?fassung={version.sha256[:FASSUNG]}",
            current=version.current,
        )


def _is_other(version: Version, inquiry: Inquiry) -> bool:
    """Whether a file is the inquiry that came under the number of its answer."""
    return version.part is Part.INQUIRY is not inquiry.part
