"""What readers and whoever runs the program see while the cluster does not answer, or is none."""

from __future__ import annotations

import json
import os
import signal
import ssl
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest.archive import Archive
from ingest.errors import IndexUnavailable, SearchUnreachable
from search_app import create_app
from search_app.cli import main
from search_app.config import Settings
from search_app.index.choosing import engine_of
from search_app.index.elastic.engine import ElasticEngine
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.following import follow
from search_app.index.protocol import Query
from tests.engines import elastic_settings, remove
from tests.inquiries import PAPERS, store
from tests.nodes import Node, Nodes, free_port

AWAY = float(os.environ.get("ANFRAGEN_TEST_AWAY", "8"))  # seconds for which the only node is stopped
LIMIT = 1.0  # seconds that a request may take
SLACK = 4.0  # seconds more on a busy machine; without a limit a request would take all the time above
SECRET = "geheim-4711"  # noqa: S105


def fill(home: Path) -> None:
    with Archive.open(home) as archive:
        for inquiry in PAPERS:
            store(archive, inquiry)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    fill(folder)
    return folder


def run(home: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Run the program with these settings; returns exit code and all that it printed."""
    names = {f"ANFRAGEN_SEARCH_{name.upper()}": value for name, value in environment.items()}
    done = CliRunner().invoke(main, [*arguments, "--home", str(home)], env=names)
    return done.exit_code, done.output


class Speaker(BaseHTTPRequestHandler):
    """Answers as some other server would."""

    answer: tuple[int, dict[str, str], object] = (200, {}, {})

    def do_GET(self) -> None:
        status, headers, body = self.answer
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode() if isinstance(body, str) else json.dumps(body).encode())

    do_POST = do_PUT = do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@contextmanager
def speaking(
    status: int, headers: dict[str, str], body: object, context: ssl.SSLContext | None = None
) -> Iterator[str]:
    handler = type("Answers", (Speaker,), {"answer": (status, headers, body)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"{'https' if context else 'http'}://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


PRODUCT = {"X-Elastic-Product": "Elasticsearch"}
OTHERS = {
    "too old": (200, PRODUCT, {"version": {"number": "7.17.9"}}, "Elasticsearch 7.17.9 ist zu alt"),
    "OpenSearch": (200, {}, {"version": {"number": "2.11.0", "distribution": "opensearch"}}, "kein Elasticsearch"),
    "a web page": (200, {"Content-Type": "text/html"}, "<html>Willkommen</html>", "kein Elasticsearch"),
    "overloaded": (429, PRODUCT, {"error": {"type": "es_rejected_execution_exception"}}, "überlastet"),
    "broken": (503, PRODUCT, {"error": {"type": "cluster_block_exception"}}, "Fehler 503"),
    "no entry": (401, PRODUCT, {"error": {"type": "security_exception"}}, "Anmeldung nicht an"),
    "not allowed": (403, PRODUCT, {"error": {"type": "security_exception"}}, "erlaubt diesem Zugang nicht"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_server_gets_one_sentence(home: Path, name: str) -> None:
    status, headers, body, expected = OTHERS[name]
    with speaking(status, headers, body) as url:
        started = time.monotonic()
        code, said = run(home, "search", "Hafen", url=url, user="leserin", password=SECRET, timeout="2")
        assert time.monotonic() - started < 60
    assert code == 1
    assert expected in said
    assert SECRET not in said
    assert "Traceback" not in said


def test_a_server_that_wants_a_login_says_which_settings_give_it(home: Path) -> None:
    status, headers, body, refused = OTHERS["no entry"]
    with speaking(status, headers, body) as url:
        for command in (("index",), ("search", "Hafen"), ("status",)):
            code, said = run(home, *command, url=url, timeout="2")
            assert code == 1
            assert "verlangt eine Anmeldung" in said
            for setting in ("SEARCH_USER", "SEARCH_PASSWORD", "SEARCH_PASSWORD_FILE", "SEARCH_API_KEY"):
                assert f"ANFRAGEN_{setting}" in said
            assert refused not in said
        assert refused in run(home, "search", "Hafen", url=url, timeout="2", api_key=SECRET)[1]


def test_an_unknown_host_a_closed_port_and_a_foreign_certificate(home: Path, tmp_path: Path) -> None:
    code, said = run(home, "index", url="http://es.invalid:9200", password=SECRET, user="a")
    assert (code, "Rechner ist unbekannt" in said, SECRET in said) == (1, True, False)
    code, said = run(home, "index", url=f"http://127.0.0.1:{free_port()}")
    assert (code, "nicht erreichbar" in said) == (1, True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(tmp_path))
    with speaking(200, PRODUCT, {"version": {"number": "8.19.0"}}, context) as url:
        code, said = run(home, "index", url=url, api_key=SECRET)
        assert (code, "ANFRAGEN_SEARCH_CA" in said, SECRET in said) == (1, True, False)
    code, said = run(home, "index", url="https://127.0.0.1:9", ca=str(tmp_path / "fehlt.pem"))
    assert (code, "ANFRAGEN_SEARCH_CA" in said) == (2, True)


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate that nobody vouches for."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    options = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run(["openssl", "req", *options, "-keyout", key, "-out", cert], check=True, capture_output=True)
    return cert, key


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"url": f"http://leserin:{SECRET}@es:9200"}, "ANFRAGEN_SEARCH_PASSWORD"),
        ({"url": "es:9200"}, "http://127.0.0.1:9200"),
        ({"url": "ftp://es"}, "http://127.0.0.1:9200"),
        ({"url": "http://es:port"}, "http://127.0.0.1:9200"),
        ({"url": "http://es", "index": "Großes Archiv"}, "Kleinbuchstaben"),
        ({"url": "http://es", "shards": "0"}, "1 bis 100"),
        ({"url": "http://es", "timeout": "x"}, "1 bis 300"),
        ({"url": "http://es", "password_file": "/nicht/da"}, "/nicht/da"),
    ],
)
def test_settings_that_cannot_be_are_told(home: Path, settings: dict[str, str], expected: str) -> None:
    code, said = run(home, "status", **settings)
    assert (code, expected in said, SECRET in said, "Traceback" in said) == (2, True, False, False)


def test_secrets_come_from_a_file_and_are_shown_nowhere(tmp_path: Path) -> None:
    (tmp_path / "kennwort").write_text(f"{SECRET}\n")
    environment = {
        "ANFRAGEN_SEARCH_URL": "https://a.example:9200, https://b.example:9200/",
        "ANFRAGEN_SEARCH_USER": "leserin",
        "ANFRAGEN_SEARCH_PASSWORD_FILE": str(tmp_path / "kennwort"),
    }
    settings = Settings.from_environment(environment)
    assert settings.elastic is not None
    assert settings.elastic.hosts == ("https://a.example:9200", "https://b.example:9200")
    assert settings.elastic.password == SECRET
    assert SECRET not in repr(settings)
    assert Settings.from_environment({}).elastic is None


@pytest.fixture(scope="module", params=["9.2"])
def own(request: pytest.FixtureRequest, nodes: Nodes) -> Iterator[Node]:
    """A node that may be stopped, with a user and a password."""
    node = nodes.make(request.param, **{"xpack.security.enabled": True, **PLAIN})
    nodes.user(request.param, node, "leserin", SECRET)
    node.wait()
    yield node
    node.stop()


PLAIN = {"xpack.security.http.ssl.enabled": False, "xpack.security.transport.ssl.enabled": False}


def secured(node: Node, **how: object) -> ElasticSettings:
    return elastic_settings(node.url, user="leserin", password=SECRET, **how)


def test_the_right_password_opens_and_a_wrong_one_does_not(own: Node, home: Path) -> None:
    right = {"url": own.url, "index": "passwort", "user": "leserin", "timeout": "60"}
    code, said = run(home, "index", **right, password=SECRET)
    assert (code, "Suchindex gebaut" in said) == (0, True)
    for command in (("index",), ("search", "Hafen"), ("export",), ("show", "19/400"), ("status",)):
        code, said = run(home, *command, **right, password=f"{SECRET}-falsch")
        assert "Anmeldung nicht an" in said
        assert SECRET not in said
        assert "Traceback" not in said
        assert code == 1
    remove(replace(secured(own), index="passwort"))


def test_an_index_of_an_older_program_is_told(own: Node, home: Path) -> None:
    settings = secured(own)
    engine = ElasticEngine(settings, home / "lock.sqlite")
    with Archive.open(home) as archive:
        follow(archive, engine)
    with engine.connection.working() as client:
        name, _ = engine.shelf.current(client)
        client.indices.put_mapping(
            index=name, meta={"fingerprint": "alt", "serial": "x", "built": "2026-01-31T12:00:00"}
        )
    env = {"url": own.url, "index": settings.index, "user": "leserin", "password": SECRET, "timeout": "60"}
    code, said = run(home, "index", "--check", **env)
    assert (code, "anderen Fassung des Programms" in said) == (1, True)
    code, said = run(home, "search", "Hafen", **env)  # the next command mends it
    assert (code, "neu gebaut" in said) == (0, True)
    code, said = run(home, "index", "--rollback", **env)
    assert (code, "Es antwortet wieder der Suchindex vom" in said, "anderen Fassung" in said) == (0, True, True)
    engine.close()
    remove(settings)


def test_the_only_node_is_away_and_comes_back(own: Node, home: Path) -> None:
    """No request takes longer than the limit, each says what is the matter, and all is well again afterwards."""
    settings = secured(own, timeout=LIMIT)
    patient = engine_of(Settings(home, elastic=secured(own, index=settings.index)))
    with Archive.open(home) as archive:
        follow(archive, patient)
    # nobody is asked to wait: all requests are to meet the node that is away
    client = create_app(Settings(home, elastic=settings, rate_limit="")).test_client()
    warm(client)
    kinds: dict[int, int] = {}
    longest = 0.0
    own.signal(signal.SIGSTOP)
    try:
        until = time.monotonic() + AWAY
        while time.monotonic() < until:
            began = time.monotonic()
            answer = client.get("/suche?q=Hafen")
            longest = max(longest, time.monotonic() - began)
            kinds[answer.status_code] = kinds.get(answer.status_code, 0) + 1
            text = answer.get_data(as_text=True)
            assert answer.status_code == 503
            assert "Die Suche antwortet zurzeit nicht" in text
            assert answer.headers["Retry-After"] == "30"
            assert not any(word in text for word in ("Traceback", SECRET, own.url, "elastic_transport"))
            twin = client.get("/suche.json?q=Hafen")
            assert (twin.status_code, twin.mimetype) == (503, "application/problem+json")
            assert twin.get_json()["detail"].startswith("Die Suche antwortet zurzeit nicht")
            assert client.get("/suche.csv?q=Hafen").status_code == 503
            # what the archive holds goes on
            assert client.get("/berlin/19/20001").status_code == 200
            assert client.get("/").status_code == 200
            assert client.get("/status").status_code == 200
    finally:
        own.signal(signal.SIGCONT)
    print(f"{kinds}, longest {longest:.2f} s of {LIMIT} s")
    assert longest < LIMIT + SLACK
    until = time.monotonic() + 60
    while client.get("/suche?q=Hafen").status_code != 200:
        assert time.monotonic() < until
        time.sleep(0.2)
    remove(secured(own, index=settings.index))


def warm(client: object) -> None:
    """The first page of all takes its time, whatever the limit."""
    until = time.monotonic() + 60
    while client.get("/suche?q=Hafen").status_code != 200:  # type: ignore[attr-defined]
        assert time.monotonic() < until
        time.sleep(0.5)


def test_the_program_starts_without_the_cluster(home: Path) -> None:
    settings = ElasticSettings((f"http://127.0.0.1:{free_port()}",))
    client = create_app(Settings(home, elastic=settings)).test_client()
    assert client.get("/suche?q=Hafen").status_code == 503
    assert client.get("/berlin/19/20001").status_code == 200
    assert "antwortet zurzeit nicht" in client.get("/status").get_data(as_text=True)


def test_the_server_starts_without_the_cluster(home: Path) -> None:
    port, closed = free_port(), free_port()
    command = [sys.executable, "-m", "search_app.cli", "serve", "--home", str(home), "--port", str(port)]
    env = {**os.environ, "ANFRAGEN_SEARCH_URL": f"http://127.0.0.1:{closed}"}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            assert server.stdout is not None
            told = [server.stdout.readline() for _ in range(2)]
            assert "nicht erreichbar" in told[0]
            assert f"http://127.0.0.1:{port}/" in told[1]
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/berlin/19/20001") as answer:
                assert answer.status == 200
        finally:
            server.kill()


def test_an_outage_is_no_missing_index(home: Path) -> None:
    """Nothing is rebuilt because a cluster is away."""
    engine = engine_of(Settings(home, elastic=ElasticSettings((f"http://127.0.0.1:{free_port()}",))))
    with Archive.open(home) as archive, pytest.raises(SearchUnreachable):
        follow(archive, engine)
    with pytest.raises(IndexUnavailable):
        engine.search(Query())


def test_no_state_is_held_open_by_an_export_that_is_broken_off(elastic: ElasticSettings, tmp_path: Path) -> None:
    engine = ElasticEngine(elastic, tmp_path / "lock.sqlite")
    fill(tmp_path)
    with Archive.open(tmp_path) as archive:
        follow(archive, engine)
    with engine.connection.working() as client:

        def held() -> int:
            found = client.indices.stats(index=elastic.index, metric="search")
            return int(found["_all"]["total"]["search"]["open_contexts"])

        before = held()
        for grouped in (Query(), Query(sort=Query().sort)):
            hits = engine.scan(grouped)
            next(hits)
            assert held() == before + 1
            hits.close()
            assert held() == before
        web = create_app(Settings(tmp_path, elastic=elastic)).test_client()
        answer = web.get("/suche.csv", buffered=False)
        next(iter(answer.response))
        answer.close()
        del answer
        assert held() == before
    engine.close()
