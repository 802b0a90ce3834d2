"""What the disk or a database refuses, in German: the words of the system are in the language of whoever built it."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

_SYSTEM: Mapping[int, str] = {
    errno.EACCES: "Das Recht dazu fehlt",
    errno.EPERM: "Das Recht dazu fehlt",
    errno.EROFS: "Der Datenträger kann nur gelesen werden",
    errno.ENOSPC: "Der Speicherplatz ist voll",
    errno.EDQUOT: "Der Speicherplatz ist voll",
    errno.ENOENT: "Es gibt die Datei oder den Ordner nicht",
    errno.ENOTDIR: "Ein Teil des Pfades ist kein Ordner",
    errno.EISDIR: "Das ist ein Ordner",
    errno.EEXIST: "Hier liegt schon eine Datei",
    errno.ENAMETOOLONG: "Der Name ist zu lang",
    errno.EMFILE: "Es sind zu viele Dateien offen",
    errno.EIO: "Der Datenträger meldet einen Fehler",
    errno.EADDRNOTAVAIL: "Diese Adresse hat der Rechner nicht",
}
_DATABASE: Mapping[str, str] = {
    "READONLY": "Das Recht zu schreiben fehlt",
    "PERM": "Das Recht dazu fehlt",
    "CANTOPEN": "Die Datei lässt sich nicht öffnen",
    "CORRUPT": "Die Datei ist beschädigt",
    "NOTADB": "Die Datei ist keine Datenbank",
    "FULL": "Der Speicherplatz ist voll",
    "IOERR": "Der Datenträger meldet einen Fehler",
    "BUSY": "Ein anderer Vorgang schreibt gerade",
    "LOCKED": "Ein anderer Vorgang schreibt gerade",
}
"""By the words of SQLite's primary result codes."""


def refusal(error: Exception) -> str:
    """Why the disk or the database refused, without a full stop; a code where there are no words for it."""
    name = getattr(error, "sqlite_errorname", "")
    if name:
        kind = name.split("_")[1]
        return _DATABASE.get(kind, f"Fehler {name}")
    number = getattr(error, "errno", None)
    if number is None:
        return f"Fehler {type(error).__name__}"
    return _SYSTEM.get(number, f"Fehler {errno.errorcode.get(number, number)}")


def is_read_only(path: Path) -> bool:
    """Whether a folder that is there must not be written, or a file or its folder: by its rights or as a whole disk."""
    folder = path if path.is_dir() else path.parent
    return path.exists() and not (os.access(path, os.W_OK) and os.access(folder, os.W_OK))
