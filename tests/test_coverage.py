"""Nothing of a paper is dropped in silence: what stands in it is in its record, or a finding quotes it."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.assemble import parse_source
from ingest.lines import read_lines
from ingest.records import SourceFile
from ingest.serial import to_json
from ingest.sources import read_source
from tests.corpus_scores import CORPUS
from tests.goldens import SAMPLES, forms, golden_of, squeezed

WORD = "Quastenflosser"
SENTENCE = f"Dazu ist noch zu sagen, dass der {WORD} im Teich lebt."
CLOSED = (".", "?", "!", ":")
STEP = 2
"""Every which place of a paper gets the sentence."""

PRINTED = [path for path in forms() if path.suffix == ".txt" and not path.stem.endswith("-dump")]
JUNK = {"sachsen-8-3284-antwort"}
"""Papers of the corpus with a side column that OCR has read into the text: said so, as it must be."""


def unassigned(source: SourceFile) -> list[str]:
    return [finding.message for finding in parse_source(source).findings if finding.code == "text-unassigned"]


def is_noise(source: SourceFile) -> bool:
    """Whether the sentence has come to stand within an imprint or a running head."""
    return any(WORD in line.text and line.noise for line in read_lines(source))


def between_questions_and_end(path: Path, lines: list[str]) -> list[int]:
    """The lines from the first question to the end of the last answer before which a sentence is closed."""
    golden = golden_of(path)
    closing = (golden["answers"] or golden["questions"])[-1]["text"]
    first, last = squeezed(golden["questions"][0]["text"])[:14], squeezed(closing)[-5:]
    flat = [squeezed(line) for line in lines]
    begin = next(place for place, line in enumerate(flat) if first in line)
    end = max((place for place, line in enumerate(flat) if last in line), default=len(lines) - 1)
    return [place for place in range(begin + 1, end + 1) if lines[place - 1].rstrip().endswith(CLOSED)][::STEP]


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sentence_put_anywhere_is_in_the_record(path: Path) -> None:
    source = read_source(path)
    lines = source.data.decode().split("\n")
    lost: list[str] = []
    for place in between_questions_and_end(path, lines):
        text = "\n".join([*lines[:place], SENTENCE, *lines[place:]])
        changed = replace(source, data=text.encode())
        if WORD.encode() not in to_json(parse_source(changed)) and not is_noise(changed):
            lost.append(f"{place}: {lines[place - 1]!r} | {lines[place]!r}")
    assert not lost, "\n".join(lost)


@pytest.mark.parametrize("path", forms(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_samples_leave_nothing_over(path: Path) -> None:
    assert not unassigned(read_source(path))


def test_a_heading_stands_at_the_question_below_it() -> None:
    record = parse_source(read_source(SAMPLES / "be" / "19-99006.txt"))
    topics = {question.label: question.topic for question in record.questions if question.topic}
    assert topics == {"1a": "Bestand der Anlagen", "2a": "Weiterer Ausbau"}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here")
def test_the_corpus_leaves_nothing_over() -> None:
    left = {path.stem: said for path in sorted(CORPUS.glob("*/*.txt")) if (said := unassigned(read_source(path)))}
    assert left.keys() <= JUNK, left
