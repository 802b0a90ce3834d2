"""The settings of a running program; the only reader of its environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ingest.errors import AnfragenError
from ingest.home import VARIABLE, default_home

PREFIX = "ANFRAGEN_"
HOST = "127.0.0.1"
PORT = 8000
HIGHEST_PORT = 65535
THREADS = 8  # requests answered at once: more than processors, since a slow client holds one
PAGE_SIZE = 10  # papers on a result page
LARGEST_PAGE = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside.

    ``jobs`` is the number of processes that read and analyse papers, None for one a
    processor; ``threads`` the number of requests answered at once; ``rate_limit``
    what one address may ask for, as Flask-Limiter writes it, empty for no limit;
    ``proxies`` the number of reverse proxies in front whose headers are believed.
    """

    home: Path
    host: str = HOST
    port: int = PORT
    jobs: int | None = None
    threads: int = THREADS
    page_size: int = PAGE_SIZE
    rate_limit: str = ""
    proxies: int = 0

    @property
    def index(self) -> Path:
        """The folder of the search index: a cache of the archive that may be deleted."""
        return self.home / "index"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read ``ANFRAGEN_HOME``, ``ANFRAGEN_HOST`` and so on; what is not set keeps its default.

        Raises AnfragenError for a number that is none or out of its range.
        """
        named = environment.get(VARIABLE)
        return cls(
            home=Path(named) if named else default_home(),
            host=environment.get(PREFIX + "HOST") or HOST,
            port=_number(environment, "PORT", PORT, range(HIGHEST_PORT + 1)),
            jobs=_number(environment, "JOBS", 0, range(1000)) or None,
            threads=_number(environment, "THREADS", THREADS, range(1, 1000)),
            page_size=_number(environment, "PAGE_SIZE", PAGE_SIZE, range(1, LARGEST_PAGE + 1)),
            rate_limit=environment.get(PREFIX + "RATE_LIMIT", ""),
            proxies=_number(environment, "PROXIES", 0, range(10)),
        )


def _number(environment: Mapping[str, str], name: str, default: int, allowed: range) -> int:
    written = environment.get(PREFIX + name)
    if not written:
        return default
    if not (written.isascii() and written.isdigit() and int(written) in allowed):
        raise AnfragenError(
            f"{PREFIX}{name}={written}: hier muss eine Zahl von {allowed.start} bis {allowed.stop - 1} stehen."
        )
    return int(written)
