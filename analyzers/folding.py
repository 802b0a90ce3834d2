"""One spelling for what readers take as the same word.

Case, ligatures, soft hyphens and accents do not count. German umlauts become
their two-letter spelling, so that "Strasse" is "Straße" and "Gebaeude" is
"Gebäude" while "fordern" and "fördern" stay two words and "Israel" stays itself.
"""

from __future__ import annotations

import re
import unicodedata

MAX_TOKEN = 255  # characters; engines refuse longer terms or pay dearly for them

_LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "oe",
        "å": "aa",
        "ł": "l",
        "đ": "d",
        "ı": "i",
    }
)
_PLAIN = re.compile(r"[a-z0-9]*\Z")
_NO_TERM = re.compile(r"[^\w]+")


def fold(word: str) -> str:
    """Fold a word to a term of letters, digits and ``_``, at most `MAX_TOKEN` long; may be empty."""
    folded = word.casefold()
    if _PLAIN.match(folded):
        return folded[:MAX_TOKEN]
    folded = unicodedata.normalize("NFKC", folded).casefold().translate(_LETTERS)
    folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", _NO_TERM.sub("", folded))[:MAX_TOKEN]
