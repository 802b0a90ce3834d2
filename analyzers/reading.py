"""Text to words with offsets, sentences and matches. The only importer of spaCy.

spaCy's blank German pipeline brings vocabulary, matchers and sentence boundaries; no
model is needed. The words are cut here and not by its tokenizer: compounds fall
apart at their hyphens ("ESF-geförderte" holds the ESF), and a megabyte without a
blank costs no more than one with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any, NamedTuple

import spacy
from spacy.attrs import FLAG63, NORM, SENT_START
from spacy.lang.de.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

from analyzers.kinds import kind_of

CACHE = 200_000  # words remembered
LONGEST_WORD = 100  # characters; a longer run of letters is cut, no word is that long
_LONG_ENOUGH = 5  # letters from which on an ending is taken off for comparison
_TOKEN = re.compile(rf"\w{{1,{LONGEST_WORD}}}|[^\w\s]")
_ENDING = re.compile(r"(?:en|er|es|em|e|s)$")
_ABBREVIATIONS = frozenset(
    "abs art nr dr prof ca bzw ggf vgl inkl mio mrd st usw etc bspw insb drs buchst gem sog lfd".split()
)


class Span(NamedTuple):
    """Words ``first`` to ``last`` (not included) of a text, and what was found there."""

    first: int
    last: int
    key: str


class Read(NamedTuple):
    """A text cut into words: their spellings, offsets, and the number of the sentence each stands in."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    doc: Doc

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
    words = [text[start:end] for start, end in found]
    doc = Doc(_pipeline().vocab, words=words)
    _pipeline().get_pipe("sentencizer")(doc)
    starts, ends = (tuple(place) for place in zip(*found, strict=True)) if found else ((), ())
    return Read(text, tuple(words), starts, ends, tuple(_sentence_numbers(doc, words)), doc)


def kind_places(read_text: Read) -> tuple[int, ...]:
    """Where words stand that name a kind of programme."""
    return tuple(start for _, start, _ in _kind_matcher()(read_text.doc, as_spans=False))


class Names:
    """A set of names that is looked for in texts, whatever their German endings; capitals count."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take names and the keys they are reported under."""
        vocab = _pipeline().vocab
        self._keys: dict[str, str] = {}
        self._matcher = PhraseMatcher(vocab, attr="NORM")
        self.beginnings = frozenset(same_word(words[0]) for name in names if (words := _TOKEN.findall(name)))
        patterns: dict[str, list[Doc]] = {}
        for name, key in names.items():
            if words := _TOKEN.findall(name):
                patterns.setdefault(key, []).append(Doc(vocab, words=words))
        for key, docs in patterns.items():
            self._matcher.add(key, docs)

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
        return word
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _LONG_ENOUGH - 1 else word


_same_word = lru_cache(CACHE)(same_word)


@cache
def _pipeline() -> Language:
    nlp = spacy.blank("de")
    vocab: Any = nlp.vocab
    # of the attributes that a word may have only two are asked for; the others cost more than all the matching
    vocab.lex_attr_getters = {NORM: same_word, FLAG63: _names_kind}
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "•", "·"]})
    return nlp


@cache
def _kind_matcher() -> Matcher:
    vocab = _pipeline().vocab
    matcher = Matcher(vocab, validate=False)  # the validation knows no flags of one's own
    matcher.add("kind", [[{FLAG63: True}]])
    return matcher


def _names_kind(word: str) -> bool:
    return kind_of(word) is not None


def _sentence_numbers(doc: Doc, words: Iterable[str]) -> Iterator[int]:
    """Count the sentences; the full stop of an abbreviation ("e. V.", "3. Juni") ends none."""
    number, before, stop = 0, "", False
    starts = doc.to_array(SENT_START).tolist()
    for begins, word in zip(starts, words, strict=True):
        if begins == 1 and before and not (stop and _is_abbreviation(before)):
            number += 1
        if word == ".":
            stop = True
        else:
            before, stop = word, False
        yield number


def _is_abbreviation(word: str) -> bool:
    return len(word) == 1 or word.isdigit() or word.lower() in _ABBREVIATIONS
