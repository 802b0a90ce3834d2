"""The language of a text. The only importer of langdetect.

Papers of German parliaments are German unless long enough text says otherwise:
a guess from a few words is worse than none.
"""

from __future__ import annotations

from functools import cache

from langdetect.detector import Detector
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from ingest.records import Inquiry

GERMAN = "de"

MIN_LETTERS = 400
"""Letters below which a text counts as German; langdetect is unsure of shorter ones."""

MAX_LETTERS = 10_000
"""Characters that are looked at; more changes nothing and costs time."""

SURE = 0.9
"""Probability from which another language is believed."""

SEED = 0
"""langdetect draws at random; with a seed the same text always gets the same answer."""


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language, "de" when in doubt."""
    if sum(map(str.isalpha, text[:MAX_LETTERS])) < MIN_LETTERS:
        return GERMAN
    detector: Detector = _factory().create()
    detector.append(text[:MAX_LETTERS])
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return GERMAN
    return str(best.lang) if best.prob >= SURE else GERMAN


def language_of_paper(inquiry: Inquiry) -> str:
    """The language of a paper, from its title, questions, answers and sections."""
    parts = [inquiry.title or "", *(a.text for a in inquiry.answers), *(q.text for q in inquiry.questions)]
    return language_of("\n".join([*parts, *(s.text for s in inquiry.sections)]))


@cache
def _factory() -> DetectorFactory:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(SEED)
    return factory
