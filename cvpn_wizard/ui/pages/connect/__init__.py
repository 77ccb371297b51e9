"""Page Connect: this computer on the VPN, and the proof."""

from cvpn_wizard.ui.pages.connect.page import ConnectPage

__all__ = ["ConnectPage"]
