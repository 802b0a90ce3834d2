"""Names made comparable: however a name is printed, its folded form is the same."""

from __future__ import annotations

import re
import unicodedata

_OTHER_SIGNS = re.compile(r"[\W_]+")
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_WRITTEN_OUT = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def fold(text: str) -> str:
    """Fold a name for comparison: small letters, no accents, ae as ä, single blanks: ``gruene`` and ``GRÜNE``."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    for written, letter in _WRITTEN_OUT:
        folded = folded.replace(written, letter)
    return _OTHER_SIGNS.sub(" ", folded).strip()
