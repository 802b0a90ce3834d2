"""Where a parliament itself has a paper that the archive has not: addresses by pattern, where it is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_Address = Callable[[int, int], str]


def official_address(target: str) -> str | None:
    """The parliament's own address of a paper or of minutes ("bt/19/24870"), None where nobody knows its pattern."""
    parts = target.split("/")
    kind = f"{parts[0]}/plenary" if parts[1:2] == ["plenary"] else parts[0]
    numbers = [part for part in parts[1:] if part != "plenary"][:2]
    pattern = _PATTERNS.get(kind)
    if pattern is None or len(numbers) < 2 or not all(number.isdigit() for number in numbers):
        return None
    return pattern(int(numbers[0]), int(numbers[1]))


def _bundestag(term: int, number: int) -> str:
    whole = f"{number:05d}"
    return f"https://dserver.bundestag.de/btd/{term:02d}/{whole[:3]}/{term:02d}{whole}.pdf"


def _bundestag_minutes(term: int, number: int) -> str:
    return f"https://dserver.bundestag.de/btp/{term:02d}/{term:02d}{number:03d}.pdf"


def _bundesrat(number: int, year: int) -> str:
    first = (number - 1) // 100 * 100 + 1
    folder = f"{first:04d}-{first + 99:04d}"
    return f"https://www.bundesrat.de/SharedDocs/drucksachen/20{year:02d}/{folder}/{number}-{year:02d}.pdf"


def _niedersachsen(term: int, number: int) -> str:
    shelf, first = -(-number // 2500) * 2500, (number - 1) // 500 * 500 + 1
    folder = f"drucksachen_{term}_{shelf:05d}/{first:05d}-{first + 499:05d}"
    return f"https://www.landtag-niedersachsen.de/drucksachen/{folder}/{term}-{number:05d}.pdf"


def _nordrhein_westfalen(term: int, number: int) -> str:
    return f"https://www.landtag.nrw.de/portal/WWW/dokumentenarchiv/Dokument/MMD{term}-{number}.pdf"


def _rheinland_pfalz(term: int, number: int) -> str:
    return f"https://dokumente.landtag.rlp.de/landtag/drucksachen/{number}-{term}.pdf"


def _schleswig_holstein(term: int, number: int) -> str:
    folder = f"{number // 100 * 100:05d}"
    return f"https://www.landtag.ltsh.de/infothek/wahl{term}/drucks/{folder}/drucksache-{term}-{number:05d}.pdf"


_PATTERNS: Mapping[str, _Address] = {
    "bt": _bundestag,
    "bt/plenary": _bundestag_minutes,
    "br": _bundesrat,
    "ni": _niedersachsen,
    "nw": _nordrhein_westfalen,
    "rp": _rheinland_pfalz,
    "sh": _schleswig_holstein,
}
