"""What an entry refers to, as values of the index: laws with their provisions, papers with their questions.

Facets count whole laws and papers; what is typed is looked for in a second field that also
has provisions, questions and numbers without their parliament, all in one spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from operator import itemgetter

from analyzers.cleaning import clean
from analyzers.lawadditions import with_additions
from analyzers.lawnames import law_names
from analyzers.laws import laws
from analyzers.lawtitles import explained_name, printed_spellings
from analyzers.protocol import Annotation
from analyzers.whosepaper import BUNDESRAT
from ingest.folding import fold
from ingest.registry import parliaments
from search_app.index.names import parliament_of
from search_app.index.slugs import slug

ExplainedNames = Mapping[str, Set[str]]
PAPERS = ("drucksache", "plenary")
_MOST_NAMES = 20
"""Long names of one law in one paper: every provision is found by each, and no paper in earnest has more."""

_PROVISION = re.compile(r" (?:§|[Aa]rt\.) \d.*$")
_QUESTION = re.compile(r"^([a-z]{2}/\d+/\d+)/.+$")
_NUMBER = re.compile(r"(?:plenary/)?\d{1,4}/\d{1,6}(?:/\d[\w.]*)?")
_TYPED = re.compile(r"(?:(?P<who>[^\d/]+?)\s*[/\s-]\s*)??(?P<plenary>plenary\s*/?\s*)?(?P<number>\d.*)", re.IGNORECASE)
_DRUCKSACHE = re.compile(r"\b(?:drs|drucksachen?|nrn?|nummern?)(?![^\W\d])\.?\s*", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:plenarprotokolle?|plpr)(?![^\W\d])\.?\s*", re.IGNORECASE)
_BUNDESRAT = frozenset((BUNDESRAT, "bundesrat"))


class Referring:
    """The references of a paper by the places that hold them; ``annotations`` are all of it, in printed order."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self._annotations = annotations
        self._by_place: dict[str, list[tuple[int, Annotation]]] = {}
        for number, each in enumerate(annotations):
            self._by_place.setdefault(each.place, []).append((number, each))

    def of(self, places: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The values of an entry that holds these places of its paper, in printed order."""
        held = (each for place in dict.fromkeys(places) for each in self._by_place.get(place, ()))
        found = [annotation for _, annotation in sorted(held, key=itemgetter(0))]
        return _values(found, self._explained if any(each.type == "law" for each in found) else {})

    @cached_property
    def _explained(self) -> ExplainedNames:
        return explained_names(self._annotations)


def reference_keys(annotation: Annotation, explained: ExplainedNames) -> Mapping[str, tuple[str, ...]]:
    """The values by which one of the references of a paper is found; ``explained`` are its ``explained_names``."""
    return _values((annotation,), explained)


def _values(found: Sequence[Annotation], explained: ExplainedNames) -> Mapping[str, tuple[str, ...]]:
    named = [each.target for each in found if each.type == "law"]
    papers = [each.target for each in found if each.type in PAPERS]
    return {
        "law": _once(law_of(target) for target in named),
        "provision": _once(key for target in named for key in _law_keys(target, explained)),
        "cites": _once(map(paper_of, papers)),
        "cited": _once(key for target in papers for key in _paper_keys(target)),
    }


def law_of(target: str) -> str:
    """The law without its provision: "SGB VIII § 35a" is of SGB VIII."""
    return _PROVISION.sub("", target)


def slug_of_law(law: str) -> str:
    """The word of a law in addresses: "SGB VIII" is sgb-viii, "ArbStättV" is arbstaettv."""
    return slug(law)


def paper_of(target: str) -> str:
    """The paper without its question: "be/17/9999/3" is of be/17/9999."""
    return _QUESTION.sub(r"\1", target)


def law_key(target: str) -> str:
    """The one spelling in which laws are looked for."""
    return " ".join(target.casefold().replace("§§", "§").replace("artikel", "art.").split())


def typed_laws(typed: str) -> tuple[str, ...]:
    """What a typed law may be called in the index: as typed, and as it is read in the papers of any Land.

    A short name is also that of every Land's law which has an addition behind it: SchulG is SchulG M-V too.
    """
    typed = clean(typed).text  # hyphens as pages and papers print them, which are copied from there
    codes = (None, *(parliament.code for parliament in parliaments()))
    spellings = printed_spellings(typed)
    read = {found.target for code in codes for text in spellings for found in laws(text, law_names((), code))}
    with_provision = {target for target in read if _PROVISION.search(target)}
    named = [law_key(typed), *map(law_key, sorted(with_provision or read))]
    return _once([*named, *(each for name in named if _is_typed(name, typed) for each in _of_lands(name))])


def _is_typed(key: str, typed: str) -> bool:
    """Whether a law is called by the name that was typed, and not by another that was read for it."""
    return f" {law_of(key)} " in f" {law_key(typed)} "


def _of_lands(key: str) -> Iterator[str]:
    law = law_of(key)
    return (law_key(each + key.removeprefix(law)) for each in with_additions(law))


def typed_paper(typed: str) -> str:
    """A typed paper as the index has it: "Drs. Nr. 17 / 11 310" is 17/11310, "NRW 17/20203" is nw/17/20203.

    The parliament may have any name that the field for parliaments takes. Raises ValueError with a German sentence.
    """
    found = _TYPED.fullmatch(_MINUTES.sub("plenary/", _DRUCKSACHE.sub("", typed.strip())))
    number = ("plenary/" if found["plenary"] else "") + "".join(found["number"].casefold().split()) if found else ""
    if found is None or not _NUMBER.fullmatch(number):
        raise ValueError(f"„{typed}“ ist keine Nummer einer Drucksache. Möglich sind 17/11310 und be/17/11310.")
    return f"{_code(found['who'])}/{number}" if found["who"] else number


def _code(typed: str) -> str:
    """The code of a house that prints papers, from any of its names. Raises ValueError with a German sentence."""
    known = parliament_of(typed)
    if known:
        return known.code
    if fold(typed) in _BUNDESRAT:
        return BUNDESRAT
    raise ValueError(f"„{typed}“ ist kein Parlament, das dieses Archiv kennt. Möglich ist berlin/17/11310.")


def explained_names(annotations: Iterable[Annotation]) -> ExplainedNames:
    """The long names that a paper itself explains its laws by, from all of its annotations; the first ones of each."""
    found: dict[str, set[str]] = {}
    for each in annotations:
        if each.type == "law" and (name := explained_name(each.text)):
            names = found.setdefault(law_of(each.target), set())
            if len(names) < _MOST_NAMES:
                names.add(name)
    return found


def _law_keys(target: str, explained: ExplainedNames) -> Iterator[str]:
    """A provision and its law, by the short name and by each long one."""
    law = law_of(target)
    for name in (law, *sorted(explained.get(law, ()))):
        yield law_key(name + target.removeprefix(law))
        yield law_key(name)


def _paper_keys(target: str) -> Iterator[str]:
    """A paper with and without its parliament and its question."""
    for name in dict.fromkeys((target, paper_of(target))):
        yield name
        yield name.partition("/")[2]


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
