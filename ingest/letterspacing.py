"""Words printed with gaps between their letters: "A n t w o r t". The gaps tell where words end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

Box = tuple[float, float, float, float]

LETTER_GAP = (0.05, 0.6)
"""Gap between letter-spaced letters in parts of their height; 0 in ordinary words, more in the cells of a table."""

WORD_GAP = 1.6
"""A gap between letter-spaced words is at least this multiple of the one between their letters."""

SHORT_WORDS = 3.5
"""Letters of the average word of a line that may be letter-spaced; German prose has six."""

MANY_WORDS = 5
"""Words such a line has at least."""

LETTERS_PART = 0.9
"""Part of such a line that is letters; the rows of a table have figures."""

_SINGLE_LETTERS = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")


def letter_spaced(line: str) -> Iterator[tuple[int, int]]:
    """Where in a line letter-spaced words may stand: start and end offsets."""
    words = line.split()
    length = sum(map(len, words))
    letters = sum(letter.isalpha() for word in words for letter in word)
    if len(words) >= MANY_WORDS and length <= len(words) * SHORT_WORDS and letters >= length * LETTERS_PART:
        yield 0, len(line)
        return
    for found in _SINGLE_LETTERS.finditer(line):
        yield found.span()


def word_lengths(boxes: Sequence[Box]) -> list[int]:
    """How many letters each word has, from the boxes of all letters; empty when they are not letter-spaced."""
    gaps = [right[0] - left[2] for left, right in pairwise(boxes)]
    if not gaps:
        return []
    usual = sorted(gaps)[len(gaps) // 2]
    height = boxes[0][3] - boxes[0][1]
    if not LETTER_GAP[0] * height < usual < LETTER_GAP[1] * height:
        return []
    ends = [place for place, gap in enumerate(gaps, 1) if gap > usual * WORD_GAP]
    return [end - start for start, end in pairwise([0, *ends, len(boxes)])]
