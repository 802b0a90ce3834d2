"""No figure over samples and corpus lies below its floor, and the floor is not lowered unseen."""

import json
from pathlib import Path

import pytest

from tests.corpus_scores import CORPUS, corpus_figures
from tests.quality import RAISE, Section, compared, corpus_digest, main, pinned, run, samples_digest
from tests.sample_scores import counted, sample_figures

ONE = Section("samples", "a" * 64, {"samples": {"be": {"head": 0.9, "pairs": 12}}})


def with_figures(head: float, digest: str = "a" * 64, **more: float) -> Section:
    return Section("samples", digest, {"samples": {"be": {"head": head, "pairs": 12, **more}}})


def test_the_samples_are_those_that_were_pinned() -> None:
    assert samples_digest() == pinned()["samples"]["digest"], f"the samples changed: look at the figures, then {RAISE}"


def test_no_figure_of_the_samples_falls() -> None:
    section = Section("samples", "", {"samples": sample_figures()})
    assert [str(figure) for figure in compared(section, pinned()) if figure.falls] == []


@pytest.mark.corpus
def test_no_figure_of_the_corpus_falls() -> None:
    if not CORPUS.is_dir():
        pytest.skip("../shared is not here: the real papers are not part of the project")
    if corpus_digest() != pinned()["corpus"]["digest"]:
        pytest.skip(f"../shared/corpus is other material than was pinned: look at the figures, then {RAISE}")
    section = Section("corpus", "", corpus_figures())
    assert [str(figure) for figure in compared(section, pinned()) if figure.falls] == []


@pytest.fixture
def floor(tmp_path: Path) -> Path:
    """A floor of its own, with one parliament."""
    path = tmp_path / "quality.json"
    assert run([ONE], path, raise_floor=True)[0] == 0
    return path


def head_of(path: Path) -> float:
    return json.loads(path.read_text())["samples"]["figures"]["samples"]["be"]["head"]  # type: ignore[no-any-return]


def test_without_a_flag_nothing_is_written(floor: Path) -> None:
    before = floor.read_bytes()
    assert run([with_figures(0.95)], floor)[0] == 0
    assert run([with_figures(0.5)], floor)[0] == 1
    assert floor.read_bytes() == before


def test_raise_writes_a_higher_figure(floor: Path) -> None:
    assert run([with_figures(0.95, question_f1=0.7)], floor, raise_floor=True)[0] == 0
    assert head_of(floor) == 0.95
    assert run([with_figures(0.95)], floor)[0] == 1, "a figure that is gone falls"


def test_raise_alone_never_lowers(floor: Path) -> None:
    code, said = run([with_figures(0.8999, question_f1=0.7)], floor, raise_floor=True)
    assert code == 1
    assert head_of(floor) == 0.9
    assert any("FALLS" in line for line in said)
    assert "--raise --lower" in said[-1]


def test_raise_alone_keeps_a_parliament_that_is_gone(floor: Path) -> None:
    assert run([Section("samples", "a" * 64, {"samples": {}})], floor, raise_floor=True)[0] == 1
    assert head_of(floor) == 0.9


def test_the_second_flag_lowers(floor: Path) -> None:
    assert run([with_figures(0.5)], floor, raise_floor=True, lower=True)[0] == 0
    assert head_of(floor) == 0.5


def test_lower_alone_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--lower"])
    assert ended.value.code == 2
    assert "--raise" in capsys.readouterr().err


def test_other_material_is_said_and_pinned_by_raise_without_lowering(floor: Path) -> None:
    other = with_figures(0.5, digest="b" * 64)
    code, said = run([with_figures(0.9, digest="b" * 64)], floor)
    assert code == 1
    assert RAISE in said[-1]
    assert run([other], floor, raise_floor=True)[0] == 1
    assert head_of(floor) == 0.9
    assert json.loads(floor.read_text())["samples"]["digest"] == "b" * 64


def test_what_is_not_measured_keeps_its_floor(floor: Path) -> None:
    run([Section("corpus", "c" * 64, {"printed": {}})], floor, raise_floor=True)
    assert head_of(floor) == 0.9


def test_of_wrong_cells_fewer_is_better() -> None:
    pins = {"corpus": {"figures": {"tables": {"all": {"too many": 3}}}}}
    falls = [
        [figure.falls for figure in compared(Section("corpus", "", {"tables": {"all": {"too many": n}}}), pins)]
        for n in (2, 3, 4)
    ]
    assert falls == [[False], [False], [True]]


GOLDEN = {
    **dict.fromkeys(
        ("parliament", "reference", "legislative_term", "kind", "part", "request_reference", "inquiry_number", "title", "askers",
         "factions", "dates", "answering_body", "signed_by"), "x"),
    "questions": [{"label": "1", "text": "Wie viele Bänke?"}, {"label": "2", "text": "Wo?"}],
    "answers": [{"labels": ["1", "2"], "text": "Zwölf am Teich."}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, (13, 2, 2)),
        ({"title": "y"}, (12, 2, 2)),
        ({"answers": [{"labels": ["1", "2"], "text": "Zwölf am\n\nTeich."}]}, (13, 2, 2)),
        ({"answers": [{"labels": ["1", "2"], "text": "Zwölf am Teich"}]}, (13, 2, 0)),
        ({"answers": [{"labels": ["1"], "text": "Zwölf am Teich."}]}, (13, 2, 0)),
        ({"questions": [{"label": "1", "text": "Wie viele?"}, {"label": "2", "text": "Wo?"}]}, (13, 1, 1)),
    ],
)
def test_what_counts_as_right(change: dict[str, object], right: tuple[int, int, int]) -> None:
    count = counted(GOLDEN, {**GOLDEN, **change})
    assert (count["head right"], count["question right"], count["pair right"]) == right
