"""Real Elasticsearch nodes for the tests: fetched once, started as a normal user on free loopback ports, stopped at the end.

They are found in this order:

1. ``ANFRAGEN_TEST_SEARCH_URL``: servers that run already, several with commas; the one of the right major version serves
2. Maven and Java: the bootable zip of Maven Central, kept in ``ANFRAGEN_TEST_CACHE`` or the platform's cache folder
3. Docker: the official image

Else the tests are skipped with the reason; with ``CI=true`` that is a failure.
"""

from __future__ import annotations

import atexit
import json
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.node_programs import (
    HEAP,
    JAVA,
    VERSIONS,
    as_normal_user,
    can_run,
    environment,
    fetched,
    free_port,
    has_docker,
    missing,
)

__all__ = ["VERSIONS", "Node", "Nodes", "free_port", "nodes"]

UP = 180.0  # seconds that a node may take to come up: it takes 6 to 10, with a busy machine around it more
MEMORY = 4_000_000_000  # bytes of memory that must be free for the data of nodes to lie there
_GUARDED = ("sh", "-c", 'exec 3<&0; (read -r _ <&3; kill -KILL 0) & "$@" 3<&- <&- & wait $!', "sh")
"""Runs a command and ends its whole group when the pipe from us breaks: no node outlives tests that were killed."""
_IMAGE = "docker.elastic.co/elasticsearch/elasticsearch:{}"


@dataclass
class Node:
    """A node that these tests started, or were given (then without a process)."""

    url: str
    process: subprocess.Popen[bytes] | None = None
    container: str = ""
    log: Path | None = None
    folder: Path | None = None
    command: Sequence[str] = ()
    how: dict[str, object] = field(default_factory=dict)

    @property
    def is_ours(self) -> bool:
        return self.process is not None

    def start(self) -> None:
        """Start, or start again after `kill` with the data it had."""
        assert self.log is not None
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*_GUARDED, *self.command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self.how,
            )

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the node and its launcher, which are a process group of their own."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.signal(signal.SIGKILL)
        assert self.process is not None
        self.process.wait(30)
        if self.process.stdin:
            self.process.stdin.close()

    def stop(self) -> None:
        if self.container:
            subprocess.run(["docker", "rm", "--force", self.container], check=False, capture_output=True)
        if self.process is not None:
            self.kill()

    def wait(self, health: str = "yellow", nodes: int = 1) -> None:
        """Wait until it answers and its cluster has so many nodes."""
        until = time.monotonic() + UP
        while time.monotonic() < until:
            if self.process is not None and self.process.poll() is not None:
                pytest.fail(f"Elasticsearch ended while starting:\n{self.tail()}")
            with suppress(OSError, ValueError):
                if ask(self.url, f"/_cluster/health?wait_for_nodes=>={nodes}&wait_for_status={health}&timeout=5s"):
                    return
            time.sleep(0.3)
        pytest.fail(f"Elasticsearch did not come up in {UP:.0f} s:\n{self.tail()}")

    def tail(self) -> str:
        return self.log.read_text("utf-8", "replace")[-3000:] if self.log else ""


def ask(url: str, path: str) -> dict[str, object] | None:
    """Ask a node without our client; None when it says no (401 counts as an answer)."""
    try:
        with urllib.request.urlopen(f"{url}{path}", timeout=10) as answer:  # noqa: S310
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return {"status": error.code} if error.code == 401 else None


class Nodes:
    """All nodes of a test session."""

    def __init__(self) -> None:
        self._undo = ExitStack()
        self._folder: Path | None = None
        self._unpacked: dict[str, Path] = {}
        self._started: dict[str, Node] = {}
        atexit.register(self.close)

    def close(self) -> None:
        self._undo.close()
        self._started.clear()

    def shared(self, version: str) -> Node:
        """The one node of this version that all tests share; both are started together, since starting takes a while."""
        if version not in self._started and not given():
            for each in VERSIONS:
                if each not in self._started and can_run(each):
                    self._started[each] = self.make(each)
            for node in self._started.values():
                node.wait()
        if version not in self._started:
            self._started[version] = given_node(version) if given() else self._container(version)
            self._started[version].wait()
        return self._started[version]

    def make(self, version: str, **settings: object) -> Node:
        """Start a further node from the zip; ``settings`` go into its configuration. Does not wait."""
        if not can_run(version):
            missing(f"Elasticsearch {version} needs Maven, and Java {JAVA[version].start} or newer")
        home, place = self._home(version), self._room() / secrets.token_hex(4)
        http, transport, data = free_port(), free_port(), self._quick_room()
        config = {
            "cluster.name": f"tests-{secrets.token_hex(4)}",
            "discovery.type": "single-node",
            "network.host": "127.0.0.1",
            "http.port": http,
            "transport.port": transport,
            "path.data": str(data),
            "path.logs": str(place / "logs"),
            "xpack.security.enabled": False,
            "cluster.routing.allocation.disk.threshold_enabled": False,
            **settings,
        }
        shutil.copytree(home / "config", place / "config")
        (place / "tmp").mkdir()
        lines = (f"{name}: {json.dumps(value)}" for name, value in config.items() if value is not None)
        (place / "config" / "elasticsearch.yml").write_text("\n".join(lines) + "\n")
        node = Node(
            f"http://127.0.0.1:{config['http.port']}",
            log=place / "out.log",
            folder=place,
            command=[str(home / "bin" / "elasticsearch")],
            how=as_normal_user([place, data], environment(version, place)),
        )
        self._undo.callback(node.stop)
        node.start()
        return node

    def user(self, version: str, node: Node, name: str, password: str) -> None:
        """Make a user of a node with security, from outside; it is known a few seconds later."""
        tool = self._home(version) / "bin" / "elasticsearch-users"
        command = [str(tool), "useradd", name, "-p", password, "-r", "superuser"]
        subprocess.run(command, check=True, capture_output=True, **node.how)  # type: ignore[call-overload]

    def cluster(self, version: str, size: int) -> list[Node]:
        """Start a cluster of so many nodes and wait for it."""
        names = [f"n{number}" for number in range(size)]
        transports = [free_port() for _ in names]
        common = {
            "cluster.name": f"tests-{secrets.token_hex(4)}",
            "discovery.type": None,
            "discovery.seed_hosts": [f"127.0.0.1:{port}" for port in transports],
            "cluster.initial_master_nodes": names,
            # a lost node is noticed at once, as it is by its closed connections on a real network
            "cluster.fault_detection.leader_check.interval": "500ms",
        }
        pairs = zip(names, transports, strict=True)
        made = [self.make(version, **{**common, "node.name": n, "transport.port": p}) for n, p in pairs]
        made[0].wait(nodes=size)
        return made

    def _home(self, version: str) -> Path:
        if version not in self._unpacked:
            folder = self._room() / VERSIONS[version]
            with zipfile.ZipFile(fetched(version)) as packed:
                packed.extractall(folder)
            (home,) = folder.iterdir()
            for path in [*(home / "bin").iterdir(), *home.glob("modules/*/platform/*/bin/*")]:
                path.chmod(0o755)
            self._unpacked[version] = home
        return self._unpacked[version]

    def _room(self) -> Path:
        """A folder that a normal user may enter, unlike pytest's own."""
        if self._folder is None:
            self._folder = self._made(Path(tempfile.gettempdir()))
        return self._folder

    def _quick_room(self) -> Path:
        """A folder in memory, where there is one: every change of a cluster waits for its disk."""
        memory = Path("/dev/shm")  # noqa: S108
        has_room = memory.is_dir() and shutil.disk_usage(memory).free > MEMORY
        return self._made(memory if has_room else Path(tempfile.gettempdir()))

    def _made(self, where: Path) -> Path:
        made = Path(tempfile.mkdtemp(prefix="anfragen-nodes-", dir=where))
        made.chmod(0o755)
        self._undo.callback(shutil.rmtree, made, ignore_errors=True)
        return made

    def _container(self, version: str) -> Node:
        if not has_docker():
            missing(f"Elasticsearch {version} needs ANFRAGEN_TEST_SEARCH_URL, Maven with Java, or Docker")
        run = ["docker", "run", "--detach", "--rm", "--publish", "127.0.0.1::9200"]
        config = ["--env", "discovery.type=single-node", "--env", "xpack.security.enabled=false"]
        command = [*run, *config, "--env", f"ES_JAVA_OPTS=-Xms{HEAP} -Xmx{HEAP}", _IMAGE.format(VERSIONS[version])]
        started = subprocess.run(command, capture_output=True, text=True, check=False)
        if started.returncode:
            missing(f"Docker cannot start Elasticsearch {version}: {started.stderr.strip()[-300:]}")
        node = Node("", container=started.stdout.strip())
        self._undo.callback(node.stop)
        port = subprocess.run(["docker", "port", node.container, "9200"], capture_output=True, text=True, check=True)
        node.url = f"http://{port.stdout.split()[0]}"
        return node


def given() -> list[str]:
    """The servers named in the environment."""
    return [url.strip().rstrip("/") for url in os.environ.get("ANFRAGEN_TEST_SEARCH_URL", "").split(",") if url.strip()]


def given_node(version: str) -> Node:
    major = version.partition(".")[0]
    for url in given():
        found = ask(url, "/_nodes/_all/version?filter_path=nodes.*.version") or {}
        versions = [each["version"] for each in found.get("nodes", {}).values()]  # type: ignore[attr-defined]
        if versions and all(each.startswith(f"{major}.") for each in versions):
            return Node(url)
    missing(f"none of ANFRAGEN_TEST_SEARCH_URL is an Elasticsearch {major}")
    raise AssertionError


@pytest.fixture(scope="session")
def nodes() -> Iterator[Nodes]:
    """The nodes of this session, stopped at its end."""
    made = Nodes()
    yield made
    made.close()
