"""The result page: what was found, how it was read, what narrows it, what to do when nothing is found."""

from __future__ import annotations

import html
import json
import re
from dataclasses import fields
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import AnfragenError
from ingest.records import Dates
from search_app import create_app
from search_app.config import Settings
from search_app.index.names import DAY_NAMES, SORTED_BY

pytest_plugins = ("web_fixtures",)


WRITTEN = quote('"Bänke am Teich"')
"""Finds the papers written for these tests and none of the samples: its totals do not change with theirs."""


def text_of(page: str) -> str:
    """The words of a page as a reader sees them."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return text_of(found[1])


def search(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.text


def test_a_hit_shows_question_and_answer_with_marks(client: FlaskClient) -> None:
    page = search(client, "/suche?q=Schulkonferenzen")
    assert heading(page) == "1 Frage-Antwort-Paar in 1 Dokument"
    assert "<mark>Schulkonferenzen</mark> an der Planung beteiligt?" in page
    assert "Gemeinsame Antwort zu 3 und 4" in page
    assert 'href="/berlin/18/99120/3?q=Schulkonferenzen"' in page
    assert "<b>2 von 5</b> Fragen" in page


def test_the_totals_are_those_of_the_twin(client: FlaskClient) -> None:
    found = json.loads(client.get(f"/suche.json?q={WRITTEN}").data)
    page = search(client, f"/suche?q={WRITTEN}")
    assert found["total"] == 124
    assert found["papers"] == 62
    assert heading(page) == "124 Frage-Antwort-Paare in 62 Dokumenten"
    assert found["facets"]["parliament"] == {"be": 124}
    assert set(found["hits"][0]) >= {"paper", "labels", "title", "question", "answer", "date", "page", "url", "score"}


def test_pairs_and_other_places_are_counted_apart(client: FlaskClient) -> None:
    page = search(client, "/suche?parlament=be&wahlperiode=18")
    assert heading(page) == "4 Frage-Antwort-Paare und 1 andere Stelle in 1 Dokument"
    assert heading(search(client, "/suche?parlament=be&wahlperiode=18&teil=preamble")) == "1 Textstelle in 1 Dokument"


def test_the_search_is_shown_as_it_was_read(client: FlaskClient) -> None:
    page = text_of(search(client, "/suche?q=Schulsanierung+-Turnhalle"))
    assert "Gelesen als: Schulsanierung auch Schule + Sanierung" in page
    assert "ohne Turnhalle" in page


def test_each_chip_takes_its_part_away(client: FlaskClient) -> None:
    page = search(client, "/suche?q=Schule+(Kosten+ODER+Mittel)+frage:Bezirk&parlament=be")
    removed = [html.unescape(found) for found in re.findall(r'<a class="chip" href="([^"]+)"', page)]
    assert removed == [
        "/suche?q=%28Kosten+ODER+Mittel%29+frage:Bezirk&parlament=be",
        "/suche?q=Schule+frage:Bezirk&parlament=be",
        "/suche?q=Schule+%28Kosten+ODER+Mittel%29&parlament=be",
        "/suche?q=Schule+%28Kosten+ODER+Mittel%29+frage:Bezirk",
    ]
    for address in removed:
        assert client.get(address).status_code == 200


def test_a_facet_adds_and_takes_away_its_value(client: FlaskClient) -> None:
    page = search(client, "/suche?q=Muster")
    added = re.search(r'href="(/suche\?q=Muster&amp;parlament=ni)"', page)
    assert added is not None
    narrowed = search(client, html.unescape(added[1]))
    assert re.search(r'href="/suche\?q=Muster" aria-current="true"', narrowed)
    both = re.search(r'href="(/suche\?q=Muster&amp;parlament=bt&amp;parlament=ni)"', narrowed)
    assert both is not None
    several = json.loads(client.get(html.unescape(both[1]).replace("/suche?", "/suche.json?")).data)
    assert {hit["parliament"] for hit in several["hits"]} == {"bt", "ni"}


def test_the_counts_of_a_facet_are_what_its_links_find(client: FlaskClient) -> None:
    facets = json.loads(client.get("/suche.json?q=Muster").data)["facets"]
    for parameter, field in (
        ("parlament", "parliament"),
        ("jahr", "year"),
        ("partei", "party"),
        ("teil", "entry_kind"),
    ):
        for value, expected in facets[field].items():
            narrowed = json.loads(client.get(f"/suche.json?q=Muster&{parameter}={quote(value)}").data)
            assert narrowed["total"] == expected, (field, value)


def test_years_are_bars_and_a_range(client: FlaskClient) -> None:
    page = search(client, "/suche")
    found = json.loads(client.get("/suche.json").data)["facets"]["year"]["2018"]
    assert found >= 5
    assert f'aria-label="2018: {found} Treffer"' in page
    narrowed = search(client, "/suche?jahr=2017..2019")
    assert "2017–2019" in text_of(narrowed)
    assert 'value="2017"' in narrowed
    sent = client.get("/suche?q=Schule&von=2017&bis=2019")
    assert sent.status_code == 303
    assert sent.headers["Location"] == "/suche?q=Schule&jahr=2017..2019"
    assert client.get("/suche?von=2017&bis=").headers["Location"] == "/suche?jahr=2017..2099"


def test_words_can_be_looked_for_in_questions_or_answers_only(client: FlaskClient) -> None:
    everywhere, questions, answers = (
        json.loads(client.get(f"/suche.json?q=gestrichen&in={scope}").data)["total"]
        for scope in ("paar", "frage", "antwort")
    )
    assert everywhere == 60 + 2
    assert questions == everywhere
    assert answers == 60
    page = search(client, "/suche?q=gestrichen&in=antwort")
    assert '<option value="antwort" selected>' in page


def test_the_order_can_be_chosen(client: FlaskClient) -> None:
    newest, oldest = (
        [hit["date"] for hit in json.loads(client.get(f"/suche.json?q=Muster&sortierung={order}").data)["hits"]]
        for order in ("neu", "alt")
    )
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert newest[0] > oldest[0]


def test_pages_hold_all_hits_once(client: FlaskClient) -> None:
    seen: list[str] = []
    for number in range(1, 8):
        page = search(client, f"/suche?q={WRITTEN}&gruppe=paar&seite={number}")
        seen += re.findall(r'<h3 class="paar__nr" id="e-([^"]+)"', page)
    assert len(seen) == len(set(seen)) == 124
    assert "Treffer 21–40 von 124" in search(client, f"/suche?q={WRITTEN}&gruppe=paar&seite=2")
    assert "Dokumente 11–20 von 62" in search(client, f"/suche?q={WRITTEN}&seite=2")


def test_the_size_of_a_page_can_be_set(home: Path) -> None:
    size = Settings.from_environment({"ANFRAGEN_HOME": str(home), "ANFRAGEN_PAGE_SIZE": "3"})
    client = create_app(size).test_client()
    assert "Dokumente 4–6 von 62" in search(client, f"/suche?q={WRITTEN}&seite=2")
    assert "Treffer 7–12 von 124" in search(client, f"/suche?q={WRITTEN}&gruppe=paar&seite=2")
    assert client.get(f"/suche.json?q={WRITTEN}").json["pages"] == 21  # type: ignore[index]


@pytest.mark.parametrize("written", ["0", "101", "-1", "x"])
def test_a_size_of_a_page_that_cannot_be_is_refused(written: str) -> None:
    with pytest.raises(AnfragenError, match=r"ANFRAGEN_PAGE_SIZE.*1 bis 100"):
        Settings.from_environment({"ANFRAGEN_PAGE_SIZE": written})


def test_a_page_behind_the_last_leads_to_the_last(client: FlaskClient) -> None:
    answer = client.get("/suche?q=Bänke&seite=500")
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("seite=7")


@pytest.mark.parametrize(
    "typed",
    ["18/99120", "18 / 99 120", "Drs. 18/99120", "Drucksache 18/99120", "Berlin 18/99120", "be/18/99120", " 18/99120 "],
)
def test_a_number_leads_to_its_paper(client: FlaskClient, typed: str) -> None:
    answer = client.get(f"/suche?q={quote(typed)}")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/berlin/18/99120"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("Drs. 18/99120 Frage 3", "/berlin/18/99120/3"),
        ("18/99120, Frage 4", "/berlin/18/99120/4"),
        ("18/99120 Frage 77", "/berlin/18/99120"),
        ("BT-Drs. 21/99060", "/bundestag/21/99060"),
    ],
)
def test_a_number_with_a_question_leads_to_its_pair(client: FlaskClient, typed: str, path: str) -> None:
    assert client.get(f"/suche?q={quote(typed)}").headers["Location"] == path


def test_an_unknown_number_shows_those_near_it(client: FlaskClient) -> None:
    page = search(client, "/suche?q=Drs.+19/30999")
    assert "Die Drucksache 19/30999 liegt nicht im Archiv." in page
    assert 'href="/berlin/19/30060"' in page


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [("Schule (Hort", "(Hort"), ('Kita "Hort', "&#34;Hort"), ("Schule ODER", "ODER"), ("jahr:neulich", "neulich")],
)
def test_a_mistake_is_shown_at_its_place(client: FlaskClient, typed: str, wrong: str) -> None:
    answer = client.get(f"/suche?q={quote(typed)}")
    assert answer.status_code == 400
    assert f"<mark>{wrong}</mark>" in answer.text
    assert f'value="{html.escape(typed).replace("&quot;", "&#34;")}"' in answer.text
    told = client.get(f"/suche.json?q={quote(typed)}")
    assert told.status_code == 400
    assert isinstance(json.loads(told.data)["error"]["position"], int)
    plain = re.search(r'suchen: <a href="([^"]+)"', answer.text)
    assert plain is None or client.get(html.unescape(plain[1])).status_code == 200


def test_without_hits_the_page_says_why_and_offers_what_finds_something(client: FlaskClient) -> None:
    page = search(client, "/suche?q=Schulsanirung+Bezirk&parlament=be")
    assert heading(page) == "Keine Treffer"
    assert "„Schulsanirung“ kommt im Archiv nicht vor." in text_of(page)
    offered = re.search(r'Meinten Sie <a href="([^"]+)"><b>Schulsanierung Bezirk</b>', page)
    assert offered is not None
    for address in {offered[1], *re.findall(r'<th scope="row"><a href="([^"]+)"', page)}:
        assert "Keine Treffer" not in search(client, html.unescape(address))


def test_filters_that_exclude_each_other_are_told_apart(client: FlaskClient) -> None:
    page = search(client, "/suche?q=Schulkonferenzen&parlament=bt")
    rows = re.findall(r'<th scope="row">([^<]+)</th><td>(\d+)</td><td>(.*?)</td>', page)
    assert next((name, int(alone)) for name, alone, _ in rows) == ("Schulkonferenzen", 1)
    assert re.search(r'<a href="/suche\?q=Schulkonferenzen">1 Treffer</a>', page)


@pytest.mark.parametrize("where", ["q", "parlament", "partei", "ressort"])
def test_what_readers_type_stays_text(client: FlaskClient, where: str) -> None:
    nasty = '"><script>alert(1)</script>'
    answer = client.get("/suche", query_string={where: nasty})
    assert answer.status_code in (200, 400)
    assert "<script" not in answer.text


def test_what_papers_say_stays_text(client: FlaskClient) -> None:
    for page in ("/suche?q=alert", "/berlin/19/40001", "/berlin/19/40001/2?q=alert"):
        text = search(client, page)
        assert "<script" not in text
        assert "<img" not in text
        assert "alert" in text


PARTS = st.sampled_from(
    'Schule schul* "Schule" "am Teich"~3 ODER UND NICHT - ( ) frage: frage:Schule partei:SPD jahr:2019 von:2019 '
    'bis:2020 titel:(Schule § 35 a % 17/11310 Migrations- *x " „Schule“ : , . … Bänke gibtsnicht'.split()
)
ADDRESSES = count(1)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    q=st.one_of(st.text(max_size=60), st.lists(PARTS, max_size=7).map(" ".join)),
    name=st.sampled_from("jahr parlament wahlperiode seite in gruppe sortierung von art teil".split()),
    value=st.text(max_size=20),
)
def test_no_search_breaks_the_page_or_what_it_offers(client: FlaskClient, q: str, name: str, value: str) -> None:
    number = next(ADDRESSES)
    client.environ_base["REMOTE_ADDR"] = f"10.6.{number // 250}.{number % 250}"
    assert client.get("/suche", query_string={"q": q, name: value}).status_code in (200, 303, 400)
    page = client.get("/suche", query_string={"q": q}).text
    for offered in re.findall(r'class="chip" href="([^"]+)"|suchen: <a href="([^"]+)"', page):
        assert client.get(html.unescape("".join(offered))).status_code in (200, 303)


def test_a_search_that_is_too_long_is_told(client: FlaskClient) -> None:
    answer = client.get("/suche", query_string={"q": "Schule " * 1000})
    assert answer.status_code == 400
    assert "zu lang" in answer.text


def test_an_unknown_field_is_named_and_another_offered(client: FlaskClient) -> None:
    for address in ("/suche?q=fragen:Schule", "/suche?q=fragen:gibtesnichtwirklich"):
        words = text_of(search(client, address))
        assert "„fragen:“ ist kein Feld; es wurde als Wort gesucht. Meinten Sie „frage:“?" in words
    assert "Felder sind zum Beispiel frage, antwort" in text_of(search(client, "/suche?q=xyz:Schule"))
    assert client.get("/suche.json?q=xyz:Schule").json["notes"][0].startswith("„xyz:“ ist kein Feld")
    for fine in ("frage:Schule", "Schüler:innen", "https://teich.example/a", '"xyz:Schule"', "12:30"):
        assert client.get("/suche.json", query_string={"q": fine}).json["notes"] == [], fine


def test_an_over_long_search_is_cut_in_title_box_and_echo(client: FlaskClient) -> None:
    answer = client.get("/suche", query_string={"q": "Teichpflege " * 400})
    assert answer.status_code == 400
    assert heading(answer.text) == "Diese Suche ist zu lang"
    boxes = re.findall(r'name="q" value="([^"]*)"', answer.text)
    assert [len(box) for box in boxes] == [995]
    echo = re.search(r'<pre class="stelle">(.*?)</pre>', answer.text, re.DOTALL)
    assert echo is not None
    assert len(text_of(echo[1])) < 400
    long = "Teichpflege " * 80
    for query in (long, f"Muster ODER {long}"):
        page = client.get("/suche", query_string={"q": query}).text
        title = re.search(r"<title>(.*?)</title>", page)
        assert title is not None
        assert len(title[1]) < 160
        assert "…" in title[1]


def test_an_answer_without_a_date_says_what_it_is_sorted_by(client: FlaskClient) -> None:
    lines = client.get("/suche.jsonl?sortierung=neu&gruppe=paar&teil=pair").text.splitlines()
    undated = [hit for hit in map(json.loads, lines) if hit["date_of"] == "asked" and hit["answer"]]
    assert undated
    for hit in undated:
        number = f"{hit['parliament']}/{hit['reference']}".replace("/", " ", 1)
        words = text_of(search(client, f"/suche?parlament={hit['parliament']}&jahr={hit['date'][:4]}&teil=pair"))
        day = ".".join(reversed(hit["date"].split("-")))
        assert f"Antwort ohne erkanntes Datum, eingeordnet nach der Frage vom {day}" in words, number
    assert "Jahr der Antwort; wo ihr Datum fehlt, das der Frage" in text_of(search(client, "/suche"))


def test_each_day_that_sorts_an_entry_has_its_words() -> None:
    assert {*SORTED_BY} == {*DAY_NAMES, ""}
    assert {*DAY_NAMES} < {field.name for field in fields(Dates)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("parlament=xx", "Filter „Parlament“ (parlament): „xx“ kommt im Archiv nicht vor. Es gibt zum Beispiel: be,"),
        ("parlament=xx&parlament=be", "„xx“ kommt im Archiv nicht vor."),
        ("q=Schule&art=brief", "Filter „Art“ (art): „brief“ kommt im Archiv nicht vor. Es gibt zum Beispiel: "),
        ("jahr=1950", "Filter „Jahr“ (jahr): „1950“ kommt im Archiv nicht vor."),
        ("jahr=1950..1960", "„1950..1960“ kommt im Archiv nicht vor."),
        ("wahlperiode=99", "Filter „Wahlperiode“ (wahlperiode): „99“ kommt im Archiv nicht vor."),
        ("partei=Gartenpartei&q=Schule", "„Gartenpartei“ kommt im Archiv nicht vor."),
    ],
)
def test_a_filter_that_nothing_has_is_told(client: FlaskClient, query: str, expected: str) -> None:
    assert expected in html.unescape(client.get(f"/suche?{query}").text)
    (warning,) = client.get(f"/suche.json?{query}").json["warnings"]
    assert expected in warning


@pytest.mark.parametrize(
    "query", ["parlament=be", "jahr=1990..2025", "q=Zauberberg&parlament=be", "q=Schule&jahr=2018"]
)
def test_filters_that_something_has_need_no_word(client: FlaskClient, query: str) -> None:
    assert client.get(f"/suche.json?{query}").json["warnings"] == []
    assert "kommt im Archiv nicht vor. Es gibt" not in client.get(f"/suche?{query}").text


def test_a_filter_that_cannot_be_is_refused_with_its_value(client: FlaskClient) -> None:
    answer = client.get("/suche?jahr=abcd")
    assert answer.status_code == 400
    assert "„jahr“ ist eine Zahl oder „ohne“, nicht „abcd“." in answer.text


@pytest.mark.parametrize("words", [["xyzzy"] * 60, [f"xyzzy{'a' * 20}{n}" for n in range(36)]])
def test_a_long_search_that_finds_nothing_has_no_suggestion_that_is_too_long(
    client: FlaskClient, words: list[str]
) -> None:
    answer = client.get("/suche", query_string={"q": " ".join(words)})
    assert answer.status_code == 200
    assert "Keine Treffer" in answer.text
