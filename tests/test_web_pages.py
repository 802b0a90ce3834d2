"""Every page and its twin: that they answer, say what they are and keep to themselves."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ingest.errors import AnfragenError
from search_app import create_app
from search_app.config import RATE_LIMIT, Settings
from search_app.web.caching import _UNCACHED
from search_app.web.limits import EXPORTS

pytest_plugins = ("web_fixtures",)

PAGES = (
    "/",
    "/suche",
    "/suche?q=Integration",
    "/suche?q=gibtesnichtwirklich",
    "/berlin",
    "/berlin?seite=2",
    "/berlin/19",
    "/berlin/18/99120",
    "/berlin/18/99120?q=Schule",
    "/berlin/18/99120/3",
    "/berlin/18/99120/v1",
    "/bundestag/21/99001",
    "/hilfe",
    "/hilfe/suche",
    "/export",
    "/ueber",
    "/status",
    "/gesetze",
    "/gesetze?buchstabe=L",
    "/gesetz/lho",
)


def twin(page: str) -> str:
    path, _, query = page.partition("?")
    return ("/index" if path == "/" else path) + ".json" + (f"?{query}" if query else "")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_german_and_names_its_twin(client: FlaskClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.content_type == "text/html; charset=utf-8"
    assert '<html lang="de">' in answer.text
    assert len(re.findall(r"<h1[ >]", answer.text)) == 1
    assert f'href="{twin(page).replace("&", "&amp;")}"' in answer.text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_twin_in_json(client: FlaskClient, page: str) -> None:
    answer = client.get(twin(page))
    assert answer.status_code == 200
    assert answer.content_type == "application/json; charset=utf-8"
    assert isinstance(json.loads(answer.data), dict)


@pytest.mark.parametrize("page", [*PAGES, "/gibt/es/nicht", "/suche.csv?q=Integration", "/berlin/18/99120/original"])
def test_nothing_may_run_or_be_framed_or_come_from_elsewhere(client: FlaskClient, page: str) -> None:
    answer = client.get(page)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in answer.headers
    answer.close()


@pytest.mark.parametrize("page", PAGES)
def test_pages_need_no_script_and_no_inline_style(client: FlaskClient, page: str) -> None:
    text = client.get(page).text
    assert "<script" not in text
    assert " style=" not in text
    assert not re.search(r"\son\w+=", text)
    for address in re.findall(r'<(?:link|img|source|use)[^>]+(?:href|src)="([^"]+)"', text):
        assert address.startswith("/")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, page: str) -> None:
    text = client.get(page).text
    for address in sorted(set(re.findall(r'href="(/[^"#]*)', text))):
        answer = client.get(
            address.replace("&amp;", "&"), environ_overrides={"REMOTE_ADDR": f"10.9.{hash(address) % 250}.1"}
        )
        assert answer.status_code in (200, 303), address
        answer.close()


def test_every_anchor_that_is_linked_is_there(client: FlaskClient) -> None:
    for page in ("/berlin/18/99120", "/berlin/19/99077", "/niedersachsen/19/99101"):
        text = client.get(page).text
        anchors = re.findall(r'\sid="([^"]+)"', text)
        assert len(anchors) == len(set(anchors))
        assert set(re.findall(r'href="#([^"]+)"', text)) <= set(anchors)


def test_a_slash_at_the_end_is_no_other_page(client: FlaskClient) -> None:
    for path in ("/suche/?q=Schule", "/berlin/", "/berlin/18/99120/", "/hilfe/"):
        assert client.get(path).status_code == 200


def test_the_limits_are_those_that_are_told(client: FlaskClient) -> None:
    told = client.get("/export").text
    assert f"{RATE_LIMIT.split()[0]} Seiten und {EXPORTS.split()[0]} Exporte" in told


def test_what_is_never_unchanged_is_called_as_the_pages_are(app: Flask) -> None:
    assert set(app.view_functions) >= _UNCACHED
    assert "ETag" not in app.test_client().get("/suche.csv?q=Schule").headers


def test_an_unchanged_page_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/berlin/18/99120")
    again = client.get("/berlin/18/99120", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data
    assert client.get("/berlin/18/99120", headers={"If-None-Match": 'W/"other"'}).status_code == 200


def test_pages_are_compressed_for_those_who_can(client: FlaskClient) -> None:
    plain = client.get("/suche?q=Bänke")
    packed = client.get("/suche?q=Bänke", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data) / 2


def test_stylesheets_may_be_kept_because_their_address_changes(client: FlaskClient) -> None:
    address = re.search(r'href="(/static/anfragen\.css\?v=[0-9a-f]+)"', client.get("/").text)
    assert address is not None
    answer = client.get(address[1])
    assert answer.status_code == 200
    assert "max-age=86400" in answer.headers["Cache-Control"]
    answer.close()


def test_the_start_page_shows_what_there_is(client: FlaskClient) -> None:
    text = client.get("/").text
    assert "Neueste Antworten" in text
    assert 'href="/berlin"' in text
    view = json.loads(client.get("/index.json").data)
    assert {row["name"] for row in view["holdings"]} >= {"Berlin", "Bundestag", "Niedersachsen", "ohne Parlament"}
    assert len(view["examples"]) >= 3
    for example in view["examples"]:
        answer = client.get(example["href"])
        assert answer.status_code == 303 or "Keine Treffer" not in answer.text


def test_examples_of_the_search_help_can_be_read(client: FlaskClient) -> None:
    page = json.loads(client.get("/hilfe/suche.json").data)
    rows = [row for section in page["sections"] for row in section["rows"] if row["href"]]
    assert len(rows) > 10
    for row in rows:
        assert client.get(row["href"]).status_code in (200, 303), row["code"]


def test_the_status_counts_what_could_not_be_read_without_naming_it(client: FlaskClient) -> None:
    assert "Nicht gelesene Dateien" in client.get("/status").text
    answer = client.get("/status.json")
    assert json.loads(answer.data)["failures"] == {"empty": 1}
    assert "leer.pdf" not in answer.text


def test_lists_are_paged(client: FlaskClient) -> None:
    first, second = client.get("/berlin").text, client.get("/berlin?seite=2").text
    assert 'aria-current="page">2</a>' in second
    assert 'href="/berlin/19/99142"' in first
    assert 'href="/berlin/19/99142"' not in second
    assert "17. Wahlperiode" in first


@pytest.mark.parametrize("path", ["/", "/status", "/hilfe/suche", "/export", "/ueber"])
def test_an_empty_archive_can_be_looked_at(tmp_path: Path, path: str) -> None:
    reader = create_app(Settings(home=tmp_path / "new")).test_client()
    reader.environ_base["REMOTE_ADDR"] = "10.8.0.1"
    assert reader.get(path).status_code == 200


def test_a_missing_index_is_told_and_papers_still_open(home: Path, tmp_path: Path) -> None:
    without = tmp_path / "without"
    without.mkdir()
    for name in ("catalogue.sqlite", "originals"):
        (without / name).symlink_to(home / name)
    reader = create_app(Settings(home=without)).test_client()
    reader.environ_base["REMOTE_ADDR"] = "10.8.0.2"
    answer = reader.get("/suche?q=Schule")
    assert answer.status_code == 503
    assert "anfragen index" in answer.text
    assert 'value="Schule"' in answer.text
    assert answer.headers["Retry-After"]
    assert reader.get("/berlin/18/99120?q=Schule").status_code == 200
    assert reader.get("/suche.csv?q=Schule").status_code == 503


def test_an_archive_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"no database at all, just some text")
    reader = create_app(Settings(home=tmp_path)).test_client()
    reader.environ_base["REMOTE_ADDR"] = "10.8.0.3"
    answer = reader.get("/berlin/18/99120")
    assert answer.status_code == 503
    assert "catalogue" not in answer.text


def test_a_fault_of_ours_shows_nothing_of_the_inside(home: Path) -> None:
    broken = create_app(Settings(home=home))

    def fail() -> str:
        raise ZeroDivisionError("secret of the inside")

    broken.add_url_rule("/kaputt", view_func=fail)
    broken.add_url_rule("/kaputt.json", endpoint="kaputt_json", view_func=fail)
    reader = broken.test_client()
    reader.environ_base["REMOTE_ADDR"] = "10.8.0.4"
    for path in ("/kaputt", "/kaputt.json"):
        answer = reader.get(path)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text


def test_who_asks_too_often_is_asked_to_wait(app: Flask) -> None:
    with app.test_client() as reader:
        reader.environ_base["REMOTE_ADDR"] = "10.7.7.7"
        answers = [reader.get("/suche.csv?q=Integration").status_code for _ in range(25)]
        assert answers[:20] == [200] * 20
        assert answers[-1] == 429
        refused = reader.get("/suche.csv?q=Integration")
        assert refused.headers["Retry-After"]
        assert json.loads(refused.data)["error"]["status"] == 429
        assert reader.get("/hilfe").status_code == 200


@pytest.mark.parametrize(("rate", "refused"), [("3 per minute", 2), ("", 0)])
def test_who_runs_it_says_how_often_one_may_ask(app: Flask, rate: str, refused: int) -> None:
    home = app.extensions["anfragenarchiv"].settings.home
    reader = create_app(Settings(home, rate_limit=rate)).test_client()
    reader.environ_base["REMOTE_ADDR"] = f"10.7.7.{len(rate)}"
    answers = [reader.get("/hilfe").status_code for _ in range(5)]
    assert answers.count(429) == refused
    assert answers[0] == 200


def test_a_rate_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(AnfragenError, match="ANFRAGEN_RATE_LIMIT=oft"):
        create_app(Settings(tmp_path, rate_limit="oft"))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/gibt/es/nicht", 404),
        ("/atlantis/19/1", 404),
        ("/atlantis", 404),
        ("/berlin/3", 404),
        ("/berlin/19/99999", 404),
        ("/berlin/19/99999999999999999999", 404),
        ("/berlin/18/99120/77", 404),
        ("/berlin/18/99120/original?fassung=0000", 404),
        ("/dok/0123456789abcdef", 404),
        ("/dok/zzzzzzzzzzzzzzzz/s1", 404),
        ("/suche?seite=0", 400),
        ("/suche?seite=99999999999999999999", 400),
        ("/suche?in=ueberall", 400),
        ("/suche?sortierung=zufall", 400),
        ("/suche?gruppe=x", 400),
        ("/suche?jahr=abc", 400),
        ("/suche?jahr=2020..1990", 400),
        ("/suche?von=zwanzig", 400),
        ("/berlin?seite=x", 400),
        ("/suche?" + "&".join(f"partei=p{n}" for n in range(60)), 400),
    ],
)
def test_what_cannot_be_is_told_with_ways_on(client: FlaskClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert 'action="/suche"' in answer.text
    assert f"Fehler {status}" in answer.text
    path, _, query = path.partition("?")
    if "original" not in path:
        told = client.get(f"{path}.json" + (f"?{query}" if query else ""))
        assert told.status_code == status
        assert json.loads(told.data)["error"]["message"]


def test_a_missing_number_shows_its_neighbours(client: FlaskClient) -> None:
    text = client.get("/berlin/19/30011").text
    assert 'href="/berlin/19/30012"' in client.get("/berlin/19/30011").text
    missing = client.get("/berlin/19/30999").text
    assert "liegt nicht im Archiv" in missing
    assert 'href="/berlin/19/30060"' in missing
    assert 'href="/berlin/19/40001"' in missing
    assert text != missing


def test_pages_can_only_be_read(client: FlaskClient) -> None:
    answer = client.post("/suche", data={"q": "x"})
    assert answer.status_code == 405
    assert "nur gelesen" in answer.text


def test_the_numbers_of_documents_are_explained_where_they_differ(client: FlaskClient) -> None:
    counts = client.get("/status.json").json
    assert counts["archive"]["papers"] - counts["index"]["papers"] == counts["archive"]["answered_elsewhere"]
    elsewhere = counts["archive"]["answered_elsewhere"]
    assert elsewhere >= 2
    page = client.get("/status").text
    assert f"{elsewhere} Dokumente enthalten nur die Fragen von Anfragen, die andere beantworten" in page
    assert f"{elsewhere} davon stehen bei der Antwort eines anderen" in page
    assert f"Papiere, die nur fragen ({elsewhere})" in client.get("/").text


@pytest.mark.parametrize(
    ("path", "title", "link"),
    [
        ("/gibt/es/nicht", "Diese Seite gibt es nicht", ""),
        ("/favicon.ico", "Diese Seite gibt es nicht", ""),
        ("/berlin/17/abc", "Diese Seite gibt es nicht", ""),
        ("/atlantis/19/1", "Ein Parlament „atlantis“ gibt es hier nicht", "/berlin"),
        ("/be", "Ein Parlament „be“ gibt es hier nicht", "/berlin"),
        ("/be/18/99120", "Ein Parlament „be“ gibt es hier nicht", "/berlin/18/99120"),
        ("/be/18", "Ein Parlament „be“ gibt es hier nicht", "/berlin/18"),
        ("/berlin/19/99999", "Die Drucksache 19/99999 liegt nicht im Archiv", "/berlin/19/99142"),
        ("/dok/0123456789abcdef", "Dieses Dokument liegt nicht im Archiv", ""),
        ("/berlin/18/99120/vorwort", "„vorwort“ gibt es hier nicht", "/berlin/18/99120"),
        ("/berlin/18/99120/original?fassung=0000", "Die Fassung „0000“ des Originals liegt nicht", "/berlin/18/99120"),
        ("/programm/gibt-es-nicht", "Dieses Programm nennt hier kein Dokument", "/programme"),
        ("/gesetz/gibt-es-nicht", "Dieses Gesetz nennt hier kein Dokument", "/gesetze"),
    ],
)
def test_what_is_not_there_is_called_what_it_is(client: FlaskClient, path: str, title: str, link: str) -> None:
    text = client.get(path).text
    shown = text[text.index("<main") : text.index("</main>")]
    assert title in html.unescape(shown)
    assert not link or f'href="{link}"' in shown


def test_numbers_of_documents_say_what_they_count(client: FlaskClient) -> None:
    """The list has the papers that only ask, the search has them with their answers."""
    listed = client.get("/bundestag").text
    assert "Eines davon druckt nur die Fragen einer Anfrage; in der Suche steht und zählt es" in listed
    assert "Eines davon druckt" in client.get("/bundestag/21").text
    assert "nur die Fragen" not in client.get("/bundestag/20").text
    assert "nur die Fragen" not in client.get("/berlin").text
    one = "1 Dokument, das nur die Fragen einer Anfrage druckt, steht und zählt hier bei der Antwort."
    assert one in client.get("/suche?parlament=bt").text
    assert "Dokumente, die nur die Fragen einer Anfrage drucken, stehen und zählen hier" in client.get("/suche").text
    for path in ("/suche?parlament=be", "/suche?q=Schule", "/suche?parlament=be&parlament=bt"):
        assert "nur die Fragen einer Anfrage" not in client.get(path).text
