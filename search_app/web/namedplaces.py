"""Marks at the places that name a programme, a law or a paper, for searches that ask for these.

::

    programm:ESF, a hit without marks -> the hit with every printed form of the ESF marked

The words of such a search stand in no text: the name that a programme goes by may be printed nowhere. What is printed
is known of programmes with the hit, of laws and papers from what was found in the archive's records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from analyzers.protocol import Annotation
from analyzers.streams import analyze
from search_app.exports.references import places
from search_app.index.highlight import column_marks
from search_app.index.nodes import And, InField, Node, Or, Value
from search_app.index.noted import with_notes
from search_app.index.plan import All, Any, Between, Has, Plan, Without, plan
from search_app.index.protocol import Filter, Group, Hit, Mark, NamedProgramme, Page, Passage
from search_app.index.referring import explained_names, reference_keys

ReferencesOf = Callable[[str], Sequence[Annotation]]
NotesOf = Callable[[str], Mapping[str, tuple[str, ...]]]
_PROGRAMME, _PROGRAMMES = "programme", "programmes"
_REFERRING = ("law", "provision", "cites", "cited")
_BESIDE = ("question/", "heading/")
_MOST_FORMS = 50
"""Forms that are looked for in one text: each is tried at each word, and whoever writes a paper may think of many."""


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


def referring_to(asked: Asked, references: ReferencesOf) -> ReferencesOf:
    """Of the ``references`` of a paper those that were asked for; each paper is read once."""

    @cache
    def found(paper: str) -> Sequence[Annotation]:
        annotations = references(paper) if asked.referring else ()
        explained = explained_names(annotations)
        return tuple(each for each in annotations if _is_asked_for(reference_keys(each, explained), asked))

    return found


def _is_asked_for(keys: Mapping[str, Sequence[str]], asked: Asked) -> bool:
    return any(not values.isdisjoint(keys.get(field, ())) for field, values in asked.referring)


def with_names_marked(page: Page, asked: Asked, references: ReferencesOf) -> Page:
    """The page with every place marked that names what was asked for; ``references`` are those that refer to it."""
    if not asked.programmes and not asked.referring:
        return page
    return replace(page, groups=tuple(_group(group, asked, references) for group in page.groups))


def noted_entries(page: Page, references: ReferencesOf, notes: NotesOf) -> frozenset[str]:
    """The hits that show nothing of what was asked for, because a foot note of theirs has it.

    ``references`` are those of a paper that refer to it, ``notes`` its foot notes by the place of their marks.
    """
    bare = [hit for hit in page.hits if not _shows(hit)]
    return frozenset(hit.entry for hit in bare if _is_noted(hit, references(hit.paper), notes))


def _shows(hit: Hit) -> bool:
    passages = (*(question.passage for question in hit.questions), *([hit.answer] if hit.answer else []), hit.title)
    return any(passage.marks for passage in passages)


def _is_noted(hit: Hit, references: Sequence[Annotation], notes: NotesOf) -> bool:
    noted = {each.place for each in references if each.place.startswith("note/")}
    return bool(noted) and not noted.isdisjoint(with_notes(places(hit), notes(hit.paper)))


def _group(group: Group, asked: Asked, references: ReferencesOf) -> Group:
    found = references(group.paper)
    return replace(group, hits=tuple(marked(hit, _printed(hit, asked.programmes), found) for hit in group.hits))


def _printed(hit: Hit, asked: Sequence[Plan]) -> tuple[str, ...]:
    """How a hit prints the programmes that were asked for."""
    return tuple(text for each in hit.programmes if _is_asked(each, asked) for text in each.printed)


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


def marked(hit: Hit, printed: Sequence[str], references: Sequence[Annotation]) -> Hit:
    """A hit with every place marked that prints one of these texts or is one of these references of its paper."""
    here = places(hit)
    found = [each for each in references if each.place in here]
    if not found and not printed:
        return hit
    answer = [each for each in found if not each.place.startswith(_BESIDE)]
    return replace(
        hit,
        questions=tuple(
            replace(each, passage=_passage(each.passage, printed, _at(found, f"question/{each.label}")))
            for each in hit.questions
        ),
        answer=_passage(hit.answer, printed, answer) if hit.answer else None,
    )


def _at(found: Iterable[Annotation], place: str) -> list[Annotation]:
    return [each for each in found if each.place == place]


def _passage(passage: Passage, printed: Sequence[str], found: Sequence[Annotation]) -> Passage:
    """A text with marks where its references stand, else, where it is no longer what they were found in, by form."""
    begins = _beginning(passage.text, found)
    forms = printed if begins is not None else (*printed, *(each.text for each in found))
    marks = [Mark(begins + each.start, begins + each.end) for each in found] if begins is not None else []
    every = (*passage.marks, *marks, *_form_marks(passage.text, forms))
    return replace(passage, marks=_apart(sorted(every, key=lambda mark: (mark.start, -mark.end))))


def _beginning(text: str, found: Sequence[Annotation]) -> int | None:
    """Where the text of the record begins in one that is shown: that of an answer may follow words that announce it."""
    for begins in (0, text.find("\n\n") + 2):
        if all(text.startswith(each.text, begins + each.start) for each in found):
            return begins
    return None


def _form_marks(text: str, printed: Iterable[str]) -> Iterator[Mark]:
    forms = (" ".join(each.split()) for each in printed)
    kept = islice(dict.fromkeys(filter(None, forms)), _MOST_FORMS)
    if words := [_words(each) for each in sorted(kept, key=len, reverse=True)]:
        wanted = re.compile(rf"(?<!\w)(?:{'|'.join(words)})")
        yield from (Mark(*each.span()) for each in wanted.finditer(text))


def _words(printed: str) -> str:
    """A printed text, over whatever blanks and line ends, and not within a longer word."""
    text = r"\s+".join(map(re.escape, printed.split()))
    return rf"{text}(?!\w)" if printed[-1].isalnum() else text


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Without those that begin in another one."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)
