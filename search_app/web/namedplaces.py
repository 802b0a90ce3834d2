"""Marks at the places that name a programme, a law or a paper, for searches that ask for these.

::

    programm:ESF, a hit without marks -> the hit with every printed form of the ESF marked

The words of such a search stand in no text: the name that a programme goes by may be printed nowhere. What is printed
is known of programmes with the hit, of laws and papers from what was found in the archive's records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analyzers.protocol import Annotation
from analyzers.streams import analyze
from search_app.exports.references import places
from search_app.index.highlight import column_marks
from search_app.index.nodes import And, InField, Node, Or, Value
from search_app.index.plan import All, Any, Between, Has, Plan, Without, plan
from search_app.index.protocol import Filter, Group, Hit, Mark, NamedProgramme, Page, Passage
from search_app.index.referring import reference_keys

ReferencesOf = Callable[[str], Sequence[Annotation]]
_PROGRAMME, _PROGRAMMES = "programme", "programmes"
_REFERRING = ("law", "provision", "cites", "cited")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search asks for by name: programmes by plans or their names, laws and papers by fields with values."""

    programmes: tuple[Plan, ...]
    referring: tuple[tuple[str, frozenset[str]], ...]


def asked_names(tree: Node | None, filters: Sequence[Filter]) -> Asked:
    """What a search and its filters ask for by name; what must not be there is not looked for."""
    nodes = list(_positive(tree)) if tree else []
    values = [(each.field, each.values) for each in nodes if isinstance(each, Value)]
    values += [(each.field, each.values) for each in filters]
    typed = [plan(each) for each in nodes if isinstance(each, InField) and each.field == _PROGRAMMES]
    chosen = [Has(field, names) for field, names in values if field == _PROGRAMME]
    referring = [(field, frozenset(names)) for field, names in values if field in _REFERRING]
    return Asked((*typed, *chosen), tuple(referring))


def _positive(node: Node) -> Iterator[Node]:
    match node:
        case And() | Or():
            for child in node.nodes:
                yield from _positive(child)
        case InField() | Value():
            yield node


def with_names_marked(page: Page, asked: Asked, references: ReferencesOf) -> Page:
    """The page with every place marked that names what was asked for; ``references`` are those of a paper."""
    if not asked.programmes and not asked.referring:
        return page
    return replace(page, groups=tuple(_group(group, asked, references) for group in page.groups))


def noted_entries(page: Page, asked: Asked, references: ReferencesOf) -> frozenset[str]:
    """The hits that show nothing of what was asked for, because a foot note of theirs has it."""
    if not asked.referring:
        return frozenset()
    bare = [hit for hit in page.hits if not _shows(hit)]
    return frozenset(hit.entry for hit in bare if _is_noted(references(hit.paper), asked))


def _shows(hit: Hit) -> bool:
    passages = (*(question.passage for question in hit.questions), *([hit.answer] if hit.answer else []), hit.title)
    return any(passage.marks for passage in passages)


def _is_noted(annotations: Sequence[Annotation], asked: Asked) -> bool:
    notes = (each for each in annotations if each.place.startswith("note/"))
    return any(_refers(each, asked, annotations) for each in notes)


def _group(group: Group, asked: Asked, references: ReferencesOf) -> Group:
    annotations = references(group.paper) if asked.referring else ()
    return replace(group, hits=tuple(marked(hit, _printed(hit, asked, annotations)) for hit in group.hits))


def _printed(hit: Hit, asked: Asked, annotations: Sequence[Annotation]) -> set[str]:
    """How a hit prints what was asked for."""
    here = places(hit) if annotations else frozenset()
    asked_of = [each for each in annotations if each.place in here and _refers(each, asked, annotations)]
    named = {text for each in hit.programmes if _is_asked(each, asked.programmes) for text in each.printed}
    return named | {each.text for each in asked_of}


def _is_asked(programme: NamedProgramme, plans: Iterable[Plan]) -> bool:
    return any(_meets(each, programme) for each in plans)


def _meets(found: Plan, programme: NamedProgramme) -> bool:
    """Whether a programme's names are what a plan for names looks for."""
    match found:
        case All():
            return all(_meets(each, programme) for each in found.plans)
        case Any():
            return any(_meets(each, programme) for each in found.plans)
        case Without():
            return not _meets(found.plan, programme)
        case Has():
            return programme.name in found.values
        case Between():
            return False
    names = "; ".join((programme.name, *programme.printed))
    return bool(column_marks(analyze(names), found, _PROGRAMMES))


def _refers(each: Annotation, asked: Asked, annotations: Sequence[Annotation]) -> bool:
    keys = reference_keys(each, annotations)
    return any(not values.isdisjoint(keys.get(field, ())) for field, values in asked.referring)


def marked(hit: Hit, printed: Iterable[str]) -> Hit:
    """A hit with every place marked that prints one of these texts, so that its excerpts show them."""
    words = [_words(each) for each in sorted(printed, key=len, reverse=True) if each.strip()]
    if not words:
        return hit
    wanted = re.compile("|".join(words))
    return replace(
        hit,
        questions=tuple(replace(each, passage=_passage(each.passage, wanted)) for each in hit.questions),
        answer=_passage(hit.answer, wanted) if hit.answer else None,
    )


def _words(printed: str) -> str:
    """A printed text, over whatever blanks and line ends, and not within a longer word."""
    text = r"\s+".join(map(re.escape, printed.split()))
    return rf"(?<!\w){text}(?!\w)" if printed[-1].isalnum() else rf"(?<!\w){text}"


def _passage(passage: Passage, wanted: re.Pattern[str]) -> Passage:
    found = [Mark(*each.span()) for each in wanted.finditer(passage.text)]
    return replace(passage, marks=_apart(sorted((*passage.marks, *found), key=lambda mark: (mark.start, -mark.end))))


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Without those that begin in another one."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)
