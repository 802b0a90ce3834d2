"""What every command says when the index lies on a cluster that cannot be asked: one sentence, and no secret."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result

from ingest.errors import AnfragenError
from search_app.cli import main
from search_app.config import Settings
from tests.inquiries import filled
from tests.nodes import free_port

SECRET = "geheim-4711"  # noqa: S105
FAILED, WRONG = 1, 2  # exit codes, as the README has them
COMMANDS = (
    ["search", "Hafen"],
    ["search", "--format", "json", "Hafen"],
    ["show", "19/20001"],
    ["show", "19/20001", "2"],
    ["export"],
    ["export", "--edges"],
    ["index"],
    ["index", "--check"],
    ["index", "--repair"],
    ["index", "--rollback"],
    ["programme", "list"],
    ["status"],
    ["status", "--format", "json"],
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("home"))


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture(scope="module")
def other() -> Iterator[str]:
    """A web server that is no Elasticsearch."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


class _Empty(_Silent):
    """An Elasticsearch without any index, as far as one is asked for; writes down what is wanted of it."""

    wanted: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        found = self.path == "/"
        body = {"version": {"number": "9.2.0"}} if found else {"error": {"type": "index_not_found_exception"}}
        self.wanted.append(f"{self.command} {self.path.partition('?')[0]}")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.end_headers()
        self.wfile.write(json.dumps({**body, "status": 404}).encode())


@pytest.fixture
def empty() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Empty)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _Empty.wanted.clear()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def run(home: Path, *arguments: str | Path, **environment: str) -> Result:
    names = {f"ANFRAGEN_SEARCH_{name.upper()}": value for name, value in environment.items()}
    return CliRunner().invoke(main, [*map(str, arguments), "--home", str(home)], env=names)


def check(done: Result, expected: str, command: list[str], code: int = FAILED) -> None:
    """One sentence on stderr, the exit code, no secret and no defect."""
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.exit_code == code
    assert expected in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert SECRET not in done.output
    if command[0] != "status":
        assert done.stdout == ""


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_unknown_host_a_closed_port_and_another_server_are_told_in_one_sentence(
    home: Path, other: str, command: list[str]
) -> None:
    access = {"user": "leserin", "password": SECRET, "timeout": "2"}
    check(run(home, *command, url="http://es.invalid:9200", **access), "Dieser Rechner ist unbekannt.", command)
    closed = f"http://127.0.0.1:{free_port()}"
    check(run(home, *command, url=closed, **access), f"Elasticsearch ({closed}) ist nicht erreichbar", command)
    check(run(home, *command, url=other, **access), f"Elasticsearch ({other}) ist kein Elasticsearch", command)


@pytest.mark.parametrize(
    "command", [["search", "Hafen"], ["show", "19/20001"], ["export"], ["programme", "list"]], ids=" ".join
)
def test_a_command_that_reads_makes_no_index_of_another_name(home: Path, empty: str, command: list[str]) -> None:
    done = run(home, *command, url=empty, index="anfargen", timeout="2")
    check(done, "keinen Suchindex „anfargen“ (ANFRAGEN_SEARCH_INDEX)", command)
    assert "„anfragen index“" in done.stderr
    assert {wanted.partition(" ")[0] for wanted in _Empty.wanted} == {"GET"}


def test_status_prints_what_needs_no_cluster(home: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    text = run(home, "status", url=url).stdout
    assert "3 Dokumente mit 10 Fragen und 6 Antworten" in text
    assert text.rstrip().endswith("Suchindex: keine Angaben möglich")
    printed = json.loads(run(home, "status", "--format", "json", url=url).stdout)
    assert printed["archive"]["papers"] == 3
    assert "nicht erreichbar" in printed["index"]["stale"]


def test_an_index_that_was_not_built_yet_is_no_failure_of_status(home: Path) -> None:
    done = CliRunner().invoke(main, ["status", "--home", str(home)])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "„anfragen index“ baut ihn." in done.stdout


def test_papers_are_taken_in_without_the_cluster(tmp_path: Path, samples: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    done = run(tmp_path, "ingest", samples / "be" / "18-99120.txt", url=url)
    assert done.exit_code == 1
    taken, kept, trouble = done.stderr.splitlines()
    assert taken.startswith("1 neu")
    assert "liegt im Archiv" in kept
    assert "nicht erreichbar" in trouble
    assert "1 Dokument mit" in run(tmp_path, "status", url=url).stdout


@pytest.mark.parametrize("command", [*COMMANDS, ["serve", "--port", "0"]], ids=" ".join)
@pytest.mark.parametrize("url", [f"http://leserin:{SECRET}@es:9200", f"http://leserin:{SECRET},x@es", f"{SECRET}@es"])
def test_a_password_in_the_address_is_refused_and_not_repeated(home: Path, command: list[str], url: str) -> None:
    done = run(home, *command, url=url)
    check(done, "In ANFRAGEN_SEARCH_URL stehen keine Zugangsdaten", command, WRONG)
    assert done.stdout == ""


def test_what_follows_a_question_mark_in_the_address_is_not_repeated(home: Path) -> None:
    done = run(home, "status", url=f"http://es:9200/?schluessel={SECRET}")
    check(done, "hier muss eine Adresse wie http://127.0.0.1:9200 stehen", ["status"], WRONG)


@pytest.fixture
def no_certificate(tmp_path: Path) -> Path:
    (tmp_path / "kein.pem").write_text("kein Zertifikat")
    return tmp_path


BAD = (
    ({"api_key": SECRET, "user": "leserin", "password": SECRET}, "beides zugleich geht nicht"),
    ({"user": "leserin"}, "eines von beiden fehlt"),
    ({"password": SECRET}, "eines von beiden fehlt"),
    ({"api_key": f"{SECRET}\nx"}, "ANFRAGEN_SEARCH_API_KEY enthält einen Zeilenumbruch"),
    ({"api_key": f"{SECRET}ü"}, "ANFRAGEN_SEARCH_API_KEY ist kein API-Schlüssel"),
    ({"ca": "{folder}/fehlt.pem"}, "fehlt.pem: die Datei lässt sich nicht lesen"),
    ({"ca": "{folder}"}, "die Datei lässt sich nicht lesen"),
    ({"ca": "{folder}/kein.pem"}, "kein.pem: in der Datei steht kein Zertifikat"),
    ({"shards": "viele"}, "ANFRAGEN_SEARCH_SHARDS=viele: hier muss eine Zahl von 1 bis 100 stehen"),
    ({"timeout": "-1"}, "ANFRAGEN_SEARCH_TIMEOUT=-1: hier muss eine Zahl"),
    ({"url": "http://..:9200"}, "hier muss eine Adresse"),
    ({"url": "http://a b:9200"}, "hier muss eine Adresse"),
    ({"url": "http://es:99999"}, "hier muss eine Adresse"),
    ({"url": f"http://{'a' * 70}.example"}, "hier muss eine Adresse"),
)


@pytest.mark.parametrize(
    "command", [["status"], ["search", "Hafen"], ["index"], ["serve", "--port", "0"]], ids=" ".join
)
@pytest.mark.parametrize(("given", "expected"), BAD, ids=[sentence for _, sentence in BAD])
def test_settings_that_cannot_be_are_told_by_name(
    home: Path, no_certificate: Path, command: list[str], given: dict[str, str], expected: str
) -> None:
    settings = {name: value.replace("{folder}", str(no_certificate)) for name, value in given.items()}
    done = run(home, *command, **{"url": "https://es.invalid:9200", **settings})
    check(done, expected, command, WRONG)
    assert done.stdout == ""


@pytest.mark.parametrize(
    "command", [["search", "Hafen"], ["export"], ["index"], ["serve", "--port", "0"]], ids=" ".join
)
@pytest.mark.parametrize(("name", "value"), [("ADDRESS", "anfragen"), ("JOBS", "x"), ("PAGE_SIZE", "0")])
def test_settings_of_the_pages_that_cannot_be_are_wrong_usage(
    home: Path, command: list[str], name: str, value: str
) -> None:
    done = CliRunner().invoke(main, [*command, "--home", str(home)], env={f"ANFRAGEN_{name}": value})
    check(done, f"ANFRAGEN_{name}={value}: hier muss eine", command, WRONG)


def test_a_limit_that_cannot_be_is_wrong_usage(home: Path) -> None:
    CliRunner().invoke(main, ["index", "--home", str(home)])
    done = CliRunner().invoke(main, ["serve", "--port", "0", "--home", str(home)], env={"ANFRAGEN_RATE_LIMIT": "oft"})
    check(done, "ANFRAGEN_RATE_LIMIT=oft", ["serve"], WRONG)


def test_a_server_without_tls_is_told_as_such(home: Path, other: str) -> None:
    done = run(home, "search", "Hafen", url=other.replace("http:", "https:"))
    check(done, "antwortet ohne TLS", ["search"])


def test_names_and_passwords_may_have_umlauts(home: Path, other: str) -> None:
    access = {"user": "jürgen", "password": "süß€"}
    check(run(home, "search", "x", url=other, **access), "kein Elasticsearch", ["search"])


def test_one_way_in_is_enough() -> None:
    url = {"ANFRAGEN_SEARCH_URL": "https://es:9200"}
    key = Settings.from_environment({**url, "ANFRAGEN_SEARCH_API_KEY": SECRET}).elastic
    name = Settings.from_environment({**url, "ANFRAGEN_SEARCH_USER": "a", "ANFRAGEN_SEARCH_PASSWORD": SECRET}).elastic
    assert key is not None
    assert name is not None
    assert (key.api_key, key.user, name.user, name.password) == (SECRET, "", "a", SECRET)
    with pytest.raises(AnfragenError):
        Settings.from_environment({**url, "ANFRAGEN_SEARCH_USER": "a"})
