"""The head of a document that is no inquiry: what kind it is, its title, number, date and who issues it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from ingest.blocks import Block
from ingest.body import Body
from ingest.documenttable import DocumentRule, document_table
from ingest.head import Head, read_date
from ingest.hyphens import mend
from ingest.records import Kind, Place

MAX_TITLE = 250
"""Characters of a title; of a text that lost its line breaks the beginning up to here stands for it."""

FLAT_TITLE = 140
"""Characters of the beginning that stand for the title where line breaks are lost."""

TITLE_BLOCKS = 12
"""Blocks from the beginning among which the title stands."""

WITHDRAWAL_LENGTH = 3000
"""Characters; a paper that withdraws an answer says little more than that."""


_SHARED = ("reference", "published", "title", "answering_body")
"""The fields that a dialect reads and that mean the same in a document that is no inquiry."""


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """The head fields that are printed; None where one is not."""

    kind: Kind = Kind.OTHER
    title: str | None = None
    reference: str | None = None
    answering_body: str | None = None
    signed_by: str | None = None
    published: date | None = None
    places: tuple[Place, ...] = ()


def read_document_head(body: Body, found: Sequence[Block], head: Head | None = None) -> DocumentHead:
    """The head of a document with the blocks of its body; ``head`` is what a dialect read, and stands before it."""
    kind = _kind(body.text, flat=body.flat)
    if is_withdrawal(body.text) and kind is not Kind.UNTERRICHTUNG:
        kind = Kind.OTHER
    read = _fields(body, kind)
    if read.title is None:
        read = replace(read, title=_title(body, found) or (head.title if head else None))
    if head is None:
        return read
    return replace(
        read,
        reference=head.reference or read.reference,
        published=head.dates.published or read.published,
        answering_body=read.answering_body or head.answering_body,
        places=(*(place for place in head.places if place.field in _SHARED), *read.places),
    )


def is_document(body: Body) -> bool:
    """Whether the head says that a paper is no inquiry and no answer, whatever is numbered in it.

    It does so by naming its kind before it speaks of any Anfrage, or by withdrawing an answer.
    """
    if is_withdrawal(body.text):
        return True
    rules = (rule for rule in document_table().kind if rule.within and rule.kinds[0] is not Kind.PROGRAMME)
    places = [found.start() for rule in rules if (found := rule.search(body.text, flat=body.flat))]
    asked = (found for rule in document_table().inquiry if (found := rule.search(body.text, flat=body.flat)))
    return bool(places) and min(places) < min((found.start() for found in asked), default=len(body.text))


def is_withdrawal(text: str) -> bool:
    """Whether a paper says no more than that an answer is withdrawn; it is a document and never an answer."""
    if len(text) > WITHDRAWAL_LENGTH:
        return False
    return any(rule.lined.search(text) for rule in document_table().withdrawal)


def _kind(text: str, *, flat: bool) -> Kind:
    """The kind that is printed first in the head; else one that is told by an imprint or the text."""
    rules = document_table().kind
    near, anywhere = ([rule for rule in rules if bool(rule.within) is is_near] for is_near in (True, False))
    heads = [(found.start(), rule.kinds[0]) for rule in near if (found := rule.search(text, flat=flat))]
    told = min(heads)[1] if heads else None
    return told or next((rule.kinds[0] for rule in anywhere if rule.search(text, flat=flat)), Kind.OTHER)


def _fields(body: Body, kind: Kind) -> DocumentHead:
    values: dict[str, str] = {}
    places: list[Place] = []
    for rule in (rule for rule in document_table().field if kind in rule.kinds):
        match = rule.search(body.text, flat=body.flat)
        for name, value in (match.groupdict() if match else {}).items():
            if match is None or name in values or not value:
                continue
            values[name] = " ".join(value.split())
            line = body.line_at(match.start(name))
            places.append(Place(name, line.page, line.number))
    return DocumentHead(
        kind=kind,
        title=values.get("title"),
        reference="".join(values["reference"].split()) if "reference" in values else None,
        answering_body=values.get("answering_body"),
        signed_by=values.get("signed_by"),
        published=read_date(values["published"]) if "published" in values else None,
        places=tuple(places),
    )


def _title(body: Body, blocks: Sequence[Block]) -> str | None:
    """The top heading of Markdown or HTML, the largest type of the first page, else the first block like a title."""
    found = [block for block in blocks[:TITLE_BLOCKS] if _may_be_title(block)]
    levels = [block for block in found if block.level]
    sizes = [block for block in found if block.size and block.lines[0].page == 1]
    if levels:
        return min(levels, key=lambda block: block.level).text
    if sizes:
        return max(sizes, key=lambda block: block.size).text
    if found:
        return _continued(found)
    return _beginning(body.text) if body.flat else None


def _continued(found: Sequence[Block]) -> str:
    """The first block, with those right below it that begin with a small letter: they go on with its sentence."""
    text = found[0].text
    for before, block in pairwise(found):
        if block.first != before.last or not block.text[0].islower() or len(text) + len(block.text) > MAX_TITLE:
            break
        text = mend(text, block.text)
    return text


def _may_be_title(block: Block) -> bool:
    text = block.text
    if block.is_table or block.contents or not 1 < len(text) <= MAX_TITLE or not any(map(str.isalpha, text)):
        return False
    if text.endswith((".", ",", ";", ":")) or not (text[0].isalnum() or text[0] in '„"»'):
        return False
    table = document_table()
    return not _is_any(table.plain, text) and not _is_any(table.contents, text) and not _names_kind(text)


def _names_kind(text: str) -> bool:
    """Whether a line is the name of a kind of paper and no more ("Vorlage zur Kenntnisnahme")."""
    rules = [rule for rule in document_table().kind if rule.within and rule.kinds[0] is not Kind.PROGRAMME]
    return any((match := rule.lined.search(f"{text}\n")) and match.start() == 0 for rule in rules)


def _is_any(rules: Sequence[DocumentRule], text: str) -> bool:
    return any(rule.lined.search(text) for rule in rules)


def _beginning(text: str) -> str | None:
    plain = " ".join(text[: FLAT_TITLE * 2].split())
    if not any(map(str.isalpha, plain)):
        return None
    return plain if len(plain) <= FLAT_TITLE else plain[:FLAT_TITLE].rsplit(" ", 1)[0] + " …"
