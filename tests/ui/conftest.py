"""The same things for the frame and the widgets as for the pages."""

from tests.ui.pages.conftest import (  # noqa: F401  fixtures, found by their names
    _english,
    answers,
    builder,
    jobs,
    practising,
    services,
)
