"""What turning a text into streams costs as it grows: three sizes of hostile texts in one run."""

from collections.abc import Callable

import pytest

from analyzers.streams import analyze
from tests.benchmarks.growth import grows_with_the_length

HOSTILE: dict[str, Callable[[int], str]] = {
    "chains": lambda n: "a-b " * n,
    "paragraphs": lambda n: "§ 1 " * n,
    "school years": lambda n: "2020/21 " * n,
    "rows of a table": lambda n: "A-B 2020/21 " * n,
    "long forms": lambda n: "Öffentlicher Personennahverkehr " * n,
    "soft hyphens": lambda n: "Ki\u00adta Platz " * n,
    "halves": lambda n: "Rad- und Fußwege " * n,
    "one word": lambda n: "Schule" * n,
    "words": lambda n: " ".join(f"Wort{number:x}" for number in range(n)),
    "signs": lambda n: "§/" * n,
}


@pytest.mark.usefixtures("benchmarks_only")
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_cost_grows_with_the_length(name: str, language: str) -> None:
    analyze("Die Schule am Hafen", language)

    def analysing(size: int) -> Callable[[], object]:
        text = HOSTILE[name](size)
        return lambda: analyze(text, language)

    assert grows_with_the_length(f"{name}, {language}", analysing)
