"""The types of discovery: a name that was found, and the kind words of a text with their places."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.kinds import KindWord, kind_of, word_set
from analyzers.nounphrases import chunk_start
from analyzers.reading import Read, kind_places

BEFORE_NAMES = frozenset("der die das des dem den im vom beim zum zur am ins dieses diesem".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A name at the words ``first`` to ``last`` (not included); ``kind`` is what such a thing is called.

    One that is unsure ("eines Landesaktionsplans für ...") counts when the paper elsewhere speaks of it as known.
    """

    first: int
    last: int
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class KindPlace:
    """A kind word of a text with the words it takes up, compounds with hyphens included."""

    first: int
    last: int
    word: KindWord


def kinds_of(read: Read) -> tuple[KindPlace, ...]:
    """Every kind word of a text."""
    return tuple(kind for place in kind_places(read) if (kind := kind_at(read, place)))


def kind_at(read: Read, place: int) -> KindPlace | None:
    """The kind word there, None in the midst of a compound ("Projekt-Nummer") or where the compound is none."""
    last = place + 1
    if last < len(read.words) and read.touches(last) and read.words[last] in "-/*_" and read.touches(last + 1):
        return None
    first = chunk_start(read, place)
    word = kind_of("".join(read.words[first:last])) or (kind_of(read.words[place]) if first == place else None)
    if word is None or (first and word.not_after and read.words[first - 1].lower().startswith(word.not_after)):
        return None
    return KindPlace(first, last, word)


def definite_kinds(read: Read) -> frozenset[str]:
    """The kind words that a text speaks of as of something known ("des Landesaktionsplans"), in the nominative."""
    return frozenset(kind.word.nominative for kind in kinds_of(read) if _is_definite(read, kind.first))


def _is_definite(read: Read, place: int) -> bool:
    """Whether an article stands in front, with at most one adjective between."""
    before = [word.lower() for word in read.words[max(place - 2, 0) : place]]
    if not before or before[-1] in BEFORE_NAMES:
        return bool(before)
    return before[0] in BEFORE_NAMES and before[-1].isalpha() and before[-1] not in word_set("indefinite")
