"""What all tests share: where the real papers lie when they are at hand."""

from pathlib import Path

import pytest

from tests.engines import elastic, maker
from tests.nodes import nodes

__all__ = ["elastic", "maker", "nodes"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample papers that are part of the project."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real papers beside the project; skips the test when they are not there."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: the real papers are not part of the project")
    return SHARED
