"""Page Addresses: the range from which laptops get theirs."""

from cvpn_wizard.ui.pages.addresses.page import AddressesPage

__all__ = ["AddressesPage"]
