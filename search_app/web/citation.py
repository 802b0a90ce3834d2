"""How a paper or a pair is cited: one sentence from what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.records import Asker, Inquiry, Part, Question
from search_app.askers import everyone
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
    return ", ".join(_first(people)) + _others(people) or german.factions(factions)


def _first(people: Sequence[Asker]) -> list[str]:
    return [f"{asker.name} ({asker.party})" if asker.party else asker.name for asker in people[:_NAMED]]


def _others(people: Sequence[Asker]) -> str:
    return " u. a." if len(people) > _NAMED else ""


def asked_by(inquiry: Inquiry) -> str:
    """Who asks, in a sentence: "von A (SPD), B (SPD), C (SPD) u. a. und der Fraktion SPD", "der Fraktion CDU"."""
    people, factions = everyone(inquiry), inquiry.factions
    named = f"von {_series(_first(people), _others(people), factions)}" if people else ""
    fraction = f"der {german.factions(factions)}" if factions else ""
    return " und ".join(part for part in (named, fraction) if part)


def _series(names: list[str], others: str, factions: tuple[str, ...]) -> str:
    """Names with "und" before the last one, where neither others nor Fraktionen follow."""
    return ", ".join(names) + others if others or factions else german.listed(names)


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
    who = asked_by(inquiry)
    asked, received = german.day(inquiry.dates.asked), german.day(inquiry.dates.received)
    when = f" vom {asked}" if asked else f", eingegangen am {received}" if received else ""
    return kind_name(inquiry.kind) + (f" {who}" if who else "") + when


def _pair(pair: Pair) -> Iterator[str]:
    yield f"zu {'Frage' if len(pair.labels) == 1 else 'den Fragen'} {german.listed(pair.labels)}"
    source = pair.answer or pair.questions[0]
    if isinstance(source, Question) and source.origin is not None:  # its page is one of the other paper
        return
    last = last_page(source.page, tuple(span.page for span in source.spans))
    yield f"S. {pages(source.page, last)}"
