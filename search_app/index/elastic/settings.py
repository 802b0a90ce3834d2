"""Where the cluster is and how an index lies in it. Knows no library."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

INDEX = "anfragen"
SHARDS = 1  # one holds some millions of pairs; counts are exact whatever the number
TIMEOUT = 10.0  # seconds that a reader waits at most


@dataclass(frozen=True, slots=True)
class ElasticSettings:
    """Which cluster is asked, as whom, and how an index is laid out there.

    ``hosts`` are addresses such as ``https://es1.example:9200``; ``index`` is the alias
    that readers ask, the indexes behind it have longer names. ``replicas`` None keeps
    one copy as soon as there is a second machine. ``timeout`` is the longest that a
    search takes, in seconds. The secrets are shown by no ``repr``.
    """

    hosts: tuple[str, ...]
    index: str = INDEX
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    ca: Path | None = None
    shards: int = SHARDS
    replicas: int | None = None
    timeout: float = TIMEOUT

    @property
    def has_access(self) -> bool:
        """Whether it is said as whom the cluster is asked."""
        return bool(self.user or self.api_key)
