"""What can be set about the search app, read once at its edge."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from ingest.home import default_home

LOCAL = "127.0.0.1"  # nothing is served to other machines unless asked for
PORT = 8000


def _processors() -> int:
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the archive lies, where it is served, and how many processes may work on it."""

    home: Path
    host: str = LOCAL
    port: int = PORT
    jobs: int = field(default_factory=_processors)

    @classmethod
    def from_environment(cls) -> Settings:
        """Take the home from ``ANFRAGEN_HOME``, else the platform's folder for a program's data."""
        return cls(home=default_home())

    @property
    def index(self) -> Path:
        """The folder of the search index; it may be deleted at any time."""
        return self.home / "index"
