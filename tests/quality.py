"""The quality floor: figures that no change may lower unseen.

``python -m tests.quality`` scores samples and corpus and prints the figures beside the pinned ones.
``--raise`` pins higher figures and other material; only ``--raise --lower`` pins a lower figure.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.corpus_scores import CORPUS, corpus_figures
from tests.goldens import SAMPLES
from tests.sample_scores import Figures, sample_figures, sample_files

PINNED = Path(__file__).parent / "quality.json"
RAISE = "make quality-raise"

FEWER = frozenset({"too many"})
"""Figures of which fewer is better."""

Pins = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One body of papers that was scored; ``parts`` are the ways it was read, parliaments and figures below."""

    name: str
    digest: str
    parts: dict[str, dict[str, Figures]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure beside its floor; a figure that is not pinned has no floor, one that is gone no value."""

    part: str
    parliament: str
    name: str
    value: float | None
    floor: float | None

    @property
    def falls(self) -> bool:
        """Whether the figure is worse than its floor, or gone."""
        if self.floor is None:
            return False
        return self.value is None or (self.value > self.floor if self.name in FEWER else self.value < self.floor)

    def __str__(self) -> str:
        same = "" if self.value == self.floor else "  new" if self.floor is None else "  rises"
        verdict = "  FALLS" if self.falls else same
        return f"{self.part:10} {self.parliament:4} {self.name:12} {_shown(self.value)} {_shown(self.floor)}{verdict}"


def _shown(value: float | None) -> str:
    return f"{value:>8.4g}" if value is not None else f"{'-':>8}"


def digest(files: Iterable[Path], root: Path) -> str:
    """One digest of names and bytes."""
    whole = hashlib.sha256()
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def samples_digest() -> str:
    """The digest of all sample papers and golden records."""
    return digest(sample_files(), SAMPLES)


def corpus_digest() -> str:
    """The digest of all files of the corpus."""
    return digest((path for path in CORPUS.rglob("*") if path.is_file()), CORPUS)


def measured() -> Iterator[Section]:
    """Score what is here: the samples, and the corpus when it lies beside the project."""
    yield Section("samples", samples_digest(), {"samples": sample_figures()})
    if CORPUS.is_dir():
        yield Section("corpus", corpus_digest(), corpus_figures())


def pinned(path: Path = PINNED) -> Pins:
    """The pinned figures and digests by section; nothing when none were pinned yet."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}  # type: ignore[no-any-return]


def compared(section: Section, pins: Pins) -> list[Figure]:
    """Every figure that is measured or pinned."""
    floors = _flat(pins.get(section.name, {}).get("figures", {}))
    values = _flat(section.parts)
    return [Figure(*key, values.get(key), floors.get(key)) for key in sorted({*values, *floors})]


def _flat(parts: dict[str, dict[str, Figures]]) -> dict[tuple[str, str, str], float]:
    return {(p, c, n): v for p, codes in parts.items() for c, figures in codes.items() for n, v in figures.items()}


def raised(section: Section, pins: Pins, *, lower: bool) -> Pins:
    """The section's new pins: its digest, higher figures, and lower ones only if ``lower``."""
    figures: dict[str, dict[str, Figures]] = {}
    for figure in compared(section, pins):
        kept = figure.floor if figure.falls and not lower else figure.value
        if kept is not None:
            figures.setdefault(figure.part, {}).setdefault(figure.parliament, {})[figure.name] = kept
    return {"digest": section.digest, "figures": figures}


def run(
    sections: Iterable[Section], path: Path = PINNED, *, raise_floor: bool = False, lower: bool = False
) -> tuple[int, list[str]]:
    """Compare, and pin if told to: exit code and what is to be said."""
    pins, said, failed = pinned(path), list[str](), False
    for section in sections:
        figures = compared(section, pins)
        said += [f"{section.name:27} {'measured':>10} {'floor':>8}", *map(str, figures)]
        other = pins.get(section.name, {}).get("digest") != section.digest
        falls = any(figure.falls for figure in figures)
        said += _verdict(section.name, other=other and not raise_floor, falls=falls and not lower)
        failed = failed or (falls and not lower) or (other and not raise_floor)
        if raise_floor:
            pins[section.name] = raised(section, pins, lower=lower)
    if raise_floor:
        path.write_text(json.dumps(pins, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return int(failed), said


def _verdict(name: str, *, other: bool, falls: bool) -> list[str]:
    said = []
    if other:
        said.append(f"{name}: other material than was pinned. Look at the figures, then pin it: {RAISE}")
    if falls:
        said.append(f"{name}: figures fall. The floor stays; only --raise --lower lets it down.")
    return said


def main(arguments: list[str] | None = None) -> int:
    """The command: 0 when nothing falls and the material is the pinned one, 1 otherwise, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--raise", dest="raise_floor", action="store_true", help="pin higher figures and new material")
    parser.add_argument("--lower", action="store_true", help="with --raise: pin lower figures too")
    given = parser.parse_args(arguments)
    if given.lower and not given.raise_floor:
        parser.error("--lower goes with --raise only")
    code, said = run(measured(), raise_floor=given.raise_floor, lower=given.lower)
    if not CORPUS.is_dir():
        said.append("corpus: ../shared is not here, its floor stays as it is")
    sys.stdout.write("\n".join(said) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
