"""Names in addresses: letters, digits and strokes that every keyboard has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

LONGEST_SLUG = 80  # characters; the rest of a longer name tells nothing apart
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "+": " plus "})


def slug(name: str) -> str:
    """A name in an address: "Demokratie leben!" is demokratie-leben."""
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_SPELLED)
    plain = unicodedata.normalize("NFD", plain)
    kept = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c)))
    return kept.strip("-")[:LONGEST_SLUG].strip("-") or "x"


def end_of(short: str, moved: Mapping[str, str]) -> str:
    """The slug to which others lead from this one, each step in ``moved``; where they go in a circle, one of these."""
    seen: set[str] = set()
    while short in moved and short not in seen:
        seen.add(short)
        short = moved[short]
    return short
