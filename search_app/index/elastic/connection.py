"""The connection to a cluster, and what its failures are called here; the only importer of elasticsearch.

Nothing that a server says about a request is passed on whole: messages name the
place and the kind of trouble, never a secret.
"""

from __future__ import annotations

import logging
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import Any

from elastic_transport import ConnectionError as NoConnection
from elastic_transport import ConnectionTimeout, SerializationError, TlsError
from elasticsearch import (
    ApiError,
    AuthenticationException,
    AuthorizationException,
    Elasticsearch,
    NotFoundError,
    UnsupportedProductError,
)

from ingest.errors import IndexMissing, IndexUnavailable, SearchUnreachable
from search_app.index.elastic.settings import ElasticSettings

Client = Elasticsearch

NONE_YET = "Es gibt noch keinen Suchindex: „anfragen index“ baut ihn."
OLDEST = 8  # major version that is supported
PAUSE = 1.0  # seconds in which nobody waits again for a cluster that has just let someone wait in vain
WRITING = 120.0  # seconds that a request of a load may take: a merge may hold it up
WRITING_TRIES = 6  # tries of such a request; what is written twice is the same
_READING_TRIES = 3  # tries of a search, where another machine may know better
_SHARE = 0.9  # of the limit that may be waited for the cluster; the rest is for making the page
_TRANSPORT_LOGS = ("elastic_transport.transport", "elastic_transport.node_pool")
_NO_TLS = "WRONG_VERSION_NUMBER"  # OpenSSL's word for an answer that is not TLS
_UNKNOWN_HOST = ("Name or service not known", "No address associated", "nodename nor servname", "name resolution")


class Connection:
    """One cluster, asked by all threads of a process; opened by the first question."""

    def __init__(self, settings: ElasticSettings) -> None:
        self.settings = settings
        self._lock = Lock()
        self._client: Elasticsearch | None = None
        self._is_known = False
        self._blocked: tuple[float, str] = (0.0, "")

    @contextmanager
    def asking(self) -> Iterator[Client]:
        """For readers: nobody waits longer than the limit. Raises SearchUnreachable and IndexUnavailable."""
        until, reason = self._blocked
        if monotonic() < until:
            raise SearchUnreachable(reason)
        with self._told():
            yield self._known()

    @contextmanager
    def working(self) -> Iterator[Client]:
        """For whoever builds an index: patient. Raises SearchUnreachable and IndexUnavailable."""
        with self._told():
            yield self._known().options(
                request_timeout=WRITING,
                max_retries=WRITING_TRIES,
                retry_on_timeout=True,
                retry_on_status=(429, 502, 503, 504),
            )

    def close(self) -> None:
        """Let go of the connections."""
        with self._lock:
            client, self._client, self._is_known = self._client, None, False
        if client:
            client.close()

    def _known(self) -> Elasticsearch:
        """The client, once the server behind it is known to be one that we speak to."""
        with self._lock:
            self._client = self._client or _client(self.settings)
            client, is_known = self._client, self._is_known
        if not is_known:
            _check_version(client)
            self._is_known = True
        return client

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except ConnectionTimeout as error:
            reason = self._place(f"antwortet nicht innerhalb von {self.settings.timeout:g} Sekunden")
            self._blocked = (monotonic() + PAUSE, reason)
            raise SearchUnreachable(reason) from error
        except (TlsError, NoConnection, SerializationError, UnsupportedProductError) as error:
            raise SearchUnreachable(self._place(_transport_reason(error))) from error
        except ApiError as error:
            raise self._api_error(error) from error

    def _api_error(self, error: ApiError) -> IndexUnavailable:
        status = error.meta.status
        kinds = error_kinds(error.body)
        if isinstance(error, NotFoundError) and "index_not_found_exception" in kinds:
            return IndexMissing(NONE_YET)
        if isinstance(error, AuthenticationException):
            return SearchUnreachable(self._place(_REFUSED if self.settings.has_access else _WANTS_ACCESS))
        if isinstance(error, AuthorizationException):
            return SearchUnreachable(self._place("erlaubt diesem Zugang nicht, was gebraucht wird"))
        if status == 429:
            return SearchUnreachable(self._place("ist überlastet"))
        if status >= 500:
            return SearchUnreachable(self._place(f"kann gerade nicht antworten (Fehler {status})"))
        said = f": {', '.join(kinds)}" if kinds else ""
        return IndexUnavailable(self._place(f"hat eine Anfrage abgelehnt (Fehler {status}{said})"))

    def _place(self, reason: str) -> str:
        return f"Elasticsearch ({', '.join(self.settings.hosts)}) {reason}."


def _client(settings: ElasticSettings) -> Elasticsearch:
    # what failed is told by us, once, and without the traces that the library writes
    for name in _TRANSPORT_LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    several = len(settings.hosts) > 1
    how: dict[str, Any] = {
        "request_timeout": settings.timeout * _SHARE / (_READING_TRIES if several else 1),
        "retry_on_timeout": several,
        "max_retries": _READING_TRIES - 1,
        "retry_on_status": (502, 504),
    }
    if settings.api_key:
        how["api_key"] = settings.api_key
    elif settings.user:
        # encoded here: the library takes ASCII only, while Elasticsearch reads UTF-8
        how["basic_auth"] = b64encode(f"{settings.user}:{settings.password}".encode()).decode()
    try:
        if settings.ca and any(host.startswith("https") for host in settings.hosts):
            how["ssl_context"] = ssl.create_default_context(cafile=str(settings.ca))
        return Elasticsearch(list(settings.hosts), **how)
    except (ValueError, OSError) as error:  # the library quotes what it was given: not passed on
        raise IndexUnavailable(_UNUSABLE) from error


_UNUSABLE = (
    "Mit diesen Angaben zu Elasticsearch ist keine Verbindung möglich: ANFRAGEN_SEARCH_URL enthält Adressen wie "
    "https://es.example:9200, ANFRAGEN_SEARCH_CA eine lesbare Datei mit Zertifikaten."
)


_REFUSED = "nimmt die Anmeldung nicht an: Name, Kennwort oder API-Schlüssel stimmen nicht"
_WANTS_ACCESS = (
    "verlangt eine Anmeldung, und es ist keine angegeben: ANFRAGEN_SEARCH_USER mit ANFRAGEN_SEARCH_PASSWORD (oder "
    "ANFRAGEN_SEARCH_PASSWORD_FILE) nennen Name und Kennwort, ANFRAGEN_SEARCH_API_KEY einen API-Schlüssel"
)


def _check_version(client: Elasticsearch) -> None:
    for version in _versions(client):
        if version.split(".")[0].isdigit() and int(version.split(".")[0]) < OLDEST:
            raise SearchUnreachable(
                f"Elasticsearch {version} ist zu alt: gebraucht wird 8.x oder 9.x, geprüft mit 8.19 und 9.2."
            )


def _versions(client: Elasticsearch) -> list[str]:
    """The versions of the nodes; none where the rights do not reach so far."""
    try:
        found = client.info()
        return [str(found["version"]["number"])]
    except (NotFoundError, AuthorizationException):
        pass
    except ApiError as error:
        if error.meta.status not in (400, 405):  # a stripped node has no page at its root
            raise
    try:
        nodes = client.nodes.info(filter_path="nodes.*.version")
    except AuthorizationException:
        return []
    return [str(node["version"]) for node in nodes.get("nodes", {}).values()]


def _transport_reason(error: Exception) -> str:
    match error:
        case TlsError() if _NO_TLS in str(error):
            return "antwortet ohne TLS: Die Adresse beginnt dann mit http:// und nicht mit https://"
        case TlsError():
            return (
                "weist sich mit einem Zertifikat aus, dem nicht vertraut wird; ANFRAGEN_SEARCH_CA nennt die Datei der "
                "Zertifizierungsstelle"
            )
        case UnsupportedProductError() | SerializationError():
            return "ist kein Elasticsearch, das hier unterstützt wird; OpenSearch und andere Server gehören nicht dazu"
    if any(sign in str(error) for sign in _UNKNOWN_HOST):
        return "ist nicht zu finden: Dieser Rechner ist unbekannt"
    return "ist nicht erreichbar: Die Verbindung kommt nicht zustande"


def error_kinds(body: Any) -> list[str]:
    """The names of the errors in an answer: words of Elasticsearch, which quote nothing."""
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict):
        return []
    causes = [error, *error.get("root_cause", ())]
    return list(dict.fromkeys(str(cause["type"]) for cause in causes if "type" in cause))
