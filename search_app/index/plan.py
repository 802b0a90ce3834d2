"""The tree of a search to what is looked for: tokens of the streams, values and numbers.

::

    text -> parse_query -> Node -> plan -> Plan -> engine, highlighter, description

The German analysis of a search happens here and nowhere else, so engines, marks and
description cannot disagree. A word is any of its stems, or all of its parts at lower
weight; what is quoted is looked for as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzers.protocol import TermForms
from analyzers.registry import by_key, name_key
from analyzers.streams import query_phrase, query_prefix, query_terms
from ingest.departments import departments
from search_app.index.fields import BY_NAME, SEARCHED
from search_app.index.nodes import And, Days, InField, Near, Node, Not, Or, Phrase, Prefix, Value, Words

_EVERYWHERE = tuple(field.name for field in SEARCHED)
_PROGRAMMES = "programmes"
_DEPARTMENT = "body"


@dataclass(frozen=True, slots=True)
class Term:
    """A word: one of ``stems`` in the streams stem or parts, or all of ``parts`` in parts, in one of the fields."""

    fields: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """Words at consecutive positions of the stream exact, in one of the fields."""

    fields: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """A word of the stream exact that begins so, in one of the fields."""

    fields: tuple[str, ...]
    prefix: str


@dataclass(frozen=True, slots=True)
class Close:
    """One token of each group with at most ``distance`` words between, in any order, in one of the fields."""

    fields: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    distance: int
    stream: str = "stem"


@dataclass(frozen=True, slots=True)
class Has:
    """An exact field with one of these values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A number within both ends; None leaves an end open."""

    field: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Without:
    """Not this."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class All:
    """All of these."""

    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of these or more; with none to choose from nothing is found."""

    plans: tuple[Plan, ...]


Leaf = Term | Wording | Beginning | Close
Plan = Leaf | Has | Between | Without | All | Any

NOTHING = Any(())
EVERYTHING = All(())


def plan(node: Node | None) -> Plan:
    """Analyse a search; without a search everything is found, by one without a word nothing."""
    if node is None:
        return EVERYTHING
    return _plan(node, _EVERYWHERE) or NOTHING


def leaves(found: Plan) -> Iterator[Leaf]:
    """All that is looked for in texts and may be marked, so nothing that must not be there."""
    match found:
        case Term() | Wording() | Beginning() | Close():
            yield found
        case All() | Any():
            for each in found.plans:
                yield from leaves(each)


def _plan(node: Node, fields: tuple[str, ...]) -> Plan | None:
    """Plan a node for these fields; None when nothing in it can be looked for."""
    match node:
        case And():
            return _all([_plan(child, fields) for child in node.nodes])
        case Or():
            planned = [each for child in node.nodes if (each := _plan(child, fields))]
            return Any(tuple(planned)) if planned else None
        case Not():
            inner = _plan(node.node, fields)
            return Without(_whole_words(inner)) if inner else None
        case InField():
            return _in_field(node)
        case Value():
            return Has(node.field, node.values)
        case Days():
            return Between("day", *(int(f"{day:%Y%m%d}") if day else None for day in (node.first, node.last)))
    return _leaf(node, fields)


def _in_field(node: InField) -> Plan | None:
    """Plan a named field; a department is also looked for by the normal form of what was typed."""
    typed = _plan(node.node, (node.field,))
    if node.field == _PROGRAMMES:
        return _programme(node.node, typed)
    if node.field != _DEPARTMENT or not isinstance(node.node, Words | Phrase):
        return typed
    normal = departments().normal(node.node.text)
    other = _plan(replace(node.node, text=normal), (node.field,)) if normal else None
    return Any((typed, other)) if typed and other and other != typed else typed


def _programme(node: Node, typed: Plan | None) -> Plan | None:
    """Plan a name: by its whole words, or by what it is known as.

    Parts would find an Integrationsfonds where an Integration stands beside a Fonds.
    """
    whole = _whole_words(typed) if typed else None
    known = by_key().get(name_key(node.text)) if isinstance(node, Words | Phrase) else None
    if not known:
        return whole
    listed = Has("programme", (known.name,))
    return Any((whole, listed)) if whole else listed


def _leaf(node: Words | Phrase | Near | Prefix, fields: tuple[str, ...]) -> Plan | None:
    match node:
        case Words():
            return _words(node.text, fields)
        case Phrase():
            words = query_phrase(node.text)
            return Wording(fields, words) if words else None
        case Prefix():
            beginning = query_prefix(node.text)
            return Beginning(fields, beginning) if beginning else None
        case Near():
            return _near(node, fields)


def _all(plans: list[Plan | None]) -> Plan | None:
    found = [each for each in plans if each]
    return None if not found else found[0] if len(found) == 1 else All(tuple(found))


def _words(text: str, fields: tuple[str, ...]) -> Plan | None:
    """All words of a run; small words are only needed when there are no others."""
    terms = query_terms(text)
    needed = [term for term in terms if not term.is_stopword] or list(terms)
    return _all([_word(term, fields) for term in needed])


def _word(term: TermForms, fields: tuple[str, ...]) -> Plan | None:
    if not _stemmed(fields):
        return Wording(fields, term.exact) if term.exact else None
    return Term(fields, term.stems, term.parts) if term.stems or term.parts else None


def _near(node: Near, fields: tuple[str, ...]) -> Plan | None:
    stemmed = _stemmed(fields)
    groups = [term.stems if stemmed else term.exact[:1] for term in query_terms(node.text)]
    found = tuple(group for group in groups if group)
    return Close(fields, found, node.distance, "stem" if stemmed else "exact") if found else None


def _stemmed(fields: tuple[str, ...]) -> bool:
    """Whether the fields have stems; names of persons have none."""
    return all("stem" in BY_NAME[name].streams for name in fields)


def _whole_words(found: Plan) -> Plan:
    """What must not be there: whole words only, since -Radweg says nothing of Rad and Weg."""
    match found:
        case Term():
            return replace(found, parts=()) if found.stems else found
        case All():
            return All(tuple(_whole_words(each) for each in found.plans))
        case Any():
            return Any(tuple(_whole_words(each) for each in found.plans))
        case Without():
            return Without(_whole_words(found.plan))
    return found
