"""The indexes behind an alias: the one that answers, the one before it, and what failed builds left.

::

    anfragen                            the alias that readers ask
    anfragen-20260301t120000-0a1b2c3d   an index; its _meta says what it was made from and which one it replaced

An index is built beside the one that answers and becomes it by one atomic change of the alias.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ingest.errors import IndexMissing, IndexUnavailable
from search_app.index.elastic.connection import NONE_YET, Client
from search_app.index.elastic.mapping import index_settings, mappings
from search_app.index.elastic.settings import ElasticSettings
from search_app.index.generations import NO_PREVIOUS

_FOREIGN_NAME = "In Elasticsearch heißt schon ein Index „{}“: ANFRAGEN_SEARCH_INDEX gibt unserem einen anderen Namen."
_GREEN_ENOUGH = "60s"  # for a new index to have its first copy of each shard


@dataclass(frozen=True, slots=True)
class Meta:
    """What an index was made from, which one it replaced, and the first number that no later paper was given."""

    fingerprint: str
    built: str
    archive: str = ""
    serial: int = 0
    previous: str = ""
    numbers: int = 0


class Shelf:
    """The indexes of one alias."""

    def __init__(self, settings: ElasticSettings) -> None:
        self._settings = settings
        self.alias = settings.index

    def current(self, client: Client) -> tuple[str, Meta]:
        """The index that answers and what it was made from; raises IndexUnavailable when there is none."""
        found = self._behind_alias(client)
        if not found:
            raise IndexMissing(NONE_YET)
        return found

    def find(self, client: Client) -> tuple[str, Meta] | None:
        """The same, None when there is none."""
        return self._behind_alias(client)

    def create(self, client: Client, meta: Meta) -> str:
        """Make an empty index that nobody asks yet; raises IndexUnavailable when the alias's name is taken."""
        if not self.find(client) and client.indices.exists(index=self.alias):
            raise IndexUnavailable(_FOREIGN_NAME.format(self.alias))
        name = f"{self.alias}-{datetime.now(UTC):%Y%m%dt%H%M%S}-{secrets.token_hex(4)}"
        client.indices.create(index=name, settings=index_settings(self._settings), mappings=mappings(as_dict(meta)))
        return name

    def publish(self, client: Client, name: str, before: str) -> None:
        """Give an index its copies and let the alias lead to it instead of the one before, if there is one."""
        client.indices.put_settings(index=name, settings=_copies(self._settings))
        client.cluster.health(index=name, wait_for_status="yellow", timeout=_GREEN_ENOUGH)
        self._lead_to(client, name, before)

    def roll_back(self, client: Client) -> str:
        """Let the alias lead to the index before, from which this one can be come back to; returns its name."""
        name, meta = self.current(client)
        before = self._read(client, meta.previous) if meta.previous else None
        if before is None:
            raise IndexUnavailable(NO_PREVIOUS)
        note(client, meta.previous, Meta(**{**as_dict(before), "previous": name}))
        self._lead_to(client, meta.previous, name)
        return meta.previous

    def sweep(self, client: Client) -> tuple[str, ...]:
        """Remove what neither answers nor is the one before; returns the names."""
        found = self.find(client)
        kept = {found[0], found[1].previous} if found else set()
        left = tuple(name for name in self.names(client) if name not in kept)
        for name in left:
            client.indices.delete(index=name, ignore_unavailable=True)
        return left

    def names(self, client: Client) -> tuple[str, ...]:
        """All indexes that were made for this alias; those of an alias with a longer name are not."""
        ours = re.compile(rf"{re.escape(self.alias)}-\d{{8}}t\d{{6}}-[0-9a-f]{{8}}")
        found = client.indices.get_settings(index=f"{self.alias}-*", filter_path="*.settings.index.uuid")
        return tuple(sorted(name for name in found if ours.fullmatch(name)))

    def _lead_to(self, client: Client, name: str, before: str) -> None:
        actions: list[Mapping[str, Any]] = [{"add": {"index": name, "alias": self.alias}}]
        if before:
            actions.append({"remove": {"index": before, "alias": self.alias}})
        client.indices.update_aliases(actions=actions)

    def _behind_alias(self, client: Client) -> tuple[str, Meta] | None:
        found = client.options(ignore_status=404).indices.get_mapping(
            index=self.alias, filter_path="*.mappings._meta,error,status"
        )
        indexes = {name: each for name, each in found.items() if name not in ("error", "status")}
        return next(((name, _meta(each)) for name, each in indexes.items()), None)

    def _read(self, client: Client, name: str) -> Meta | None:
        found = client.options(ignore_status=404).indices.get_mapping(index=name, filter_path="*.mappings._meta")
        return _meta(found[name]) if name in found else None


def note(client: Client, name: str, meta: Meta) -> None:
    """Note at an index what it was made from."""
    client.indices.put_mapping(index=name, meta=as_dict(meta))


def as_dict(meta: Meta) -> dict[str, Any]:
    """What stands in ``_meta``."""
    return {name: getattr(meta, name) for name in Meta.__slots__}


def _meta(found: Mapping[str, Any]) -> Meta:
    """Read ``_meta``; what another program wrote there fits no fingerprint, so the index counts as stale."""
    kept = found.get("mappings", {}).get("_meta", {})
    texts = {name: str(kept.get(name, "")) for name in ("fingerprint", "built", "archive", "previous")}
    serial, numbers = (value if isinstance(value := kept.get(name), int) else 0 for name in ("serial", "numbers"))
    return Meta(**texts, serial=serial, numbers=numbers)


def _copies(settings: ElasticSettings) -> dict[str, Any]:
    if settings.replicas is None:
        return {"index.auto_expand_replicas": "0-1"}
    return {"index.number_of_replicas": settings.replicas}
