"""Benchmarks run only when they are asked for: ``make bench``."""

import pytest


@pytest.fixture(scope="session")
def benchmarks_only(request: pytest.FixtureRequest) -> None:
    """Skip what takes minutes, unless benchmarks are enabled."""
    if request.config.getoption("benchmark_disable") and not request.config.getoption("benchmark_enable"):
        pytest.skip("benchmarks are off; make bench turns them on")
