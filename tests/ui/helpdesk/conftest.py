"""A queue for the helpdesk, and a panel to hand it out with."""

from tests.ui.pages.conftest import _english, builder, jobs, services  # noqa: F401  fixtures
from tests.unit.adapters.profile.conftest import authority, exported  # noqa: F401  fixtures
from tests.unit.journeys.helpdesk.conftest import made, profiles  # noqa: F401  fixtures
