"""Which version of the reading and parsing rules made a record."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_LENGTH = 16  # hex digits: enough to tell versions of one program apart


@cache
def parser_version() -> str:
    """Digest of this package's code and tables: any change of a rule makes another version.

    Kept by hand it would be forgotten; a record that is read again without need
    costs little, one that is not read again stays wrong.
    """
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*package.glob("*.py"), *package.glob("dialects/*.toml")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:_LENGTH]
