"""What every view asks: the archive of this request and the one search engine of the process."""

from __future__ import annotations

import hashlib
from functools import cached_property
from threading import Lock
from typing import Any

from flask import Flask, current_app, g

from analyzers.store import AnnotationStore
from ingest.archive import Archive
from ingest.errors import IndexUnavailable, SearchUnreachable
from search_app.config import Settings
from search_app.index.choosing import engine_of
from search_app.index.protocol import IndexStatus, SearchEngine

_KEY = "anfragenarchiv"
_STATUS = "index-status"


class Store:
    """The settings and the engine of one application; the engine is opened when it is first needed.

    ``extra`` is where a page keeps what it makes once for all requests.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.extra: dict[str, Any] = {}
        self._lock = Lock()

    @property
    def engine(self) -> SearchEngine:
        """The search engine, one for all threads."""
        with self._lock:
            return self._engine

    @cached_property
    def _engine(self) -> SearchEngine:
        return engine_of(self.settings)


def attach(app: Flask, settings: Settings) -> None:
    """Give an application its store, and close the archive at the end of each request."""
    app.extensions[_KEY] = Store(settings)
    app.teardown_appcontext(_close)


def store() -> Store:
    """The store of the current application."""
    found: Store = current_app.extensions[_KEY]
    return found


def engine() -> SearchEngine:
    """The search engine; raises IndexUnavailable when there is no index."""
    return store().engine


def archive() -> Archive:
    """The archive of this request: an open one belongs to the thread that opened it. Raises ArchiveError."""
    if "archive" not in g:
        g.archive = Archive.open(store().settings.home)
    opened: Archive = g.archive
    return opened


def annotation_store() -> AnnotationStore:
    """What the papers of this archive refer to, opened for this request. Raises ArchiveError."""
    if "annotations" not in g:
        g.annotations = AnnotationStore.open(store().settings.home)
    opened: AnnotationStore = g.annotations
    return opened


def index_status() -> IndexStatus | None:
    """How the index stands, None when there is none or it does not answer; asked only when it has changed."""
    try:
        mark = engine().mark()
        kept: tuple[str, IndexStatus] | None = store().extra.get(_STATUS)
        if kept is None or kept[0] != mark:
            kept = store().extra[_STATUS] = (mark, engine().status())
    except IndexUnavailable:
        return None
    return kept[1]


def index_trouble() -> str:
    """Why there is no status, in German; empty when there is one."""
    try:
        engine().mark()
    except SearchUnreachable:
        return "Die Suchmaschine antwortet zurzeit nicht."
    except IndexUnavailable:
        return "Der Suchindex fehlt: „anfragen index“ baut ihn."
    return ""


def fingerprint() -> str:
    """Digest of all that pages are made from, in archive and index: equal ones give equal pages."""
    status = index_status()
    parts = (archive().key, archive().last_serial(), status)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]


def _close(error: BaseException | None) -> None:
    del error
    for name in ("archive", "annotations"):
        opened: Archive | AnnotationStore | None = g.pop(name, None)
        if opened is not None:
            opened.close()
