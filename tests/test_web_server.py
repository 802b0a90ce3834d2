"""The server as it is run: a real socket, a real answer, a clear sentence when the port is taken."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from search_app.config import Settings
from search_app.server import CannotServe, address, serve

pytest_plugins = ("web_fixtures",)

_RUN = """
import signal
import sys
from pathlib import Path
from search_app.config import Settings
from search_app.server import serve
signal.signal(signal.SIGINT, signal.default_int_handler)  # shells let what runs in the background ignore it
serve(Settings(home=Path(sys.argv[1]), port=int(sys.argv[2])))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_address_is_printed_and_answers(home: Path) -> None:
    port = free_port()
    command = [sys.executable, "-c", _RUN, str(home), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/suche?q=Schule") as answer:
                assert answer.status == 200
                assert "waitress" not in answer.headers.get("Server", "")
                assert "Schulsanierung" in answer.read().decode()
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) in (0, -signal.SIGINT)


@pytest.mark.parametrize(("proxies", "base"), [("0", "http://127.0.0.1:"), ("1", "https://anfragen.example/")])
def test_the_word_of_a_proxy_is_believed_when_there_is_one(home: Path, proxies: str, base: str) -> None:
    port = free_port()
    command = [sys.executable, "-m", "search_app.cli", "serve", "--home", str(home), "--port", str(port)]
    told = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "anfragen.example"}
    env = {**os.environ, "ANFRAGEN_PROXIES": proxies}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            server.stdout.readline()
            asked = urllib.request.Request(f"http://127.0.0.1:{port}/suche.jsonl?q=Schulkonferenzen", headers=told)
            with urllib.request.urlopen(asked) as answer:  # noqa: S310
                assert json.loads(answer.readline())["url"].startswith(base)
        finally:
            server.kill()


def test_a_port_that_is_taken_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=f"Port {port}, läuft schon ein Programm"):
            serve(Settings(home=tmp_path, port=port))


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may open any port")
def test_a_port_that_may_not_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotServe, match="Port 80"):
        serve(Settings(home=tmp_path, port=80))


def test_a_host_that_is_not_ours_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotServe, match=r"192\.0\.2\.1"):
        serve(Settings(home=tmp_path, host="192.0.2.1", port=free_port()))


def test_addresses_of_both_kinds_are_written_right(tmp_path: Path) -> None:
    assert address(Settings(home=tmp_path)) == "http://127.0.0.1:8000/"
    assert address(Settings(home=tmp_path, host="::1", port=81)) == "http://[::1]:81/"
