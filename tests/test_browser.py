"""The pages in a real browser: searched, read, taken away; by keyboard, on a phone, in the dark, for everybody."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from waitress import create_server

from ingest.archive import Archive
from ingest.records import Table
from search_app import create_app
from search_app.assets import AssetError, NpmPackage, fetch
from search_app.config import Settings
from tests.inquiries import HARBOUR, store

pytest_plugins = ("web_fixtures",)
pytestmark = pytest.mark.browser

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# nothing is asked of other servers, also not by the browser itself
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
)
AXE = NpmPackage(
    name="axe-core",
    version="4.14.1",
    integrity="sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    files=("axe.min.js", "LICENSE"),
)
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
PAGES = (
    "/",
    "/suche",
    "/suche?q=Schule",
    "/suche?q=Muster&parlament=ni&gruppe=paar",
    "/suche?q=gibtesnicht+Schule",
    "/suche?q=Schule+(Hort",
    "/suche?q=19/30999",
    "/suche?seite=0",
    "/berlin",
    "/berlin/18",
    "/berlin/18/99120?q=Schulkonferenzen",
    "/berlin/19/99077",
    "/niedersachsen/19/99101",
    "/bundestag/21/99001",
    "/berlin/18/99120/3",
    "/berlin/19/40001",
    "/berlin/19/99999",
    "/hilfe",
    "/hilfe/suche",
    "/export",
    "/ueber",
    "/status",
    "/programme",
    "/programm/europaeischer-sozialfonds",
    "/gesetze",
    "/gesetz/lho",
    "/suche?q=xyz:Schule",
    "/suche?q=" + "Teich+" * 300,
)
BACKGROUND = """() => {
    const brush = document.createElement('canvas').getContext('2d');
    brush.fillStyle = getComputedStyle(document.body).backgroundColor;
    brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}"""
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}


def _skip(reason: str) -> None:
    """Skip where a part is missing; in CI that is a failure, because nobody would notice."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        _skip("Chromium fehlt: die Browsertests werden übersprungen (Debian: apt-get install chromium).")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS.split())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(app: Flask) -> Iterator[str]:
    """The address of the application, served as it is in production."""
    with serving(app) as address:
        yield address


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def axe(pytestconfig: pytest.Config) -> str:
    """The checker of accessibility; it comes from npm once and stays in pytest's cache."""
    folder = Path(pytestconfig.cache.mkdir("axe-core")) if pytestconfig.cache else Path(".pytest_cache")
    try:
        fetch(AXE, folder)
    except AssetError as error:
        _skip(str(error))
    return (folder / "axe.min.js").read_text(encoding="utf-8")


class Reader:
    """A window of the browser that notes what it asked for and what it complained about."""

    def __init__(self, browser: Browser, site: str, **options: Any) -> None:
        self.site = site
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.context: BrowserContext = browser.new_context(locale="de-DE", viewport=DESK, **options)
        self.page: Page = self.context.new_page()
        self.page.on("request", self._note)
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, request: Request) -> None:
        self.requests.append(request.url)

    def open(self, path: str) -> Page:
        self.page.goto(self.site + path)
        return self.page

    def close(self) -> None:
        """End; nothing may have been asked of another host, and the policy may not have been broken."""
        self.context.close()
        outside = [url for url in self.requests if not url.startswith((self.site, "data:"))]
        assert outside == []
        refused = [text for text in self.complaints if "Content Security Policy" in text]
        assert refused == []


@pytest.fixture
def reader(browser: Browser, site: str) -> Iterator[Reader]:
    window = Reader(browser, site)
    yield window
    window.close()


@pytest.fixture
def plain_reader(browser: Browser, site: str) -> Iterator[Reader]:
    """A reader whose browser runs no JavaScript."""
    window = Reader(browser, site, java_script_enabled=False)
    yield window
    window.close()


def test_search_read_a_pair_and_take_it_away(plain_reader: Reader) -> None:
    page = plain_reader.open("/")
    page.get_by_label("Stichwörter").fill("Schulkonferenzen")
    page.get_by_role("button", name="Suchen").click()
    assert page.get_by_role("heading", level=1).inner_text() == "1 Frage-Antwort-Paar in 1 Dokument"
    assert page.locator("mark", has_text="Schulkonferenzen").count() >= 3
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()
    assert "Schulkonferenzen" in started.value.path().read_text(encoding="utf-8-sig")
    page.get_by_role("link", name="Frage 3").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Fragen 3 und 4"
    assert "Mensa" in page.locator(".paar__antwort").inner_text()
    page.get_by_role("link", name="Schulsanierung in Musterberg").click()
    assert page.locator("section.paar").count() == 5
    assert page.url.endswith("#frage-3")


def test_filters_work_without_javascript(plain_reader: Reader) -> None:
    page = plain_reader.open("/suche?q=Muster")
    page.get_by_role("link", name=re.compile(r"Niedersachsen \d")).click()
    assert "parlament=ni" in page.url
    page.get_by_role("link", name="Niedersachsen entfernen").click()
    assert "parlament" not in page.url
    page.get_by_label("von Jahr").fill("2017")
    page.get_by_label("bis Jahr").fill("2019")
    page.get_by_role("button", name="Anwenden").click()
    assert "jahr=2017..2019" in page.url
    page.get_by_role("link", name=re.compile(r"^2018: ")).click()
    assert "jahr=2018" in page.url
    assert page.get_by_label("Suchen", exact=True).count() == 0
    page.get_by_label("In Fragen und Antworten suchen").fill("Schule")
    page.get_by_role("button", name="Suchen").click()
    assert "jahr=2018" in page.url


def test_everything_can_be_reached_by_keyboard(reader: Reader) -> None:
    page = reader.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("Schulkonferenzen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche?**")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Frage 3":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "4px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/berlin/18/99120/3?**")
    assert page.get_by_role("heading", level=1).inner_text() == "Fragen 3 und 4"


def test_the_filters_are_a_sheet_on_a_phone(reader: Reader) -> None:
    reader.page.set_viewport_size(PHONE)
    page = reader.open("/suche?q=Muster")
    sheet = page.locator("#filter")
    assert not sheet.is_visible()
    page.get_by_role("button", name="Filter", exact=True).click()
    assert sheet.is_visible()
    page.get_by_role("button", name="Filter schließen").click()
    assert not sheet.is_visible()


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["390", "320"])
def test_no_page_scrolls_sideways_on_a_phone(reader: Reader, notice: str, size: Any) -> None:
    reader.page.set_viewport_size(size)
    for path in (*PAGES, notice):
        page = reader.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280", "390"])
def test_axe_finds_nothing(browser: Browser, site: str, axe: str, notice: str, scheme: str, size: Any) -> None:
    # our policy forbids every script, also this one: for the check alone it is put aside
    context = browser.new_context(locale="de-DE", viewport=size, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    for path in (*PAGES, notice):
        page.goto(site + path)
        if size is PHONE and page.locator("button[popovertarget=filter]").first.is_visible():
            page.locator("button[popovertarget=filter]").first.click()
        page.evaluate(axe)
        result = page.evaluate("rules => axe.run({runOnly: rules})", AXE_RULES)
        assert result["passes"], path
        if result["violations"]:
            found[path] = [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in result["violations"]]
    context.close()
    assert found == {}


def test_no_table_is_cut_off(reader: Reader) -> None:
    cut = "[...document.querySelectorAll('main .rollbar')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    for size in (DESK, PHONE):
        reader.page.set_viewport_size(size)
        for path in ("/status", "/programme", "/programm/europaeischer-sozialfonds", "/gesetze"):
            assert reader.open(path).evaluate(cut) == 0, (path, size)


HEADS = ("Herkunftsland", "Asylantragstellende", "Staatsangehörigkeit", "Unterbringungseinrichtung", *"ABCDEFGH")
TORN = r"""() => {
    const torn = [];
    const walker = document.createTreeWalker(document.querySelector('main .rollbar table'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(each => Math.round(each.top))).size > 1) torn.push(word[0]);
    }
    return torn;
}"""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280", "390"])
def test_a_wide_table_keeps_its_words_and_scrolls_in_its_box(
    browser: Browser, axe: str, tmp_path: Path, size: Any
) -> None:
    rows = tuple(("Bundesrepublik", "Antragsverfahren", *map(str, range(1000, 1010))) for _ in range(3))
    table = Table(1, 1, 1, (HEADS, *rows))
    answer = replace(HARBOUR.answers[0], text="Die Zahlen stehen in der Tabelle.", tables=(table,))
    with Archive.open(tmp_path) as archive:
        store(archive, replace(HARBOUR, answers=(answer, *HARBOUR.answers[1:])))
    with serving(create_app(Settings(home=tmp_path))) as address:
        context = browser.new_context(viewport=size, bypass_csp=True)
        page = context.new_page()
        page.goto(f"{address}/berlin/19/20001")
        box = page.locator("main .rollbar").first
        assert box.evaluate("box => box.scrollWidth > box.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert page.evaluate(TORN) == []
        box.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.activeElement.scrollLeft > 0")
        page.evaluate(axe)
        result = page.evaluate("rules => axe.run({runOnly: rules})", AXE_RULES)
        assert result["violations"] == []
        context.close()


def test_the_navigation_stands_on_one_line_of_a_phone(reader: Reader) -> None:
    reader.page.set_viewport_size(PHONE)
    links = reader.open("/").locator(".kopf__navi a")
    assert len({round(box["y"]) for link in links.all() if (box := link.bounding_box())}) == 1


def test_the_margin_of_a_paper_has_no_hole(reader: Reader) -> None:
    page = reader.open("/niedersachsen/19/99101")
    boxes = [part.bounding_box() for part in page.locator(".neben > section, .neben > .randspalte > *").all()]
    edges = [(box["y"], box["y"] + box["height"]) for box in boxes if box]
    assert len(edges) >= 2
    assert all(0 <= below - end < 48 for (_, end), (below, _) in pairwise(edges))


def test_a_line_of_facts_never_ends_with_a_dot(reader: Reader) -> None:
    """Each part carries the dot in front of it, and the dot at the beginning of a line is cut off."""
    reader.page.set_viewport_size(PHONE)
    page = reader.open("/suche?q=Schule")
    line = page.locator(".gruppe__kopf .meta").first
    before = line.evaluate("e => getComputedStyle(e.lastElementChild, '::after').content")
    assert before in ("none", "normal")
    left, inset = line.evaluate("e => [e.getBoundingClientRect().left, getComputedStyle(e).clipPath]")
    title = page.locator(".gruppe__titel").first.bounding_box()
    assert title is not None
    assert left < title["x"]
    assert inset.startswith("inset(")


def test_the_dark_page_is_dark(browser: Browser, site: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{site}/berlin/18/99120")
        colours.append(page.evaluate(BACKGROUND))
        context.close()
    assert colours == [[255, 255, 255], [0, 0, 0]]


def test_the_look_is_ours_and_loaded(reader: Reader) -> None:
    page = reader.open("/suche?q=Schule")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Fira Sans\"')")
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
    assert any("FiraSans-Regular" in url for url in reader.requests)


def test_the_question_stays_in_sight_beside_a_long_answer(reader: Reader) -> None:
    page = reader.open("/berlin/18/99120")
    place = "getComputedStyle(document.querySelector('.paar > :first-child')).position"
    assert page.evaluate(place) == "sticky"
    left, right = (page.locator(f".paar {part}").first.bounding_box() for part in (".paar__frage", ".paar__antwort"))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"] + 1
    assert abs(left["y"] - right["y"]) < 2


def test_print_shows_text_and_no_controls(reader: Reader) -> None:
    page = reader.open("/suche?q=Schule")
    page.emulate_media(media="print")
    assert not page.locator("#filter").is_visible()
    assert not page.locator("form.band").is_visible()
    assert page.locator(".nur-druck").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).fontWeight") == "600"


def test_pages_open_fast(reader: Reader) -> None:
    reader.open("/suche?q=Schule")
    page = reader.open("/suche?q=Muster")
    spent = page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd")
    assert spent < 1000  # milliseconds, ten times what it takes here
