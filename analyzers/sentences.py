"""Where a sentence begins and ends, as far as a reference must know: full stops of abbreviations end none."""

from __future__ import annotations

import re

LONG_SENTENCE = 400
"""Characters that are looked at on either side; a longer sentence is cut, which keeps hostile text linear."""

_END = re.compile(r"(?<!\bDrs)(?<!\bNr)(?<!\bAbs)(?<!\bArt)(?<!\bvgl)(?<!\bbzw)(?<!\bS)(?<!\bAbg)(?<!\bDrucks)(?<!\bDr)"
                  r"(?<!\bca)(?<!\bSt)(?<!\bNrn)(?<!\b\w)(?<!\d)[.!?]\s+(?=[A-ZÄÖÜ„(])|\n\s*\n")  # fmt: skip


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that this place stands in, at most `LONG_SENTENCE` characters before."""
    first = max(at - LONG_SENTENCE, 0)
    return max((found.end() for found in _END.finditer(text, first, at)), default=first)


def sentence_end(text: str, at: int) -> int:
    """Where the sentence ends that this place stands in, at most `LONG_SENTENCE` characters behind."""
    last = min(at + LONG_SENTENCE, len(text))
    found = _END.search(text, at, last)
    return found.start() + 1 if found else last
