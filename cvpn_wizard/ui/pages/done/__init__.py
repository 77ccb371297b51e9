"""Page Done: the record, and what comes next."""

from cvpn_wizard.ui.pages.done.page import DonePage

__all__ = ["DonePage"]
