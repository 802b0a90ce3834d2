"""The settings of a running program; the only reader of its environment."""

from __future__ import annotations

import os
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from ingest.errors import SettingsError
from ingest.home import VARIABLE, default_home
from search_app.index.elastic.settings import INDEX, SHARDS, TIMEOUT, ElasticSettings

PREFIX = "ANFRAGEN_"
HOST = "127.0.0.1"
PORT = 8000
HIGHEST_PORT = 65535
THREADS = 8  # requests answered at once: more than processors, since a slow client holds one
PAGE_SIZE = 10  # papers on a result page
RATE_LIMIT = "300 per minute"  # ten times what a hasty reader opens
LARGEST_PAGE = 100
_NO_HOST = re.compile(r"[\s?#]")  # what no address of a server has
_PAGES = re.compile(r"https?://[^\s?#@/]+")  # where pages may be
_INDEX_NAME = re.compile(r"[a-z][a-z0-9-]{0,99}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside.

    ``jobs`` is the number of processes that read and analyse papers, None for one a
    processor; ``threads`` the number of requests answered at once; ``page_size`` the papers on a page of results,
    or half the entries where these stand one by one; ``rate_limit``
    what one address may ask for, as Flask-Limiter writes it, empty for no limit;
    ``proxies`` the number of reverse proxies in front whose headers are believed;
    ``address`` where readers reach the pages, which makes paths whole, empty where the
    request tells it; ``elastic`` the cluster that holds the index, None for the embedded one.
    """

    home: Path
    host: str = HOST
    port: int = PORT
    jobs: int | None = None
    threads: int = THREADS
    page_size: int = PAGE_SIZE
    rate_limit: str = RATE_LIMIT
    proxies: int = 0
    address: str = ""
    elastic: ElasticSettings | None = None

    @property
    def index(self) -> Path:
        """The folder of the search index: a cache of the archive that may be deleted."""
        return self.home / "index"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read ``ANFRAGEN_HOME``, ``ANFRAGEN_HOST`` and so on; what is not set keeps its default.

        Raises SettingsError for a number that is none or out of its range.
        """
        named = environment.get(VARIABLE)
        return cls(
            home=Path(named) if named else default_home(),
            host=environment.get(PREFIX + "HOST") or HOST,
            port=_number(environment, "PORT", PORT, range(HIGHEST_PORT + 1)),
            jobs=_number(environment, "JOBS", 0, range(1000)) or None,
            threads=_number(environment, "THREADS", THREADS, range(1, 1000)),
            page_size=_number(environment, "PAGE_SIZE", PAGE_SIZE, range(1, LARGEST_PAGE + 1)),
            rate_limit=environment.get(PREFIX + "RATE_LIMIT", RATE_LIMIT),
            proxies=_number(environment, "PROXIES", 0, range(10)),
            address=_address(environment.get(PREFIX + "ADDRESS", "")),
            elastic=_elastic(environment),
        )

    @classmethod
    def of(cls, home: Path) -> Self:
        """The settings of the environment for an archive that was named otherwise."""
        return replace(cls.from_environment(), home=home)


def _address(written: str) -> str:
    """Where readers reach the pages, without a stroke at the end. Raises SettingsError for what is no address."""
    address = written.strip().rstrip("/")
    if "@" in address:  # what may be a secret is not repeated
        raise SettingsError(f"In {PREFIX}ADDRESS stehen keine Zugangsdaten.")
    if address and not _PAGES.fullmatch(address):
        raise SettingsError(f"{PREFIX}ADDRESS={written}: hier muss eine Adresse wie https://anfragen.example stehen.")
    return address


def _elastic(environment: Mapping[str, str]) -> ElasticSettings | None:
    """Read ``ANFRAGEN_SEARCH_URL`` and what belongs to it; secrets may stand in files instead."""
    hosts = _hosts(environment.get(PREFIX + "SEARCH_URL", ""))
    if not hosts:
        return None
    copies = environment.get(PREFIX + "SEARCH_REPLICAS")
    user, password, api_key = _access(environment)
    return ElasticSettings(
        hosts=hosts,
        index=_index_name(environment.get(PREFIX + "SEARCH_INDEX") or INDEX),
        user=user,
        password=password,
        api_key=api_key,
        ca=_certificates(environment.get(PREFIX + "SEARCH_CA")),
        shards=_number(environment, "SEARCH_SHARDS", SHARDS, range(1, 101)),
        replicas=_number(environment, "SEARCH_REPLICAS", 0, range(10)) if copies else None,
        timeout=float(_number(environment, "SEARCH_TIMEOUT", int(TIMEOUT), range(1, 301))),
    )


def _hosts(written: str) -> tuple[str, ...]:
    """The addresses of the servers; a secret in them is refused and not repeated."""
    if "@" in written:  # looked for in the whole, since a password may have commas
        raise SettingsError(
            f"In {PREFIX}SEARCH_URL stehen keine Zugangsdaten: dafür gibt es {PREFIX}SEARCH_USER und "
            f"{PREFIX}SEARCH_PASSWORD oder {PREFIX}SEARCH_PASSWORD_FILE."
        )
    hosts = tuple(host for each in written.split(",") if (host := each.strip().rstrip("/")))
    for host in hosts:
        _check_host(host)
    return hosts


def _access(environment: Mapping[str, str]) -> tuple[str, str, str]:
    """User, password and API key: one way in or none. Raises SettingsError for half a way and for two."""
    user, password = environment.get(PREFIX + "SEARCH_USER", ""), _secret(environment, "SEARCH_PASSWORD")
    api_key = _secret(environment, "SEARCH_API_KEY")
    if api_key and (user or password):
        raise SettingsError(
            f"Entweder {PREFIX}SEARCH_API_KEY oder {PREFIX}SEARCH_USER mit {PREFIX}SEARCH_PASSWORD: "
            "beides zugleich geht nicht."
        )
    if not api_key.isascii():
        raise SettingsError(f"{PREFIX}SEARCH_API_KEY ist kein API-Schlüssel von Elasticsearch.")
    if bool(user) != bool(password):
        raise SettingsError(
            f"{PREFIX}SEARCH_USER und {PREFIX}SEARCH_PASSWORD gehören zusammen: eines von beiden fehlt."
        )
    return user, password, api_key


def _certificates(file: str | None) -> Path | None:
    """The file of the certificates that are trusted. Raises SettingsError for one that is none."""
    if not file:
        return None
    try:
        ssl.create_default_context(cafile=file)
    except ssl.SSLError as error:
        raise SettingsError(f"{PREFIX}SEARCH_CA={file}: in der Datei steht kein Zertifikat.") from error
    except OSError as error:
        raise SettingsError(f"{PREFIX}SEARCH_CA={file}: die Datei lässt sich nicht lesen.") from error
    return Path(file)


def _check_host(host: str) -> None:
    """Refuse what is no address of a server; what follows a question mark may be a secret and is not repeated."""
    try:
        parts = urlsplit(host)
        name = (parts.hostname or "").encode("idna")  # raises for names that no machine can have
        is_known = parts.scheme in ("http", "https") and bool(name) and parts.port != 0
    except ValueError:
        is_known = False
    if not is_known or _NO_HOST.search(host):
        shown = _NO_HOST.split(host)[0]
        raise SettingsError(f"{PREFIX}SEARCH_URL={shown}: hier muss eine Adresse wie http://127.0.0.1:9200 stehen.")


def _index_name(name: str) -> str:
    if not _INDEX_NAME.fullmatch(name):
        raise SettingsError(
            f"{PREFIX}SEARCH_INDEX={name}: der Name besteht aus Kleinbuchstaben, Ziffern und Bindestrichen "
            "und beginnt mit einem Buchstaben."
        )
    return name


def _secret(environment: Mapping[str, str], name: str) -> str:
    """A secret from the environment, or from the file named there, as containers are given theirs."""
    file = environment.get(f"{PREFIX}{name}_FILE")
    try:
        secret = Path(file).read_text("utf-8").strip() if file else environment.get(PREFIX + name, "")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{PREFIX}{name}_FILE={file}: die Datei lässt sich nicht lesen.") from error
    if not secret.isprintable():
        raise SettingsError(f"{PREFIX}{name} enthält einen Zeilenumbruch oder ein anderes Steuerzeichen.")
    return secret


def _number(environment: Mapping[str, str], name: str, default: int, allowed: range) -> int:
    written = environment.get(PREFIX + name)
    if not written:
        return default
    if not (written.isascii() and written.isdigit() and int(written) in allowed):
        raise SettingsError(
            f"{PREFIX}{name}={written}: hier muss eine Zahl von {allowed.start} bis {allowed.stop - 1} stehen."
        )
    return int(written)
