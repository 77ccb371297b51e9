"""Page Addresses: the range that laptops get their addresses from."""

from cvpn_wizard.ui.pages.addresses.page import AddressesPage

__all__ = ["AddressesPage"]
