"""What looks like a field in a search and is none: ``foo:bar`` is looked for as words, and a reader is told so."""

from __future__ import annotations

import re
from difflib import get_close_matches

from search_app.index.fields import FROM, NAMES, TO

_QUOTED = re.compile(r'["„“”»«][^"„“”»«]*["„“”»«]')
# letters and a colon with something right behind it; no address (https://) and no gender form (Schüler:innen)
_FIELD = re.compile(r'(?<![^\s(\-–])([^\W\d_]{2,40}):(?!//)(?!(?:innen|in|r|n|e|en|s|es)\b)(?=[\w("])', re.IGNORECASE)
_LIKE = 0.75  # likeness from which on a field is offered
_OFFERED = ("frage", "antwort", "titel", "parlament", "partei", "ressort", "jahr", "art")


def unknown_fields(text: str) -> tuple[str, ...]:
    """Names before a colon that no field has, each once, in the order of a search that could be read."""
    plain = _QUOTED.sub('"', text)
    known = {*NAMES, *FROM, *TO}
    return tuple(dict.fromkeys(name for name in _FIELD.findall(plain) if name.casefold() not in known))


def without_unknown(text: str) -> str:
    """The same search for what stands behind the names that are no fields."""
    unknown = unknown_fields(text)
    return _FIELD.sub(lambda found: "" if found[1] in unknown else found[0], text)


def field_note(name: str) -> str:
    """Say that a field does not exist, how it was read instead, and which fields there are."""
    close = get_close_matches(name.casefold(), sorted({*NAMES, *FROM, *TO}), n=1, cutoff=_LIKE)
    instead = f"Meinten Sie „{close[0]}:“?" if close else f"Felder sind zum Beispiel {', '.join(_OFFERED)}."
    return f"„{name}:“ ist kein Feld; es wurde als Wort gesucht. {instead}"
