"""Text to words with offsets, sentences and matches. The only importer of spaCy.

spaCy's blank German pipeline brings vocabulary, matcher and stop words; no model is needed.
The words are cut here and not by its tokenizer: compounds fall apart at their hyphens
("ESF-geförderte" holds the ESF), and a megabyte without a blank costs no more than one
with. Making its objects costs more than all the rest, so a text becomes one only when it
has all the words of a name that is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

import spacy
from spacy.attrs import NORM
from spacy.lang.de.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from analyzers.kinds import kind_of

CACHE = 200_000  # words remembered
LONGEST_WORD = 100  # characters; a longer run of letters is cut, no word is that long
_LONG_ENOUGH = 5  # letters from which on an ending is taken off for comparison
_TOKEN = re.compile(rf"\w{{1,{LONGEST_WORD}}}|[^\w\s]")
_STOPS = frozenset(".!?•·")  # what ends a sentence
_ENDING = re.compile(r"(?:en|er|es|em|e|s)$")
_GENITIVE = re.compile(r"[A-ZÄÖÜ][a-zäöü]{2,}[a-rt-zäöü]s$")  # of a word with capitals within: "DigitalPakts"
_ABBREVIATIONS = frozenset(
    "abs art nr dr prof ca bzw ggf vgl inkl mio mrd st usw etc bspw insb drs buchst gem sog lfd".split()
)


class Span(NamedTuple):
    """Words ``first`` to ``last`` (not included) of a text, and what was found there."""

    first: int
    last: int
    key: str


@dataclass(frozen=True)
class Read:
    """A text cut into words: their spellings, offsets, and the number of the sentence each stands in."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]

    @cached_property
    def doc(self) -> Doc:
        """The text as spaCy has it."""
        return Doc(_pipeline().vocab, words=list(self.words))

    def slice(self, first: int, last: int) -> str:
        """The text of some words, with single blanks for line ends."""
        if first >= last:
            return ""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())

    def touches(self, place: int) -> bool:
        """Whether a word follows the one before it without a blank."""
        return 0 < place < len(self.words) and self.ends[place - 1] == self.starts[place]


@contextmanager
def memory() -> Iterator[None]:
    """Let go of the words of a paper when it is done; what was read is not to be used behind it."""
    with _pipeline().memory_zone():
        yield


def read(text: str) -> Read:
    """Cut a text into words and sentences, in time linear in its length."""
    found = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    words = tuple(text[start:end] for start, end in found)
    starts, ends = (tuple(place) for place in zip(*found, strict=True)) if found else ((), ())
    return Read(text, words, starts, ends, tuple(_sentence_numbers(words)))


def kind_places(read_text: Read) -> tuple[int, ...]:
    """Where words stand that name a kind of programme."""
    return tuple(place for place, word in enumerate(read_text.words) if kind_of(word))


class Names:
    """A set of names that is looked for in texts, whatever their German endings; capitals count."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take names and the keys they are reported under."""
        vocab = _pipeline().vocab
        self._keys: dict[str, str] = {}
        self._matcher = PhraseMatcher(vocab, attr="NORM")
        self._words: dict[str, list[frozenset[str]]] = {}
        patterns: dict[str, list[Doc]] = {}
        for name, key in names.items():
            if words := _TOKEN.findall(name):
                self._words.setdefault(same_word(words[0]), []).append(frozenset(map(same_word, words)))
                patterns.setdefault(key, []).append(Doc(vocab, words=words))
        for key, docs in patterns.items():
            self._matcher.add(key, docs)

    def may_be_in(self, words: Set[str]) -> bool:
        """Whether a text with these words, as `words_of` gives them, has all the words of a name."""
        begun = self._words.keys() & words
        return any(name <= words for first in begun for name in self._words[first])

    def find(self, read_text: Read) -> tuple[Span, ...]:
        """Every place of every name, also within longer ones."""
        strings = read_text.doc.vocab.strings
        return tuple(Span(a, b, strings[key]) for key, a, b in self._matcher(read_text.doc, as_spans=False))


def words_of(text: str) -> frozenset[str]:
    """Which words a text has, also without the endings that `same_word` takes off: a cheap look whether to read on."""
    words = set(_TOKEN.findall(text))
    return frozenset(words.union(map(_same_word, words)))


def is_function_word(word: str) -> bool:
    """Whether a word carries no meaning of its own ("der", "wurden", "nach")."""
    return word.lower() in STOP_WORDS


def same_word(word: str) -> str:
    """What the inflected forms of a word have in common; capitals and short words stay as they are."""
    if len(word) < _LONG_ENOUGH or not word[1:].islower():
        return word[:-1] if _GENITIVE.search(word) else word
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _LONG_ENOUGH - 1 else word


_same_word = lru_cache(CACHE)(same_word)


@cache
def _pipeline() -> Language:
    nlp = spacy.blank("de")
    vocab: Any = nlp.vocab
    # of the attributes that a word may have only one is asked for; the others cost more than all the matching
    vocab.lex_attr_getters = {NORM: same_word}
    return nlp


def _sentence_numbers(words: Iterable[str]) -> Iterator[int]:
    """Count the sentences: the first word behind a stop begins one; that of an abbreviation ("e. V.") ends none."""
    number, before, stop, ended = 0, "", False, False
    for word in words:
        if word in _STOPS:
            ended = True
        elif ended:
            ended = False
            if before and not (stop and _is_abbreviation(before)):
                number += 1
        if word == ".":
            stop = True
        else:
            before, stop = word, False
        yield number


def _is_abbreviation(word: str) -> bool:
    return len(word) == 1 or word.isdigit() or word.lower() in _ABBREVIATIONS
