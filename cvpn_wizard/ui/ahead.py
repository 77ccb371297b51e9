"""Imports ahead of their need, in a job: a page's first visit must not wait for its modules."""

from __future__ import annotations

import time
from importlib import import_module
from threading import Event

from cvpn_wizard.ui.pages import PAGES

SWITCH_SECONDS = 0.0005
"""How long a worker may keep Python to itself while the window wants it; Python's own is 5 ms,
which a repaint with its many calls between Python and Qt feels as a stutter."""

BREATH_SECONDS = 0.01

MODULES = (
    "cvpn_wizard.ui.setup_frame",
    "cvpn_wizard.adapters.network.routes",
    "cvpn_wizard.adapters.pki.easy_rsa",
    "cvpn_wizard.adapters.profile.checks",
    "cvpn_wizard.journeys.building",
    "cvpn_wizard.journeys.draft",
    "cvpn_wizard.journeys.record",
    "cvpn_wizard.ui.check_page",
    "cvpn_wizard.ui.laptop",
    "cvpn_wizard.ui.care",
    "cvpn_wizard.ui.help_page",
    "filelock",
)


def import_setup(_cancelled: Event) -> None:
    """Import what the first page of the set-up needs."""
    import_module(MODULES[0])
    import_module(PAGES["before"].partition(":")[0])


def import_ahead(cancelled: Event) -> None:
    """Import what the journeys need, with pauses in which the window has Python to itself."""
    pages = [where.partition(":")[0] for where in PAGES.values()]
    for module in (*MODULES[:1], *pages, *MODULES[1:]):
        if cancelled.is_set():
            return
        import_module(module)
        time.sleep(BREATH_SECONDS)
    _keys_ahead()


def _keys_ahead() -> None:
    """Keys for a CA, a server and one laptop: what most set-ups need."""
    from cvpn_wizard.adapters.pki.keys import STOCK  # noqa: PLC0415  imports cryptography

    STOCK.ahead = True
    STOCK.fill(3)
