"""The texts that benchmarks are made of: the same every time, and with as many references as real papers."""

from collections import Counter

from analyzers.annotations import annotate
from analyzers.passages import passages
from tests.benchmarks.generated import papers

PAIRS = 1400


def test_the_same_number_gives_the_same_papers() -> None:
    assert list(papers(70)) == list(papers(70))
    assert list(papers(70)) != list(papers(70, seed=1))


def test_references_are_as_frequent_as_in_real_answers() -> None:
    words, found = 0, Counter[str]()
    for inquiry in papers(PAIRS):
        words += sum(len(p.text.split()) for p in passages(inquiry) if p.place.startswith("answer"))
        found.update(each.type for each in annotate(inquiry) if each.place.startswith("answer"))
    real = {"drucksache": 0.2, "law": 7.7, "url": 0.2, "programme": 0.8}  # in 1,000 words
    measured = {kind: found[kind] * 1000 / words for kind in real}
    assert all(share / 2 < measured[kind] < share * 2 for kind, share in real.items()), measured
