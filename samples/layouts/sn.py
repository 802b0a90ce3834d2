"""Sachsen: a question paper, and the ministry's letter with its side column, which old copies hold as a bad scan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layouts.layout import Layout, Page, Run
from samples.layouts.paragraphs import following, members, plain, plain_day, with_party
from samples.papers import Paper, day

LINES_PER_PAGE = 48  # behind the last line: old copies hold the side column after the text of its page
PRESIDENT = (
    "Präsidenten des Sächsischen Landtages",
    "Herrn Alexander Musterpräsident",
    "Bernhard-von-Lindenau-Platz 1",
    "01067 Dresden",
)
SCANNED_SIDE = (
    "Freistaat SACHSEN",
    "(bitte bei Antwort angeben)",
    "l5-1053/99/7",
    "Dresden, f. Oklober 2O16",
    "Hausanschr¡ft:",
    "Musterstraße 1",
    "01097 Dresden",
    "Seite I von 1",
    "2016-05-04T10:06:41+0200",
    "GRP: Elektronisches Dokumentations- und Archivsystem",
    "Erstellung des Nachweisdokumentes",
)


def _inquiry(paper: Paper) -> Iterator[Run]:
    yield Run("sides", f"Sächsischer Landtag\tDRUCKSACHE {paper.reference}")
    yield Run("cover", f"{paper.term}. Wahlperiode")
    yield Run("title", paper.kind_printed)
    yield Run("cover", f"{members(paper)}, {paper.askers[-1][1]}")
    yield Run("title", paper.title)
    yield Run("text", paper.asker_preamble)
    yield Run("cover", paper.printed["intro"])
    yield from plain(following(paper))


def _received(paper: Paper) -> tuple[str, ...]:
    received, issued = day(paper.dates["received"]), day(paper.dates["published"])
    return (paper.footnote, f"Eingegangen am: {received} Ausgegeben am: {issued}")


def _letterhead(paper: Paper, _page: Page) -> str:
    return " ".join(paper.printed["head"].split()) + "\tFreistaat SACHSEN"


def _letter(paper: Paper) -> Iterator[Run]:
    yield Run("cover", paper.printed["head"])
    yield Run("cover", "Freistaat SACHSEN")
    yield Run("cover", paper.printed["office"])
    yield from _addressed(paper)
    yield Run("cover", f"{paper.kind_printed} {with_party(paper)}")
    yield from _answering(paper)
    yield Run("cover", "Mit freundlichen Grüßen")
    yield Run("cover", paper.signed_by)


def _scan(paper: Paper) -> Iterator[Run]:
    yield Run("cover", paper.printed["head"])
    yield from _addressed(paper)
    yield Run("cover", f"{paper.kind_printed} {members(paper)}, {paper.askers[-1][1]}")
    yield from _answering(paper)
    yield Run("cover", "Mit freundlichen Grüßen")
    yield from (Run("cover", line) for line in SCANNED_SIDE)


def _addressed(paper: Paper) -> Iterator[Run]:
    yield Run("cover", paper.body_printed or paper.body)
    yield Run("cover", paper.printed["address"])
    yield from (Run("cover", line) for line in PRESIDENT)


def _answering(paper: Paper) -> Iterator[Run]:
    yield Run("cover", f"Drs.-Nr.: {paper.reference}")
    yield Run("cover", f"Thema: {paper.title}")
    yield Run("cover", "Sehr geehrter Herr Präsident,")
    if paper.asker_preamble:
        yield Run("text", paper.printed["quoted"])
        yield Run("text", paper.asker_preamble)
    yield Run("text", paper.printed["opening"])
    yield from following(paper)


def _side(paper: Paper) -> tuple[str, ...]:
    ministry = paper.printed["ministry"].split("\n")
    return (
        "Aktenzeichen",
        "(bitte bei Antwort angeben)",
        paper.file_number,
        f"Dresden, {plain_day(paper.dates['answered'])}",
        "Zertifikat seit 2013",
        "audit berufundfamilie",
        "Hausanschrift:",
        *ministry,
        paper.printed["street"],
        "01097 Dresden",
        "Telefon +49 351 564 99000",
        "Telefax +49 351 564 99009",
        paper.printed["mail"],
        "Verkehrsverbindung:",
        "Zu erreichen mit den",
        "Straßenbahnlinien 3, 7",
        "Haltestelle Musterplatz",
        "Für Besucher mit Behinderungen",
        "befinden sich Parkplätze im",
        "Innenhof.",
    )


_LETTER = Layout("sn-letter", _letter, columns=76, running_head=_letterhead, number="below",
                 number_form="Seite {} von {}", numbered_from=1, margin=_side, margin_width=150,
                 margin_after=17)  # fmt: skip
LAYOUTS = (
    Layout("sn-inquiry", _inquiry, columns=90, foot=_received, number="below", blank_after=("text", "plain-question")),
    replace(_LETTER, dump=replace(_LETTER, margin_after=LINES_PER_PAGE)),
    Layout("sn-scan", _scan, columns=80, hyphen=""),
)
