"""Programmes in the texts of a paper: the registry, discovery, and what the paper itself introduces, put together.

A paper is read as a whole: an acronym that one answer spells out is understood in all of
them. Loads spaCy; `analyzers.programmes` does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analyzers.discovery import discover
from analyzers.kinds import kind_of
from analyzers.lists import listed
from analyzers.named import Found, definite_kinds
from analyzers.naming import Joined, join
from analyzers.nounphrases import chunk_start, is_coined
from analyzers.passages import Passage
from analyzers.protocol import Annotation
from analyzers.quotes import quotes
from analyzers.reading import Names, Read, Span, memory, read, words_of
from analyzers.registry import name_key, programmes

TYPE = "programme"
_SPEAKS = re.compile(r"[“”\"«‘] ?\(|[“”\"«‘][^“”\"«‘]{0,160}\d,\d\d(?!\d)")
"""What may name something without a kind word: an acronym or a sum behind quotation marks."""

_CONTEXT = 3  # words in front of an uncertain name in which a kind word makes it sure
_ENOUGH_LETTERS = 8  # letters from which a name of several words is looked for without its quotation marks


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a programme: the words ``first`` to ``last`` of a passage."""

    passage: int
    first: int
    last: int
    target: str


class Finder:
    """Finds what texts of one paper name, with the names of the registry and those that the texts introduce."""

    def __init__(self) -> None:
        self._sure, self._unsure = _registered()
        self._known = {name_key(name): target for name, target in {**self._unsure, **self._sure}.items()}
        self._made: tuple[Names, Names] | None = None

    def annotate(self, texts: tuple[Passage, ...]) -> tuple[Annotation, ...]:
        """Give every mention, in the order of the paper; overlapping ones only once."""
        finders = self._finders()  # outside: what is made inside is forgotten with the paper
        with memory():
            paper = _Paper(texts)
            found = _sure(paper, tuple(_found(paper, n) for n in range(len(texts))))
            joined = join((one for each in found for one in each), self._known)
            mentions = [
                Mention(n, one.first, one.last, joined.target(one.name)) for n, each in enumerate(found) for one in each
            ]
            mentions += [Mention(n, s.first, s.last, s.key) for n, _, s in paper.find(finders[0])]
            mentions += _again(paper, joined)
            mentions += _uncertain(paper, finders[1], {m.target for m in mentions})
            return tuple(_annotation(texts[m.passage], paper.read(m.passage), m) for m in _longest(mentions))

    def _finders(self) -> tuple[Names, Names]:
        """The matchers of the sure and the uncertain names, made on first use."""
        if self._made is None:
            self._made = Names(self._sure), Names(self._unsure)
        return self._made


class _Paper:
    """The texts of a paper, each read only when something in it asks for it."""

    def __init__(self, texts: tuple[Passage, ...]) -> None:
        self.texts = texts
        self.words = tuple(words_of(passage.text) for passage in texts)
        self._reads: dict[int, Read] = {}

    def read(self, number: int) -> Read:
        if number not in self._reads:
            self._reads[number] = read(self.texts[number].text)
        return self._reads[number]

    def find(self, names: Names) -> Iterator[tuple[int, Read, Span]]:
        """Every place of some names."""
        for number, words in enumerate(self.words):
            if names.may_be_in(words):
                one = self.read(number)
                for span in names.find(one):
                    yield number, one, span


def _found(paper: _Paper, number: int) -> tuple[Found, ...]:
    text = paper.texts[number].text
    if not any(map(kind_of, paper.words[number])) and not _SPEAKS.search(text):
        return ()
    one = paper.read(number)
    return (*discover(one), *listed(one))


def _again(paper: _Paper, joined: Joined) -> Iterator[Mention]:
    """What the paper introduced somewhere, wherever it is named again."""
    again = {name: target for name, target in joined.names.items() if _is_distinct(name)}
    again.update(joined.short_names())
    if again:
        for number, one, span in paper.find(Names(again)):
            if not _is_generic(one, span):
                yield Mention(number, span.first, span.last, span.key)


def _uncertain(paper: _Paper, names: Names, sure: set[str]) -> Iterator[Mention]:
    """The uncertain names that their place or the rest of the paper makes sure."""
    for number, one, span in paper.find(names):
        if span.key in sure or _is_quoted(one, span) or _is_introduced(one, span):
            yield Mention(number, span.first, span.last, span.key)


def _is_quoted(one: Read, span: Span) -> bool:
    return any((quote.opening + 1, quote.closing) == (span.first, span.last) for quote in quotes(one))


def _sure(paper: _Paper, found: tuple[tuple[Found, ...], ...]) -> tuple[tuple[Found, ...], ...]:
    """Leave out what is named but not known: "eines Landesprogramms für ...", and nowhere "das Landesprogramm"."""
    if not any(one.is_unsure for each in found for one in each):
        return found
    numbers = [n for n, words in enumerate(paper.words) if any(map(kind_of, words))]
    known = {kind for n in numbers for kind in definite_kinds(paper.read(n))}
    return tuple(tuple(o for o in each if not o.is_unsure or o.name.split(" ", 1)[0] in known) for each in found)


def _registered() -> tuple[dict[str, str], dict[str, str]]:
    """The sure and the uncertain names of the registry with the name each goes by."""
    sure: dict[str, str] = {}
    unsure: dict[str, str] = {}
    for programme in programmes():
        for name in programme.names:
            (unsure if name in programme.uncertain else sure).setdefault(name, programme.name)
    return sure, unsure


class Given:
    """Finds given names, whatever their endings, in texts."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take names and the name that each goes by."""
        self._names = Names(names)

    def annotate(self, texts: tuple[Passage, ...]) -> tuple[Annotation, ...]:
        """Give every mention, the longest ones only."""
        with memory():
            paper = _Paper(texts)
            mentions = [Mention(n, span.first, span.last, span.key) for n, _, span in paper.find(self._names)]
            return tuple(_annotation(texts[m.passage], paper.read(m.passage), m) for m in _longest(mentions))


def _is_introduced(one: Read, span: Span) -> bool:
    """Whether a kind word stands in front of an uncertain name, or right behind it ("LIFE-Projekt")."""
    if any(kind_of(word) for word in one.words[max(span.first - _CONTEXT, 0) : span.first]):
        return True
    if not one.touches(span.last) or one.words[span.last] != "-" or not one.touches(span.last + 1):
        return False
    return kind_of(one.words[span.last + 1]) is not None


def _is_distinct(name: str) -> bool:
    """Whether a name can be looked for without its quotation marks: coined, or several words."""
    words = name.split()
    return is_coined(name) or (len(words) > 1 and len(name) >= _ENOUGH_LETTERS and name[0].isupper()) or "*" in name


def _is_generic(one: Read, span: Span) -> bool:
    """Whether a short form means another thing there ("ein Aktionsplan", "Aktionsplan-Entwurf")."""
    before = one.words[span.first - 1].lower() if span.first else ""
    if kind_of(one.words[span.first]) and before in ("ein", "eine", "eines", "einem", "einer", "einen", "kein"):
        return True
    return chunk_start(one, span.first) != span.first and not is_coined(one.words[span.first])


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that lie in no longer one, in order; of equal ones the first that was found."""
    ranked = sorted(enumerate(mentions), key=lambda pair: (pair[1].passage, pair[1].first, -pair[1].last, pair[0]))
    kept: list[Mention] = []
    for _, mention in ranked:
        if kept and kept[-1].passage == mention.passage and mention.first < kept[-1].last:
            if mention.last - mention.first > kept[-1].last - kept[-1].first:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _annotation(passage: Passage, one: Read, mention: Mention) -> Annotation:
    start, end = one.starts[mention.first], one.ends[mention.last - 1]
    return Annotation(TYPE, passage.text[start:end], mention.target, start, end, passage.place)
