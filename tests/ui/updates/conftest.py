"""A publisher, and what every test of the window stands on."""

from __future__ import annotations

from tests.ui.pages.conftest import (  # noqa: F401  fixtures, found by their names
    _english,
    answers,
    builder,
    jobs,
    practising,
    services,
)
from tests.unit.journeys.updates.conftest import publisher  # noqa: F401
