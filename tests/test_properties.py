"""What holds for every paper: numbers come back, words stay whole, nothing vanishes, nothing depends on chance."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.assemble import blocks_in_order, parse_source, read_source_stages
from ingest.body import body_of
from ingest.characters import clean
from ingest.hyphens import mend, mend_breaks
from ingest.labels import parse_labels
from ingest.lines import read_lines
from ingest.numbering import Candidate, best_chain, sub_run
from ingest.pages import Line
from ingest.pairing import AnswerDraft
from ingest.records import Inquiry
from ingest.serial import to_json
from ingest.sources import read_source, source_from_bytes
from tests.goldens import forms, golden_of, squeezed
from tests.mutations import doubled, dropped, form_feeds, shortened, shuffled
from tests.papers import berlin
from tests.soundness import faults
from tests.typeset import set_in_lines

# the same examples in every run: what is random belongs to tests.fuzz
steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)
quick = settings(steady, max_examples=200)

SEEDS = st.integers(0, 2**32)
JOINTS = (", ", " und ", ", ", " sowie ")


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (chance of a test, no secret)


# --- labels


@st.composite
def markers(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A marker as printed and the labels it names."""
    printed, labels, number = list[str](), list[str](), 0
    for _ in range(draw(st.integers(1, 4))):
        number += draw(st.integers(1, 9))
        text, own, number = draw(items(number))
        printed.append(text)
        labels += own
    before = draw(st.sampled_from(["Zu ", "Zu den Fragen ", "Antwort zu ", "Zu Frage ", ""]))
    joints = [draw(st.sampled_from(JOINTS)) for _ in printed[1:]] + [""]
    return before + "".join(map("".join, zip(printed, joints, strict=True))) + draw(
        st.sampled_from([":", ".:", ""])
    ), labels


@st.composite
def items(draw: st.DrawFn, number: int) -> tuple[str, list[str], int]:
    """One number, range, or number with letters or decimals, and the last number it names."""
    dot = draw(st.sampled_from(["", "."]))
    last = draw(st.integers(1, 5))
    until = draw(st.sampled_from([" bis ", "–", " - ", " bis zu "]))
    letters = "abcdef"[: last + 1]
    closing = draw(st.sampled_from(["", ")"]))
    kind = draw(st.sampled_from(["number", "range", "letters", "letter range", "decimals"]))
    if kind == "range":
        return (
            f"{number}{dot}{until}{number + last}{dot}",
            list(map(str, range(number, number + last + 1))),
            number + last,
        )
    if kind == "letters":
        named = " und ".join(f"{letter}{closing}" for letter in letters)
        return f"{number}{dot} {named}", [f"{number}{letter}" for letter in letters], number
    if kind == "letter range":
        return (
            f"{number}{dot} a{closing}{until}{letters[-1]}{closing}",
            [f"{number}{letter}" for letter in letters],
            number,
        )
    if kind == "decimals":
        return f"{number}.1{dot}{until}{number}.{last + 1}{dot}", [f"{number}.{n}" for n in range(1, last + 2)], number
    return f"{number}{dot}", [str(number)], number


@given(markers())
@quick
@example(("Zu 4. und 5.:", ["4", "5"]))
def test_a_marker_is_read_as_it_was_made(marker: tuple[str, list[str]]) -> None:
    text, labels = marker
    assert list(parse_labels(text)) == labels


# --- numbering


@given(st.integers(1, 40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 60)), max_size=40))
@quick
def test_a_sure_chain_is_found_among_stray_numbers(count: int, stray: list[tuple[int, int]]) -> None:
    """Questions are sure; what stands between them looks like a date or a list and is worth nothing or less."""
    questions = [Candidate(str(n), 1000 * n, 1000 * n + 3, 6.0) for n in range(1, count + 1)]
    others = [
        Candidate(str(n), 1000 * at + 10 * i + 10, 1000 * at + 10 * i + 12, -1.0) for i, (at, n) in enumerate(stray)
    ]
    chain = best_chain(sorted([*questions, *others], key=lambda c: c.start))
    assert [c for c in chain if c.score > 0] == questions
    assert [c.number for c in chain] == list(range(1, count + 1))


@given(st.integers(0, 20), st.lists(st.tuples(st.integers(0, 400), st.sampled_from("abcdefgz12")), max_size=20))
@quick
def test_letters_are_a_run_without_gaps(count: int, stray: list[tuple[int, str]]) -> None:
    found = [Candidate(chr(ord("a") + n), 20 * n + 1, 20 * n + 3) for n in range(count)]
    found += [Candidate(letter, at * 20 + 10, at * 20 + 12) for at, letter in stray]
    run = sub_run(sorted(found, key=lambda c: c.start), 7, 0, 10_000)
    assert [c.label for c in run] == [f"7{chr(ord('a') + n)}" for n in range(len(run))]
    assert len(run) >= count
    assert [c.start for c in run] == sorted(c.start for c in run)


# --- papers in Berlin's layout

HEAD, _, REST = berlin(30001).partition("1. Wie viele")
TAIL = REST[REST.index("Berlin, den 17. März 2023") :]

INSERTED = (
    "Gesperrt sind:\n1. der Uferweg\n2. der Bergweg\n3. der Talweg",
    "Genannt wurden\na) der Uferweg,\nb) der Bergweg.",
    "Das war am\n12. März 2023 und am\n3. April 2023.",
    "Die\n19. Wahlperiode und die\n2. Sitzung zählen mit.",
    "Jahr\tBänke\tWege\n2021\t12\t3\n2022\t14\t5",
    "Nr.\tOrt\n1.\tUferweg\n2.\tBergweg",
    "Es waren\n4 Bänke und\n17 Stühle.",
    "- erstens am Ufer\n- zweitens am Berg",
    "Die Kosten liegen bei 2.500 Euro im Jahr.",
)


@st.composite
def papers(draw: st.DrawFn) -> tuple[str, list[list[str]], list[str], list[str]]:
    """A paper, the labels that are answered together, the questions and the answers."""
    count = draw(st.integers(1, 12))
    groups, asked, answers, text = list[list[str]](), list[str](), list[str](), HEAD
    number = 1
    while number <= count:
        group = list(range(number, min(number + draw(st.integers(1, 3)), count + 1)))
        for n in group:
            asked.append(f"Wie viele Bänke stehen am Teich wort{n}f?")
            text += f"{n}. {asked[-1]}\n\n"
        inserted = draw(st.lists(st.sampled_from(INSERTED), max_size=3))
        answers.append("\n\n".join([f"Dort ist wort{number}a.", *inserted, f"Mehr ist wort{number}b nicht bekannt."]))
        text += f"Zu {' und '.join(f'{n}.' for n in group)}:\n{answers[-1]}\n\n"
        groups.append(list(map(str, group)))
        number = group[-1] + 1
    return text + TAIL, groups, asked, answers


def parsed(text: str) -> Inquiry:
    return parse_source(source_from_bytes("fiktiv.txt", text.encode()))


@given(papers())
@steady
def test_questions_come_back_as_they_were_printed(paper: tuple[str, list[list[str]], list[str], list[str]]) -> None:
    text, groups, asked, answers = paper
    record = parsed(text)
    assert [q.label for q in record.questions] == [str(n) for n in range(1, len(asked) + 1)]
    assert [q.text for q in record.questions] == asked
    assert [list(a.labels) for a in record.answers] == groups
    assert [squeezed(a.text) for a in record.answers] == list(map(squeezed, answers))


@given(papers())
@steady
def test_no_word_of_a_paper_vanishes_or_comes_twice(paper: tuple[str, list[list[str]], list[str], list[str]]) -> None:
    """Every line of the body bears a word of its own."""
    text = paper[0]
    body = text[len(HEAD) : -len(TAIL)]
    marked = HEAD + "".join(f"{line} zeile{n}z\n" if line else "\n" for n, line in enumerate(body.split("\n"))) + TAIL
    record = parsed(marked)
    kept = " ".join(part.text for part in (*record.questions, *record.answers, *record.preambles))
    kept += " ".join(a.marker or "" for a in record.answers)
    assert Counter(re.findall(r"zeile\d+z", kept)) == Counter(re.findall(r"zeile\d+z", marked))


# --- answers that follow their questions without a marker, as in Niedersachsen

PLAIN_HEAD = """\
Niedersächsischer Landtag – 19. Wahlperiode Drucksache 19/99137

Kleine Anfrage zur schriftlichen Beantwortung mit Antwort der Landesregierung

Anfrage der Abgeordneten Ina Feldmann (GRÜNE)
"""


def following(answers: list[list[str]]) -> str:
    """A paper in which each answer, with what is inserted in it, stands below its question."""
    parts = [PLAIN_HEAD]
    for n, inserted in enumerate(answers, 1):
        parts += [f"{n}. Wie viele Bänke stehen am Teich wort{n}f?", f"Dort ist wort{n}a.", *inserted]
    return "\n\n".join(parts) + "\n"


@given(st.lists(st.lists(st.sampled_from(INSERTED), max_size=2), min_size=1, max_size=10))
@steady
def test_questions_without_markers_come_back(answers: list[list[str]]) -> None:
    text = following([*answers, []])
    record = parsed(text)
    assert [q.text for q in record.questions] == [
        f"Wie viele Bänke stehen am Teich wort{n}f?" for n in range(1, len(answers) + 2)
    ]
    assert [list(a.labels) for a in record.answers] == [[str(n)] for n in range(1, len(answers) + 2)]
    printed = ["".join([f"Dort ist wort{n}a.", *inserted]) for n, inserted in enumerate([*answers, []], 1)]
    assert [squeezed(a.text) for a in record.answers] == list(map(squeezed, printed))


def test_a_list_in_the_last_answer_is_no_question() -> None:
    record = parsed(following([[], ["Gesperrt sind:\n1. der Uferweg,\n2. der Bergweg,\n3. der Talweg."]]))
    assert [q.label for q in record.questions] == ["1", "2"]


# --- every form of every sample

TEXTS = [path for path in forms() if path.suffix == ".txt"]
DUMPS = [path for path in TEXTS if path.stem.endswith("-dump")]
LINED = [path for path in TEXTS if path not in DUMPS]
HARMLESS = (dropped, doubled, shuffled, shortened, form_feeds)


@st.composite
def damaged(draw: st.DrawFn, texts: Sequence[Path] = tuple(TEXTS)) -> str:
    text = draw(st.sampled_from(texts)).read_text(encoding="utf-8")
    random = chance(draw(SEEDS))
    for mutate in draw(st.lists(st.sampled_from(HARMLESS), max_size=2)):
        text = mutate(text, random)
    return text


@given(damaged())
@steady
def test_reading_twice_gives_the_same_record(text: str) -> None:
    source = source_from_bytes("fiktiv.txt", text.encode())
    assert to_json(parse_source(source)) == to_json(parse_source(source))


@pytest.mark.parametrize("path", [p for p in forms() if p.suffix == ".pdf"][::4], ids=lambda p: p.name)
def test_reading_a_pdf_twice_gives_the_same_record(path: Path) -> None:
    assert to_json(parse_source(read_source(path))) == to_json(parse_source(read_source(path)))


@given(damaged(LINED))
@steady
def test_places_lie_inside_their_texts(text: str) -> None:
    assert faults(parsed(text)) == []


def test_places_of_a_text_without_line_breaks_lie_inside() -> None:
    assert {path.name: found for path in DUMPS if (found := faults(parse_source(read_source(path))))} == {}


@given(damaged())
@steady
def test_no_line_of_a_file_vanishes(text: str) -> None:
    """What is read is text of the paper or noise with a name, letter by letter."""
    lines = read_lines(source_from_bytes("fiktiv.txt", text.encode()))
    assert squeezed("".join(line.text for line in lines)) == squeezed(clean(text))
    body = body_of([line for line in lines if not line.noise])
    assert letters(body.text) == letters("".join(line.text for line in lines if not line.noise))


@given(damaged())
@steady
def test_between_the_parts_of_a_body_stand_only_markers(text: str) -> None:
    """No sentence is left out unsaid, but a letter that leads to the answers and questions that are printed twice."""
    reading = read_source_stages(source_from_bytes("fiktiv.txt", text.encode()))
    drafts = blocks_in_order(reading.pairs)
    said = letters("".join(f.message for f in reading.inquiry.findings if f.code == "text-unassigned"))
    topics = letters("".join(question.topic or "" for question in reading.inquiry.questions))
    opens = next((draft for draft in drafts if isinstance(draft, AnswerDraft)), None)
    at = drafts[0].start if drafts else 0
    for draft in drafts:
        between = letters(reading.body.text[at : draft.start])
        for question in reading.inquiry.questions:
            between = between.replace(letters(question.text), "")
        quoted = between[:MIN_QUOTED] in said or between in topics
        assert draft is opens or len(between) <= MARKER_LETTERS or quoted, between
        at = max(at, draft.end)


MARKER_LETTERS = 110
"""Letters of the longest announcement ("Die Fragen 4 und 5 werden wegen ihres Zusammenhangs gemeinsam beantwortet.")."""

MIN_QUOTED = 30
"""Letters of which a finding quotes at least so many."""


def letters(text: str) -> str:
    return re.sub(r"[^\w]+", "", text)


@given(st.lists(st.text("abcäöü. 1-\n\t#", max_size=60), min_size=1, max_size=12))
@steady
def test_no_word_of_another_document_vanishes_or_comes_twice(pieces: list[str]) -> None:
    """A title that is the first heading or sentence too is one of both."""
    text = "\n".join(f"wort{n}w {piece}" for n, piece in enumerate(pieces))
    record = parsed(text)
    kept = " ".join(f"{section.heading or ''} {section.text}" for section in record.sections)
    title = record.title or ""
    found = Counter(re.findall(r"wort\d+w", kept if words(title) in words(kept) else f"{title} {kept}"))
    assert found == Counter(re.findall(r"wort\d+w", text))


# --- hyphens

PROSE = [
    " ".join(part["text"].split())
    for path in forms()
    if path.suffix == ".txt"
    for part in (*golden_of(path)["questions"], *golden_of(path)["answers"])
    if len(part["text"]) > 100
] + [
    "Das Haupt- und Nebenamt in Nord-Süd-Richtung prüft jede E-Mail, auch die Vor- bzw. Nachbereitung.",
    "Migrations- und Integrationspolitik sowie Kinder-, Jugend- und Familienhilfe in Baden-Württemberg.",
    "Die S-Bahn-Linie und der Ost-West-Radweg wurden am Teich-Ufer verlegt, An- und Abfahrt eingeschlossen.",
]
_AMBIGUOUS = re.compile(r"\w-[a-zäöüß]|\w/\w|https?:")
PLAIN = sorted({text for text in PROSE if not _AMBIGUOUS.search(text)})


def as_lines(lines: list[str]) -> list[Line]:
    return [Line(text, 1, number) for number, text in enumerate(lines, 1)]


def words(text: str) -> str:
    return " ".join(text.split())


@given(st.sampled_from(PLAIN), SEEDS)
@quick
def test_a_text_set_in_lines_comes_back(text: str, seed: int) -> None:
    body = body_of(as_lines(set_in_lines(text, chance(seed))))
    assert words(body.value(0, len(body.text))[0]) == text


@given(st.sampled_from(PLAIN), SEEDS)
@quick
def test_a_text_that_lost_its_line_breaks_comes_back(text: str, seed: int) -> None:
    flat = " ".join(set_in_lines(text, chance(seed)))
    assert words(mend_breaks(flat)) == text


@given(st.sampled_from(PLAIN))
@quick
def test_mending_changes_nothing_that_is_whole(text: str) -> None:
    assert mend_breaks(text) == text


BROKEN = "so|wie den|noch irgend|wie gleich|wie Seni|or Kür|bis"


@pytest.mark.parametrize("word", BROKEN.split())
def test_a_word_whose_second_half_is_a_word(word: str) -> None:
    head, rest = word.split("|")
    assert mend(f"{head}-", f"{rest} weiter") == f"{head}{rest} weiter"
