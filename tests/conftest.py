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


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the marks by a hook of this name
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests on real nodes in one of several test processes, so that the nodes are started once."""
    for item in items:
        if isinstance(item, pytest.Function) and "nodes" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("nodes"))
