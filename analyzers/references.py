"""What a paper refers to: other papers, plenary minutes, laws and their provisions, web pages.

::

    Inquiry -> passages -> papers, laws, weblinks -> Annotation

The patterns are tables in ``analyzers/data``; this module puts together what they find.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version

from analyzers.fingerprint import fingerprint
from analyzers.found import Context, Found
from analyzers.lawnames import LawNames, law_names
from analyzers.laws import laws
from analyzers.papers import named_again, papers
from analyzers.passages import Passage, passages
from analyzers.plain import Plain, plain
from analyzers.protocol import Annotation
from analyzers.weblinks import weblinks
from ingest.records import Inquiry

_MODULES = tuple(
    "assemblies found lawforms lawhouses lawnames laws lawtable lexicon numberedlaws papernumbers papers passages plain"
    " provisions questionlabels references ruletables sentences shortnames weblinks whosepaper wordlists".split()
)
_TABLES = (
    "assemblies.toml",
    "lawforms.toml",
    "laws.toml",
    "papers.toml",
    "weblinks.toml",
    "dictionary_forms.txt",
    "names.txt",
)


@cache
def _version() -> str:
    return f"{fingerprint(_MODULES, _TABLES)}-{version('simplemma')}"


class References:
    """The analyzer of everything that is cited by number or by name of law; see `analyzers.protocol.Analyzer`."""

    name = "references"

    @property
    def version(self) -> str:
        """Another one whenever a rule or a table of this analyzer changes."""
        return _version()

    def analyze(self, inquiry: Inquiry) -> tuple[Annotation, ...]:
        """Every reference of a record with its place, without the numbers of the paper itself. Raises nothing."""
        texts = [(passage, plain(passage.text)) for passage in passages(inquiry)]
        names = law_names([each.text for _, each in texts], inquiry.parliament)
        context = Context(inquiry.parliament, inquiry.legislative_term)
        own = _own(inquiry)
        return tuple(
            annotation
            for passage, text in texts
            for annotation in _annotations(passage, text, names, context)
            if not _is_own(annotation.target, own)
        )


def _annotations(passage: Passage, text: Plain, names: LawNames, context: Context) -> Iterator[Annotation]:
    links = list(weblinks(passage.text))
    named = tuple(papers(text.text, context))
    again = named_again(text.text, named)
    found = [_placed(each, text) for each in (*named, *again, *laws(text.text, names))]
    outside = [each for each in found if not _is_inside(each, links)]
    for each in sorted({*outside, *links}, key=lambda each: (each.start, each.end, each.target)):
        printed = passage.text[each.start : each.end]
        yield Annotation(each.type, printed, each.target, each.start, each.end, passage.place)


def _placed(found: Found, text: Plain) -> Found:
    start, end = text.span(found.start, found.end)
    return Found(found.type, found.target, start, end)


def _is_inside(found: Found, links: Sequence[Found]) -> bool:
    """Whether what was found is only a part of an address."""
    return any(link.start <= found.start < link.end for link in links)


def _is_own(target: str, own: frozenset[str]) -> bool:
    """Whether a target is the paper itself or one of its own questions ("be/17/9999/4")."""
    return target in own or target.rpartition("/")[0] in own


def _own(inquiry: Inquiry) -> frozenset[str]:
    """The numbers that the paper goes by itself: they stand in heads and running heads, and refer to nothing."""
    numbers = {inquiry.reference, inquiry.request_reference, *(paper.reference for paper in inquiry.linked)}
    return frozenset(f"{inquiry.parliament}/{number}" for number in numbers if number)
