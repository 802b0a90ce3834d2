"""The head fields of a paper: number, askers, dates, title, department. Patterns come from the dialect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.body import Body
from ingest.dialect import Dialect, Infers, Rule, Where
from ingest.pages import Line
from ingest.records import Asker, Dates, Kind, Part, Place
from ingest.signatories import read_names

CENTURY = 2000
"""Two-digit years are of this century: no parliament's papers of the last one are printed so."""

LONGEST_TITLE = 260
"""Characters of a title whose end is not printed; longer ones have swallowed the text behind them."""

_RUN_ON = re.compile(r"[a-zäöüß)]{3}(?:[.!] [A-ZÄÖÜ]|(?<!\busw)(?<!\betc)\.\Z)")
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_NUMERIC = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_SHORT_ISO = re.compile(r"(\d{2})-(\d{2})-(\d{2})$")
_WRITTEN = re.compile(r"(\d{1,2})\.?\s?([^\W\d_]{3})[^\W\d_]*\.?\s+(\d{4})$")
_GENITIVE = re.compile(r"\b(\w*[Mm]inister(?:ium)?|Chef|Staatssekretär)s\b")
_AND_BODY = re.compile(r"(?:,|\bund|\bsowie)\s+(?:dem|der|mit der|mit dem)\s+(?=[A-ZÄÖÜ])|^(?:dem|der)\s+")
_DATES = ("asked", "received", "forwarded", "answered", "answer_received", "published", "dated")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; ``end`` is the offset in the body behind the last thing read of it.

    ``inferred`` names the fields of which an end is inferred and not printed.
    """

    kind: Kind = Kind.OTHER
    reference: str | None = None
    term: int | None = None
    request_reference: str | None = None
    inquiry_number: str | None = None
    title: str | None = None
    askers: tuple[Asker, ...] = ()
    factions: tuple[str, ...] = ()
    dates: Dates = Dates()
    answering_body: str | None = None
    signed_by: str | None = None
    places: tuple[Place, ...] = ()
    inferred: tuple[str, ...] = ()
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of the body, or the noise beside it, in which head patterns are searched."""

    text: str
    offset: int = -1


@dataclass(slots=True)
class _Found:
    text: dict[str, str] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)
    open_title: bool = False
    ends: dict[str, int] = field(default_factory=dict)


def read_head(
    dialect: Dialect, body: Body, noise: Sequence[Line], start: int, end: int, *, part: Part | None = None
) -> Head:
    """The fields of a paper whose questions begin at ``start`` and whose answers end at ``end``.

    ``part`` is Part.INQUIRY for a paper that only asks: some fields are read from these alone.
    """
    regions = {
        Where.HEAD: _Region(body.text[:start], 0),
        Where.TAIL: _Region(body.text[end:], end),
        Where.NOTES: _Region("\n".join(line.text for line in noise)),
        Where.ANYWHERE: _Region(body.text + "\n" + "\n".join(line.text for line in noise), 0),
    }
    found = _search((rule for rule in dialect.fields if rule.part in (None, part)), regions, body)
    names, factions = read_names(dialect.name_list, found.text["askers"]) if "askers" in found.text else ((), ())
    if "factions" in found.text:
        listed = found.text["factions"]
        factions = read_names(dialect.name_list, listed if "Fraktion" in listed else f"Fraktion {listed}")[1]
    reference = _number(found.text.get("reference"))
    request = _number(found.text.get("request_reference"))
    return Head(
        kind=_kind(dialect.kinds, regions, flat=body.flat),
        reference=reference,
        term=_term(reference or request or found.text.get("term")),
        request_reference=request,
        inquiry_number=found.text.get("inquiry_number"),
        title=_title(found),
        askers=names,
        factions=factions,
        dates=Dates(**{name: read_date(found.text[name]) for name in _dates(part) if name in found.text}),
        answering_body=_bodies(dialect, found),
        signed_by=_tidy(found.text.get("signed_by")),
        places=tuple(found.places),
        inferred=tuple(found.inferred),
        end=max(found.ends.values(), default=0),
    )


def _dates(part: Part | None) -> Iterable[str]:
    """The dates that a paper may print; one that only asks is not answered yet."""
    return _DATES if part is not Part.INQUIRY else (name for name in _DATES if not name.startswith("answer"))


def _search(rules: Iterable[Rule], regions: Mapping[Where, _Region], body: Body) -> _Found:
    found = _Found()
    for rule in rules:
        region = regions[rule.where]
        match = rule.regex(flat=body.flat).search(region.text)
        for name, value in (match.groupdict() if match else {}).items():
            if match is None or name in found.text or not value or not value.strip():
                continue
            found.text[name] = " ".join(value.split())
            if name == "title":
                found.open_title = rule.infers is not None
            if name == "title" and (rule.infers is Infers.ALWAYS or (rule.infers is Infers.FLAT and body.flat)):
                found.inferred.append(name)
            if 0 <= region.offset and region.offset + match.start(name) < len(body.text) and body.lines:
                line = body.line_at(region.offset + match.start(name))
                found.places.append(Place(name, line.page, line.number))
            if rule.where is Where.HEAD:
                found.ends[name] = match.end(name)
    return found


def _kind(rules: Iterable[Rule], regions: Mapping[Where, _Region], *, flat: bool) -> Kind:
    hits = [
        (match.start(), rule.kind)
        for rule in rules
        if rule.kind is not None and (match := rule.regex(flat=flat).search(regions[rule.where].text))
    ]
    return min(hits)[1] if hits else Kind.OTHER


def read_date(text: str) -> date | None:
    """A printed date in any spelling of the vocabulary; None when it is no day of the calendar."""
    plain = " ".join(text.split())
    if found := _NUMERIC.match(plain):
        day, month, year = int(found[1]), int(found[2]), int(found[3])
        year += CENTURY if year < 100 else 0  # two digits
    elif found := _ISO.match(plain):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := _SHORT_ISO.match(plain):
        year, month, day = CENTURY + int(found[1]), int(found[2]), int(found[3])
    elif found := _WRITTEN.match(plain):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(letters: str) -> int:
    short = letters.lower().replace("mrz", "mär")
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _title(found: _Found) -> str | None:
    """The title; None where no printed word says that it ends and it has run into the sentences behind it."""
    title = _without_body(found.text.get("title"), found.text.get("answering_body"))
    if title and found.open_title and (len(title) > LONGEST_TITLE or _RUN_ON.search(title)):
        found.inferred = [name for name in found.inferred if name != "title"]
        found.ends.pop("title")
        return None
    return title


def _without_body(title: str | None, answering_body: str | None) -> str | None:
    """The title without the name of the ministry in front of it; only that name says where it begins."""
    if not title or not answering_body:
        return title
    words = [re.escape(re.sub(r"e?s$", "", word)) + "e?s?" for word in answering_body.split()]
    return re.sub(rf"^(?:de[rs] )?{' '.join(words)}(?!\w)\W*", "", title) or title


def _bodies(dialect: Dialect, found: _Found) -> str | None:
    """The lead, then those it agreed with; in the nominative where a parliament prints the genitive alone."""
    parts = [found.text.get(name) for name in ("answering_body", "answering_body_rest")]
    lead = _tidy(" ".join(part for part in parts if part))
    if lead is None:
        return None
    agreed = found.text.get("agreed_with", "")
    names = [lead, *(name for part in _AND_BODY.split(agreed) if (name := _tidy(part)))]
    text = "; ".join(names)
    return _GENITIVE.sub(r"\1", text) if dialect.nominative else text


def _number(text: str | None) -> str | None:
    return re.sub(r"\s+", "", text) if text else None


def _term(reference: str | None) -> int | None:
    return int(reference.split("/")[0]) if reference else None


def _tidy(text: str | None) -> str | None:
    return text.strip(" ,;–-") or None if text else None


def part_of_inquiry(head: Head, *, questions: bool, answers: bool) -> Part | None:
    """Which half a paper prints: an answer to another paper, both in one, or the questions alone."""
    if answers:
        return Part.ANSWER if head.request_reference else Part.BOTH
    return Part.INQUIRY if questions else None
