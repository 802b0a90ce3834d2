"""A small archive of the sample papers and some odd ones, its index, and the application over both."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from papers import berlin

from analyzers.enriching import enrich
from ingest.archive import Archive
from ingest.errors import EmptyFile
from ingest.pipeline import ingest_paths
from search_app import create_app
from search_app.config import Settings
from search_app.index.following import follow
from search_app.index.tantivy_engine import TantivyEngine

HOSTILE = '<script>alert("x")</script> & <img src=//evil.example/x onerror=alert(1)>'
NOTICE = """# Merkblatt zur Gartenpflege

## Rosen im Winter

Rosen werden im Herbst mit Reisig abgedeckt, siehe https://garten.example/rosen?a=1&b=2.

## Dünger

- Kompost
- Hornspäne
"""
PAGE = "<html><title>Gartenfest</title><h1>Gartenfest am Teich</h1><p>Alle sind eingeladen.</p></html>"
VORLAGE = """Vorlage zur Kenntnisnahme
für die Sitzung der Bezirksverordnetenversammlung am 23.05.2024

1. Gegenstand der Vorlage:

Arbeitsplan des Teichamtes

2. Die BVV wird um Kenntnisnahme gebeten:

Das Bezirksamt Teichhausen hat die BA-Vorlage Nr. 9746/VI der BVV vorgelegt.

Anlage

Anlage zur Vorlage der Teichpflege.

A. Begründung:

Gremium	Enten
Beirat für Teiche	12

Beirat für Weiher	7
"""
_ADDRESSES = count(1)


def _written(folder: Path) -> Iterator[Path]:
    """The papers that are written here, as files of a folder."""
    texts = {f"{number}.txt": berlin(number) for number in range(30001, 30061)}
    texts |= {
        "boese.txt": berlin(40001, answer=HOSTILE),
        "formel.txt": berlin(40002, answer='=HYPERLINK("x") ist keine Formel.'),
        "merkblatt.md": NOTICE,
        "fest.html": PAGE,
        "vorlage.txt": VORLAGE,
    }
    for name, text in texts.items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        yield path


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """An archive with its index: the samples of all parliaments, and papers written here, read in parallel processes."""
    folder = tmp_path_factory.mktemp("home")
    papers = [*sorted(samples.glob("*/*.pdf")), *_written(tmp_path_factory.mktemp("written"))]
    with Archive.open(folder) as archive:
        report = ingest_paths(archive, papers)
        assert not report.failed
        ingest_paths(archive, [samples / "be" / "18-99120.txt"])  # a later version of a paper that is there
        archive.quarantine("leer.pdf", EmptyFile("leer.pdf", "Die Datei ist leer."))
        enrich(archive)
        follow(archive, TantivyEngine(folder / "index"))
    return folder


@pytest.fixture(scope="session")
def app(home: Path) -> Flask:
    """The application as it is served."""
    return create_app(Settings(home=home))


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    """A reader with an address of their own, so that the limits of one test do not meet another."""
    with app.test_client() as reader:
        number = next(_ADDRESSES)
        reader.environ_base["REMOTE_ADDR"] = f"10.0.{number // 256}.{number % 256}"
        yield reader


@pytest.fixture(scope="session")
def notice(home: Path) -> str:
    """Address of the paper without a number."""
    return _address(home, "merkblatt.md")


@pytest.fixture(scope="session")
def vorlage(home: Path) -> str:
    """Address of a Vorlage, whose number is none of a Drucksache."""
    return _address(home, "vorlage.txt")


def _address(home: Path, name: str) -> str:
    with Archive.open(home) as archive:
        papers = (archive.get(each) for each in archive.papers() if each.startswith("dok/"))
        return next(f"/{paper.paper_id}" for paper in papers if paper and Path(paper.inquiry.source.name).name == name)
