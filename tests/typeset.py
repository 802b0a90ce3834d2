"""A typesetter for tests: text in lines of random width, words broken where a hyphen may stand."""

import re
from functools import cache
from random import Random

import pyphen

from ingest.hyphens import COORDINATION

LEAST = 2
"""Letters of a broken word on either line."""


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="de_DE", left=LEAST, right=LEAST)


def set_in_lines(text: str, random: Random) -> list[str]:
    """Lines of one text; each line may have its own width."""
    lines = [""]
    width = random.randint(15, 90)
    for word in text.split():
        for head, rest in _fitting(word, width - len(lines[-1]) - 1, random):
            lines[-1] = f"{lines[-1]} {head}".strip()
            if rest is not None:
                lines.append(rest)
                width = random.randint(15, 90)
    return [line for line in lines if line]


def _fitting(word: str, room: int, random: Random) -> list[tuple[str, str | None]]:
    """What goes on this line and, if the line ends here, what begins the next."""
    if len(word) <= room:
        return [(word, None)]
    halves = [(head, rest) for head, rest in _breaks(word) if len(head) <= room]
    return [random.choice(halves) if halves and random.random() < 0.9 else ("", word)]


def _breaks(word: str) -> list[tuple[str, str]]:
    """Where a word may be broken: behind its own hyphens, and between its syllables.

    Not where the second half is a word like "und" ("so-wie"): such words are a test of their own.
    """
    own = [(word[: m.end()], word[m.end() :]) for m in re.finditer(r"(?<=\w)-(?=\w)", word)]
    if own or not word.isalpha():
        return own
    halves = [(head, rest) for head, rest in _hyphens().iterate(word) if rest not in COORDINATION]
    return [(f"{head}-", rest) for head, rest in halves if rest[0].islower() and head[-1].islower()]
