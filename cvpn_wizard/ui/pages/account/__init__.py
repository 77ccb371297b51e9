"""Page Account: which AWS account and Region, and whether we may do there what is needed."""

from cvpn_wizard.ui.pages.account.page import AccountPage

__all__ = ["AccountPage"]
