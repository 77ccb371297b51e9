"""One ground for each module of tests (and each worker): laying it takes a quarter of a second."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tunnel.papers import Papers
from tests.tunnel.proving_ground import Place, place


@pytest.fixture(scope="module", name="place")
def _place() -> Iterator[Place]:
    with place() as made:
        yield made


@pytest.fixture(scope="module")
def papers() -> Papers:
    return Papers()
