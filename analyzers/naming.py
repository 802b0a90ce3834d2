"""The names that one paper uses for the same programme, and which of them it goes by.

The target is the name as fullest printed; a name that is known goes by its known one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzers.kinds import kind_of
from analyzers.named import Found
from analyzers.nounphrases import is_coined
from analyzers.registry import name_key

_BODIES = ("bundes", "landes")  # what makes two of one kind: beside a "Landesaktionsplan" an "Aktionsplan" is unclear
_PHRASE = 4  # words from which the beginning of a name is no chance
_NEAR = 20  # names with the same beginning that are compared; more are not meant by a cut one
_HALVES = re.compile(r"\s[–-]\s|:\s")


@dataclass(frozen=True, slots=True)
class Joined:
    """Every name of a paper with its target, and the targets by key."""

    names: Mapping[str, str]
    by_key: Mapping[str, str]

    def target(self, name: str) -> str:
        """The name that a printed one goes by."""
        return self.by_key.get(name_key(name), name)

    def short_names(self) -> dict[str, str]:
        """Kind words that stand for the one name that begins with them ("Landesaktionsplan"); none that names share."""
        found: dict[str, set[str]] = {}
        for target in set(self.by_key.values()):
            first = target.split(" ", 1)[0]
            word = kind_of(first)
            if word and word.is_compound and " " in target and word.nominative == first:
                found.setdefault(first, set()).add(target)
        lower = [first.lower() for first in found]
        longer = {first.removeprefix(body) for first in lower for body in _BODIES if first.startswith(body)}
        return {
            short: targets.pop()
            for short, targets in found.items()
            if len(targets) == 1 and short.lower() not in longer
        }


def join(found: Iterable[Found], known: Mapping[str, str]) -> Joined:
    """Join what discovery found: a name, its acronym, its halves and its spellings are one programme."""
    names: dict[str, str] = {}
    by_key: dict[str, str] = {}
    beginnings: dict[str, list[str]] = {}
    for one in sorted(found, key=lambda one: -len(one.name)):
        spelled = tuple(dict.fromkeys((one.name, *one.aliases, *_halves(one.name), *_without_kind(one))))
        keys = [name_key(name) for name in spelled if name_key(name)]
        target = next((known[key] for key in keys if key in known), None)
        target = target or next((by_key[key] for key in keys if key in by_key), None)
        target = target or _continued(one.name, beginnings) or one.name
        beginnings.setdefault(_beginning(target), []).append(target)
        for name, key in zip(spelled, keys, strict=False):
            names.setdefault(name, target)
            by_key.setdefault(key, target)
    return Joined(names, by_key)


def _continued(name: str, beginnings: Mapping[str, list[str]]) -> str | None:
    """The longer name that goes on where a phrase was cut short ("... und Partizipation" of "... Geflüchteter")."""
    if kind_of(name.split(" ", 1)[0]) is None or len(name.split()) < _PHRASE:
        return None
    near = beginnings.get(_beginning(name), [])[:_NEAR]
    return next((target for target in near if target.startswith(f"{name} ")), None)


def _beginning(name: str) -> str:
    return " ".join(name.split()[:_PHRASE])


def _halves(name: str) -> tuple[str, ...]:
    """The coined half of a name that is an acronym and what it stands for ("NESIS – Netzwerk- und Servicestelle")."""
    first, *rest = _HALVES.split(name, maxsplit=1)
    return (first,) if rest and " " not in first and is_coined(first) else ()


def _without_kind(one: Found) -> tuple[str, ...]:
    """„Netzwerk MigrantInnen und Arbeitsmarkt“ is also called without its kind."""
    first, _, rest = one.name.partition(" ")
    return (rest,) if rest and kind_of(first) and rest[0].isupper() and len(rest) > 3 else ()
