"""How a paper or a pair is cited: one sentence from what is printed."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.records import Asker, Inquiry, Part, Question
from search_app.index.names import kind_name, parliament_of
from search_app.index.pairs import Pair
from search_app.web import german

_NAMED = 3  # askers that are named before "u. a."


def cite(inquiry: Inquiry, pair: Pair | None = None) -> str:
    """Cite a paper, or one pair of it with its pages."""
    parts = [*_paper(inquiry), *(_pair(pair) if pair else ())]
    return f"{', '.join(parts)}."


def askers(people: tuple[Asker, ...], factions: tuple[str, ...] = ()) -> str:
    """Name who asks: three people with their parties and "u. a.", else the Fraktionen."""
    names = [f"{asker.name} ({asker.party})" if asker.party else asker.name for asker in people[:_NAMED]]
    more = " u. a." if len(people) > _NAMED else ""
    return ", ".join(names) + more if names else german.factions(factions)


def is_numbered(reference: str) -> bool:
    """Whether a number is that of a Drucksache, "17/11310", and not that of another paper, "0746/VI"."""
    return reference.replace("/", "", 1).isdigit()


def pages(first: int, last: int) -> str:
    """A page or a stretch of pages: "2", "2–3"."""
    return f"{first}–{last}" if last > first else str(first)


def last_page(page: int, spans: tuple[int, ...]) -> int:
    """The page on which a text that begins on ``page`` ends; ``spans`` are the pages it stands on."""
    return max((page, *spans))


def _paper(inquiry: Inquiry) -> Iterator[str]:
    parliament = parliament_of(inquiry.parliament or "")
    if parliament:
        yield parliament.assembly
    number = inquiry.reference or inquiry.request_reference
    if not inquiry.questions and not (parliament and number):
        yield from _document(inquiry)
        return
    if number:
        yield f"Drs. {number}"
    elif inquiry.title:
        yield inquiry.title
    yield _inquiry(inquiry)
    if inquiry.part in (Part.ANSWER, Part.BOTH):
        answered, published = german.day(inquiry.dates.answered), german.day(inquiry.dates.published)
        # the day of distribution is no day of the answer, and is called what it is
        yield f"Antwort vom {answered}" if answered else f"verteilt am {published}" if published else "mit Antwort"


def _document(inquiry: Inquiry) -> Iterator[str]:
    """A paper of no known parliament: who issues it, its title, its kind with number and day."""
    if inquiry.answering_body:
        yield inquiry.answering_body
    if inquiry.title:
        yield inquiry.title
    number = f" Nr. {inquiry.reference}" if inquiry.reference else ""
    day = german.day(inquiry.dates.published)
    yield kind_name(inquiry.kind) + number + (f" vom {day}" if day else "")


def _inquiry(inquiry: Inquiry) -> str:
    who = askers(inquiry.askers, inquiry.factions)
    asked, received = german.day(inquiry.dates.asked), german.day(inquiry.dates.received)
    when = f" vom {asked}" if asked else f", eingegangen am {received}" if received else ""
    by = "von" if inquiry.askers else "der"  # people, or a Fraktion
    return kind_name(inquiry.kind) + (f" {by} {who}" if who else "") + when


def _pair(pair: Pair) -> Iterator[str]:
    yield f"zu {'Frage' if len(pair.labels) == 1 else 'den Fragen'} {german.listed(pair.labels)}"
    source = pair.answer or pair.questions[0]
    if isinstance(source, Question) and source.origin is not None:  # its page is one of the other paper
        return
    last = last_page(source.page, tuple(span.page for span in source.spans))
    yield f"S. {pages(source.page, last)}"
