"""What finding references and programmes costs as texts grow: three sizes of hostile texts in one run, and usual papers a second."""

from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from analyzers.passages import Passage
from analyzers.programmefinder import Finder
from analyzers.references import References
from ingest.records import Answer, Inquiry, Source
from tests.benchmarks.growth import grows_with_the_length
from tests.programme_cases import HOSTILE as NAMES

HOSTILE: dict[str, Callable[[int], str]] = {
    "section signs": lambda n: "§" * n,
    "sections": lambda n: "§ 1, " * n,
    "one word": lambda n: "a" * 50 * n,
    "one noun": lambda n: "A" + "bcdefg" * n,
    "numbers": lambda n: "17/1" * n,
    "papers": lambda n: "Drs. 17/1000, " + "17/1001, " * n,
    "papers of Länder": lambda n: "Landtag Brandenburg Drs. 6/1000 " * n,
    "named again": lambda n: "Drs. 17/1234 o. g. Drucksache " * n,
    "questions": lambda n: "Fragen 1 und 2 der " * n + "Drs. 17/1000",
    "quotation marks": lambda n: "„" * n + "“" * n,
    "brackets": lambda n: "Gesetz über (" * n,
    "addresses": lambda n: "https://a.de/b- " * n,
    "an address": lambda n: "https://a.de/" + "abc-" * n,
    "counted ordinances": lambda n: "16. BImSchV, 4. " * n,
    "acts of the Union": lambda n: "Verordnungen (EU) " + "2021/1057, " * n,
    "nouns of an ordinance": lambda n: "§ 1 Schulordnung " + "Gymnasien und neuen " * n,
    "capitals": lambda n: "§ 1 " + "ABCDEfGhV-" * n,
    "papers of a house": lambda n: "Drucksache des Landtags " * n + "17/1000",
    "clauses": lambda n: "Landtag Hessen 1/2; Drs. 17/1000; " * n,
    "laws of another Land": lambda n: "Niedersächsische Schulgesetz Hessen " * n,
    "hyphens": lambda n: "-\n" * n,
    "blanks": lambda n: "Drs." + " " * n,
}

SENTENCE = (
    "Der Senat verweist auf die Antwort zu Frage 4 der Drs. 17/9377 und auf § 35a SGB VIII sowie das Schulgesetz. "
    "In den Bezirken wurden im Schuljahr 2016/17 insgesamt 412 Klassen eingerichtet; die Träger berichten jährlich. "
)
PAIRS = 200


def paper(*texts: str) -> Inquiry:
    answers = tuple(Answer((str(place),), text, 1) for place, text in enumerate(texts, 1))
    return Inquiry(source=Source("-", "", "text/plain", 1), parliament="be", legislative_term=18, answers=answers)


def analysis(text: str) -> Callable[[], object]:
    record = paper(text)
    return lambda: References().analyze(record)


@pytest.mark.usefixtures("benchmarks_only")
@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_grows_with_the_length(name: str) -> None:
    References().analyze(paper(SENTENCE))
    assert grows_with_the_length(name, lambda size: analysis(HOSTILE[name](size)))


@pytest.mark.usefixtures("benchmarks_only")
@pytest.mark.parametrize("name", NAMES)
def test_the_cost_of_programmes_grows_with_the_length(name: str) -> None:
    finder = Finder()
    finder.annotate((Passage("answer/1", SENTENCE),))

    def finding(size: int) -> Callable[[], object]:
        passages = (Passage("answer/1", NAMES[name](size)),)
        return lambda: finder.annotate(passages)

    assert grows_with_the_length(name, finding)


def test_pairs_a_second(benchmark: BenchmarkFixture) -> None:
    record = paper(*[SENTENCE * 5] * PAIRS)
    benchmark(References().analyze, record)
