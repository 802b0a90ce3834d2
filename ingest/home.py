"""Where the archive lies when nobody says; the only importer of platformdirs."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "ANFRAGEN_HOME"


def default_home() -> Path:
    """Tell the folder that ``ANFRAGEN_HOME`` names, else the platform's folder for a program's data."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("anfragenarchiv", appauthor=False)
