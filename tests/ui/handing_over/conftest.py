"""Finished profiles to hand over."""

from tests.ui.pages.conftest import _english, jobs  # noqa: F401  fixtures
from tests.unit.adapters.bundle.conftest import (  # noqa: F401  fixtures
    authority,
    exported,
    finished,
    person,
)
