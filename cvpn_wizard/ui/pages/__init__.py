"""A file for each page of the journey Set up a VPN. A page knows no other page.

Pages are imported when they are first shown: the first one must not wait for the tenth.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cvpn_wizard.ui.page import Page

PAGES: dict[str, str] = {
    "before": "cvpn_wizard.ui.pages.before:BeforePage",
    "account": "cvpn_wizard.ui.pages.account:AccountPage",
    "certificates": "cvpn_wizard.ui.pages.certificates:CertificatesPage",
    "network": "cvpn_wizard.ui.pages.network:NetworkPage",
    "addresses": "cvpn_wizard.ui.pages.addresses:AddressesPage",
    "access": "cvpn_wizard.ui.pages.access:AccessPage",
    "review": "cvpn_wizard.ui.pages.review:ReviewPage",
    "progress": "cvpn_wizard.ui.pages.progress:ProgressPage",
    "connect": "cvpn_wizard.ui.pages.connect:ConnectPage",
    "done": "cvpn_wizard.ui.pages.done:DonePage",
}
"""Page id → where its class is, in the order of the flow."""


def page_class(page_id: str) -> type[Page]:
    """Import the class of a page."""
    module, _, name = PAGES[page_id].partition(":")
    found: type[Page] = getattr(import_module(module), name)
    return found
