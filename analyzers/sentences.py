"""Where a sentence begins and ends, as far as a reference must know: full stops of abbreviations end none."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONG_SENTENCE = 400
"""Characters that are looked at on either side; a longer sentence is cut, which keeps hostile text linear."""

_END = re.compile(r"[.!?]\s+(?=[A-ZÄÖÜ„(])|\n\s*\n")
_ABBREVIATION = re.compile(r"(?<!\w)(?:Drs|Drucks|Nrn?|Abs|Abg|Art|vgl|Vgl|bzw|ca|Dr|St|Seite|\w|\d+)$")
_LONGEST = 8  # characters of an abbreviation with what stands before it


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that this place stands in, at most `LONG_SENTENCE` characters before."""
    first = max(at - LONG_SENTENCE, 0)
    return max((end for _, end in _ends(text, first, at)), default=first)


def sentence_end(text: str, at: int) -> int:
    """Where the sentence ends that this place stands in, at most `LONG_SENTENCE` characters behind."""
    last = min(at + LONG_SENTENCE, len(text))
    return next((start + 1 for start, _ in _ends(text, at, last)), last)


def _ends(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    for found in _END.finditer(text, first, last):
        before = text[max(found.start() - _LONGEST, 0) : found.start()]
        if not _ABBREVIATION.search(before):
            yield found.span()
