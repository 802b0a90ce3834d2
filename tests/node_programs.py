"""What a real node needs: a Java that fits, the program from Maven Central, a normal user, or Docker."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import platformdirs
import pytest

VERSIONS = {"8.19": "8.19.5", "9.2": "9.2.0"}
JAVA = {"8.19": range(17, 99), "9.2": range(21, 99)}
"""Versions of Java that a node runs on."""
HEAP = "512m"
_ARTIFACT = "org.elasticsearch.distribution.integ-test-zip:elasticsearch:{}:zip"


def missing(reason: str) -> None:
    """Skip for want of a node; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI needs real Elasticsearch nodes: {reason}")
    pytest.skip(reason)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def can_run(version: str) -> bool:
    return java_home(version) is not None and (fetched_path(version).exists() or shutil.which("mvn") is not None)


@cache
def java_home(version: str) -> Path | None:
    """The newest Java that this version runs on."""
    named = os.environ.get("ANFRAGEN_TEST_JAVA_HOME")
    homes = [Path(named)] if named else [path.parents[1] for path in Path("/usr/lib/jvm").glob("*/bin/java")]
    found = sorted((number, home) for home in homes if (number := java_version(home)) in JAVA[version])
    return found[-1][1] if found else None


@cache
def java_version(home: Path) -> int:
    try:
        told = subprocess.run([home / "bin" / "java", "-version"], capture_output=True, text=True, check=False).stderr
    except OSError:
        return 0
    match = re.search(r'version "(?:1\.)?(\d+)', told)
    return int(match[1]) if match else 0


def fetched_path(version: str) -> Path:
    named = os.environ.get("ANFRAGEN_TEST_CACHE")
    folder = Path(named) if named else Path(platformdirs.user_cache_dir("anfragenarchiv-tests", appauthor=False))
    return folder / f"elasticsearch-{VERSIONS[version]}.zip"


def fetched(version: str) -> Path:
    """The zip of a version, fetched once."""
    path = fetched_path(version)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as half:
            artifact = _ARTIFACT.format(VERSIONS[version])
            command = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={half}"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            zips = list(Path(half).glob("*.zip"))
            if done.returncode or not zips:
                missing(f"Maven cannot fetch Elasticsearch {version}: {done.stdout.strip()[-300:]}")
            zips[0].replace(path)
    return path


def environment(version: str, place: Path) -> dict[str, str]:
    opts = f"-Xms{HEAP} -Xmx{HEAP}"
    return {
        "PATH": os.environ["PATH"],
        "ES_JAVA_HOME": str(java_home(version)),
        "ES_JAVA_OPTS": opts,
        "ES_PATH_CONF": str(place / "config"),
        "ES_TMPDIR": str(place / "tmp"),
        "HOME": str(place),
    }


def as_normal_user(places: Sequence[Path], env: dict[str, str]) -> dict[str, object]:
    """How to start a process that is not root, since Elasticsearch refuses to run as root."""
    how: dict[str, object] = {"env": env, "cwd": places[0]}
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        for path in (path for place in places for path in [place, *place.rglob("*")]):
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
        how |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    return how


@cache
def has_docker() -> bool:
    docker = shutil.which("docker")
    return docker is not None and subprocess.run([docker, "info"], capture_output=True, check=False).returncode == 0
