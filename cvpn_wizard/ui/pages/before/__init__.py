"""Page Before you begin: which VPN this is, what is needed, what it costs, how long it takes."""

from cvpn_wizard.ui.pages.before.page import BeforePage

__all__ = ["BeforePage"]
