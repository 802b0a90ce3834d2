"""What the frame of every page shows: how old the archive is, and where its twin in JSON is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, current_app, g, request

from search_app.web import german
from search_app.web.store import index_status, store

_DIGEST = 12  # hex digits of a file's digest in its address


@dataclass(frozen=True, slots=True)
class Frame:
    """The values that `base.html` takes as ``frame``."""

    today: str
    built: str
    twin: str
    with_query: str
    base: str


def attach(app: Flask) -> None:
    """Give ``frame``, ``asset`` and the German forms to all templates."""
    app.context_processor(lambda: {"frame": _frame()})
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.filters["zahl"] = german.number
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def asset(name: str) -> str:
    """Address of a file of ours; it changes with its content, so that browsers may keep the file."""
    return f"/static/{name}?v={_digest(Path(current_app.static_folder or '') / name)}"


def asked_query() -> str:
    """The search with which a reader came to this page: its words are marked there."""
    return request.args.get("q", "").strip()


def base_address() -> str:
    """Scheme and host of this archive as a reader reaches it: in front of a path it makes a whole address."""
    return store().settings.address or request.host_url.rstrip("/")


@cache
def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:_DIGEST] if path.is_file() else "0"


def _frame() -> Frame:
    query = asked_query()
    carried = f"?{urlencode({'q': query})}" if query and request.blueprint == "paper" else ""
    return Frame(today=german.day(date.today()), built=_built(), twin=_twin(), with_query=carried, base=base_address())


def _built() -> str:
    """One sentence about the index, empty when there is none."""
    status = index_status()
    if status is None:
        return ""
    return f"Stand {day_of(status.built)}, Index {status.fingerprint[:8]}." if status.built else ""


def day_of(moment: str) -> str:
    """The day of a time in ISO form, as readers write it."""
    try:
        return german.moment(datetime.fromisoformat(moment))
    except ValueError:
        return moment


def _twin() -> str:
    """Address of this page as JSON; error pages have none worth a link."""
    if g.get("is_error"):
        return ""
    path = "/index" if request.path == "/" else request.path
    query = request.query_string.decode("ascii", "replace")
    return f"{path}.json" + (f"?{query}" if query else "")
