"""Who asks: all members of an inquiry, whichever of its papers names them."""

from __future__ import annotations

from itertools import chain

from ingest.records import Asker, Inquiry


def everyone(inquiry: Inquiry) -> tuple[Asker, ...]:
    """All members who ask, each once: an answer names the first ones only, the inquiry's own paper all of them."""
    found: dict[str, Asker] = {}
    for asker in chain(inquiry.askers, *(other.askers for other in inquiry.linked)):
        found.setdefault(asker.name, asker)
    return tuple(found.values())
