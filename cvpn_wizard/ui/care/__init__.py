"""Look after a VPN: a list, and for each VPN a room with its sections."""

from cvpn_wizard.ui.care.page import CarePage

__all__ = ["CarePage"]
