"""The list of laws and the page of one: counts, provisions, papers, and their twins."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from papers import berlin

from analyzers.enriching import enrich
from analyzers.store import AnnotationStore
from ingest.archive import Archive
from ingest.pipeline import ingest_paths
from search_app import create_app
from search_app.config import Settings
from search_app.index.following import follow
from search_app.index.tantivy_engine import TantivyEngine

pytest_plugins = ("web_fixtures",)


def test_the_list_counts_papers_and_can_be_narrowed(client: FlaskClient) -> None:
    lines = {line["name"]: line for line in json.loads(client.get("/gesetze.json").data)["laws"]}
    assert lines["LHO"]["papers"] >= 1
    assert lines["LHO"]["href"] == "/gesetz/lho"
    narrowed = json.loads(client.get("/gesetze.json?suche=lh").data)["laws"]
    named = {name for name, line in lines.items() if any("lh" in each.casefold() for each in (name, *line["names"]))}
    assert {line["name"] for line in narrowed} == named
    letter = json.loads(client.get("/gesetze.json?buchstabe=l").data)["laws"]
    assert {line["name"] for line in letter} == {name for name in lines if name.upper().startswith("L")}


def test_the_list_has_letters_ways_back_and_twins(client: FlaskClient) -> None:
    laws = client.get("/gesetze.json").json["laws"]  # type: ignore[index]
    page = client.get("/gesetze").text
    assert f'<p class="lesbar">{len(laws)} Namen von Gesetzen' in page
    assert '<a href="/gesetze" aria-current="true">alle</a>' in page
    assert '<a href="/gesetze?buchstabe=L">L</a>' in page
    assert '<span class="leise">X</span>' in page
    narrowed = client.get("/gesetze?buchstabe=L&q=haushalt").text
    assert '<p class="lesbar">1 Name von' in narrowed
    assert '<a href="/gesetze">alle</a>' in narrowed
    assert '<a href="/gesetze?q=haushalt&amp;buchstabe=L" aria-current="true">L</a>' in narrowed
    assert '<a href="/gesetze.csv?q=haushalt&amp;buchstabe=L" download>CSV</a>' in narrowed
    assert '<a href="/gesetze.json">JSON</a>' in page
    nothing = client.get("/gesetze?q=gibtesnicht").text
    assert 'Kein Gesetz heißt so. <a href="/gesetze">Alle Gesetze</a>' in nothing
    table = list(csv.reader(io.StringIO(client.get("/gesetze.csv").data.decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in table[1:]] == [law["name"] for law in laws]
    assert client.get("/gesetze?seite=x").status_code == 400


def test_a_long_list_of_laws_has_pages(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search_app.web.namelists.PAGE_SIZE", 1)
    laws = client.get("/gesetze.json").json["laws"]  # type: ignore[index]
    page = client.get("/gesetze?seite=2").text
    assert re.findall(r'<th scope="row"><a href="([^"]+)"', page) == [law["href"] for law in laws[1:2]]
    assert 'href="/gesetze?seite=3"' in page
    beyond = client.get("/gesetze?seite=9999").text
    assert re.findall(r'<th scope="row"><a href="([^"]+)"', beyond) == [laws[-1]["href"]]
    assert f'aria-current="page">{len(laws)}<' in beyond


def test_laws_are_listed_and_found_by_their_long_names(tmp_path: Path) -> None:
    answer = "Es gilt § 7 SchulG. Die Teichpflegeverordnung (TeichVO) bleibt."
    (tmp_path / "a.txt").write_text(berlin(40003, answer=answer), encoding="utf-8")
    with Archive.open(tmp_path / "home") as archive:
        ingest_paths(archive, [tmp_path / "a.txt"], jobs=1)
        enrich(archive)
    client = create_app(Settings(home=tmp_path / "home")).test_client()
    page = client.get("/gesetze").text
    assert '<a href="/gesetz/schulg">SchulG</a> <span class="leise">Schulgesetz</span>' in page
    assert '<a href="/gesetz/teichvo">TeichVO</a> <span class="leise">Teichpflegeverordnung</span>' in page
    for asked, name in (("schulgesetz", "SchulG"), ("Teichpflege", "TeichVO"), ("schulg", "SchulG")):
        laws = client.get("/gesetze.json", query_string={"suche": asked}).json["laws"]  # type: ignore[index]
        assert [line["name"] for line in laws] == [name]
    assert "Schulgesetz für das Land Berlin" in client.get("/gesetz/schulg").text


def test_the_page_of_a_law_lists_the_papers_that_name_it(client: FlaskClient) -> None:
    view = json.loads(client.get("/gesetz/lho.json").data)
    assert "/berlin/17/99310" in {paper["href"] for paper in view["papers"]}
    assert view["papers_in_all"] == sum(count for _, count in view["parliaments"])
    assert client.get(view["search"].replace("?", ".json?")).json["total"] == view["entries"]  # type: ignore[index]


def test_the_searches_of_a_law_leave_out_that_of_another_land(tmp_path: Path) -> None:
    answers = ("Es gilt § 7 SchulG.", "Dort gilt § 7 SchulG M-V.")
    for number, answer in enumerate(answers):
        (tmp_path / f"{number}.txt").write_text(berlin(40003 + number, answer=answer), encoding="utf-8")
    with Archive.open(tmp_path / "home") as archive:
        ingest_paths(archive, sorted(tmp_path.glob("*.txt")), jobs=1)
        enrich(archive)
        follow(archive, TantivyEngine(tmp_path / "home" / "index"))
    client = create_app(Settings(home=tmp_path / "home")).test_client()
    assert client.get("/suche.json?q=gesetz:SchulG").json["papers"] == 2  # type: ignore[index]
    view = json.loads(client.get("/gesetz/schulg.json").data)
    (provision,) = view["provisions"]
    for href in (view["search"], provision["href"]):
        assert client.get(href.replace("?", ".json?")).json["papers"] == 1  # type: ignore[index]


def test_the_page_of_a_law_reads_that_one_alone(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = [line for line in client.get("/gesetze.json").json["laws"] if line["name"] == "LHO"]  # type: ignore[index]

    def all_laws(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(AnnotationStore, "named", all_laws)
    monkeypatch.setattr(AnnotationStore, "printed_with_brackets", all_laws)
    view = json.loads(client.get("/gesetz/lho.json").data)
    assert (view["papers_in_all"], view["mentions"]) == (line["papers"], line["mentions"])
    assert view["names"] == line["names"]


def test_years_and_parliaments_are_those_of_the_search(client: FlaskClient) -> None:
    view = json.loads(client.get("/gesetz/lho.json").data)
    assert view["entries"] > 0
    for numbers in (view["years"], view["by_parliament"]):
        assert sum(number["count"] for number in numbers) == view["entries"]
        for number in numbers:
            path, _, query = number["href"].partition("?")
            assert client.get(f"{path}.json?{query}").json["total"] == number["count"]
    page = client.get("/gesetz/lho").text
    assert 'class="diagramm"' in page
    assert "Stellen nach Parlament" in page


def test_all_places_as_csv(client: FlaskClient) -> None:
    answer = client.get("/gesetz/lho.csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert "be/17/99310;answer/3;LHO;Landeshaushaltsordnung" in answer.data.decode("utf-8-sig")


def test_a_law_that_nobody_names_is_not_here(client: FlaskClient) -> None:
    assert client.get("/gesetz/gibtesnicht").status_code == 404
    assert client.get("/gesetz/gibtesnicht.csv").status_code == 404
    assert client.get("/gesetz/lho?seite=x").status_code == 400


def test_addresses_of_laws_have_no_umlauts_and_old_ones_lead_to_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(berlin(40003, answer="Es gilt § 3a ArbStättV und § 7 LHO."), encoding="utf-8")
    with Archive.open(tmp_path / "home") as archive:
        ingest_paths(archive, [tmp_path / "a.txt"], jobs=1)
        enrich(archive)
    client = create_app(Settings(home=tmp_path / "home")).test_client()
    lines = client.get("/gesetze.json").json["laws"]  # type: ignore[index]
    assert [line["href"] for line in lines] == ["/gesetz/arbstaettv", "/gesetz/lho"]
    for path in ("", ".json?seite=1", ".csv"):
        answer = client.get(f"/gesetz/arbstättv{path}")
        assert (answer.status_code, answer.location) == (301, f"/gesetz/arbstaettv{path}")
    assert client.get("/gesetz/LHO").location == "/gesetz/lho"
    assert client.get("/gesetz/arbstaettv").status_code == 200
    assert client.get("/gesetz/übergibtesnicht").status_code == 404
